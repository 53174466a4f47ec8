"""What the first view of Progress shows, read in one background job; and the verdicts of its other body parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from random import Random

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.answering import sides_compare
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.calendar_month import KindDone
from gmi_trainer.domain.change import SEED, PartChange, part_change
from gmi_trainer.domain.day_line import DayLine
from gmi_trainer.domain.days import monday_of
from gmi_trainer.domain.habits import Habit
from gmi_trainer.domain.span import Span, span_to_begin_with, stretch_of
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.breath_history import BreathGlance, read_breath_glance
from gmi_trainer.services.day_ports import DayReader
from gmi_trainer.services.days import read_habit
from gmi_trainer.services.progress import Course, read_course, read_day_line
from gmi_trainer.services.session_ports import HistoryReader

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class KindInWeek:
    """A kind of practice in a week: how many sessions that count, on how many days."""

    kind: SessionKind
    sessions: int
    days: int


@dataclass(frozen=True, slots=True)
class WeekDone:
    """What was done in a week. ``days``: from Monday on, whether there was anything."""

    days: tuple[bool, ...]
    kinds: tuple[KindInWeek, ...]


@dataclass(frozen=True, slots=True)
class FirstView:
    """``parts``: with any finished drill, most recent first. ``course`` None: there is none.

    ``has_any``: something of some kind was begun at some time. ``breathing`` None: there never was any. ``days``: how
    the days were, where there is no course beside which they would stand; None where nothing was rated.
    """

    parts: tuple[BodyPart, ...]
    course: Course | None
    this_week: WeekDone
    last_week: WeekDone
    habit: Habit
    breathing: BreathGlance | None
    has_any: bool
    about: AboutMe
    days: DayLine | None = None


def read_first_view(
    history: HistoryReader,
    days: DayReader,
    part: BodyPart | None,
    span: Span | None,
    today: date,
    about: AboutMe,
    began_on: date,
) -> FirstView:
    """``part`` None or without drills: the most recent one. ``span`` None: as fits. ``began_on``: the plan's first
    day."""
    parts = history.parts()
    shown = part if part in parts else next(iter(parts), None)
    monday = monday_of(today)
    done = days.practised_between(monday - WEEK, monday + WEEK)
    breathing = read_breath_glance(history, today)
    return FirstView(
        parts=parts,
        course=read_course(history, days, shown, span, today, about) if shown is not None else None,
        this_week=week_done(done, monday),
        last_week=week_done(done, monday - WEEK),
        habit=read_habit(days, today, about, began_on),
        breathing=breathing,
        has_any=bool(parts)
        or breathing is not None
        or days.first_practice_day() is not None
        or bool(history.sessions(limit=1)),
        about=about,
        days=_days_alone(days, today, about) if shown is None else None,
    )


def _days_alone(days: DayReader, today: date, about: AboutMe) -> DayLine | None:
    """The last weeks, or all of the time where nothing was rated in them."""
    earliest = days.first_day()
    if earliest is None:
        return None
    for span in (span_to_begin_with(today, today, earliest), Span.ALL):
        line = read_day_line(days, stretch_of(span, today, earliest), about)
        if line.pain or line.sleep or line.mood:
            return line
    return None


def week_done(done: Mapping[date, tuple[KindDone, ...]], monday: date) -> WeekDone:
    """A week of what was done on some days. What does not count is not summed up."""
    week = [done.get(monday + timedelta(days=n), ()) for n in range(7)]
    counted = [[one for one in day if one.counted] for day in week]
    kinds = []
    for kind in SessionKind:
        sessions = [one.sessions for day in counted for one in day if one.kind is kind]
        if sessions:
            kinds.append(KindInWeek(kind, sum(sessions), len(sessions)))
    return WeekDone(tuple(bool(day) for day in week), tuple(kinds))


def read_verdicts(
    history: HistoryReader, parts: Iterable[BodyPart], about: AboutMe
) -> dict[BodyPart, PartChange]:
    """What may be said of each part: a few tests are read of each, however many there are."""
    verdicts = {}
    for part in parts:
        head = history.course_head(part)
        if head is not None:
            tests = history.tests(head.conditions)
            by_side = sides_compare(about, head.way)
            verdicts[part] = part_change(tests.samples, Random(SEED), by_side=by_side, tests=tests.count)
    return verdicts
