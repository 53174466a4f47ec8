"""The arithmetic of repeated measurements."""

from __future__ import annotations

import pytest

from tests.benchmarks.spread import in_turn, spread, verdict


def test_the_middle_and_the_quartiles() -> None:
    found = spread([5, 1, 4, 2, 3])

    assert (found.low, found.middle, found.high) == (2, 3, 4)
    assert found.noise == pytest.approx(1 / 3)


def test_one_measurement_has_no_noise() -> None:
    assert spread([7]).noise == 0


def test_things_are_measured_in_turn() -> None:
    order: list[str] = []

    def measured(name: str) -> float:
        order.append(name)
        return len(order)

    found = in_turn(2, {"a": lambda: measured("a"), "b": lambda: measured("b")})

    assert order == ["a", "b", "a", "b"]
    assert (found["a"].middle, found["b"].middle) == (2, 3)


def test_a_goal_that_is_reached_is_met() -> None:
    assert verdict("words", 2, 2).startswith("  met")
    assert verdict("words", 2.01, 2).startswith("  MISSED")
