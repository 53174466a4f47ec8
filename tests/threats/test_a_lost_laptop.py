"""Where records are encrypted, none of a person's words stands in any byte of the data folder, the clinic's list and a
guest's record included, and also after a crash; where they are not, the program says so."""

from __future__ import annotations

import base64
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from gmi_trainer.bootstrap.clinic import erase_leftover_guest, make_roster
from gmi_trainer.bootstrap.protecting import make_lock, make_protection
from gmi_trainer.bootstrap.workspaces import profile_folders
from gmi_trainer.exchange.manifest import csv_file
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clinic_ports import Seal
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.results_out import Wanted, Weeks
from gmi_trainer.storage import driver
from tests import result_maker
from tests.report_maker import live
from tests.storage.keys import KEY
from tests.storage.records import opened
from tests.threats.clinic_day import ANNA, BO, CARL, ENCRYPTED, PASSPHRASE, PLAIN, SECRETS, TELLING
from tests.threats.trees import bytes_with
from tests.whole_person import NAME, NOBODY_WRITES_THIS, Home

pytestmark = pytest.mark.timeout(400)
"""A whole day of the program, its passphrases worked on for a second each, on a computer that may be busy."""

WORDS = (NAME, NOBODY_WRITES_THIS, "CREATE TABLE", "SQLite format 3")


def lived(root: Path) -> Home:
    """Something in every table, written, copied, changed and deleted again."""
    home = Home(root)
    profile_id = home.person()
    home.backups(profile_id).make()
    record = home.open(profile_id)
    with record.atomic() as connection:
        connection.execute("UPDATE note SET text = text || ' and more'")
        connection.execute("DELETE FROM goal_rating")
    record.close()
    return home


def test_no_byte_says_anything_without_the_key(tmp_path: Path) -> None:
    if not driver.can_encrypt():
        pytest.skip("the extra that encrypts is not installed")
    first_person = "a0000000-0000-4000-8000-000000000001"
    driver.KEYS.put(first_person, KEY)
    try:
        home = lived(tmp_path / "data")
    finally:
        driver.KEYS.empty()

    (profile,) = home.profiles.list()
    assert profile.profile_id == first_person
    assert profile.name == "", "not even the list of people knows it"
    assert bytes_with(tmp_path / "data", WORDS) == []
    record = home.profiles.record_path(first_person)
    with pytest.raises(sqlite3.DatabaseError), closing(sqlite3.connect(record)) as connection:
        connection.execute("SELECT * FROM sqlite_schema").fetchall()


def test_without_encryption_they_could_be_found(tmp_path: Path) -> None:
    """Otherwise the search above could not fail."""
    lived(tmp_path / "data")

    found = {line.rpartition(": ")[2] for line in bytes_with(tmp_path / "data", WORDS)}
    assert found == set(WORDS)


# -- a whole day in a clinic, and a crash at its end ------------------------------------------------------

IN_NO_ENCRYPTED_FILE = ("CREATE TABLE", "SQLite format 3", "AGE-SECRET-KEY")


@dataclass(frozen=True, slots=True)
class Left:
    """What is left on the disk when the program was killed."""

    paths: DataPaths
    export: Path
    elsewhere: Path
    printed: str
    keys: tuple[bytes, ...]


def killed_at_the_end(folder: Path, how: str) -> Left:
    """A result with somebody's name, in the file's own name too, comes from another computer."""
    sender = result_maker.Home(folder / "sender", CARL)
    sender.live(live)
    result, export = folder / f"{CARL}.gmiresult", folder / "export.zip"
    with opened(sender.path) as record:
        out = sender.out(record)
        out.writing(out.choice(Wanted(Weeks.ALL, with_name=True, with_notes=True)), result, Seal.NONE)()
    root, elsewhere = folder / "data", folder / "elsewhere"
    elsewhere.mkdir()
    places = ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    environment = {**os.environ, **dict.fromkeys(places, str(elsewhere))}
    command = [sys.executable, "-m", "tests.threats.clinic_day", str(root), str(result), str(export), how]
    with (
        (folder / "printed.txt").open("w+") as printed,
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=printed, text=True, env=environment
        ) as child,
    ):
        assert child.stdout is not None
        said = child.stdout.readline()
        child.kill()
        printed.seek(0)
        told = printed.read()
    word, *keys = said.split() or [""]
    assert word == "there", told
    return Left(DataPaths(root), export, elsewhere, told, tuple(map(bytes.fromhex, keys)))


