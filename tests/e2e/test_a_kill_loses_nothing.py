"""The program is killed in mid-drill, again and again: every answer that brought the next picture is in the record."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.hands import KeyboardOnly
from tests.e2e.playing import answer_one, stage_of
from tests.e2e.running import Desk, record_of, rows, start_program

KILLS = 10
PICTURES = 20
DRILL = ("drill", "--part", "hand", "--pictures", str(PICTURES), "--interval", "0")


@pytest.mark.timeout(400)
def test_no_acknowledged_answer_is_lost(desk: Desk, tmp_path: Path) -> None:
    data = tmp_path / "data"
    chance = random.Random(7)
    acknowledged: list[list[str]] = []
    for number in range(KILLS):
        given = []
        with start_program(desk, data, *DRILL, "--seed", str(number)) as running:
            running.wait_for_window()
            keyboard = KeyboardOnly(running)
            keyboard.choose("drill.start")
            stage = stage_of(data, after=number)
            for _ in range(chance.randint(1, 4)):
                side = chance.choice(["left", "right"])
                answer_one(running, data, stage, keyboard, side)
                given.append(side)

            running.process.kill()

            running.process.wait()
        acknowledged.append(given)

    with closing(sqlite3.connect(record_of(data))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    sessions = rows(data, "SELECT id, finished_utc FROM session ORDER BY id")
    assert [session["finished_utc"] for session in sessions] == [None] * KILLS
    for session, given in zip(sessions, acknowledged, strict=True):
        trials = rows(
            data, "SELECT response FROM trial WHERE session_id = ? ORDER BY position", session["id"]
        )
        assert [trial["response"] for trial in trials] == given
