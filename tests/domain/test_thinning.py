"""Which copies are kept: many of the last days, fewer the further back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.thinning import DAYS, MONTHS, NEWEST, WEEKS, worth_keeping

NOON = datetime(2025, 6, 18, 12, tzinfo=UTC)  # a Wednesday
MOMENTS = st.lists(
    st.datetimes(datetime(2020, 1, 1), datetime(2026, 1, 1)).map(lambda at: at.replace(tzinfo=UTC)),
    max_size=60,
)


def test_nothing_gives_nothing() -> None:
    assert worth_keeping([]) == frozenset()


def test_of_many_in_one_day_the_newest_three_stay() -> None:
    made = [NOON + timedelta(minutes=n) for n in range(20)]

    assert worth_keeping(made) == set(made[-3:])


def test_after_two_years_of_daily_copies_days_weeks_and_months_are_left() -> None:
    made = [NOON - timedelta(days=n) for n in range(800)]

    kept = sorted(worth_keeping(made), reverse=True)

    days = [NOON - timedelta(days=n) for n in range(7)]
    sundays = [datetime(2025, 6, 15, 12, tzinfo=UTC) - timedelta(weeks=n) for n in range(7)]
    assert kept[:7] == days
    assert set(sundays) <= set(kept)
    last_of_months = {
        max(at for at in made if (at.year, at.month) == month) for month in {(a.year, a.month) for a in kept}
    }
    assert last_of_months <= set(kept)
    assert len({(at.year, at.month) for at in kept}) == 24
    assert len(kept) <= NEWEST + DAYS + WEEKS + MONTHS


def test_a_long_pause_loses_none() -> None:
    made = [NOON, NOON + timedelta(days=900), NOON + timedelta(days=1800), NOON + timedelta(days=1801)]

    assert worth_keeping(made) == set(made)


@given(MOMENTS)
def test_few_are_kept_and_the_newest_always(made: list[datetime]) -> None:
    kept = worth_keeping(made)

    assert len(kept) <= NEWEST + DAYS + WEEKS + MONTHS
    assert set(sorted(made, reverse=True)[:NEWEST]) <= kept <= set(made)


@given(MOMENTS)
def test_thinning_again_or_one_by_one_changes_nothing(made: list[datetime]) -> None:
    """As copies come one a day, what was thinned away earlier is never missed later."""
    kept: frozenset[datetime] = frozenset()
    for at in sorted(made):
        kept = worth_keeping([*kept, at])

    assert kept == worth_keeping(made)
    assert worth_keeping(kept) == kept
