"""Sessions and trials of some weeks as CSV in one zip, with the document that explains them.

One zip and not a folder of three files: one question where to put it, one thing to send, and never a part of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gmi_trainer.domain.report import Interval
from gmi_trainer.exchange.csv_table import csv_pieces
from gmi_trainer.exchange.format_document import table_lines
from gmi_trainer.exchange.manifest import DOCUMENT_FILE
from gmi_trainer.files.atomic import PRIVATE_FILE_MODE, sync_folder
from gmi_trainer.files.new_file import refuse_if_there, told_as_paper
from gmi_trainer.files.problems import writing
from gmi_trainer.services.care_ports import Cancelled, TableShape
from gmi_trainer.services.report_ports import NumbersReader

_ORDINARY_FILE = 0o100600 << 16
_WRITE_ANEW = os.O_CREAT | os.O_TRUNC | os.O_RDWR | getattr(os, "O_BINARY", 0)


def csv_name(table: str) -> str:
    """Where a table lies in the zip."""
    return f"{table}.csv"


class NumbersZip:
    """Writes such zips (report_ports.NumbersFile)."""

    def __init__(self, app_version: str) -> None:
        self._app_version = app_version

    def names(self, tables: Sequence[TableShape]) -> Mapping[str, str]:
        """What each table is called in it, and by an empty name the document that explains them."""
        return {table.name: csv_name(table.name) for table in tables} | {"": DOCUMENT_FILE}

    def write(self, target: Path, reader: NumbersReader, interval: Interval, cancelled: Cancelled) -> bool:
        """Beside its target, to the disk, renamed. Only this user may read it."""
        refuse_if_there(target)
        beside = target.with_name(f".{target.name}.new")
        with told_as_paper(target), writing(target):
            try:
                with os.fdopen(os.open(beside, _WRITE_ANEW, PRIVATE_FILE_MODE), "w+b") as stream:
                    with ZipFile(stream, "w", ZIP_DEFLATED) as out:
                        is_whole = self._fill(out, reader, interval, cancelled)
                    stream.flush()
                    os.fsync(stream.fileno())
                if is_whole:
                    beside.replace(target)
            finally:
                beside.unlink(missing_ok=True)
            sync_folder(target.parent)
        return is_whole

    def _fill(self, out: ZipFile, reader: NumbersReader, interval: Interval, cancelled: Cancelled) -> bool:
        when = (*interval.last.timetuple()[:3], 0, 0, 0)
        document = numbers_document(reader.tables, interval, app_version=self._app_version)
        _add(out, DOCUMENT_FILE, when, [document.encode()])
        for table in reader.tables:
            header = [column.name for column in table.columns]
            pieces = csv_pieces(header, reader.rows(table.name, interval))
            _add(out, csv_name(table.name), when, _as_long_as_wanted(pieces, cancelled))
        return not cancelled()


def numbers_document(tables: Sequence[TableShape], interval: Interval, *, app_version: str) -> str:
    """What the columns mean, for whoever opens the files without this program."""
    return "\n".join(
        (
            "# Numbers from GMI Trainer",
            "",
            f"Sessions and trials from {interval.first.isoformat()} to {interval.last.isoformat()}, written by "
            f"GMI Trainer {app_version}.",
            "",
            "There is no name, no rating and no sentence of the person in these files. They are health data all the "
            "same: treat them as such. `gmi-trainer export` writes the whole record.",
            "",
            "## The files",
            "",
            "UTF-8 without a byte order mark, commas, CRLF at the end of each row, quotes as in RFC 4180, the names of "
            "the columns in the first row. An empty cell is no value. Numbers have a point and no group marks. A text "
            "that begins with `=`, `+`, `-`, `@`, a tab or a carriage return has an apostrophe (`'`) put before it, so "
            "that no spreadsheet takes it for a formula.",
            "",
            "Columns that end in `_utc` are moments in UTC. `local_day` is the person's own day, which starts at 4 in "
            "the morning. Columns that end in `_ns` have meaning only among themselves, within one session. Sessions "
            "with `counted` 0 were marked by the person as not to be counted; the program leaves them out of every "
            "mean.",
            "",
            "The response time that counts is `rt_ms`; times of sides are of right answers. Trials that were not "
            "scored are here too: see `outcome`.",
            "",
            *table_lines(tables, csv_name),
        )
    )


def _add(out: ZipFile, name: str, when: tuple[int, ...], pieces: Iterable[bytes]) -> None:
    year, month, day, hour, minute, second = when
    info = ZipInfo(name, (max(year, 1980), month, day, hour, minute, second))
    info.compress_type = ZIP_DEFLATED
    info.external_attr = _ORDINARY_FILE
    with out.open(info, "w", force_zip64=True) as member:
        for piece in pieces:
            member.write(piece)


def _as_long_as_wanted(pieces: Iterable[bytes], cancelled: Cancelled) -> Iterator[bytes]:
    for piece in pieces:
        if cancelled():
            return
        yield piece
