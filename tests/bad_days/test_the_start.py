"""A start that cannot write: the true reason, never a trace of ours, and never "already open"."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication

from gmi_trainer.bootstrap import desktop
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.logs import CRASH_FILE, LOG_FILE
from gmi_trainer.paths import DataPaths
from gmi_trainer.ui import later_starts, single_instance
from gmi_trainer.ui.collector import Collector
from gmi_trainer.ui.single_instance import SingleInstance
from tests.bad_days.nobody import HAS_OTHER_USERS, FolderInReach, run_as_nobody
from tests.storage.records import new_record

TAKE_A_LOCK = """
from pathlib import Path
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.ui.single_instance import SingleInstance
"""
SAY_WHAT_HAPPENS = """
try:
    print(SingleInstance(Path(sys.argv[1]), Path(sys.argv[1]) / "lock").take())
except UserProblem as problem:
    print(problem)
"""


class LockWithoutRoom(QLockFile):
    """What Qt reports where the lock's few bytes find no room."""

    def tryLock(self, timeout: int = 0) -> bool:
        return False

    def error(self) -> QLockFile.LockError:
        return QLockFile.LockError.UnknownError


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_not_taken_for_a_running_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "QLockFile", LockWithoutRoom)
    (tmp_path / ".lock.try.new").symlink_to("/dev/full")

    with pytest.raises(UserProblem) as told:
        SingleInstance(tmp_path, tmp_path / "lock").take()

    assert told.value.problem is Problem.DISK_FULL


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_on_a_full_disk_the_lock_of_a_dead_program_is_not_taken_for_a_running_one(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody answers, and Qt has no room to take the lock away."""
    paths = DataPaths(tmp_path)
    holder = SingleInstance(paths.root, paths.lock)
    assert holder.take()
    (tmp_path / f".{paths.lock.name}.try.new").symlink_to("/dev/full")
    monkeypatch.setattr(later_starts, "hand_over", lambda _folder, _words: False)

    with pytest.raises(UserProblem) as told:
        desktop._run_alone(qapp, argparse.Namespace(plan_file=None), paths, [], Collector())
    holder.release()

    assert told.value.problem is Problem.DISK_FULL


@pytest.mark.skipif(not HAS_OTHER_USERS, reason="folders have owners on POSIX systems only")
def test_nor_is_a_folder_that_cannot_be_written(folder_in_reach: FolderInReach) -> None:
    folder = folder_in_reach(0o555)

    said = run_as_nobody(TAKE_A_LOCK, SAY_WHAT_HAPPENS, str(folder))

    assert said.startswith("folder_not_writable")
    assert str(folder) in said


@pytest.mark.parametrize("left", [b"", b"\0\0\0\0", b"no lock at all\n"])
def test_a_lock_that_a_power_cut_spoilt_stops_nobody(tmp_path: Path, left: bytes) -> None:
    (tmp_path / "lock").write_bytes(left)
    instance = SingleInstance(tmp_path, tmp_path / "lock")

    assert instance.take()
    instance.release()


def test_a_lock_that_is_held_stays(tmp_path: Path) -> None:
    first = SingleInstance(tmp_path, tmp_path / "lock")
    assert first.take()

    assert not SingleInstance(tmp_path, tmp_path / "lock").take()
    assert (tmp_path / "lock").exists()
    first.release()


LOGGING = "import logging\nfrom pathlib import Path\nfrom gmi_trainer.logs import start_logging"
START_LOGGING = """
logs = start_logging(Path(sys.argv[1]))
logging.getLogger("gmi_trainer").info("said all the same")
logs.close()
print("goes on")
"""


@pytest.mark.skipif(not HAS_OTHER_USERS, reason="files have owners on POSIX systems only")
@pytest.mark.parametrize("name", [LOG_FILE, CRASH_FILE])
def test_a_log_of_somebody_else_stops_nobody(folder_in_reach: FolderInReach, name: str) -> None:
    """As after one start with another user's rights."""
    folder = folder_in_reach(0o777)
    (folder / name).write_text("before\n")
    (folder / name).chmod(0o600)

    assert run_as_nobody(LOGGING, START_LOGGING, str(folder)) == "goes on"
    assert any("before" in path.read_text() for path in folder.iterdir()), "theirs is still there"


READ_A_RECORD = """
from pathlib import Path
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.storage.database import open_record
"""
SAY_WHETHER_IT_OPENS = """
try:
    open_record(Path(sys.argv[1]), lambda connection, version: None)
except UserProblem as problem:
    print(problem)
"""


@pytest.mark.skipif(not HAS_OTHER_USERS, reason="files have owners on POSIX systems only")
def test_a_record_that_can_only_be_read_is_not_begun_with(folder_in_reach: FolderInReach) -> None:
    """Its first answer would be lost: better to say so before the first picture."""
    folder = folder_in_reach(0o777)
    path = new_record(folder / "record.sqlite3")
    folder.chmod(0o777)
    path.chmod(0o644)

    assert run_as_nobody(READ_A_RECORD, SAY_WHETHER_IT_OPENS, str(path)).startswith("record_unreadable")
