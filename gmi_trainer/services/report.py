"""Reading a report in one background job, remembering what a person wants in it, and its numbers as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import DrillSpec, Purpose
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.day_line import DayLine
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.flare import flare_reports, step_backs
from gmi_trainer.domain.progress import SideTally
from gmi_trainer.domain.report import (
    USUAL_SECTIONS,
    USUAL_WEEKS,
    WEEKS,
    Interval,
    OwnWords,
    PartTests,
    PlanPart,
    Report,
    ReportChoice,
    Section,
    TestsPart,
    TrendPart,
    WordsPart,
    Wrote,
    changes_in,
    goals_part,
    newest_first,
    plan_part,
    safety_part,
    trend_of,
    words_of_changes,
)
from gmi_trainer.domain.span import Grain, Span
from gmi_trainer.domain.values import dataclass
from gmi_trainer.domain.weekly_measures import weekly_history
from gmi_trainer.services.care_ports import Cancelled
from gmi_trainer.services.diary_ports import Preferences
from gmi_trainer.services.kept_days import days_of, kept_between
from gmi_trainer.services.own_ports import OwnPagesReader
from gmi_trainer.services.progress import Course, read_course
from gmi_trainer.services.report_ports import NumbersReader, ReportFormats, ReportReader
from gmi_trainer.services.safety import SAFETY_KINDS
from gmi_trainer.services.session_ports import HistoryReader

PREFERENCE = "report_choice"

KEPT_KINDS = (
    DiaryKind.FLARE,
    DiaryKind.AFTER_LAST,
    DiaryKind.LIFE_CHANGE,
    DiaryKind.LIGHTER_DAY,
    DiaryKind.REST_DAY,
    DiaryKind.OWN_DONE,
)
STEP_BACK_DAYS = 60
"""So long before the first day a chain of flares may have begun that still steps back on it; the rules of a day look
back as far."""

SHORT_WEEKS = 2
"""In so few weeks a picture shows drill by drill."""


@dataclass(frozen=True, slots=True)
class ReportRead:
    """A report, and what its pictures are drawn from: in the order of its tests, without anybody's marks or ratings."""

    report: Report
    courses: tuple[Course, ...] = ()


Titles = Mapping[str, str]
"""The lessons by their ids."""


def read_report(
    history: HistoryReader,
    days: ReportReader,
    own: OwnPagesReader,
    choice: ReportChoice,
    about: AboutMe,
    *,
    name: str = "",
    titles: Titles | None = None,
) -> ReportRead:
    """All that was ticked; what was not is in no part of it. The last day of it is today."""
    tests: TestsPart | None = None
    courses: tuple[Course, ...] = ()
    if choice.has(Section.TESTS):
        tests, courses = _tests(history, days, choice.interval, about)
    report = Report(
        choice=choice,
        name=name if choice.with_name else "",
        rates_pain=about.rates_pain,
        goals=(
            goals_part(
                own.goals(),
                choice.interval,
                weekly_history(days.measured(), rates_pain=about.rates_pain),
            )
            if choice.has(Section.GOALS)
            else None
        ),
        plan=_plan(days, choice.interval, about) if choice.has(Section.PLAN) else None,
        tests=tests,
        trend=_trend(days, choice, about),
        safety=(
            safety_part(days.facts(None, SAFETY_KINDS), choice.interval)
            if choice.has(Section.SAFETY)
            else None
        ),
        words=_words(days, choice, titles or {}),
    )
    return ReportRead(report, courses)


def _plan(days: ReportReader, interval: Interval, about: AboutMe) -> PlanPart:
    first, last = interval.first, interval.last
    facts = days.facts_between(first - timedelta(days=STEP_BACK_DAYS), last, KEPT_KINDS)
    practised = days.days_practised(first, last) | days_of(facts, DiaryKind.OWN_DONE)
    safety = days.facts(None, SAFETY_KINDS)
    kept = kept_between(first, last, facts=facts, safety=safety, practice_days=practised, about=about)
    began = [day for day in (days.plan_began_on(), days.first_practice_day()) if day is not None]
    return plan_part(
        interval,
        min(began) if began else last + timedelta(days=1),
        kept,
        practised,
        step_backs(flare_reports(facts)),
        days.sessions_done(first, last),
    )


