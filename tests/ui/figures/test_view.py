"""What all figures have in common: they take their own keys, and a screen reader hears what changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.content.lesson_files import LessonFolder
from gmi_trainer.ui.figures.factory import figure_for
from gmi_trainer.ui.figures.gives_way import GivesWay
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.stop_slider import SliderStop, StopRow, nearest
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import TEXT_PERCENTS
from gmi_trainer.ui.translation import PseudoTranslator
from gmi_trainer.ui.words.translate import english
from tests.ui.figures.conftest import Shown
from tests.ui.figures.samples import LESSONS, figure_of

FOLDERS = [path.parent.name for path in sorted(LESSONS.glob("*/figure.yaml"))]


def act(view: FigureView) -> None:
    """Anything that a person may do with it: the first slider moves, or the first button that can be is pressed."""
    row = next(iter(view.findChildren(QSlider)), None)
    if row is not None:
        row.setValue(row.value() - 1 if row.value() > row.minimum() else row.value() + 1)
    else:
        next(one for one in view.findChildren(QPushButton) if one.isEnabled()).click()


class Page(QWidget):
    """Notes the keys that come this far: they would turn the page."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    return page


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_lessons_own_reader_gives_what_a_figure_needs(look: Look, folder: str, page: Page) -> None:
    course = LessonFolder(LESSONS).load("en").course
    figure = next(
        one.figure
        for one in course.in_order
        if one.figure is not None and one.figure.kind == figure_of(folder).kind
    )

    assert figure_for(figure, look, english, page) is not None


@pytest.mark.parametrize("folder", FOLDERS)
def test_arrows_never_turn_the_page_and_space_does_where_nothing_is_pressed_by_it(
    look: Look, folder: str, page: Page, qtbot: QtBot
) -> None:
    view = figure_for(figure_of(folder), look, english, page)
    assert view is not None
    page.show()
    for part in view.findChildren(QWidget):
        if part.focusPolicy() is not Qt.FocusPolicy.NoFocus and part.isEnabled():
            for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
                qtbot.keyClick(part, key)
    assert page.keys == []

    qtbot.keyClick(next(iter(view.findChildren(QSlider)), view), Qt.Key.Key_Space)
    assert page.keys == [Qt.Key.Key_Space]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_part_has_a_name_for_who_listens(shown: Shown, folder: str) -> None:
    view = shown(folder)
    parts = [one for one in view.findChildren(QWidget) if isinstance(one, QAbstractButton | QSlider)]

    assert len(parts) >= 4
    assert all(part.accessibleName() for part in parts)
    assert all(part.objectName().startswith("figure.") for part in parts)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_target_is_large_enough(shown: Shown, look: Look, folder: str) -> None:
    view = shown(folder)
    for part in view.findChildren(QWidget):
        if isinstance(part, QAbstractButton | QSlider) and part.isVisibleTo(view):
            assert part.height() >= look.length("touch") - 1, part.objectName()
            assert part.width() >= look.length("touch"), part.objectName()


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_change_is_said_politely(shown: Shown, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    view = shown(folder)
    told: list[str] = []
    said: list[str] = []

    def listen(event: object) -> None:
        told.append(event.message())  # type: ignore[attr-defined]  # an announcement

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    view.changed_words.connect(said.append)
    act(view)

    assert len(said) == 1
    assert told == said


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("text", TEXT_PERCENTS)
def test_a_figure_fits_into_a_small_window(shown: Shown, qtbot: QtBot, folder: str, text: int) -> None:
    view = shown(folder, text=text, width=600)

    qtbot.waitUntil(lambda: view.height() >= view.heightForWidth(view.width()))
    assert view.minimumSizeHint().width() <= 600 - 40


def play_with(view: FigureView) -> None:
    """Move and press all there is, twice."""
    for _ in range(2):
        for slider in view.findChildren(QSlider):
            for value in range(slider.minimum(), slider.maximum() + 1):
                slider.setValue(value)
        for button in view.findChildren(QAbstractButton):
            button.click()


@pytest.mark.parametrize("folder", FOLDERS)
def test_without_one_of_its_texts_a_figure_is_left_out_or_never_asks_for_it(
    look: Look, page: Page, folder: str
) -> None:
    figure = figure_of(folder)
    missed = 0
    for text_id in figure.texts:
        texts = {key: text for key, text in figure.texts.items() if key != text_id}
        view = figure_for(replace(figure, texts=texts), look, english, page)
        if view is None:
            missed += 1
        else:
            play_with(view)  # what is raised in a slot ends the test
            view.deleteLater()

    assert missed > len(figure.texts) / 2


def test_a_text_with_a_field_that_nobody_knows_is_told(look: Look, page: Page) -> None:
    figure = figure_of(FOLDERS[0])
    view = FigureView(replace(figure, texts={**figure.texts, "odd": "{nothing} here"}), look, english, page)

    with pytest.raises(UnfitFigureError, match="unknown field"):
        view.words("odd", level="low")


def test_the_nearest_stop_is_the_one_that_is_meant() -> None:
    stops = [SliderStop(0.0), SliderStop(0.2), SliderStop(1.0)]

    assert [nearest(stops, place) for place in (-1, 0.09, 0.11, 0.5, 0.7, 2)] == [0, 0, 1, 1, 2, 2]


def test_a_button_at_its_end_hands_the_keyboard_to_the_slider(look: Look, qtbot: QtBot) -> None:
    row = StopRow(look, "row", "Age", [SliderStop(0.0), SliderStop(1.0)], english)
    qtbot.addWidget(row)
    row.show()
    row.on.setFocus()
    qtbot.waitUntil(row.on.hasFocus)
    row.on.click()

    assert row.at == 1
    assert not row.on.isEnabled()
    assert row.back.isEnabled()
    assert row.slider.hasFocus()


def test_the_arrow_buttons_say_what_they_move_in_the_language_shown(look: Look, qtbot: QtBot) -> None:
    def made_up(context: str, text: str) -> str:
        return str(PseudoTranslator().translate(context, text))

    row = StopRow(look, "row", "Age", [SliderStop(0.0), SliderStop(1.0)], made_up)
    qtbot.addWidget(row)

    assert row.on.accessibleName() != "Age: one step on"
    assert "Age" in row.on.accessibleName()


def test_the_button_goes_below_where_there_is_no_room_beside(look: Look, qtbot: QtBot) -> None:
    wide, button = QLabel("wide"), QLabel("button")
    pair = GivesWay(look, wide, button)
    qtbot.addWidget(pair)
    pair.show()
    pair.resize(700, 60)
    qtbot.waitUntil(lambda: button.x() > wide.x())
    pair.resize(300, 120)
    qtbot.waitUntil(lambda: button.y() > wide.y())
