"""What is claimed of the verdict holds for simulated persons whose truth is known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.simulated.table import Found, lines, look
from tests.simulated.truths import TRUTHS, Claim, Truth


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda truth: truth.name)
def test_persons_are_told_what_is_true_of_them(
    truth: Truth, write_down: Callable[[list[Found]], None]
) -> None:
    found = look(truth)

    write_down(found)

    assert [one for one in found if one.is_refuted] == []


@pytest.mark.parametrize(
    ("at_least", "at_most", "count", "is_refuted"),
    [
        (0.90, None, 180, False),  # as claimed
        (0.90, None, 171, False),  # a little less: chance does that
        (0.90, None, 160, True),
        (0.95, None, 200, False),
        (None, 0.05, 10, False),
        (None, 0.05, 17, False),
        (None, 0.05, 25, True),
        (None, 0.05, 0, False),
    ],
)
def test_a_claim_is_refuted_only_by_what_chance_would_hardly_do(
    at_least: float | None, at_most: float | None, count: int, *, is_refuted: bool
) -> None:
    claim = Claim("something", lambda told: bool(told), at_least, at_most)

    assert Found("somebody", claim, 200, count).is_refuted is is_refuted


def test_the_table_says_what_is_claimed_and_what_was_found() -> None:
    better = Claim("better", lambda told: bool(told), at_least=0.9)
    real = Claim("a real change", lambda told: bool(told), at_most=0.05)

    assert lines([Found("surer", better, 200, 190), Found("steady", real, 100, 2)]) == [
        "| persons who are | are told      | claimed       | found      |",
        "|-----------------|---------------|---------------|------------|",
        "| surer           | better        | at least 90 % | 190 of 200 |",
        "| steady          | a real change | at most 5 %   | 2 of 100   |",
    ]
