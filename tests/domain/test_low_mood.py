""" "Who I can call" comes once, gently."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gmi_trainer.domain.checkin import CheckIn
from gmi_trainer.domain.low_mood import offers_call

FIRST = date(2025, 3, 10)


def day(number: int) -> date:
    """Day 1 is a Monday."""
    return FIRST + timedelta(days=number - 1)


def moods(**said: int | None) -> list[CheckIn]:
    """``d3=1``: mood 1 on day 3."""
    return [CheckIn(day(int(name[1:])), mood=mood) for name, mood in said.items()]


@pytest.mark.parametrize(
    ("said", "today", "shown"),
    [
        (moods(d1=1, d2=0, d3=1), 3, True),
        (moods(d1=1, d2=0), 2, False),
        (moods(d1=1, d2=2, d3=0, d4=1), 4, True),  # other days may lie between
        (moods(d1=1, d2=None, d3=0, d5=1), 5, True),  # a day without an answer says nothing
        (moods(d1=1, d2=0, d3=1, d4=6), 4, False),  # the newest answer is another
        (moods(d1=1, d2=0, d14=1), 14, True),
        (moods(d1=1, d2=0, d15=1), 15, False),  # too long ago
        (moods(d1=1, d2=0, d3=1), 20, False),
        (moods(d1=1, d2=0, d9=1), 3, False),  # what is to come is not known
        ([], 1, False),
    ],
)
def test_three_low_days_in_two_weeks(said: list[CheckIn], today: int, shown: bool) -> None:
    assert offers_call(said, [], day(today)) is shown


LOW_FOR_WEEKS = [CheckIn(day(n), mood=0) for n in range(1, 40)]


@pytest.mark.parametrize(("today", "shown"), [(3, False), (4, False), (16, False), (17, True)])
def test_not_again_for_two_weeks_and_then_for_new_low_days(today: int, shown: bool) -> None:
    until_today = [c for c in LOW_FOR_WEEKS if c.day <= day(today)]

    assert offers_call(until_today, [day(3)], day(today)) is shown


def test_days_before_the_offer_are_not_counted_again() -> None:
    assert not offers_call(moods(d1=0, d2=0, d3=0, d16=1, d17=1), [day(3)], day(17))
    assert offers_call(moods(d1=0, d2=0, d3=0, d15=1, d16=1, d17=1), [day(3)], day(17))