@pytest.fixture(scope="module")
def lost(tmp_path_factory: pytest.TempPathFactory) -> Left:
    if not driver.can_encrypt():
        pytest.skip("the extra that encrypts is not installed")
    return killed_at_the_end(tmp_path_factory.mktemp("lost"), ENCRYPTED)


def test_after_a_day_and_a_crash_no_byte_tells_of_anybody(lost: Left) -> None:
    assert bytes_with(lost.paths.root, (*TELLING, *SECRETS, *IN_NO_ENCRYPTED_FILE)) == []


def test_no_key_lies_in_the_open(lost: Left) -> None:
    """Those of three people, of the clinic's list and of the guest: sealed in files, or in memory only."""
    assert len(set(lost.keys)) == 5
    everything = [path.read_bytes() for path in lost.paths.root.rglob("*") if path.is_file()]
    for key in lost.keys:
        for form in (key, key.hex().encode(), key.hex().upper().encode(), base64.b64encode(key)):
            assert not any(form in content for content in everything)


def test_nothing_lies_in_the_folders_of_the_system_either(lost: Left) -> None:
    """Of the system for things that are needed for a while, for settings and for what is made again."""
    assert bytes_with(lost.elsewhere, (*TELLING, *SECRETS, *IN_NO_ENCRYPTED_FILE)) == []


def test_all_that_could_tell_was_there(lost: Left) -> None:
    """The search looked at journals that were being written to, at a guest, at copies, logs and settings."""
    paths = lost.paths
    files = [path for path in paths.root.rglob("*") if path.is_file() and path.stat().st_size > 0]
    names = {path.name for path in files}
    assert {
        "clinic.sqlite3",
        "record.sqlite3",
        "record.sqlite3-wal",
        "settings.json",
        "lock.age",
        "key.age",
    } <= names
    assert {"recovery.json", "gmi-trainer.log", "passphrase.age", "recovery.age", "clinic.age"} <= names
    for folder in (paths.profiles, paths.backups, paths.guest, paths.clinic, paths.logs, paths.cache):
        assert [path for path in files if path.is_relative_to(folder)], folder
    assert len(list(paths.backups.glob("*/*.sqlite3"))) >= 4
    assert len(list(paths.profiles.glob("*/keys"))) == 3


def test_nothing_that_was_printed_tells_either(lost: Left) -> None:
    assert [word for word in (*TELLING, *SECRETS) if word in lost.printed] == []


def test_what_somebody_exported_can_be_read(lost: Left) -> None:
    """That is what an export is for, and it lies where they put it."""
    with ZipFile(lost.export) as export:
        assert BO in export.read(csv_file("person")).decode()
    assert not lost.export.is_relative_to(lost.paths.root)


def test_with_the_passphrase_everything_is_there_again(lost: Left) -> None:
    clock = SystemClock()
    lock = make_lock(lost.paths, clock)
    protection = make_protection(lost.paths, clock, lock)
    try:
        key = lock.open(PASSPHRASE)
        assert protection.unlock(key) == {}
        assert protection.finish(key) == {}
        assert {one.name for one in profile_folders(lost.paths, clock).list()} == {ANNA, BO, CARL}
        roster = make_roster(lost.paths, clock)
        assert {entry.person.shown for entry in roster.entries()} == {ANNA, BO, CARL}
        assert all(entry.facts is not None for entry in roster.entries())
        (running,) = lost.paths.profiles.glob("*/record.sqlite3-wal")
        with closing(driver.connect_for_reading(running.with_name("record.sqlite3"))) as connection:
            last = connection.execute("SELECT max(id) AS id FROM session").fetchone()["id"]
            (answers,) = connection.execute(
                "SELECT count(*) FROM trial WHERE session_id = ?", (last,)
            ).fetchone()
            assert answers == 5
    finally:
        driver.KEYS.empty()
    erase_leftover_guest(lost.paths)
    assert not lost.paths.guest.exists()
    assert bytes_with(lost.paths.root, (*TELLING, *SECRETS, *IN_NO_ENCRYPTED_FILE)) == []


def test_settings_know_a_person_by_a_number_only(lost: Left) -> None:
    settings = json.loads(lost.paths.settings.read_text())
    assert (lost.paths.profiles / settings["last_profile"]).is_dir()


def test_the_same_day_without_encryption_could_be_read(tmp_path: Path) -> None:
    """Otherwise the search above could not fail: people, clinic, copies and the guest are found by it."""
    plain = killed_at_the_end(tmp_path, PLAIN)

    found = bytes_with(plain.paths.root, TELLING)
    assert {line.rpartition(": ")[2] for line in found} == set(TELLING)
    assert {line.partition("/")[0] for line in found} == {"profiles", "backups", "clinic", "guest"}
