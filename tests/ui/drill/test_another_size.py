"""Another size of window, another look, another screen: the pictures are made again, never stretched."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.background import Background
from gmi_trainer.ui.drill.controller import Step
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from tests.ui.drill.theatre import TRAINING, Theatre
from tests.ui.inspection import cut_words

Key = Qt.Key


def miss_three(theatre: Theatre) -> None:
    for _ in range(3):
        theatre.until_shown()
        theatre.wait_out("limit")
        theatre.wait_out()


def finish(theatre: Theatre) -> None:
    theatre.press(Key.Key_N)
    theatre.play_on()
    theatre.click("result.details")


SCENES: dict[str, Callable[[Theatre], object]] = {
    "picture": lambda t: None,
    "right": lambda t: t.answer_right(),
    "too fast": lambda t: t.answer_right(50),
    "other device": lambda t: t.click_half(t.shown.side),
    "offer": miss_three,
    "settle": lambda t: t.press(Key.Key_Escape),
    "result": finish,
}


def test_another_size_of_window_makes_the_pictures_again_before_the_drill_goes_on(theatre: Theatre) -> None:
    theatre.begin()
    first = theatre.stage.view.width()
    theatre.press(Key.Key_Space)
    theatre.resize(700, 520)
    theatre.press(Key.Key_Space)
    assert theatre.at(Step.PAUSED), "not before the pictures fit"

    theatre.wait_until_loaded()
    theatre.until_started()

    assert theatre.stage.view.width() < first
    assert [size for _, size in theatre.frames.asked_for] == [first, theatre.stage.view.width()]
    theatre.play_on()
    assert theatre.session.scored == 5


def test_another_size_on_the_ready_screen_makes_the_pictures_again(theatre: Theatre) -> None:
    theatre.open()
    theatre.resize(700, 520)
    theatre.press(Key.Key_Space)
    assert theatre.at(Step.READY)
    theatre.wait_until_loaded()
    theatre.until_started()

    assert theatre.frames.asked_for[-1][1] == theatre.stage.view.width()
    theatre.play_on()


def test_a_size_that_shows_the_same_picture_makes_nothing_again(theatre: Theatre) -> None:
    theatre.begin()
    theatre.press(Key.Key_Space)
    theatre.resize(905, 702)
    theatre.press(Key.Key_Space)
    theatre.until_started()

    assert len(theatre.frames.asked_for) == 1
    theatre.play_on()


def test_another_theme_in_mid_drill_pauses_and_makes_the_pictures_again(theatre: Theatre) -> None:
    """The pictures melt into the stage's colour; a system that goes dark in the evening changes it."""
    theatre.begin()
    theatre.look.set_theme(Theme(scheme=Scheme.DARK))
    assert theatre.panel == "drill.paused"
    theatre.press(Key.Key_Space)
    theatre.wait_until_loaded()
    theatre.until_started()

    assert len(theatre.frames.asked_for) == 2
    theatre.until_shown()
    grabbed = theatre.stage.view.grab().toImage()
    assert grabbed.pixelColor(0, 0).name() == theatre.look.tokens.stage
    theatre.play_on()


def test_a_large_window_has_the_picture_in_its_middle(look: Look, jobs: Background, qtbot: QtBot) -> None:
    theatre = Theatre(look, jobs, qtbot, size=(1180, 820))
    theatre.begin()
    pad, view = theatre.stage.pad.rect(), theatre.stage.view.geometry()
    theatre.view.close_drill()

    assert view.width() == 480
    assert abs(pad.center().x() - view.center().x()) <= 4
    assert abs(pad.center().y() - view.center().y()) <= 4


def test_another_screen_makes_the_pictures_again_if_they_need_more_pixels(theatre: Theatre) -> None:
    theatre.begin()
    QCoreApplication.sendEvent(theatre.stage, QEvent(QEvent.Type.DevicePixelRatioChange))

    assert theatre.panel == "drill.paused"
    assert theatre.timer("refit").isActive()


def test_the_drill_can_be_ended_while_the_pictures_are_made_again(theatre: Theatre, qtbot: QtBot) -> None:
    theatre.begin()
    theatre.answer_right()
    theatre.press(Key.Key_Space)
    theatre.frames.doors.clear()
    theatre.resize(700, 520)
    theatre.wait_out("refit")
    theatre.press(Key.Key_Escape)
    theatre.frames.doors.set()
    qtbot.waitUntil(lambda: theatre.tools.jobs.is_idle)

    assert theatre.panel == "drill.settle"
    assert theatre.session.finished_utc is not None
    assert not theatre.timer("pixmap").isActive()


def test_a_start_that_waits_is_said(theatre: Theatre) -> None:
    theatre.begin()
    theatre.press(Key.Key_Space)
    theatre.resize(700, 520)
    theatre.press(Key.Key_Space)

    assert "Getting your pictures ready…" in theatre.words()


def test_a_session_remembers_where_its_pictures_stood_later(theatre: Theatre) -> None:
    theatre.begin()
    first = theatre.stage.view.width()
    theatre.press(Key.Key_Space)
    theatre.resize(700, 520)
    theatre.press(Key.Key_Space)
    theatre.until_started()
    theatre.play_on()

    told = json.loads(json.dumps(theatre.session.environment))
    now = theatre.stage.view.width()
    assert told["stimulus_rect"][2:] == [first, first]
    assert [rect[2:] for rect in told["later_stimulus_rects"]] == [[now, now]]


def test_the_picture_begins_on_a_whole_pixel_of_every_screen(theatre: Theatre) -> None:
    """At 125, 150 and 175 % four logical pixels are a whole number of the screen's."""
    theatre.begin()
    for width in range(860, 868):
        theatre.resize(width, 700 - width % 7)
        corner = theatre.stage.view.mapTo(theatre.view, QPoint(0, 0))
        assert (corner.x() % 4, corner.y() % 4) == (0, 0)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(640, 480), (700, 520), (1180, 820)])
@pytest.mark.parametrize("scene", SCENES)
def test_no_word_of_a_drill_is_cut_off(
    look: Look, jobs: Background, qtbot: QtBot, percent: int, size: tuple[int, int], scene: str
) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    theatre = Theatre(look, jobs, qtbot, size=size)
    theatre.begin(replace(TRAINING, limit_ms=3000))
    SCENES[scene](theatre)

    def nothing_is_cut() -> None:
        """Layouts need a moment to find their heights."""
        assert cut_words(theatre.view) == []

    qtbot.waitUntil(nothing_is_cut, timeout=2000)
    assert theatre.view.size().toTuple() == size, "the drill fits into the window that there is"
    if theatre.controller.is_in_block:
        picture = theatre.stage.view.geometry()
        beside = [theatre.find(QWidget, f"drill.{name}") for name in ("left", "right", "feedback")]
        assert [w.objectName() for w in beside if w.geometry().intersects(picture)] == []
        assert all(theatre.stage.pad.rect().contains(w.geometry()) for w in beside)
        assert theatre.stage.pad.rect().contains(picture)
    theatre.view.close_drill()
    qtbot.waitUntil(lambda: jobs.is_idle)
