"""The course of one body part over time: which drills may be compared, and what each drill or week came to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum
from math import fsum
from statistics import median

from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.answering import AnswerWay
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.days import monday_of as monday_of  # many know it from here
from gmi_trainer.domain.progress import SideScore, SideTally
from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.values import dataclass


class Standing(StrEnum):
    """What a drill is worth in a comparison over time."""

    COMPARED = "compared"  # a counted test, made as the newest one was
    OTHER_TEST = "other_test"  # a counted test with other keys, length, limit, limb or test set
    PRACTICE = "practice"  # one of the first two of a body part
    TRAINING = "training"
    NOT_COUNTED = "not_counted"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one side came to. ``time_ms`` is the median of correct answers; ``per_minute``: right answers in a minute of
    looking."""

    accuracy: float | None = None
    time_ms: float | None = None
    per_minute: float | None = None


@dataclass(frozen=True, slots=True)
class CourseHead:
    """What a course of a part shows. ``way``: that of the newest counted test, or else of the newest drill;
    ``conditions``: how that test was made, empty without one. ``earliest`` and ``latest``: the days of drills answered
    in this way."""

    part: BodyPart
    way: AnswerWay
    conditions: str
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Point:
    """One drill, or a week's or a month's drills of the same standing. ``session_id`` is None for those."""

    day: date  # of a week, its Monday; of a month, its first day
    standing: Standing
    left: Reading
    right: Reading
    drills: int = 1
    session_id: int | None = None

    def side(self, side: Side) -> Reading:
        """What a side came to."""
        return self.left if side is Side.LEFT else self.right


def drill_points(
    tallies: Iterable[SideTally], compared: Collection[int], *, by_side: bool = True
) -> tuple[Point, ...]:
    """One point a drill, in the order of the tallies. ``compared``: sessions that compare with the newest test.

    ``by_side`` False: left and right may not be held against each other, so both say what they came to
    together.
    """
    return tuple(
        Point(
            day=drill[0].local_day,
            standing=_standing(drill[0], compared),
            left=pooled(_scores(drill, Side.LEFT, by_side=by_side)),
            right=pooled(_scores(drill, Side.RIGHT, by_side=by_side)),
            session_id=session_id,
        )
        for session_id, drill in _by_session(tallies).items()
    )


def compared_in(tallies: Iterable[SideTally], conditions: str) -> frozenset[int]:
    """The sessions that compare with a test that was made so: counted, whole tests made in the same way."""
    return frozenset(
        tally.session_id
        for tally in tallies
        if tally.counted
        and tally.purpose is Purpose.TEST
        and tally.complete
        and tally.conditions == conditions
    )


def week_points(
    tallies: Iterable[SideTally],
    compared: Collection[int],
    *,
    by_side: bool = True,
    by: Grain = Grain.WEEK,
) -> tuple[Point, ...]:
    """Each week's (or month's) tests that compare as one point, and all its other drills as a second, fainter one.

    Right answers are pooled over the week; the time is the median of its drills' medians, so that one
    bad day does not move a week. What is not to be counted is left out.
    """
    groups: dict[tuple[date, Standing], list[list[SideTally]]] = {}
    for drill in _by_session(tallies).values():
        standing = _standing(drill[0], compared)
        if standing is not Standing.NOT_COUNTED:
            shown_as = Standing.COMPARED if standing is Standing.COMPARED else Standing.TRAINING
            groups.setdefault((by.begin(drill[0].local_day), shown_as), []).append(drill)
    return tuple(
        Point(
            day=begun,
            standing=standing,
            left=pooled([s for drill in drills for s in _scores(drill, Side.LEFT, by_side=by_side)]),
            right=pooled([s for drill in drills for s in _scores(drill, Side.RIGHT, by_side=by_side)]),
            drills=len(drills),
        )
        for (begun, standing), drills in sorted(groups.items())
    )


def _by_session(tallies: Iterable[SideTally]) -> dict[int, list[SideTally]]:
    drills: dict[int, list[SideTally]] = {}
    for tally in tallies:
        drills.setdefault(tally.session_id, []).append(tally)
    return drills


def _standing(tally: SideTally, compared: Collection[int]) -> Standing:
    if not tally.counted:
        return Standing.NOT_COUNTED
    if tally.purpose is Purpose.FAMILIARISATION:
        return Standing.PRACTICE
    if tally.purpose is Purpose.TRAINING:
        return Standing.TRAINING
    return Standing.COMPARED if tally.session_id in compared else Standing.OTHER_TEST


def together(left: SideScore, right: SideScore) -> Reading:
    """Both sides of a drill as one."""
    return pooled((left, right))


def _scores(drill: Iterable[SideTally], side: Side, *, by_side: bool) -> list[SideScore]:
    return [tally.score for tally in drill if tally.side is side or not by_side]


def pooled(scores: Iterable[SideScore]) -> Reading:
    """Several sides of drills as one: right answers are added up, the time is the median of their medians."""
    scores = list(scores)
    scored, spent_ms = sum(score.scored for score in scores), fsum(score.spent_ms for score in scores)
    correct = sum(score.correct for score in scores)
    times = [score.median_rt_ms for score in scores if score.median_rt_ms is not None]
    return Reading(
        accuracy=correct / scored if scored else None,
        time_ms=median(times) if times else None,
        per_minute=correct * 60_000 / spent_ms if spent_ms else None,
    )
