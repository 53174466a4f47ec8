"""Plays a drill on the real window: sees each picture come, takes a human time, answers, and goes on to the end."""

from __future__ import annotations

import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.hands import Person
from tests.e2e.running import Running, rows
from tests.e2e.watching import until
from tests.e2e.x11 import Rect

LOOKING_S = (0.35, 0.45)
NEXT_WITHIN_S = 20
ANSWERED = "SELECT count(*) AS n FROM trial WHERE session_id = ?"


@dataclass(frozen=True, slots=True)
class Stage:
    """The session under way, where its pictures are, and the flat colour around them."""

    session_id: int
    picture: Rect
    colour: bytes

    @property
    def strip(self) -> Rect:
        """A line across the upper third of the picture, away from the cross and from the count-down."""
        return Rect(self.picture.x, self.picture.y + self.picture.height // 3, self.picture.width, 1)


def stage_of(data: Path, *, after: int = 0) -> Stage:
    """What the record says about the session that begins after that one (0: the very first)."""
    session = until(
        lambda: rows(data, "SELECT id, environment FROM session WHERE id > ?", after), 20, "a session begins"
    )[0]
    environment = json.loads(session["environment"])
    red, green, blue = bytes.fromhex(environment["stage_colour"].removeprefix("#"))
    return Stage(session["id"], Rect(*environment["stimulus_rect"]), bytes((blue, green, red)))


def shows_picture(running: Running, stage: Stage) -> bool:
    """Whether most of the line across the picture is not the stage's own colour."""
    seen = running.desk.screen.pixels(stage.strip)
    other = sum(seen[i : i + 3] != stage.colour for i in range(0, len(seen), 4))
    return other * 4 > len(seen) // 2


def answered(data: Path, stage: Stage) -> int:
    """How many trials are in the record."""
    return int(rows(data, ANSWERED, stage.session_id)[0]["n"])


def answer_one(running: Running, data: Path, stage: Stage, person: Person, side: str) -> None:
    """Wait for a picture, look at it for a while, answer, and see it go."""
    until(lambda: shows_picture(running, stage), NEXT_WITHIN_S, "a picture is shown")
    looked_like = running.desk.screen.pixels(stage.strip)
    before = answered(data, stage)
    time.sleep(random.uniform(*LOOKING_S))  # a person's time; faster than 300 ms would not count
    person.answer(side, stage.picture)
    until(lambda: answered(data, stage) == before + 1, 5, "the answer is in the record")
    until(lambda: running.desk.screen.pixels(stage.strip) != looked_like, 5, "the answered picture goes")


def play_to_the_end(running: Running, data: Path, person: Person) -> list[str]:
    """Answer picture after picture until the session has its end; returns the answers given."""
    stage = stage_of(data)
    until(lambda: not shows_picture(running, stage), 5, "the ready screen goes")  # its button is no picture
    chance = random.Random(1)
    given: list[str] = []
    while not is_finished(data, stage):
        side = chance.choice(["left", "right"])
        answer_one(running, data, stage, person, side)
        given.append(side)
    return given


def is_finished(data: Path, stage: Stage) -> bool:
    """Whether the session has its end."""
    found = rows(data, "SELECT finished_utc FROM session WHERE id = ?", stage.session_id)
    return found[0]["finished_utc"] is not None
