"""The disk is full, may no longer be written or no longer answers, in mid-drill: what was answered is there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import Record, create_record
from gmi_trainer.storage.history import SqliteHistory
from gmi_trainer.storage.session_log import SqliteSessionLog
from gmi_trainer.ui.drill.controller import Step
from tests.fakes import FakeClock
from tests.samples import sample_start, sample_stimulus, sample_trial
from tests.storage.records import fill, new_record, opened
from tests.ui.drill.theatre import Theatre

ROOT = Path(__file__).resolve().parents[2]


def fill_up(record: Record) -> None:
    pages = driver.pragma(record.connection, "page_count")
    record.connection.execute(f"PRAGMA max_page_count = {pages}")


def take_the_right_away(record: Record) -> None:
    record.connection.execute("PRAGMA query_only = ON")


@pytest.mark.parametrize(
    ("happens", "problem"),
    [(fill_up, Problem.DISK_FULL), (take_the_right_away, Problem.FOLDER_NOT_WRITABLE)],
)
def test_every_answer_before_it_is_in_the_record(
    tmp_path: Path, happens: Callable[[Record], None], problem: Problem
) -> None:
    path = new_record(tmp_path / "record.sqlite3")
    with opened(path) as record:
        log = SqliteSessionLog(record, FakeClock())
        stimuli = [sample_stimulus(n) for n in range(1, 400)]
        session = log.begin(sample_start(), stimuli)
        stored: list[int] = []

        def answer_all() -> None:
            for number, stimulus in enumerate(stimuli, start=1):
                if number == 5:
                    happens(record)
                log.add_trial(session, sample_trial(number, stimulus=stimulus))
                stored.append(number)

        with pytest.raises(UserProblem) as told:
            answer_all()
        record.connection.execute("PRAGMA query_only = OFF")

    assert told.value.problem is problem
    assert len(stored) >= 4
    with opened(path) as record:
        assert driver.is_sound(record.connection)
    with SqliteHistory(path) as history:
        (left,) = history.sessions()
        assert left.finished_utc is None, "it reads as interrupted"
        assert len(history.trials(left.session_id)) == len(stored)


DISK_FAILS = """
import resource, sys
from pathlib import Path
from gmi_trainer.domain.problems import UserProblem
from tests.fakes import FakeClock
from tests.samples import sample_start, sample_stimulus, sample_trial
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.storage.records import opened
stored = 0
with opened(Path(sys.argv[1])) as record:
    log = SqliteSessionLog(record, FakeClock())
    stimuli = [sample_stimulus(n) for n in range(1, 200)]
    session = log.begin(sample_start(), stimuli)
    wal = Path(sys.argv[1] + "-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (wal + 20_000, resource.RLIM_INFINITY))
    try:
        for number, stimulus in enumerate(stimuli, start=1):
            log.add_trial(session, sample_trial(number, stimulus=stimulus))
            stored = number
    except UserProblem as problem:
        print(problem.problem, stored)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
def test_a_stick_that_was_pulled_out_is_told_as_that(tmp_path: Path) -> None:
    """Writing fails in a way that is neither a full disk nor a missing right."""
    path = new_record(tmp_path / "record.sqlite3")

    child = subprocess.run(
        [sys.executable, "-c", DISK_FAILS, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert child.stderr == ""
    problem, stored = child.stdout.split()
    assert problem == Problem.RECORD_OUT_OF_REACH
    with SqliteHistory(path) as history:
        assert len(history.trials(1)) == int(stored) > 0


def test_the_drill_stops_with_a_sentence(theatre: Theatre, monkeypatch: pytest.MonkeyPatch) -> None:
    theatre.begin()
    theatre.answer_right()
    theatre.until_shown()

    def full(session_id: int, trial: object) -> int:
        raise UserProblem(Problem.DISK_FULL)

    monkeypatch.setattr(theatre.log, "add_trial", full)
    theatre.answer_right()

    assert theatre.panel == "drill.problem"
    assert theatre.at(Step.CLOSED)
    assert any("What was saved before is safe" in words for words in theatre.words())
    assert len(theatre.trials) == 1
    theatre.click("drill.back")
    assert theatre.said == ["done"]


def test_a_first_record_on_a_full_disk_leaves_nothing_half_made(tmp_path: Path) -> None:
    def full(connection: driver.Connection) -> None:
        pages = driver.pragma(connection, "page_count")
        connection.execute(f"PRAGMA max_page_count = {pages}")
        fill(connection, "x" * 200_000)

    with pytest.raises(UserProblem) as told:
        create_record(tmp_path / "person" / "record.sqlite3", full)

    assert told.value.problem is Problem.DISK_FULL
    assert list((tmp_path / "person").iterdir()) == []
