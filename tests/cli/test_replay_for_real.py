"""Scripted drills on the real pictures and in a real record, without Qt: what is played is what is read back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gmi_trainer.bootstrap import core
from gmi_trainer.bootstrap.replay import ReplayOpener
from gmi_trainer.bootstrap.workspaces import open_last
from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.replay_text import parse_script
from gmi_trainer.domain.scoring import Finding, side_score
from gmi_trainer.paths import DataPaths, data_paths
from gmi_trainer.services.replay import Played, play
from gmi_trainer.services.workspace import Workspace

SCENARIOS = Path(__file__).parent.parent / "scenarios"
STEADY = SCENARIOS / "a_steady_test.txt"
DRAWN = [
    path
    for path in sorted(SCENARIOS.glob("*.txt"))
    if not any(word in path.read_text(encoding="utf-8") for word in ("deck:", "hand-", "foot-"))
]


def played(text: str, workspace: Workspace) -> Played:
    script = parse_script(text, "a.txt")
    return play(script, workspace.drills, workspace.history, lambda _trial: None)


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_a_scenario_holds_on_the_real_pictures_and_is_read_back(path: Path, tmp_path: Path) -> None:
    workspace = open_last(data_paths(tmp_path), None)

    outcome = played(path.read_text(encoding="utf-8"), workspace)

    with workspace.history() as history:
        session = history.session(outcome.session_id)
        rows = history.trials(outcome.session_id)
    workspace.close()
    assert session is not None
    assert [(r.position, r.stimulus_id, r.outcome, r.rt_ms, r.flags) for r in rows] == [
        (t.position, t.stimulus.stimulus_id, t.outcome, t.rt_ms, t.flags) for t in outcome.trials
    ]
    if outcome.result is None:
        assert session.finished_utc is None
    else:
        assert side_score(outcome.trials, limit_ms=session.spec.limit_ms) == outcome.result.both
        assert (session.purpose, session.left, session.right) == (
            outcome.result.purpose,
            outcome.result.left,
            outcome.result.right,
        )


def test_there_are_scenarios_with_drawn_decks() -> None:
    assert len(DRAWN) >= 10


def test_three_tests_in_a_row_lead_from_practice_to_a_comparison(tmp_path: Path) -> None:
    workspace = open_last(data_paths(tmp_path), None)
    usual = "pictures: 20\nwarm-ups: 0\nthe rest correct after 2000"
    hasty = "pictures: 20\nwarm-ups: 0\nnext 3 wrong after 1000\nthe rest correct after 1000"

    results = [played(text, workspace).result for text in (usual, usual, usual, hasty)]

    with workspace.history() as history:
        assert history.finished_drills(BodyPart.HAND) == 4
    workspace.close()
    assert [r.purpose for r in results if r] == [
        Purpose.FAMILIARISATION,
        Purpose.FAMILIARISATION,
        Purpose.TEST,
        Purpose.TRAINING,  # of a day's tests the first completed one counts
    ]
    assert results[-1] is not None
    assert results[-1].finding is Finding.FASTER_LESS_SURE


def test_a_thrown_away_record_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    data = tmp_path / "data"

    record = ReplayOpener(data_paths(data), open_last)(False)
    assert list(tmp_path.iterdir()) != []
    record.close()

    assert list(tmp_path.iterdir()) == []


def test_a_record_that_cannot_be_made_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def refuse(paths: DataPaths, profile_id: str | None) -> Workspace:
        raise UserProblem(Problem.DISK_FULL)

    with pytest.raises(UserProblem):
        ReplayOpener(data_paths(tmp_path / "data"), refuse)(False)

    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_is_in_the_persons_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = tmp_path / "again.txt"  # of a day's tests only the first counts as one
    again.write_text(STEADY.read_text(encoding="utf-8").replace(", counts as test", ""), encoding="utf-8")
    for script in (STEADY, again):
        assert core.run(["--data-dir", str(tmp_path), "replay", str(script), "--keep"]) == 0

    workspace = open_last(data_paths(tmp_path), None)
    with workspace.history() as history:
        sessions = history.sessions()
    workspace.close()
    assert [s.environment for s in sessions] == [{"onset_method": "replay"}] * 2
    assert len({s.uuid for s in sessions}) == 2
    assert capsys.readouterr().out.count("steady, 18 of 20 right") == 2


def test_a_line_that_does_not_hold_ends_with_one_sentence_and_code_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "drill.txt"
    file.write_text("pictures: 20\nnext 2 correct after 100 -> correct\n", encoding="utf-8")

    assert core.run(["--data-dir", str(tmp_path / "data"), "replay", str(file)]) == 1

    said = capsys.readouterr()
    assert said.err.startswith(
        "drill.txt, line 2: correct was expected, and it was: too fast 100 ms, warm-up"
    )
    assert said.err.count("\n") == 1
    assert not (tmp_path / "data").exists()


def test_a_replay_needs_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "class NoQt:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in ('PySide6', 'shiboken6'):\n"
        "            raise ImportError(name)\n"
        "sys.meta_path.insert(0, NoQt())\n"
        "from gmi_trainer.bootstrap.core import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )

    ended = subprocess.run(
        [sys.executable, "-c", code, "replay", str(STEADY), "--json"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    assert json.loads(ended.stdout)["result"]["both"]["correct"] == 18
