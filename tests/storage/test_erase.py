"""Delete everything really deletes: no byte of a person is left, and no byte of anybody else is touched."""

from __future__ import annotations

import shutil
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.erasing import overwrite
from gmi_trainer.services.machine_settings import MachineSettings
from gmi_trainer.storage import driver, erase
from gmi_trainer.storage.settings_file import JsonSettingsFile
from tests.whole_person import NOBODY_WRITES_THIS, Home, files_with, write_and_delete_again

OTHER_WORDS = "walrus-teapot"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "data")


def fingerprints(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def fill(home: Home, profile_id: str) -> None:
    """Put a person's words, or their id, into every place of the data folder."""
    record = home.open(profile_id)
    write_and_delete_again(record, NOBODY_WRITES_THIS)
    record.close()
    home.backups(profile_id).make()
    record = home.open(profile_id)
    home.backups(profile_id).copy_before_migrating(record.connection, 1)
    record.connection.execute("PRAGMA wal_autocheckpoint = 0")
    record.connection.execute(f"UPDATE person SET name = 'Kim {NOBODY_WRITES_THIS} the second'")
    own = home.paths.profiles / profile_id
    shutil.copy(own / "record.sqlite3-wal", home.paths.root / "wal")  # as if the program had been killed now
    record.close()
    shutil.move(home.paths.root / "wal", own / "record.sqlite3-wal")
    words = f"{NOBODY_WRITES_THIS} {profile_id}".encode()
    for leftover in (
        own / ".record.sqlite3.new",
        own / ".export.sqlite3.new",
        own / "record.sqlite3-journal",
        own / "a note beside it.txt",
        home.paths.backups_of(profile_id) / ".20250310T083000.000Z.sqlite3.new",
        home.paths.backups_of(profile_id) / "20250310T083000.000Z.unreadable",
        home.paths.profiles / ".half.new" / "record.sqlite3",
        home.paths.root / ".settings.json.new",
        home.paths.cache / "overview" / "picture.svg",
    ):
        leftover.parent.mkdir(parents=True, exist_ok=True)
        leftover.write_bytes(words)
    JsonSettingsFile(home.paths.settings).save(MachineSettings(last_profile=profile_id))
    said = f"ERROR profiles/{profile_id}/record.sqlite3 could not be read\n".encode()
    for log in ("gmi-trainer.log", "gmi-trainer.log.1", "crash.log"):
        (home.paths.logs / log).write_bytes(b"start\n" + said * 3 + b"end\n")
    (home.paths.root / "settings.damaged-1.json").write_text(f'{{"last_profile": "{profile_id}"')


def test_nothing_of_a_person_is_left_anywhere(home: Home) -> None:
    profile_id = home.person()
    fill(home, profile_id)
    assert len(files_with(home.paths.root, NOBODY_WRITES_THIS)) >= 12
    assert len(files_with(home.paths.root, profile_id)) >= 10

    home.eraser.erase(profile_id)

    assert files_with(home.paths.root, NOBODY_WRITES_THIS) == []
    assert files_with(home.paths.root, profile_id) == []
    assert home.profiles.list() == ()
    assert home.eraser.unfinished() == ()


def test_the_planted_words_really_lay_in_free_pages_and_in_the_journal(home: Home) -> None:
    """The test above would be worth little otherwise."""
    profile_id = home.person(name="", words="plain")
    fill(home, profile_id)
    own = home.paths.profiles / profile_id

    found = files_with(own, NOBODY_WRITES_THIS)

    assert "record.sqlite3" in found
    assert "record.sqlite3-wal" in found
    with closing(driver.connect(own / "record.sqlite3")) as connection:
        assert driver.pragma(connection, "freelist_count") > 50
        row = connection.execute("SELECT name FROM person").fetchone()
        assert row["name"] == f"Kim {NOBODY_WRITES_THIS} the second"  # known to the journal alone


def test_another_persons_files_are_untouched_byte_for_byte(home: Home) -> None:
    profile_id = home.person()
    other = home.person("Alex", OTHER_WORDS)
    home.backups(other).make()
    fill(home, profile_id)
    record = home.open(other)  # open while the first is deleted: its journal stays as well
    record.connection.execute("UPDATE person SET name = 'Alexandra'")
    places = (home.paths.profiles / other, home.paths.backups_of(other))
    before = [fingerprints(place) for place in places]
    assert any(name.endswith("-wal") for name in before[0])

    home.eraser.erase(profile_id)

    assert [fingerprints(place) for place in places] == before
    assert driver.is_sound(record.connection)
    record.close()
    assert [p.profile_id for p in home.profiles.list()] == [other]


def test_logs_keep_their_lines(home: Home) -> None:
    profile_id = home.person()
    fill(home, profile_id)
    log = home.paths.logs / "gmi-trainer.log"
    lines = log.read_bytes().count(b"\n")

    home.eraser.erase(profile_id)

    assert log.read_bytes().count(b"\n") == lines
    assert b"ERROR profiles/------------------------------------/record.sqlite3" in log.read_bytes()


def test_every_file_is_written_over_before_it_goes(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    profile_id = home.person()
    fill(home, profile_id)
    kept: dict[str, bytes] = {}
    unlink = Path.unlink

    def see(path: Path, missing_ok: bool = False) -> None:
        kept[path.name] = path.read_bytes() if path.is_file() else b""
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", see)

    home.eraser.erase(profile_id)

    assert "record.sqlite3" in kept
    assert len(kept) >= 9
    assert [name for name, content in kept.items() if NOBODY_WRITES_THIS.encode() in content] == []


def test_the_journal_is_written_over_too_before_sqlite_removes_it(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile_id = home.person()
    fill(home, profile_id)
    overwritten: list[str] = []

    def see(path: Path) -> None:
        overwritten.append(path.name)
        overwrite(path)

    monkeypatch.setattr(erase, "overwrite", see)

    home.eraser.erase(profile_id)

    assert overwritten == ["record.sqlite3-wal"]


def test_what_would_go_is_counted_while_the_record_is_open(home: Home) -> None:
    profile_id = home.person()
    home.backups(profile_id).make()
    record = home.open(profile_id)

    facts = home.eraser.facts(profile_id)

    assert (facts.sessions, facts.backups) == (5, 1)
    assert facts.size_bytes > 2 * (home.paths.profiles / profile_id / "record.sqlite3").stat().st_size * 0.9
    record.close()


def test_a_record_in_use_is_left_whole(home: Home) -> None:
    profile_id = home.person()
    home.backups(profile_id).make()
    record = home.open(profile_id)
    before = fingerprints(home.paths.backups_of(profile_id))

    with pytest.raises(UserProblem) as told:
        home.eraser.erase(profile_id)

    assert told.value.problem is Problem.RECORD_BUSY
    assert [p.profile_id for p in home.profiles.list()] == [profile_id]
    assert fingerprints(home.paths.backups_of(profile_id)) == before
    assert driver.is_sound(record.connection)
    record.close()
    home.eraser.erase(profile_id)
    assert files_with(home.paths.root, NOBODY_WRITES_THIS) == []


def test_a_file_that_cannot_go_is_named_and_asking_again_finishes(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile_id = home.person()
    copy = home.backups(profile_id).make()
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == copy.path:
            raise PermissionError(13, "used by another program", str(path))
        unlink(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        with pytest.raises(UserProblem) as told:
            home.eraser.erase(profile_id)

    assert told.value.problem is Problem.ERASING_UNFINISHED
    assert told.value.values == {
        "file": str(copy.path.relative_to(home.paths.root)),
        "count": 1,
    }
    assert home.profiles.list() == ()
    assert home.eraser.unfinished() == (profile_id,)
    assert files_with(home.paths.root, NOBODY_WRITES_THIS) == []  # written over, though its name is there

    home.eraser.erase(profile_id)

    assert home.eraser.unfinished() == ()
    assert not copy.path.exists()


def test_a_folder_that_may_not_be_changed_leaves_all_as_it_was(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile_id = home.person()
    before = fingerprints(home.paths.root)

    def refuse(path: Path, target: Path) -> Path:
        raise PermissionError(13, "read-only", str(path))

    monkeypatch.setattr(Path, "rename", refuse)

    with pytest.raises(UserProblem) as told:
        home.eraser.erase(profile_id)

    assert told.value.problem is Problem.FOLDER_NOT_WRITABLE
    assert fingerprints(home.paths.root) == before


def test_where_it_cannot_begin_nothing_of_the_journal_is_lost(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile_id = home.person(name="", words="plain")
    fill(home, profile_id)

    def refuse(path: Path, target: Path) -> Path:
        raise PermissionError(13, "read-only", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse)
        with pytest.raises(UserProblem):
            home.eraser.erase(profile_id)

    record = home.open(profile_id)  # which also clears the other journal away
    assert driver.is_sound(record.connection)
    (profile,) = home.profiles.list()
    assert profile.name == f"Kim {NOBODY_WRITES_THIS} the second"  # it was known to the journal alone
    record.close()


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + bytes(4000)])
def test_a_record_that_cannot_be_read_goes_too(home: Home, content: bytes) -> None:
    profile_id = home.person()
    (home.paths.profiles / profile_id / "record.sqlite3").write_bytes(content)
    assert home.eraser.facts(profile_id).sessions is None

    home.eraser.erase(profile_id)

    assert home.profiles.list() == ()


def test_a_record_that_was_moved_to_another_disk_is_followed_there(home: Home, tmp_path: Path) -> None:
    profile_id = home.person()
    own = home.paths.profiles / profile_id
    elsewhere = tmp_path / "other disk"
    elsewhere.mkdir()
    shutil.move(own / "record.sqlite3", elsewhere / "mine.sqlite3")
    (own / "record.sqlite3").symlink_to(elsewhere / "mine.sqlite3")
    (elsewhere / "holiday.txt").write_text("not ours")

    home.eraser.erase(profile_id)

    assert [p.name for p in elsewhere.iterdir()] == ["holiday.txt"]


def test_a_folder_that_was_moved_to_another_disk_is_followed_there(home: Home, tmp_path: Path) -> None:
    profile_id = home.person()
    own = home.paths.profiles / profile_id
    shutil.move(own, tmp_path / "moved")
    own.symlink_to(tmp_path / "moved")

    home.eraser.erase(profile_id)

    assert not (tmp_path / "moved").exists()
    assert home.profiles.list() == ()


@pytest.mark.parametrize("profile_id", ["", "nobody", "..", ".", "../logs", ".hidden", "/no-such-place"])
def test_no_other_folder_can_be_named(home: Home, profile_id: str) -> None:
    home.person()
    (home.paths.logs / "gmi-trainer.log").write_text("start")
    before = fingerprints(home.paths.root)

    for ask in (home.eraser.erase, home.eraser.facts):
        with pytest.raises(UserProblem) as told:
            ask(profile_id)
        assert told.value.problem is Problem.PROFILE_MISSING

    assert fingerprints(home.paths.root) == before
