"""A data folder seen from outside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem
from gmi_trainer.files.inspection import has_content, is_writable, locked_file, open_to_others, running_pid
from tests.bad_days.nobody import HAS_OTHER_USERS, FolderInReach, run_as_nobody

pytestmark = pytest.mark.skipif(not HAS_OTHER_USERS, reason="rights are kept in another way on Windows")


def test_private_places_are_private(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    (tmp_path / "file").touch(0o600)

    assert open_to_others((tmp_path, tmp_path / "file", tmp_path / "gone")) is None


@pytest.mark.parametrize("mode", [0o644, 0o620, 0o601])
def test_a_place_that_others_may_use_is_found(tmp_path: Path, mode: int) -> None:
    tmp_path.chmod(0o700)
    (tmp_path / "file").touch()
    (tmp_path / "file").chmod(mode)

    assert open_to_others((tmp_path, tmp_path / "file")) == tmp_path / "file"


def test_what_can_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "log").touch()

    assert is_writable(tmp_path)
    assert locked_file((tmp_path / "log", tmp_path / "gone")) is None


def test_what_somebody_else_owns_is_found(folder_in_reach: FolderInReach) -> None:
    folder = folder_in_reach(0o755)
    (folder / "log").touch(0o600)

    said = run_as_nobody(
        "from pathlib import Path\nfrom gmi_trainer.files.inspection import is_writable, locked_file",
        "p = Path(sys.argv[1]); print(is_writable(p), locked_file((p / 'gone', p / 'log')).problem)",
        str(folder),
    )

    assert said == f"False {Problem.LOG_NOT_WRITABLE}"


def test_an_empty_trace_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "full").write_text("Fatal")

    assert [has_content(tmp_path / name) for name in ("gone", "empty", "full")] == [False, False, True]


def test_a_living_program_is_seen(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text(f"{os.getpid()}\npython3\nhere\n")

    assert running_pid(tmp_path / "lock") == os.getpid()


def test_a_program_that_has_ended_is_not(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    (tmp_path / "lock").write_text(f"{ended.pid}\npython3\nhere\n")

    assert running_pid(tmp_path / "lock") == 0


@pytest.mark.parametrize("content", [b"", b"\0\0", b"-5\n", b"9" * 400, "٣\n".encode()])
def test_a_lock_that_makes_no_sense_is_nobodys(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "lock").write_bytes(content)

    assert running_pid(tmp_path / "lock") == 0


def test_without_a_lock_nothing_runs(tmp_path: Path) -> None:
    assert running_pid(tmp_path / "gone") == 0


def test_somebody_elses_program_lives_too(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("1\ninit\nhere\n")

    assert running_pid(tmp_path / "lock") == 1
