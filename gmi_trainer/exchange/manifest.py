"""What a record's zip says about itself, and the names of what is in it."""

from __future__ import annotations

import msgspec

FORMAT = "gmi-trainer-record"
VERSION = 1
MANIFEST_FILE = "manifest.json"
RECORD_FILE = "record.sqlite3"
DOCUMENT_FILE = "FORMAT.md"
LARGEST_MANIFEST_BYTES = 1_000_000


class FileEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One file of the zip. ``rows``: of a table."""

    sha256: str
    size_bytes: int
    rows: int | None = None


class Manifest(msgspec.Struct, frozen=True):
    """``version`` is that of this format, ``schema_version`` that of the database inside."""

    format: str
    version: int
    app_version: str
    schema_version: int
    written_utc: str
    name_included: bool
    files: dict[str, FileEntry]


class Label(msgspec.Struct, frozen=True):
    """So much of it is read first, because another version may have changed the rest."""

    format: str = ""
    version: int = 0


def csv_file(table: str) -> str:
    """Where a table lies."""
    return f"csv/{table}.csv"
