"""Encrypted records: read and written like others with their key, and nothing but noise without it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.paths import DataPaths
from gmi_trainer.storage import driver
from gmi_trainer.storage.backup import SqliteBackups
from gmi_trainer.storage.database import check_header, open_record
from gmi_trainer.storage.inspection import SqliteInspector
from gmi_trainer.storage.key_ring import KeyRing, owner_of
from gmi_trainer.storage.profiles import ProfileFolders
from gmi_trainer.storage.snapshot import SqliteRecordReader
from tests.fakes import FakeClock
from tests.storage.keys import KEY, OTHER_KEY, keys_for
from tests.storage.records import new_record, no_copy, opened
from tests.whole_person import Home

SECRET = "Walrus of the northern harbour"
WORDS = SECRET.encode()


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    paths = DataPaths(tmp_path)
    paths.make()
    return paths


@pytest.fixture
def path(paths: DataPaths) -> Iterator[Path]:
    """An encrypted record with a name in it."""
    path = paths.profiles / "one" / "record.sqlite3"
    with keys_for(path):
        yield new_record(path, SECRET)


def name_in(path: Path) -> str:
    with closing(driver.connect_for_reading(path)) as connection:
        name: str = connection.execute("SELECT name FROM person").fetchone()["name"]
        return name


def look_through(path: Path) -> None:
    """As the doctor does."""
    check_header(path)
    with driver.told_as_problems(path), closing(driver.connect_untouched(path)) as connection:
        if not driver.is_sound(connection):
            raise UserProblem(Problem.RECORD_DAMAGED)


def lock(path: Path) -> None:
    """As the program leaves it when it is locked."""
    (path.parent / "keys").mkdir(exist_ok=True)
    driver.KEYS.empty()


def everything_under(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_with_its_key_it_is_a_record_like_any_other(path: Path) -> None:
    check_header(path)
    with opened(path) as record:
        assert record.journal.value == "wal"
        assert name_in(path) == SECRET
        with record.atomic() as connection:
            connection.execute("UPDATE person SET name = 'Otter'")
        assert name_in(path) == "Otter"
    assert not Path(f"{path}-wal").exists()


def test_no_byte_of_any_file_says_what_is_in_it(path: Path, paths: DataPaths) -> None:
    clock = FakeClock()
    with opened(path) as record:
        record.enter_block()
        SqliteBackups(path, paths.backups_of("one"), clock).make()
        with record.atomic() as connection:
            connection.execute("UPDATE person SET name = ?", (f"{SECRET} again",))
        assert Path(f"{path}-wal").stat().st_size > 0
        found = everything_under(paths.root)

    assert WORDS not in found
    assert b"CREATE TABLE" not in found
    assert b"SQLite format" not in found


def test_the_plain_driver_would_have_said_it(paths: DataPaths) -> None:
    """The search finds what is there to be found."""
    new_record(paths.profiles / "two" / "record.sqlite3", SECRET)

    assert WORDS in everything_under(paths.root)


def test_without_its_key_it_says_so(path: Path) -> None:
    lock(path)

    for act in (lambda: check_header(path), lambda: open_record(path, no_copy)):
        with pytest.raises(UserProblem) as told:
            act()
        assert told.value.problem is Problem.RECORD_KEY_NEEDED


def test_with_another_key_it_is_not_whole(path: Path) -> None:
    before = path.read_bytes()
    with keys_for(path, OTHER_KEY), pytest.raises(UserProblem) as told:
        open_record(path, no_copy)

    assert told.value.problem is Problem.RECORD_DAMAGED
    assert path.read_bytes() == before


@pytest.mark.parametrize("at", [0, 100, 5000])
def test_a_changed_byte_is_seen(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)

    with pytest.raises(UserProblem, match="record_damaged"):
        look_through(path)


def test_one_that_is_newer_or_of_another_program_is_refused(path: Path) -> None:
    with closing(driver.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    with pytest.raises(UserProblem, match="record_newer"):
        check_header(path)
    with closing(driver.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 7")
    with pytest.raises(UserProblem, match="record_foreign"):
        check_header(path)


def test_a_reader_can_change_nothing(path: Path) -> None:
    with (
        closing(driver.connect_for_reading(path)) as connection,
        pytest.raises(UserProblem, match="folder_not_writable"),
        driver.told_as_problems(path),
    ):
        connection.execute("UPDATE person SET name = ''")


def test_reading_untouched_leaves_nothing_beside(path: Path) -> None:
    before = sorted(path.parent.iterdir())
    with closing(driver.connect_untouched(path)) as connection:
        assert driver.is_sound(connection)

    assert sorted(path.parent.iterdir()) == before


def test_a_copy_has_the_same_key_and_can_be_put_back(path: Path, paths: DataPaths) -> None:
    backups = SqliteBackups(path, paths.backups_of("one"), FakeClock())
    copy = backups.make()
    assert not driver.is_plain(copy.path)
    assert backups.facts_of(copy).sessions == 0
    with closing(driver.connect(path)) as connection:
        connection.execute("UPDATE person SET name = 'Otter'")

    backups.restore(copy)

    assert name_in(path) == SECRET
    lock(path)
    with pytest.raises(UserProblem, match="record_key_needed"):
        check_header(copy.path)


def test_an_export_can_be_read_by_other_programs(
    path: Path, paths: DataPaths, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tmp_path = tmp_path_factory.mktemp("elsewhere")
    with opened(path):
        reader = SqliteRecordReader(ProfileFolders(paths.profiles, FakeClock(), str).record_path)
        with reader.snapshot("one", with_name=True) as snapshot:
            (tmp_path / "export.sqlite3").write_bytes(b"".join(snapshot.pieces()))
            with closing(sqlite3.connect(tmp_path / "export.sqlite3")) as plain:
                assert plain.execute("SELECT name FROM person").fetchone() == (SECRET,)
                assert plain.execute("PRAGMA application_id").fetchone() == (driver.APPLICATION_ID,)
                assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert snapshot.count("person") == 1
            assert WORDS not in everything_under(paths.root), "not for a moment"

    assert WORDS not in everything_under(paths.root)


def test_an_export_of_an_encrypted_record_is_that_of_a_plain_one(tmp_path: Path) -> None:
    """Every row of every table, what holds them together, and nothing else."""
    home = Home(tmp_path / "data")
    profile_id = home.person()
    record = home.profiles.record_path(profile_id)

    def exported() -> list[str]:
        target = tmp_path / "export.sqlite3"
        with home.reader.snapshot(profile_id, with_name=False) as snapshot:
            target.write_bytes(b"".join(snapshot.pieces()))
        with closing(sqlite3.connect(target)) as connection:
            return list(connection.iterdump())

    plain = exported()
    with keys_for(record):
        encrypted = tmp_path / "encrypted.sqlite3"
        encrypted.touch(0o600)
        driver.copy_encrypted(record, encrypted, KEY)
        encrypted.replace(record)

        assert sorted(exported()) == sorted(plain)
    assert len(plain) > 150


def test_the_list_of_people_knows_names_only_with_the_key(path: Path, paths: DataPaths) -> None:
    folders = ProfileFolders(paths.profiles, FakeClock(), str)
    assert [profile.name for profile in folders.list()] == [SECRET]
    lock(path)

    assert [profile.name for profile in folders.list()] == [""]


def test_the_doctor_looks_into_it(path: Path, paths: DataPaths) -> None:
    assert SqliteInspector(paths, FakeClock()).look("one").wrong_sums == 0


def test_plain_and_encrypted_records_stand_side_by_side(path: Path, paths: DataPaths) -> None:
    other = new_record(paths.profiles / "two" / "record.sqlite3", "Otter")

    assert driver.is_plain(other)
    assert not driver.is_plain(path)
    assert (name_in(other), name_in(path)) == ("Otter", SECRET)


def test_a_missing_module_is_told_with_the_next_step(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "_cipher_module", lambda: None)

    with pytest.raises(UserProblem) as told:
        driver.connect(path)
    assert told.value.problem is Problem.ENCRYPTION_MISSING


def test_the_module_that_encrypts_is_not_read_without_a_key(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from tests.storage.records import new_record, opened\n"
        "with opened(new_record(Path(sys.argv[1]) / 'p' / 'record.sqlite3')): pass\n"
        "sys.exit('sqlcipher3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 0


# -- the ring ---------------------------------------------------------------------------------------------


def test_a_ring_knows_whose_a_file_is() -> None:
    assert owner_of(Path("/d/profiles/one/record.sqlite3")) == "one"
    assert owner_of(Path("/d/profiles/.one.new/record.sqlite3")) == "one"
    assert owner_of(Path("/d/profiles/.one.going/record.sqlite3")) == "one"
    assert owner_of(Path("/d/backups/one/20250101T000000.000Z.sqlite3")) == "one"


def test_an_emptied_ring_holds_nothing() -> None:
    ring, path = KeyRing(), Path("/d/profiles/one/record.sqlite3")
    ring.put("one", KEY)
    held = ring._keys["one"]
    assert ring.key_of(path) == KEY
    assert KEY.hex() not in repr(ring)

    ring.empty()

    assert ring.key_of(path) is None
    assert bytes(held) == bytes(32)


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        KeyRing().put("one", b"short")
