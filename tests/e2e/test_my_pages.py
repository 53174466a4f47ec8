"""A goal and a thought, written and told by real keys on the real window, and found again after a restart."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.at_home import introduced
from tests.e2e.breather import nameless
from tests.e2e.hands import KeyboardOnly
from tests.e2e.running import SCREENS, Desk, Running, rows, start_program
from tests.e2e.watching import until

GOAL, THOUGHT, LOOK, KINDER = "walk to the shop", "it never ends", "it was less on friday", "loud days pass"


def test_a_goal_and_a_thought_are_there_after_a_restart(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "pages")

    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard = KeyboardOnly(running)
        keyboard.choose("nav.learn")
        keyboard.choose("learn.my_pages")
        keyboard.choose("my_pages.goals")
        keyboard.choose("goals.new")
        write(running, "goals.form.text", GOAL)
        desk.screen.tap("Return")
        has_focus(running, "goals.0.rating.0")
        desk.screen.tap("4")
        running.wait_for(name="4 of 10, today")
        assert nameless(running) == []
        running.screenshot(SCREENS / "goals.png")

        desk.screen.tap("Escape")
        has_focus(running, "my_pages.goals")
        keyboard.choose("my_pages.thoughts")
        keyboard.choose("thoughts.new")
        for step, words in (("alarm", THOUGHT), ("second_look", LOOK), ("kinder", KINDER)):
            write(running, f"thoughts.form.{step}", words)
            keyboard.choose("thoughts.form.on")
        running.wait_for(name=KINDER)
        assert running.close_and_wait() == 0, running.said

    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard = KeyboardOnly(running)
        keyboard.choose("nav.learn")
        keyboard.choose("learn.my_pages")
        keyboard.choose("my_pages.thoughts")
        running.wait_for(name=KINDER)
        running.screenshot(SCREENS / "thoughts.png")
        desk.screen.tap("Escape")
        keyboard.choose("my_pages.goals")
        running.wait_for(name=GOAL)
        running.wait_for(name="4 of 10, today")
        assert running.close_and_wait() == 0, running.said

    (goal,) = rows(data, "SELECT text, ending FROM goal")
    (told,) = rows(data, "SELECT value FROM goal_rating")
    (thought,) = rows(data, "SELECT alarm, second_look, kinder FROM thought")
    assert (goal, told) == ({"text": GOAL, "ending": None}, {"value": 4})
    assert thought == {"alarm": THOUGHT, "second_look": LOOK, "kinder": KINDER}


def write(running: Running, identifier: str, words: str) -> None:
    """Type into a field, once it has the keyboard."""
    has_focus(running, identifier)
    running.desk.screen.type(words)


def has_focus(running: Running, identifier: str) -> None:
    """Something has the keyboard."""

    def there() -> bool:
        focused = running.desk.eyes.focused(running.pid)
        return focused is not None and focused.identifier == identifier

    until(there, 10, f"{identifier} has the keyboard")
