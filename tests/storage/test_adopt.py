"""Records from elsewhere become people of their own, once they are known to be what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.care_ports import Provenance, Unpack
from gmi_trainer.storage import driver
from gmi_trainer.storage.adopt import SqliteRecordAdopter
from gmi_trainer.storage.database import VERSION
from gmi_trainer.storage.profiles import ProfileFolders
from tests.storage.keys import KEY
from tests.whole_person import NAME, SESSIONS, Home, all_rows

FROM = Provenance("record.zip, written 2026-11-22 by version 1", "abc")
FILE = "record.zip"


class EncryptingHome(Home):
    """Whoever comes gets a key; it lies in no file, which is for another test."""

    @property
    def adopter(self) -> SqliteRecordAdopter:
        def key_for_new(owner: str) -> bool:
            driver.KEYS.put(owner, KEY)
            return True

        self.profiles = ProfileFolders(self.paths.profiles, self.clock, self.new_id, key_for_new)
        return SqliteRecordAdopter(
            self.paths.profiles, self.profiles, self.clock, self.new_id, "9.9", lambda: True
        )


@pytest.fixture(params=["plain", "encrypted"])
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    if request.param == "encrypted" and not driver.can_encrypt():
        pytest.skip("the extra that encrypts is not installed")
    yield (Home if request.param == "plain" else EncryptingHome)(tmp_path / "here", "b")
    driver.KEYS.empty()


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record from another computer."""
    there = Home(tmp_path / "there", "a")
    profile_id = there.person()
    with there.reader.snapshot(profile_id, with_name=True) as snapshot:
        (tmp_path / "record.sqlite3").write_bytes(b"".join(snapshot.pieces()))
    return tmp_path / "record.sqlite3"


def unpacks(path: Path) -> Unpack:
    def unpack(to: BinaryIO) -> None:
        to.write(path.read_bytes())

    return unpack


def change(path: Path, *statements: str) -> Path:
    with closing(driver.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            connection.execute(statement)
    return path


def problem_with(adopter: SqliteRecordAdopter, path: Path) -> Problem:
    with pytest.raises(UserProblem) as told:
        adopter.look(unpacks(path), FILE)
    assert told.value.values["file"] == FILE
    return told.value.problem


def test_looking_tells_what_is_in_it_and_leaves_nothing(here: Home, record: Path) -> None:
    contents = here.adopter.look(unpacks(record), FILE)

    assert (contents.name, contents.sessions) == (NAME, SESSIONS)
    assert (contents.first_day, contents.last_day) == ("2025-03-10", "2025-03-10")
    assert contents.rows["trial"] == 40
    assert list(here.paths.profiles.iterdir()) == []


def test_it_becomes_a_person_with_a_row_that_says_where_it_came_from(here: Home, record: Path) -> None:
    me = here.profiles.create("me")

    profile = here.adopter.adopt(unpacks(record), FILE, FROM)

    assert here.profiles.list() == (me, profile)
    assert profile.name == NAME
    path = here.profiles.record_path(profile.profile_id)
    assert all_rows(path, but=("import",)) == all_rows(record, but=("import",))
    imports = all_rows(path)["import"]
    assert imports[:-1] == all_rows(record)["import"]
    _, uuid, kind, source, fingerprint, imported, version, *_ = imports[-1]
    assert (kind, source, fingerprint, version) == ("record", FROM.source, "abc", "9.9")
    assert (uuid, imported) == (f"b{uuid[1:]}", "2025-03-10T08:30:00.000000Z")  # type: ignore[index]


def test_it_opens_and_is_private(here: Home, record: Path) -> None:
    profile = here.adopter.adopt(unpacks(record), FILE, FROM)

    path = here.profiles.record_path(profile.profile_id)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    opened = here.open(profile.profile_id)
    assert not opened.ended_uncleanly
    opened.close()


def test_who_came_first_stays_first(here: Home, record: Path) -> None:
    """The record that comes in may be years older than the person who is here."""
    change(record, "UPDATE person SET created_utc = '2001-01-01T00:00:00.000000Z'")
    me = here.profiles.create("me")

    here.adopter.adopt(unpacks(record), FILE, FROM)

    assert here.profiles.list()[0] == me


def test_the_same_person_is_known_again_whoever_is_open(here: Home, record: Path) -> None:
    uuid = here.adopter.look(unpacks(record), FILE).person_uuid
    here.person("somebody else")
    assert here.adopter.holder_of(uuid) is None

    profile = here.adopter.adopt(unpacks(record), FILE, FROM)
    opened = here.open(profile.profile_id)

    assert here.adopter.holder_of(uuid) == profile
    opened.close()


def test_a_record_here_that_cannot_be_read_is_nobodys(here: Home, record: Path) -> None:
    profile_id = here.person()
    here.profiles.record_path(profile_id).write_bytes(b"spoilt" * 100)

    assert here.adopter.holder_of("anyone") is None


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("PRAGMA application_id = 7", Problem.EXPORT_FOREIGN),
        (f"PRAGMA user_version = {VERSION + 1}", Problem.EXPORT_NEWER),
        ("PRAGMA user_version = 0", Problem.EXPORT_FOREIGN),
        ("CREATE TABLE extra (a)", Problem.EXPORT_FOREIGN),
        ("CREATE VIEW v AS SELECT * FROM note", Problem.EXPORT_FOREIGN),
        (
            "CREATE TRIGGER spy AFTER INSERT ON note BEGIN DELETE FROM session; END",
            Problem.EXPORT_FOREIGN,
        ),
        ("DROP TABLE rating", Problem.EXPORT_FOREIGN),
        ("DELETE FROM person", Problem.EXPORT_FOREIGN),
        ("DELETE FROM session WHERE id = 1", Problem.EXPORT_DAMAGED),  # its trials are left without it
    ],
)
def test_what_no_record_of_ours_has_is_refused(
    here: Home, record: Path, statement: str, problem: Problem
) -> None:
    assert problem_with(here.adopter, change(record, statement)) is problem
    assert list(here.paths.profiles.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"SQLite format 3\0" + bytes(5000)])
