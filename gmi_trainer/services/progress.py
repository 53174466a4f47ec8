"""Looking back: what the Progress page reads in one background job, and "do not count" with its way back."""

from __future__ import annotations

from datetime import date
from random import Random

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.answering import AnswerWay, sides_compare, way_of
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.change import SEED, PartChange, part_change
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.course import (
    CourseHead,
    Point,
    Standing,
    compared_in,
    drill_points,
)
from gmi_trainer.domain.day_line import DayLine, DayMark, MarkKind, marking, marks_of
from gmi_trainer.domain.progress import SessionSummary, TrialRow
from gmi_trainer.domain.samples import START_TESTS, ComparableTests, TestSample
from gmi_trainer.domain.side_gap import SideGap, side_gap
from gmi_trainer.domain.span import Grain, Span, Stretch, span_to_begin_with, stretch_of
from gmi_trainer.domain.speed_scores import SpeedStory, speed_story
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.diary_ports import DiaryReader
from gmi_trainer.services.session_ports import HistoryReader, SessionLog

MOST_NOTES_AMONG_MONTHS = 60
"""Of more nobody could find one again in a lane of months; the calendar has them all."""

NOTHING_SAID = AboutMe()
"""As long as nobody said where it hurts."""


@dataclass(frozen=True, slots=True)
class Course:
    """One body part over a span, oldest first: what its charts draw and what may be said of a change.

    ``first`` and ``last``: the days from where to where it goes; ``by``: what a point stands for. Only drills answered
    in one ``way`` are points; ``other_way`` counts the others in this time. ``by_side`` False: a sore limb answered its
    own side, so every reading is of both sides together, and there is no ``gap``. ``change``, ``gap`` and ``speed``
    are of the ``tests`` that compare, whatever the span. ``start``: the first three of them; empty while there are
    fewer.
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
    tests: ComparableTests | None = None

    @property
    def sides(self) -> tuple[Side, ...]:
        """Whose numbers are told: where both say the same, one stands for both."""
        return tuple(Side) if self.by_side else (Side.LEFT,)

    @property
    def compared(self) -> tuple[Point, ...]:
        """The points that the lines join."""
        return tuple(point for point in self.points if point.standing is Standing.COMPARED)


@dataclass(frozen=True, slots=True)
class SessionStory:
    """One session with all its trials."""

    summary: SessionSummary
    trials: tuple[TrialRow, ...]
    by_side: bool = True


def read_course(
    history: HistoryReader,
    diary: DiaryReader,
    part: BodyPart,
    span: Span | None,
    today: date,
    about: AboutMe = NOTHING_SAID,
    before: Course | None = None,
) -> Course | None:
    """Read one body part over a span, as far as it was answered in one way; None without any finished drill.

    ``span`` None: three months, or all of it where the newest drill is older; two weeks for who began in them. What
    compares is what was made as its newest counted test was. Only the shown days are read, and the answers of the few
    tests that are compared. ``before``: what was read last; of the same tests nothing is worked out anew.
    """
    head = history.course_head(part)
    if head is None:
        return None
    span = span if span is not None else span_to_begin_with(today, head.latest, head.earliest)
    stretch = stretch_of(span, today, head.earliest, head.latest)
    by_side = sides_compare(about, head.way)
    tests = history.tests(head.conditions)
    told = before if before is not None and (before.tests, before.by_side) == (tests, by_side) else None
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
        change=told.change
        if told is not None
        else part_change(tests.samples, Random(SEED), by_side=by_side, tests=tests.count),
        gap=told.gap if told is not None else side_gap(tests.samples) if by_side else None,
        speed=told.speed if told is not None else speed_story(tests.samples, by_side=by_side),
        line=read_day_line(diary, stretch, about),
        start=tests.samples[:START_TESTS] if tests.count >= START_TESTS else (),
        tests=tests,
    )


def read_day_line(diary: DiaryReader, stretch: Stretch, about: AboutMe = NOTHING_SAID) -> DayLine:
    """Read what else was going on in these days. Pain is left out where somebody would rather not rate it; notes are
    left out among months where there are so many that each month has some."""
    first, last, by = stretch.first, stretch.last, stretch.by
    notes = [DayMark(MarkKind.NOTE, day, text, uuid) for day, text, uuid in diary.day_notes(first, last)]
    if by is Grain.MONTH and len(notes) > MOST_NOTES_AMONG_MONTHS:
        notes = []
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
