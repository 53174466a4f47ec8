"""A scripted drill: its rules, then what happens picture by picture and what is expected of it.

``replay_text.py`` reads it from a text, ``services/replay.py`` plays it, ``cli/replay.py`` describes the format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from gmi_trainer.domain.activity import DrillSpec
from gmi_trainer.domain.body import InputKind, Side
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import ROTATIONS, Picture, Stimulus, normalise_deg
from gmi_trainer.domain.trial import Flag
from gmi_trainer.domain.values import dataclass


class Said(StrEnum):
    """What is pressed: a side, or whichever side is right or wrong for the picture."""

    LEFT = "left"
    RIGHT = "right"
    CORRECT = "correct"
    WRONG = "wrong"

    def side_for(self, stimulus: Stimulus) -> Side:
        """The side that is pressed when this is shown."""
        if self is Said.CORRECT:
            return stimulus.side
        return stimulus.side.other if self is Said.WRONG else Side(self.value)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time in milliseconds: since the drill began, or since the picture appeared."""

    ms: float
    since_shown: bool = False


@dataclass(frozen=True, slots=True)
class Show:
    """The next picture appears. ``at`` None: one interval after the one before it was done."""

    name: str | None = None
    at: Moment | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """An answer. ``noticed``: when a busy program got to see it."""

    said: Said
    at: Moment
    by: InputKind | None = None
    noticed: Moment | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing happens until then."""

    until: Moment


@dataclass(frozen=True, slots=True)
class Disturb:
    """Something makes a shown picture count for nothing."""

    flag: Flag
    at: Moment


@dataclass(frozen=True, slots=True)
class Skip:
    """ "Not this picture"."""

    at: Moment


@dataclass(frozen=True, slots=True)
class TakeClockOff:
    """From now on there is no limit."""


@dataclass(frozen=True, slots=True)
class Stop:
    """The person has had enough. ``at`` None: now."""

    at: Moment | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same for the next ``count`` pictures; None: for all that are left."""

    count: int | None
    then: Press | Wait


@dataclass(frozen=True, slots=True)
class Tell:
    """The drill ends, and what it came to is looked at."""


Action = Show | Press | Wait | Disturb | Skip | TakeClockOff | Stop | Repeat | Tell


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a script: what happens, and what is expected of it, each in the script's own words."""

    number: int
    action: Action
    expected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """A scripted drill. Without a ``deck`` of its own it is drawn as always, with ``seed``.

    ``only``: the ids of the pictures that training is limited to. ``earlier_drills``: how many drills of the part
    count as done before, so that the first two scripted ones need not be practice. ``rule_lines``: where each
    rule stands.
    """

    file: str
    spec: DrillSpec
    lines: tuple[Line, ...]
    seed: int | None = None
    deck: tuple[str, ...] = ()
    warm_ups: tuple[str, ...] = ()
    earlier_drills: int = 0
    only: tuple[str, ...] = ()
    rule_lines: Mapping[str, int] = field(default_factory=dict)

    def problem(self, line: Line, expected: str) -> UserProblem:
        """A line that does not hold."""
        return line_problem(self.file, line.number, expected)

    def rule_problem(self, rule: str, expected: str) -> UserProblem:
        """A rule that does not hold."""
        return line_problem(self.file, self.rule_lines[rule], expected)


def line_problem(file: str, number: int, expected: str) -> UserProblem:
    """What is wrong with a line of a script, and where it is."""
    return UserProblem(Problem.REPLAY_LINE, file=file, line=number, expected=expected)


def find_stimulus(name: str, pictures: Mapping[str, Picture]) -> Stimulus | None:
    """What a script calls a picture: ``left-hand-03``, ``left-hand-03-090``, or the record's ``hand-03-left-090``.

    The number at the end is the turn in degrees clockwise, one of the eight; without it, upright.
    """
    head, _, rest = name.partition("-")
    if head in _SIDES:
        bare, _, turn = rest.rpartition("-")
        return _stimulus(pictures, rest, head, "0") or _stimulus(pictures, bare, head, turn)
    bare, _, turn = name.rpartition("-")
    picture_id, _, side = bare.rpartition("-")
    return _stimulus(pictures, picture_id, side, turn)


def _stimulus(pictures: Mapping[str, Picture], picture_id: str, side: str, turn: str) -> Stimulus | None:
    picture = pictures.get(picture_id)
    if picture is None or side not in _SIDES or not (turn.isdecimal() and len(turn) <= 3):
        return None
    degrees = int(normalise_deg(int(turn)))
    if degrees not in ROTATIONS:
        return None
    return Stimulus(picture, mirrored=picture.side is not Side(side), rotation_deg=degrees)


_SIDES = frozenset(Side)
