"""Plans, each version kept: the same in the fake and in the real record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gmi_trainer.domain.activity import DrillMode
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.plan import DrillDose, Plan, PlanItem
from gmi_trainer.storage.driver import IntegrityError
from tests.contracts.conftest import World

PLAN = Plan(
    "plan-a",
    1,
    date(2025, 3, 10),
    (PlanItem("drill", DrillDose(BodyPart.HAND, DrillMode.TRAINING), minutes=2.0, bouts=3),),
    note="Slowly, please.",
    is_default=True,
)


def test_there_is_no_plan_at_first(world: World) -> None:
    assert world.plans.current() is None
    assert world.plans.last_understood() is None


def test_the_plan_set_last_is_in_force(world: World) -> None:
    second = replace(PLAN, version=2, note="")
    other = replace(PLAN, uuid="plan-b", is_default=False)

    for plan in (PLAN, second, other):
        world.plans.keep(plan)
        assert world.plans.current() == world.plans.last_understood() == plan


def test_a_version_never_changes(world: World) -> None:
    world.plans.keep(PLAN)

    with pytest.raises((AssertionError, IntegrityError)):
        world.plans.keep(replace(PLAN, note="Something else."))

    assert world.plans.current() == PLAN


def test_every_version_is_in_the_history_newest_first(world: World) -> None:
    versions = [PLAN, replace(PLAN, version=2, made_by="A clinic"), replace(PLAN, uuid="plan-b")]
    for plan in versions:
        world.plans.keep(plan)

    assert [version.plan for version in world.plans.history()] == versions[::-1]
