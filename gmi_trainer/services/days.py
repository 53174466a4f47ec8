"""Days looked back on: a month at a glance, one day with all of it, and what can be corrected there."""

from __future__ import annotations

from datetime import date, timedelta

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.calendar_month import CalendarDay, CalendarMonth, last_of, month_of
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.day_line import MARKING, DayMark, MarkKind, marks_of
from gmi_trainer.domain.day_story import DayStory, OwnDone, day_ratings
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.flare import SPAN_DAYS, flare_report, flare_reports, step_backs
from gmi_trainer.domain.habits import HABIT_DAYS, Habit, habit
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.day_ports import KINDS_IN_ORDER, DayReader
from gmi_trainer.services.diary_ports import DiaryLog
from gmi_trainer.services.kept_days import days_of, kept_between
from gmi_trainer.services.own_ports import Undo
from gmi_trainer.services.safety import SAFETY_KINDS
from gmi_trainer.services.today_view import CHECK_IN_SCALES, DAY_KINDS, PAIN_SCALES

LONGEST_SPAN = timedelta(days=max(SPAN_DAYS.values()))
"""So long a flare eases the days after it."""


# -- reading: in a background job ------------------------------------------------------------------------------


def read_month(reader: DayReader, month: date, today: date, about: AboutMe, began_on: date) -> CalendarMonth:
    """One month, and how many of the last thirty days were kept. ``began_on``: the first day of the plan."""
    first, last = month_of(month), last_of(month)
    counted = read_habit(reader, today, about, began_on)
    began_on = _began_on(reader, began_on)
    return CalendarMonth(
        first=first,
        days=_days(reader, first, last, min(last, today), about, began_on),
        today=today,
        first_day=_earlier(reader.first_day(), began_on),
        kept=counted.kept,
        of=counted.days,
        is_from_the_start=counted.is_from_the_start,
    )


def read_habit(reader: DayReader, today: date, about: AboutMe, began_on: date) -> Habit:
    """How many of the last thirty days were kept. ``began_on``: the first day of the plan."""
    began_on = _began_on(reader, began_on)
    first = max(began_on, today - timedelta(days=HABIT_DAYS))
    return habit(_kept(reader, first, today, about), began_on, today)


def read_day(reader: DayReader, day: date, about: AboutMe) -> DayStory:
    """All of one day. ``about``: whether pain is shown."""
    scales = [scale for scale in CHECK_IN_SCALES if about.rates_pain or scale not in PAIN_SCALES]
    facts = reader.facts_between(day, day, MARKING)
    return DayStory(
        day=day,
        ratings=day_ratings(reader.said_on(day), scales),
        sessions=reader.sessions_on(day),
        marks=marks_of(facts),
        note=reader.note_of_day(day),
        first_day=reader.first_day(),
        flare_facts=_flare_facts(reader, day),
        own_done=tuple(
            OwnDone(fact.uuid, _words_of(fact))
            for fact in reader.facts_between(day, day, (DiaryKind.OWN_DONE,))
        ),
    )


# -- what a person corrects ------------------------------------------------------------------------------------


