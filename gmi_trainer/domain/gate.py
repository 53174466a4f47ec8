"""What is looked at before the next stage is suggested: each point with its figures. No gate ever locks.

Trials moved on by the calendar; the cut-offs are a convention of clinicians that no trial has tested (science B2).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.course import Reading, pooled
from gmi_trainer.domain.gate_rule import (
    USUAL_RULE as USUAL_RULE,
)  # those who know a gate know its numbers from here
from gmi_trainer.domain.gate_rule import GateRule as GateRule
from gmi_trainer.domain.levels import was_easy
from gmi_trainer.domain.progress import SideScore
from gmi_trainer.domain.reference import (
    GATE_GAP_ACCURACY,
    GATE_GAP_MS,
    GATE_PAIN_UP,
    GATE_STEADY,
    GATE_TIME_MS,
)
from gmi_trainer.domain.stages import Stage
from gmi_trainer.domain.values import dataclass

POOLED_A_SIDE = 60
"""Pictures a side that are looked at together: three tests of 40 (product), or six quick ones (design)."""


class Asked(StrEnum):
    """What is looked at."""

    TESTS = "tests"
    ACCURACY = "accuracy"
    TIME = "time"
    EVEN = "even"
    IN_CONTEXT = "in_context"
    NO_FLARE = "no_flare"
    SINCE_FLARE = "since_flare"  # a test after the newest flare; asked where there was one lately
    IMAGERY_DAYS = "imagery_days"
    PAIN_STAYED = "pain_stayed"
    LADDER = "ladder"
    MIRROR_EASY = "mirror_easy"


class State(StrEnum):
    """How it stands."""

    MET = "met"
    OPEN = "open"
    LEFT_OUT = "left_out"  # it cannot be told for this person, so it is not asked either


@dataclass(frozen=True, slots=True)
class Check:
    """One point. ``count`` of ``needed``: tests, days or bouts; days are those of the last ``span``, where it says so.

    ``left`` and ``right``: what the sides came to; ``by_side`` False: the same twice, of both together. ``a_side``:
    with so many pictures of the side that has fewer. ``limit_ms``: what is quick enough; ``share``: how many of the
    answers are right often enough.
    """

    asked: Asked
    state: State
    count: int = 0
    needed: int = 0
    left: Reading = Reading()
    right: Reading = Reading()
    a_side: int = 0
    by_side: bool = True
    limit_ms: int = 0
    span: int = 0
    share: float = USUAL_RULE.accuracy


@dataclass(frozen=True, slots=True)
class Gate:
    """All points before a stage."""

    to: Stage
    checks: tuple[Check, ...]

    @property
    def asked(self) -> int:
        """How many points there are to be met."""
        return sum(check.state is not State.LEFT_OUT for check in self.checks)

    @property
    def met(self) -> int:
        """How many are."""
        return sum(check.state is State.MET for check in self.checks)

    @property
    def all_met(self) -> bool:
        """Whether the next stage is suggested. Where nothing can be told, nothing is suggested."""
        return 0 < self.asked == self.met

    def is_met(self, asked: Asked) -> bool:
        """Whether a point is met, or is none that is asked."""
        return all(check.state is not State.OPEN for check in self.checks if check.asked is asked)


@dataclass(frozen=True, slots=True)
class TestTaken:
    """A test that counts. ``compares``: with the newest one. ``pictures`` were asked for."""

    __test__ = False  # no test of the program, whatever its name

    day: date
    pictures: int
    left: SideScore
    right: SideScore
    compares: bool = True


@dataclass(frozen=True, slots=True)
class Bout:
    """A training that counts."""

    day: date
    level: int
    left: SideScore
    right: SideScore


@dataclass(frozen=True, slots=True)
class LeftRightFacts:
    """Stage 1 since the last long break. ``part``: whose pictures they are; ``levels``: those that it has.

    ``tests`` and ``bouts`` oldest first. ``by_side`` False: a sore limb answered its own side.
    """

    part: BodyPart
    tests: tuple[TestTaken, ...] = ()
    bouts: tuple[Bout, ...] = ()
    levels: tuple[int, ...] = (1, 2, 3, 4)
    by_side: bool = True


@dataclass(frozen=True, slots=True)
class ImaginedBout:
    """A bout of imagined movements. ``pain_change``: after it less before it, in points of ten; None: not said."""

    day: date
    pain_change: float | None = None


@dataclass(frozen=True, slots=True)
class ImaginedFacts:
    """Stage 2, oldest bout first. ``ladder_finished_on``: the day on which the last step of their own was done.

    ``rates_pain`` False: the person would rather not say; then nothing is asked about it.
    """

    bouts: tuple[ImaginedBout, ...] = ()
    ladder_finished_on: date | None = None
    rates_pain: bool = True


@dataclass(frozen=True, slots=True)
class MirroredFacts:
    """Stage 3. ``easy_days``: days on which step 5 was easy: light objects and tools (``mirror_course`` says why it is
    that one)."""

    easy_days: frozenset[date] = frozenset()


def from_left_right(
    facts: LeftRightFacts, last_flare: date | None, today: date, rule: GateRule = USUAL_RULE
) -> Gate:
    """Stage 1 to 2."""
    newest = _newest(facts, rule)
    checks = [
        _enough_tests(facts.tests, today, rule),
        _accurate(newest, rule),
        _quick_or_steady(newest, facts, rule),
        _even(newest),
        _in_context(facts, rule),
        _no_flare(last_flare, today, rule),
    ]
    if last_flare is not None and (since := _tested_since(facts.tests, last_flare, today, rule)):
        checks.append(since)
    return Gate(Stage.IMAGINE, tuple(checks))


def from_imagining(
    facts: ImaginedFacts, last_flare: date | None, to: Stage, today: date, rule: GateRule = USUAL_RULE
) -> Gate:
    """Stage 2 to 3; for neck and back to 4, on the same points."""
    days = _within((bout.day for bout in facts.bouts), today, rule.imagery_within_days)
    return Gate(
        to,
        (
            _counted(Asked.IMAGERY_DAYS, len(days), rule.imagery_days, rule.imagery_within_days),
            _pain_stayed(facts, rule),
            Check(Asked.LADDER, _state(facts.ladder_finished_on is not None)),
            _no_flare(last_flare, today, rule),
        ),
    )


def from_mirror(facts: MirroredFacts, rule: GateRule = USUAL_RULE) -> Gate:
    """Stage 3 to 4."""
    return Gate(Stage.DAILY, (_counted(Asked.MIRROR_EASY, len(facts.easy_days), rule.mirror_days),))


@dataclass(frozen=True, slots=True)
class _Pool:
    """The newest comparable tests together; so many are ``wanted``."""

    tests: tuple[TestTaken, ...]
    wanted: int
    by_side: bool

    @property
    def is_whole(self) -> bool:
        return len(self.tests) >= self.wanted

    def readings(self) -> tuple[Reading, Reading]:
        left, right = [test.left for test in self.tests], [test.right for test in self.tests]
        if self.by_side:
            return pooled(left), pooled(right)
        both = pooled([*left, *right])
        return both, both

    @property
    def a_side(self) -> int:
        sides = ([test.left.scored for test in self.tests], [test.right.scored for test in self.tests])
        return min(sum(scored) for scored in sides)


def _newest(facts: LeftRightFacts, rule: GateRule) -> _Pool:
    same = [test for test in facts.tests if test.compares]
    wanted = rule.pooled_tests
    if same:
        wanted = max(wanted, -(-2 * POOLED_A_SIDE // same[-1].pictures))
    return _Pool(tuple(same[-wanted:]), wanted, facts.by_side)


def _enough_tests(tests: Iterable[TestTaken], today: date, rule: GateRule) -> Check:
    """Of a day one test counts, so days and tests are the same."""
    days = _within({test.day for test in tests}, today, rule.tests_within_days)
    return _counted(Asked.TESTS, len(days), rule.tests, rule.tests_within_days)


def _accurate(pool: _Pool, rule: GateRule) -> Check:
    left, right = pool.readings()
    accuracies = (left.accuracy, right.accuracy)
    met = pool.is_whole and all(a is not None and a >= rule.accuracy for a in accuracies)
    return replace(_read(Asked.ACCURACY, _state(met), pool, left, right), share=rule.accuracy)


def _quick_or_steady(pool: _Pool, facts: LeftRightFacts, rule: GateRule) -> Check:
    """Quick enough on both sides; or as quick as before, for those who will never be fast."""
    left, right = pool.readings()
    limit = rule.time_ms if rule.time_ms is not None else GATE_TIME_MS[facts.part]
    times = [reading.time_ms for reading in (left, right) if reading.time_ms is not None]
    met = pool.is_whole and len(times) == len(Side) and (max(times) <= limit or _is_steady(pool))
    return _read(Asked.TIME, _state(met), pool, left, right, limit)


def _is_steady(pool: _Pool) -> bool:
    times = [t for t in (pooled((test.left, test.right)).time_ms for test in pool.tests) if t is not None]
    return len(times) == len(pool.tests) and max(times) - min(times) < GATE_STEADY * min(times)


def _even(pool: _Pool) -> Check:
    if not pool.by_side:
        return Check(Asked.EVEN, State.LEFT_OUT)
    left, right = pool.readings()
    met = pool.is_whole and _are_even(left, right)
    return _read(Asked.EVEN, _state(met), pool, left, right)


def _are_even(left: Reading, right: Reading) -> bool:
    if left.time_ms is None or right.time_ms is None or left.accuracy is None or right.accuracy is None:
        return False
    gap = round(abs(left.accuracy - right.accuracy), 9)  # 95 less 80 is 15, whatever a float makes of it
    return abs(left.time_ms - right.time_ms) < GATE_GAP_MS and gap < GATE_GAP_ACCURACY


def _in_context(facts: LeftRightFacts, rule: GateRule) -> Check:
    """One bout of pictures from daily life that was easy: what was learned holds elsewhere, too."""
    if rule.context_level not in facts.levels:
        return Check(Asked.IN_CONTEXT, State.LEFT_OUT)
    bouts = [bout for bout in facts.bouts if bout.level == rule.context_level]
    easy = [bout for bout in bouts if was_easy(bout.left, bout.right)]
    if not bouts:
        return Check(Asked.IN_CONTEXT, State.OPEN, needed=1)
    shown = (easy or bouts)[-1]
    both = pooled((shown.left, shown.right))
    return Check(Asked.IN_CONTEXT, _state(bool(easy)), min(len(easy), 1), 1, both, both)


def _pain_stayed(facts: ImaginedFacts, rule: GateRule) -> Check:
    """The last bouts after which it was said; one without an answer speaks neither for nor against."""
    if not facts.rates_pain:
        return Check(Asked.PAIN_STAYED, State.LEFT_OUT)
    said = [bout.pain_change for bout in facts.bouts if bout.pain_change is not None]
    stayed = sum(change < GATE_PAIN_UP for change in said[-rule.imagery_bouts :])
    return _counted(Asked.PAIN_STAYED, stayed, rule.imagery_bouts)


def _no_flare(last_flare: date | None, today: date, rule: GateRule) -> Check:
    needed = rule.days_since_flare
    days = needed if last_flare is None else min((today - last_flare).days, needed)
    return _counted(Asked.NO_FLARE, days, needed)


def _tested_since(tests: Sequence[TestTaken], last_flare: date, today: date, rule: GateRule) -> Check | None:
    """After a flare it is looked at again: with one test at least. Long after it that needs no word any more."""
    met = bool(tests) and tests[-1].day > last_flare
    if met and not _within({last_flare}, today, rule.tests_within_days):
        return None
    return Check(Asked.SINCE_FLARE, _state(met))


def _counted(asked: Asked, count: int, needed: int, span: int = 0) -> Check:
    return Check(asked, _state(count >= needed), count, needed, span=span)


def _read(asked: Asked, state: State, pool: _Pool, left: Reading, right: Reading, limit_ms: int = 0) -> Check:
    return Check(asked, state, len(pool.tests), pool.wanted, left, right, pool.a_side, pool.by_side, limit_ms)


def _state(met: bool) -> State:
    return State.MET if met else State.OPEN


def _within(days: Iterable[date], today: date, span: int) -> set[date]:
    return {day for day in days if today - timedelta(days=span) < day <= today}
