"""The arithmetic of the response time benchmark."""

from __future__ import annotations

import pytest

from tests.benchmarks.comparison import NS_PER_MS, Recorded, Stroke, compare, percentile

KEYS = {"f": "left", "j": "right"}


def stroke(number: int, key: str = "f") -> Stroke:
    """A picture every second, answered after 500 ms; the next one comes 4 ms after the key."""
    onset = number * 1000 * NS_PER_MS
    return Stroke(onset, onset + 500 * NS_PER_MS, onset + 504 * NS_PER_MS, key)


def row(number: int, rt_ms: float, response: str = "left") -> Recorded:
    return Recorded(number * 1000 * NS_PER_MS + 500 * NS_PER_MS + 100_000, rt_ms, response)


def test_the_error_is_recorded_minus_true() -> None:
    found = compare([stroke(0), stroke(1), stroke(2)], [row(0, 501), row(1, 502), row(2, 506)], KEYS)

    assert found.bias_median == pytest.approx(2)
    assert found.bias_sd == pytest.approx(2.6458, abs=1e-3)
    assert found.within_2_5 == pytest.approx(2 / 3)
    assert (found.next_median, found.next_p95) == (4, 4)
    assert (found.answers, found.lost, found.wrong_key) == (3, 0, 0)


def test_a_key_without_a_row_is_lost() -> None:
    found = compare([stroke(0), stroke(1), stroke(2)], [row(0, 500), row(2, 500)], KEYS)

    assert (found.answers, found.lost) == (2, 1)


def test_the_wrong_side_is_noticed() -> None:
    found = compare([stroke(0), stroke(1, "j")], [row(0, 500), row(1, 500, "left")], KEYS)

    assert found.wrong_key == 1


@pytest.mark.parametrize(("percent", "value"), [(50, 2), (95, 4), (25, 1), (1, 1)])
def test_percentiles_are_values_that_were_measured(percent: float, value: float) -> None:
    assert percentile([1, 2, 3, 4], percent) == value
