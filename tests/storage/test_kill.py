"""Ten kills in mid-drill, ten in the middle of a breath, ten in a lesson: nothing that was acknowledged is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from gmi_trainer.domain.breathing import GOAL
from gmi_trainer.storage import driver
from gmi_trainer.storage.history import SqliteHistory
from gmi_trainer.storage.learned import SqliteLearningReader
from tests.samples import MORNING
from tests.storage.records import opened

KILLS = 10


def kill_in_mid_write(child_module: str, path: Path, number: int, after: int) -> tuple[int, int]:
    """Let a child write, kill it after so many acknowledgements; returns its session and the last one."""
    command = [sys.executable, "-m", child_module, str(path), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        acknowledged = [child.stdout.readline() for _ in range(after)]
        child.kill()
        acknowledged += child.stdout.readlines()
    assert child.returncode < 0
    whole = [line.split() for line in acknowledged if line.endswith("\n")]
    session, position = whole[-1]
    return int(session), int(position)


def test_a_kill_loses_nothing_acknowledged(record_path: Path) -> None:
    for number in range(1, KILLS + 1):
        session, last = kill_in_mid_write(
            "tests.storage.writes_trials", record_path, number, after=7 * number
        )

        with opened(record_path) as record:
            assert record.ended_uncleanly
            assert driver.is_sound(record.connection)
            stored = [
                row["position"]
                for row in record.connection.execute(
                    "SELECT position FROM trial WHERE session_id = ? ORDER BY position", (session,)
                )
            ]
            assert stored[:last] == list(range(1, last + 1))
            assert len(stored) - last in (0, 1)  # the one that was stored but not yet acknowledged
            row = record.connection.execute("SELECT finished_utc FROM session WHERE id = ?", (session,))
            assert row.fetchone()["finished_utc"] is None


def test_a_kill_loses_no_whole_breath_and_the_session_reads_as_interrupted(record_path: Path) -> None:
    for number in range(1, KILLS + 1):
        session, last = kill_in_mid_write(
            "tests.storage.writes_breaths", record_path, number, after=3 * number
        )

        with opened(record_path) as record:
            assert record.ended_uncleanly
            assert driver.is_sound(record.connection)
            with SqliteHistory(record_path) as history:
                told = next(done for done in history.breathing() if done.session_id == session)
                assert told.breaths - last in (0, 1)  # the one that was stored but not yet acknowledged
                assert told.breathed_ms == told.breaths * GOAL.cycle_ms
                assert (told.finished_utc, told.ending) == (None, None)
                assert len(history.breathing()) == number
                assert history.breath_past(5).sessions == 0


def test_a_kill_loses_no_answer_whose_explanation_was_shown_and_the_lesson_goes_on_where_it_was(
    record_path: Path,
) -> None:
    for number in range(1, KILLS + 1):
        _session, last = kill_in_mid_write(
            "tests.storage.writes_answers", record_path, number, after=3 * number
        )

        with opened(record_path) as record:
            assert record.ended_uncleanly
            assert driver.is_sound(record.connection)
            with SqliteLearningReader(record_path) as reader:
                past = reader.past(MORNING.date())
            kept = {name for name in past.given if name.startswith(f"question-{number}-")}
            assert kept >= {f"question-{number}-{place}" for place in range(1, last + 1)}
            assert len(kept) - last in (0, 1)  # the one that was stored but not yet acknowledged
            assert past.due.keys() == past.given.keys()
            place = past.places["alarm"].screen_id
            assert place in {f"screen-{len(kept)}", f"screen-{len(kept) + 1}"}
            assert past.done == {}
