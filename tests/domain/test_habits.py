"""Kept days are counted kindly."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.flare import FlareReport, FlareSource, StepBack
from gmi_trainer.domain.habits import Habit, habit, kept_days

TODAY = date(2025, 3, 31)


def ago(*numbers: int) -> frozenset[date]:
    """Days before today; 0 is today."""
    return frozenset(TODAY - timedelta(days=n) for n in numbers)


def the(number: int) -> date:
    """One such day."""
    return TODAY - timedelta(days=number)


def test_every_kind_of_day_that_somebody_gave_themselves_is_kept() -> None:
    flare = FlareReport(the(6), FlareSource.LONGER)

    kept = kept_days(
        the(9),
        TODAY,
        practice_days=ago(0, 30),
        lighter_days=ago(1),
        rest_days=ago(3),
        rest_weekdays=frozenset({6}),
        step_backs=[StepBack(the(6), the(5), flare)],
        paused_days=ago(9),
    )

    assert kept == ago(0, 1, 3, 5, 6, 8, 9)  # the 1st and the 8th day back are Sundays


def test_practice_alone_is_enough() -> None:
    assert kept_days(the(3), TODAY, practice_days=ago(2)) == ago(2)


def test_of_the_last_thirty_days() -> None:
    kept = ago(*range(0, 60, 2))

    assert habit(kept, the(90), TODAY) == Habit(30, 15)


def test_today_is_not_missed_before_it_is_over() -> None:
    assert habit(ago(1, 2, 3), the(90), TODAY) == Habit(30, 3)
    assert habit(ago(30), the(90), TODAY) == Habit(30, 1)
    assert habit(ago(0, 30), the(90), TODAY) == Habit(30, 1)


def test_days_before_the_beginning_are_held_against_nobody() -> None:
    first_days = habit(ago(0, 1, 3), the(3), TODAY)

    assert first_days == Habit(4, 3)
    assert first_days.is_from_the_start
    assert habit(frozenset(), TODAY, TODAY) == Habit(0, 0)
    assert not habit(ago(0), the(29), TODAY).is_from_the_start


def test_a_streak_is_counted_only_when_asked_for() -> None:
    assert habit(ago(0, 1, 2, 4), the(90), TODAY).streak is None
    assert habit(ago(0, 1, 2, 4), the(90), TODAY, with_streak=True).streak == 3
    assert habit(ago(1, 2, 4), the(90), TODAY, with_streak=True).streak == 2
    assert habit(ago(2), the(90), TODAY, with_streak=True).streak == 0


@given(st.sets(st.integers(0, 50)), st.integers(-3, 60))
def test_no_more_is_kept_than_there_were_days(days: set[int], began: int) -> None:
    result = habit(ago(*days), the(began), TODAY)

    assert 0 <= result.kept <= result.days <= 30
