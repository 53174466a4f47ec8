"""A whole session on the real window: by mouse, heard by a screen reader, timed; and one that is killed."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from gmi_trainer.domain.breathing import EASIEST, GO_ON_LEAD_IN_MS, LEAD_IN_MS, Ending
from gmi_trainer.ui.words.breathing import result_sentence
from gmi_trainer.ui.words.translate import english
from tests.e2e.breather import (
    BREATHE_IN,
    BREATHE_OUT,
    FEWEST,
    GET_READY,
    follow,
    keyboard_is_on,
    nameless,
    newest,
    wait_for_whole,
    who_breathes,
)
from tests.e2e.ears import Heard, open_ears
from tests.e2e.hands import KeyboardOnly, MouseOnly
from tests.e2e.running import SCREENS, Desk, Running, record_of, start_program
from tests.e2e.watching import until

BREATHS = FEWEST.amount
IN_S, OUT_S, BREATH_S = EASIEST.in_ms / 1000, EASIEST.out_ms / 1000, EASIEST.cycle_ms / 1000
LATE_S = 0.4
SEEN_LATE_S = 1.0


def test_by_mouse_alone_with_a_pause_and_heard_all_along(desk: Desk, tmp_path: Path) -> None:
    data = who_breathes(tmp_path / "along", EASIEST)
    with open_ears(desk, tmp_path) as ears, start_program(desk, data) as running:
        running.wait_for_window()
        mouse = MouseOnly(running)
        mouse.choose("nav.breathe")
        mouse.choose("breathe.start")
        running.wait_for(identifier="breath.ready")
        keyboard_is_on(running, "breath.start")
        assert nameless(running) == []
        mouse.choose("breath.start")
        follow(running, GET_READY, BREATHE_IN, BREATHE_OUT, BREATHE_IN)
        keyboard_is_on(running, "breath.stage")
        assert nameless(running) == []
        wait_for_whole(data, 1)
        running.screenshot(SCREENS / "breathing-along.png")
        mouse.choose("breath.pacer")
        running.wait_for(identifier="breath.paused")
        keyboard_is_on(running, "breath.go_on")
        assert nameless(running) == []
        assert newest(data)["pauses"] == 1
        heard_before = len(ears.heard(running))
        done = newest(data)["breaths"]
        mouse.choose("breath.go_on")
        went_on_s = time.monotonic()
        until(lambda: newest(data)["finished_utc"], 60, "it comes to its end by itself")
        ended_s = time.monotonic()
        heard = ears.heard(running)
        running.wait_for(name=result_sentence(Ending.WHOLE, BREATHS, EASIEST.cycle_ms * BREATHS, english))
        keyboard_is_on(running, "breath.done")
        assert nameless(running) == []
        running.screenshot(SCREENS / "breathing-whole.png")
        mouse.choose("breath.done")
        running.wait_for(identifier="breathe.start")
        assert running.close_and_wait() == 0, running.said

    assert [one.words for one in breaths_of(heard[:heard_before])][:3] == [
        BREATHE_IN,
        BREATHE_OUT,
        BREATHE_IN,
    ]
    rest = breaths_of(heard[heard_before:])
    assert [one.words for one in rest] == [BREATHE_IN, BREATHE_OUT] * (BREATHS - done)
    ends_s = [*(one.at_s for one in rest), ended_s]
    lasted_s = [later - one for one, later in pairwise(ends_s)]
    assert lasted_s == pytest.approx([IN_S, OUT_S] * (BREATHS - done), abs=LATE_S)
    took_s = GO_ON_LEAD_IN_MS / 1000 + (BREATHS - done) * BREATH_S
    assert ended_s - went_on_s == pytest.approx(took_s, abs=SEEN_LATE_S)

    session = newest(data)
    assert (session["breaths"], session["breathed_ms"]) == (BREATHS, BREATHS * EASIEST.cycle_ms)
    assert (session["pauses"], session["eased"], session["sleeps"], session["ending"]) == (1, 0, 0, "whole")
    in_record_s = seconds_between(session["started_utc"], session["finished_utc"])
    least_s = (LEAD_IN_MS + GO_ON_LEAD_IN_MS) / 1000 + BREATHS * BREATH_S
    assert least_s < in_record_s < least_s + 2 * BREATH_S, (
        "the halt and the breath that it broke off come on top"
    )


def test_killed_after_a_whole_breath(desk: Desk, tmp_path: Path) -> None:
    data = who_breathes(tmp_path / "killed", EASIEST)
    with start_program(desk, data) as running:
        running.wait_for_window()
        begin_by_keys(running)
        wait_for_whole(data, 1)
        running.process.kill()
        running.process.wait()

    with closing(sqlite3.connect(record_of(data))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    session = newest(data)
    assert (session["breaths"], session["breathed_ms"]) == (1, EASIEST.cycle_ms)
    assert (session["ending"], session["finished_utc"]) == (None, None)

    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard = KeyboardOnly(running)
        keyboard.choose("nav.breathe")
        keyboard.choose("breathe.looking_back")
        row = running.wait_for(identifier=f"breath_history.session.{session['id']}")
        assert "Interrupted" in row.name
        assert "1 breath" in row.name
        running.screenshot(SCREENS / "breathing-interrupted.png")
        assert running.close_and_wait() == 0, running.said


def begin_by_keys(running: Running) -> None:
    """From the Breathe page."""
    keyboard = KeyboardOnly(running)
    for pressed in ("nav.breathe", "breathe.start", "breath.start"):
        keyboard.choose(pressed)


def breaths_of(heard: list[Heard]) -> list[Heard]:
    """What a pacer said, without what came before and between."""
    return [one for one in heard if one.words in (BREATHE_IN, BREATHE_OUT)]


def seconds_between(earlier: str, later: str) -> float:
    """Of two moments as the record has them."""
    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()