def test_what_is_no_database_is_refused(here: Home, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd"
    path.write_bytes(content)

    assert problem_with(here.adopter, path) in (Problem.EXPORT_DAMAGED, Problem.EXPORT_FOREIGN)


@pytest.mark.parametrize("name", ["sqlite_stat1", "sqlite_sequence"])
def test_a_trigger_with_the_name_of_a_table_of_sqlites_own_is_refused(
    here: Home, record: Path, name: str
) -> None:
    spy = f"CREATE TRIGGER {name} AFTER INSERT ON note BEGIN DELETE FROM session; END"
    row = f"'trigger', '{name}', 'note', 0, '{spy}'"
    changed = change(
        record,
        "PRAGMA writable_schema = ON",
        f"INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ({row})",
    )

    assert problem_with(here.adopter, changed) is Problem.EXPORT_FOREIGN


def test_a_record_that_sqlite_has_looked_through_comes_in(here: Home, record: Path) -> None:
    assert here.adopter.look(unpacks(change(record, "ANALYZE")), FILE).sessions == SESSIONS


def test_a_spoilt_page_is_found(here: Home, record: Path) -> None:
    content = bytearray(record.read_bytes())
    content[4096 * 3 : 4096 * 4] = b"\xa5" * 4096
    record.write_bytes(bytes(content))

    assert problem_with(here.adopter, record) is Problem.EXPORT_DAMAGED


def test_a_file_in_wal_mode_is_brought_to_one_file(here: Home, record: Path) -> None:
    change(record, "PRAGMA journal_mode = WAL")

    assert here.adopter.look(unpacks(record), FILE).sessions == SESSIONS


@pytest.mark.parametrize("way", ["look", "adopt"])
def test_what_stops_half_way_leaves_nothing(here: Home, way: str) -> None:
    def unpack(to: BinaryIO) -> None:
        to.write(b"half of it")
        raise OSError(28, "No space left on device")

    calls: dict[str, Callable[[], object]] = {
        "look": lambda: here.adopter.look(unpack, FILE),
        "adopt": lambda: here.adopter.adopt(unpack, FILE, FROM),
    }
    with pytest.raises(UserProblem) as told:
        calls[way]()

    assert told.value.problem is Problem.DISK_FULL
    assert list(here.paths.profiles.iterdir()) == []


def test_where_records_are_encrypted_no_byte_lies_plain_on_the_way(
    tmp_path: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not driver.can_encrypt():
        pytest.skip("the extra that encrypts is not installed")
    here = EncryptingHome(tmp_path / "here", "b")
    seen: list[bytes] = []
    written, sound = driver.copy_from_memory, driver.is_sound

    def everything() -> bytes:
        return b"".join(path.read_bytes() for path in here.paths.root.rglob("*") if path.is_file())

    def looks_around(source: driver.Connection, target: Path) -> None:
        seen.append(everything())
        written(source, target)
        seen.append(everything())

    def looks_around_too(connection: driver.Connection) -> bool:
        seen.append(everything())
        return sound(connection)

    monkeypatch.setattr(driver, "copy_from_memory", looks_around)
    monkeypatch.setattr(driver, "is_sound", looks_around_too)
    here.adopter.look(unpacks(record), FILE)
    profile = here.adopter.adopt(unpacks(record), FILE, FROM)

    assert len(seen) >= 4
    assert NAME.encode() in record.read_bytes()
    for content in (*seen, everything()):
        assert NAME.encode() not in content
        assert b"CREATE TABLE" not in content
    with closing(driver.connect_for_reading(here.profiles.record_path(profile.profile_id))) as connection:
        assert connection.execute("SELECT name FROM person").fetchone()["name"] == NAME
    driver.KEYS.empty()


def test_what_is_too_large_for_memory_is_told(
    tmp_path: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = EncryptingHome(tmp_path / "here", "b")
    monkeypatch.setattr("gmi_trainer.storage.adopt.LARGEST_IN_MEMORY_BYTES", 5_000)

    assert problem_with(here.adopter, record) is Problem.FILE_TOO_LARGE
    assert list(here.paths.profiles.iterdir()) == []
