"""The command that plays a scripted drill: what it prints, what it keeps, how it says no."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from gmi_trainer.cli import replay
from gmi_trainer.domain.problems import Problem, UserProblem
from tests.scenarios.world import World

SCRIPT = """\
part: hand
mode: training
seed: 7
earlier drills: 2
deck: left-hand-03 right-hand-11
shown left-hand-03 at 0
press left at 640            -> correct 640 ms
shown right-hand-11 at 2000
press left at 2090           -> too fast
shown right-hand-11 at 4000
press right at 5000          -> correct 1000 ms
result -> a few, 2 of 2 right
"""


class Desk:
    """A console: the words typed, the records opened."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "drill.txt"
        self.file.write_text(SCRIPT, encoding="utf-8")
        self.world = World()
        self.kept: list[bool] = []

    def open(self, keep: bool) -> World:
        self.kept.append(keep)
        return self.world

    def parse(self, *words: str) -> argparse.Namespace:
        parser = argparse.ArgumentParser(prog="gmi-trainer")
        parser.add_argument("--data-dir", type=Path)
        replay.add_parser(parser.add_subparsers(dest="command"))
        return parser.parse_args(["replay", str(self.file), *words])

    def run(self, *words: str) -> int:
        return replay.run(self.parse(*words), self.open)

    def problem_of(self, *words: str) -> UserProblem:
        with pytest.raises(UserProblem) as told:
            self.run(*words)
        return told.value


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_every_trial_is_printed_and_then_what_it_came_to(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run() == 0

    assert capsys.readouterr().out.splitlines() == [
        "   1  hand-03-left-000    correct 640 ms",
        "   2  hand-11-right-000   too fast 90 ms",
        "   3  hand-11-right-000   correct 1000 ms  (again)",
        "a few, 2 of 2 right, left 1 of 1 right, right 1 of 1 right, 0 missed, 1 too fast, median 820 ms, "
        "73.2 correct per minute, counts as training",
    ]


def test_other_programs_read_json(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run("--json") == 0

    printed = json.loads(capsys.readouterr().out)
    assert (printed["session_id"], printed["seed"], printed["finished"]) == (1, 7, True)
    assert printed["trials"][1] == {
        "position": 2,
        "stimulus_id": "hand-11-right-000",
        "side": "right",
        "response": "left",
        "outcome": "too_fast",
        "rt_ms": 90,
        "rt_handler_ms": 90,
        "flags": [],
    }
    assert printed["trials"][2]["flags"] == ["again"]
    assert (printed["result"]["finding"], printed["result"]["purpose"]) == ("a_few", "training")
    assert printed["result"]["both"] == {
        "scored": 2,
        "correct": 2,
        "wrong": 0,
        "missed": 0,
        "too_fast": 1,
        "accuracy": 1,
        "median_rt_ms": 820,
        "mean_rt_ms": 820,
        "sd_rt_ms": pytest.approx(254.558, abs=0.001),
    }
    assert (printed["result"]["left"]["correct"], printed["result"]["right"]["correct"]) == (1, 1)
    assert (printed["result"]["gap_rt_ms"], printed["result"]["planned"]) == (-360, 2)


def test_a_script_that_leaves_early_says_so(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.file.write_text("seed: 1\nnext 2 correct after 700\n", encoding="utf-8")

    assert desk.run() == 0
    assert capsys.readouterr().out.splitlines()[-1] == "interrupted"

    assert desk.run("--json") == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["finished"], printed["result"], len(printed["trials"])) == (False, None, 2)


def test_the_record_is_the_persons_own_only_where_it_is_asked_for(desk: Desk) -> None:
    desk.run()
    desk.run("--keep")

    assert desk.kept == [False, True]


def test_the_record_is_closed_whatever_happens(desk: Desk) -> None:
    desk.file.write_text(SCRIPT.replace("correct 640 ms", "correct 650 ms"), encoding="utf-8")

    desk.problem_of()

    assert desk.world.is_closed


def test_an_expectation_that_does_not_hold_names_file_line_and_reason(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.file.write_text(SCRIPT.replace("too fast", "wrong"), encoding="utf-8")

    problem = desk.problem_of()

    assert (problem.problem, problem.values) == (
        Problem.REPLAY_LINE,
        {
            "file": "drill.txt",
            "line": 9,
            "expected": "wrong was expected, and it was: too fast 90 ms, comes again, 1 of 2 done",
        },
    )
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_line_that_is_not_understood_opens_no_record(desk: Desk) -> None:
    desk.file.write_text("shown\nwave at 7\n", encoding="utf-8")

    assert desk.problem_of().values == {
        "file": "drill.txt",
        "line": 2,
        "expected": "this is not understood: wave at 7",
    }
    assert desk.kept == []


def test_a_file_that_is_not_there_is_a_known_problem(desk: Desk) -> None:
    desk.file.unlink()

    assert desk.problem_of().problem is Problem.FILE_MISSING


def test_a_folder_is_a_known_problem(desk: Desk, tmp_path: Path) -> None:
    desk.file = tmp_path

    assert desk.problem_of().problem is Problem.FILE_NOT_UNDERSTOOD


def test_a_picture_instead_of_a_text_is_a_known_problem(desk: Desk) -> None:
    desk.file.write_bytes(b"RIFF\xff\xfe\x00\x81WEBP")

    problem = desk.problem_of()

    assert (problem.problem, problem.values["expected"]) == (
        Problem.FILE_NOT_UNDERSTOOD,
        "it is not a plain text",
    )


def test_a_huge_file_is_a_known_problem(desk: Desk) -> None:
    desk.file.write_bytes(b"#" * 1_000_001)

    assert desk.problem_of().problem is Problem.FILE_TOO_LARGE


def test_a_text_of_another_editor_is_read_all_the_same(desk: Desk) -> None:
    desk.file.write_bytes(b"\xef\xbb\xbf" + SCRIPT.replace("\n", "\r\n").encode())

    assert desk.run() == 0


def test_the_data_folder_may_stand_before_or_after_the_command(desk: Desk, tmp_path: Path) -> None:
    assert desk.parse().data_dir is None
    assert desk.parse("--data-dir", str(tmp_path)).data_dir == tmp_path


def test_the_help_explains_the_format(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        desk.parse("--help")

    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert "press left at 640               -> correct 640 ms" in said
    assert "earlier drills: 2" in said
