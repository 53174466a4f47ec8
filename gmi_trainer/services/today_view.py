"""What the Today page shows, worked out from the record in one reading. Nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.away import LOOKED_BACK_AT
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import HIGHEST, LOWEST, AfterLast, CheckIn, LifeChange, Moment, Scale
from gmi_trainer.domain.clock_sense import is_set_back
from gmi_trainer.domain.coming_back import due_today
from gmi_trainer.domain.default_plan import training_part
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.flare import FlareSource, StepBack, flare_reports, step_back
from gmi_trainer.domain.habits import HABIT_DAYS, Habit, habit
from gmi_trainer.domain.low_mood import LOOK_BACK_DAYS, offers_call
from gmi_trainer.domain.offer import Offer, OfferFacts, offer
from gmi_trainer.domain.plan import DrillDose, Plan
from gmi_trainer.domain.safety import (
    SafetyOccasion,
    Standing,
    asks_again,
    needs_other_way,
    standing,
)
from gmi_trainer.domain.values import dataclass
from gmi_trainer.domain.weekly_due import is_weekly_due
from gmi_trainer.services.about_me import PREFERENCE as ABOUT_ME
from gmi_trainer.services.about_me import about_from
from gmi_trainer.services.diary_ports import DiaryReader, Rating
from gmi_trainer.services.drill_choices import PREFERENCE as DRILL_CHOICES
from gmi_trainer.services.drill_choices import choices_from
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.kept_days import days_of, kept_between
from gmi_trainer.services.lesson_ports import LessonIndex
from gmi_trainer.services.safety import SAFETY_KINDS
from gmi_trainer.services.weekly_asked import WEEKLY_ASKED, asked_from

CHECK_IN_SKIPPED = "check_in_skipped_on"
"""The preference that holds the day on which the check-in was skipped."""

AFTER_LAST_SKIPPED = "after_last_skipped"
"""The preference that holds the uuids of the sessions for which the question was skipped."""

ASKED_ABOUT_DAYS = 7
"""Training longer ago than this is not asked about any more: nobody remembers (design)."""

DONE_DAYS = 60
"""How far back the rules look at sessions and facts."""

STREAK_DAYS = 400
"""How far back a streak is counted, where a person wants to see one."""

TASKS_ASKED_ABOUT_DAYS = 3
"""For so long there may be a question about the day after daily tasks (domain/activity_steps)."""

LATELY_DAYS = 1
"""A flare is linked to the sessions of today and the day before: the 24-hour rule of science B2."""

CHECK_IN_SCALES = (Scale.PAIN_AVERAGE, Scale.SLEEP, Scale.MOOD)
PAIN_SCALES = frozenset({Scale.PAIN_AVERAGE, Scale.PAIN_NOW})
DAY_KINDS = (
    DiaryKind.FLARE,
    DiaryKind.AFTER_LAST,
    DiaryKind.LIFE_CHANGE,
    DiaryKind.LIGHTER_DAY,
    DiaryKind.REST_DAY,
    DiaryKind.STEP_BACK,
    DiaryKind.CALL_OFFERED,
    DiaryKind.OWN_DONE,
)


@dataclass(frozen=True, slots=True)
class TodayView:
    """Everything the Today page shows.

    ``plan_ref``: the uuid and version of the plan behind the offer. ``check_in``: today's, None as long as
    nothing was said; ``check_in_due``: it was neither said nor skipped. ``after_last_about``: the sessions
    that the after-last-time question is about; it is due when there are any, and reading is none.
    ``after_last_said``: today's answer. ``lately``: sessions of today and yesterday, for a flare said now.
    ``plan``: the one behind the offer, where a clinic made it, with its note and its stop rule.
    ``weekly_due``: the questions of the week are offered.
    ``did_tasks_lately``: there were daily tasks in the days before today, so that there may be something to ask.
    ``step_back_noted``: the step-back of the offer was shown and kept before. ``flares_today``: what was said today,
    and ``eased_by_them`` the step-backs that were noted because of it.
    """

    day: date
    offer: Offer
    plan_ref: tuple[str, int]
    habit: Habit
    about: AboutMe
    standing: Standing
    asks_safety: SafetyOccasion | None
    check_in: CheckIn | None
    check_in_due: bool
    after_last_about: tuple[Done, ...]
    after_last_said: AfterLast | None
    flares_today: tuple[DiaryFact, ...]
    eased_by_them: tuple[DiaryFact, ...]
    changes_today: tuple[LifeChange, ...]
    lately: tuple[Done, ...]
    offers_call: bool
    clock_set_back: bool
    step_back_noted: bool
    did_tasks_lately: bool = False
    weekly_due: bool = False
    plan: Plan | None = None

    @property
    def flare_today(self) -> bool:
        """Whether a flare was said today."""
        return bool(self.flares_today)

    @property
    def after_last_due(self) -> bool:
        """Whether to ask how it went on after the last practice."""
        return bool(self.after_last_about)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Now: the person's day, since when the record is open, and what this program can do.

    ``available``: the kinds of activity there are.
    """

    today: date
    opened_utc: datetime
    drills: DrillService
    available: frozenset[SessionKind]
    lessons: LessonIndex


