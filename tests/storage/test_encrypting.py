"""Turning a record: the same record before and after, whatever ends the program in between."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clinic_ports import Clinic
from gmi_trainer.storage import driver
from gmi_trainer.storage.backup import SqliteBackups
from gmi_trainer.storage.clinic_file import ClinicFile
from gmi_trainer.storage.encrypting import RecordEncrypter, Step
from tests.fakes import FakeClock
from tests.storage.keys import KEY, keys_for
from tests.storage.records import new_record, opened

NAME = "Walrus of the northern harbour"
BEFORE_THE_SWAP = (Step.COPIED, Step.CHECKED, Step.HELD)
AFTER_IT = (Step.SWAPPED, Step.ERASED, Step.BACKED_UP, Step.DONE)

pytestmark = pytest.mark.skipif(not driver.can_encrypt(), reason="the extra that encrypts is not installed")


@pytest.fixture
def paths(tmp_path: Path) -> Iterator[DataPaths]:
    """Somebody's plain record, a copy of it, and the folder of its keys."""
    paths = DataPaths(tmp_path)
    paths.make()
    record = new_record(paths.profiles / "one" / "record.sqlite3", NAME)
    SqliteBackups(record, paths.backups_of("one"), FakeClock()).make()
    keys = paths.profiles / "one" / "keys"
    keys.mkdir()
    (keys / "passphrase.age").write_bytes(b"sealed")
    yield paths
    driver.KEYS.empty()


def record_of(paths: DataPaths) -> Path:
    return paths.profiles / "one" / "record.sqlite3"


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def names_in(paths: DataPaths) -> list[str]:
    """In the record, and in each of its copies."""
    found = []
    for path in (record_of(paths), *paths.backups_of("one").glob("*.sqlite3")):
        with closing(driver.connect_untouched(path)) as connection:
            assert driver.is_sound(connection)
            found.append(connection.execute("SELECT name FROM person").fetchone()["name"])
    return found


def leftovers(paths: DataPaths) -> list[Path]:
    return list(paths.profiles.rglob("*.new")) + list(paths.backups.rglob("*.new"))


def die(paths: DataPaths, direction: str, step: Step) -> None:
    command = [sys.executable, "-m", "tests.storage.turns_record", str(paths.root), direction, step]
    assert subprocess.run(command, check=False).returncode == 9


def test_encrypted_nothing_of_it_can_be_read_and_nothing_is_lost(paths: DataPaths) -> None:
    assert NAME.encode() in bytes_of(paths.root)

    RecordEncrypter(paths, FakeClock()).encrypt("one", KEY)

    assert NAME.encode() not in bytes_of(paths.root)
    assert b"SQLite format" not in bytes_of(paths.root)
    assert names_in(paths) == [NAME, NAME]
    assert leftovers(paths) == []
    with opened(record_of(paths)) as record:
        assert driver.is_encrypted(record.connection)


def test_and_back_again(paths: DataPaths) -> None:
    encrypter = RecordEncrypter(paths, FakeClock())
    encrypter.encrypt("one", KEY)
    encrypter.decrypt("one")

    assert driver.KEYS.key_of(record_of(paths)) is None
    assert names_in(paths) == [NAME, NAME]
    assert not (paths.profiles / "one" / "keys").exists()
    assert all(driver.is_plain(copy) for copy in paths.backups_of("one").iterdir())
    assert leftovers(paths) == []


@pytest.mark.parametrize("step", BEFORE_THE_SWAP)
def test_a_kill_before_the_swap_leaves_it_plain(paths: DataPaths, step: Step) -> None:
    before = record_of(paths).read_bytes()
    die(paths, "encrypt", step)
    assert record_of(paths).read_bytes() == before

    RecordEncrypter(paths, FakeClock()).finish("one")

    assert record_of(paths).read_bytes() == before
    assert names_in(paths) == [NAME, NAME]
    assert leftovers(paths) == []


@pytest.mark.parametrize("step", AFTER_IT)
def test_a_kill_after_it_leaves_it_encrypted(paths: DataPaths, step: Step) -> None:
    die(paths, "encrypt", step)
    assert not driver.is_plain(record_of(paths))

    with keys_for(record_of(paths)):
        RecordEncrypter(paths, FakeClock()).finish("one")

        assert set(names_in(paths)) == {NAME}
        assert NAME.encode() not in bytes_of(paths.root)
        assert leftovers(paths) == []


@pytest.mark.parametrize("step", [*BEFORE_THE_SWAP, *AFTER_IT])
def test_a_kill_on_the_way_back_loses_nothing(paths: DataPaths, step: Step) -> None:
    RecordEncrypter(paths, FakeClock()).encrypt("one", KEY)
    driver.KEYS.empty()
    die(paths, "decrypt", step)
    assert driver.is_plain(record_of(paths)) is (step in AFTER_IT)

    with keys_for(record_of(paths)):
        RecordEncrypter(paths, FakeClock()).finish("one")

        assert set(names_in(paths)) == {NAME}
        assert leftovers(paths) == []
        assert (paths.profiles / "one" / "keys").exists() is (step in BEFORE_THE_SWAP)


def test_an_open_record_is_left_alone(paths: DataPaths) -> None:
    with opened(record_of(paths)), pytest.raises(UserProblem) as told:
        RecordEncrypter(paths, FakeClock()).encrypt("one", KEY)

    assert told.value.problem is Problem.RECORD_BUSY
    assert driver.is_plain(record_of(paths))
    assert leftovers(paths) == []


def test_a_copy_that_is_not_the_same_is_not_taken(paths: DataPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = driver.copy_encrypted

    def loses_a_row(source: Path, target: Path, key: bytes) -> None:
        whole(source, target, key)
        with closing(driver.connect(target)) as connection:
            connection.execute("DELETE FROM person")

    monkeypatch.setattr(driver, "copy_encrypted", loses_a_row)
    before = record_of(paths).read_bytes()

    with pytest.raises(UserProblem, match="record_damaged"):
        RecordEncrypter(paths, FakeClock()).encrypt("one", KEY)

    assert record_of(paths).read_bytes() == before
    assert driver.KEYS.key_of(record_of(paths)) is None
    assert leftovers(paths) == []


def test_without_the_extra_nothing_is_begun(paths: DataPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "_cipher_module", lambda: None)

    with pytest.raises(UserProblem, match="encryption_missing"):
        RecordEncrypter(paths, FakeClock()).encrypt("one", KEY)


def test_a_clinics_own_file_takes_a_key_in_the_same_way(tmp_path: Path) -> None:
    path = tmp_path / "clinic" / "clinic.sqlite3"
    with keys_for(path):
        clinic = ClinicFile(path)
        clinic.keep_clinic(Clinic(NAME, "2025-03-10T08:30:00.000000Z"))

        said = clinic.clinic()
        assert said is not None
        assert said.name == NAME
        assert NAME.encode() not in bytes_of(tmp_path)
