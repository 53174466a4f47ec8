"""Room on a disk, also where the folder is still to be made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gmi_trainer.files.room import free_mb


def test_a_folder_has_the_room_of_its_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def usage(path: Path) -> object:
        asked.append(path)
        return shutil._ntuple_diskusage(10_000_000, 7_000_000, 3_000_000)

    monkeypatch.setattr(shutil, "disk_usage", usage)

    assert free_mb(tmp_path / "still" / "to be made") == 3
    assert asked == [tmp_path]


def test_where_the_disk_does_not_say_nobody_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def usage(path: Path) -> object:
        raise OSError("gone")

    monkeypatch.setattr(shutil, "disk_usage", usage)

    assert free_mb(tmp_path) is None


def test_here_there_is_some(tmp_path: Path) -> None:
    assert free_mb(tmp_path)
