"""A person's day: what is offered, what they say about it, and everything of that taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from gmi_trainer.domain.activity import DrillMode, DrillSpec, SessionKind
from gmi_trainer.domain.checkin import AfterLast, CheckIn, LifeChange, Moment, Scale
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.flare import FlareReport, StepBack, flare_report
from gmi_trainer.domain.offer import OfferCard
from gmi_trainer.domain.plan import DrillDose, OwnWords, Plan, PlanRef
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.diary_ports import DiaryLog, DiaryReader, Preferences
from gmi_trainer.services.drill_choices import DrillChoices
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.lesson_ports import LessonIndex
from gmi_trainer.services.plan_in_force import PlanInForce
from gmi_trainer.services.plan_store_port import PlanStore
from gmi_trainer.services.today_view import (
    AFTER_LAST_SKIPPED,
    CHECK_IN_SCALES,
    CHECK_IN_SKIPPED,
    PAIN_SCALES,
    Occasion,
    note_of,
    view_of,
)
from gmi_trainer.services.today_view import TodayView as TodayView  # those who look know it from here

if TYPE_CHECKING:
    from gmi_trainer.domain.pathway import GoneOn

Undo = Callable[[], None]


class TodayService:
    """Writes on the window's thread and tells everyone; ``look`` only reads, inside a background job.

    ``available``: the kinds of activity that this program has; ``lessons``: its lessons. It is made when the record
    is opened: what was finished before belongs to an earlier occasion.
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
        lessons: LessonIndex,
    ) -> None:
        self._diary = diary
        self._preferences = preferences
        self._drills = drills
        self._clock = clock
        self._changes = changes
        self._available = available
        self._lessons = lessons
        self._opened_utc = clock.utc_now()
        self._about = AboutMeService(preferences, changes)
        self._plan = PlanInForce(plans, self._about, drills.parts, self.today, changes, new_uuid)
        self._noted: dict[StepBack, DiaryFact] = {}
        self._call_offered_on: date | None = None

    @property
    def opened_utc(self) -> datetime:
        """When this occasion began."""
        return self._opened_utc

    @property
    def plan_problem(self) -> UserProblem | None:
        """Why an earlier plan stands in for the one in force, if it does. Known after ``plan()``."""
        return self._plan.problem

    # -- reading ------------------------------------------------------------------------------------------

    def look(self, reader: DiaryReader, plan: Plan) -> TodayView:
        """Today, as the record has it. ``plan``: what ``plan()`` said."""
        now = Occasion(self.today(), self._opened_utc, self._drills, self._available, self._lessons)
        return view_of(reader, plan, now)

    def today(self) -> date:
        """The person's day now; it starts at 4 in the morning."""
        return local_day(self._clock.utc_now(), self._clock.utc_offset_min())

    def lesson_titles(self) -> Mapping[str, str]:
        """What the lessons are called, by their id; also in a background job."""
        return {head.lesson_id: head.title for head in self._lessons.heads()}

    # -- the plan -----------------------------------------------------------------------------------------

    def plan(self) -> Plan:
        """The plan in force; the first time the default plan is made and kept."""
        return self._plan.plan()

    @property
    def available(self) -> frozenset[SessionKind]:
        """The kinds of activity that there are."""
        return self._available

    def plan_asks(self, ref: PlanRef | None) -> bool:
        """Whether the item of the plan in force that a session came from asks for ratings."""
        if ref is None:
            return False
        plan = self.plan()
        return plan.uuid == ref.plan_uuid and any(
            item.asks_ratings for item in plan.items if item.item_id == ref.item_id
        )

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

    def take_flares_back(self, view: TodayView) -> Undo:
        """Today's flares were said by mistake: with them go the easier days that were noted because of them."""
        causes = [flare_report(fact) for fact in view.flares_today]
        noted = [step for step in self._noted if step.because in causes]
        facts = {fact.uuid for fact in (*view.flares_today, *view.eased_by_them)}
        facts.update(self._noted.pop(step).uuid for step in noted)
        withdrawn = [self._diary.withdraw(uuid) for uuid in sorted(facts)]

        def say_again() -> None:
            for fact in withdrawn:
                self._diary.withdraw(fact.uuid)

        return self._written(say_again)

    def say_change(self, change: LifeChange, words: str = "") -> Undo:
        """Something changed: it marks the time axis."""
        return self._fact(DiaryKind.LIFE_CHANGE, {"what": change.value, "words": words})

    def lighter_day(self) -> Undo:
        """One small thing is the whole day."""
        return self._fact(DiaryKind.LIGHTER_DAY)

    def rest_today(self) -> Undo:
        """Today is a rest day."""
        return self._fact(DiaryKind.REST_DAY)

    def did_own_words(self, card: OfferCard) -> Undo:
        """Something in the clinician's own words was done. Its words are kept with it: plans change."""
        assert isinstance(card.dose, OwnWords), "the other cards are practised"
        return self._fact(DiaryKind.OWN_DONE, {"item": card.item_id, "words": card.dose.text})

    def go_to_stage(self, gone: GoneOn) -> Undo:
        """On or back on the way through the stages: the person's own decision, kept with their note."""
        from gmi_trainer.domain.pathway import note_of as note_of_step  # few press it, nobody at the start

        return self._fact(DiaryKind.GONE_ON, note_of_step(gone))

    def comment(self, words: str, by: str) -> Undo:
        """A clinician writes something into the record. The person sees it on that day, and who wrote it."""
        from gmi_trainer.domain.visit import LONGEST_COMMENT  # in a clinic only

        return self._fact(DiaryKind.CLINIC_COMMENT, {"words": words.strip()[:LONGEST_COMMENT], "by": by})

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
        self._noted[step] = self._diary.add(DiaryKind.STEP_BACK, note_of(step))
        self._changes.publish(Changed.DIARY)

    # -- helpers ------------------------------------------------------------------------------------------

    def _rates_pain(self) -> bool:
        return self._about.load().rates_pain

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


def _possible(level: int, levels: Sequence[int]) -> int:
    """The level, or the next easier one that has pictures; without any the drill itself says so."""
    easier = [other for other in levels if other <= level]
    return max(easier) if easier else min(levels, default=level)
