"""From Train to a finished test and its place in Progress: on the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.at_home import introduced
from tests.e2e.hands import KeyboardOnly, MouseOnly, Person
from tests.e2e.playing import play_to_the_end
from tests.e2e.running import SCREENS, Desk, Running, rows, start_program

FINISHED = "SELECT * FROM session WHERE finished_utc IS NOT NULL"
SCORED = "SELECT * FROM trial WHERE outcome IN ('correct', 'wrong') ORDER BY position"
WARM_UPS = 4


@pytest.mark.timeout(400)
@pytest.mark.parametrize(
    ("kind", "person", "pictures"),
    [("keyboard", KeyboardOnly, 40), ("mouse", MouseOnly, 20)],
    ids=["by keyboard alone", "by mouse alone"],
)
def test_a_first_test_from_start_to_progress(
    desk: Desk, tmp_path: Path, kind: str, person: Callable[[Running], Person], pictures: int
) -> None:
    data = introduced(tmp_path / kind)
    with start_program(desk, data) as running:
        running.wait_for_window()
        someone = person(running)
        someone.choose("nav.train")
        someone.choose("train.mode.test")
        if kind == "mouse":
            someone.choose("train.more")
            someone.choose(f"train.test_pictures.{pictures}")
            someone.choose("train.input.mouse")
        someone.choose("train.start")
        someone.choose("drill.start")

        given = play_to_the_end(running, data, someone)

        running.wait_for(identifier="result.done")
        running.screenshot(SCREENS / f"result-{kind}.png")
        someone.choose("result.progress")
        running.wait_for(identifier="progress.trials")
        running.screenshot(SCREENS / f"one-test-{kind}.png")
        someone.choose("progress.back")
        someone.choose("progress.door.drills")
        entry = running.wait_for(identifier="progress.session.1")
        running.screenshot(SCREENS / f"progress-{kind}.png")
        assert f"{pictures}\N{NO-BREAK SPACE}pictures" in entry.name
        assert running.close_and_wait() == 0, running.said

    (session,) = rows(data, FINISHED)
    trials = rows(data, "SELECT * FROM trial ORDER BY position")
    assert session["input_kind"] == kind
    assert len(given) == len(trials) == WARM_UPS + pictures
    assert [trial["response"] for trial in trials] == given
    assert all(300 < trial["rt_ms"] < 3000 for trial in trials)
