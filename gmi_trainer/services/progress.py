"""Looking back: what the Progress page reads in one background job, and "do not count" with its way back."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.answering import AnswerWay, sides_compare, way_of
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.change import SEED, PartChange, part_change
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.course import (
    CourseHead,
    Point,
    Reading,
    Standing,
    compared_in,
    drill_points,
    in_this_way,
    own_start,
    shown_way,
    week_points,
)
from gmi_trainer.domain.day_line import DayLine, DayMark, MarkKind, marking, marks_of
from gmi_trainer.domain.days import monday_of
from gmi_trainer.domain.progress import SessionSummary, SideTally, TrialRow
from gmi_trainer.domain.samples import START_TESTS, TestSample
from gmi_trainer.domain.side_gap import SideGap, side_gap
from gmi_trainer.domain.span import Grain, Span, Stretch, span_to_begin_with, stretch_of
from gmi_trainer.domain.speed_scores import SpeedStory, speed_story
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.ports import DiaryReader, HistoryReader, SessionLog

MOST_DRILLS_A_FORTNIGHT = 200
"""The newest sessions that are always read, so that this week and the last are whole."""

EVERY_TEST = 1_000_000
DAYS_A_WEEK = 7

NOTHING_SAID = AboutMe()
"""As long as nobody said where it hurts."""


@dataclass(frozen=True, slots=True)
class Course:
    """One body part over a span, oldest first: what its charts draw and what may be said of a change.

    ``first`` and ``last``: the days from where to where it goes; ``by``: what a point stands for. Only drills answered
    in one ``way`` are points; ``other_way`` counts the others in this time. ``by_side`` False: a sore limb answered its
    own side, so every reading is of both sides together, and there is no ``gap``. ``change``, ``gap`` and ``speed``
    are of the tests that compare, whatever the span. ``start``: the first three of them; empty while there are fewer.
    """

    part: BodyPart
    span: Span
    first: date
    last: date
    points: tuple[Point, ...]
    by: Grain
    way: AnswerWay
    other_way: int
    by_side: bool
    change: PartChange
    gap: SideGap | None
    speed: SpeedStory
    line: DayLine
    start: tuple[TestSample, ...] = ()

    @property
    def sides(self) -> tuple[Side, ...]:
        """Whose numbers are told: where both say the same, one stands for both."""
        return tuple(Side) if self.by_side else (Side.LEFT,)

    @property
    def compared(self) -> tuple[Point, ...]:
        """The points that the lines join."""
        return tuple(point for point in self.points if point.standing is Standing.COMPARED)


@dataclass(frozen=True, slots=True)
class EarlierCourse:
    """One body part over time, oldest first. ``start``: the person's own, once there are three tests.

    Only drills answered in one ``way``; ``other_way`` counts the rest. ``by_side`` False: a sore limb
    answered its own side, so every reading is of both sides together.
    """

    part: BodyPart
    drills: tuple[Point, ...]
    weeks: tuple[Point, ...]
    start: Reading | None = None
    way: AnswerWay = AnswerWay()
    other_way: int = 0
    by_side: bool = True


@dataclass(frozen=True, slots=True)
class FirstView:
    """What the first view of Progress shows.

    ``parts``: with any finished drill, most recent first. ``drill_days``: of the drills of this week and the last, one
    for each, interrupted ones too. ``has_any``: there was a drill at all.
    """

    parts: tuple[BodyPart, ...]
    course: Course | None
    drill_days: tuple[date, ...]
    has_any: bool
    about: AboutMe = NOTHING_SAID


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the first view of Progress shows.

    ``parts``: with any finished drill, most recent first. ``sessions``: the newest ones, interrupted ones
    too; ``recent`` reaches back at least a fortnight.
    """

    parts: tuple[BodyPart, ...]
    course: EarlierCourse | None
    sessions: tuple[SessionSummary, ...]
    recent: tuple[SessionSummary, ...]
    has_older: bool
    about: AboutMe = NOTHING_SAID


@dataclass(frozen=True, slots=True)
class SessionStory:
    """One session with all its trials."""

    summary: SessionSummary
    trials: tuple[TrialRow, ...]
    by_side: bool = True


def read_first_view(
    history: HistoryReader,
    diary: DiaryReader,
    part: BodyPart | None,
    span: Span | None,
    today: date,
    about: AboutMe = NOTHING_SAID,
) -> FirstView:
    """Read the first view. ``part`` None or without drills: the most recent one. ``span``: see ``read_course``."""
    parts = history.parts()
    shown = part if part in parts else next(iter(parts), None)
    course = None if shown is None else read_course(history, diary, shown, span, today, about)
    days = history.drill_days(monday_of(today) - timedelta(days=DAYS_A_WEEK))
    has_any = bool(days) or course is not None or bool(history.sessions(limit=1))
    return FirstView(parts, course, days, has_any, about)