class DaysService:
    """Works on one open record, on the window's thread. Rows are only added; every change gives the way back."""

    def __init__(self, diary: DiaryLog, changes: Changes) -> None:
        self._diary = diary
        self._changes = changes

    def correct(self, day: date, scale: Scale, value: int | None) -> Undo:
        """Another number at a day's check-in; None takes it back."""
        before = self._diary.rate(scale, Moment.CHECK_IN, value, day=day)

        def take_back() -> None:
            self._diary.rate(scale, Moment.CHECK_IN, before, day=day)

        return self._told(take_back)

    def correct_around(self, session_id: int, scale: Scale, moment: Moment, value: int | None) -> Undo:
        """Another number before or after a practice; None takes it back."""
        before = self._diary.rate(scale, moment, value, session_id)

        def take_back() -> None:
            self._diary.rate(scale, moment, before, session_id)

        return self._told(take_back)

    def take_back(self, story: DayStory, mark: DayMark) -> Undo:
        """A mark was set by mistake. With a flare goes all that was told of it that day, and the easier days that
        were noted because of it."""
        return self._without(story.flare_facts if mark.kind is MarkKind.FLARE else (mark.uuid,))

    def take_back_own(self, done: OwnDone) -> Undo:
        """Something of a plan's own words was ticked by mistake."""
        return self._without((done.uuid,))

    def _without(self, uuids: tuple[str, ...]) -> Undo:
        withdrawn = [self._diary.withdraw(uuid) for uuid in uuids]

        def set_again() -> None:
            for fact in withdrawn:
                self._diary.withdraw(fact.uuid)

        return self._told(set_again)

    def _told(self, take_back: Undo) -> Undo:
        def undo() -> None:
            take_back()
            self._changes.publish(Changed.DIARY)

        self._changes.publish(Changed.DIARY)
        return undo


# -- helpers ---------------------------------------------------------------------------------------------------


def _days(
    reader: DayReader, first: date, last: date, told_until: date, about: AboutMe, began_on: date
) -> tuple[CalendarDay, ...]:
    """``told_until``: days that are still to come were not kept."""
    facts = reader.facts_between(first - LONGEST_SPAN, last, DAY_KINDS)
    reports = flare_reports(facts)
    steps = step_backs(reports)
    done = reader.practised_between(first, last)
    noted, checked_in = reader.noted_between(first, last), reader.checked_in_between(first, last)
    kept = _kept(reader, max(first, began_on), told_until, about) if told_until >= first else frozenset()
    rests, lighter = days_of(facts, DiaryKind.REST_DAY), days_of(facts, DiaryKind.LIGHTER_DAY)
    changes, flares = days_of(facts, DiaryKind.LIFE_CHANGE), frozenset(report.day for report in reports)
    return tuple(
        CalendarDay(
            day,
            done=tuple(sorted(done.get(day, ()), key=lambda one: KINDS_IN_ORDER.index(one.kind))),
            is_kept=day in kept,
            is_rest=day in rests or (began_on <= day <= told_until and day.weekday() in about.rest_weekdays),
            is_lighter=day in lighter,
            is_flare=day in flares,
            is_eased=day <= told_until and any(step.includes(day) for step in steps),
            has_change=day in changes,
            has_note=day in noted,
            has_check_in=day in checked_in,
        )
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
    )


def _began_on(reader: DayReader, began_on: date) -> date:
    """The plan's first day, or that of the first practice where it was earlier."""
    first_practice = reader.first_practice_day()
    return min(began_on, first_practice or began_on)


def _kept(reader: DayReader, first: date, last: date, about: AboutMe) -> frozenset[date]:
    return kept_between(
        first,
        last,
        facts=reader.facts_between(first - LONGEST_SPAN, last, DAY_KINDS),
        safety=reader.facts(None, SAFETY_KINDS),
        practice_days=frozenset(reader.practised_between(first, last)),
        about=about,
    )


def _flare_facts(reader: DayReader, day: date) -> tuple[str, ...]:
    """What goes where a day's flare is taken back."""
    kinds = (DiaryKind.FLARE, DiaryKind.AFTER_LAST, DiaryKind.STEP_BACK)
    facts = reader.facts_between(day, day + LONGEST_SPAN, kinds)
    return tuple(fact.uuid for fact in facts if _is_of_flare(fact, day))


def _is_of_flare(fact: DiaryFact, day: date) -> bool:
    if fact.kind is DiaryKind.STEP_BACK:
        return fact.detail.get("because_day") == day.isoformat()
    return fact.day == day and flare_report(fact) is not None


def _words_of(fact: DiaryFact) -> str:
    words = fact.detail.get("words")
    return words.strip() if isinstance(words, str) else ""


def _earlier(one: date | None, other: date) -> date:
    return other if one is None else min(one, other)