def _trend(days: ReportReader, choice: ReportChoice, about: AboutMe) -> TrendPart | None:
    wanted = [Scale.PAIN_AVERAGE, Scale.SLEEP] if choice.has(Section.PAIN_SLEEP) else []
    wanted += [Scale.MOOD] if choice.has(Section.MOOD) else []
    if not wanted:
        return None
    interval = choice.interval
    trends = tuple(
        trend_of(scale, dict(days.usual_values(scale, interval.first, interval.last, Grain.DRILL)), interval)
        for scale in wanted
        if about.rates_pain or scale is not Scale.PAIN_AVERAGE
    )
    if not choice.has(Section.PAIN_SLEEP):
        return TrendPart(trends, ())
    facts = days.facts_between(interval.first, interval.last, (DiaryKind.LIFE_CHANGE,))
    return TrendPart(trends, changes_in(facts, interval))


def _words(days: ReportReader, choice: ReportChoice, titles: Titles) -> WordsPart | None:
    with_notes, with_lessons = choice.has(Section.WORDS), choice.has(Section.LESSON_WORDS)
    if not (with_notes or with_lessons):
        return None
    interval = choice.interval
    written = days.notes_between(interval.first, interval.last)
    notes: list[OwnWords] = []
    if with_notes:
        facts = days.facts_between(interval.first, interval.last, (DiaryKind.LIFE_CHANGE,))
        notes = [note for note in written if note.wrote is not Wrote.LESSON]
        notes += words_of_changes(facts, interval)
    lessons = [note for note in written if note.wrote is Wrote.LESSON] if with_lessons else []
    return WordsPart(
        newest_first(notes),
        newest_first(replace(note, title=titles.get(note.title, note.title)) for note in lessons),
    )


# -- tests ----------------------------------------------------------------------------------------------------


def _tests(
    history: HistoryReader, days: ReportReader, interval: Interval, about: AboutMe
) -> tuple[TestsPart, tuple[Course, ...]]:
    told: list[PartTests] = []
    courses: list[Course] = []
    span = Span.TWO_WEEKS if interval.weeks <= SHORT_WEEKS else Span.THREE_MONTHS
    for part in history.parts():
        tallies = history.tallies(part, first=interval.first, last=interval.last)
        if any(tally.counted for tally in tallies):
            course = read_course(history, days, part, span, interval.last, about)
            assert course is not None, "drills that count make a course"
            told.append(_part_tests(history, course, tallies))
            courses.append(_of_these_weeks(course, interval))
    return TestsPart(tuple(told)), tuple(courses)


def _part_tests(history: HistoryReader, course: Course, tallies: Sequence[SideTally]) -> PartTests:
    counted = {
        tally.session_id: tally.purpose is Purpose.TEST and tally.way == course.way
        for tally in tallies
        if tally.counted
    }
    return PartTests(
        part=course.part,
        spec=_spec_of_newest(history, course),
        change=course.change,
        gap=course.gap,
        speed=course.speed,
        in_interval=sum(counted.values()),
        other_drills=len(counted) - sum(counted.values()),
        by_side=course.by_side,
    )


def _spec_of_newest(history: HistoryReader, course: Course) -> DrillSpec | None:
    if not course.speed.points:
        return None
    newest = history.session(course.speed.points[-1].session_id)
    return newest.spec if newest is not None else None


def _of_these_weeks(course: Course, interval: Interval) -> Course:
    """What a picture shows is of these weeks alone, and is about the tests alone."""
    first = course.by.begin(interval.first)
    return replace(
        course,
        first=max(course.first, first),
        points=tuple(point for point in course.points if point.day >= first),
        line=DayLine(max(course.first, first), course.last, course.by),
    )


