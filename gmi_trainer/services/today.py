"""A person's day: what is offered, what they said about it, and everything that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import DrillMode, DrillSpec, SessionKind
from gmi_trainer.domain.checkin import HIGHEST, LOWEST, AfterLast, CheckIn, LifeChange, Moment, Scale
from gmi_trainer.domain.clock_sense import is_set_back
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.default_plan import default_plan, renewed, training_part
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.flare import FlareReport, StepBack, flare_report, flare_reports, step_back, step_backs
from gmi_trainer.domain.habits import HABIT_DAYS, Habit, habit, kept_days
from gmi_trainer.domain.low_mood import LOOK_BACK_DAYS, offers_call
from gmi_trainer.domain.offer import Offer, OfferCard, OfferFacts, offer
from gmi_trainer.domain.plan import DrillDose, Plan
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.safety import (
    SafetyAnswer,
    SafetyOccasion,
    Standing,
    asks_again,
    paused_days,
    standing,
)
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.about_me import PREFERENCE as ABOUT_ME
from gmi_trainer.services.about_me import about_from
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.drill_choices import PREFERENCE as DRILL_CHOICES
from gmi_trainer.services.drill_choices import DrillChoices, choices_from
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.ports import Clock, DiaryLog, DiaryReader, PlanStore, Preferences, Rating
from gmi_trainer.services.safety import SAFETY_KINDS

Undo = Callable[[], None]

CHECK_IN_SKIPPED = "check_in_skipped_on"
AFTER_LAST_SKIPPED = "after_last_skipped"

ASKED_ABOUT_DAYS = 7
"""Training longer ago than this is not asked about any more: nobody remembers (design)."""

DONE_DAYS = 60
"""How far back the rules look at sessions and facts."""

STREAK_DAYS = 400
"""How far back a streak is counted, where a person wants to see one."""

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
)


@dataclass(frozen=True, slots=True)
class TodayView:
    """Everything the Today page shows.

    ``plan_ref``: the uuid and version of the plan behind the offer. ``check_in``: today's, None as long as
    nothing was said; ``check_in_due``: it was neither said nor skipped. ``after_last_about``: the sessions
    that the after-last-time question is about; it is due when there are any. ``after_last_said``: today's
    answer. ``lately``: sessions of today and yesterday, for a flare said now. ``step_back_noted``: the
    step-back of the offer was shown and kept before.
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
    flare_today: bool
    changes_today: tuple[LifeChange, ...]
    lately: tuple[Done, ...]
    offers_call: bool
    clock_set_back: bool
    step_back_noted: bool

    @property
    def after_last_due(self) -> bool:
        """Whether to ask how it went on after the last practice."""
        return bool(self.after_last_about)


