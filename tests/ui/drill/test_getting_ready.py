"""Between choosing a drill and its first picture: waiting for pictures, and problems."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import Purpose, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.trial import TrialResult
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.drill import rests
from gmi_trainer.ui.drill.controller import Step
from gmi_trainer.ui.theme.look import Look
from tests.fakes import FakeSessionLog
from tests.samples import sample_picture
from tests.ui.drill.theatre import TRAINING, Theatre

Key = Qt.Key


def test_start_pressed_too_soon_starts_by_itself_later(theatre: Theatre, qtbot: QtBot) -> None:
    theatre.frames.doors.clear()
    theatre.view.play(TRAINING)
    theatre.press(Key.Key_Space)
    assert theatre.at(Step.READY)
    assert "Getting your pictures ready…" in theatre.words()

    theatre.frames.doors.set()
    qtbot.waitUntil(lambda: theatre.at(Step.LEAD_IN))

    theatre.play_on()
    assert theatre.session.scored == 5


def test_one_can_leave_while_the_pictures_are_made(theatre: Theatre, qtbot: QtBot) -> None:
    theatre.frames.doors.clear()
    theatre.view.play(TRAINING)
    theatre.press(Key.Key_Space)
    theatre.press(Key.Key_Escape)
    theatre.frames.doors.set()
    qtbot.waitUntil(lambda: theatre.tools.jobs.is_idle)

    assert theatre.said == ["done"]
    assert theatre.at(Step.CLOSED)
    assert theatre.record.sessions == {}


def test_a_picture_that_cannot_be_read_is_told_with_a_way_back(theatre: Theatre, qtbot: QtBot) -> None:
    theatre.frames.problem = UserProblem(Problem.PICTURE_UNREADABLE, file="h0007.webp")
    theatre.view.play(TRAINING)
    qtbot.waitUntil(lambda: theatre.panel == "drill.problem")

    assert "The picture h0007.webp cannot be read. Please install the program again." in theatre.words()
    theatre.press(Key.Key_Space)
    assert theatre.said == ["done"]
    assert theatre.record.sessions == {}


def test_too_few_pictures_are_told_with_a_way_back(look: Look, jobs: Background, qtbot: QtBot) -> None:
    theatre = Theatre(look, jobs, qtbot, pictures=[sample_picture(n) for n in range(3)])
    theatre.view.play(TRAINING)

    assert theatre.panel == "drill.problem"
    assert any("too few pictures" in words for words in theatre.words())
    theatre.press(Key.Key_Escape)
    assert theatre.said == ["done"]


class FullLog(FakeSessionLog):
    """A record on a disk that is full after so many rows."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows

    def add_trial(self, session_id: int, trial: TrialResult) -> int:
        if len(self.record.sessions[session_id].trials) >= self.rows:
            raise UserProblem(Problem.DISK_FULL)
        return super().add_trial(session_id, trial)

    def finish(
        self, session_id: int, finished_utc: datetime, purpose: Purpose, environment: Mapping[str, object]
    ) -> None:
        if len(self.record.sessions[session_id].trials) >= self.rows:
            raise UserProblem(Problem.DISK_FULL)
        super().finish(session_id, finished_utc, purpose, environment)


@pytest.mark.parametrize("way", ["answer", "pause", "stop", "skip"])
def test_a_full_disk_ends_the_drill_with_a_sentence_and_a_way_back(
    look: Look, jobs: Background, qtbot: QtBot, way: str
) -> None:
    theatre = Theatre(look, jobs, qtbot, log=FullLog(rows=1))
    theatre.begin()
    theatre.answer_right()
    theatre.until_shown()

    if way == "answer":
        theatre.answer_right()
    else:
        theatre.press({"pause": Key.Key_Space, "stop": Key.Key_Escape, "skip": Key.Key_N}[way])

    assert theatre.panel == "drill.problem"
    assert any("The disk is full" in words for words in theatre.words())
    assert theatre.at(Step.CLOSED)
    assert len(theatre.trials) == 1
    assert not theatre.record.in_block
    theatre.press(Key.Key_Space)
    assert theatre.said == ["done"]


