"""The shape of a clinic's own file, step by step. Steps are appended, never edited, and use literal names only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gmi_trainer.storage.driver import MigratingDatabase

CLINIC_ID = 0x474D4943
"""SQLite's application id of such a file: "GMIC"."""


def m001_clinic(db: MigratingDatabase) -> None:
    """Which clinic this is, its people, what is known of each, its templates, and the results that were opened."""
    for statement in (
        """
        CREATE TABLE clinic (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL,
            made_utc TEXT NOT NULL,
            public_key TEXT NOT NULL,
            fingerprint TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE person (
            profile_id TEXT NOT NULL PRIMARY KEY CHECK (profile_id <> ''),
            shown TEXT NOT NULL,
            by_code INTEGER NOT NULL CHECK (by_code IN (0, 1)),
            added_utc TEXT NOT NULL,
            archived_utc TEXT
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE overview (
            profile_id TEXT NOT NULL PRIMARY KEY,
            facts TEXT NOT NULL CHECK (json_valid(facts))
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE template (
            uuid TEXT NOT NULL PRIMARY KEY CHECK (uuid <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            body TEXT NOT NULL CHECK (json_valid(body)),
            kept_utc TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE opened_result (
            sha256 TEXT NOT NULL,
            uuid TEXT NOT NULL,
            opened_utc TEXT NOT NULL,
            PRIMARY KEY (sha256, uuid)
        ) STRICT, WITHOUT ROWID
        """,
    ):
        db.execute(statement)


def m002_results_stay_with_records(db: MigratingDatabase) -> None:
    """Which results were opened is known by the records that they came into; a second book could only disagree."""
    db.execute("DROP TABLE opened_result")


CLINIC_STEPS: tuple[Callable[[MigratingDatabase], None], ...] = (m001_clinic, m002_results_stay_with_records)
"""All steps in order. ``user_version`` of the file is how many of them it has."""