def read_overview(
    reader: HistoryReader, part: BodyPart | None, session_count: int, about: AboutMe = NOTHING_SAID
) -> Overview:
    """Read the first view. ``part`` None or without drills: the most recent one. ``about``: what is sore."""
    parts = reader.parts()
    shown = part if part in parts else next(iter(parts), None)
    newest = reader.sessions(limit=max(session_count + 1, MOST_DRILLS_A_FORTNIGHT))
    return Overview(
        parts=parts,
        course=read_earlier_course(reader, shown, about) if shown is not None else None,
        sessions=newest[:session_count],
        recent=newest[:MOST_DRILLS_A_FORTNIGHT],
        has_older=len(newest) > session_count,
        about=about,
    )


def read_course(
    history: HistoryReader,
    diary: DiaryReader,
    part: BodyPart,
    span: Span | None,
    today: date,
    about: AboutMe = NOTHING_SAID,
) -> Course | None:
    """Read one body part over a span, as far as it was answered in one way; None without any finished drill.

    ``span`` None: three months, or all of it where the newest drill is older. What compares is what was made as its
    newest counted test was. Only the shown days are read, and the answers of the few tests that are compared.
    """
    head = history.course_head(part)
    if head is None:
        return None
    span = span if span is not None else span_to_begin_with(today, head.latest)
    stretch = stretch_of(span, today, head.earliest, head.latest)
    by_side = sides_compare(about, head.way)
    tests = history.tests(head.conditions)
    return Course(
        part=part,
        span=span,
        first=stretch.first,
        last=stretch.last,
        points=_points(history, head, stretch, by_side=by_side),
        by=stretch.by,
        way=head.way,
        other_way=history.other_ways(part, head.way, stretch.first, stretch.last),
        by_side=by_side,
        change=part_change(tests.samples, Random(SEED), by_side=by_side, tests=tests.count),
        gap=side_gap(tests.samples) if by_side else None,
        speed=speed_story(tests.samples, by_side=by_side),
        line=read_day_line(diary, stretch, about),
        start=tests.samples[:START_TESTS] if tests.count >= START_TESTS else (),
    )


def read_day_line(diary: DiaryReader, stretch: Stretch, about: AboutMe = NOTHING_SAID) -> DayLine:
    """Read what else was going on in these days. Pain is left out where somebody would rather not rate it."""
    first, last, by = stretch.first, stretch.last, stretch.by
    notes = (DayMark(MarkKind.NOTE, day, text, uuid) for day, text, uuid in diary.day_notes(first, last))
    return DayLine(
        first=first,
        last=last,
        by=by,
        pain=diary.usual_values(Scale.PAIN_AVERAGE, first, last, by) if about.rates_pain else (),
        sleep=diary.usual_values(Scale.SLEEP, first, last, by),
        mood=diary.usual_values(Scale.MOOD, first, last, by),
        marks=marks_of(diary.marking_facts(first, last, marking(by)), notes),
    )


def _points(
    history: HistoryReader, head: CourseHead, stretch: Stretch, *, by_side: bool
) -> tuple[Point, ...]:
    first, last, by = stretch.first, stretch.last, stretch.by
    if by is not Grain.DRILL:
        return history.points(head, first, last, by, by_side=by_side)
    tallies = history.tallies(head.part, way=head.way, first=first, last=last)
    return drill_points(tallies, compared_in(tallies, head.conditions), by_side=by_side)


def read_earlier_course(
    reader: HistoryReader, part: BodyPart, about: AboutMe = NOTHING_SAID
) -> EarlierCourse:
    """Read one body part, as far as it was answered in one way. What compares is what was made as its newest
    counted test was."""
    everything = reader.tallies(part)
    way = shown_way(everything) or AnswerWay()
    tallies, others = in_this_way(everything, way)
    compared = _compared(reader, tallies)
    by_side = sides_compare(about, way)
    drills = drill_points(tallies, compared, by_side=by_side)
    return EarlierCourse(
        part=part,
        drills=drills,
        weeks=week_points(tallies, compared, by_side=by_side),
        start=own_start(drills),
        way=way,
        other_way=others,
        by_side=by_side,
    )


def read_session(
    reader: HistoryReader, session_id: int, about: AboutMe = NOTHING_SAID
) -> SessionStory | None:
    """Read one session; None where there is none of that number."""
    summary = reader.session(session_id)
    if summary is None:
        return None
    return SessionStory(summary, reader.trials(session_id), sides_compare(about, way_of(summary.spec)))


class SessionMarks:
    """Marks sessions "do not count" and takes it back. Nothing is ever deleted."""

    def __init__(self, log: SessionLog, changes: Changes) -> None:
        self._log = log
        self._changes = changes

    def leave_out(self, session_id: int, reason: str) -> None:
        """Do not count a session from now on."""
        self._log.set_counted(session_id, False, reason)
        self._changes.publish(Changed.SESSIONS)

    def count_again(self, session_id: int) -> None:
        """Count it again."""
        self._log.set_counted(session_id, True, "")
        self._changes.publish(Changed.SESSIONS)


def _compared(reader: HistoryReader, tallies: tuple[SideTally, ...]) -> frozenset[int]:
    for tally in reversed(tallies):
        if tally.counted and tally.purpose is Purpose.TEST:
            newest = reader.session(tally.session_id)
            assert newest is not None, "a tally belongs to a session"
            return frozenset(s.session_id for s in reader.comparable_tests(newest.spec, EVERY_TEST))
    return frozenset()
