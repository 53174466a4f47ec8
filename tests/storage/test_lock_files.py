"""The lock on a disk, sealed for real: private, whole, and gone when it is taken off."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gmi_trainer.domain.lock_wait import LONGEST_S, wait_s
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.exchange.sealed import AgeSealing
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.lock import LockService
from gmi_trainer.services.lock_ports import Tries
from gmi_trainer.storage.lock_files import LockFilesOnDisk
from tests.fakes import FakeClock
from tests.lock_fakes import PASSPHRASE


@pytest.fixture
def files(tmp_path: Path) -> LockFilesOnDisk:
    paths = DataPaths(tmp_path)
    return LockFilesOnDisk(paths.lock_seal, paths.lock_tries)


def test_a_sealed_lock_opens_with_its_passphrase_only(files: LockFilesOnDisk, tmp_path: Path) -> None:
    assert not files.is_set
    key = LockService(files, AgeSealing(), FakeClock()).set_up(PASSPHRASE)
    sealed = (tmp_path / "lock.age").read_bytes()

    assert sealed.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert b"walrus" not in sealed
    assert key.reveal().encode() not in sealed
    assert LockService(files, AgeSealing(), FakeClock()).open(PASSPHRASE) == key
    with pytest.raises(UserProblem) as told:
        LockService(files, AgeSealing(), FakeClock()).open("three loud walruses")
    assert told.value.problem is Problem.WRONG_PASSPHRASE


@pytest.mark.skipif(os.name == "nt", reason="modes are of other systems")
def test_both_are_for_this_user_only(files: LockFilesOnDisk, tmp_path: Path) -> None:
    files.keep(b"sealed")
    files.keep_tries(Tries(1))

    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_the_count_is_found_again(files: LockFilesOnDisk) -> None:
    tries = Tries(3, datetime(2025, 3, 1, 8, tzinfo=UTC))
    assert files.tries() == Tries()
    files.keep_tries(tries)

    assert files.tries() == tries


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"wrong": -4}', b'{"wrong": "no"}', b"\xff" * 9, b"[" * 2000]
)
def test_a_count_that_makes_no_sense_is_as_high_as_it_gets(
    files: LockFilesOnDisk, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "lock-tries.json").write_bytes(content)

    assert wait_s(files.tries().wrong) == LONGEST_S


def test_taken_off_nothing_of_it_stays(files: LockFilesOnDisk, tmp_path: Path) -> None:
    files.keep(b"sealed")
    files.keep_tries(Tries(1))
    files.take_off()

    assert not files.is_set
    assert list(tmp_path.iterdir()) == []
