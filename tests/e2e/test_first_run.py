"""A new person: from the first screen through the first two minutes to Today, on the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.first_steps import FirstSteps
from tests.e2e.hands import KeyboardOnly, MouseOnly, Person
from tests.e2e.playing import play_to_the_end
from tests.e2e.running import SCREENS, Desk, Running, facts, preference, rows, start_program

PICTURES = 20


@pytest.mark.parametrize(
    ("kind", "person"),
    [("keyboard", KeyboardOnly), ("mouse", MouseOnly)],
    ids=["by keyboard alone", "by mouse alone"],
)
def test_a_first_run_from_the_first_screen_to_today(
    desk: Desk, tmp_path: Path, kind: str, person: Callable[[Running], Person]
) -> None:
    data = tmp_path / f"first-{kind}"
    with start_program(desk, data) as running:
        running.wait_for_window()
        someone = person(running)
        steps = FirstSteps(running, someone)
        steps.read()
        steps.say_no_to_what_needs_care()
        steps.read()
        steps.answer("part", "hand")
        steps.answer("side", "left")
        running.wait_for(identifier="first_run.limb.right_hand")
        running.screenshot(SCREENS / f"first-run-limb-{kind}.png")
        if kind == "keyboard":
            steps.read()  # the hand that does not hurt is suggested
        else:
            steps.answer("limb", "another_way")
            steps.answer("ways", "mouse")
        steps.answer("energy", "no")
        steps.read_what_comes_before_the_drill()
        running.wait_for(identifier="drill.ready")
        running.screenshot(SCREENS / f"first-run-ready-{kind}.png")
        someone.choose("drill.start")

        given = play_to_the_end(running, data, someone)

        running.wait_for(identifier="result.done")
        running.screenshot(SCREENS / f"first-run-result-{kind}.png")
        someone.choose("result.done")
        running.wait_for(identifier="today.card.0")
        running.screenshot(SCREENS / f"first-run-today-{kind}.png")
        assert running.close_and_wait() == 0, running.said

    assert facts(data) == [
        ("safety", {"group": group, "answer": "no", "why": "first_run"})
        for group in ("emergency", "soon", "other_way")
    ]
    about = preference(data, "about_me")
    assert about is not None
    assert (about["sore_part"], about["sore_side"], about["saves_energy"]) == ("hand", "left", False)
    assert about["introduced_on"] is not None
    assert preference(data, "who_to_call") is None  # nothing was chosen there
    (session,) = rows(data, "SELECT * FROM session")
    assert session["finished_utc"] is not None
    assert session["plan_item"] == "left-right"
    assert session["input_kind"] == kind
    if kind == "keyboard":
        assert session["answering_limb"] == "right_hand"
    trials = rows(data, "SELECT * FROM trial ORDER BY position")
    assert len(trials) == PICTURES
    assert [trial["response"] for trial in trials] == given
    assert all(trial["rt_ms"] > 300 for trial in trials)


def test_whoever_closes_the_window_half_way_goes_on_there(desk: Desk, tmp_path: Path) -> None:
    data = tmp_path / "half-way"
    with start_program(desk, data) as running:
        running.wait_for_window()
        steps = FirstSteps(running, KeyboardOnly(running))
        steps.read()
        steps.answer("emergency", "answer.no")
        steps.answer("soon", "answer.no")
        running.wait_for(identifier="first_run.other_way.answer.no")
        assert running.close_and_wait() == 0, running.said

    with start_program(desk, data) as running:
        running.wait_for_window()
        steps = FirstSteps(running, KeyboardOnly(running))
        steps.answer("other_way", "answer.no")
        steps.read()
        steps.answer("part", "foot")
        running.wait_for(identifier="first_run.side.left")
        assert running.close_and_wait() == 0, running.said

    with start_program(desk, data) as running:
        running.wait_for(identifier="first_run.side.left", seconds=40)
        running.process.kill()

    assert [detail["answer"] for kind, detail in facts(data) if kind == "safety"] == ["no"] * 3
    about = preference(data, "about_me")
    assert about is not None
    assert about["sore_part"] == "foot"
    assert about["introduced_on"] is None
