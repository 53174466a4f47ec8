"""The document that explains an exported record to whoever opens it, with this program or without."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gmi_trainer.exchange.manifest import DOCUMENT_FILE, MANIFEST_FILE, RECORD_FILE, VERSION, csv_file
from gmi_trainer.services.care_ports import ColumnShape, TableShape


def format_document(
    tables: Sequence[TableShape], *, schema_version: int, app_version: str, with_name: bool
) -> str:
    """Every table and column in a sentence, made from the one place where they are declared."""
    name = "is in it" if with_name else "was left out"
    return "\n".join(
        (
            "# A record of GMI Trainer",
            "",
            "One person's whole record, in files that any program can open. It was written by "
            f"GMI Trainer {app_version}. This is version {VERSION} of the format, "
            f"with version {schema_version} of the database. The person's name {name}.",
            "",
            "These are a person's health data. Treat them as such.",
            "",
            "## What is in this zip",
            "",
            "| file | what it is |",
            "| --- | --- |",
            f"| `{RECORD_FILE}` | the record itself: one SQLite 3 database, complete and without a journal |",
            "| `csv/*.csv` | the same rows once more, one file a table |",
            f"| `{DOCUMENT_FILE}` | this text |",
            f"| `{MANIFEST_FILE}` | versions, and for every other file its size, SHA-256 and number of rows |",
            "",
            "## How to open it",
            "",
            "- GMI Trainer on another computer: Settings, Your record, Bring in a record.",
            f"- `{RECORD_FILE}`: any tool for SQLite 3, such as the `sqlite3` command, Python or R.",
            "- `csv/*.csv`: any spreadsheet.",
            "",
            "GMI Trainer brings the zip in only as it was written; work on a copy.",
            "",
            "## The CSV files",
            "",
            "UTF-8 without a byte order mark, commas, CRLF at the end of each row, quotes as in RFC 4180, the names of "
            "the columns in the first row. An empty cell is no value (NULL) or an empty text; where that matters, the "
            "database tells them apart. Numbers have a point and no group marks.",
            "",
            "A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return has an apostrophe (`'`) put before "
            "it, so that no spreadsheet takes it for a formula. Numbers are not touched. In the database the text is "
            "as it was written.",
            "",
            "Columns of type BLOB (the photos of the person's own) are in the database only, and in no CSV file.",
            "",
            "## Photos",
            "",
            "Photos of the person's own are left out of an export, unless they were ticked one by one. The table "
            "`own_picture` holds those that were. What was shown in a drill is always told in `stimulus` and `trial`, "
            "by a fingerprint and without the photo.",
            "",
            "## Time",
            "",
            "Columns that end in `_utc` are moments in UTC, as `YYYY-MM-DDTHH:MM:SS.ffffffZ`. `local_day` is the "
            "person's own day, which starts at 4 in the morning. Columns that end in `_ns` count from the start of the "
            "computer and have meaning only among themselves, within one session.",
            "",
            "## The tables",
            "",
            *table_lines(tables, csv_file),
            "The database also holds `_sqlite_migrations`, which notes the steps that gave it its shape.",
            "",
        )
    )


def table_lines(tables: Sequence[TableShape], file_of: Callable[[str], str]) -> Iterator[str]:
    """Every table and its columns. ``file_of``: where a table lies, by its name."""
    for table in tables:
        yield f"### `{table.name}`"
        yield ""
        derived = (
            " Worked out from the other tables; it can be made again from them." if table.derived else ""
        )
        yield f"{table.sentence}{derived} As CSV: `{file_of(table.name)}`."
        yield ""
        yield "| column | type | unit | may be empty | meaning |"
        yield "| --- | --- | --- | --- | --- |"
        for column in table.columns:
            yield _row(column)
        yield ""


def _row(column: ColumnShape) -> str:
    empty = "yes" if column.optional else "no"
    return (
        f"| `{column.name}` | {column.type} | {column.unit} | {empty} | {column.sentence.replace('|', '/')} |"
    )
