"""Looking back on practices of any kind: a value over time, and what some sessions came to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from statistics import median
from typing import Protocol

from gmi_trainer.domain.activity_steps import NextDay, Tried
from gmi_trainer.domain.checkin import Feel
from gmi_trainer.domain.imagery_course import Hurt, Imagined, Moved
from gmi_trainer.domain.imagery_time import Timing, timing_of
from gmi_trainer.domain.mirror import MirrorDone
from gmi_trainer.domain.mirror_course import easy_days
from gmi_trainer.domain.span import Grain, Stretch
from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class DayValue:
    """A number that belongs to a day. ``counted`` False: it is shown faintly, and no mean has it."""

    day: date
    value: float
    counted: bool = True


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A mark of a line: the mean of all numbers of a day, a week or a month. ``day``: the first one of it."""

    day: date
    value: float
    sessions: int
    counted: bool = True


def last_of(values: Iterable[DayValue], by: Grain) -> tuple[LinePoint, ...]:
    """The last of what counts in each day, week or month, earliest first: for steps, whose mean is no step.

    ``values``: in the order in which they came.
    """
    found: dict[date, list[float]] = {}
    for one in values:
        if one.counted:
            found.setdefault(by.begin(one.day), []).append(one.value)
    return tuple(LinePoint(day, numbers[-1], len(numbers)) for day, numbers in sorted(found.items()))


def sums_of(values: Iterable[DayValue], stretch: Stretch) -> tuple[LinePoint, ...]:
    """The sums of what counts, a mark for each day, week or month from the first that has some to the last of the
    stretch; where there was none it is nothing."""
    found: dict[date, list[float]] = {}
    for one in values:
        if one.counted:
            found.setdefault(stretch.by.begin(one.day), []).append(one.value)
    if not found:
        return ()
    days, day = [], min(found)
    while day <= stretch.last:
        days.append(day)
        day = _next(day, stretch.by)
    return tuple(LinePoint(day, sum(found.get(day, ())), len(found.get(day, ()))) for day in days)


def _next(day: date, by: Grain) -> date:
    """The day, week or month after one that begins there."""
    if by is Grain.DRILL:
        return day + timedelta(days=1)
    return day + timedelta(days=7) if by is Grain.WEEK else by.begin(day + timedelta(days=31))


def line_of(values: Iterable[DayValue], by: Grain) -> tuple[LinePoint, ...]:
    """The means of what counts, a mark for each day, week or month that has some, earliest first; and, only where each
    day stands for itself, a faint mark for the mean of what does not count."""
    found: dict[tuple[date, bool], list[float]] = {}
    for one in values:
        if one.counted or by is Grain.DRILL:
            found.setdefault((by.begin(one.day), one.counted), []).append(one.value)
    return tuple(
        LinePoint(day, sum(numbers) / len(numbers), len(numbers), counted)
        for (day, counted), numbers in sorted(found.items())
    )


class Practised(Protocol):
    """A session of any kind that knows its day, and whether it counts."""

    @property
    def day(self) -> date: ...
    @property
    def counted(self) -> bool: ...
    @property
    def is_done(self) -> bool: ...


def practice_days(sessions: Iterable[Practised]) -> frozenset[date]:
    """The days of the sessions that are done and count."""
    return frozenset(one.day for one in sessions if one.is_done and one.counted)


# -- imagined movements --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ImaginedFacts:
    """What some sessions that count came to. ``hurt``: of how many it was too much; ``moved``: in how many something
    moved. ``asked_hurt`` and ``asked_moved``: of how many that was said."""

    sessions: int
    hurt: int
    asked_hurt: int
    moved: int
    asked_moved: int
    timed: int


