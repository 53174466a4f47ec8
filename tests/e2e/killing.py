"""Kills the program in mid-drill, again and again on one record, and says what must be in it afterwards."""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.hands import KeyboardOnly
from tests.e2e.playing import LOOKING_S, NEXT_WITHIN_S, answer_one, shows_picture, stage_of
from tests.e2e.running import Desk, record_of, rows, start_program
from tests.e2e.watching import until

DRILL = ("drill", "--part", "hand", "--pictures", "20", "--interval", "0")
MOST_ANSWERS = 4
IN_FLIGHT_S = 0.01


@dataclass(frozen=True, slots=True)
class Killed:
    """What was answered before a kill. Acknowledged: the next picture was seen. In flight: a key, and then the kill."""

    acknowledged: list[str]
    in_flight: list[str]


def play_and_kill(desk: Desk, data: Path, number: int, chance: random.Random) -> Killed:
    """Start a drill (the record's session of that number), answer a few pictures, and kill without warning."""
    acknowledged, in_flight = [], []
    with start_program(desk, data, *DRILL, "--seed", str(number)) as running:
        running.wait_for_window()
        keyboard = KeyboardOnly(running)
        keyboard.choose("drill.start")
        stage = stage_of(data, after=number - 1)
        for _ in range(chance.randint(1, MOST_ANSWERS)):
            side = chance.choice(["left", "right"])
            answer_one(running, data, stage, keyboard, side)
            acknowledged.append(side)
        if chance.random() < 0.5:
            until(lambda: shows_picture(running, stage), NEXT_WITHIN_S, "a picture is shown")
            time.sleep(LOOKING_S[1])  # a person's time
            in_flight.append(chance.choice(["left", "right"]))
            keyboard.answer(in_flight[0], stage.picture)
            time.sleep(chance.uniform(0, IN_FLIGHT_S))  # somewhere between the key and the next picture

        running.process.kill()
        running.process.wait()
    return Killed(acknowledged, in_flight)


def what_is_wrong(data: Path, kills: list[Killed]) -> list[str]:
    """What the record lacks, or has without reason. Only an answer in flight may be there or not."""
    wrong = []
    with closing(sqlite3.connect(record_of(data))) as connection:
        check = connection.execute("PRAGMA integrity_check").fetchall()
    if check != [("ok",)]:
        wrong.append(f"integrity_check: {check}")
    sessions = rows(data, "SELECT id, finished_utc FROM session ORDER BY id")
    if [session["finished_utc"] for session in sessions] != [None] * len(kills):
        wrong.append(f"sessions: {sessions}")
    for session, killed in zip(sessions, kills, strict=False):
        trials = rows(
            data, "SELECT response FROM trial WHERE session_id = ? ORDER BY position", session["id"]
        )
        found = [trial["response"] for trial in trials]
        if found not in (killed.acknowledged, killed.acknowledged + killed.in_flight):
            wrong.append(f"session {session['id']}: {found} instead of {killed}")
    return wrong