class TodayService:
    """Writes on the window's thread and tells everyone; ``look`` only reads, inside a background job.

    ``available``: the kinds of activity that this program has. It is made when the record is opened: what
    was finished before belongs to an earlier occasion.
    """

    def __init__(
        self,
        diary: DiaryLog,
        plans: PlanStore,
        preferences: Preferences,
        drills: DrillService,
        clock: Clock,
        changes: Changes,
        new_uuid: Callable[[], str],
        available: frozenset[SessionKind],
    ) -> None:
        self._diary = diary
        self._plans = plans
        self._preferences = preferences
        self._drills = drills
        self._clock = clock
        self._changes = changes
        self._new_uuid = new_uuid
        self._available = available
        self._opened_utc = clock.utc_now()
        self._plan: Plan | None = None
        self._plan_problem: UserProblem | None = None
        self._noted: dict[StepBack, DiaryFact] = {}
        self._call_offered_on: date | None = None
        changes.subscribe(self._follow)

    @property
    def opened_utc(self) -> datetime:
        """When this occasion began."""
        return self._opened_utc

    @property
    def plan_problem(self) -> UserProblem | None:
        """Why an earlier plan stands in for the one in force, if it does. Known after ``plan()``."""
        return self._plan_problem

    # -- reading ------------------------------------------------------------------------------------------

    def look(self, reader: DiaryReader, plan: Plan) -> TodayView:
        """Today, as the record has it. ``plan``: what ``plan()`` said."""
        today = self.today()
        about = about_from(reader.preference(ABOUT_ME))
        days_back = STREAK_DAYS if about.shows_streaks else DONE_DAYS
        facts = reader.facts(today - timedelta(days=days_back), DAY_KINDS)
        safety = reader.facts(None, SAFETY_KINDS)
        ratings = reader.ratings(today - timedelta(days=LOOK_BACK_DAYS), CHECK_IN_SCALES)
        done = reader.done(today - timedelta(days=DONE_DAYS))
        practice_days = reader.practice_days(date.min)
        reports = flare_reports(facts)
        asks_safety = asks_again(safety, max(practice_days, default=None), today)
        now = standing(safety)
        step = step_back(reports, today)
        lighter, rest = _days(facts, DiaryKind.LIGHTER_DAY), _days(facts, DiaryKind.REST_DAY)
        part = training_part(about, self._drills.parts())
        offered = offer(
            plan,
            OfferFacts(
                day=today,
                about=about,
                standing=now,
                available=self._available,
                parts=self._drills.parts(),
                done=done,
                step_back=step,
                lighter_days=lighter,
                rest_days=rest,
                level=choices_from(reader.preference(DRILL_CHOICES)).level,
                levels=self._drills.library_levels(part),
                practice_days=practice_days,
                asks_safety=asks_safety is not None,
            ),
        )
        began_on = min(plan.began_on, min(practice_days, default=plan.began_on))
        span = timedelta(days=STREAK_DAYS if about.shows_streaks else HABIT_DAYS)
        first = max(began_on, today - span)
        kept = kept_days(
            first,
            today,
            practice_days=practice_days,
            lighter_days=lighter,
            rest_days=rest,
            rest_weekdays=about.rest_weekdays,
            step_backs=step_backs(reports),
            paused_days=paused_days(safety, first, today) if _was_ever_paused(safety) else frozenset(),
        )
        check_ins = _check_ins(ratings, about)
        check_in = check_ins.get(today)
        skipped_on = reader.preference(CHECK_IN_SKIPPED)
        return TodayView(
            day=today,
            offer=offered,
            plan_ref=(plan.uuid, plan.version),
            habit=habit(kept, began_on, today, with_streak=about.shows_streaks),
            about=about,
            standing=now,
            asks_safety=asks_safety,
            check_in=check_in,
            check_in_due=check_in is None and skipped_on != today.isoformat(),
            after_last_about=self._asked_about(done, facts, reader.preference(AFTER_LAST_SKIPPED), today),
            after_last_said=_after_last_said(facts, today),
            flare_today=today in _days(facts, DiaryKind.FLARE),
            changes_today=_changes_on(facts, today),
            lately=tuple(d for d in done if today - d.day <= timedelta(days=LATELY_DAYS)),
            offers_call=offers_call(check_ins.values(), _days(facts, DiaryKind.CALL_OFFERED), today),
            clock_set_back=is_set_back(today, reader.latest_day()),
            step_back_noted=step is None or any(_notes(fact, step) for fact in facts),
        )

    def today(self) -> date:
        """The person's day now; it starts at 4 in the morning."""
        return local_day(self._clock.utc_now(), self._clock.utc_offset_min())

    # -- the plan -----------------------------------------------------------------------------------------

    def plan(self) -> Plan:
        """The plan in force; the first time the default plan is made and kept."""
        if self._plan is None:
            self._plan = self._plan_in_force()
        return self._plan

    def spec_for(self, card: OfferCard, choices: DrillChoices) -> DrillSpec:
        """A drill card as a drill: answered as the person does, at a level that has pictures for it."""
        assert isinstance(card.dose, DrillDose), "only a drill card becomes a drill"
        dose = card.dose
        chosen = replace(choices, part=dose.part, mode=dose.mode)
        if dose.mode is DrillMode.TEST:
            return replace(chosen, test_pictures=dose.pictures or choices.test_pictures).spec()
        level = dose.level if dose.level is not None else choices.level
        return replace(
            chosen,
            training_pictures=dose.pictures or choices.training_pictures,
            level=_possible(level, self._drills.levels(dose.part)),
        ).spec()

    # -- what a person says -------------------------------------------------------------------------------

    def check_in(self, pain: int | None, sleep: int | None, mood: int | None) -> Undo:
        """Today's check-in; what is None was left out. Pain is never kept where it is not wanted."""
        day = self.today()
        said = CheckIn(day, pain if self._rates_pain() else None, sleep, mood)
        values = dict(zip(CHECK_IN_SCALES, (said.pain, said.sleep, said.mood), strict=True))
        if all(value is None for value in values.values()):
            return self.skip_check_in()
        before = {
            scale: self._diary.rate(scale, Moment.CHECK_IN, value, day=day) for scale, value in values.items()
        }

        def take_back() -> None:
            for scale, value in before.items():
                self._diary.rate(scale, Moment.CHECK_IN, value, day=day)

        return self._written(take_back)

    def skip_check_in(self) -> Undo:
        """Asked no more today."""
        return self._written(self._put(CHECK_IN_SKIPPED, self.today().isoformat()))

    def after_last(self, answer: AfterLast | None, about: Sequence[Done]) -> Undo:
        """How it went on after these sessions (``TodayView.after_last_about``).

        None: skipped, asked no more until after the next training.
        """
        uuids = [done.uuid for done in about]
        if answer is None:
            return self._written(self._put(AFTER_LAST_SKIPPED, uuids))
        newest = about[-1].session_id if about else None
        return self._fact(DiaryKind.AFTER_LAST, {"answer": answer.value, "sessions": uuids}, newest)

    def say_flare(self, session_id: int | None = None, lately: Sequence[Done] = ()) -> Undo:
        """ "I'm in a flare": said while a session ran, or beside the sessions before (``TodayView.lately``)."""
        detail = {"sessions": [done.uuid for done in lately]} if lately else {}
        newest = lately[-1].session_id if lately else None
        return self._fact(DiaryKind.FLARE, detail, session_id if session_id is not None else newest)

    def say_change(self, change: LifeChange, words: str = "") -> Undo:
        """Something changed: it marks the time axis."""
        return self._fact(DiaryKind.LIFE_CHANGE, {"what": change.value, "words": words})

    def lighter_day(self) -> Undo:
        """One small thing is the whole day."""
        return self._fact(DiaryKind.LIGHTER_DAY)

    def rest_today(self) -> Undo:
        """Today is a rest day."""
        return self._fact(DiaryKind.REST_DAY)

    def rate_session(self, session_id: int, scale: Scale, moment: Moment, value: float | None) -> Undo:
        """A rating around a session; None takes it back."""
        if scale in PAIN_SCALES and not self._rates_pain():
            return _nothing
        before = self._diary.rate(scale, moment, value, session_id)

        def take_back() -> None:
            self._diary.rate(scale, moment, before, session_id)

        return self._written(take_back)

    def call_was_offered(self) -> None:
        """ "Who I can call" was followed or put away; not again for a while."""
        today = self.today()
        if self._call_offered_on != today:
            self._call_offered_on = today
            self._fact(DiaryKind.CALL_OFFERED)

    def note_step_back(self, view: TodayView) -> None:
        """Keep that a step-back was shown, once, with its reason: reports count them."""
        step = view.offer.step_back
        if step is None or view.step_back_noted or step in self._noted:
            return
        self._noted[step] = self._diary.add(DiaryKind.STEP_BACK, _note_of(step))
        self._changes.publish(Changed.DIARY)

    # -- helpers ------------------------------------------------------------------------------------------

    def _plan_in_force(self) -> Plan:
        self._plan_problem = None
        try:
            kept = self._plans.current()
        except UserProblem as problem:
            self._plan_problem = problem
            return self._plans.last_understood() or self._default_plan(self.today(), self._new_uuid())
        if kept is None:
            plan = self._default_plan(self.today(), self._new_uuid())
        else:
            plan = renewed(kept, self._about(), self._drills.parts(), self.today())
        if plan != kept:
            self._plans.keep(plan)
        return plan

    def _default_plan(self, began_on: date, uuid: str) -> Plan:
        return default_plan(self._about(), self._drills.parts(), began_on, uuid)

    def _follow(self, kind: Changed) -> None:
        if kind is Changed.PLAN:
            self._plan = None
        elif kind is Changed.ABOUT:
            before, self._plan = self._plan, None
            if before is not None and self.plan() != before:
                self._changes.publish(Changed.PLAN)

    def _asked_about(
        self, done: Iterable[Done], facts: Iterable[DiaryFact], skipped: object, today: date
    ) -> tuple[Done, ...]:
        """The sessions since the last one that was asked about, of an earlier occasion, and not long ago."""
        earlier = [
            d
            for d in done
            if today - d.day <= timedelta(days=ASKED_ABOUT_DAYS)
            and (d.day < today or (d.finished_utc is not None and d.finished_utc < self._opened_utc))
        ]
        covered = set(_texts(skipped))
        for fact in facts:
            if fact.kind is DiaryKind.AFTER_LAST:
                covered.update(_texts(fact.detail.get("sessions")))
        asked = max((n for n, d in enumerate(earlier, start=1) if d.uuid in covered), default=0)
        return tuple(earlier[asked:])

    def _about(self) -> AboutMe:
        return about_from(self._preferences.get(ABOUT_ME))

    def _rates_pain(self) -> bool:
        return self._about().rates_pain

    def _put(self, name: str, value: object) -> Undo:
        before = self._preferences.get(name)
        self._preferences.put(name, value)
        return lambda: self._preferences.put(name, before)

    def _fact(
        self, kind: DiaryKind, detail: Mapping[str, object] | None = None, session_id: int | None = None
    ) -> Undo:
        fact = self._diary.add(kind, detail, session_id)

        def take_back() -> None:
            self._diary.withdraw(fact.uuid)
            self._forget_step_back(flare_report(fact))

        return self._written(take_back)

    def _forget_step_back(self, because: FlareReport | None) -> None:
        """A step-back that was noted because of a flare goes with it."""
        for step in [step for step in self._noted if step.because == because]:
            self._diary.withdraw(self._noted.pop(step).uuid)

    def _written(self, take_back: Undo) -> Undo:
        def undo() -> None:
            take_back()
            self._changes.publish(Changed.DIARY)

        self._changes.publish(Changed.DIARY)
        return undo


