"""The wait after a wrong passphrase grows, ends, and cannot be cut short by the wall clock."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.lock_wait import LONGEST_S, wait_left_s, wait_s


def test_it_doubles_up_to_a_minute() -> None:
    assert [wait_s(wrong) for wrong in range(9)] == [0, 1, 2, 4, 8, 16, 32, 60, 60]
    assert wait_s(10**9) == LONGEST_S


@pytest.mark.parametrize(("passed_s", "left_s"), [(0, 8), (3, 5), (8, 0), (100, 0), (-1, 8), (-10_000, 8)])
def test_what_is_left_of_it(passed_s: float, left_s: float) -> None:
    assert wait_left_s(4, passed_s) == left_s
