"""Where records are encrypted, none of a person's words stands in any byte of the data folder; where they are not, the
program says so."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gmi_trainer.storage import driver
from tests.storage.keys import KEY
from tests.threats.trees import bytes_with
from tests.whole_person import NAME, NOBODY_WRITES_THIS, Home

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
