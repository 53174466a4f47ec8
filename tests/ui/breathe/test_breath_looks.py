"""Every screen in small windows, with large text, in every scheme: nothing is cut off, small or nameless."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.breath_cues import CueTrouble
from gmi_trainer.domain.breathing import EASIEST, LADDER, BreathSpec
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.stage.before_rating import BeforeRating
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.translation import PseudoTranslator, qt_translate
from tests.ui.breathe.breath_theatre import LEAD_IN_S, BreathTheatre
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.test_made_up_language import forgotten as left_in_english

Key = Qt.Key


def everything(theatre: BreathTheatre) -> Iterator[str]:
    """Every screen of the stage, one after the other."""
    theatre.trouble = CueTrouble.NO_DEVICE
    theatre.open()
    yield "ready"
    theatre.press(Key.Key_6)
    theatre.press(Key.Key_Space)
    yield "lead-in"
    theatre.breathe(LEAD_IN_S + 13)
    theatre.press(Key.Key_E)
    yield "easier"
    theatre.press(Key.Key_Space)
    yield "paused"
    theatre.click("breath.flare")
    yield "flare"
    theatre.press(Key.Key_Space)
    theatre.sleep(timedelta(minutes=5))
    yield "slept"
    theatre.press(Key.Key_D)
    yield "dizzy"
    theatre.press(Key.Key_Space)
    yield "dizzy result"
    theatre.click("breath.done")
    theatre.begin(BreathSpec(EASIEST, 2)).breathe(LEAD_IN_S)
    theatre.press(Key.Key_E)
    yield "gentlest"
    theatre.press(Key.Key_D)
    yield "dizzy again"
    theatre.press(Key.Key_Space)
    theatre.click("breath.done")
    theatre.open()
    yield "ready after dizziness"
    theatre.press(Key.Key_6)
    theatre.press(Key.Key_Space)
    theatre.breathe(130)
    yield "result"
    theatre.press(Key.Key_2)
    theatre.click("breath.pace.answers.too_long")
    yield "too long"


@pytest.fixture
def small_theatre(
    tmp_path: Path, look: Look, jobs: Background, qtbot: QtBot, request: pytest.FixtureRequest
) -> Iterator[BreathTheatre]:
    percent, size, scheme = request.param
    look.set_theme(Theme(scheme, percent))
    theatre = BreathTheatre(tmp_path, look, jobs, qtbot, size=size)
    yield theatre
    assert theatre.view.size().toTuple() == size
    theatre.close()


@pytest.mark.parametrize(
    "small_theatre",
    [
        (100, (640, 480), Scheme.LIGHT),
        (150, (700, 520), Scheme.DARK),
        (200, (640, 480), Scheme.HIGH_CONTRAST_LIGHT),
        (200, (1180, 820), Scheme.LIGHT),
    ],
    ids=["100 %", "150 %", "200 % small", "200 %"],
    indirect=True,
)
def test_nothing_is_cut_off_small_or_nameless(small_theatre: BreathTheatre, qtbot: QtBot) -> None:
    theatre = small_theatre
    for screen in everything(theatre):
        qtbot.waitUntil(lambda: cut_words(theatre.view) == [], timeout=2000)
        assert nameless(theatre.view) == [], screen
        assert small_targets(theatre.view, theatre.look.length("touch")) == [], screen


@pytest.mark.parametrize(
    "small_theatre",
    [
        (100, (640, 480), Scheme.LIGHT),
        (150, (700, 520), Scheme.DARK),
        (200, (640, 480), Scheme.LIGHT),
    ],
    ids=["100 %", "150 %", "200 %"],
    indirect=True,
)
def test_the_obvious_button_is_in_view(small_theatre: BreathTheatre) -> None:
    """Start, Go on and Done: without scrolling, in the smallest window."""
    theatre = small_theatre
    theatre.open(BreathSpec(LADDER[2], 2))
    for name, key in (
        ("breath.start", Key.Key_Space),
        ("breath.go_on", Key.Key_Space),
        ("breath.done", None),
    ):
        if name == "breath.done":
            theatre.breathe(60)
        QApplication.processEvents()
        button = theatre.find(QPushButton, name)
        lowest = button.mapTo(theatre.view, button.rect().bottomLeft()).y()
        assert lowest <= theatre.view.height(), name
        if key is not None:
            theatre.press(key)
        if name == "breath.start":
            theatre.press(Key.Key_Space)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_question_stands_on_the_calm_ground(
    tmp_path: Path, look: Look, jobs: Background, qtbot: QtBot, scheme: Scheme
) -> None:
    look.set_theme(Theme(scheme))
    theatre = BreathTheatre(tmp_path, look, jobs, qtbot)
    theatre.open()
    QApplication.processEvents()
    question = theatre.find(BeforeRating, "breath.before")
    picture = theatre.view.grab().toImage()
    ratio = picture.devicePixelRatio()
    corner = question.mapTo(theatre.view, question.rect().topLeft())
    cell = question.row.cells[3]
    inside = cell.mapTo(theatre.view, cell.rect().center()) - QPoint(0, cell.height() // 3)

    for place in (corner, inside):
        colour = picture.pixelColor(round(place.x() * ratio), round(place.y() * ratio))
        assert colour == look.colour("calm")
    theatre.close()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [640, 700, 900, 1180])
def test_the_four_buttons_stand_side_by_side_or_in_two_rows(
    tmp_path: Path, look: Look, jobs: Background, qtbot: QtBot, percent: int, width: int
) -> None:
    look.set_theme(Theme(Scheme.LIGHT, percent))
    theatre = BreathTheatre(tmp_path, look, jobs, qtbot, size=(width, 600))
    theatre.begin()
    bar = [theatre.find(QPushButton, f"breath.{name}") for name in ("pause", "easier", "dizzy", "stop")]
    QApplication.processEvents()

    edges = [button.mapTo(theatre.view, button.rect().topRight()).x() for button in bar]
    assert max(edges) <= width
    assert len({button.y() for button in bar}) in (1, 2)
    assert theatre.stage.pacer.height() >= 200, "most of the room is the pacer's"
    theatre.close()


def test_every_word_can_be_translated(
    tmp_path: Path, look: Look, jobs: Background, qtbot: QtBot, qapp: QApplication
) -> None:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    theatre = BreathTheatre(tmp_path, look, jobs, qtbot, translate=qt_translate)
    for screen in everything(theatre):
        assert left_in_english(theatre.view) == [], screen
    theatre.close()
    qapp.removeTranslator(translator)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
