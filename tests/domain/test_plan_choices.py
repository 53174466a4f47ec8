"""From a template and a dose to a plan, and back to the dose that it was made with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.about import SoreSide
from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.gate_rule import GateRule
from gmi_trainer.domain.plan import BreathDose, DrillDose, LessonDose, PlanItem, PracticeDose
from gmi_trainer.domain.plan_choices import (
    BOUTS,
    BREATHING_MINUTES,
    FIRST_LEVELS,
    LESSONS,
    PICTURES,
    SORE_SIDES,
    TEST_EVERY_DAYS,
    WEEKS,
    TemplateDose,
    dose_told_by,
    plan_from_template,
)
from gmi_trainer.domain.plan_limits import beyond_limits
from gmi_trainer.domain.plan_template import PlanTemplate
from gmi_trainer.domain.stages import Stage

BEGAN_ON = date(2026, 11, 2)
LEFT_RIGHT = PlanTemplate(
    "hand-1",
    1,
    BodyPart.HAND,
    Stage.LEFT_RIGHT,
    (
        PlanItem("test", DrillDose(BodyPart.HAND, DrillMode.TEST, 40), 4.0, order=10, stage=1),
        PlanItem("train", DrillDose(BodyPart.HAND, DrillMode.TRAINING), 2.0, order=20, stage=1),
        PlanItem("breathe-short", BreathDose(), 5.0, until_day=6, order=30),
        PlanItem("breathe", BreathDose(), 5.0, from_day=7, order=30),
        PlanItem("lessons", LessonDose(among=("L01", "L02")), 6.0, every_days=2, order=40),
    ),
    "Hand 1",
    note="A note.",
    stop_rule="Stop.",
)
IMAGINED = replace(
    LEFT_RIGHT,
    key="hand-2",
    number=2,
    stage=Stage.IMAGINE,
    items=(PlanItem("imagine", PracticeDose(SessionKind.IMAGERY, BodyPart.HAND), 5.0, stage=2),),
)
doses = st.builds(
    TemplateDose,
    sore_side=st.sampled_from(SORE_SIDES),
    bouts=st.sampled_from(BOUTS),
    pictures=st.sampled_from(PICTURES),
    first_level=st.sampled_from(FIRST_LEVELS),
    weeks=st.sampled_from(WEEKS),
    test_every_days=st.sampled_from(TEST_EVERY_DAYS),
    breathing_minutes=st.sampled_from(BREATHING_MINUTES),
    lessons=st.sampled_from(LESSONS),
)


@given(doses, st.sampled_from([LEFT_RIGHT, IMAGINED]))
def test_every_dose_makes_a_plan_within_the_limits_and_is_told_by_it(
    dose: TemplateDose, template: PlanTemplate
) -> None:
    plan = plan_from_template(template, dose, BEGAN_ON, "plan")

    assert beyond_limits(plan) == ()
    told = dose_told_by(template, plan)
    assert told is not None
    assert plan_from_template(template, told, BEGAN_ON, "plan") == plan


def test_what_was_chosen_is_in_the_plan() -> None:
    dose = TemplateDose(SoreSide.LEFT, 4, 10, 2, 6, 7, 10, lessons=True)

    plan = plan_from_template(LEFT_RIGHT, dose, BEGAN_ON, "plan", made_by="Clinic", made_on=BEGAN_ON)

    items = {item.item_id: item for item in plan.items}
    assert items["test"].every_days == 7
    assert items["train"].dose == DrillDose(BodyPart.HAND, DrillMode.TRAINING, 10)
    assert (items["train"].bouts, items["train"].fewest_bouts, items["train"].minutes) == (4, 2, 1.0)
    assert items["breathe-short"].minutes == 2
    assert items["breathe"].minutes == 10
    assert (plan.side, plan.first_level, plan.until) == (SoreSide.LEFT, 2, date(2026, 12, 13))
    assert (plan.name, plan.note, plan.stop_rule) == ("Hand 1", "A note.", "Stop.")
    assert not plan.is_default


def test_what_was_not_chosen_is_not_in_the_plan() -> None:
    dose = TemplateDose(weeks=1, test_every_days=None, breathing_minutes=0, lessons=False)

    plan = plan_from_template(LEFT_RIGHT, dose, BEGAN_ON, "plan")

    assert [item.item_id for item in plan.items] == ["train"]
    assert plan.side is None


def test_what_begins_after_the_last_week_is_not_in_the_plan() -> None:
    plan = plan_from_template(LEFT_RIGHT, TemplateDose(weeks=1), BEGAN_ON, "plan")

    assert "breathe" not in [item.item_id for item in plan.items]


def test_a_plan_that_was_changed_is_told_by_no_dose() -> None:
    plan = plan_from_template(LEFT_RIGHT, TemplateDose(), BEGAN_ON, "plan")

    assert dose_told_by(LEFT_RIGHT, replace(plan, note="Other words.")) == TemplateDose()
    assert dose_told_by(LEFT_RIGHT, replace(plan, items=plan.items[1:])) == TemplateDose(test_every_days=None)
    assert dose_told_by(LEFT_RIGHT, replace(plan, items=plan.items[::-1])) is None
    assert dose_told_by(LEFT_RIGHT, replace(plan, until_day=22)) is None
    assert dose_told_by(LEFT_RIGHT, replace(plan, gate=GateRule(tests=3))) is None
    assert dose_told_by(IMAGINED, plan) is None


@pytest.mark.parametrize(
    "beyond",
    [{"bouts": 6}, {"pictures": 60}, {"weeks": 0}, {"first_level": 4}, {"test_every_days": 4}],
)
def test_nothing_else_can_be_chosen(beyond: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="cannot be chosen"):
        TemplateDose(**beyond)  # type: ignore[arg-type]
