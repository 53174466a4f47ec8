"""Slow breathing as it is met at first, carefully, and beside other things, by real keys on the real window."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest

from gmi_trainer.domain.breath_steps import LONGEST_CAUTIOUS_OUT_MS, Caution
from gmi_trainer.domain.breathing import EASIEST, GOAL, LADDER, Ending, Pace
from gmi_trainer.domain.default_plan import FIRST_BREATHING_ITEM
from gmi_trainer.domain.plan import BreathDose
from gmi_trainer.domain.safety import SafetyAnswer
from gmi_trainer.ui.stage.read_first import READ_FIRST_MS
from gmi_trainer.ui.words.breathe_page import seconds_words
from gmi_trainer.ui.words.breathing import (
    breath_name,
    dizzy_next_line,
    own_breath_line,
    result_sentence,
)
from gmi_trainer.ui.words.cautions import what_changes
from gmi_trainer.ui.words.today import card_title
from gmi_trainer.ui.words.translate import english
from tests.e2e.at_home import introduced
from tests.e2e.breather import (
    BREATHE_IN,
    BREATHE_OUT,
    GET_READY,
    follow,
    keyboard_is_on,
    nameless,
    newest,
    own_breath,
    wait_for_whole,
    who_breathes,
)
from tests.e2e.ears import open_ears
from tests.e2e.hands import KeyboardOnly
from tests.e2e.running import SCREENS, Desk, Running, preference, rows, start_program
from tests.e2e.watching import until

TENSE = 6
LESS_TENSE = 4
CARD = card_title(BreathDose(), english)
STEP_3_4, STEP_3_6, STEP_4_6, _ = LADDER
LATE_S = 0.4


def test_the_first_minute_is_made_easier_and_stopped(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "first")
    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard, screen = KeyboardOnly(running), desk.screen
        running.wait_for(name="About 1 min")
        keyboard.choose(f"{card_of_breathing(running)}.start")
        running.wait_for(identifier="cautions.on", name="None of these")
        running.screenshot(SCREENS / "breathing-cautions.png")
        press_once_read(running, "Return")
        running.wait_for(identifier="breath.start")
        running.wait_for(name="One minute to try")
        keyboard_is_on(running, "breath.start")
        running.screenshot(SCREENS / "breathing-ready.png")
        screen.tap(str(TENSE))
        until(lambda: is_checked(running, f"breath.before.scale.{TENSE}"), 5, "the rating is chosen")
        keyboard_is_on(running, "breath.start")
        screen.tap("space")
        follow(running, GET_READY, BREATHE_IN)
        screen.tap("e")
        running.wait_for(name=f"Now {breath_name(STEP_4_6, english)}")
        running.screenshot(SCREENS / "breathing-easier.png")
        wait_for_whole(data, 1)
        screen.tap("Escape")
        breathed_ms = until(lambda: newest(data)["finished_utc"] and newest(data), 5, "it has its end")[
            "breathed_ms"
        ]
        running.wait_for(name=result_sentence(Ending.STOPPED, 1, breathed_ms, english))
        keyboard_is_on(running, "breath.done")
        assert nameless(running) == []
        screen.tap(str(LESS_TENSE))
        running.wait_for(identifier="breath.after.undo")
        keyboard.choose(f"breath.pace.answers.{Pace.A_LITTLE_TOO_LONG}")
        running.wait_for(name=own_breath_line(STEP_3_6, english))
        running.screenshot(SCREENS / "breathing-too-long.png")
        assert own_breath(data) == (3_000, 0, 6_000, 0)
        keyboard.choose("breath.done")
        card = card_of_breathing(running)
        running.wait_for(name="Done")
        assert running.desk.eyes.find(running.pid, identifier=f"{card}.start") is None, "it is done today"
        running.screenshot(SCREENS / "breathing-done.png")
        assert running.close_and_wait() == 0, running.said

    (session,) = rows(data, "SELECT * FROM session JOIN breathing ON session_id = id")
    assert (session["kind"], session["plan_item"]) == ("breathing", FIRST_BREATHING_ITEM)
    assert (session["breaths"], session["eased"], session["pauses"], session["ending"]) == (
        1,
        1,
        0,
        "stopped",
    )
    assert STEP_4_6.cycle_ms <= session["breathed_ms"] < GOAL.cycle_ms, (
        "easier began with the breath in progress"
    )
    spec = json.loads(session["spec"])
    assert (spec["breaths"], spec["is_first"]) == (5, True)
    assert spec["pattern"]["out_ms"] == GOAL.out_ms, "what was asked for is kept, too"
    ratings = rows(
        data, "SELECT scale, moment, value FROM rating WHERE session_id = ? ORDER BY id", session["id"]
    )
    assert [tuple(rating.values()) for rating in ratings] == [
        ("tension_now", "before", TENSE),
        ("tension_now", "after", LESS_TENSE),
        ("pace", "after", 1),
    ]


def test_a_careful_person_breathes_gently_and_feels_dizzy(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "careful")
    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard, screen = KeyboardOnly(running), desk.screen
        keyboard.choose("nav.breathe")
        keyboard.choose("breathe.start")
        running.wait_for(identifier="cautions.heart")
        screen.tap("2")
        until(lambda: is_checked(running, "cautions.heart"), 5, "it is ticked")
        running.wait_for(identifier="cautions.on", name="Go on")
        press_once_read(running, "Return")
        running.wait_for(name=what_changes(english))
        running.screenshot(SCREENS / "breathing-careful.png")
        assert nameless(running) == []
        press_once_read(running, "Return")
        running.wait_for(identifier="breath.start")
        assert own_breath(data) == (4_000, 0, 6_000, 0), "the goal is closed"
        screen.tap("space")
        follow(running, BREATHE_IN)
        assert newest(data)["out_ms"] == STEP_4_6.out_ms
        screen.tap("d")

        running.wait_for(identifier="breath.is_dizzy")
        keyboard_is_on(running, "breath.all_right")
        running.screenshot(SCREENS / "breathing-dizzy.png")
        keyboard.choose("breath.call")
        keyboard.choose("help.back")
        keyboard_is_on(running, "breath.call")
        keyboard.choose("breath.all_right")
        running.wait_for(name=dizzy_next_line(STEP_3_6, english))
        keyboard.choose("breath.done")

        keyboard.choose("breathe.pattern_fold")
        running.wait_for(identifier="breathe.pattern.cautions")
        offered = {seen.identifier for seen in running.look() if seen.role == "radio button"}
        assert offered == {pattern_tile(step.in_ms, step.out_ms) for step in (STEP_3_4, STEP_3_6, STEP_4_6)}
        running.screenshot(SCREENS / "breathing-closed.png")
        keyboard.choose("breathe.pattern.add")
        keyboard.choose("breathe.own.out.more")
        running.wait_for(name=f"{seconds_words(LONGEST_CAUTIOUS_OUT_MS, english)}, the most")
        steppers = {seen.identifier for seen in running.look() if seen.identifier.endswith(".more")}
        assert steppers == {"breathe.own.in.more", "breathe.own.out.more"}, "no holds"
        assert running.close_and_wait() == 0, running.said

    session = newest(data)
    spec = json.loads(session["spec"])["pattern"]
    assert (spec["in_ms"], spec["out_ms"]) == (STEP_4_6.in_ms, STEP_4_6.out_ms)
    assert (session["breaths"], session["ending"]) == (0, "dizzy")
    assert own_breath(data) == (3_000, 0, 6_000, 0), "the next one is gentler"
    cautions = preference(data, "breath_cautions")
    assert cautions is not None
    assert (cautions["reasons"], cautions["is_said"]) == ([Caution.HEART], True)


def test_settling_over_a_session_pauses_it_and_breathes_by_itself(desk: Desk, tmp_path: Path) -> None:
    data = who_breathes(tmp_path / "over", EASIEST)
    with open_ears(desk, tmp_path) as ears, start_program(desk, data) as running:
        running.wait_for_window()
        keyboard, screen = KeyboardOnly(running), desk.screen
        keyboard.choose("nav.breathe")
        keyboard.choose("breathe.start")
        keyboard.choose("breath.start")
        follow(running, BREATHE_IN)
        screen.tap("F2")
        running.wait_for(identifier="settle.breathe")
        until(lambda: newest(data)["pauses"] == 1, 5, "it has paused")
        before = len(ears.heard(running))
        screen.tap("b")
        running.wait_for(identifier="settle.breath.stop")
        follow(running, BREATHE_IN, BREATHE_OUT, BREATHE_IN)
        screen.tap("Escape")
        running.wait_for(identifier="settle.on")
        screen.tap("Escape")
        running.wait_for(identifier="breath.paused")
        keyboard_is_on(running, "breath.go_on")
        screen.tap("Escape")
        running.wait_for(name=result_sentence(Ending.STOPPED, 0, 0, english))
        breath = [one for one in ears.heard(running)[before:] if one.words in (BREATHE_IN, BREATHE_OUT)]
        assert running.close_and_wait() == 0, running.said

    lasted_s = [later.at_s - one.at_s for one, later in pairwise(breath[:3])]
    assert lasted_s == pytest.approx([STEP_3_4.in_ms / 1000, STEP_3_4.out_ms / 1000], abs=LATE_S)
    assert len(rows(data, "SELECT * FROM session")) == 2, "what settling breathes is kept nowhere"
    session = newest(data)
    assert (session["breaths"], session["pauses"], session["ending"]) == (0, 1, "stopped")


def test_an_emergency_closes_it_until_it_was_looked_at(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "emergency", emergency=SafetyAnswer.NEW)
    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard = KeyboardOnly(running)
        running.wait_for(identifier="today.paused")
        keyboard.choose("nav.breathe")
        running.wait_for(identifier="breathe.paused.call")
        assert running.desk.eyes.find(running.pid, identifier="breathe.start") is None
        running.screenshot(SCREENS / "breathing-emergency.png")
        keyboard.choose("breathe.paused.call")
        keyboard.choose("help.back")
        keyboard.choose("breathe.paused.looked_at")
        running.wait_for(identifier="breathe.start")
        assert running.close_and_wait() == 0, running.said

    assert rows(data, "SELECT * FROM session") == []


def test_what_needs_a_look_soon_leaves_it_open(desk: Desk, tmp_path: Path) -> None:
    data = who_breathes(tmp_path / "soon", EASIEST, soon=SafetyAnswer.NEW)
    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard = KeyboardOnly(running)
        running.wait_for(identifier="today.paused")
        keyboard.choose("nav.breathe")
        keyboard.choose("breathe.start")
        running.wait_for(identifier="breath.ready")
        desk.screen.tap("Escape")
        running.wait_for(identifier="breathe.start")
        assert running.close_and_wait() == 0, running.said

    assert len(rows(data, "SELECT * FROM session")) == 1, "nobody started"


def card_of_breathing(running: Running) -> str:
    """Which of Today's cards it is."""
    return running.wait_for(name=CARD).identifier


def press_once_read(running: Running, key: str) -> None:
    """As somebody does who has read the screen first."""
    seen_s = time.monotonic()
    until(lambda: time.monotonic() - seen_s > READ_FIRST_MS / 1000, 5, "it was read")
    running.desk.screen.tap(key)


def is_checked(running: Running, identifier: str) -> bool:
    """Whether it is chosen, or ticked."""
    seen = running.desk.eyes.find(running.pid, identifier=identifier)
    return seen is not None and "checked" in seen.states


def pattern_tile(in_ms: int, out_ms: int) -> str:
    """What stands for a step on the page."""
    return f"breathe.pattern.{in_ms}-{out_ms}"
