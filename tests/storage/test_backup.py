"""Copies of a record: whole, checked, thinned, and put back."""

from __future__ import annotations

import shutil
import stat
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.people_ports import Backup, RecordFacts
from gmi_trainer.storage import driver
from gmi_trainer.storage.backup import SqliteBackups
from gmi_trainer.storage.database import VERSION, Record
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes import FakeClock
from tests.samples import MORNING, sample_start, sample_trial
from tests.storage.records import opened


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(utc=MORNING)


@pytest.fixture
def backups(record_path: Path, tmp_path: Path, clock: FakeClock) -> SqliteBackups:
    return SqliteBackups(record_path, tmp_path / "backups" / "one", clock)


def add_session(record: Record, number: int, trials: int = 5, *, finish: bool = True) -> None:
    log = SqliteSessionLog(record, FakeClock(utc=MORNING))
    session = log.begin(sample_start(number, started_utc=MORNING + timedelta(days=number)))
    for position in range(1, trials + 1):
        log.add_trial(session, sample_trial(position))
    if finish:
        log.finish(session, MORNING + timedelta(days=number, minutes=2), Purpose.TEST, {})


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_backup_of_an_open_record_holds_everything_up_to_now(
    record: Record, backups: SqliteBackups, record_path: Path
) -> None:
    add_session(record, 1)
    add_session(record, 2, trials=3, finish=False)

    backup = backups.make()

    facts = backups.facts_of(backup)
    assert (facts.sessions, facts.trials) == (2, 8)
    assert (facts.first_day, facts.last_day) == ("2025-03-11", "2025-03-12")
    assert facts.size_bytes == backup.size_bytes == backup.path.stat().st_size > 0
    now = backups.facts_now()
    assert (now.sessions, now.trials, now.first_day, now.last_day) == (2, 8, "2025-03-11", "2025-03-12")


def test_a_backup_is_one_private_file_named_by_its_time(record: Record, backups: SqliteBackups) -> None:
    backup = backups.make()

    assert backup.made_utc == MORNING
    assert names_in(backup.path.parent) == ["20250310T083000.000Z.sqlite3"]
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.path.parent.stat().st_mode) == 0o700
    assert backups.list() == (backup,)


def test_looking_into_a_backup_leaves_no_trace(record: Record, backups: SqliteBackups) -> None:
    backup = backups.make()
    before = backup.path.read_bytes()

    backups.facts_of(backup)

    assert backup.path.read_bytes() == before
    assert names_in(backup.path.parent) == [backup.path.name]


def test_two_in_the_same_moment_do_not_replace_one_another(record: Record, backups: SqliteBackups) -> None:
    first, second = backups.make(), backups.make()

    assert backups.list() == (second, first)


def test_backups_are_thinned_but_other_files_and_those_from_before_an_update_stay(
    record: Record, backups: SqliteBackups, clock: FakeClock
) -> None:
    backups.copy_before_migrating(record.connection, 7)
    folder = backups.list()[0].path.parent
    (folder / "my own notes.txt").write_text("keep me")
    for _ in range(12):
        clock.advance(timedelta(hours=1))
        backups.make()

    names = names_in(folder)

    assert "20250310T083000.000Z-before-update-7.sqlite3" in names
    assert "my own notes.txt" in names
    assert len(backups.list()) == 1 + 3


def test_changed_since_last(record_path: Path, backups: SqliteBackups, clock: FakeClock) -> None:
    assert backups.changed_since_last()
    with opened(record_path) as record:
        backups.make()
        assert not backups.changed_since_last()
        add_session(record, 1)
        assert backups.changed_since_last()
        clock.advance(timedelta(minutes=1))
        backups.make()
        assert not backups.changed_since_last()
    assert not backups.changed_since_last()  # closing gathered the journal; nothing new was written
    with opened(record_path):
        assert not backups.changed_since_last()
    assert not backups.changed_since_last()


def test_a_trial_in_mid_drill_is_a_change(record: Record, backups: SqliteBackups) -> None:
    log = SqliteSessionLog(record, FakeClock())
    session = log.begin(sample_start())
    backups.make()

    log.add_trial(session, sample_trial())

    assert backups.changed_since_last()


