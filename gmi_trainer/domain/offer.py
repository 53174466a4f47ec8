"""Today's offer: at most three cards out of the plan, with the smallest useful thing first."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import LEVELS, SessionKind
from gmi_trainer.domain.away import AWAY_DAYS, LONG_AWAY_DAYS, days_away, is_gentle
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.done import Done as Done  # those who ask for an offer know it from here
from gmi_trainer.domain.dosing import FIRST_BREATHING_MINUTES, at_most_minutes, easier, saving_energy
from gmi_trainer.domain.due import (
    Slot,
    TestRule,
    asks_something,
    is_test,
    items_in_force,
    slots_of,
    usual_gap,
)
from gmi_trainer.domain.flare import StepBack, eased
from gmi_trainer.domain.lesson_head import LessonHead
from gmi_trainer.domain.plan import Dose, DrillDose, LessonDose, Plan, PlanItem
from gmi_trainer.domain.safety import Standing
from gmi_trainer.domain.values import dataclass

MOST_CARDS = 3

WELCOME_MINUTES = 2.0
"""Welcome back, two minutes (product: Today)."""

SAVING_TEST_EVERY_DAYS = 7
"""Whoever saves energy is offered a test once a week at most, whatever the plan says (design)."""

OPEN_WHILE_WAITING = frozenset({SessionKind.LESSON, SessionKind.BREATHING, SessionKind.NOTICE})
"""What stays open while something is to be asked or looked at soon (product: First run)."""


class DayKind(StrEnum):
    """What kind of day it is. Every kind but ORDINARY counts as kept."""

    ORDINARY = "ordinary"
    LIGHTER = "lighter"
    REST = "rest"
    STEPPED_BACK = "stepped_back"
    PAUSED = "paused"  # a safety answer waits to be looked at


class CardReason(StrEnum):
    """Why a card is there; the page has a sentence for each."""

    PLAN = "plan"
    TEST_DAY = "test_day"
    WELCOME_BACK = "welcome_back"
    STEPPED_BACK = "stepped_back"
    LIGHTER = "lighter"
    FIRST = "first"  # the very first drill, or the very first breathing
    GENTLE = "gentle"  # soon after a week or more away: half as long and easier

    @property
    def is_gentle(self) -> bool:
        """Whether the card is smaller or easier than the plan: then nothing suggests more afterwards."""
        return self not in (CardReason.PLAN, CardReason.TEST_DAY, CardReason.FIRST)


@dataclass(frozen=True, slots=True)
class OfferCard:
    """One thing for now. ``bout`` of ``bouts``; ``is_done``: all of it is done for today.

    ``lesson``: the one to read, or that was read today.
    """

    item_id: str
    dose: Dose
    minutes: float
    reason: CardReason
    bout: int = 1
    bouts: int = 1
    is_done: bool = False
    lesson: LessonHead | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What Today shows. ``day_is_kept``: enough is done, the rest is a gift.

    ``optional``: what a press on "show the plan" brings on a rest day; nothing of it is pushed.
    ``days_away``: days without practice before today, but for rest days and what the plan leaves free.
    ``welcome_back``: a small restart. ``questions_back``: how many questions of lessons come back today; they are
    beside the plan, and no day needs them to be kept.
    """

    day: date
    day_kind: DayKind
    cards: tuple[OfferCard, ...]
    day_is_kept: bool
    step_back: StepBack | None = None
    days_away: int = 0
    welcome_back: bool = False
    optional: tuple[OfferCard, ...] = ()
    questions_back: int = 0


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """Everything the rules look at. ``done`` holds the sessions of the last 40 days or more.

    ``available``: the kinds of activity this program has; items of others wait unseen.
    ``step_back``: the one that runs today. ``lighter_days`` and ``rest_days`` were said by the person.
    ``level``: the person's own now; ``levels``: those that the library has for the part.
    ``practice_days``: days with practice, the very first and the last two before today among them, so that a
    person who comes back after months is not taken for a new one. ``asks_safety``: the questions are due again,
    and come before any drill.
    ``needs_other_way``: one of the groups for which less is enough. ``has_breathed``: ever, however long ago.
    ``lessons``: those there are, in their order; ``lessons_done``: read to the end, ever. ``questions_back``: how
    many questions are left for today. ``own_done``: what was done of the clinician's own words (``Done`` without kind).
    """

    day: date
    about: AboutMe
    standing: Standing
    available: frozenset[SessionKind]
    parts: tuple[BodyPart, ...]
    done: tuple[Done, ...]
    step_back: StepBack | None = None
    lighter_days: frozenset[date] = frozenset()
    rest_days: frozenset[date] = frozenset()
    level: int = 1
    levels: tuple[int, ...] = LEVELS
    practice_days: frozenset[date] = frozenset()
    asks_safety: bool = False
    needs_other_way: bool = False
    has_breathed: bool = False
    lessons: tuple[LessonHead, ...] = ()
    lessons_done: frozenset[str] = frozenset()
    questions_back: int = 0
    own_done: tuple[Done, ...] = ()


