"""Lines of people: what a week is, how they are sorted, and who is found."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.overview import (
    Column,
    LastTest,
    OverviewRow,
    PainTrend,
    PersonFacts,
    days_since,
    found_rows,
    kept_last_week,
    kept_this_week,
    sorted_rows,
    step_backs_lately,
)
from gmi_trainer.domain.samples import SideSample, TestSample
from gmi_trainer.domain.test_numbers import numbers_of

WEDNESDAY = date(2026, 3, 11)


def row(name: str, **facts: object) -> OverviewRow:
    return OverviewRow(f"id-{name}", name, PersonFacts(WEDNESDAY, **facts))  # type: ignore[arg-type]


def names(rows: tuple[OverviewRow, ...]) -> list[str]:
    return [one.shown for one in rows]


def test_a_week_begins_on_monday() -> None:
    kept = tuple(WEDNESDAY - timedelta(days=n) for n in (0, 2, 3, 9, 10))
    facts = PersonFacts(WEDNESDAY, kept=kept)

    assert kept_this_week(facts, WEDNESDAY) == 2
    assert kept_last_week(facts, WEDNESDAY) == 2
    next_week = WEDNESDAY + timedelta(days=7)
    assert (kept_this_week(facts, next_week), kept_last_week(facts, next_week)) == (0, 2)


def test_days_since_the_last_use_count_from_now_and_not_from_the_last_look() -> None:
    facts = PersonFacts(WEDNESDAY, last_used=WEDNESDAY - timedelta(days=1))

    assert days_since(facts, WEDNESDAY + timedelta(days=2)) == 3
    assert days_since(PersonFacts(WEDNESDAY), WEDNESDAY) is None


def test_who_has_nothing_in_a_column_comes_last_either_way() -> None:
    rows = (
        row("Never"),
        row("Long ago", last_used=WEDNESDAY - timedelta(days=30)),
        OverviewRow("id", "Not looked at"),
        row("Today", last_used=WEDNESDAY),
    )

    rising = names(sorted_rows(rows, Column.SINCE, WEDNESDAY))
    falling = names(sorted_rows(rows, Column.SINCE, WEDNESDAY, falling=True))

    assert rising == ["Today", "Long ago", "Never", "Not looked at"]
    assert falling == ["Long ago", "Today", "Never", "Not looked at"]


@pytest.mark.parametrize("column", Column)
@pytest.mark.parametrize("falling", [False, True])
def test_every_column_sorts_and_loses_nobody(column: Column, falling: bool) -> None:
    tested = LastTest(BodyPart.HAND, numbers_of(sample(7)))
    rows = (
        row("b", kept=(WEDNESDAY,), pain=PainTrend(-1.0, 0.5), last_test=tested),
        row("A", safety=(WEDNESDAY,), step_backs=(WEDNESDAY,)),
        OverviewRow("id", "c"),
    )

    assert sorted(names(sorted_rows(rows, column, WEDNESDAY, falling=falling))) == ["A", "b", "c"]


def test_alike_ones_stand_by_name_whatever_its_case() -> None:
    rows = (row("bo"), row("Al"), row("Cy"))

    assert names(sorted_rows(rows, Column.STEP_BACKS, WEDNESDAY, falling=True)) == ["Al", "bo", "Cy"]


def test_all_words_that_are_typed_have_to_be_there() -> None:
    rows = (row("Anna Berg"), row("Bernd Ann"), row("K-17"))

    assert names(found_rows(rows, "ann  BER")) == ["Anna Berg", "Bernd Ann"]
    assert names(found_rows(rows, "17")) == ["K-17"]
    assert len(found_rows(rows, "")) == 3


def sample(right: int) -> TestSample:
    side = SideSample(10, right, 0, tuple(900.0 + 40 * n for n in range(right)))
    return TestSample(1, WEDNESDAY, side, side)


def test_a_number_has_noise_even_where_every_answer_is_right() -> None:
    numbers = numbers_of(sample(10)).left

    assert numbers.accuracy == 1.0
    assert 0.1 < numbers.accuracy_noise < 0.3
    assert numbers.time_ms == pytest.approx(1080.0)
    assert 20 < numbers.time_noise_ms < 200
    assert numbers_of(sample(5)).left.accuracy_noise > numbers.accuracy_noise


def test_step_backs_of_an_older_look_leave_the_four_weeks_one_after_the_other() -> None:
    facts = PersonFacts(WEDNESDAY, step_backs=(WEDNESDAY - timedelta(days=29), WEDNESDAY - timedelta(days=3)))

    assert step_backs_lately(facts, WEDNESDAY) == 2, "as the report told it on that day"
    assert step_backs_lately(facts, WEDNESDAY + timedelta(days=1)) == 1
    assert step_backs_lately(facts, WEDNESDAY + timedelta(days=40)) == 0
