"""Rows from outside, held against the columns that they are for before any of them is written."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache

from gmi_trainer.services.result_ports import FIRST_DAY, LAST_DAY, Row
from gmi_trainer.storage.columns import Column
from gmi_trainer.storage.result_tables import Travelling

LONGEST_TEXT = 20_000
LONGEST_JSON = 200_000
MOST_MINUTES_OFF_UTC = 18 * 60
LOWEST_RATING, HIGHEST_RATING = -3, 10
_LARGEST_INTEGER = 2**63 - 1
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_JSON = {"body", "spec", "environment", "detail"}


class RowNotBelievedError(ValueError):
    """A row that this program did not write so."""


def checked(travelling: Travelling, row: Row) -> dict[str, object]:
    """The values of a row by column, without the references. RowNotBelievedError where one is not of its column's kind.

    A column that is not there has no value; the table itself refuses one that it cannot be without.
    """
    columns = _columns_of(travelling)
    found: dict[str, object] = {}
    for name, value in row.items():
        column = columns.get(name)
        if column is None:
            if name not in travelling.references:
                raise RowNotBelievedError(travelling.name)
        else:
            if not _is_of(column, value) or not _USUAL.get(name, _anything)(value):
                raise RowNotBelievedError(f"{travelling.name}.{name}")
            found[name] = value
    if travelling.name == "rating" and not _is_a_rating(found.get("value")):
        raise RowNotBelievedError("rating.value")
    return found


@cache
def _columns_of(travelling: Travelling) -> Mapping[str, Column]:
    """By name, worked out once a table and not once a row."""
    return {column.name: column for column in travelling.own_columns}


def reference(row: Row, name: str) -> str | None:
    """The uuid by which a row names another."""
    uuid = row.get(name)
    if uuid is not None and not isinstance(uuid, str):
        raise RowNotBelievedError(name)
    return uuid


def _is_of(column: Column, value: object) -> bool:
    match column.type:
        case "INTEGER":
            return type(value) is int and abs(value) <= _LARGEST_INTEGER
        case "REAL":
            return isinstance(value, int | float) and type(value) is not bool and math.isfinite(value)
        case "TEXT":
            longest = LONGEST_JSON if column.name in _JSON else LONGEST_TEXT
            return isinstance(value, str) and len(value) <= longest and "\0" not in value
        case _:
            return False


def _is_a_rating(value: object) -> bool:
    return not isinstance(value, int | float) or LOWEST_RATING <= value <= HIGHEST_RATING


def _is_a_day(value: object) -> bool:
    try:
        return FIRST_DAY <= date.fromisoformat(str(value)) <= LAST_DAY and len(str(value)) == 10
    except ValueError:
        return False


def _is_a_moment(value: object) -> bool:
    try:
        return _MOMENT.fullmatch(str(value)) is not None and bool(datetime.fromisoformat(str(value)))
    except ValueError:
        return False


def _is_an_offset(value: object) -> bool:
    return isinstance(value, int) and abs(value) <= MOST_MINUTES_OFF_UTC


def _is_a_name(value: object) -> bool:
    return value != ""


def _anything(_value: object) -> bool:
    return True


_USUAL: dict[str, Callable[[object], bool]] = {
    "uuid": _is_a_name,
    "utc_offset_min": _is_an_offset,
    **dict.fromkeys(("local_day", "ended_day", "due_day"), _is_a_day),
    **dict.fromkeys(
        (
            "received_utc",
            "started_utc",
            "finished_utc",
            "answered_utc",
            "rated_utc",
            "happened_utc",
            "written_utc",
            "ended_utc",
        ),
        _is_a_moment,
    ),
}
