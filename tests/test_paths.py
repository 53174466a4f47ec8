"""One private folder a user."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.paths import data_paths, make_private_folder


def test_the_folder_given_is_the_one_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    paths = data_paths(Path("here"))

    assert paths.root == tmp_path / "here"
    assert paths.settings == tmp_path / "here" / "settings.json"
    assert paths.backups_of("abc") == tmp_path / "here" / "backups" / "abc"
    assert paths.lock.parent == paths.root


def test_without_one_it_is_the_systems_place_for_a_users_data(monkeypatch: pytest.MonkeyPatch) -> None:
    root = data_paths().root

    assert root.is_absolute()
    assert root.name == "gmi-trainer"
    if sys.platform == "linux":
        assert root.parent == Path(os.environ["XDG_DATA_HOME"])


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))

    assert data_paths(Path("~/data")).root == tmp_path / "data"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folders private by itself")
def test_the_folders_are_private(tmp_path: Path) -> None:
    paths = data_paths(tmp_path / "deep" / "data")

    paths.make()
    paths.make()

    for folder in (paths.root, paths.logs, paths.profiles, paths.backups):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folders private by itself")
def test_a_folder_that_was_there_is_left_as_it_is_and_ours_inside_are_private(tmp_path: Path) -> None:
    """Somebody may say ``--data-dir /tmp``: that must not be closed to all others."""
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)

    data_paths(shared).make()

    assert stat.S_IMODE(shared.stat().st_mode) == 0o777
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in shared.iterdir()} == {0o700}


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")

    with pytest.raises(UserProblem) as told:
        data_paths(tmp_path / "data").make()

    assert told.value.problem is Problem.FOLDER_NOT_WRITABLE
    assert told.value.values["folder"] == str(tmp_path / "data")


MAKE_AS_NOBODY = """
import os, sys
from pathlib import Path
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.paths import data_paths
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
try:
    data_paths(Path(sys.argv[1])).make()
except UserProblem as problem:
    print(problem.problem)
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="folders have owners on POSIX systems only")
@pytest.mark.parametrize("exists", [False, True])
def test_a_folder_of_somebody_else_is_told(tmp_path_factory: pytest.TempPathFactory, exists: bool) -> None:
    folder = tmp_path_factory.mktemp("theirs")
    for parent in (folder.parent, folder.parent.parent):
        parent.chmod(0o755)
    folder.chmod(0o755)
    target = folder if exists else folder / "data"

    child = subprocess.run(
        [sys.executable, "-c", MAKE_AS_NOBODY, str(target)], capture_output=True, text=True, check=False
    )

    assert (child.stdout.strip(), child.stderr) == (Problem.FOLDER_NOT_WRITABLE.value, "")


def test_a_full_disk_is_told_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, mode: int, parents: bool, exist_ok: bool) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(Path, "mkdir", full)

    with pytest.raises(UserProblem) as told:
        make_private_folder(tmp_path / "data")
    assert told.value.problem is Problem.DISK_FULL
