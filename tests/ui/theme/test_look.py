"""The look reaches every widget, at once, and comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from gmi_trainer import resources
from gmi_trainer.ui.theme import icons
from gmi_trainer.ui.theme import look as look_module
from gmi_trainer.ui.theme.fonts import FAMILY, load_fonts
from gmi_trainer.ui.theme.icons import LineIcon
from gmi_trainer.ui.theme.indicators import write_indicators
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import TEXT_PERCENTS, Scheme, SystemLook, Theme
from gmi_trainer.ui.theme.tokens import ALL, DARK, LIGHT, Tokens


def colours_in(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_the_bundled_font_is_used_in_its_real_weights(look: Look, qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == FAMILY
    assert {"Regular", "Medium", "SemiBold", "Bold"} <= set(QFontDatabase.styles(FAMILY))


def test_a_folder_without_fonts_is_noticed(qapp: QApplication, tmp_path: Path) -> None:
    assert not load_fonts(tmp_path)


@pytest.mark.parametrize("percent", TEXT_PERCENTS)
def test_a_button_is_a_large_target_at_every_text_size(look: Look, qtbot: QtBot, percent: int) -> None:
    look.set_theme(Theme(Scheme.LIGHT, percent))
    for role in ("primary", "secondary", "quiet"):
        button = QPushButton("Start")
        button.setProperty("role", role)
        qtbot.addWidget(button)
        button.show()

        assert button.sizeHint().height() >= TOUCH_PX * percent // 100


@pytest.mark.parametrize("kind", [QLineEdit, QComboBox, QCheckBox, QRadioButton])
def test_fields_are_large_targets_too(look: Look, qtbot: QtBot, kind: type[QLineEdit]) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.show()

    assert field.sizeHint().height() >= TOUCH_PX


def test_a_new_theme_recolours_what_is_already_on_screen(look: Look, qtbot: QtBot) -> None:
    button = QPushButton("Start")
    button.setProperty("role", "primary")
    qtbot.addWidget(button)
    button.show()
    assert LIGHT.accent in colours_in(button.grab().toImage())

    with qtbot.waitSignal(look.changed):
        look.set_theme(Theme(Scheme.DARK))

    assert look.tokens is DARK
    assert DARK.accent in colours_in(button.grab().toImage())


@pytest.mark.parametrize(
    ("chosen", "system", "still"),
    [(None, True, True), (None, False, False), (True, False, True), (False, True, False)],
)
def test_stillness_is_the_persons_choice_before_the_systems(
    look: Look, monkeypatch: pytest.MonkeyPatch, chosen: bool | None, system: bool, still: bool
) -> None:
    look.set_theme(Theme(Scheme.LIGHT, reduced_motion=chosen))
    monkeypatch.setattr(look, "_system", SystemLook(reduced_motion=system))

    assert look.is_still is still


def test_the_same_theme_again_changes_nothing(look: Look, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(look.changed):
        look.set_theme(look.theme)


def test_larger_text_reaches_a_label_that_is_already_there(look: Look, qtbot: QtBot) -> None:
    label = QLabel("Left or right?")
    label.setProperty("role", "title")
    qtbot.addWidget(label)
    label.show()
    before = label.sizeHint().height()

    look.set_theme(Theme(Scheme.LIGHT, 200))

    assert label.sizeHint().height() == pytest.approx(2 * before, abs=4)


def painted(icon: LineIcon, *, on: bool = False) -> set[str]:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    icon.paint(painter, image.rect(), on=on)
    painter.end()
    return colours_in(image)


def test_an_icon_takes_the_colour_of_the_theme_in_force(look: Look) -> None:
    icon = look.icon("play", "accent", when_on="left")
    assert LIGHT.accent in painted(icon)
    assert LIGHT.left in painted(icon, on=True)

    look.set_theme(Theme(Scheme.DARK))

    assert DARK.accent in painted(icon)


def test_a_buttons_icon_is_crisp_on_a_dense_screen_and_has_a_gap_to_its_words(
    look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(icons, "densities", lambda: (1, 2))  # as with a dense screen beside a usual one
    pixmap = look.button_icon("play", "accent").pixmap(look.button_icon_size(), 2.0)

    assert pixmap.size() == look.button_icon_size() * 2 == QSize(56, 40)
    assert LIGHT.accent in colours_in(pixmap.toImage())
    gap = pixmap.toImage().copy(41, 0, 15, 40)
    assert {gap.pixelColor(x, y).alpha() for x in range(15) for y in range(40)} == {0}


def test_a_switched_off_buttons_icon_is_muted(look: Look) -> None:
    icon = look.button_icon("play", "accent", enabled=False)

    pixmap = icon.pixmap(look.button_icon_size(), 1.0, QIcon.Mode.Disabled)

    assert LIGHT.muted in colours_in(pixmap.toImage())


def test_the_focus_ring_shows(look: Look, qtbot: QtBot) -> None:
    button = QPushButton("Start")
    button.setProperty("role", "primary")
    qtbot.addWidget(button)
    button.show()
    assert LIGHT.focus not in colours_in(button.grab().toImage())

    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)

    assert LIGHT.focus in colours_in(button.grab().toImage())


def test_a_button_keeps_its_size_when_it_gets_the_focus(look: Look, qtbot: QtBot) -> None:
    button = QPushButton("Back")
    button.setProperty("role", "secondary")
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint()

    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)

    assert button.sizeHint() == before


def test_following_the_system_listens_while_it_runs(
    look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The offscreen platform has no theme of its own, so what Qt reads from the system is given here."""
    look.set_theme(Theme(Scheme.SYSTEM))
    hints = QGuiApplication.styleHints()

    with monkeypatch.context() as system:
        system.setattr(look_module, "read_system_look", lambda _hints: SystemLook(dark=True))
        with qtbot.waitSignal(look.changed):
            hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert look.tokens is DARK

    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert look.tokens is LIGHT


def test_the_system_does_not_touch_a_choice(
    look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = QGuiApplication.styleHints()
    with monkeypatch.context() as system, qtbot.assertNotEmitted(look.changed):
        system.setattr(look_module, "read_system_look", lambda _hints: SystemLook(dark=True))
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert look.tokens is LIGHT


@pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)
def test_drawings_are_written_once_a_colour(tmp_path: Path, tokens: Tokens) -> None:
    def read(name: str) -> bytes:
        return resources.find("assets", "icons", f"{name}.svg").read_bytes()

    folder = tmp_path / "deep" / "folder"
    paths = write_indicators(folder, tokens, read)
    stamps = {path: Path(path).stat().st_mtime_ns for path in paths.values()}

    assert write_indicators(folder, tokens, read) == paths
    assert {path: Path(path).stat().st_mtime_ns for path in paths.values()} == stamps
    assert all(b"currentColor" not in Path(path).read_bytes() for path in paths.values())


def test_a_spoilt_drawing_is_written_again(tmp_path: Path) -> None:
    def read(name: str) -> bytes:
        return resources.find("assets", "icons", f"{name}.svg").read_bytes()

    tick = Path(write_indicators(tmp_path, LIGHT, read)["tick"])
    tick.write_bytes(b"")

    write_indicators(tmp_path, LIGHT, read)

    assert tick.read_bytes() != b""
