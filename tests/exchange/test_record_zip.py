"""The zip that a record travels in: whole or not there at all, and believed only when all of it fits."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import stat
import zipfile
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.exchange import record_zip
from gmi_trainer.exchange.record_zip import RecordZipFiles
from gmi_trainer.storage import driver
from gmi_trainer.storage.columns import TABLES
from gmi_trainer.storage.own_picture_log import SqliteOwnPictures
from gmi_trainer.storage.snapshot import SqliteSnapshot
from tests.samples import sample_photo
from tests.whole_person import NAME, NOBODY_WRITES_THIS, Home, all_rows, write_and_delete_again

PHOTOS = ("own_picture",)
AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
Answer = dict[str, object]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "data")


def never() -> bool:
    return False


def write(
    home: Home,
    profile_id: str,
    target: Path,
    *,
    with_name: bool = True,
    own_pictures: Collection[str] = (),
) -> list[tuple[int, int]]:
    steps: list[tuple[int, int]] = []
    with home.reader.snapshot(profile_id, with_name=with_name, own_pictures=own_pictures) as snapshot:
        assert RecordZipFiles("1.2.3").write(
            target,
            snapshot,
            with_name=with_name,
            written_utc=AT,
            progress=lambda done, of: steps.append((done, of)),
            cancelled=never,
        )
    return steps


@pytest.fixture
def written(home: Home, tmp_path: Path) -> Path:
    target = tmp_path / "out" / "record.zip"
    target.parent.mkdir()
    write(home, home.person(), target)
    return target


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def manifest(path: Path) -> Answer:
    found: Answer = json.loads(members(path)["manifest.json"])
    return found


def pack(path: Path, content: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in content.items():
            out.writestr(name, data)
    return path


def open_whole(path: Path) -> None:
    with RecordZipFiles("1").opened(path, never):
        pass


def problem_with(path: Path) -> Problem:
    with pytest.raises(UserProblem) as told:
        open_whole(path)
    assert told.value.values["file"] == path.name
    return told.value.problem


def test_all_that_belongs_in_it_is_in_it(written: Path) -> None:
    found = members(written)

    assert set(found) == {
        "manifest.json",
        "record.sqlite3",
        "FORMAT.md",
        *(f"csv/{table.name}.csv" for table in TABLES),
    }
    told = manifest(written)
    assert (told["format"], told["version"], told["app_version"]) == ("gmi-trainer-record", 1, "1.2.3")
    assert (told["written_utc"], told["name_included"]) == ("2026-11-22T08:00:00+00:00", True)
    files = told["files"]
    assert isinstance(files, dict)
    assert set(files) == set(found) - {"manifest.json"}
    for name, entry in files.items():
        assert (entry["sha256"], entry["size_bytes"]) == (
            sha256(found[name]).hexdigest(),
            len(found[name]),
        )


def test_only_its_owner_may_read_it_and_nothing_lies_beside_it(written: Path) -> None:
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert [p.name for p in written.parent.iterdir()] == [written.name]


def test_the_database_in_it_is_whole_and_alone(written: Path, tmp_path: Path, home: Home) -> None:
    (tmp_path / "taken out.sqlite3").write_bytes(members(written)["record.sqlite3"])
    profile = home.profiles.list()[0]

    with closing(driver.connect_untouched(tmp_path / "taken out.sqlite3")) as connection:
        assert driver.is_sound(connection)
        assert driver.pragma(connection, "journal_mode") == "delete"
        assert driver.pragma(connection, "freelist_count") == 0
        assert driver.pragma(connection, "application_id") == driver.APPLICATION_ID
    mine = home.profiles.record_path(profile.profile_id)
    assert all_rows(tmp_path / "taken out.sqlite3", but=PHOTOS) == all_rows(mine, but=PHOTOS)


def test_the_tables_say_the_same_as_the_database(written: Path, home: Home) -> None:
    found = members(written)
    files = manifest(written)["files"]
    assert isinstance(files, dict)
    rows = all_rows(home.profiles.record_path(home.profiles.list()[0].profile_id))

    for table in (table for table in TABLES if table.name not in PHOTOS):
        read = list(csv.reader(io.StringIO(found[f"csv/{table.name}.csv"].decode(), newline="")))
        assert read[0] == list(table.column_names)
        assert read[1:] == [["" if v is None else str(v) for v in row] for row in rows[table.name]]
        assert files[f"csv/{table.name}.csv"]["rows"] == len(rows[table.name])


def test_no_photo_leaves_unless_it_was_ticked(home: Home, tmp_path: Path) -> None:
    profile_id = home.person(words="plain")
    record = home.open(profile_id)
    own = SqliteOwnPictures(record, home.clock, iter(("kept-here", "ticked")).__next__)
    own.add(sample_photo(1, b"quokka" * 3000), BodyPart.HAND)
    own.add(sample_photo(2, b"quetzal" * 3000), BodyPart.HAND)
    record.close()

    write(home, profile_id, tmp_path / "without.zip")
    write(home, profile_id, tmp_path / "with.zip", own_pictures=["ticked"])

    def holding(words: bytes, name: str) -> list[str]:
        return [n for n, data in members(tmp_path / name).items() if words in data]

    fingerprint = sample_photo(1).source_sha256.encode()
    assert holding(b"quokka", "without.zip") == holding(b"quetzal", "without.zip") == []
    assert holding(fingerprint, "without.zip") == [], "not even which file it was"
    assert holding(b"quokka", "with.zip") == holding(fingerprint, "with.zip") == []
    assert holding(b"quetzal", "with.zip") == ["record.sqlite3"], "and in no table as text"
    told = members(tmp_path / "with.zip")["csv/own_picture.csv"].decode().splitlines()
    assert told[0].endswith(",import_id"), "the column of the photos themselves is left out"
    assert ["ticked" in line for line in told] == [False, True]
    assert len(members(tmp_path / "without.zip")["csv/own_picture.csv"].splitlines()) == 1
    record = home.open(profile_id)
    assert len(SqliteOwnPictures(record, home.clock, str).all()) == 3, "all stay where they are"
    record.close()


def test_progress_goes_up_to_its_end(home: Home, tmp_path: Path) -> None:
    steps = write(home, home.person(), tmp_path / "record.zip")

    assert [done for done, _ in steps] == list(range(1, len(steps) + 1))
    assert {of for _, of in steps} == {len(steps)}


def test_without_the_name_it_is_in_no_byte(home: Home, tmp_path: Path) -> None:
    profile_id = home.person(name="Quetzal Xylophone", words="plain")
    home.profiles.rename(profile_id, "Quetzal the second")  # the first one lies in a free page now

    write(home, profile_id, tmp_path / "with.zip")
    write(home, profile_id, tmp_path / "without.zip", with_name=False)

    assert b"Quetzal the second" in members(tmp_path / "with.zip")["record.sqlite3"]
    assert [n for n, data in members(tmp_path / "without.zip").items() if b"Quetzal" in data] == []
    assert manifest(tmp_path / "without.zip")["name_included"] is False
    assert home.profiles.list()[0].name == "Quetzal the second"


def test_what_was_deleted_is_in_no_free_page(home: Home, tmp_path: Path) -> None:
    profile_id = home.person(words="plain")
    record = home.open(profile_id)
    write_and_delete_again(record, "quokka")
    record.close()

    write(home, profile_id, tmp_path / "record.zip")

    assert b"quokka" not in members(tmp_path / "record.zip")["record.sqlite3"]


def test_an_open_record_is_exported_with_its_last_row(home: Home, tmp_path: Path) -> None:
    profile_id = home.person()
    record = home.open(profile_id)
    record.enter_block()
    record.connection.execute("UPDATE person SET name = 'just now'")

    write(home, profile_id, tmp_path / "record.zip")

    assert b"just now" in members(tmp_path / "record.zip")["csv/person.csv"]
    record.close()


def test_no_copy_stays_beside_the_record(home: Home, tmp_path: Path) -> None:
    profile_id = home.person()
    folder = home.paths.profiles / profile_id
    before = {p.name for p in folder.iterdir()}
    (folder / ".export.sqlite3.new").write_bytes(b"left over by a crash")

    write(home, profile_id, tmp_path / "record.zip")

    assert {p.name for p in folder.iterdir()} == before


@pytest.mark.parametrize("after", range(0, 40, 3))
def test_a_cancelled_export_leaves_nothing(home: Home, tmp_path: Path, after: int) -> None:
    profile_id = home.person()
    target = tmp_path / "out" / "record.zip"
    target.parent.mkdir()
    target.write_bytes(b"the one from last month")
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > after

    with home.reader.snapshot(profile_id, with_name=True) as snapshot:
        written = RecordZipFiles("1").write(
            target,
            snapshot,
            with_name=True,
            written_utc=AT,
            progress=lambda _done, _of: None,
            cancelled=cancelled,
        )

    assert not written
    assert [(p.name, p.read_bytes()) for p in target.parent.iterdir()] == [
        ("record.zip", b"the one from last month")
    ]


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, Problem.DISK_FULL),
        (errno.EIO, Problem.EXPORT_NOT_WRITTEN),
        (errno.EACCES, Problem.EXPORT_NOT_WRITTEN),
        (errno.EROFS, Problem.EXPORT_NOT_WRITTEN),
    ],
)
def test_a_disk_that_refuses_is_told_and_nothing_half_written_is_left(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, problem: Problem
) -> None:
    target = tmp_path / "out" / "record.zip"
    target.parent.mkdir()
    profile_id = home.person()

    def refuse(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    with home.reader.snapshot(profile_id, with_name=True) as snapshot:
        monkeypatch.setattr(record_zip.os, "fsync", refuse)  # type: ignore[attr-defined]  # its own os
        with pytest.raises(UserProblem) as told:
            RecordZipFiles("1").write(
                target, snapshot, with_name=True, written_utc=AT, progress=lambda *_: None, cancelled=never
            )
        monkeypatch.undo()

    assert told.value.problem is problem
    assert list(target.parent.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(home: Home, tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as told:
        write(home, home.person(), tmp_path / "no such folder" / "record.zip")
    assert told.value.problem is Problem.EXPORT_NOT_WRITTEN
    assert told.value.values["folder"] == str(tmp_path / "no such folder")


def test_a_disk_that_is_full_in_the_middle_leaves_nothing(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out" / "record.zip"
    target.parent.mkdir()

    def half(_snapshot: SqliteSnapshot) -> Iterator[bytes]:
        yield bytes(1000)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(SqliteSnapshot, "pieces", half)

    with pytest.raises(UserProblem) as told:
        write(home, home.person(), target)

    assert told.value.problem is Problem.DISK_FULL
    assert list(target.parent.iterdir()) == []


def test_a_stick_that_keeps_other_bytes_is_found_out(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "record.zip"
    sync = os.fsync

    def spoil(descriptor: int) -> None:
        sync(descriptor)
        if Path(f"/proc/self/fd/{descriptor}").readlink().name.endswith(".zip.new"):
            os.pwrite(descriptor, b"\0" * 64, os.fstat(descriptor).st_size // 2)

    profile_id = home.person()
    monkeypatch.setattr(os, "fsync", spoil)
    with pytest.raises(UserProblem) as told:
        write(home, profile_id, target)

    assert told.value.problem is Problem.EXPORT_NOT_WRITTEN
    assert not target.exists()


def test_a_good_one_is_opened(written: Path, tmp_path: Path) -> None:
    with RecordZipFiles("1").opened(written, never) as zipped:
        assert zipped.sha256 == sha256(written.read_bytes()).hexdigest()
        assert (zipped.written_utc, zipped.app_version) == (AT, "1.2.3")
        with (tmp_path / "taken out").open("wb") as stream:
            zipped.unpack(stream)

    assert (tmp_path / "taken out").read_bytes() == members(written)["record.sqlite3"]


Change = Callable[[dict[str, bytes]], None]


def _edit_note(found: dict[str, bytes]) -> None:
    found["csv/note.csv"] = found["csv/note.csv"].replace(NOBODY_WRITES_THIS.encode(), b"something else")


def _drop_table(found: dict[str, bytes]) -> None:
    del found["csv/rating.csv"]


def _add_file(found: dict[str, bytes]) -> None:
    found["holiday.jpg"] = b"sun"


def _drop_record(found: dict[str, bytes]) -> None:
    del found["record.sqlite3"]
    told = json.loads(found["manifest.json"])
    del told["files"]["record.sqlite3"]
    found["manifest.json"] = json.dumps(told).encode()


def _lie_about_size(found: dict[str, bytes]) -> None:
    told = json.loads(found["manifest.json"])
    told["files"]["FORMAT.md"]["size_bytes"] += 1
    found["manifest.json"] = json.dumps(told).encode()


@pytest.mark.parametrize("change", [_edit_note, _drop_table, _add_file, _drop_record, _lie_about_size])
def test_a_changed_zip_is_not_believed(written: Path, tmp_path: Path, change: Change) -> None:
    found = members(written)
    change(found)

    assert problem_with(pack(tmp_path / "changed.zip", found)) is Problem.EXPORT_DAMAGED


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"format": "gmi-trainer-record", "version": 2, "anything": True}, Problem.EXPORT_NEWER),
        ({"format": "somebody-elses", "version": 1}, Problem.EXPORT_FOREIGN),
        ({"format": "gmi-trainer-record", "version": 0}, Problem.EXPORT_FOREIGN),
        ({"format": "gmi-trainer-record", "version": 1}, Problem.EXPORT_FOREIGN),
        ([], Problem.EXPORT_FOREIGN),
    ],
    ids=str,
)
def test_other_formats_and_versions_are_told_apart(tmp_path: Path, told: object, problem: Problem) -> None:
    path = pack(tmp_path / "other.zip", {"manifest.json": json.dumps(told).encode()})

    assert problem_with(path) is problem


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00"])
def test_a_manifest_that_makes_no_sense_is_foreign(tmp_path: Path, content: bytes) -> None:
    assert problem_with(pack(tmp_path / "odd.zip", {"manifest.json": content})) is Problem.EXPORT_FOREIGN


def test_a_zip_without_a_manifest_is_foreign(tmp_path: Path) -> None:
    path = pack(tmp_path / "photos.zip", {"one.jpg": b"x"})

    assert problem_with(path) is Problem.EXPORT_FOREIGN


def test_a_time_that_makes_no_sense_is_foreign(written: Path, tmp_path: Path) -> None:
    found = members(written)
    told = json.loads(found["manifest.json"])
    told["written_utc"] = "yesterday"
    found["manifest.json"] = json.dumps(told).encode()

    assert problem_with(pack(tmp_path / "odd.zip", found)) is Problem.EXPORT_FOREIGN


def test_a_manifest_without_end_is_not_read(written: Path, tmp_path: Path) -> None:
    found = members(written)
    found["manifest.json"] = b" " * 2_000_000 + found["manifest.json"]

    assert problem_with(pack(tmp_path / "long.zip", found)) is Problem.FILE_TOO_LARGE


def test_the_name_of_a_person_is_in_an_export_that_says_so(written: Path) -> None:
    assert NAME.encode() in members(written)["csv/person.csv"]
