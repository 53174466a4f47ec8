"""The mirror from Train by real keys: the questions, the set-up, a look, a halt, an end, and what is said of it."""

from __future__ import annotations

from pathlib import Path

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.body import BodyPart
from tests.e2e.at_home import introduced
from tests.e2e.hands import KeyboardOnly
from tests.e2e.running import SCREENS, Desk, facts, preference, rows, start_program
from tests.e2e.test_breathing import press_once_read
from tests.e2e.watching import until

SESSION = """
    SELECT * FROM session JOIN guided ON guided.session_id = session.id JOIN mirror ON mirror.session_id = session.id
"""


def test_a_first_look_into_the_mirror(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "mirror", AboutMe(BodyPart.FOOT, SoreSide.RIGHT))
    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard, screen = KeyboardOnly(running), desk.screen
        keyboard.choose("nav.train")
        keyboard.choose("train.stage.3")
        running.wait_for(identifier="mirror.start")
        keyboard.choose("mirror.hear.nothing")
        keyboard.choose("mirror.start")
        running.wait_for(identifier="mirror_check.on", name="None of these")
        running.screenshot(SCREENS / "mirror-check.png")
        press_once_read(running, "space")
        for title in (
            "Sit down",
            "Both sides bare",
            "The mirror in the middle",
            "The sore side goes behind",
            "Look at the reflection",
        ):
            running.wait_for(name=title)
            running.screenshot(SCREENS / f"mirror-{title.split()[-1].lower()}.png")
            press_once_read(running, "space")
        running.wait_for(identifier="guided.start")
        screen.tap("space")
        running.wait_for(identifier="guided.words", name="Find the reflection", seconds=20)
        screen.tap("n")
        running.wait_for(identifier="guided.words", name="Look along it")
        screen.tap("d")
        running.wait_for(identifier="mirror.go_on")
        running.screenshot(SCREENS / "mirror-comfort.png")
        screen.tap("space")
        running.wait_for(identifier="guided.words", name="Look along it")
        until(lambda: rows(data, SESSION)[0]["steps_done"] == 1, 60, "a whole part is kept")
        screen.tap("Escape")
        running.wait_for(identifier="guided.done")
        keyboard.choose("mirror.felt.answer.easy")
        running.screenshot(SCREENS / "mirror-result.png")
        keyboard.choose("guided.done")
        running.wait_for(identifier="mirror.start")
        assert running.close_and_wait() == 0, running.said

    (kept,) = rows(data, SESSION)
    assert (kept["kind"], kept["part"], kept["hidden"], kept["step"]) == ("mirror", "foot", "right", 0)
    assert (kept["felt"], kept["comfort_stops"], kept["ending"]) == ("easy", 1, "stopped")
    assert ("mirror_check", {"barriers": [], "agreed": False}) in facts(data)
    choices = preference(data, "mirror_choices")
    assert choices is not None
    assert choices["set_up"] == ["leg"]
