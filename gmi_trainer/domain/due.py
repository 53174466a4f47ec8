"""What a plan asks for on a day: the items in force, those that are due, and what of them is done."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.plan import DrillDose, LessonDose, Plan, PlanItem, PracticeDose
from gmi_trainer.domain.reference import FAMILIARISATION_SESSIONS
from gmi_trainer.domain.values import dataclass

Possible = Callable[[PlanItem], bool]
"""Whether the program has what an item needs."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One card's worth of a day: an item and how often it was done today.

    ``test``: stands in for its first bout today, and has not been done.
    """

    item: PlanItem
    done: int
    test: PlanItem | None = None


@dataclass(frozen=True, slots=True)
class TestRule:
    """How tests are offered today. ``least_days``: no more often, whatever the plan says."""

    __test__ = False  # its name begins like a test's

    allowed: bool = True
    least_days: int = 1


def items_in_force(
    plan: Plan, day: date, possible: Possible, *, stage_back: bool = False
) -> tuple[PlanItem, ...]:
    """The items of the plan that apply on this day and can be done, in the order of the plan.

    Where nothing of the day's stage can be done, the nearest earlier stage that can goes on, as it was on
    its last day: no day is left empty. So does the whole plan after its last day. ``stage_back``: the stage
    before, if there is one.
    """
    index = max((day - plan.began_on).days, 0)
    if plan.until_day is not None:
        index = min(index, plan.until_day)
    can = [item for item in plan.items if possible(item)]
    stage = max((item.stage for item in plan.items if _covers(item, index)), default=0)
    staged = [item for item in can if item.stage and _covers(item, index)]
    if stage and not staged:
        staged = _stage_before(can, stage, index)
    if stage_back and staged:
        staged = _stage_before(can, max(item.stage for item in staged), index) or staged
    beside = [item for item in can if not item.stage and _covers(item, index)]
    return tuple(sorted((*staged, *beside), key=lambda item: item.order))


def asks_something(plan: Plan, day: date, possible: Possible) -> bool:
    """Whether anything of the plan may fall on this weekday; a day without is free, not missed."""
    return any(_may_fall_on(item, day) for item in items_in_force(plan, day, possible))


def usual_gap(items: Iterable[PlanItem]) -> int:
    """The days without practice that belong to the plan itself: one, where all of it is every second day."""
    return max(0, min((item.every_days for item in items if item.weekdays is None), default=1) - 1)


def is_test(item: PlanItem) -> bool:
    """Whether an item is a scored test."""
    return isinstance(item.dose, DrillDose) and item.dose.mode is DrillMode.TEST


def slots_of(
    items: Sequence[PlanItem], day: date, done: Collection[Done], tests: TestRule
) -> tuple[Slot, ...]:
    """The due items as slots, in the order of the items. ``done``: sessions of the last weeks.

    A test stands in for the first bout of the training of its part: it is offered before the first drill of
    the day, and after two drills of the part have made it familiar. Alone, it is a slot of its own.
    """
    today = [session for session in done if session.day == day]
    due = [item for item in items if _is_due(item, day, done, tests)]
    trainings = [item for item in due if not is_test(item)]
    slots = []
    for item in due:
        mates = [test for test in items if is_test(test) and _same_part(test, item)]
        if not is_test(item):
            names = {item.item_id, *(test.item_id for test in mates)}
            others = {other.item_id for other in items} - names
            count = sum(_counts(session, item, names, others) for session in today)
            due_tests = (test for test in mates if test in due and _may_test(test, day, done))
            slots.append(Slot(item, count, next(due_tests, None) if tests.allowed else None))
        elif tests.allowed and not any(_same_part(item, training) for training in trainings):
            slots.append(Slot(item, sum(_was(session, item) for session in today)))
    return tuple(slots)


def _covers(item: PlanItem, index: int) -> bool:
    return item.from_day <= index and (item.until_day is None or index <= item.until_day)


def _stage_before(can: Iterable[PlanItem], stage: int, index: int) -> list[PlanItem]:
    """The items of the nearest earlier stage that has begun, as they are now or were on its last day."""
    begun = [item for item in can if 0 < item.stage < stage and item.from_day <= index]
    nearest = max((item.stage for item in begun), default=0)
    items = [item for item in begun if item.stage == nearest]
    now = min(index, max((index if i.until_day is None else i.until_day for i in items), default=index))
    return [item for item in items if _covers(item, now)]


def _is_due(item: PlanItem, day: date, done: Iterable[Done], tests: TestRule) -> bool:
    """Every second day counts from the last time: a missed day makes it due on the next one, and only once."""
    if not _may_fall_on(item, day):
        return False
    every = item.every_days if item.weekdays is None else 1
    least = max(every, tests.least_days) if is_test(item) else every
    last = max((s.day for s in done if s.day < day and _was(s, item)), default=None)
    return last is None or (day - last).days >= least


def _was(session: Done, item: PlanItem) -> bool:
    """Whether a session was the item. One test is like another of its part, wherever it came from."""
    if is_test(item):
        return _is_drill_of(session, item) and session.mode is DrillMode.TEST
    return _belongs(session, item)


def _may_fall_on(item: PlanItem, day: date) -> bool:
    return item.weekdays is None or day.weekday() in item.weekdays


def _may_test(test: PlanItem, day: date, done: Iterable[Done]) -> bool:
    drills = [session for session in done if _is_drill_of(session, test)]
    before = sum(session.day < day for session in drills)
    return before >= FAMILIARISATION_SESSIONS and not any(session.day == day for session in drills)


def _counts(session: Done, item: PlanItem, names: set[str], others: set[str]) -> bool:
    """Whether a session is a bout of an item: started from it, or from nowhere in the plan and like it."""
    if session.plan_item in names:
        return True
    if session.plan_item in others:
        return False
    return _is_drill_of(session, item) or _belongs(session, item)


def _belongs(session: Done, item: PlanItem) -> bool:
    """Whether a session was this item, or just like it without coming from a plan."""
    if session.plan_item is not None:
        return session.plan_item == item.item_id
    if session.is_review:
        return False  # questions that come back belong to no plan
    if isinstance(item.dose, LessonDose) and item.dose.lesson_id is not None:
        return session.lesson_id == item.dose.lesson_id
    if isinstance(item.dose, LessonDose) and item.dose.among:
        return session.lesson_id in item.dose.among
    if isinstance(item.dose, DrillDose):
        return _is_drill_of(session, item) and session.mode is item.dose.mode
    if isinstance(item.dose, PracticeDose) and item.dose.part is not None and session.part is not None:
        return session.kind is item.kind and session.part is item.dose.part
    return session.kind is item.kind


def _is_drill_of(session: Done, item: PlanItem) -> bool:
    return (
        isinstance(item.dose, DrillDose)
        and session.kind is SessionKind.DRILL
        and session.part is item.dose.part
    )


def _same_part(one: PlanItem, other: PlanItem) -> bool:
    return (
        isinstance(one.dose, DrillDose)
        and isinstance(other.dose, DrillDose)
        and one.dose.part is other.dose.part
    )
