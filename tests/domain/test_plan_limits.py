"""No value of a plan is without an end, and what lies beyond is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.default_plan import default_plan
from gmi_trainer.domain.gate_rule import GateRule
from gmi_trainer.domain.plan import BreathDose, DrillDose, LessonDose, OwnWords, Plan, PlanItem, PracticeDose
from gmi_trainer.domain.plan_limits import Beyond, Limited, beyond_limits

BEGAN_ON = date(2026, 11, 2)
ITEM = PlanItem("left-right", DrillDose(BodyPart.HAND, DrillMode.TRAINING, 20), 2.0, bouts=3)
PLAN = Plan("plan", 1, BEGAN_ON, (ITEM,), made_by="Clinic by the lake", until_day=41)


def with_item(**changes: object) -> Plan:
    return replace(PLAN, items=(replace(ITEM, **changes),))  # type: ignore[arg-type]


@pytest.mark.parametrize("part", [None, *BodyPart])
def test_every_default_plan_is_within(part: BodyPart | None) -> None:
    for saves_energy in (True, False):
        about = AboutMe(sore_part=part, saves_energy=saves_energy)
        assert beyond_limits(default_plan(about, tuple(BodyPart), BEGAN_ON, "plan")) == ()


def test_a_plan_at_all_its_ends_is_within() -> None:
    item = replace(ITEM, bouts=8, fewest_bouts=8, every_days=14, from_day=363, until_day=363, minutes=30.0)
    plan = replace(PLAN, items=(item,), version=9999, until_day=363, name="n" * 60, note="a\n" * 300)
    plan = replace(plan, clinic_key="age1" + "q" * 58)

    assert beyond_limits(plan) == ()


@pytest.mark.parametrize(
    ("plan", "what"),
    [
        (replace(PLAN, uuid=""), Limited.UUID),
        (replace(PLAN, version=0), Limited.VERSION),
        (replace(PLAN, items=()), Limited.ITEMS),
        (replace(PLAN, items=tuple(replace(ITEM, item_id=str(n)) for n in range(25))), Limited.ITEMS),
        (replace(PLAN, items=(ITEM, ITEM)), Limited.SAME_ID),
        (replace(PLAN, name="n" * 61), Limited.NAME),
        (replace(PLAN, made_by="a clinic\nand a second line"), Limited.CLINIC),
        (replace(PLAN, made_by="turned \u202e round"), Limited.CLINIC),
        (replace(PLAN, note="n" * 601), Limited.NOTE),
        (replace(PLAN, stop_rule="\x07"), Limited.STOP_RULE),
        (replace(PLAN, until_day=364), Limited.PLAN_UNTIL),
        (replace(PLAN, first_level=4), Limited.FIRST_LEVEL),
        (replace(PLAN, clinic_key="age1" + "b" * 58), Limited.CLINIC_KEY),
        (replace(PLAN, clinic_key="AGE-SECRET-KEY-1" + "Q" * 58), Limited.CLINIC_KEY),
        (replace(PLAN, gate=GateRule(accuracy=0.2)), Limited.GATE),
        (replace(PLAN, gate=GateRule(days_since_flare=0)), Limited.GATE),
        (replace(PLAN, gate=GateRule(tests=8, tests_within_days=7)), Limited.GATE),
        (replace(PLAN, gate=GateRule(accuracy=float("nan"))), Limited.GATE),
    ],
)
def test_what_lies_beyond_is_named(plan: Plan, what: Limited) -> None:
    assert Beyond(what) in beyond_limits(plan)


@pytest.mark.parametrize(
    ("plan", "what"),
    [
        (with_item(item_id="i" * 41), Limited.ITEM_ID),
        (with_item(minutes=float("inf")), Limited.MINUTES),
        (with_item(minutes=float("nan")), Limited.MINUTES),
        (with_item(bouts=9), Limited.BOUTS),
        (with_item(fewest_bouts=4), Limited.FEWEST_BOUTS),
        (with_item(every_days=15), Limited.EVERY_DAYS),
        (with_item(weekdays=frozenset()), Limited.WEEKDAYS),
        (with_item(weekdays=frozenset({7})), Limited.WEEKDAYS),
        (with_item(from_day=-1), Limited.FROM_DAY),
        (with_item(from_day=9, until_day=8), Limited.UNTIL_DAY),
        (with_item(order=1000), Limited.ORDER),
        (with_item(stage=5), Limited.STAGE),
        (with_item(dose=DrillDose(BodyPart.HAND, DrillMode.TRAINING, 21)), Limited.PICTURES),
        (with_item(dose=DrillDose(BodyPart.HAND, DrillMode.TEST, 5)), Limited.PICTURES),
        (with_item(dose=DrillDose(BodyPart.HAND, DrillMode.TRAINING, 20, 6)), Limited.LEVEL),
        (with_item(dose=BreathDose(4, 8, 16)), Limited.BREATH),
        (with_item(dose=BreathDose(4.2, 8, 5)), Limited.BREATH),
        (with_item(dose=BreathDose(4, 30, 5)), Limited.BREATH),
        (with_item(dose=LessonDose("L01", ("L02",))), Limited.LESSON),
        (with_item(dose=LessonDose(among=("x" * 13,))), Limited.LESSON),
        (with_item(dose=PracticeDose(SessionKind.DRILL, BodyPart.HAND)), Limited.PRACTICE),
        (with_item(dose=PracticeDose(SessionKind.MIRROR, BodyPart.HAND, 11)), Limited.PRACTICE),
        (with_item(dose=OwnWords("  ")), Limited.WORDS),
        (with_item(dose=OwnWords("w" * 201)), Limited.WORDS),
    ],
)
def test_what_lies_beyond_in_an_item_is_named_with_it(plan: Plan, what: Limited) -> None:
    assert Beyond(what, plan.items[0].item_id) in beyond_limits(plan)