# -- for the window -------------------------------------------------------------------------------------------


class ReportService:
    """What is wanted is kept on the window's thread. Jobs do what ``reading`` gives, and ask for ``numbers_files`` and
    ``write_numbers``."""

    def __init__(
        self,
        history: Callable[[], AbstractContextManager[HistoryReader]],
        days: Callable[[], AbstractContextManager[ReportReader]],
        own: Callable[[], AbstractContextManager[OwnPagesReader]],
        numbers: Callable[[], AbstractContextManager[NumbersReader]],
        formats: ReportFormats,
        preferences: Preferences,
        about_me: Callable[[], AboutMe],
        titles: Callable[[], Titles],
        name: Callable[[], str],
        language: str = "en",
    ) -> None:
        """``name``: how the person is called, a code in a clinic that goes by codes; may be empty. ``titles``: of the
        lessons; ``language``: of the window's words."""
        self._history = history
        self._days = days
        self._own = own
        self._numbers = numbers
        self._formats = formats
        self._preferences = preferences
        self._about_me = about_me
        self._titles = titles
        self._name = name
        self._language = language

    @property
    def language(self) -> str:
        """Of the words, as web pages name it: "en", "de-AT"."""
        return self._language.replace("_", "-")

    @property
    def name(self) -> str:
        """Whom it is about, where that is wanted."""
        return self._name()

    @property
    def rates_pain(self) -> bool:
        """Whether pain is told of at all."""
        return self._about_me().rates_pain

    def choice(self, today: date) -> ReportChoice:
        """What was wanted last time, up to today."""
        return choice_from(self._preferences.get(PREFERENCE), today)

    def keep(self, choice: ReportChoice) -> None:
        """For the next time."""
        self._preferences.put(
            PREFERENCE,
            {
                "weeks": choice.interval.weeks,
                "sections": [section.value for section in Section if choice.has(section)],
                "with_name": choice.with_name,
            },
        )

    def reading(self, choice: ReportChoice) -> Callable[[], ReportRead]:
        """What a background job does. Asked for on the window's thread, which owns what is asked here."""
        about, name = self._about_me(), self._name()

        def read() -> ReportRead:
            with ExitStack() as opened:
                return read_report(
                    opened.enter_context(self._history()),
                    opened.enter_context(self._days()),
                    opened.enter_context(self._own()),
                    choice,
                    about,
                    name=name,
                    titles=self._titles() if choice.has(Section.LESSON_WORDS) else {},
                )

        return read

    @property
    def formats(self) -> ReportFormats:
        """What a report can become."""
        return self._formats

    def numbers_files(self, interval: Interval) -> tuple[tuple[str, int | None], ...]:
        """The files that the numbers are, each with its rows where it is a table; for a job."""
        with self._numbers() as reader:
            rows = reader.facts(interval).rows
            names = self._formats.numbers.names(reader.tables)
            return tuple((name, rows.get(table)) for table, name in names.items())

    def write_numbers(self, target: Path, interval: Interval, cancelled: Cancelled) -> bool:
        """Sessions and trials as one file; for a job."""
        with self._numbers() as reader:
            return self._formats.numbers.write(target, reader, interval, cancelled)


def choice_from(stored: object, today: date) -> ReportChoice:
    """The value of the preference. What is not understood falls back alone."""
    usual = ReportChoice(Interval(USUAL_WEEKS, today), USUAL_SECTIONS)
    if not isinstance(stored, Mapping):
        return usual
    weeks, sections, with_name = stored.get("weeks"), stored.get("sections"), stored.get("with_name")
    known = {section.value: section for section in Section}
    return ReportChoice(
        Interval(weeks, today) if weeks in WEEKS else usual.interval,
        frozenset(known[text] for text in sections if text in known)
        if isinstance(sections, list)
        else usual.sections,
        with_name if isinstance(with_name, bool) else usual.with_name,
    )
