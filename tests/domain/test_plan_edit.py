"""Changing a plan item by item."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.plan import OwnWords, Plan
from gmi_trainer.domain.plan_edit import (
    NewItem,
    added,
    changed,
    in_order,
    is_full,
    moved,
    new_item,
    removed,
    until_week,
)
from gmi_trainer.domain.plan_limits import ITEMS, beyond_limits, beyond_limits_of

EMPTY = Plan("plan", 1, date(2026, 11, 2), ())


def a_plan(*kinds: NewItem) -> Plan:
    plan = EMPTY
    for kind in kinds:
        plan = added(plan, new_item(kind, BodyPart.KNEE, "Walk"))
    return plan


def ids(plan: Plan) -> list[str]:
    return [item.item_id for item in in_order(plan)]


@pytest.mark.parametrize("kind", NewItem)
def test_every_new_item_is_within_the_limits(kind: NewItem) -> None:
    assert beyond_limits_of(new_item(kind, BodyPart.BACK, "Walk")) == ()


def test_what_is_added_comes_last_under_a_name_of_its_own() -> None:
    plan = a_plan(NewItem.DRILL, NewItem.OWN, NewItem.DRILL, NewItem.DRILL)

    assert ids(plan) == ["drill", "own", "drill-2", "drill-3"]
    assert beyond_limits(plan) == ()


def test_an_item_is_moved_past_its_neighbour_and_no_further_than_the_ends() -> None:
    plan = a_plan(NewItem.DRILL, NewItem.BREATHING, NewItem.LESSON)

    assert ids(moved(plan, "lesson", -1)) == ["drill", "lesson", "breathing"]
    assert ids(moved(plan, "drill", 1)) == ["breathing", "drill", "lesson"]
    assert moved(plan, "drill", -1) is plan
    assert moved(plan, "lesson", 1) is plan


def test_an_item_is_changed_where_it_stands() -> None:
    plan = a_plan(NewItem.OWN, NewItem.LESSON)

    plan = changed(plan, replace(plan.items[0], dose=OwnWords("Rest")))

    assert plan.items[0].dose == OwnWords("Rest")
    assert ids(plan) == ["own", "lesson"]


def test_the_last_item_stays() -> None:
    plan = a_plan(NewItem.OWN, NewItem.LESSON)

    one = removed(plan, "own")
    assert ids(one) == ["lesson"]
    assert removed(one, "lesson") is one


def test_a_plan_is_full_at_its_limit() -> None:
    plan = a_plan(*[NewItem.OWN] * round(ITEMS.most))

    assert is_full(plan)
    assert beyond_limits(plan) == ()
    assert not is_full(removed(plan, "own"))


def test_weeks_end_a_plan() -> None:
    assert until_week(EMPTY, 4).until == date(2026, 11, 29)
