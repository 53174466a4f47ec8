"""Scripts that do not fit the drill, or expect what does not hold, end with the line and the reason."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from gmi_trainer.domain.activity import Purpose, spec_for_test
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.replay_text import parse_script
from gmi_trainer.domain.scoring import Finding
from gmi_trainer.domain.trial import Outcome, TrialResult
from gmi_trainer.services.drills import what_came_before
from gmi_trainer.services.replay import ENVIRONMENT, Played, play
from tests.fakes import FakeHistory
from tests.scenarios.world import World

TRAINING = ("mode: training", "earlier drills: 2", "deck: left-hand-01 right-hand-02 left-hand-03")


@dataclass
class Stage:
    """A world in which scripts are played."""

    world: World = field(default_factory=World)
    heard: list[TrialResult] = field(default_factory=list)

    def play(self, *lines: str) -> Played:
        script = parse_script("\n".join(lines), "a.txt")
        return play(script, self.world.drills, self.world.history, self.heard.append)

    def problem_of(self, *lines: str) -> tuple[object, object]:
        """The line and the reason with which a script ends."""
        with pytest.raises(UserProblem) as told:
            self.play(*lines)
        assert told.value.problem is Problem.REPLAY_LINE
        assert told.value.values["file"] == "a.txt"
        return told.value.values["line"], told.value.values["expected"]


def test_a_session_says_that_it_was_scripted() -> None:
    stage = Stage()

    played = stage.play(*TRAINING, "the rest correct after 800")

    session = stage.world.record.sessions[played.session_id]
    assert session.start.environment == ENVIRONMENT
    assert session.environment == ENVIRONMENT
    assert session.purpose is Purpose.TRAINING


def test_every_trial_is_told_when_it_is_stored() -> None:
    stage = Stage()

    played = stage.play(*TRAINING, "shown", "press left after 800", "shown", "stop after 200")

    assert tuple(stage.heard) == played.trials
    assert [t.outcome for t in stage.heard] == [Outcome.CORRECT, Outcome.VOID]


def test_a_drawn_deck_takes_the_scripts_seed_or_a_new_one() -> None:
    assert Stage().play("seed: 7").seed == 7
    assert Stage().play("mode: training").seed == 1234


def test_pictures_come_one_interval_after_the_one_before() -> None:
    played = Stage().play(*TRAINING, "interval: 500-1000", "shown", "press left after 800", "shown")

    assert [t.onset.onset_ns for t in played.trials if t.onset] == [500_000_000]
    assert Stage().problem_of(
        *TRAINING, "interval: 500", "shown", "press left after 800", "shown", "stop at 1799"
    ) == (8, "time cannot go back: it is 1800 ms already")


def test_earlier_drills_of_the_record_count_as_well() -> None:
    stage = Stage()
    lines = ("mode: training", "pictures: 5", "the rest correct after 800")

    purposes = [stage.play(*lines).result for _ in range(3)]

    assert [r.purpose for r in purposes if r] == [
        Purpose.FAMILIARISATION,
        Purpose.FAMILIARISATION,
        Purpose.TRAINING,
    ]


def test_tests_of_the_record_are_held_against_this_one() -> None:
    stage = Stage()
    rules = ("pictures: 20", "warm-ups: 0", "earlier drills: 2")
    stage.play(*rules, "the rest correct after 2000")

    played = stage.play(*rules, "next 3 wrong after 1000", "the rest correct after 1000")

    assert played.result is not None
    assert played.result.finding is Finding.FASTER_LESS_SURE
    before = what_came_before(
        FakeHistory(stage.world.record), spec_for_test(BodyPart.HAND, 20), stage.world.drills.today()
    )
    assert (before.drills, [left.correct + right.correct for left, right in before.tests]) == (2, [20])
    assert before.tested_today


def test_a_picture_that_is_not_wanted_is_left_out_from_then_on() -> None:
    stage = Stage()

    stage.play(*TRAINING, "shown", "not this picture after 900")

    assert list(stage.world.choices.chosen.values()) == ["hand-01"]
    assert stage.problem_of(*TRAINING, "shown") == (
        3,
        "there is no picture called left-hand-01, or it is left out",
    )


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        (["shown", "shown"], 5, "a picture is shown already"),
        (["press left at 640"], 4, "no picture is shown then"),
        (["not this picture at 640"], 4, "no picture is shown then"),
        (["the rest correct after 800", "shown"], 5, "no picture is left"),
        (["the rest correct after 800", "press left after 900"], 5, "no picture is shown then"),
        (["the rest correct after 800", "stop"], 5, "the drill is over already"),
        (["the rest correct after 800", "the rest correct after 800"], 5, "only 0 pictures were left"),
        (["next 4 correct after 800"], 4, "only 3 pictures were left"),
        (["next 1 nothing for 800"], 4, "nothing ends this picture: there is no limit, or it is longer"),
        (["shown at 2000", "press left at 1900"], 5, "time cannot go back: it is 2000 ms already"),
        (
            ["shown", "press left after 800 noticed after 700"],
            5,
            "a key cannot be noticed before it is pressed",
        ),
        (["shown left-hand-77"], 4, "left-hand-77 was expected, and hand-01-left-000 comes"),
        (["shown right-hand-01"], 4, "right-hand-01 was expected, and hand-01-left-000 comes"),
        (
            ["shown", "press left after 640 -> wrong"],
            5,
            "wrong was expected, and it was: correct 640 ms, 1 of 3 done",
        ),
        (
            ["shown", "press left after 640 -> correct 641 ms"],
            5,
            "correct 641 ms was expected, and it was: correct 640 ms, 1 of 3 done",
        ),
        (
            ["shown", "press left after 90 -> correct"],
            5,
            "correct was expected, and it was: too fast 90 ms, comes again, 0 of 3 done",
        ),
        (["shown -> correct"], 4, "correct was expected, and it was: nothing ended"),
        (["shown -> warm-up"], 4, "warm-up was expected, and it was: nothing ended"),
        (["shown -> comes again"], 4, "comes again was expected, and it was: nothing ended"),
        (["shown -> does not come again"], 4, "does not come again was expected, and it was: nothing ended"),
        (["stop -> goes on"], 4, "goes on was expected, and it was: over"),
        (
            ["the rest correct after 640 -> goes on"],
            4,
            "goes on was expected, and it was: correct 640 ms, over, 3 of 3 done",
        ),
        (
            ["shown", "look away after 5 -> comes again after 1"],
            5,
            "comes again after 1 was expected, and it was: void, lost focus, comes again, 0 of 3 done",
        ),
        (["shown -> happy"], 4, "this expectation is not understood: happy"),
        (["shown -> steady"], 4, "this expectation is not understood: steady"),
        (["stop", "result -> correct"], 5, "this expectation is not understood: correct"),
        (["shown", "result -> nothing yet"], 5, "nothing yet was expected, and it was: interrupted"),
        (
            ["stop", "result -> interrupted"],
            5,
            "interrupted was expected, and it was: nothing yet, 0 of 0 right, left 0 of 0 right, "
            "right 0 of 0 right, 0 missed, 0 too fast, counts as training",
        ),
    ],
)
def test_what_does_not_hold_is_named_with_its_line(lines: list[str], line: int, reason: str) -> None:
    assert Stage().problem_of(*TRAINING, *lines) == (line, reason)


@pytest.mark.parametrize(
    "wrongly",
    [
        "growing",
        "2 of 3 right",
        "left 1 of 2 right",
        "right 2 of 2 right",
        "median 639 ms",
        "left median 640.5 ms",
        "1 wrong",
        "1 missed",
        "1 too fast",
        "4 trials",
        "93.7 correct per minute",
        "counts as test",
    ],
)
def test_a_result_that_is_not_so_is_told_as_it_is(wrongly: str) -> None:
    line, reason = Stage().problem_of(*TRAINING, "the rest correct after 640", f"result -> {wrongly}")

    assert line == 5
    assert reason == (
        f"{wrongly} was expected, and it was: a few, 3 of 3 right, left 2 of 2 right, right 1 of 1 right, "
        "0 missed, 0 too fast, median 640 ms, 93.8 correct per minute, counts as training"
    )


def test_times_are_compared_as_far_as_they_are_written_out() -> None:
    Stage().play(
        *TRAINING,
        "shown at 0",
        "press left at 640.25 -> correct 640.25 ms, correct 640.2 ms, correct 640 ms",
        "stop",
        "result -> left median 640 ms, median 640.25 ms, right 0 of 0 right",
    )


def test_a_side_without_times_has_no_median() -> None:
    line, _ = Stage().problem_of(*TRAINING, "stop", "result -> right median 640 ms")

    assert line == 5


def test_what_cannot_be_understood_is_found_before_anything_is_stored() -> None:
    stage = Stage()

    stage.problem_of(*TRAINING, "the rest correct after 800", "result -> wonderful")

    assert stage.world.record.sessions == {}


def test_a_script_that_fails_leaves_an_interrupted_session() -> None:
    stage = Stage()

    stage.problem_of(*TRAINING, "next 1 correct after 800", "next 1 correct after 800 -> wrong")

    session = stage.world.record.sessions[1]
    assert (len(session.trials), session.finished_utc, stage.world.record.in_block) == (2, None, False)


def test_another_deck_needs_known_pictures() -> None:
    assert Stage().problem_of("warm-ups: left-hand-1", "deck: left-hand-01") == (
        1,
        "there is no picture called left-hand-1, or it is left out",
    )


def test_a_key_after_the_limit_finds_nothing_to_answer() -> None:
    stage = Stage()

    stage.play(
        "limit: 3 s",
        *TRAINING,
        "shown at 0",
        "press left at 3001 -> missed",
        "shown at 4000",
        "not this picture at 7500 -> missed",
        "shown at 8000",
        "pause at 12000 -> missed, over",
    )

    assert stage.world.choices.chosen == {}


def test_a_picture_that_was_missed_makes_room_for_the_next() -> None:
    played = Stage().play(
        "limit: 3 s", *TRAINING, "shown at 0", "shown at 5000", "stop at 9000 -> missed, over"
    )

    assert [t.outcome for t in played.trials] == [Outcome.MISSED, Outcome.MISSED]
    assert played.result is not None
