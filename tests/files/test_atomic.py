"""There is always a whole file: the old one or the new one."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import copy_atomically, move_into_place, write_atomically
from gmi_trainer.files.problems import writing
from gmi_trainer.files.reading import read_limited

FULL_DISK = Path("/dev/full")
needs_a_full_disk = pytest.mark.skipif(
    not FULL_DISK.exists(), reason="only Linux has a disk that is always full"
)


def test_a_file_is_replaced_whole_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(b"old and longer")

    write_atomically(path, b"new")

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["file.json"]


@needs_a_full_disk
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(b"old")
    (tmp_path / ".file.json.new").symlink_to(FULL_DISK)  # where the new one would be written

    with pytest.raises(UserProblem) as told:
        write_atomically(path, b"new")

    assert told.value.problem is Problem.DISK_FULL
    assert told.value.values["folder"] == str(tmp_path)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("file.json", b"old")]


@needs_a_full_disk
def test_any_writing_to_a_full_disk_is_told_as_such() -> None:
    with pytest.raises(UserProblem) as told, writing(FULL_DISK), FULL_DISK.open("wb", buffering=0) as stream:
        stream.write(b"x")
    assert told.value.problem is Problem.DISK_FULL


def test_what_was_left_over_by_a_crash_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    (tmp_path / ".file.json.new").write_bytes(b"half a fi")

    write_atomically(path, b"new")

    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("file.json", b"new")]


@pytest.mark.parametrize("number", [13, 1, 30])  # EACCES, EPERM, EROFS
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path, number: int) -> None:
    with pytest.raises(UserProblem) as told, writing(tmp_path / "x"):
        raise OSError(number, "no")
    assert told.value.problem is Problem.FOLDER_NOT_WRITABLE


def test_other_errors_are_bugs_and_rise(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "nowhere" / "file", b"")


def test_a_large_copy_is_whole(tmp_path: Path) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(bytes(range(256)) * 10_000)
    target.write_bytes(b"old")

    copy_atomically(source, target)

    assert target.read_bytes() == source.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b"]


def test_a_finished_file_is_moved_over_its_target(tmp_path: Path) -> None:
    fresh, target = tmp_path / "fresh", tmp_path / "target"
    fresh.write_bytes(b"new")
    target.write_bytes(b"old")

    move_into_place(fresh, target)

    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("target", b"new")]


def test_reading_stops_at_a_sensible_size(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * 10)

    assert read_limited(path, 10) == b"x" * 10
    with pytest.raises(UserProblem) as told:
        read_limited(path, 9)
    assert told.value.problem is Problem.FILE_TOO_LARGE


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as missing:
        read_limited(tmp_path / "file", 10)
    with pytest.raises(UserProblem) as folder:
        read_limited(tmp_path, 10)
    assert (missing.value.problem, folder.value.problem) == (
        Problem.FILE_MISSING,
        Problem.FILE_NOT_UNDERSTOOD,
    )
