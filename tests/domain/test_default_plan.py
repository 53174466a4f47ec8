"""The programme without a clinician, and whose pictures it trains."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.default_plan import (
    PartChoice,
    PartReason,
    choose_part,
    default_plan,
    renewed,
    training_part,
)
from gmi_trainer.domain.plan import BreathDose, DrillDose, LessonDose, Plan, PlanItem

DAY_1 = date(2025, 3, 10)
LIBRARY = (BodyPart.HAND, BodyPart.FOOT)


def the_plan(part: BodyPart | None = BodyPart.HAND, *, saves_energy: bool = False) -> Plan:
    """The default plan of somebody with pain there."""
    return default_plan(AboutMe(part, saves_energy=saves_energy), LIBRARY, DAY_1, "plan")


def items(plan: Plan, index: int) -> dict[str, PlanItem]:
    """What of it applies on a day; the first is 0."""
    return {
        item.item_id: item
        for item in plan.items
        if item.from_day <= index and (item.until_day is None or index <= item.until_day)
    }


@pytest.mark.parametrize(
    ("sore", "parts", "part", "reason"),
    [
        (BodyPart.FOOT, LIBRARY, BodyPart.FOOT, PartReason.OWN),
        (BodyPart.NECK, tuple(BodyPart), BodyPart.NECK, PartReason.OWN),
        (BodyPart.SHOULDER, LIBRARY, BodyPart.HAND, PartReason.NEAREST),
        (BodyPart.ELBOW, LIBRARY, BodyPart.HAND, PartReason.NEAREST),
        (BodyPart.NECK, LIBRARY, BodyPart.HAND, PartReason.NEAREST),
        (BodyPart.KNEE, LIBRARY, BodyPart.FOOT, PartReason.NEAREST),
        (BodyPart.BACK, LIBRARY, BodyPart.FOOT, PartReason.NEAREST),
        (BodyPart.FOOT, (BodyPart.HAND,), BodyPart.HAND, PartReason.NEAREST),
        (BodyPart.KNEE, (BodyPart.HAND,), BodyPart.HAND, PartReason.NEAREST),
        (None, LIBRARY, BodyPart.HAND, PartReason.USUAL),
        (None, (BodyPart.FOOT,), BodyPart.FOOT, PartReason.USUAL),
        (None, (), BodyPart.HAND, PartReason.USUAL),
    ],
)
def test_the_part_that_is_trained(
    sore: BodyPart | None, parts: tuple[BodyPart, ...], part: BodyPart, reason: PartReason
) -> None:
    assert choose_part(AboutMe(sore), parts) == PartChoice(part, reason, sore)
    assert training_part(AboutMe(sore), parts) is part


def test_week_one() -> None:
    week = items(the_plan(), 0)

    assert week.keys() == {"left-right-test", "left-right", "breathe-short", "lesson"}
    assert week["left-right"].dose == DrillDose(BodyPart.HAND, DrillMode.TRAINING, 20)
    assert (week["left-right"].minutes, week["left-right"].fewest_bouts, week["left-right"].bouts) == (
        2,
        2,
        3,
    )
    assert week["left-right-test"].dose == DrillDose(BodyPart.HAND, DrillMode.TEST, 40)
    assert (week["left-right-test"].every_days, week["left-right-test"].bouts) == (2, 1)
    assert (week["lesson"].dose, week["lesson"].every_days) == (LessonDose(), 2)
    assert (week["breathe-short"].dose, week["breathe-short"].bouts) == (BreathDose(minutes=2.0), 1)


def test_weeks_two_and_three_breathe_longer() -> None:
    assert items(the_plan(), 6).keys() == items(the_plan(), 0).keys()
    for index in (7, 20):
        later = items(the_plan(), index)
        assert later.keys() == {"left-right-test", "left-right", "breathe", "lesson"}
        assert later["breathe"].dose == BreathDose(minutes=5.0)


@pytest.mark.parametrize(
    ("part", "stages"),
    [
        (
            BodyPart.HAND,
            {21: "imagine", 34: "imagine", 35: "mirror", 48: "mirror", 49: "activity", 400: "activity"},
        ),
        (BodyPart.BACK, {21: "imagine", 34: "imagine", 35: "activity", 400: "activity"}),
        (None, {21: "imagine", 35: "mirror", 49: "activity"}),
    ],
)
def test_then_two_weeks_a_stage_and_no_mirror_for_neck_and_back(
    part: BodyPart | None, stages: dict[int, str]
) -> None:
    for index, name in stages.items():
        assert items(the_plan(part), index).keys() == {name, "breathe", "lesson", "left-right-test-later"}


@pytest.mark.parametrize("part", [*BodyPart, None])
@pytest.mark.parametrize("saves_energy", [False, True])
def test_stages_follow_one_another_and_stay_short(part: BodyPart | None, saves_energy: bool) -> None:
    plan = the_plan(part, saves_energy=saves_energy)
    staged = [item for item in plan.items if item.stage and item.item_id != "left-right-test"]

    assert plan.is_default
    assert len({item.item_id for item in plan.items}) == len(plan.items)
    for earlier, later in pairwise(staged):
        assert earlier.until_day is not None
        assert later.from_day == earlier.until_day + 1
        assert later.stage > earlier.stage
        assert later.from_day - earlier.from_day >= 14
    assert all(item.minutes <= 5 and item.fewest_bouts >= 1 for item in staged)
    assert all(item.minutes <= 10 for item in plan.items)
    assert {item.kind for item in plan.items if item.stage == 3} <= {SessionKind.MIRROR}


def test_whoever_saves_energy_has_less_of_everything() -> None:
    usual = {item.item_id: item for item in the_plan().items}
    saving = {item.item_id: item for item in the_plan(saves_energy=True).items}

    assert saving.keys() == usual.keys()
    for name, item in saving.items():
        assert item.minutes <= usual[name].minutes
        assert item.bouts <= usual[name].bouts
        assert item.fewest_bouts <= usual[name].fewest_bouts
        assert item.every_days >= usual[name].every_days
    assert saving["left-right"].dose == DrillDose(BodyPart.HAND, DrillMode.TRAINING, 10)


def test_a_change_makes_the_next_version() -> None:
    plan = the_plan()

    assert renewed(plan, AboutMe(BodyPart.HAND), LIBRARY, date(2025, 4, 1)) is plan
    saving = renewed(plan, AboutMe(BodyPart.HAND, saves_energy=True), LIBRARY, date(2025, 4, 1))
    assert saving == replace(the_plan(saves_energy=True), version=2)


def test_another_part_begins_at_the_beginning() -> None:
    changed = renewed(the_plan(), AboutMe(BodyPart.FOOT), LIBRARY, date(2025, 4, 1))

    assert (changed.uuid, changed.version, changed.began_on) == ("plan", 2, date(2025, 4, 1))
    assert changed.items == the_plan(BodyPart.FOOT).items


def test_what_somebody_wrote_stays_as_it_is() -> None:
    written = replace(the_plan(), is_default=False)

    assert renewed(written, AboutMe(BodyPart.FOOT), LIBRARY, date(2025, 4, 1)) is written
