"""A migrated record has exactly the tables and columns that are declared."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import pytest

from gmi_trainer.domain.activity import Purpose, SessionKind
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.breathing import Ending
from gmi_trainer.domain.goals import GoalEnding
from gmi_trainer.domain.knowledge import CheckMoment, Reply
from gmi_trainer.domain.learning import Sureness
from gmi_trainer.domain.prediction import TurnedOut
from gmi_trainer.domain.stimulus import Turn
from gmi_trainer.domain.trial import Outcome
from gmi_trainer.storage import driver
from gmi_trainer.storage.columns import TABLES, Table
from gmi_trainer.storage.database import Record

BOOKKEEPING = {"_sqlite_migrations", "sqlite_stat1"}


def test_a_record_has_exactly_the_declared_tables(record: Record) -> None:
    rows = record.connection.execute("PRAGMA table_list").fetchall()
    tables = {row["name"]: row for row in rows if not row["name"].startswith("sqlite_")}

    assert set(tables) - BOOKKEEPING == {table.name for table in TABLES}
    assert all(tables[table.name]["strict"] for table in TABLES)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_has_exactly_the_declared_columns(record: Record, table: Table) -> None:
    rows = record.connection.execute(f'PRAGMA table_info("{table.name}")').fetchall()

    found = [(row["name"], row["type"], bool(row["notnull"] or row["pk"])) for row in rows]
    assert found == [(column.name, column.type, not column.optional) for column in table.columns]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_says_what_it_means(table: Table) -> None:
    for column in table.columns:
        assert column.sentence.endswith("."), column
        assert column.name.endswith(("_ms", "_ns", "_min", "_deg", "_ms2")) is (
            column.unit in ("ms", "ns", "min", "degrees", "ms^2")
        ), column


CHECKED: list[tuple[str, str, type[StrEnum]]] = [
    ("session", "kind", SessionKind),
    ("session", "purpose", Purpose),
    ("session", "input_kind", InputKind),
    ("session", "answering_limb", AnsweringLimb),
    ("stimulus", "part", BodyPart),
    ("stimulus", "side", Side),
    ("trial", "side", Side),
    ("trial", "response", Side),
    ("trial", "outcome", Outcome),
    ("trial", "turn", Turn),
    ("session_side", "side", Side),
    ("session_cell", "side", Side),
    ("session_cell", "turn", Turn),
    ("session_line", "purpose", Purpose),
    ("breathing", "ending", Ending),
    ("answer", "sure", Sureness),
    ("goal", "ending", GoalEnding),
    ("knowledge_check", "moment", CheckMoment),
    ("knowledge_answer", "reply", Reply),
    ("prediction", "turned_out", TurnedOut),
    ("own_picture", "part", BodyPart),
    ("own_picture", "side", Side),
]

VALID: dict[str, Mapping[str, object]] = {
    "session": {
        "uuid": "u",
        "kind": "drill",
        "started_utc": "2025",
        "utc_offset_min": 0,
        "local_day": "2025-01-01",
        "spec": "{}",
        "app_version": "1",
        "environment": "{}",
    },
    "stimulus": {
        "sha256": "s",
        "picture_id": "p",
        "part": "hand",
        "side": "left",
        "posture": "",
        "view": "",
        "rotation_deg": 0.0,
        "level": 1,
        "person": "",
        "setting": "",
        "alt": "",
    },
    "trial": {
        "session_id": 1,
        "position": 1,
        "stimulus_id": "x",
        "side": "left",
        "outcome": "correct",
        "rotation_deg": 0.0,
        "turn": "none",
        "mirrored": 0,
        "picture_sha256": "s",
    },
    "session_side": {"session_id": 1, "side": "left"}
    | dict.fromkeys(("scored", "correct", "wrong", "missed", "too_fast"), 0),
    "session_cell": {"session_id": 1, "side": "left", "view": "", "turn": "none", "rotation_bin_deg": 0}
    | {"level": 1, "scored": 0, "correct": 0, "sum_rt_ms": 0.0, "sum_rt_squared_ms2": 0.0},
    "session_line": {"session_id": 1, "part": "hand", "local_day": "2025-01-01", "started_utc": "2025"}
    | {"counted": 1, "way": "", "conditions": "", "scored": 0, "complete": 0},
    "breathing": {"session_id": 1, "in_ms": 4000, "out_ms": 8000, "breaths": 0, "breathed_ms": 0}
    | dict.fromkeys(("hold_full_ms", "hold_empty_ms", "eased", "pauses", "sleeps"), 0),
    "answer": {
        "uuid": "u",
        "session_id": 1,
        "question_id": "q",
        "option_id": "o",
        "was_right": 1,
        "in_review": 0,
    }
    | {"answered_utc": "2025", "utc_offset_min": 0, "local_day": "2025-01-01", "due_day": "2025-01-02"},
    "goal": {"uuid": "u", "text": "walk", "written_utc": "2025", "utc_offset_min": 0}
    | {"local_day": "2025-01-01", "ended_utc": "2025", "ended_day": "2025-01-02"},
    "knowledge_check": {"uuid": "u", "edition": 1, "lessons_read": 0, "language": "en", "started_utc": "2025"}
    | {"utc_offset_min": 0, "local_day": "2025-01-01", "app_version": "1"},
    "knowledge_answer": {"uuid": "u", "check_id": 1, "item_id": "k", "was_right": 1, "answered_utc": "2025"},
    "prediction": {"uuid": "u", "doing": "walk", "expected": "", "written_utc": "2025", "utc_offset_min": 0}
    | {"local_day": "2025-01-01", "happened": "", "tried_utc": "2025", "tried_day": "2025-01-02"},
    "own_picture": {"uuid": "u", "sha256": "a" * 64, "source_sha256": "b" * 64, "part": "hand", "width": 3}
    | {
        "height": 2,
        "frame_left": 0,
        "frame_top": 0,
        "frame_side": 2,
        "added_utc": "2025",
        "utc_offset_min": 0,
    }
    | {"local_day": "2025-01-01", "photo": b"p"},
}


@pytest.mark.parametrize(("table", "column", "words"), CHECKED, ids=lambda v: getattr(v, "__name__", v))
def test_a_column_of_words_takes_every_word_it_should_and_no_other(
    record: Record, table: str, column: str, words: type[StrEnum]
) -> None:
    record.connection.execute("PRAGMA foreign_keys = OFF")
    for word in words:
        _insert(record.connection, table, column, word)
    with pytest.raises(driver.DatabaseError, match="CHECK constraint failed"):
        _insert(record.connection, table, column, "sideways")


def _insert(connection: driver.Connection, table: str, column: str, word: str) -> None:
    row = {**VALID[table], column: word}
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))
    connection.execute(f"DELETE FROM {table}")
