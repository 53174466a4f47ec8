"""A table as CSV: UTF-8, RFC 4180, with cells that a spreadsheet would take for a formula made harmless."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

LOOKS_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so is written with an apostrophe before it. Numbers are written as they are."""

_ROWS_AT_ONCE = 500


def csv_pieces(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """The header and the rows, in pieces. Nothing (NULL) is an empty cell, an empty text is ``""``."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow(header)
    for number, row in enumerate(rows, start=1):
        writer.writerow([_cell(value) for value in row])
        if number % _ROWS_AT_ONCE == 0:
            yield _taken(text)
    yield _taken(text)


def _cell(value: object) -> object:
    if value is None:
        return None
    if isinstance(value, str):
        return f"'{value}" if value.startswith(LOOKS_LIKE_A_FORMULA) else value
    if isinstance(value, float):
        return repr(value)
    return value


def _taken(text: io.StringIO) -> bytes:
    content = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return content
