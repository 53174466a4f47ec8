"""A record from a stranger comes in whole, as a person of its own, or one sentence says why not and nothing changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem
from tests.threats.attempts import Outcome, World, hold_to_promise
from tests.threats.strange_files import (
    cut,
    members_of,
    spoilt,
    told_anew,
    written,
    zip_bombs,
    zip_of,
    zips_that_lead_elsewhere,
)
from tests.whole_person import Home

RECORD = "record.sqlite3"


class Sent:
    """A world with somebody in it, and a record of somebody else's."""

    def __init__(self, root: Path) -> None:
        self.world = World(root / "world")
        Home(self.world.data).person("Somebody who is here")
        self.world.keep()
        there = Home(root / "there", "b")
        self.file = self.world.strange / "record.zip"
        there.care().export(there.person(), self.file)
        self.members = members_of(self.file)

    def try_all(self, files: list[Path]) -> list[Outcome]:
        return self.world.try_all("record", files)

    def with_database(self, change: Callable[[sqlite3.Connection], object]) -> bytes:
        """The same record with something else in its database, in a zip that has nothing wrong with it."""
        path = self.world.strange / "changed.sqlite3"
        path.write_bytes(self.members[RECORD])
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            change(connection)
        return zip_of(told_anew(self.members, **{RECORD: path.read_bytes()}))


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    return Sent(tmp_path_factory.mktemp("record"))


@pytest.fixture(scope="module")
def whole(sent: Sent) -> str:
    (good,) = sent.try_all([sent.file])
    assert good.outcome == "came in", good
    assert all(name.startswith("data/profiles") for name in good.changed), good.changed
    return good.holds


def test_a_spoilt_one(sent: Sent, whole: str) -> None:
    content = sent.file.read_bytes()
    outcomes = sent.try_all(written(sent.world.strange / "spoilt", spoilt(content), ".zip"))

    hold_to_promise(outcomes, whole=whole)
    assert sum(one.outcome == "problem" for one in outcomes) > len(outcomes) * 0.8


def test_one_that_is_cut_off(sent: Sent, whole: str) -> None:
    files = written(sent.world.strange / "cut", cut(sent.file.read_bytes()), ".zip")

    hold_to_promise(sent.try_all(files), whole=whole)


def test_a_database_that_is_spoilt_inside_a_zip_that_says_so_itself(sent: Sent) -> None:
    """The sums are right: only the database itself can be found out."""
    content = sent.members[RECORD]
    files = (
        (name, zip_of(told_anew(sent.members, **{RECORD: changed})))
        for name, changed in (*spoilt(content, places=40), *cut(content))
    )
    outcomes = sent.try_all(written(sent.world.strange / "inside", files, ".zip"))

    for one in outcomes:  # a letter of a note can be another one, and nobody could tell
        assert one.outcome in ("problem", "came in"), one
        assert one.outcome == "came in" or one.changed == (), one
    hold_to_promise(one for one in outcomes if one.outcome == "problem")
    assert sum(one.outcome == "problem" for one in outcomes) > len(outcomes) // 3


def test_names_that_lead_elsewhere(sent: Sent) -> None:
    files = written(sent.world.strange / "names", zips_that_lead_elsewhere(sent.members), ".zip")

    hold_to_promise(sent.try_all(files))


def test_a_zip_bomb(sent: Sent) -> None:
    bombs = zip_bombs(sent.members, into=RECORD, many=600)
    outcomes = sent.try_all(written(sent.world.strange / "bombs", bombs, ".zip"))

    hold_to_promise(outcomes)
    assert {one.problem for one in outcomes} <= {Problem.FILE_TOO_LARGE, Problem.EXPORT_DAMAGED}


def _tampered(kind: str, name: str, table: str, sql: str) -> Callable[[sqlite3.Connection], object]:
    def change(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, 0, ?)",
            (kind, name, table, sql),
        )

    return change


def _statement(sql: str) -> Callable[[sqlite3.Connection], object]:
    return lambda connection: connection.execute(sql)


def _rewritten(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (version > 0)', '') WHERE name = 'plan'"
    )


SPY = 'CREATE TRIGGER {name} AFTER INSERT ON "import" BEGIN DELETE FROM rating; END'
HOSTILE_SQL: dict[str, Callable[[sqlite3.Connection], object]] = {
    "trigger": _statement(SPY.format(name="spy")),
    "trigger with the name of a table of SQLite's own": _tampered(
        "trigger", "sqlite_stat1", "import", SPY.format(name="sqlite_stat1")
    ),
    "trigger with the name of another": _tampered(
        "trigger", "sqlite_sequence", "import", SPY.format(name="sqlite_sequence")
    ),
    "view": _statement("CREATE VIEW more AS SELECT * FROM note"),
    "virtual table": _statement("CREATE VIRTUAL TABLE more USING fts5(words)"),
    "table": _statement("CREATE TABLE more (words)"),
    "index on what is worked out": _statement("CREATE INDEX more ON note (upper(text))"),
    "index of its own": _statement("CREATE INDEX more ON note (text) WHERE text > 'm'"),
    "column that is worked out": _statement("ALTER TABLE note ADD COLUMN more TEXT AS (upper(text)) VIRTUAL"),
    "table without its checks": _rewritten,
    "schema that makes no sense": _tampered("table", "more", "more", "CREATE TABLE ((("),
    "schema that asks for an extension": _tampered(
        "table", "more", "more", "CREATE VIRTUAL TABLE more USING somebodys_library(x)"
    ),
    "of another program": _statement("PRAGMA application_id = 7"),
    "newer than the program": _statement("PRAGMA user_version = 9999"),
    "older than the first": _statement("PRAGMA user_version = -1"),
}


def test_sql_that_would_act(sent: Sent) -> None:
    files = (
        (f"sql-{number:02d}", sent.with_database(change))
        for number, change in enumerate(HOSTILE_SQL.values())
    )
    outcomes = sent.try_all(written(sent.world.strange / "sql", files, ".zip"))

    hold_to_promise(outcomes)


def test_what_is_no_record_at_all(sent: Sent) -> None:
    files = (
        ("nothing", b""),
        ("text", "a letter \u202e to somebody".encode()),
        ("zip of nothing", zip_of({})),
        ("zip of photos", zip_of({"one.jpg": b"x"})),
        ("a name \u202epiz.turned round", b"x"),
        ("a name with \x1b[2J\r\n in it", b"x"),
        ("<b>a name with <img src=x>", b"x"),
        ("deep manifest", zip_of(sent.members | {"manifest.json": b"[" * 500_000})),
        ("long manifest", zip_of(sent.members | {"manifest.json": b" " * 5_000_000 + b"{}"})),
        ("huge numbers", zip_of(sent.members | {"manifest.json": b'{"version": 1' + b"0" * 5_000 + b"}"})),
        ("not a number", zip_of(sent.members | {"manifest.json": b'{"version": NaN}'})),
    )
    outcomes = sent.try_all(written(sent.world.strange / "others", iter(files), ".zip"))

    hold_to_promise(outcomes)