def test_a_full_disk_is_told_and_nothing_half_written_stays(
    record: Record, backups: SqliteBackups, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_session(record, 1)
    real = driver.connect_new

    def on_a_small_disk(path: Path) -> driver.Connection:
        connection = real(path)
        connection.execute("PRAGMA max_page_count = 3")
        return connection

    monkeypatch.setattr(driver, "connect_new", on_a_small_disk)
    with pytest.raises(UserProblem) as told:
        backups.make()

    assert told.value.problem is Problem.DISK_FULL
    assert names_in(backups._folder) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_disk_that_fails_in_another_way_means_there_is_no_backup(
    record: Record, backups: SqliteBackups
) -> None:
    import resource

    add_session(record, 1)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(UserProblem) as told:
            backups.make()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert told.value.problem is Problem.BACKUP_FAILED
    assert names_in(backups._folder) == []


def test_a_copy_that_does_not_pass_its_check_is_not_kept(
    record: Record, backups: SqliteBackups, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_session(record, 1)
    real = driver.copy_all

    def badly(source: driver.Connection, target: driver.Connection) -> None:
        real(source, target)
        target.execute("PRAGMA foreign_keys = OFF")
        target.execute("DELETE FROM stimulus")

    monkeypatch.setattr(driver, "copy_all", badly)
    with pytest.raises(UserProblem) as told:
        backups.make()

    assert told.value.problem is Problem.BACKUP_FAILED
    assert names_in(backups._folder) == []


def spoil(path: Path, table: str) -> None:
    """Overwrite the first page of a table."""
    connection = driver.connect_untouched(path)
    row = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    connection.close()
    content = bytearray(path.read_bytes())
    content[(row[0] - 1) * 4096 : row[0] * 4096] = b"\xa5" * 4096
    path.write_bytes(content)


def test_a_record_that_is_itself_damaged_is_told_as_that(record_path: Path, backups: SqliteBackups) -> None:
    with opened(record_path) as record:
        add_session(record, 1)
    spoil(record_path, "event")

    with pytest.raises(UserProblem) as told:
        backups.make()

    assert told.value.problem is Problem.RECORD_DAMAGED
    assert names_in(backups._folder) == []


def two_states(record_path: Path, backups: SqliteBackups, clock: FakeClock) -> Backup:
    """A backup with one session, and a record with three."""
    with opened(record_path) as record:
        add_session(record, 1)
        backup = backups.make()
        add_session(record, 2)
        add_session(record, 3)
    clock.advance(timedelta(days=1))
    return backup


def test_restoring_brings_the_copy_back_and_keeps_what_was_there(
    record_path: Path, backups: SqliteBackups, clock: FakeClock
) -> None:
    backup = two_states(record_path, backups, clock)
    assert (backups.facts_now().sessions, backups.facts_of(backup).sessions) == (3, 1)

    backups.restore(backup)

    assert backups.facts_now().sessions == 1
    aside, original = backups.list()
    assert original == backup
    assert (aside.made_utc, backups.facts_of(aside).sessions) == (MORNING + timedelta(days=1), 3)
    assert stat.S_IMODE(record_path.stat().st_mode) == 0o600
    assert names_in(record_path.parent) == [record_path.name]
    with opened(record_path) as record:
        assert driver.is_sound(record.connection)
        add_session(record, 9)
    backups.restore(aside)
    assert backups.facts_now().sessions == 3


def test_nothing_is_restored_over_an_open_record(
    record_path: Path, backups: SqliteBackups, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = two_states(record_path, backups, clock)
    monkeypatch.setattr(driver, "BUSY_TIMEOUT_MS", 0)

    with opened(record_path), pytest.raises(UserProblem) as told:
        backups.restore(backup)

    assert told.value.problem is Problem.RECORD_BUSY
    assert backups.facts_now().sessions == 3
    assert backups.list() == (backup,)


def test_a_journal_left_by_a_kill_is_not_played_into_the_restored_record(
    record_path: Path, backups: SqliteBackups, clock: FakeClock, tmp_path: Path
) -> None:
    backup = two_states(record_path, backups, clock)
    with opened(record_path) as record:
        record.connection.execute("PRAGMA wal_autocheckpoint = 0")
        add_session(record, 4, finish=False)
        killed = shutil.copytree(record_path.parent, tmp_path / "killed")
    again = SqliteBackups(killed / record_path.name, backups._folder, clock)

    again.restore(backup)

    assert again.facts_now().sessions == 1
    assert again.facts_of(again.list()[0]).sessions == 4
    assert names_in(killed) == [record_path.name]


@pytest.mark.parametrize("harm", ["header", "header and journal", "page", "gone"])
def test_a_damaged_or_missing_record_can_be_replaced(
    record_path: Path, backups: SqliteBackups, clock: FakeClock, harm: str
) -> None:
    backup = two_states(record_path, backups, clock)
    journal = Path(f"{record_path}-wal")
    if harm.startswith("header"):
        record_path.write_bytes(b"oops" + record_path.read_bytes()[4:])
        if harm.endswith("journal"):
            journal.write_bytes(b"what was not gathered yet")
    elif harm == "page":
        spoil(record_path, "event")
    else:
        record_path.unlink()
    damaged = record_path.read_bytes() if record_path.exists() else None

    backups.restore(backup)

    with opened(record_path) as record:
        assert driver.is_sound(record.connection)
    assert backups.facts_now().sessions == 1
    kept = [path.read_bytes() for path in backups._folder.iterdir() if path.suffix == ".unreadable"]
    assert len(kept) == (0 if damaged is None else 1)
    if harm.startswith("header"):
        assert kept == [damaged]
    journals = [path.read_bytes() for path in backups._folder.iterdir() if path.suffix == ".unreadable-wal"]
    assert journals == ([b"what was not gathered yet"] if harm.endswith("journal") else [])
    assert not journal.exists()


@pytest.mark.parametrize("harm", ["header", "page", "foreign", "cut", "gone"])
def test_a_backup_that_cannot_be_trusted_is_refused(
    record_path: Path, backups: SqliteBackups, clock: FakeClock, harm: str
) -> None:
    backup = two_states(record_path, backups, clock)
    content = backup.path.read_bytes()
    if harm == "header":
        backup.path.write_bytes(b"oops" + content[4:])
    elif harm == "page":
        spoil(backup.path, "session")
    elif harm == "foreign":
        backup.path.write_bytes(content[:68] + b"abcd" + content[72:])
    elif harm == "cut":
        backup.path.write_bytes(content[: len(content) // 2])
    else:
        backup.path.unlink()

    for attempt in (backups.facts_of, backups.restore):
        with pytest.raises(UserProblem) as told:
            attempt(backup)
        assert told.value.problem is Problem.BACKUP_DAMAGED
    assert backups.facts_now().sessions == 3


def test_a_backup_of_a_newer_program_is_refused(
    record_path: Path, backups: SqliteBackups, clock: FakeClock
) -> None:
    backup = two_states(record_path, backups, clock)
    connection = driver.connect(backup.path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()

    with pytest.raises(UserProblem) as told:
        backups.restore(backup)
    assert told.value.problem is Problem.RECORD_NEWER


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_restoring_on_a_full_disk_changes_nothing(
    record_path: Path, backups: SqliteBackups, clock: FakeClock
) -> None:
    backup = two_states(record_path, backups, clock)
    (record_path.parent / f".{record_path.name}.new").symlink_to("/dev/full")

    with pytest.raises(UserProblem) as told:
        backups.restore(backup)

    assert told.value.problem is Problem.DISK_FULL
    with opened(record_path) as record:
        assert driver.is_sound(record.connection)
    assert backups.facts_now().sessions == 3


def test_an_empty_record_has_no_days(record: Record, backups: SqliteBackups) -> None:
    size = record.path.stat().st_size
    assert backups.facts_now() == RecordFacts(0, 0, None, None, size)