def view_of(reader: DiaryReader, plan: Plan, now: Occasion) -> TodayView:
    """Today, as the record has it."""
    return _Day(reader, plan, now).view()


def note_of(step: StepBack) -> dict[str, object]:
    """What is kept when a step-back was shown."""
    return {
        "because": step.because.source.value,
        "because_day": step.because.day.isoformat(),
        "first_day": step.first_day.isoformat(),
        "until": step.last_day.isoformat(),
    }


class _Day:
    """Everything that was read for it, once."""

    def __init__(self, reader: DiaryReader, plan: Plan, now: Occasion) -> None:
        today = now.today
        self._plan = plan
        self._now = now
        self._today = today
        self._about = about_from(reader.preference(ABOUT_ME))
        self._level = choices_from(reader.preference(DRILL_CHOICES)).level
        since = today - timedelta(days=STREAK_DAYS if self._about.shows_streaks else DONE_DAYS)
        self._facts = reader.facts(since, DAY_KINDS)
        self._safety = reader.facts(None, (*SAFETY_KINDS, DiaryKind.MIRROR_CHECK))
        self._done = reader.done(today - timedelta(days=DONE_DAYS))
        self._trained = [done for done in self._done if done.kind is not SessionKind.LESSON]
        self._first_practice = reader.first_practice_day()
        self._practice_days = _practice_days(reader, since, self._first_practice, today)
        ratings = reader.ratings(today - timedelta(days=LOOK_BACK_DAYS), CHECK_IN_SCALES)
        self._check_ins = _check_ins(ratings, self._about)
        self._check_in_skipped_on = reader.preference(CHECK_IN_SKIPPED)
        self._after_last_skipped = reader.preference(AFTER_LAST_SKIPPED)
        self._weekly_asked = asked_from(reader.preference(WEEKLY_ASKED))
        self._has_breathed = reader.has_breathed()
        self._lessons_done = reader.lessons_done()
        self._questions_back = _questions_back(reader, now)
        self._latest_day = reader.latest_day()
        self._reports = flare_reports(self._facts)
        self._standing = standing(self._safety)
        self._asks_safety = asks_again(self._safety, reader.last_practice_day(), today)
        self._step_back = step_back(self._reports, today)

    def view(self) -> TodayView:
        """All of it together."""
        check_in = self._check_ins.get(self._today)
        return TodayView(
            day=self._today,
            offer=offer(self._plan, self._offer_facts()),
            plan_ref=(self._plan.uuid, self._plan.version),
            habit=self._habit(),
            about=self._about,
            standing=self._standing,
            asks_safety=self._asks_safety,
            check_in=check_in,
            check_in_due=check_in is None and self._check_in_skipped_on != self._today.isoformat(),
            after_last_about=self._after_last_about(),
            after_last_said=self._after_last_said(),
            eased_by_them=self._eased_today(),
            flares_today=tuple(f for f in self._of_kind(DiaryKind.FLARE) if f.day == self._today),
            changes_today=self._changes_today(),
            lately=tuple(d for d in self._trained if self._today - d.day <= timedelta(days=LATELY_DAYS)),
            offers_call=offers_call(
                self._check_ins.values(), self._days(DiaryKind.CALL_OFFERED), self._today
            ),
            clock_set_back=is_set_back(self._today, self._latest_day),
            step_back_noted=self._is_noted(),
            did_tasks_lately=self._did_tasks_lately(),
            weekly_due=self._weekly_due(),
            plan=self._plan if self._plan.is_from_clinic else None,
        )

    def _weekly_due(self) -> bool:
        began_today = any(report.day == self._today for report in self._reports)
        return is_weekly_due(
            self._today, self._weekly_asked, self._first_practice, flare_began_today=began_today
        )

    def _did_tasks_lately(self) -> bool:
        earliest = self._today - timedelta(days=TASKS_ASKED_ABOUT_DAYS)
        return any(d.kind is SessionKind.ACTIVITY and earliest <= d.day < self._today for d in self._done)

    def _offer_facts(self) -> OfferFacts:
        drills = self._now.drills
        return OfferFacts(
            day=self._today,
            about=self._about,
            standing=self._standing,
            available=self._available(),
            parts=drills.parts(),
            done=self._done,
            step_back=self._step_back,
            lighter_days=self._days(DiaryKind.LIGHTER_DAY),
            rest_days=self._days(DiaryKind.REST_DAY),
            level=self._level,
            levels=drills.library_levels(self._trained_part()),
            practice_days=self._practice_days,
            asks_safety=self._asks_safety is not None,
            needs_other_way=needs_other_way(self._safety),
            has_breathed=self._has_breathed,
            lessons=self._now.lessons.heads(),
            lessons_done=self._lessons_done,
            questions_back=self._questions_back,
            own_done=own_done(self._of_kind(DiaryKind.OWN_DONE)),
        )

    def _trained_part(self) -> BodyPart:
        """Whose pictures the plan trains: a clinician's may be of another part than the sore one."""
        parts = self._now.drills.parts()
        drilled = (item.dose.part for item in self._plan.items if isinstance(item.dose, DrillDose))
        planned = next((part for part in drilled if part in parts), None)
        return planned or training_part(self._about, parts)

    def _available(self) -> frozenset[SessionKind]:
        """Without the mirror, where something speaks against it at home."""
        if all(fact.kind is not DiaryKind.MIRROR_CHECK for fact in self._safety):
            return self._now.available
        from gmi_trainer.domain.mirror import mirror_standing  # nobody else needs it for the first screen

        closed = mirror_standing(self._safety, self._today).is_closed
        return self._now.available - {SessionKind.MIRROR} if closed else self._now.available

    def _habit(self) -> Habit:
        """Counted from the plan's first day, or from the first practice where that was earlier."""
        began_on = min(self._plan.began_on, self._first_practice or self._plan.began_on)
        span = STREAK_DAYS if self._about.shows_streaks else HABIT_DAYS
        first = max(began_on, self._today - timedelta(days=span))
        kept = kept_between(
            first,
            self._today,
            facts=self._facts,
            safety=self._safety,
            practice_days=self._practice_days,
            about=self._about,
        )
        return habit(kept, began_on, self._today, with_streak=self._about.shows_streaks)

    def _after_last_about(self) -> tuple[Done, ...]:
        """The sessions since the last one that was asked about, of an earlier occasion, and not long ago."""
        earlier = [done for done in self._trained if self._was_earlier(done)]
        covered = set(_texts(self._after_last_skipped))
        for fact in self._of_kind(DiaryKind.AFTER_LAST):
            covered.update(_texts(fact.detail.get("sessions")))
        asked = max((n for n, done in enumerate(earlier, start=1) if done.uuid in covered), default=0)
        return tuple(earlier[asked:])

    def _was_earlier(self, done: Done) -> bool:
        """On a day before, or before the program was started; not longer ago than anybody remembers."""
        opened = self._now.opened_utc
        before = done.day < self._today or (done.finished_utc is not None and done.finished_utc < opened)
        return before and self._today - done.day <= timedelta(days=ASKED_ABOUT_DAYS)

    def _after_last_said(self) -> AfterLast | None:
        answers = [
            f.detail.get("answer") for f in self._of_kind(DiaryKind.AFTER_LAST) if f.day == self._today
        ]
        said = [answer for text in answers for answer in AfterLast if answer.value == text]
        return said[-1] if said else None

    def _changes_today(self) -> tuple[LifeChange, ...]:
        said = [f.detail.get("what") for f in self._of_kind(DiaryKind.LIFE_CHANGE) if f.day == self._today]
        return tuple(change for change in LifeChange if change.value in said)

    def _eased_today(self) -> tuple[DiaryFact, ...]:
        said_today = {"because": FlareSource.SAID.value, "because_day": self._today.isoformat()}
        return tuple(
            fact for fact in self._of_kind(DiaryKind.STEP_BACK) if said_today.items() <= fact.detail.items()
        )

    def _is_noted(self) -> bool:
        """Whether the step-back that runs was kept as shown; where none runs there is nothing to keep."""
        if self._step_back is None:
            return True
        note = note_of(self._step_back)
        return any(dict(fact.detail) == note for fact in self._of_kind(DiaryKind.STEP_BACK))

    def _days(self, kind: DiaryKind) -> frozenset[date]:
        return days_of(self._facts, kind)

    def _of_kind(self, kind: DiaryKind) -> list[DiaryFact]:
        return [fact for fact in self._facts if fact.kind is kind]


