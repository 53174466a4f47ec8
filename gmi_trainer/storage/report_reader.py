"""Reading what a report tells beside days and drills (report_ports.ReportReader): few queries of the days asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.report import OwnWords, Wrote
from gmi_trainer.storage import driver
from gmi_trainer.storage.day_reader import SqliteDayReader
from gmi_trainer.storage.diary import IS_DONE
from gmi_trainer.storage.plan_body import plan_from

_NOTES = """
    SELECT note.local_day, note.text, session.kind, reading.lesson_id, max(note.id) AS newest
    FROM note LEFT JOIN session ON session.id = note.session_id LEFT JOIN reading ON reading.session_id = session.id
    WHERE note.local_day BETWEEN ? AND ?
    GROUP BY coalesce(reading.lesson_id, note.session_id, note.local_day)
    ORDER BY note.local_day, newest
"""  # beside max(), SQLite takes the other columns from the row that has it
_BESIDE_SESSIONS = """
    SELECT session.local_day, session.kind, coalesce(activity.note, mirror.words, '') AS text
    FROM session
    LEFT JOIN activity ON activity.session_id = session.id LEFT JOIN mirror ON mirror.session_id = session.id
    WHERE session.local_day BETWEEN ? AND ? AND session.kind IN ('activity', 'mirror')
    ORDER BY session.started_utc, session.id
"""


class SqliteReportReader(SqliteDayReader):
    """Made, used and closed inside one background job."""

    def notes_between(self, first: date, last: date) -> tuple[OwnWords, ...]:
        """What holds of the notes for these days and their sessions, the words about lessons too."""
        days = (first.isoformat(), last.isoformat())
        rows = [*self._rows(_NOTES, days), *self._rows(_BESIDE_SESSIONS, days)]
        return tuple(_words_from(row) for row in rows if row["text"].strip())

    def days_practised(self, first: date, last: date) -> frozenset[date]:
        """The days with anything finished."""
        rows = self._rows(
            f"SELECT DISTINCT local_day FROM session WHERE local_day BETWEEN ? AND ? AND {IS_DONE}",
            (first.isoformat(), last.isoformat()),
        )
        return frozenset(date.fromisoformat(row["local_day"]) for row in rows)

    def sessions_done(self, first: date, last: date) -> Mapping[SessionKind, int]:
        """How many sessions of each kind were finished and count."""
        rows = self._rows(
            f"""
            SELECT kind, count(*) AS sessions FROM session
            WHERE local_day BETWEEN ? AND ? AND counted = 1 AND {IS_DONE} GROUP BY kind
            """,
            (first.isoformat(), last.isoformat()),
        )
        known = {kind.value: kind for kind in SessionKind}
        return {known[row["kind"]]: row["sessions"] for row in rows if row["kind"] in known}

    def plan_began_on(self) -> date | None:
        """The first day of the newest plan that this version understands."""
        for row in self._rows('SELECT uuid, version, body FROM "plan" ORDER BY id DESC'):
            try:
                return plan_from(row["uuid"], row["version"], row["body"]).began_on
            except UserProblem:
                continue
        return None


def report_opener(path: Path) -> Callable[[], SqliteReportReader]:
    """What a workspace hands to its background jobs."""
    return lambda: SqliteReportReader(path)


def _words_from(row: driver.Row) -> OwnWords:
    kind = next((kind for kind in SessionKind if kind.value == row["kind"]), None)
    lesson = row["lesson_id"] if "lesson_id" in row.keys() else None  # noqa: SIM118 - "in" asks a row for values
    wrote = Wrote.DAY if row["kind"] is None else Wrote.SESSION
    return OwnWords(
        date.fromisoformat(row["local_day"]),
        row["text"],
        Wrote.LESSON if lesson is not None else wrote,
        kind,
        lesson or "",
    )
