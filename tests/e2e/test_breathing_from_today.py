"""Breathing from Today on the real window: the card, the cautions once, a breath, a stop, and a day that knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer.domain.default_plan import FIRST_BREATHING_ITEM
from tests.e2e.at_home import introduced
from tests.e2e.hands import KeyboardOnly, MouseOnly
from tests.e2e.running import SCREENS, Desk, rows, start_program


@pytest.mark.timeout(300)
def test_the_first_breathing(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "calm")
    with start_program(desk, data) as running:
        running.wait_for_window()
        running.wait_for(name="About 1 min")
        keyboard, screen = KeyboardOnly(running), desk.screen
        keyboard.choose("today.card.1.start")
        running.wait_for(identifier="cautions.lungs")
        running.screenshot(SCREENS / "breathing-cautions.png")
        MouseOnly(running).choose("cautions.on")  # its keys wait until it can have been read
        running.wait_for(identifier="breath.start")
        running.screenshot(SCREENS / "breathing-ready.png")
        keyboard.choose("breath.start")
        for said in ("Breathe in", "Breathe out", "Breathe in"):  # the second breath in: one was whole
            running.wait_for(identifier="breath.pacer", name=said)
        running.screenshot(SCREENS / "breathing.png")
        screen.tap("Escape")
        running.wait_for(identifier="breath.done")
        running.screenshot(SCREENS / "breathing-result.png")
        keyboard.choose("breath.done")
        running.wait_for(name="Done")
        running.screenshot(SCREENS / "breathing-done-today.png")
        assert running.close_and_wait() == 0, running.said

    (session,) = rows(data, "SELECT * FROM session")
    assert (session["kind"], session["plan_item"]) == ("breathing", FIRST_BREATHING_ITEM)
    (breathing,) = rows(data, "SELECT * FROM breathing")
    assert (breathing["breaths"], breathing["ending"]) == (1, "stopped")