def test_a_disk_that_is_full_at_the_very_end_is_told_too(look: Look, jobs: Background, qtbot: QtBot) -> None:
    theatre = Theatre(look, jobs, qtbot, log=FullLog(rows=5))
    theatre.begin()
    theatre.play_on()

    assert theatre.panel == "drill.problem"
    assert "This drill has to end here" in theatre.words()
    assert (len(theatre.trials), theatre.session.finished_utc) == (5, None)
    assert gc.isenabled()


def test_closing_on_a_full_disk_closes(look: Look, jobs: Background, qtbot: QtBot) -> None:
    theatre = Theatre(look, jobs, qtbot, log=FullLog(rows=0))
    theatre.begin()
    theatre.view.close_drill()

    assert theatre.at(Step.CLOSED)
    assert not theatre.record.in_block


def test_opening_twice_in_a_row_keeps_only_the_second(theatre: Theatre) -> None:
    theatre.view.play(TRAINING, seed=1)
    theatre.open(replace(spec_for_training(BodyPart.HAND, 10), break_every=None), seed=2)
    theatre.press(Key.Key_Space)
    theatre.play_on()

    assert [s.start.seed for s in theatre.record.sessions.values()] == [2]
    assert theatre.session.scored == 10


class Heard:
    """What a screen reader is asked to say."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.words: list[str] = []
        monkeypatch.setattr(rests, "announce", lambda _source, words: self.words.append(words))


def made(theatre: Theatre, count: int) -> bool:
    return theatre.controller.pictures_made == count


def test_what_takes_longer_than_half_a_second_says_how_far_it_is(
    theatre: Theatre, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard(monkeypatch)
    theatre.frames.stops_at = 3
    theatre.view.play(TRAINING)
    qtbot.waitUntil(lambda: made(theatre, 3))
    assert not any("ready:" in words for words in theatre.words()), "not before half a second"

    assert theatre.wait_out("progress") == 500
    assert "Getting your pictures ready: 3 of 5" in theatre.words()
    theatre.wait_out("progress")
    assert heard.words == ["Getting your pictures ready: 3 of 5"], "a listener hears it once"

    theatre.frames.later.set()
    theatre.wait_until_loaded()
    qtbot.waitUntil(lambda: "Your pictures are ready." in theatre.words())
    assert heard.words[1:] == ["Your pictures are ready."]
    assert not theatre.timer("progress").isActive()
    theatre.press(Key.Key_Space)
    theatre.play_on()
    assert theatre.session.scored == 5


def test_pictures_that_are_quick_say_nothing(
    theatre: Theatre, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard(monkeypatch)
    theatre.open()
    qtbot.waitUntil(lambda: not theatre.timer("progress").isActive())

    assert not any("ready" in words for words in theatre.words())
    assert heard.words == []


def test_how_far_it_is_stands_there_after_start_too_and_escape_leaves(theatre: Theatre, qtbot: QtBot) -> None:
    theatre.frames.stops_at = 2
    theatre.view.play(TRAINING)
    theatre.press(Key.Key_Space)
    qtbot.waitUntil(lambda: made(theatre, 2))
    theatre.wait_out("progress")
    assert "Getting your pictures ready: 2 of 5" in theatre.words()
    start = theatre.find(QPushButton, "drill.start").geometry()
    theatre.wait_out("progress")
    assert theatre.find(QPushButton, "drill.start").geometry() == start, "nothing moves"

    theatre.press(Key.Key_Escape)
    theatre.frames.later.set()
    qtbot.waitUntil(lambda: theatre.tools.jobs.is_idle)

    assert theatre.said == ["done"]
    assert made(theatre, 0)
    assert not theatre.timer("progress").isActive()
