"""A sign that needs help comes first: nothing can be started until somebody has looked at it, on the real window."""

from __future__ import annotations

from pathlib import Path

from gmi_trainer.domain.safety import SafetyAnswer
from tests.e2e.at_home import introduced
from tests.e2e.first_steps import FirstSteps
from tests.e2e.hands import KeyboardOnly, MouseOnly
from tests.e2e.running import SCREENS, Desk, Running, facts, rows, start_program


def test_an_emergency_in_the_first_run_ends_the_questions_until_it_was_looked_at(
    desk: Desk, tmp_path: Path
) -> None:
    data = tmp_path / "emergency"
    with start_program(desk, data) as running:
        running.wait_for_window()
        mouse = MouseOnly(running)
        steps = FirstSteps(running, mouse)
        steps.read()
        steps.answer("emergency", "answer.new")
        running.wait_for(identifier="first_run.outcome.looked_at")
        running.screenshot(SCREENS / "emergency-outcome.png")
        steps.read()
        running.wait_for(identifier="today.paused")
        running.screenshot(SCREENS / "emergency-today.png")
        nothing_to_start_on_today(running)
        nothing_starts_from_train(running)
        mouse.choose("today.looked_at")
        mouse.choose("today.safety")

        running.wait_for(identifier="first_run.soon.answer.no")  # where the questions broke off
        assert running.close_and_wait() == 0, running.said

    assert facts(data) == [
        ("safety", {"group": "emergency", "answer": "new", "why": "first_run"}),
        ("looked_at", {}),
    ]
    assert rows(data, "SELECT * FROM session") == []


def test_a_pause_ends_when_it_was_looked_at(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "paused", emergency=SafetyAnswer.NEW)
    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard = KeyboardOnly(running)
        running.wait_for(identifier="today.paused")
        nothing_to_start_on_today(running)
        nothing_starts_from_train(running)

        keyboard.choose("today.looked_at")

        running.wait_for(identifier="today.card.0.start")
        keyboard.choose("nav.train")
        keyboard.choose("train.start")
        keyboard.choose("drill.leave")
        running.wait_for(identifier="train.start")
        keyboard.choose("nav.today")
        keyboard.choose("today.card.0.start")
        running.wait_for(identifier="drill.ready")
        assert running.close_and_wait() == 0, running.said

    assert rows(data, "SELECT * FROM session") == []


def nothing_to_start_on_today(running: Running) -> None:
    """Not one card."""
    starts = [seen for seen in running.look() if seen.identifier.endswith(".start")]
    assert starts == []


def nothing_starts_from_train(running: Running) -> None:
    """Its Start leads back to what waits."""
    running.click(identifier="nav.train")
    running.click(identifier="train.start")
    running.wait_for(identifier="today.paused")
    assert running.desk.eyes.find(running.pid, identifier="drill.ready") is None
