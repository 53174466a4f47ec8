"""A guided practice from its ready screen to its result, with time driven."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.breath_cues import CueTrouble
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.guided import GuidedPast, Length
from gmi_trainer.domain.key_map import Key as OwnKey
from gmi_trainer.domain.key_map import KeyMap
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.guided_choices import GuidedChoices, Hear
from gmi_trainer.ui.guided import step_words as words_module
from gmi_trainer.ui.guided.controller import Step
from gmi_trainer.ui.stage import practice_panels
from gmi_trainer.ui.theme.look import Look
from tests.ui.guided.guided_theatre import FIRST, LEAD_IN_S, SECOND, GuidedTheatre, on

Key = Qt.Key
KEPT = "SELECT steps_done, left_out, practised_ms, pauses, sleeps, ending FROM guided"
PEDALS = Reach(own_keys=KeyMap(OwnKey(66, "B"), OwnKey(67, "C")))


def test_the_ready_screen_says_what_comes_and_how_to_follow_it_with_closed_eyes(
    theatre: GuidedTheatre,
) -> None:
    theatre.open()

    said = theatre.words()
    assert theatre.panel == "guided.ready"
    assert "Sounds and sights" in said
    assert "1 minute. Sit or lie." in said
    assert "It may stir up feelings." in said
    assert "each soft tone begins the next part" in said
    assert "The parts: Arrive · Come back" in said
    assert on() == "guided.start"
    assert theatre.rows(KEPT) == []


def test_each_step_is_shown_and_heard_once_and_the_end_has_its_bell(
    theatre: GuidedTheatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    aloud: list[str] = []
    monkeypatch.setattr(words_module, "announce", lambda _source, words: aloud.append(words))
    theatre.begin()
    assert theatre.heading == "Get comfortable"
    assert theatre.sit(LEAD_IN_S).heading == "Arrive"
    assert theatre.stage.words.accessibleName() == "Arrive"
    assert theatre.stage.words.shown[0] == "Part 1 of 2"
    assert theatre.sit(FIRST).heading == "Come back"
    assert theatre.rows(KEPT) == [(1, 0, 20_000, 0, 0, None)]

    theatre.sit(SECOND)

    assert aloud == [
        "Get comfortable. It begins in a moment.",
        "Arrive. Feel what holds you up.",
        "Come back. Look around.",
    ]
    assert theatre.cues.heard == ["prepare", "begin", "arrive", "back", "halt", "finish"]
    assert theatre.sentence == "1 minute, 2 parts."
    assert theatre.rows(KEPT) == [(2, 0, 60_000, 0, 0, "whole")]
    assert theatre.past.sessions == 1


def test_the_line_fills_part_by_part(theatre: GuidedTheatre) -> None:
    theatre.begin().sit(LEAD_IN_S + 5)
    assert theatre.stage.progress.shown == (1, 0.25)

    theatre.sit(15 + 20)

    assert theatre.stage.progress.shown == (2, 0.5)
    assert theatre.stage.progress.accessibleName() == "Part 2 of 2"


def test_where_nothing_may_move_the_line_stands_still(theatre: GuidedTheatre, look: Look) -> None:
    look.set_theme(replace(look.theme, reduced_motion=True))
    theatre.begin().sit(LEAD_IN_S + 10)

    assert theatre.stage.progress.shown == (1, 0.0)


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_it_pauses_and_goes_on_in_the_same_part(theatre: GuidedTheatre, key: Key) -> None:
    theatre.begin().sit(LEAD_IN_S + 5)
    theatre.press(key)
    assert theatre.panel == "guided.paused"
    assert on() == "guided.go_on"
    assert theatre.cues.heard[-1] == "halt"
    assert theatre.rows(KEPT) == [(0, 0, 5_000, 1, 0, None)]
    theatre.clock.advance(timedelta(hours=2))

    theatre.press(Key.Key_Space)

    assert theatre.heading == "Arrive"
    assert theatre.cues.heard[-1] == "arrive"
    assert theatre.sit(15).heading == "Come back"


def test_a_press_on_the_words_pauses(theatre: GuidedTheatre) -> None:
    theatre.begin()

    QTest.mouseClick(theatre.stage.words, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))

    assert theatre.at(Step.PAUSED)


def test_what_is_laid_over_it_pauses_it(theatre: GuidedTheatre) -> None:
    theatre.begin()
    theatre.stage.hide()
    theatre.stage.show()

    assert theatre.at(Step.PAUSED)


@pytest.mark.parametrize("way", ["key", "arrow", "button", "pause"])
def test_a_part_may_be_left_out(theatre: GuidedTheatre, way: str) -> None:
    theatre.begin().sit(LEAD_IN_S + 5)
    if way == "key":
        theatre.press(Key.Key_N)
    elif way == "arrow":
        theatre.press(Key.Key_Right)
    elif way == "button":
        theatre.click("guided.next")
    else:
        theatre.press(Key.Key_Space)
        theatre.click("guided.leave_out")

    assert theatre.heading == "Come back"
    assert theatre.cues.heard[-2:] == ["halt", "back"]
    theatre.press(Key.Key_N)
    assert theatre.sentence == "You stopped before the first part was over. That is fine."
    assert theatre.rows(KEPT)[0][:2] == (0, 2)


def test_stop_is_one_key_and_what_was_done_counts(theatre: GuidedTheatre) -> None:
    theatre.begin().sit(LEAD_IN_S + FIRST + 5)

    theatre.press(Key.Key_Escape)

    assert theatre.sentence == "1 part. That counts."
    assert theatre.rows(KEPT) == [(1, 0, 25_000, 0, 0, "stopped")]
    assert theatre.cues.heard[-1] == "halt"


@pytest.mark.parametrize("paused", [False, True])
def test_dizzy_or_upset_is_one_key_that_stops_and_says_what_to_do(
    theatre: GuidedTheatre, paused: bool
) -> None:
    theatre.begin().sit(LEAD_IN_S + 5)
    if paused:
        theatre.press(Key.Key_Space)

    theatre.press(Key.Key_D)

    assert theatre.panel == "guided.is_upset"
    assert "Name three things that you see." in theatre.words()
    assert "call your emergency number now" in theatre.words()
    theatre.click("guided.call")
    theatre.click("guided.settle")
    assert theatre.said == ["call_asked", "settle_asked"]
    theatre.click("guided.all_right")
    assert "You stopped when it was too much." in theatre.words()
    assert theatre.rows(KEPT)[0][-1] == "upset"


@pytest.mark.parametrize("way", ["gap", "sleep"])
def test_a_gap_or_a_sleep_halts_it_and_asks(theatre: GuidedTheatre, way: str) -> None:
    theatre.begin().sit(LEAD_IN_S + 5)
    if way == "gap":
        theatre.stand_still(5)
    else:
        theatre.sleep(timedelta(hours=1))
    assert theatre.panel == "guided.slept"
    assert theatre.rows(KEPT)[0][4] == 1

    theatre.press(Key.Key_Space)

    assert theatre.sit(15).heading == "Come back"
    theatre.stand_still(5)
    theatre.press(Key.Key_Escape)
    assert theatre.sentence == "1 part. That counts."


def test_two_pedals_are_enough(theatre: GuidedTheatre) -> None:
    theatre.reach = PEDALS
    theatre.open()
    assert "On the way, C pauses and B goes on to the next part." in theatre.words()
    theatre.press(Key.Key_C)
    theatre.sit(LEAD_IN_S)
    theatre.press(Key.Key_B)
    assert theatre.heading == "Come back"

    theatre.press(Key.Key_C)
    assert on() == "guided.go_on"
    for _ in range(3):
        theatre.press(Key.Key_B)
    assert on() == "guided.enough"
    theatre.press(Key.Key_C)

    assert theatre.has("guided.done")


def test_resting_the_pointer_is_enough(theatre: GuidedTheatre) -> None:
    theatre.reach = Reach(dwell_ms=1000)
    theatre.open()
    assert "Rest the pointer on a button to press it." in theatre.words()
    theatre.rest_on("guided.start")
    theatre.sit(LEAD_IN_S + 5)

    theatre.rest_on("guided.next")
    assert theatre.heading == "Come back"
    theatre.rest_on("guided.stop")

    assert theatre.has("guided.done")


def test_who_closes_in_the_middle_leaves_an_interrupted_session(theatre: GuidedTheatre) -> None:
    theatre.begin().sit(LEAD_IN_S + FIRST + 5)
    assert theatre.view.is_under_way

    theatre.view.close_session()

    assert theatre.rows(KEPT) == [(1, 0, 25_000, 0, 0, None)]
    assert theatre.rows("SELECT finished_utc FROM session") == [(None,)]
    assert theatre.past == GuidedPast()
    assert theatre.cues.is_closed


def test_nothing_is_kept_of_who_goes_back(theatre: GuidedTheatre) -> None:
    theatre.open().press(Key.Key_Escape)

    assert theatre.said == ["done"]
    assert theatre.rows("SELECT * FROM session") == []


# -- what is asked -----------------------------------------------------------------------------------------


def test_the_first_times_one_number_before_and_after(theatre: GuidedTheatre) -> None:
    theatre.open()
    theatre.click("guided.before.scale.6")
    theatre.press(Key.Key_Space)
    theatre.sit(LEAD_IN_S + FIRST + SECOND)

    theatre.click("guided.after.scale.4")

    told = [(rating.scale, rating.moment, rating.value) for rating in theatre.ratings]
    assert told == [(Scale.PAIN_NOW, Moment.BEFORE, 6), (Scale.PAIN_NOW, Moment.AFTER, 4)]


def test_who_left_the_number_out_before_is_not_asked_after(theatre: GuidedTheatre) -> None:
    theatre.sit_whole()

    assert not theatre.has("guided.after")


def test_later_it_is_one_tap_that_can_be_taken_back(theatre: GuidedTheatre) -> None:
    for _ in range(3):
        theatre.sit_whole()
        theatre.press(Key.Key_Space)
    theatre.sit_whole()

    theatre.click("guided.after.feel.easier")

    assert [(rating.scale, rating.value) for rating in theatre.ratings] == [(Scale.FEEL, -1)]
    theatre.click("guided.after.undo")
    assert theatre.ratings == []


def test_do_not_count_and_a_flare_can_be_said_and_taken_back(theatre: GuidedTheatre) -> None:
    theatre.sit_whole()
    theatre.click("guided.not_count")
    assert theatre.past == GuidedPast(1, {})
    theatre.click("guided.result.undo_bar.undo")
    assert theatre.past.of["sounds"].times == 1

    theatre.click("guided.flare")

    assert not theatre.has("guided.flare")
    assert theatre.rows("SELECT kind FROM event ORDER BY id DESC LIMIT 1") == [("flare",)]


# -- what is heard -----------------------------------------------------------------------------------------


def test_who_wants_to_hear_nothing_has_no_sound_at_all(theatre: GuidedTheatre) -> None:
    theatre.service.choices.save(GuidedChoices(Length.SHORT, Hear.NOTHING))

    theatre.open()

    assert theatre.cues.heard == []
    assert "soft tone" not in theatre.words()


def test_where_a_voice_is_heard_a_screen_reader_does_not_speak_as_well(
    theatre: GuidedTheatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    aloud: list[str] = []
    monkeypatch.setattr(words_module, "announce", lambda _source, words: aloud.append(words))
    theatre.service.choices.save(GuidedChoices(Length.SHORT, Hear.VOICE))

    theatre.begin().sit(LEAD_IN_S)
    assert aloud == []

    theatre.cues.trouble = CueTrouble.NO_VOICE
    theatre.sit(FIRST)
    assert aloud == ["Come back. Look around."]


def test_a_device_that_goes_is_told_before_it_begins(theatre: GuidedTheatre) -> None:
    theatre.open()
    theatre.cues.trouble = CueTrouble.NO_DEVICE
    theatre.cues.changed.emit()

    assert "Nothing can be heard on this computer now." in theatre.words()
    assert "soft tone" not in theatre.words()


def test_halts_are_said_aloud(theatre: GuidedTheatre, monkeypatch: pytest.MonkeyPatch) -> None:
    aloud: list[str] = []
    monkeypatch.setattr(practice_panels, "announce", lambda _source, words: aloud.append(words))
    theatre.begin()

    theatre.press(Key.Key_Space)

    assert aloud[-1].startswith("Paused. Take all the time you need.")


# -- a disk that fails -------------------------------------------------------------------------------------

FULL = UserProblem(Problem.DISK_FULL, file="record.sqlite3")


def refuse(*_anything: object) -> object:
    raise FULL


def test_what_cannot_be_kept_can_be_done_all_the_same(
    theatre: GuidedTheatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(theatre.service), "begin", refuse)
    theatre.begin()
    assert theatre.panel == "guided.not_kept"

    theatre.press(Key.Key_Space)

    assert theatre.sit(LEAD_IN_S + FIRST + SECOND).sentence == "1 minute, 2 parts."
    assert not theatre.has("guided.not_count")
    assert theatre.rows("SELECT * FROM session") == []


def test_a_step_that_cannot_be_kept_is_told_and_kept_with_the_next(
    theatre: GuidedTheatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    theatre.begin().sit(LEAD_IN_S)
    with monkeypatch.context() as disk:
        disk.setattr(type(theatre.service), "keep", refuse)
        theatre.sit(FIRST)
        assert theatre.stage.line == "This cannot be kept just now. Go on all the same."

    theatre.press(Key.Key_Space)
    theatre.press(Key.Key_Space)

    assert theatre.stage.line == ""
    assert theatre.rows(KEPT)[0][0] == 1


def test_an_end_that_cannot_be_kept_can_be_saved_again(
    theatre: GuidedTheatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as disk:
        disk.setattr(type(theatre.service), "finish", refuse)
        theatre.sit_whole()
        assert theatre.has("guided.save")

    theatre.click("guided.save")

    assert not theatre.has("guided.save")
    assert theatre.rows(KEPT)[0][-1] == "whole"


def test_what_cannot_be_said_of_it_is_told(theatre: GuidedTheatre, monkeypatch: pytest.MonkeyPatch) -> None:
    theatre.sit_whole()
    monkeypatch.setattr(type(theatre.service.book), "do_not_count", refuse)

    theatre.click("guided.not_count")

    assert theatre.has("guided.problem")
    assert theatre.has("guided.not_count")
