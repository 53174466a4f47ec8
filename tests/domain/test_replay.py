"""Scripts are read line by line, and a line that is not understood is named."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gmi_trainer.domain.activity import DrillMode, KeyPair, spec_for_test, spec_for_training
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.replay import (
    Action,
    Disturb,
    Moment,
    Press,
    Repeat,
    Said,
    Script,
    Show,
    Skip,
    Stop,
    TakeClockOff,
    Tell,
    Wait,
    find_stimulus,
)
from gmi_trainer.domain.replay_rules import RULES
from gmi_trainer.domain.replay_text import parse_script
from gmi_trainer.domain.stimulus import ROTATIONS, Stimulus
from gmi_trainer.domain.trial import Flag
from tests.domain.examples import a_picture, a_stimulus


def script(*lines: str) -> Script:
    return parse_script("\n".join(lines), "a.txt")


def problem_of(*lines: str) -> UserProblem:
    with pytest.raises(UserProblem) as told:
        script(*lines)
    assert told.value.problem is Problem.REPLAY_LINE
    assert told.value.values["file"] == "a.txt"
    return told.value


def test_an_empty_script_is_the_usual_test_of_hands() -> None:
    empty = script()

    assert empty.spec == spec_for_test(BodyPart.HAND)
    assert (empty.file, empty.lines, empty.seed, empty.deck, empty.earlier_drills) == (
        "a.txt",
        (),
        None,
        (),
        0,
    )


def test_all_rules_of_training() -> None:
    read = script(
        "part: foot",
        "mode: training",
        "pictures: 10",
        "seed: 42",
        "level: 3",
        "limit: 2.5 s",
        "interval: 250-300 ms",
        "break: 5",
        "warm-ups: 2",
        "input: touch",
        "limb: left_foot",
        "keys: a_d",
        "earlier drills: 3",
    )

    spec = read.spec
    assert (spec.part, spec.mode, spec.pictures, spec.level) == (BodyPart.FOOT, DrillMode.TRAINING, 10, 3)
    assert (spec.limit_ms, spec.interval_ms, spec.break_every, spec.warm_ups) == (2500, (250, 300), 5, 2)
    assert (spec.input_kind, spec.answering_limb, spec.keys) == (
        InputKind.TOUCH,
        AnsweringLimb.LEFT_FOOT,
        KeyPair.A_D,
    )
    assert (read.seed, read.earlier_drills, read.warm_ups) == (42, 3, ())


def test_what_is_not_said_is_as_always() -> None:
    assert script("mode: training").spec == spec_for_training(BodyPart.HAND)


@pytest.mark.parametrize(
    ("rule", "field", "value"),
    [
        ("limit: none", "limit_ms", None),
        ("limit: 1500 ms", "limit_ms", 1500),
        ("break: none", "break_every", None),
        ("interval: 0", "interval_ms", (0, 0)),
        ("interval: 750 ms", "interval_ms", (750, 750)),
        ("warm-ups: 0", "warm_ups", 0),
    ],
)
def test_rules_can_be_written_in_some_ways(rule: str, field: str, value: object) -> None:
    assert getattr(script(rule).spec, field) == value


def test_a_deck_of_its_own_belongs_to_no_fixed_set() -> None:
    read = script("deck: left-hand-03 right-hand-11", "warm-ups: left-hand-21")

    assert (read.deck, read.warm_ups) == (("left-hand-03", "right-hand-11"), ("left-hand-21",))
    assert (read.spec.pictures, read.spec.warm_ups, read.spec.test_set) == (2, 1, None)
    assert script("deck: left-hand-03").spec.warm_ups == 0


def test_comments_and_empty_lines_say_nothing_but_count_as_lines() -> None:
    read = script("# a test", "", "part: hand  # and no other", "   ", "shown at 0 # at once")

    assert [(line.number, line.action) for line in read.lines] == [(5, Show(at=Moment(0)))]
    assert read.rule_lines == {"part": 3}


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("shown", Show()),
        ("shown at 2000", Show(at=Moment(2000))),
        ("shown left-hand-03", Show("left-hand-03")),
        ("shown left-hand-03 at 12.5 ms", Show("left-hand-03", Moment(12.5))),
        ("press left at 640", Press(Said.LEFT, Moment(640))),
        ("press correct after 640 ms", Press(Said.CORRECT, Moment(640, since_shown=True))),
        ("press right at 1 by mouse", Press(Said.RIGHT, Moment(1), InputKind.MOUSE)),
        (
            "press wrong at 1 by touch, noticed after 3",
            Press(Said.WRONG, Moment(1), InputKind.TOUCH, Moment(3, since_shown=True)),
        ),
        ("press left at 640 noticed at 690", Press(Said.LEFT, Moment(640), None, Moment(690))),
        ("nothing until 12000", Wait(Moment(12000))),
        ("nothing for 5000", Wait(Moment(5000, since_shown=True))),
        ("look away at 7", Disturb(Flag.LOST_FOCUS, Moment(7))),
        ("pause after 7", Disturb(Flag.PAUSED, Moment(7, since_shown=True))),
        ("machine sleeps at 7", Disturb(Flag.SUSPENDED, Moment(7))),
        ("not this picture after 900", Skip(Moment(900, since_shown=True))),
        ("take the clock off", TakeClockOff()),
        ("stop", Stop()),
        ("stop at 5", Stop(Moment(5))),
        ("next 3 correct after 700", Repeat(3, Press(Said.CORRECT, Moment(700, since_shown=True)))),
        ("the rest wrong after 700", Repeat(None, Press(Said.WRONG, Moment(700, since_shown=True)))),
        ("next 2 nothing for 5000", Repeat(2, Wait(Moment(5000, since_shown=True)))),
        ("the rest nothing for 5000", Repeat(None, Wait(Moment(5000, since_shown=True)))),
        ("result", Tell()),
    ],
)
def test_what_can_happen(words: str, action: Action) -> None:
    assert [line.action for line in script(words).lines] == [action]


def test_expectations_stand_behind_an_arrow() -> None:
    line = script("press left at 640   ->  correct 640 ms ,comes again").lines[0]

    assert line.expected == ("correct 640 ms", "comes again")
    assert script("shown").lines[0].expected == ()


@pytest.mark.parametrize(
    ("lines", "number", "expected"),
    [
        (["shown", "part: hand"], 2, "rules come before the first picture"),
        (["colour: green"], 1, "there is no rule called colour; there are " + ", ".join(RULES)),
        (["seed: 1", "", "seed: 2"], 3, "seed is there twice"),
        (["shown", "press both at 7"], 2, "this is not understood: press both at 7"),
        (["next 0 correct after 7"], 1, "this is not understood: next 0 correct after 7"),
        (["press left at -7"], 1, "this is not understood: press left at -7"),
        (["press left at 640 ->"], 1, "after -> comes what is expected"),
        (["press left at 640 -> correct,"], 1, "after -> comes what is expected"),
        (["result -> steady", "result", "stop"], 3, "the result comes last"),
        (["part: nose"], 1, "part wants one of " + ", ".join(BodyPart)),
        (["mode: exam"], 1, "mode wants one of test, training"),
        (["pictures: 0"], 1, "pictures wants a number from 1 to 60"),
        (["pictures: 61"], 1, "pictures wants a number from 1 to 60"),
        (["pictures: many"], 1, "pictures wants a number from 1 to 60"),
        (["pictures: 3", "deck: a b"], 1, "the deck has 2 pictures, not 3"),
        (["deck:"], 1, "deck wants the names of pictures"),
        (["seed: -1"], 1, "seed wants a whole number"),
        (["mode: training", "level: 9"], 2, "level wants one of 1, 2, 3, 4, 5"),
        (["level: 2"], 1, "a test has its own level; only training has a choice"),
        (["limit: 10"], 1, "limit wants seconds such as 10 s, or none"),
        (["limit: 0 s"], 1, "limit wants seconds such as 10 s, or none"),
        (["limit: 61 s"], 1, "limit wants seconds such as 10 s, or none"),
        (["interval: 9-5"], 1, "interval wants milliseconds such as 0 or 500-1000"),
        (["interval: a moment"], 1, "interval wants milliseconds such as 0 or 500-1000"),
        (["interval: 60001"], 1, "interval wants milliseconds such as 0 or 500-1000"),
        (["break: 0"], 1, "break wants a number, or none"),
        (["warm-ups: left-hand-03"], 1, "warm-ups wants a number up to 20"),
        (["warm-ups: 21"], 1, "warm-ups wants a number up to 20"),
        (["warm-ups:"], 1, "warm-ups wants a number, or the names of pictures"),
        (["earlier drills: some"], 1, "earlier drills wants a whole number"),
    ],
)
def test_what_is_not_understood_is_named_with_its_line(lines: list[str], number: int, expected: str) -> None:
    assert problem_of(*lines).values == {"file": "a.txt", "line": number, "expected": expected}


@given(st.text(max_size=200))
@example("next " + "9" * 5000 + " correct after 7")
@example("shown at " + "9" * 5000)
@example("limit: " + "9" * 5000 + " s")
@example("seed: " + "9" * 5000)
@example("interval: " + "9" * 5000)
@example("pictures: ٣")
def test_whatever_stands_in_a_file_it_is_understood_or_its_line_is_named(text: str) -> None:
    with suppress(UserProblem):
        assert parse_script(text, "a.txt").file == "a.txt"


PICTURES = {picture.picture_id: picture for picture in (a_picture(3), a_picture(11))}


@pytest.mark.parametrize(
    ("name", "stimulus"),
    [
        ("left-hand-03", a_stimulus(3, Side.LEFT)),
        ("right-hand-11", a_stimulus(11, Side.RIGHT)),
        ("right-hand-11-090", a_stimulus(11, Side.RIGHT, 90)),
        ("left-hand-03-270", a_stimulus(3, Side.LEFT, -90)),
        ("left-hand-03-0", a_stimulus(3, Side.LEFT)),
        ("hand-03-left-180", a_stimulus(3, Side.LEFT, 180)),
    ],
)
def test_a_picture_is_named_by_its_side_and_turn(name: str, stimulus: Stimulus) -> None:
    assert find_stimulus(name, PICTURES) == stimulus


@pytest.mark.parametrize(
    "name",
    [
        "",
        "left",
        "hand-03",
        "left-hand-04",
        "up-hand-03",
        "hand-03-up-000",
        "left-hand-03-017",
        "left-hand-03-x",
        "left-hand-03-" + "9" * 5000,
        "hand-03-left",
        "left-",
    ],
)
def test_what_is_no_name_finds_no_picture(name: str) -> None:
    assert find_stimulus(name, PICTURES) is None


@given(st.sampled_from([3, 11]), st.sampled_from(list(Side)), st.sampled_from(ROTATIONS))
def test_the_records_own_names_find_what_they_name(number: int, side: Side, turned: int) -> None:
    stimulus = a_stimulus(number, side, turned)

    assert find_stimulus(stimulus.stimulus_id, PICTURES) == stimulus


@given(st.text(max_size=30))
def test_any_other_text_finds_nothing_and_breaks_nothing(name: str) -> None:
    found = find_stimulus(name, PICTURES)

    assert found is None or found.picture in PICTURES.values()


@pytest.mark.parametrize(
    ("said", "side"),
    [(Said.LEFT, Side.LEFT), (Said.RIGHT, Side.RIGHT), (Said.CORRECT, Side.RIGHT), (Said.WRONG, Side.LEFT)],
)
def test_right_and_wrong_depend_on_what_is_shown(said: Said, side: Side) -> None:
    assert said.side_for(a_stimulus(3, Side.RIGHT)) is side


def test_problems_know_their_place() -> None:
    read = script("seed: 4", "", "stop")

    assert read.problem(read.lines[0], "more").values == {"file": "a.txt", "line": 3, "expected": "more"}
    assert read.rule_problem("seed", "less").values == {"file": "a.txt", "line": 1, "expected": "less"}
