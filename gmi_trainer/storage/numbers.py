"""Every session and trial of some weeks as rows to take along (report_ports.NumbersReader): numbers and no words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from gmi_trainer.domain.report import Interval
from gmi_trainer.services.report_ports import SESSIONS, TRIALS, NumbersFacts
from gmi_trainer.storage import driver
from gmi_trainer.storage.columns import SESSION, SESSION_SIDE, TRIAL, Column, Table
from gmi_trainer.storage.reading import ReadingConnection

_OF_SESSION = (
    "uuid",
    "kind",
    "purpose",
    "local_day",
    "started_utc",
    "utc_offset_min",
    "finished_utc",
    "counted",
    "input_kind",
    "answering_limb",
    "app_version",
)
_OF_DRILL = (
    Column("part", "TEXT", "Of a drill: the body part.", optional=True),
    Column("mode", "TEXT", "Of a drill: test or training.", optional=True),
    Column("pictures", "INTEGER", "Of a drill: how many were asked for.", "pictures", optional=True),
    Column("level", "INTEGER", "Of a drill: its level.", optional=True),
    Column(
        "limit_ms",
        "INTEGER",
        "Of a drill: the time limit; nothing where there was none.",
        "ms",
        optional=True,
    ),
    Column("test_set", "INTEGER", "Of a test: the version of its fixed set.", optional=True),
    Column(
        "dwell_ms", "INTEGER", "How long the pointer rested for an answer, if it did.", "ms", optional=True
    ),
)
_SIDES = ("left", "right")
_OF_SIDE = tuple(column for column in SESSION_SIDE.columns if column.name not in ("session_id", "side"))
_OF_TRIAL = tuple(column for column in TRIAL.columns if column.name not in ("id", "session_id"))
_SESSION_UUID = Column("session_uuid", "TEXT", "The session it belongs to (sessions.uuid).")


def _side_columns() -> Iterator[Column]:
    for side in _SIDES:
        for column in _OF_SIDE:
            name = f"{side}_{column.name}"
            yield Column(
                name, column.type, f"Where {side} was right: {column.sentence}", column.unit, optional=True
            )


SESSION_NUMBERS = Table(
    SESSIONS,
    "One activity from its start to its end, of any kind. Columns about drills are empty for the others.",
    (
        *(column for column in SESSION.columns if column.name in _OF_SESSION),
        *_OF_DRILL,
        *_side_columns(),
    ),
)

TRIAL_NUMBERS = Table(TRIALS, TRIAL.sentence, (_SESSION_UUID, *_OF_TRIAL))

_ORDER = "ORDER BY session.started_utc, session.id"
_OF_DAYS = "session.local_day BETWEEN ? AND ?"


def _session_sql() -> str:
    wanted = [f"session.{column.name}" for column in SESSION.columns if column.name in _OF_SESSION]
    wanted += [
        f"CASE session.kind WHEN 'drill' THEN json_extract(session.spec, '$.{column.name}') END"
        for column in _OF_DRILL
    ]
    wanted += [f"side_{side}.{column.name}" for side in _SIDES for column in _OF_SIDE]
    joined = " ".join(
        f"LEFT JOIN session_side AS side_{side} ON side_{side}.session_id = session.id AND side_{side}.side = '{side}'"
        for side in _SIDES
    )
    return f"SELECT {', '.join(wanted)} FROM session {joined} WHERE {_OF_DAYS} {_ORDER}"


def _trial_sql() -> str:
    wanted = ", ".join(("session.uuid", *(f"trial.{column.name}" for column in _OF_TRIAL)))
    return (
        f"SELECT {wanted} FROM session JOIN trial ON trial.session_id = session.id WHERE {_OF_DAYS}"
        f" {_ORDER}, trial.position"
    )


_SQL = {SESSIONS: _session_sql(), TRIALS: _trial_sql()}
_COUNT = {
    SESSIONS: f"SELECT count(*) FROM session WHERE {_OF_DAYS}",
    TRIALS: f"SELECT count(*) FROM session JOIN trial ON trial.session_id = session.id WHERE {_OF_DAYS}",
}


class SqliteNumbersReader(ReadingConnection):
    """Made, used and closed inside one background job."""

    tables: Sequence[Table] = (SESSION_NUMBERS, TRIAL_NUMBERS)

    def facts(self, interval: Interval) -> NumbersFacts:
        """How many rows."""
        return NumbersFacts(
            {table: int(self._rows(sql, _days(interval))[0][0]) for table, sql in _COUNT.items()}
        )

    def rows(self, table: str, interval: Interval) -> Iterator[Sequence[object]]:
        """One after the other, so that years of trials need no room."""
        with driver.told_as_problems(self._path):
            for row in self._connection.execute(_SQL[table], _days(interval)):
                yield tuple(row)


def numbers_opener(path: Path) -> Callable[[], SqliteNumbersReader]:
    """What a workspace hands to its background jobs."""
    return lambda: SqliteNumbersReader(path)


def _days(interval: Interval) -> tuple[str, str]:
    return interval.first.isoformat(), interval.last.isoformat()
