"""Changing a plan item by item, as a clinician does. Every change makes another plan; the earlier one is as it was."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.dosing import USUAL_PICTURES, USUAL_TEST_PICTURES, minutes_of
from gmi_trainer.domain.plan import (
    BreathDose,
    Dose,
    DrillDose,
    LessonDose,
    OwnWords,
    Plan,
    PlanItem,
    PracticeDose,
)
from gmi_trainer.domain.plan_limits import ITEMS

ORDER_STEP = 10
WEEK = 7


class NewItem(StrEnum):
    """What can be added to a plan."""

    LESSON = "lesson"
    DRILL = "drill"
    TEST = "test"
    BREATHING = "breathing"
    IMAGERY = "imagery"
    MIRROR = "mirror"
    ACTIVITY = "activity"
    NOTICE = "notice"
    OWN = "own"


STAGES = {NewItem.DRILL: 1, NewItem.IMAGERY: 2, NewItem.MIRROR: 3, NewItem.ACTIVITY: 4}
"""What belongs to a stage; the rest stands beside them."""


def in_order(plan: Plan) -> tuple[PlanItem, ...]:
    """Its items as they are offered."""
    return tuple(sorted(plan.items, key=lambda item: item.order))


def is_full(plan: Plan) -> bool:
    """Whether it has as many items as a plan may have."""
    return len(plan.items) >= ITEMS.most


def new_item(kind: NewItem, part: BodyPart, words: str = "") -> PlanItem:
    """An item with the dose that most begin with. ``words``: for something in the clinician's own words."""
    dose, minutes = _dose(kind, part, words)
    return PlanItem(
        item_id=kind.value,
        dose=dose,
        minutes=minutes,
        every_days=2 if kind in (NewItem.TEST, NewItem.LESSON) else 1,
        stage=STAGES.get(kind, 0),
    )


def added(plan: Plan, item: PlanItem) -> Plan:
    """With one more item, at the end, under a name that no other has."""
    taken = {other.item_id for other in plan.items}
    names = (f"{item.item_id}-{n}" if n > 1 else item.item_id for n in range(1, len(taken) + 2))
    name = next(name for name in names if name not in taken)
    return _numbered(plan, (*in_order(plan), replace(item, item_id=name)))


def changed(plan: Plan, item: PlanItem) -> Plan:
    """With an item as it is now."""
    return replace(plan, items=tuple(item if one.item_id == item.item_id else one for one in plan.items))


def removed(plan: Plan, item_id: str) -> Plan:
    """Without an item. The last one stays: a plan without any asks for nothing."""
    if len(plan.items) <= ITEMS.least:
        return plan
    return replace(plan, items=tuple(item for item in plan.items if item.item_id != item_id))


def moved(plan: Plan, item_id: str, way: int) -> Plan:
    """With an item offered sooner (-1) or later (1) than its neighbour; at either end nothing changes."""
    items = list(in_order(plan))
    at = next(n for n, item in enumerate(items) if item.item_id == item_id)
    to = at + way
    if not 0 <= to < len(items):
        return plan
    items[at], items[to] = items[to], items[at]
    return _numbered(plan, tuple(items))


def until_week(plan: Plan, weeks: int) -> Plan:
    """Made for so many weeks. What would end later ends with it; what would begin later is left as it is, unseen."""
    return replace(plan, until_day=weeks * WEEK - 1)


def _numbered(plan: Plan, items: tuple[PlanItem, ...]) -> Plan:
    numbered = (replace(item, order=n * ORDER_STEP) for n, item in enumerate(items, start=1))
    return replace(plan, items=tuple(numbered))


def _dose(kind: NewItem, part: BodyPart, words: str) -> tuple[Dose, float]:
    match kind:
        case NewItem.LESSON:
            return LessonDose(), 6.0
        case NewItem.DRILL:
            return DrillDose(part, DrillMode.TRAINING, USUAL_PICTURES), minutes_of(USUAL_PICTURES)
        case NewItem.TEST:
            return DrillDose(part, DrillMode.TEST, USUAL_TEST_PICTURES), minutes_of(USUAL_TEST_PICTURES)
        case NewItem.BREATHING:
            return BreathDose(), 5.0
        case NewItem.OWN:
            return OwnWords(words), 5.0
        case NewItem.NOTICE:
            return PracticeDose(SessionKind.NOTICE, None), 5.0
        case _:
            return PracticeDose(SessionKind(kind.value), part), 5.0
