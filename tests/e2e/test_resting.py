"""Answering without any press: a real pointer comes to rest on the real window."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import pytest

from gmi_trainer.domain.activity import KeyPair
from gmi_trainer.domain.body import InputKind
from gmi_trainer.services.drill_choices import DrillChoices
from tests.e2e.at_home import introduced
from tests.e2e.hands import MouseOnly
from tests.e2e.playing import LOOKING_S, NEXT_WITHIN_S, Stage, answered, is_finished, shows_picture, stage_of
from tests.e2e.running import SCREENS, Desk, Running, rows, start_program
from tests.e2e.watching import until

DWELL_MS = 500
PICTURES = 5
OUT_PX = 160
MOST_LATE_MS = 60
MS = 1_000_000
CHOICES = DrillChoices(
    training_pictures=PICTURES, input_kind=InputKind.DWELL, keys=KeyPair.ARROWS, dwell_ms=DWELL_MS
)


@pytest.mark.timeout(120)
def test_a_drill_without_any_press(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "dwell", choices=CHOICES)
    with start_program(desk, data) as running:
        running.wait_for_window()
        mouse = MouseOnly(running)
        mouse.choose("nav.train")
        mouse.choose("train.start")
        rest_on(running, "drill.start")

        stage = stage_of(data)
        x, y = stage.picture.centre
        beside = stage.picture.width // 2 + OUT_PX
        entered_ns: list[int] = []
        for number in range(PICTURES):
            desk.screen.move(x, y)
            until(lambda: not shows_picture(running, stage), 10, "the pointer is back: the cross comes")
            until(lambda: shows_picture(running, stage), NEXT_WITHIN_S, "a picture is shown")
            time.sleep(LOOKING_S[0])  # a person's time
            if number == 0:
                running.screenshot(SCREENS / "dwell-picture.png")
            desk.screen.move(x - beside if number % 2 else x + beside, y)
            entered_ns.append(time.perf_counter_ns())
            until(partial(has_answers, data, stage, number + 1), 5, "resting was the answer")
        until(lambda: is_finished(data, stage), 10, "the drill has its end")
        running.wait_for(identifier="result.done")
        running.screenshot(SCREENS / "dwell-result.png")
        assert running.close_and_wait() == 0, running.said

    (session,) = rows(data, "SELECT * FROM session")
    assert session["input_kind"] == "dwell"
    trials = rows(data, "SELECT * FROM trial ORDER BY position")
    assert [trial["response"] for trial in trials] == ["right", "left", "right", "left", "right"]
    for trial, entered in zip(trials, entered_ns, strict=True):
        late_ms = (trial["key_handler_ns"] - entered) / MS
        assert abs(late_ms) < MOST_LATE_MS, "what counts is the moment of entering, not the rest after it"
        looked_ms = (entered - trial["onset_ns"]) / MS
        assert 300 < trial["rt_ms"] < looked_ms + MOST_LATE_MS, "however long the test took to look"


def has_answers(data: Path, stage: Stage, count: int) -> bool:
    """Whether so many are in the record."""
    return answered(data, stage) == count


def rest_on(running: Running, identifier: str) -> None:
    """Move onto a button and stay there; no press."""
    screen = running.desk.screen
    place = running.wait_for(identifier=identifier).place
    assert place is not None
    x, y = place.centre
    screen.move(x - 5, y)
    screen.move(x, y)
    eyes = running.desk.eyes
    until(lambda: eyes.find(running.pid, identifier=identifier) is None, 10, f"{identifier} was pressed")