def imagined_facts(sessions: Iterable[Imagined]) -> ImaginedFacts:
    """Counts over the sessions that are done and count."""
    done = [one for one in sessions if one.is_done and one.counted]
    return ImaginedFacts(
        sessions=len(done),
        hurt=sum(one.did_hurt for one in done),
        asked_hurt=sum(one.said.hurt is not None for one in done),
        moved=sum(one.said.moved in (Moved.LITTLE, Moved.YES) for one in done),
        asked_moved=sum(one.said.moved is not None for one in done),
        timed=sum(ratio_of(one) is not None for one in done),
    )


@dataclass(frozen=True, slots=True)
class Taps:
    """One tap after a practice, counted."""

    easier: int = 0
    same: int = 0
    worse: int = 0

    @property
    def said(self) -> int:
        """How often there was one."""
        return self.easier + self.same + self.worse


class Felt(Protocol):
    """A session that one tap may have been said after."""

    @property
    def counted(self) -> bool: ...
    @property
    def is_done(self) -> bool: ...
    @property
    def feel(self) -> Feel | None: ...


class Rated(Protocol):
    """A session that pain may have been rated around."""

    @property
    def counted(self) -> bool: ...
    @property
    def is_done(self) -> bool: ...
    @property
    def pain_change(self) -> float | None: ...


def taps_of(sessions: Iterable[Felt]) -> Taps:
    """What was said in one tap after the sessions that are done and count."""
    said = [one.feel for one in sessions if one.is_done and one.counted]
    return Taps(*(said.count(feel) for feel in (Feel.EASIER, Feel.SAME, Feel.WORSE)))


def pain_changes(sessions: Iterable[Rated]) -> tuple[float, ...]:
    """After less before, of each session that is done, counts and has both; in the order given."""
    return tuple(
        one.pain_change for one in sessions if one.is_done and one.counted and one.pain_change is not None
    )


def ratio_of(session: Imagined) -> float | None:
    """Imagined time over real time; None where nothing was really done."""
    timing: Timing | None = timing_of(session.times)
    return timing.ratio if timing is not None else None


def hurt_a_little(session: Imagined) -> bool:
    """A little, and not more."""
    return session.said.hurt is Hurt.LITTLE and not session.did_hurt


# -- daily tasks ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What some tasks that count came to, beside what was thought, and the days after."""

    easier: int = 0
    as_thought: int = 0
    harder: int = 0
    same: int = 0
    settled: int = 0
    longer: int = 0


def task_facts(tries: Iterable[Tried]) -> TaskFacts:
    """Counts over the tasks that are done and count."""
    done = [one for one in tries if one.is_done]
    both = [one.actual - one.expected for one in done if one.actual is not None and one.expected is not None]
    after = [one.next_day for one in done]
    return TaskFacts(
        easier=sum(more < 0 for more in both),
        as_thought=both.count(0),
        harder=sum(more > 0 for more in both),
        same=after.count(NextDay.SAME),
        settled=after.count(NextDay.SETTLED),
        longer=after.count(NextDay.LONGER),
    )


# -- mirror --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MirroredFacts:
    """What some sessions that count came to. ``easy_days``: of any step. ``stopped``: how many were halted because of
    dizziness or upset. ``eased``: after how many it was easier, of ``asked_relief``; ``relief_min``: for how long, in
    the middle of those."""

    sessions: int
    easy_days: int
    stopped: int
    eased: int
    asked_relief: int
    relief_min: float | None


def mirrored_facts(sessions: Iterable[MirrorDone]) -> MirroredFacts:
    """Counts over the sessions that are done and count."""
    done = [one for one in sessions if one.is_done and one.counted]
    relief = [one.log.relief_min for one in done if one.log.relief_min is not None]
    some = [minutes for minutes in relief if minutes]
    return MirroredFacts(
        sessions=len(done),
        easy_days=len(frozenset().union(*(easy_days(done, step) for step in {one.step for one in done}))),
        stopped=sum(one.comfort_stops > 0 for one in done),
        eased=len(some),
        asked_relief=len(relief),
        relief_min=median(some) if some else None,
    )
