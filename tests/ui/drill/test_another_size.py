"""Another size of window, another look, another screen: the pictures are made again, never stretched."""

from __future__ import annotations

import json

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.drill.controller import Step
from gmi_trainer.ui.theme.theme import Scheme, Theme
from tests.ui.drill.theatre import Theatre

Key = Qt.Key


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


def test_the_stage_keeps_its_picture_in_the_middle(theatre: Theatre) -> None:
    theatre.begin()
    pad, view = theatre.stage.pad.rect(), theatre.stage.view.geometry()

    assert abs(pad.center().x() - view.center().x()) <= 4
    assert abs(pad.center().y() - view.center().y()) <= 4
    assert pad.contains(view)
    assert theatre.find(QPushButton, "drill.pause").isVisible()


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

    assert "Getting the pictures ready…" in theatre.words()


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
