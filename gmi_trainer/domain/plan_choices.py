"""From a template and what was chosen for it to a plan, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from gmi_trainer.domain.about import SoreSide
from gmi_trainer.domain.activity import DrillMode
from gmi_trainer.domain.dosing import minutes_of
from gmi_trainer.domain.plan import BreathDose, DrillDose, LessonDose, Plan, PlanItem
from gmi_trainer.domain.plan_dose import BOUTS as BOUTS  # those who choose know the rows from here
from gmi_trainer.domain.plan_dose import BREATHING_MINUTES as BREATHING_MINUTES
from gmi_trainer.domain.plan_dose import FIRST_LEVELS as FIRST_LEVELS
from gmi_trainer.domain.plan_dose import LESSONS as LESSONS
from gmi_trainer.domain.plan_dose import PICTURES as PICTURES
from gmi_trainer.domain.plan_dose import SORE_SIDES as SORE_SIDES
from gmi_trainer.domain.plan_dose import TEST_EVERY_DAYS as TEST_EVERY_DAYS
from gmi_trainer.domain.plan_dose import WEEKS as WEEKS
from gmi_trainer.domain.plan_dose import TemplateDose as TemplateDose
from gmi_trainer.domain.plan_template import PlanTemplate

WEEK = 7


def plan_from_template(
    template: PlanTemplate,
    dose: TemplateDose,
    began_on: date,
    uuid: str,
    *,
    version: int = 1,
    made_by: str = "",
    made_on: date | None = None,
) -> Plan:
    """The plan that a template makes with such a dose: always the same one."""
    return Plan(
        uuid=uuid,
        version=version,
        began_on=began_on,
        items=items_with(template.items, dose),
        note=template.note,
        stop_rule=template.stop_rule,
        name=template.name,
        made_by=made_by,
        made_on=made_on,
        until_day=dose.weeks * WEEK - 1,
        side=None if dose.sore_side is SoreSide.NONE else dose.sore_side,
        first_level=dose.first_level,
    )


def items_with(items: Iterable[PlanItem], dose: TemplateDose) -> tuple[PlanItem, ...]:
    """A template's items with a dose: what was not chosen is not there, nor what begins after the last week."""
    dosed = (_with(item, dose) for item in items if item.from_day < dose.weeks * WEEK)
    return tuple(item for item in dosed if item is not None)


def dose_told_by(template: PlanTemplate, plan: Plan) -> TemplateDose | None:
    """The dose with which the template makes exactly what this plan asks for; None where none does.

    Words and dates may differ: a code carries none. What shows nowhere in the plan is as the template usually has it.
    """
    try:
        told = _told(template.usual, plan)
    except ValueError:
        return None
    same = plan_from_template(template, told, plan.began_on, plan.uuid)
    asks = (plan.items, plan.until_day, plan.side, plan.first_level, plan.gate)
    return told if asks == (same.items, same.until_day, same.side, same.first_level, same.gate) else None


def _with(item: PlanItem, dose: TemplateDose) -> PlanItem | None:
    match item.dose:
        case DrillDose(mode=DrillMode.TEST):
            return None if dose.test_every_days is None else replace(item, every_days=dose.test_every_days)
        case DrillDose():
            drill = replace(item.dose, pictures=dose.pictures)
            return replace(_bouts(item, dose.bouts), dose=drill, minutes=minutes_of(dose.pictures))
        case BreathDose():
            minutes = float(dose.breathing_minutes if not _is_short(item) else min(2, dose.breathing_minutes))
            return (
                replace(item, dose=replace(item.dose, minutes=minutes), minutes=minutes) if minutes else None
            )
        case LessonDose():
            return item if dose.lessons else None
        case _:
            return _bouts(item, dose.bouts) if item.stage else item


def _is_short(item: PlanItem) -> bool:
    """The first week of breathing stays short (product: Breathe)."""
    return item.from_day == 0 and item.until_day is not None


def _bouts(item: PlanItem, bouts: int) -> PlanItem:
    """So many on a day at most; one fewer is already a whole day."""
    return replace(item, bouts=bouts, fewest_bouts=max(1, min(2, bouts - 1)))


def _told(usual: TemplateDose, plan: Plan) -> TemplateDose:
    """Read off a plan. ValueError where something of it cannot be chosen for a template."""
    tests = [item for item in plan.items if _mode(item) is DrillMode.TEST]
    pictures = [
        i.dose.pictures
        for i in plan.items
        if isinstance(i.dose, DrillDose) and _mode(i) is DrillMode.TRAINING
    ]
    staged = [item for item in plan.items if item.stage and item not in tests]
    breaths = [item.dose.minutes for item in plan.items if isinstance(item.dose, BreathDose)]
    days = 0 if plan.until_day is None else plan.until_day + 1
    if days % WEEK:
        raise ValueError("a template's plan is made for whole weeks")
    return TemplateDose(
        sore_side=plan.side or SoreSide.NONE,
        bouts=staged[0].bouts if staged else usual.bouts,
        pictures=(pictures[0] or 0) if pictures else usual.pictures,
        first_level=plan.first_level or usual.first_level,
        weeks=days // WEEK,
        test_every_days=tests[0].every_days if tests else None,
        breathing_minutes=round(max(breaths, default=0)),
        lessons=any(isinstance(item.dose, LessonDose) for item in plan.items),
    )


def _mode(item: PlanItem) -> DrillMode | None:
    return item.dose.mode if isinstance(item.dose, DrillDose) else None
