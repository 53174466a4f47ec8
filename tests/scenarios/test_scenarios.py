"""Every scenario in this folder holds, and the record holds what the scenario told."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer.domain.replay_text import parse_script
from gmi_trainer.domain.trial import TrialResult
from gmi_trainer.services.replay import Played, play
from tests.scenarios.world import World

SCENARIOS = sorted(Path(__file__).parent.glob("*.txt"))


def played(path: Path, world: World) -> Played:
    """Play one scenario; a line that does not hold raises."""
    heard: list[TrialResult] = []
    script = parse_script(path.read_text(encoding="utf-8"), path.name)
    outcome = play(script, world.drills, world.history, heard.append)
    assert tuple(heard) == outcome.trials
    return outcome


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_scenario_holds_and_is_in_the_record(path: Path) -> None:
    world = World()

    outcome = played(path, world)

    session = world.record.sessions[outcome.session_id]
    assert tuple(session.trials) == outcome.trials
    assert [t.position for t in session.trials] == list(range(1, len(session.trials) + 1))
    assert (session.finished_utc is None) is (outcome.result is None)
    assert not world.record.in_block
    assert world.history.open_count == 0


def test_there_are_scenarios() -> None:
    assert len(SCENARIOS) >= 20
