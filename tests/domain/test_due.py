"""What a plan asks for on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.due import TestRule, asks_something, items_in_force, slots_of, usual_gap
from gmi_trainer.domain.plan import DrillDose, LessonDose, OwnWords, Plan, PlanItem, PracticeDose

MONDAY = date(2025, 3, 10)
HAND, FOOT = BodyPart.HAND, BodyPart.FOOT
TRAINING, TEST = DrillMode.TRAINING, DrillMode.TEST

LEFT_RIGHT = PlanItem(
    "left-right", DrillDose(HAND, TRAINING, 20), 2.0, bouts=3, stage=1, until_day=20, order=2
)
TESTS = PlanItem("test", DrillDose(HAND, TEST, 40), 4.0, every_days=2, stage=1, order=1)
IMAGINE = PlanItem("imagine", PracticeDose(SessionKind.IMAGERY, HAND), 5.0, from_day=21, stage=2, order=2)
LESSON = PlanItem("lesson", LessonDose(), 6.0, every_days=2, order=3)
WORDS = PlanItem("words", OwnWords("Walk to the gate"), 5.0, order=4)


AS_PLANNED = TestRule()


def day(index: int) -> date:
    """Day 0 is a Monday."""
    return MONDAY + timedelta(days=index)


def a_plan(*items: PlanItem) -> Plan:
    """A plan from day 0 on."""
    return Plan("plan", 1, MONDAY, items)


def everything(_: PlanItem) -> bool:
    """The program has everything."""
    return True


def only_drills(item: PlanItem) -> bool:
    """A program with drills and nothing else."""
    return item.kind is SessionKind.DRILL


def names(plan: Plan, index: int, *, drills_only: bool = False, stage_back: bool = False) -> list[str]:
    """The items in force."""
    possible = only_drills if drills_only else everything
    return [item.item_id for item in items_in_force(plan, day(index), possible, stage_back=stage_back)]


def a_drill(index: int, mode: DrillMode = TRAINING, part: BodyPart = HAND, item: str | None = None) -> Done:
    """A finished drill of that day."""
    return Done(index, "", SessionKind.DRILL, day(index), item, part, mode)


def slots(
    items: list[PlanItem], index: int, *done: Done, rule: TestRule = AS_PLANNED
) -> list[tuple[str, int, str | None]]:
    """The slots of a day: item, how often done, the test that stands in."""
    return [
        (slot.item.item_id, slot.done, slot.test.item_id if slot.test else None)
        for slot in slots_of(items, day(index), done, rule)
    ]


FAMILIAR = (a_drill(0), a_drill(0))


def test_items_come_in_the_order_of_the_plan() -> None:
    assert names(a_plan(WORDS, LEFT_RIGHT, LESSON, TESTS), 0) == ["test", "left-right", "lesson", "words"]


def test_a_stage_takes_the_place_of_the_one_before() -> None:
    plan = a_plan(LEFT_RIGHT, IMAGINE, WORDS)

    assert names(plan, 20) == ["left-right", "words"]
    assert names(plan, 21) == ["imagine", "words"]


def test_where_a_stage_cannot_be_done_the_one_before_goes_on() -> None:
    plan = a_plan(replace(TESTS, until_day=6), LEFT_RIGHT, IMAGINE, WORDS)

    assert names(plan, 300, drills_only=True) == ["left-right"]


def test_as_it_was_on_its_last_day() -> None:
    first = replace(LEFT_RIGHT, item_id="first", until_day=6)
    then = replace(LEFT_RIGHT, item_id="then", from_day=7, until_day=20)

    assert names(a_plan(first, then, IMAGINE), 40, drills_only=True) == ["then"]


def test_the_day_before_the_plan_began_is_its_first() -> None:
    assert names(a_plan(LEFT_RIGHT, IMAGINE), -5) == ["left-right"]


def test_nothing_can_go_on_where_nothing_was() -> None:
    assert names(a_plan(IMAGINE), 30, drills_only=True) == []
    assert (
        names(a_plan(replace(LEFT_RIGHT, from_day=50, until_day=None), IMAGINE), 30, drills_only=True) == []
    )


def test_a_plan_that_is_over_is_over() -> None:
    assert names(a_plan(LEFT_RIGHT), 21) == []
    assert not asks_something(a_plan(LEFT_RIGHT), day(21), everything)


def test_a_stage_back() -> None:
    plan = a_plan(LEFT_RIGHT, IMAGINE, WORDS)

    assert names(plan, 25, stage_back=True) == ["left-right", "words"]
    assert names(plan, 5, stage_back=True) == ["left-right", "words"]
    assert names(a_plan(WORDS), 5, stage_back=True) == ["words"]


def test_every_second_day_counts_from_the_last_time() -> None:
    lesson = Done(1, "", SessionKind.LESSON, day(0), "lesson")

    assert slots([LESSON], 0) == [("lesson", 0, None)]
    assert slots([LESSON], 0, lesson) == [("lesson", 1, None)]
    assert slots([LESSON], 1, lesson) == []
    assert slots([LESSON], 2, lesson) == [("lesson", 0, None)]
    assert slots([LESSON], 9, lesson) == [("lesson", 0, None)]  # once, not four times


def test_on_given_weekdays() -> None:
    item = replace(LESSON, weekdays=frozenset({0, 3}))
    lesson = Done(1, "", SessionKind.LESSON, day(6), "lesson")

    assert [bool(slots([item], n, lesson)) for n in range(7, 12)] == [True, False, False, True, False]
    assert asks_something(a_plan(item), day(0), everything)
    assert not asks_something(a_plan(item), day(1), everything)


@pytest.mark.parametrize(
    ("items", "gap"),
    [
        ([LEFT_RIGHT, LESSON], 0),
        ([LESSON], 1),
        ([replace(LESSON, every_days=7), LESSON], 1),
        ([replace(LESSON, weekdays=frozenset({0}))], 0),
        ([], 0),
    ],
)
def test_the_gap_that_belongs_to_the_plan(items: list[PlanItem], gap: int) -> None:
    assert usual_gap(items) == gap


def test_the_test_stands_in_for_the_first_bout_of_its_part() -> None:
    both = [TESTS, LEFT_RIGHT]

    assert slots(both, 1, *FAMILIAR) == [("left-right", 0, "test")]
    assert slots(both, 1, *FAMILIAR, a_drill(1, TEST, item="test")) == [("left-right", 1, None)]
    assert slots(both, 2, *FAMILIAR, a_drill(1, TEST)) == [("left-right", 0, None)]
    assert slots(both, 3, *FAMILIAR, a_drill(1, TEST)) == [("left-right", 0, "test")]


def test_no_test_before_the_part_is_familiar_or_after_a_drill_of_the_day() -> None:
    both = [TESTS, LEFT_RIGHT]

    assert slots(both, 1, a_drill(0)) == [("left-right", 0, None)]
    assert slots(both, 1, a_drill(0, part=FOOT), a_drill(0)) == [("left-right", 0, None)]
    assert slots(both, 0, *FAMILIAR) == [("left-right", 2, None)]
    assert slots(both, 1, *FAMILIAR, a_drill(1)) == [("left-right", 1, None)]
    assert slots(both, 1, *FAMILIAR, a_drill(1, part=FOOT)) == [("left-right", 0, "test")]


def test_tests_can_be_left_out_or_made_rarer() -> None:
    both = [TESTS, LEFT_RIGHT]
    weekly = TestRule(least_days=7)

    assert slots(both, 1, *FAMILIAR, rule=TestRule(allowed=False)) == [("left-right", 0, None)]
    assert slots(both, 7, *FAMILIAR, a_drill(1, TEST), rule=weekly) == [("left-right", 0, None)]
    assert slots(both, 8, *FAMILIAR, a_drill(1, TEST), rule=weekly) == [("left-right", 0, "test")]


def test_a_weekday_test_is_made_rarer_too() -> None:
    both = [replace(TESTS, weekdays=frozenset(range(7))), LEFT_RIGHT]

    assert slots(both, 2, *FAMILIAR, a_drill(1, TEST)) == [("left-right", 0, "test")]
    assert slots(both, 2, *FAMILIAR, a_drill(1, TEST), rule=TestRule(least_days=7)) == [
        ("left-right", 0, None)
    ]


def test_a_test_alone_is_a_slot_of_its_own() -> None:
    foot = replace(LEFT_RIGHT, item_id="feet", dose=DrillDose(FOOT, TRAINING))

    assert slots([TESTS, foot], 0) == [("test", 0, None), ("feet", 0, None)]
    assert slots([TESTS], 0, a_drill(0, TEST, item="other-plan-test")) == [("test", 1, None)]
    assert slots([TESTS], 0, rule=TestRule(allowed=False)) == []


def test_what_was_done_without_the_plan_counts_where_it_is_alike() -> None:
    imagery = Done(1, "", SessionKind.IMAGERY, day(30), part=HAND)

    assert slots([LEFT_RIGHT], 0, a_drill(0), a_drill(0, TEST)) == [("left-right", 2, None)]
    assert slots([LEFT_RIGHT], 0, a_drill(0, part=FOOT)) == [("left-right", 0, None)]
    assert slots([IMAGINE], 30, imagery) == [("imagine", 1, None)]
    assert slots([IMAGINE], 30, replace(imagery, part=FOOT)) == [("imagine", 0, None)]
    assert slots([IMAGINE], 30, replace(imagery, part=None)) == [("imagine", 1, None)]
    assert slots([IMAGINE], 30, replace(imagery, kind=SessionKind.MIRROR)) == [("imagine", 0, None)]
    assert slots([WORDS], 0, imagery) == [("words", 0, None)]


def test_a_session_of_one_item_is_none_of_another_alike() -> None:
    second = replace(LEFT_RIGHT, item_id="harder", dose=DrillDose(HAND, TRAINING, 20, 3))

    assert slots([LEFT_RIGHT, second], 0, a_drill(0, item="harder")) == [
        ("left-right", 0, None),
        ("harder", 1, None),
    ]
