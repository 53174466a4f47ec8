"""Settling is one key or one press away from everywhere, and leads back to exactly where somebody was."""

from __future__ import annotations

from pathlib import Path

from gmi_trainer.domain.activity import DrillMode
from gmi_trainer.services.drill_choices import DrillChoices
from tests.e2e.at_home import introduced
from tests.e2e.first_steps import FirstSteps
from tests.e2e.hands import KeyboardOnly, MouseOnly
from tests.e2e.playing import answer_one, stage_of
from tests.e2e.running import SCREENS, Desk, Running, rows, start_program
from tests.e2e.watching import until
from tests.e2e.x11 import Rect

AWAY = (1, 1)


def test_from_every_place(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "settle", choices=DrillChoices(mode=DrillMode.TEST))
    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard, mouse = KeyboardOnly(running), MouseOnly(running)
        running.wait_for(identifier="today.card.0.start")
        there_and_back(running, "nav.settle")
        mouse.choose("today.help.settle")
        mouse.choose("settle.back")
        for place, somewhere in (
            ("train", "train.more"),
            ("progress", "progress.overview.help.safety"),
            ("settings", "settings.calling.sources"),
        ):
            mouse.choose(f"nav.{place}")
            keyboard.choose(somewhere)  # far down, so that there is a scroll and a focus to come back to
            if place == "progress":  # help itself was opened there
                desk.screen.tap("Escape")
            there_and_back(running, "nav.settle")
        running.screenshot(SCREENS / "settled-settings.png")
        assert running.close_and_wait() == 0, running.said


def test_from_a_result(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "result")
    drill = ("drill", "--part", "hand", "--pictures", "5", "--interval", "0")
    with start_program(desk, data, *drill) as running:
        running.wait_for_window()
        keyboard = KeyboardOnly(running)
        keyboard.choose("drill.start")
        answer_one(running, data, stage_of(data), keyboard, "left")
        desk.screen.tap("Escape")
        running.wait_for(identifier="drill.see_result")
        running.screenshot(SCREENS / "stopped.png")
        desk.screen.tap("space")
        running.wait_for(identifier="result.done")
        there_and_back(running, "result.help.settle")
        running.process.kill()


def test_from_the_first_run(desk: Desk, tmp_path: Path) -> None:
    with start_program(desk, tmp_path / "new") as running:
        running.wait_for_window()
        steps = FirstSteps(running, MouseOnly(running))
        steps.read()
        running.wait_for(identifier="first_run.emergency.answer.no")
        there_and_back(running, "first_run.settle")
        running.process.kill()


def test_a_gentle_breath_is_followed_kept_nowhere_and_left_by_one_key(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "breath")
    with start_program(desk, data) as running:
        running.wait_for_window()
        running.wait_for(identifier="today.card.0.start")
        desk.screen.move(*AWAY)
        before = at_rest(running)
        desk.screen.tap("F2")
        running.wait_for(identifier="settle.breathe")
        desk.screen.tap("b")
        running.wait_for(identifier="settle.breath.stop")
        for said in ("Breathe in", "Breathe out", "Breathe in"):
            running.wait_for(identifier="breath.pacer", name=said)
        running.screenshot(SCREENS / "settle-breath.png")
        desk.screen.tap("Escape")
        running.wait_for(identifier="settle.on")
        desk.screen.tap("Escape")
        until(lambda: seen_now(running) == before, 5, "all is as it was before F2")
        assert running.close_and_wait() == 0, running.said

    assert rows(data, "SELECT * FROM session") == []


def there_and_back(running: Running, button: str) -> None:
    """By one key and Escape everything is as before; by one press and another the keyboard is on what was pressed."""
    screen, mouse = running.desk.screen, MouseOnly(running)
    screen.move(*AWAY)
    before = at_rest(running)
    screen.tap("F2")
    running.wait_for(identifier="settle.back")
    screen.tap("Escape")
    until(lambda: seen_now(running) == before, 5, f"all is as it was before F2, focus on {before[1]}")
    somewhere = running.wait_for(identifier=before[1]).place
    mouse.choose(button)
    mouse.choose("settle.back")
    screen.move(*AWAY)
    pressed = at_rest(running)
    assert pressed[1] == button
    assert running.wait_for(identifier=before[1]).place == somewhere, "the page has moved"


def at_rest(running: Running) -> tuple[bytes, str]:
    """How the window looks, and what has the keyboard, once nothing moves any more."""

    def twice() -> tuple[bytes, str] | None:
        first = seen_now(running)
        return first if first == seen_now(running) else None

    return until(twice, 10, "the window comes to rest")


def seen_now(running: Running) -> tuple[bytes, str]:
    """Every pixel of the window, and what has the keyboard."""
    focused = running.desk.eyes.focused(running.pid)
    return pixels(running), focused.identifier if focused is not None else ""


def pixels(running: Running) -> bytes:
    """Every pixel of the screen."""
    return running.desk.screen.pixels(Rect(0, 0, *running.desk.screen.size))