def own_done(facts: Iterable[DiaryFact]) -> tuple[Done, ...]:
    """What was done of a clinician's own words, as the rules of a day see it."""
    items = ((fact, fact.detail.get("item")) for fact in facts)
    return tuple(Done(0, fact.uuid, None, fact.day, item) for fact, item in items if isinstance(item, str))


def _practice_days(reader: DiaryReader, since: date, first: date | None, today: date) -> frozenset[date]:
    """Those that the day's rules look at, however many years there are: the lately ones, the last two before today
    (how long somebody was away, and how gently they come back), and the very first."""
    days = reader.practice_days(since) | reader.latest_practice_days(today, LOOKED_BACK_AT)
    return days if first is None else days | {first}


def _questions_back(reader: DiaryReader, now: Occasion) -> int:
    """How many questions are left for today. One that was taken out of the lessons never comes back."""
    waiting = {name: day for name, day in reader.questions_due().items() if day <= now.today}
    known = {name: day for name, day in waiting.items() if now.lessons.has_question(name)}
    return len(due_today(known, now.today, reader.questions_answered(now.today)))


def _check_ins(ratings: Iterable[Rating], about: AboutMe) -> dict[date, CheckIn]:
    """Per day. Pain is left out where it is not wanted; what is off the scale was not said here."""
    said: dict[date, dict[Scale, int]] = {}
    for rating in ratings:
        wanted = rating.moment is Moment.CHECK_IN and (about.rates_pain or rating.scale not in PAIN_SCALES)
        if wanted and rating.value is not None and LOWEST <= rating.value <= HIGHEST:
            said.setdefault(rating.day, {})[rating.scale] = round(rating.value)
    return {
        day: CheckIn(day, values.get(Scale.PAIN_AVERAGE), values.get(Scale.SLEEP), values.get(Scale.MOOD))
        for day, values in said.items()
    }


def _texts(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
