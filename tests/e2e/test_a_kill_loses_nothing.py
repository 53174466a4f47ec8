"""The program is killed in mid-drill, again and again: every answer that brought the next picture is in the record."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.e2e.killing import play_and_kill, what_is_wrong
from tests.e2e.running import Desk

KILLS = 6


@pytest.mark.timeout(400)
def test_no_acknowledged_answer_is_lost(desk: Desk, tmp_path: Path) -> None:
    data, chance = tmp_path / "data", random.Random(7)

    kills = [play_and_kill(desk, data, number, chance) for number in range(1, KILLS + 1)]

    assert what_is_wrong(data, kills) == []
    assert sum(len(killed.acknowledged) for killed in kills) > KILLS
    assert any(killed.in_flight for killed in kills)
