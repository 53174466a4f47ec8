"""Which questions come back today."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.coming_back import MOST_A_DAY, due_today

MONDAY = date(2025, 3, 10)
DAY = timedelta(days=1)


def test_what_waited_longest_comes_first_and_what_is_not_due_waits() -> None:
    due = {"new": MONDAY, "old": MONDAY - 9 * DAY, "later": MONDAY + DAY, "older": MONDAY - 30 * DAY}

    assert due_today(due, MONDAY, 0) == ("older", "old", "new")


def test_of_one_day_the_order_is_always_the_same() -> None:
    assert due_today({"b": MONDAY, "a": MONDAY, "c": MONDAY}, MONDAY, 0) == ("a", "b", "c")


@pytest.mark.parametrize(("answered", "left"), [(0, 5), (2, 3), (5, 0), (9, 0)])
def test_never_more_than_five_a_day(answered: int, left: int) -> None:
    due = {f"question-{number}": MONDAY - number * DAY for number in range(40)}

    assert len(due_today(due, MONDAY, answered)) == left


@given(st.dictionaries(st.text(), st.dates()), st.dates(), st.integers(0, 9))
def test_only_what_is_due_and_each_once(due: dict[str, date], today: date, answered: int) -> None:
    back = due_today(due, today, answered)

    assert len(set(back)) == len(back) <= MOST_A_DAY
    assert all(due[question] <= today for question in back)
