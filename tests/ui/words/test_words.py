"""Everything that the program can speak of has words, each of its own, each open to translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

import gmi_trainer
from gmi_trainer.domain.activity import LEVELS, LIMITS_MS, KeyPair
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.scoring import Finding
from gmi_trainer.domain.timing import TimingLevel, TimingQuality
from gmi_trainer.domain.trial import Flag, Outcome
from gmi_trainer.ui.words.body import (
    input_name,
    limb_name,
    pair_name,
    part_name,
    question,
    side_name,
    side_of,
)
from gmi_trainer.ui.words.findings import next_step, sentence, timing_line
from gmi_trainer.ui.words.levels import level_about, level_name, limit_name
from gmi_trainer.ui.words.numbers import NONE, percent, plain, points, seconds, signed_seconds
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.sessions import flag_name, outcome_name
from gmi_trainer.ui.words.translate import Translate, english


def marked(_context: str, text: str) -> str:
    """A language in which every translated text can be seen to be one."""
    return f"«{text}»"


def of_both_sides(part: BodyPart, translate: Translate) -> str:
    return side_of(part, Side.LEFT, translate) + side_of(part, Side.RIGHT, translate)


NAMED: list[tuple[str, Callable[[Any, Translate], str], Iterable[object], bool]] = [
    ("part", part_name, BodyPart, True),
    ("question", question, BodyPart, False),
    ("limb of a side", of_both_sides, BodyPart, False),
    ("side", side_name, Side, True),
    ("answering limb", limb_name, AnsweringLimb, True),
    ("input", input_name, InputKind, True),
    ("keys", pair_name, KeyPair, True),
    ("level", level_name, LEVELS, True),
    ("about a level", level_about, LEVELS, True),
    ("limit", limit_name, LIMITS_MS, True),
    ("finding", sentence, Finding, True),
    ("next step", next_step, Finding, True),
    ("outcome", outcome_name, Outcome, True),
    ("flag", flag_name, Flag, True),
    ("problem", lambda p, t: problem_sentence(UserProblem(p), t), Problem, True),
]


@pytest.mark.parametrize(("what", "name", "members", "distinct"), NAMED, ids=[row[0] for row in NAMED])
def test_every_member_has_words_of_its_own(
    what: str, name: Callable[[Any, Translate], str], members: Iterable[object], distinct: bool
) -> None:
    members = list(members)
    words = [name(member, marked) for member in members]

    assert all(re.fullmatch(r"(«[^«»]+»)+", text) for text in words), words
    assert len(set(words)) == len(members) or not distinct


@pytest.mark.parametrize("finding", Finding)
def test_whoever_saves_energy_is_never_asked_for_more(finding: Finding) -> None:
    said = next_step(finding, english, suggests_more=False)

    assert not re.search(r"\b(harder|more|practice|sharpen|speed|longer)\b", said, re.IGNORECASE), said


def test_left_and_right_are_told_apart_everywhere() -> None:
    for part in BodyPart:
        assert "left" in side_of(part, Side.LEFT, english)
        assert "right" in side_of(part, Side.RIGHT, english)


# -- problems ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_says_what_to_do_now(problem: Problem) -> None:
    said = problem_sentence(UserProblem(problem), english)

    assert "Please " in said, "the next step"
    assert said[0].isupper() or said[0] in "…{"


def raised() -> list[tuple[str, Problem, set[str]]]:
    """Where the program raises which problem, and the values that it gives."""
    package = Path(gmi_trainer.__file__).parent
    found = []
    for path in sorted(package.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if "UserProblem" in text else ():
            if not (
                isinstance(node, ast.Call) and getattr(node.func, "id", "") == "UserProblem" and node.args
            ):
                continue
            first = node.args[0]
            names = [keyword.arg for keyword in node.keywords]
            if isinstance(first, ast.Attribute) and getattr(first.value, "id", "") == "Problem":
                if None in names:
                    continue  # **values are only known at run time
                values = {name for name in names if name}
                where = f"{path.relative_to(package)}:{node.lineno}"
                found.append((where, Problem[first.attr], values))
    return found


RAISED = raised()


@pytest.mark.parametrize(("where", "problem", "given"), RAISED, ids=[row[0] for row in RAISED])
def test_a_problem_is_raised_with_the_values_that_its_sentence_needs(
    where: str, problem: Problem, given: set[str]
) -> None:
    said = problem_sentence(UserProblem(problem, **{name: f"<{name}>" for name in given}), english)

    assert "…" not in said, f"{problem} lacks a value at {where}"


def test_a_value_that_is_missing_does_not_stop_the_sentence() -> None:
    assert problem_sentence(UserProblem(Problem.PICTURE_MISSING), english).startswith(
        "The picture … is missing."
    )


# -- numbers -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (percent(0.875), "88 %"),
        (percent(1.0), "100 %"),
        (percent(None), NONE),
        (points(0.05), "+5"),
        (points(-0.125), "-12"),
        (points(None), NONE),
        (seconds(1234.5, english), "1.23 s"),
        (seconds(None, english), NONE),
        (signed_seconds(-320, english), "-0.32 s"),
        (signed_seconds(None, english), NONE),
        (plain(12.345, 1), "12.3"),
        (plain(7), "7"),
        (plain(None), NONE),
    ],
)
def test_numbers_as_people_read_them(said: str, words: str) -> None:
    assert said == words


@pytest.mark.parametrize(
    ("level", "within", "words"),
    [
        (TimingLevel.GOOD, 0.2, "Timing quality: good (within 1 ms, plus the screen's own 17 ms)"),
        (TimingLevel.FAIR, 3.0, "Timing quality: fair (within 3 ms, plus the screen's own 17 ms)"),
        (TimingLevel.FAIR, 5.1, "Timing quality: fair (within 6 ms, plus the screen's own 17 ms)"),
        (TimingLevel.POOR, 22.0, "Timing quality: rough (within 22 ms, plus the screen's own 17 ms)"),
    ],
)
def test_how_far_times_can_be_trusted_in_one_line(level: TimingLevel, within: float, words: str) -> None:
    assert timing_line(TimingQuality(level, within, 16.7, 0.0, 0), english) == words
