"""A guest of a clinic leaves no byte behind: not after the end, and not after a crash. Where records are encrypted,
nothing can be read of a guest even between a crash and the next start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gmi_trainer.bootstrap.clinic import erase_leftover_guest, make_guests
from gmi_trainer.bootstrap.workspaces import load_library
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.guest import Guests
from gmi_trainer.storage import driver
from tests.threats.trees import bytes_with, tree

WORDS = "zebra-lighthouse"


def guests(root: Path) -> tuple[DataPaths, Guests]:
    paths = DataPaths(root)
    paths.make()
    return paths, make_guests(paths, SystemClock(), load_library(), "en")


def live(paths: DataPaths, here: Guests) -> None:
    workspace = here.begin()
    workspace.notes().put_for_day(workspace.today.today(), WORDS)
    workspace.own_pages().goals.add(WORDS)
    assert bytes_with(paths.root, (WORDS,)) != [], "the search finds what is there"


def test_one_who_was_thrown_away(tmp_path: Path) -> None:
    paths, here = guests(tmp_path / "data")
    before = tree(paths.root)
    live(paths, here)

    here.throw_away()

    assert bytes_with(paths.root, (WORDS,)) == []
    assert tree(paths.root) == before
    assert here.current is None


def test_one_whom_a_crash_left_behind(tmp_path: Path) -> None:
    paths, here = guests(tmp_path / "data")
    before = tree(paths.root)
    live(paths, here)

    erase_leftover_guest(paths)  # as the next start does, while the file was never closed

    assert bytes_with(paths.root, (WORDS,)) == []
    assert tree(paths.root) == before
    assert here.current is not None
    here.current.close()


# -- where records are encrypted --------------------------------------------------------------------------


def killed_with_a_guest(root: Path, how: str) -> str:
    """Everything of the guest was on the disk when the program was killed; returns the guest's id."""
    command = [sys.executable, "-m", "tests.threats.guest_who_is_killed", str(root), WORDS, how]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        guest_id = child.stdout.readline().strip()
        child.kill()
    assert child.returncode < 0
    assert guest_id
    return guest_id


def test_one_who_is_encrypted_cannot_be_read_after_a_kill_and_goes_at_the_next_start(tmp_path: Path) -> None:
    if not driver.can_encrypt():
        pytest.skip("the extra that encrypts is not installed")
    paths = DataPaths(tmp_path / "data")

    guest_id = killed_with_a_guest(paths.root, "protected")

    record = paths.guest / "profiles" / guest_id / "record.sqlite3"
    assert record.stat().st_size > 0
    assert Path(f"{record}-wal").stat().st_size > 0, "it was written to at that moment"
    assert len(list((paths.guest / "backups" / guest_id).iterdir())) == 1
    assert bytes_with(paths.root, (WORDS, "CREATE TABLE", "SQLite format 3")) == []
    assert not list(paths.root.rglob("*.age")), "its key lies nowhere"

    erase_leftover_guest(paths)

    assert not paths.guest.exists()


def test_one_who_is_not_could_be_found_until_then(tmp_path: Path) -> None:
    """Otherwise the search above could not fail."""
    paths = DataPaths(tmp_path / "data")

    killed_with_a_guest(paths.root, "plain")

    assert bytes_with(paths.root, (WORDS,)) != []
    erase_leftover_guest(paths)
    assert not paths.guest.exists()


def test_the_key_of_a_guest_goes_with_the_guest(tmp_path: Path) -> None:
    if not driver.can_encrypt():
        pytest.skip("the extra that encrypts is not installed")
    paths = DataPaths(tmp_path / "data")
    paths.make()
    here = make_guests(paths, SystemClock(), load_library(), "en", lambda: True)
    first = here.begin()
    record = paths.guest / "profiles" / first.profile.profile_id / "record.sqlite3"
    assert driver.KEYS.key_of(record) is not None
    first.notes().put_for_day(first.today.today(), WORDS)
    assert bytes_with(paths.root, (WORDS,)) == []

    second = here.begin()

    assert driver.KEYS.key_of(record) is None
    assert second.profile.profile_id != first.profile.profile_id
    here.throw_away()
    assert len(driver.KEYS._keys) == 0