def offer(plan: Plan, facts: OfferFacts) -> Offer:
    """Today's cards. Nothing becomes overdue: what was not done yesterday is simply due once today."""
    return _Day(plan, facts).offer()


class _Day:
    """A day under way: what kind it is, what is due, and how much of it is asked for."""

    def __init__(self, plan: Plan, facts: OfferFacts) -> None:
        self._plan = plan
        self._facts = facts
        self._lessons_today = {s.lesson_id for s in facts.done if s.day == facts.day and s.lesson_id}
        practice = facts.practice_days | {session.day for session in facts.done}
        self._has_practised = facts.day in practice
        usual = usual_gap(items_in_force(plan, facts.day, self._is_possible))
        self._away = days_away(practice, facts.day, self._is_free, usual)
        self._is_back = self._away >= AWAY_DAYS
        self._is_gentle = is_gentle(practice, facts.day, self._is_free, usual)
        trained = practice - _days_without_training(facts.done)
        self._trains_gently = is_gentle(trained, facts.day, self._is_free, usual)
        self._is_eased = facts.step_back is not None and facts.step_back.includes(facts.day)
        self._is_lighter = facts.day in facts.lighter_days
        self._is_new = not practice - {s.day for s in facts.done} and not any(
            s.kind is SessionKind.DRILL for s in facts.done
        )
        self._has_breathed = facts.has_breathed or any(s.kind is SessionKind.BREATHING for s in facts.done)
        self._waits = facts.asks_safety or facts.standing is not Standing.OPEN
        self._kind = self._kind_of_day()

    def offer(self) -> Offer:
        """The day as Today shows it."""
        slots = self._slots()
        cards = self._cards(slots)
        rests = self._kind is DayKind.REST
        is_kept = self._kind is not DayKind.ORDINARY or self._is_kept(slots)
        return Offer(
            day=self._facts.day,
            day_kind=self._kind,
            cards=() if rests else cards,
            day_is_kept=is_kept,
            step_back=self._facts.step_back if self._is_eased else None,
            days_away=self._away,
            welcome_back=self._is_back and self._kind is DayKind.ORDINARY,
            optional=cards if rests else (),
            questions_back=self._questions_back(is_kept),
        )

    def _questions_back(self, is_kept: bool) -> int:
        """Days that are meant to be small have none: nothing is lost, the questions come on the days after."""
        if self._kind is DayKind.PAUSED:
            is_open = self._facts.standing is not Standing.EMERGENCY
        else:
            is_open = self._kind is DayKind.ORDINARY and not self._is_back
        is_enough = self._facts.about.saves_energy and is_kept
        return self._facts.questions_back if is_open and not is_enough else 0

    def _is_rest(self, day: date) -> bool:
        return day in self._facts.rest_days or day.weekday() in self._facts.about.rest_weekdays

    def _is_free(self, day: date) -> bool:
        return self._is_rest(day) or not asks_something(self._plan, day, self._is_possible)

    def _kind_of_day(self) -> DayKind:
        """Safety first, then rest: a day that a person gave themselves is not taken away by a flare."""
        if self._facts.standing is Standing.EMERGENCY:
            return DayKind.PAUSED
        if self._is_rest(self._facts.day):
            return DayKind.REST
        if self._facts.standing is Standing.SOON:
            return DayKind.PAUSED
        if self._is_eased:
            return DayKind.STEPPED_BACK
        return DayKind.LIGHTER if self._is_lighter else DayKind.ORDINARY

    def _slots(self) -> tuple[Slot, ...]:
        """What is due today, by the order of the plan: all of it, or the little that such a day asks for."""
        if self._facts.standing is Standing.EMERGENCY:
            return ()
        items = items_in_force(self._plan, self._facts.day, self._is_possible, stage_back=self._is_eased)
        tests = TestRule(
            allowed=not (
                self._is_back
                or self._trains_gently
                or self._is_lighter
                or self._is_eased
                or self._kind is DayKind.REST
            ),
            least_days=SAVING_TEST_EVERY_DAYS if self._facts.about.saves_energy else 1,
        )
        done = (*self._facts.done, *self._facts.own_done)
        slots = slots_of(items, self._facts.day, done, tests)
        if self._waits:
            slots = tuple(slot for slot in slots if slot.item.kind in OPEN_WHILE_WAITING)
        if self._is_eased:
            # a clinician's own words cannot be made easier, so they wait until the flare is over
            slots = tuple(slot for slot in slots if slot.item.kind is not None)
        if not (self._is_back or self._is_lighter):
            return slots
        lead = next((slot for slot in slots if slot.item.stage), slots[0] if slots else None)
        breathes = self._is_eased or (self._is_lighter and not self._is_back)
        return tuple(slot for slot in slots if slot is lead or (breathes and _is_breathing(slot)))

    def _is_possible(self, item: PlanItem) -> bool:
        if item.kind is not None and item.kind not in self._facts.available:
            return False
        match item.dose:
            case DrillDose(part=part):
                return part in self._facts.parts
            case LessonDose() as dose:
                return self._lesson(dose) is not None
            case _:
                return True

    def _lesson(self, dose: LessonDose) -> LessonHead | None:
        """The lesson to read: the one that the plan names, or the next in order; else the one that was read today."""
        unread = (head for head in self._asked(dose) if head.lesson_id not in self._facts.lessons_done)
        return next(unread, None) or self._read_today(dose)

    def _read_today(self, dose: LessonDose) -> LessonHead | None:
        return next((head for head in self._asked(dose) if head.lesson_id in self._lessons_today), None)

    def _asked(self, dose: LessonDose) -> list[LessonHead]:
        if dose.among:
            heads = {head.lesson_id: head for head in self._facts.lessons}
            return [heads[name] for name in dose.among if name in heads]
        return [head for head in self._facts.lessons if dose.lesson_id in (None, head.lesson_id)]

    def _cards(self, slots: tuple[Slot, ...]) -> tuple[OfferCard, ...]:
        """What is done goes last, and what was begun comes back after the rest."""
        return tuple(self._card(slot) for slot in sorted(slots, key=self._place)[:MOST_CARDS])

    def _place(self, slot: Slot) -> tuple[bool, bool, int, int]:
        comes_first = _is_breathing(slot) if self._is_eased else self._is_first_drill(slot)
        return slot.done >= self._bouts(slot.item), not comes_first, slot.done, slot.item.order

    def _card(self, slot: Slot) -> OfferCard:
        item = slot.test or slot.item
        bouts = self._bouts(slot.item)
        dose, minutes = self._dose(item, slot)
        is_done = slot.done >= bouts
        lesson = self._lesson(dose) if isinstance(dose, LessonDose) else None
        if isinstance(dose, LessonDose) and is_done:
            lesson = self._read_today(dose) or lesson
        return OfferCard(
            item_id=item.item_id,
            dose=dose,
            minutes=minutes if lesson is None else lesson.minutes,
            reason=self._reason(slot),
            bout=min(slot.done + 1, bouts),
            bouts=bouts,
            is_done=is_done,
            lesson=lesson,
        )

    def _bouts(self, item: PlanItem) -> int:
        if self._is_back or self._is_lighter:
            return 1
        spares = (
            self._is_eased
            or self._eases(item)
            or self._kind is DayKind.REST
            or self._facts.about.saves_energy
            or self._facts.needs_other_way
        )
        return max(1, min(item.fewest_bouts, item.bouts)) if spares else item.bouts

    def _dose(self, item: PlanItem, slot: Slot) -> tuple[Dose, float]:
        dose, minutes = self._usual_dose(item, slot)
        if self._is_first_breathing(slot):
            return at_most_minutes(dose, minutes, FIRST_BREATHING_MINUTES)
        return dose, minutes

    def _usual_dose(self, item: PlanItem, slot: Slot) -> tuple[Dose, float]:
        level, levels = self._facts.level, self._facts.levels
        dose, minutes = item.dose, item.minutes
        if self._is_back or self._is_first_drill(slot):
            dose, minutes = at_most_minutes(dose, minutes, WELCOME_MINUTES)
        if self._facts.about.saves_energy:
            dose, minutes = saving_energy(dose, minutes, level)
        if self._is_eased or (self._eases(item) and not self._is_back):
            return eased(dose, minutes, level, levels)
        return easier(dose, level, levels) if self._away >= LONG_AWAY_DAYS else dose, minutes

    def _eases(self, item: PlanItem) -> bool:
        """After a long time away: for training that is a time without training, whoever breathed meanwhile."""
        return self._is_gentle if item.kind in OPEN_WHILE_WAITING else self._trains_gently

    def _is_first_drill(self, slot: Slot) -> bool:
        return self._is_new and slot.item.kind is SessionKind.DRILL

    def _is_first_breathing(self, slot: Slot) -> bool:
        return not self._has_breathed and _is_breathing(slot)

    def _reason(self, slot: Slot) -> CardReason:
        if self._is_eased:
            return CardReason.STEPPED_BACK
        if self._is_back:
            return CardReason.WELCOME_BACK
        if self._is_first_drill(slot) or self._is_first_breathing(slot):
            return CardReason.FIRST
        if self._eases(slot.item):
            return CardReason.GENTLE
        if self._is_lighter:
            return CardReason.LIGHTER
        return CardReason.TEST_DAY if is_test(slot.test or slot.item) else CardReason.PLAN

    def _is_kept(self, slots: tuple[Slot, ...]) -> bool:
        """Enough is done of what the day shows. A day for which nothing is planned is kept as it is. Nobody has to tell
        what they did of a clinician's own words: no day needs those.
        """
        asked = [slot for slot in slots[:MOST_CARDS] if slot.item.kind is not None]
        if self._is_back or (self._waits and not asked):
            return self._has_practised
        return all(slot.done >= min(slot.item.fewest_bouts, slot.item.bouts) for slot in asked)


def _days_without_training(done: tuple[Done, ...]) -> set[date]:
    """Days with only what stays open while training waits: breathing and lessons."""
    trained = {session.day for session in done if session.kind not in OPEN_WHILE_WAITING}
    return {session.day for session in done} - trained


def _is_breathing(slot: Slot) -> bool:
    return slot.item.kind is SessionKind.BREATHING