def _nothing() -> None:
    """What undoes nothing."""


def _days(facts: Iterable[DiaryFact], kind: DiaryKind) -> frozenset[date]:
    return frozenset(fact.day for fact in facts if fact.kind is kind)


def _was_ever_paused(safety: Iterable[DiaryFact]) -> bool:
    """Nearly nobody was: then no day has to be looked at one by one."""
    return any(fact.detail.get("answer") == SafetyAnswer.NEW for fact in safety)


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


def _after_last_said(facts: Iterable[DiaryFact], today: date) -> AfterLast | None:
    said: AfterLast | None = None
    for fact in facts:
        if fact.kind is DiaryKind.AFTER_LAST and fact.day == today:
            said = next((a for a in AfterLast if a.value == fact.detail.get("answer")), said)
    return said


def _changes_on(facts: Iterable[DiaryFact], today: date) -> tuple[LifeChange, ...]:
    said = [f.detail.get("what") for f in facts if f.kind is DiaryKind.LIFE_CHANGE and f.day == today]
    return tuple(change for change in LifeChange if change.value in said)


def _note_of(step: StepBack) -> dict[str, object]:
    return {
        "because": step.because.source.value,
        "because_day": step.because.day.isoformat(),
        "first_day": step.first_day.isoformat(),
        "until": step.last_day.isoformat(),
    }


def _notes(fact: DiaryFact, step: StepBack) -> bool:
    return fact.kind is DiaryKind.STEP_BACK and dict(fact.detail) == _note_of(step)


def _possible(level: int, levels: Sequence[int]) -> int:
    """The level, or the next easier one that has pictures; without any the drill itself says so."""
    easier = [other for other in levels if other <= level]
    return max(easier) if easier else min(levels, default=level)


def _texts(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
