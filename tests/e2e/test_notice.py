"""A practice of noticing, begun from the Train page by real keys, paused, left out in part, and stopped."""

from __future__ import annotations

from pathlib import Path

from gmi_trainer.ui.words.guided import lead_in_heading
from gmi_trainer.ui.words.translate import english
from tests.e2e.at_home import introduced
from tests.e2e.hands import KeyboardOnly
from tests.e2e.running import SCREENS, Desk, preference, rows, start_program
from tests.e2e.watching import until

SPACE = "three-minute-space"
FIRST, SECOND, THIRD = "Stop for a moment", "What is here now?", "Follow the breath"
SESSION = "SELECT * FROM session JOIN guided ON guided.session_id = session.id"


def test_a_short_practice_is_found_followed_and_stopped(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "notice")
    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard, screen = KeyboardOnly(running), desk.screen
        keyboard.choose("nav.train")
        running.wait_for(identifier=f"notice.{SPACE}")
        keyboard.choose("notice.hear.nothing")
        keyboard.choose(f"notice.{SPACE}")
        running.wait_for(identifier="guided.start")
        running.screenshot(SCREENS / "notice-ready.png")
        screen.tap("space")
        running.wait_for(identifier="guided.words", name=lead_in_heading(english))
        running.wait_for(identifier="guided.words", name=FIRST)
        running.screenshot(SCREENS / "notice-words.png")
        screen.tap("space")
        running.wait_for(identifier="guided.go_on")
        screen.tap("space")
        running.wait_for(identifier="guided.words", name=FIRST)
        running.wait_for(identifier="guided.words", name=SECOND, seconds=30)
        until(lambda: rows(data, SESSION)[0]["steps_done"] == 1, 5, "a whole part is kept")
        screen.tap("n")
        running.wait_for(identifier="guided.words", name=THIRD)
        screen.tap("Escape")
        running.wait_for(identifier="guided.done")
        running.wait_for(name="1 part. That counts.")
        running.screenshot(SCREENS / "notice-result.png")
        screen.tap("Escape")
        running.wait_for(identifier=f"notice.{SPACE}")
        assert running.close_and_wait() == 0, running.said

    (kept,) = rows(data, SESSION)
    assert (kept["kind"], kept["script_id"], kept["length"]) == ("notice", SPACE, "short")
    assert (kept["steps"], kept["steps_done"], kept["left_out"]) == (5, 1, 1)
    assert (kept["pauses"], kept["sleeps"], kept["ending"]) == (1, 0, "stopped")
    assert 15_000 <= kept["practised_ms"] < 60_000
    assert kept["finished_utc"] is not None
    assert preference(data, "guided_choices") == {"length": "short", "hear": "nothing"}


def test_a_window_closed_in_the_middle_leaves_an_interrupted_session(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "left")
    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard = KeyboardOnly(running)
        keyboard.choose("nav.train")
        running.wait_for(identifier="notice.kind-attention")
        keyboard.choose("notice.kind-attention")
        running.wait_for(identifier="guided.start")
        desk.screen.tap("space")
        running.wait_for(identifier="guided.words", name="Look around")
        assert running.close_and_wait() == 0, running.said

    (kept,) = rows(data, SESSION)
    assert (kept["finished_utc"], kept["ending"], kept["script_id"]) == (None, None, "kind-attention")
