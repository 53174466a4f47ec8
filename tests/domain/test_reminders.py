"""When a person is reminded: at their own times, never on a day that asks for nothing, and never late."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from gmi_trainer.domain.offer import DayKind
from gmi_trainer.domain.reminders import (
    FIRST_TIME,
    HALF_HOURS,
    MOST_TIMES,
    DayHolds,
    Reminders,
    next_moment,
    wall_time,
)

MONDAY = date(2025, 3, 10)
HOLDS = DayHolds(MONDAY)
TEN, HALF_PAST_TEN, SIX, ONE_AT_NIGHT = time(10), time(10, 30), time(18), time(1)
LONG_AGO = datetime(2025, 3, 1)


def monday(hour: int, minute: int = 0) -> datetime:
    """Monday by the clock on the wall; hour 24 and more is the night after it."""
    return datetime(2025, 3, 10) + timedelta(hours=hour, minutes=minute)


# -- what can be chosen -------------------------------------------------------------------------------------


def test_as_long_as_nothing_was_chosen_reminders_are_off() -> None:
    assert Reminders() == Reminders(is_on=False, times=())


def test_the_first_switch_brings_a_time_along() -> None:
    assert Reminders().switched(True) == Reminders(True, (FIRST_TIME,))
    assert FIRST_TIME in HALF_HOURS


def test_times_stay_while_reminders_are_off() -> None:
    chosen = Reminders(True, (SIX,))

    assert chosen.switched(False) == Reminders(False, (SIX,))
    assert chosen.switched(False).switched(True) == chosen


def test_switching_off_what_was_never_on_brings_no_time() -> None:
    assert Reminders().switched(False) == Reminders()


def test_times_are_kept_in_order_and_once() -> None:
    chosen = Reminders(True, (SIX,)).with_time(TEN).with_time(TEN)

    assert chosen.times == (TEN, SIX)
    assert chosen.without_time(TEN).times == (SIX,)
    assert chosen.without_time(ONE_AT_NIGHT) == chosen


def test_three_are_the_most() -> None:
    chosen = Reminders(True, (TEN, HALF_PAST_TEN, SIX))
    assert len(chosen.times) == MOST_TIMES

    assert chosen.is_full
    assert chosen.with_time(ONE_AT_NIGHT) == chosen
    assert not chosen.without_time(SIX).is_full


def test_there_are_forty_eight_half_hours() -> None:
    assert len(HALF_HOURS) == 48
    assert {at.minute for at in HALF_HOURS} == {0, 30}


# -- the clock on the wall ----------------------------------------------------------------------------------


@pytest.mark.parametrize("offset_min", [0, 60, -300, 330, -570])
def test_wall_time_is_what_a_clock_there_shows(offset_min: int) -> None:
    zone = timezone(timedelta(minutes=offset_min))
    at_utc = datetime(2025, 3, 10, 10, 30, tzinfo=zone).astimezone(UTC)

    assert wall_time(at_utc, offset_min) == monday(10, 30)


def test_wall_time_wants_utc() -> None:
    with pytest.raises(AssertionError):
        wall_time(datetime(2025, 3, 10, tzinfo=timezone(timedelta(hours=1))), 60)


# -- the next moment ----------------------------------------------------------------------------------------


def test_without_times_there_is_no_moment() -> None:
    assert next_moment((), monday(9), HOLDS, LONG_AGO) is None


@pytest.mark.parametrize(
    ("now", "moment"),
    [
        (monday(9), monday(10)),
        (monday(10), monday(10)),
        (monday(10, 1), monday(10)),
        (monday(10, 30), monday(10)),
        (monday(10, 31), monday(18)),
        (monday(18, 31), monday(24 + 10)),
    ],
    ids=["before", "on the dot", "just gone", "half an hour late", "too late", "tomorrow"],
)
def test_a_moment_is_caught_up_for_half_an_hour(now: datetime, moment: datetime) -> None:
    assert next_moment((TEN, SIX), now, HOLDS, LONG_AGO) == moment


def test_what_was_dealt_with_does_not_come_again() -> None:
    assert next_moment((TEN, SIX), monday(10, 5), HOLDS, after=monday(10)) == monday(18)
    assert next_moment((TEN, HALF_PAST_TEN), monday(10, 30), HOLDS, after=monday(10, 30)) == monday(24 + 10)


@pytest.mark.parametrize("kind", [kind for kind in DayKind if kind is not DayKind.ORDINARY])
def test_a_lighter_rest_stepped_back_or_paused_day_is_quiet(kind: DayKind) -> None:
    assert next_moment((TEN,), monday(9), replace(HOLDS, kind=kind), LONG_AGO) == monday(24 + 10)


@pytest.mark.parametrize("holds", [replace(HOLDS, is_kept=True), replace(HOLDS, waits=True)])
def test_a_kept_day_and_one_that_waits_are_quiet(holds: DayHolds) -> None:
    assert next_moment((TEN,), monday(10), holds, LONG_AGO) == monday(24 + 10)


def test_planned_rest_days_are_left_out() -> None:
    rests = replace(HOLDS, rest_weekdays=frozenset({0, 1, 2}))

    assert next_moment((TEN,), monday(9), rests, LONG_AGO) == monday(3 * 24 + 10)


def test_six_rest_days_a_week_leave_one() -> None:
    rests = replace(HOLDS, rest_weekdays=frozenset({1, 2, 3, 4, 5, 6}))

    assert next_moment((TEN,), monday(11), rests, LONG_AGO) == monday(7 * 24 + 10)


def test_who_always_rests_is_never_reminded() -> None:
    rests = replace(HOLDS, rest_weekdays=frozenset(range(7)))

    assert next_moment((TEN,), monday(9), rests, LONG_AGO) is None


@pytest.mark.parametrize("now", [monday(9), monday(10), monday(20)])
def test_whoever_saves_energy_is_never_reminded(now: datetime) -> None:
    assert next_moment((TEN,), now, replace(HOLDS, saves_energy=True), LONG_AGO) is None


def test_an_hour_after_midnight_belongs_to_the_evening_before() -> None:
    kept = replace(HOLDS, is_kept=True)

    assert next_moment((ONE_AT_NIGHT,), monday(23), HOLDS, LONG_AGO) == monday(25)
    assert next_moment((ONE_AT_NIGHT,), monday(23), kept, LONG_AGO) == monday(24 + 25)


def test_midnight_does_not_forget_the_evening() -> None:
    assert next_moment((time(23, 30),), monday(24), HOLDS, LONG_AGO) == monday(23, 30)


def test_what_belongs_to_the_day_before_is_not_caught_up_after_four() -> None:
    holds = DayHolds(MONDAY)

    assert next_moment((time(3, 30),), monday(4), holds, LONG_AGO) == monday(24 + 3, 30)


def test_an_hour_that_summer_time_leaves_out_is_caught_up() -> None:
    """The clock goes from 2 to 3: half past two is said at three, once."""
    sunday = datetime(2025, 3, 30, 3, 0)
    holds = DayHolds(date(2025, 3, 29))

    assert next_moment((time(2, 30),), sunday, holds, LONG_AGO) == datetime(2025, 3, 30, 2, 30)


def test_an_hour_that_comes_twice_reminds_once() -> None:
    """The clock goes from 3 back to 2."""
    night = date(2025, 10, 25)
    said_at = wall_time(datetime(2025, 10, 26, 0, 30, tzinfo=UTC), 120)
    assert next_moment((time(2, 30),), said_at, DayHolds(night), LONG_AGO) == said_at

    again = wall_time(datetime(2025, 10, 26, 1, 30, tzinfo=UTC), 60)
    assert again == said_at
    following = next_moment((time(2, 30),), again, DayHolds(night), after=said_at)
    assert following == said_at + timedelta(days=1)


def test_a_clock_set_back_by_hours_says_nothing_twice() -> None:
    assert next_moment((TEN, SIX), monday(9), HOLDS, after=monday(10)) == monday(18)


def test_a_clock_that_was_wrong_by_years_does_not_silence_for_years() -> None:
    a_year_ahead = monday(10) + timedelta(days=365)

    assert next_moment((TEN,), monday(9), HOLDS, after=a_year_ahead) == monday(10)
    assert next_moment((TEN,), monday(10), HOLDS, after=a_year_ahead) == monday(24 + 10)
