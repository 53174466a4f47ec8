"""Migrating: a copy first, all or nothing, and nothing done twice."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from gmi_trainer.storage import database, driver
from gmi_trainer.storage.database import open_record
from gmi_trainer.storage.driver import MigratingDatabase
from gmi_trainer.storage.migrations import STEPS
from tests.storage.records import no_copy

Step = Callable[[MigratingDatabase], None]


def m900_add_a_table(db: MigratingDatabase) -> None:
    db.execute("CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT")


def m901_fail_half_way(db: MigratingDatabase) -> None:
    db.execute("CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT")
    raise RuntimeError("on purpose")


@pytest.fixture
def with_steps(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """As if the program were a later one with these steps as well."""

    def extend(*more: Step) -> None:
        monkeypatch.setattr(database, "STEPS", (*STEPS, *more))
        monkeypatch.setattr(database, "VERSION", len(STEPS) + len(more))

    return extend


def test_an_older_record_is_copied_before_it_is_migrated(
    record_path: Path, with_steps: Callable[..., None]
) -> None:
    with_steps(m900_add_a_table)
    copied = []

    def copy(connection: driver.Connection, version: int) -> None:
        tables = {row["name"] for row in connection.execute("PRAGMA table_list")}
        copied.append((version, "added" in tables))

    record = open_record(record_path, copy)

    assert copied == [(len(STEPS), False)]
    assert driver.pragma(record.connection, "user_version") == len(STEPS) + 1
    assert record.connection.execute("SELECT count(*) FROM added").fetchone()[0] == 0
    record.close()
    open_record(record_path, no_copy).close()


def test_without_its_copy_nothing_is_migrated(record_path: Path, with_steps: Callable[..., None]) -> None:
    with_steps(m900_add_a_table)

    with pytest.raises(AssertionError, match="nothing to migrate"):
        open_record(record_path, no_copy)

    record = open_record(record_path, lambda connection, version: None)
    assert driver.pragma(record.connection, "user_version") == len(STEPS) + 1
    record.close()


def test_a_step_that_fails_is_taken_back_whole(record_path: Path, with_steps: Callable[..., None]) -> None:
    with_steps(m900_add_a_table, m901_fail_half_way)

    with pytest.raises(RuntimeError, match="on purpose"):
        open_record(record_path, lambda connection, version: None)

    with_steps(m900_add_a_table)
    record = open_record(record_path, no_copy)
    tables = {row["name"] for row in record.connection.execute("PRAGMA table_list")}
    assert "added" in tables
    assert "half" not in tables
    record.close()


def test_an_ordinary_start_does_not_pay_for_migrations(record_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from gmi_trainer.storage.database import open_record;"
        "open_record(Path(sys.argv[1]), lambda c, v: None).close(); print('sqlite_utils' in sys.modules)"
    )
    child = subprocess.run(
        [sys.executable, "-c", program, str(record_path)], capture_output=True, text=True, check=True
    )
    assert child.stdout.strip() == "False"


def test_a_new_record_is_what_all_steps_one_by_one_would_have_made(tmp_path: Path) -> None:
    """Built at once, without sqlite-utils; the next program's steps find it as sqlite-utils left the others."""

    def shape(connection: driver.Connection) -> list[object]:
        parts = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")
        done = connection.execute(
            "SELECT id, migration_set, name, length(applied_at) FROM _sqlite_migrations"
        )
        return [*map(tuple, parts), *map(tuple, done), driver.pragma(connection, "user_version")]

    with closing(driver.connect_new(tmp_path / "built")) as built:
        driver.build(built, STEPS)
        with closing(driver.connect_new(tmp_path / "migrated")) as migrated:
            driver.migrate(migrated, STEPS)

            assert shape(built) == shape(migrated)


def test_a_step_that_fails_builds_nothing(tmp_path: Path) -> None:
    with closing(driver.connect_new(tmp_path / "built")) as built:
        with pytest.raises(RuntimeError, match="on purpose"):
            driver.build(built, (*STEPS, m901_fail_half_way))

        assert built.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        assert driver.pragma(built, "user_version") == 0
