"""Reading history back (ports.HistoryReader), on a connection of its own that can change nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from gmi_trainer.domain.activity import DrillMode, DrillSpec, Purpose
from gmi_trainer.domain.answering import AnswerWay
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.breath_course import BreathDone, BreathPast
from gmi_trainer.domain.comparable import are_comparable, is_complete
from gmi_trainer.domain.progress import SessionSummary, SideTally, TrialRow
from gmi_trainer.services.ports import BreathTotals
from gmi_trainer.storage import driver
from gmi_trainer.storage.breath_rows import SELECT_BREATHING, breath_done_from, ratings_from
from gmi_trainer.storage.moments import utc_from
from gmi_trainer.storage.reading import ReadingConnection
from gmi_trainer.storage.session_rows import SELECT_SUMMARIES, score_from, summary_from
from gmi_trainer.storage.trial_rows import SELECT_TRIALS, trial_row_from

_PART = "json_extract(session.spec, '$.part')"  # word for word as in the index session_part
_NEWEST_FIRST = "ORDER BY session.started_utc DESC, session.id DESC"
_BREATHED = "session.kind = 'breathing' AND breathing.breaths > 0"
_BREATHED_TO_THE_END = f"{_BREATHED} AND session.finished_utc IS NOT NULL"
_BREATHED_OR_DIZZY = (
    "session.kind = 'breathing' AND session.finished_utc IS NOT NULL"
    " AND (breathing.breaths > 0 OR breathing.ending = 'dizzy')"
)


class SqliteHistory(ReadingConnection):
    """Made, used and closed inside one background job. Lists read derived rows, never the trials."""

    def sessions(
        self, *, part: BodyPart | None = None, limit: int | None = None
    ) -> tuple[SessionSummary, ...]:
        """Sessions of drills, newest first, interrupted ones included."""
        of_part, values = ("", ()) if part is None else (f"AND {_PART} = ?", (part,))
        rows = self._rows(
            f"{SELECT_SUMMARIES} WHERE session.kind = 'drill' {of_part} {_NEWEST_FIRST} LIMIT ?",
            (*values, -1 if limit is None else limit),
        )
        return tuple(summary_from(row) for row in rows)

    def session(self, session_id: int) -> SessionSummary | None:
        """One of them."""
        rows = self._rows(
            f"{SELECT_SUMMARIES} WHERE session.kind = 'drill' AND session.id = ?", (session_id,)
        )
        return next((summary_from(row) for row in rows), None)

    def trials(self, session_id: int) -> tuple[TrialRow, ...]:
        """All trials of a session by position, unscored ones included."""
        return tuple(trial_row_from(row) for row in self._rows(SELECT_TRIALS, (session_id,)))

    def finished_drills(self, part: BodyPart) -> int:
        """How many finished drills of a part have at least one scored answer."""
        rows = self._rows(
            f"""
            SELECT count(*) FROM session
            WHERE session.kind = 'drill' AND {_PART} = ? AND finished_utc IS NOT NULL AND EXISTS (
                SELECT 1 FROM session_side WHERE session_id = session.id AND scored > 0
            )
            """,
            (part,),
        )
        return int(rows[0][0])

    def comparable_tests(self, spec: DrillSpec, limit: int) -> tuple[SessionSummary, ...]:
        """Counted, complete tests under the same conditions, newest first."""
        rows = self._rows(
            f"""
            {SELECT_SUMMARIES}
            WHERE session.kind = 'drill' AND {_PART} = ? AND session.purpose = 'test' AND session.counted = 1
                AND session.finished_utc IS NOT NULL
            {_NEWEST_FIRST}
            """,
            (spec.part,),
        )
        found: list[SessionSummary] = []
        for row in rows:
            if len(found) >= limit:
                break
            summary = summary_from(row)
            if are_comparable(summary.spec, spec) and is_complete(_scored(summary), summary.spec):
                found.append(summary)
        return tuple(found)

    def tallies(self, part: BodyPart) -> tuple[SideTally, ...]:
        """Per finished session and side: what the charts draw, oldest first."""
        rows = self._rows(
            f"""
            SELECT
                session.id, session.local_day, session.started_utc, session.purpose, session.counted,
                json_extract(session.spec, '$.mode') AS mode, session.input_kind, session.answering_limb,
                json_extract(session.spec, '$.dwell_ms') AS dwell_ms, session_side.*
            FROM session JOIN session_side ON session_side.session_id = session.id
            WHERE session.kind = 'drill' AND {_PART} = ? AND session.finished_utc IS NOT NULL
            ORDER BY session.started_utc, session.id, session_side.side
            """,
            (part,),
        )
        return tuple(_tally_from(row) for row in rows)

    def parts(self) -> tuple[BodyPart, ...]:
        """The parts that have any finished drill, most recent first."""
        rows = self._rows(
            f"""
            SELECT {_PART} AS part FROM session WHERE session.kind = 'drill' AND finished_utc IS NOT NULL
            GROUP BY {_PART} ORDER BY max(started_utc) DESC, max(id) DESC
            """
        )
        return tuple(BodyPart(row["part"]) for row in rows)

    def breathing(self, limit: int | None = None) -> tuple[BreathDone, ...]:
        """Breathing sessions with a whole breath and their ratings, newest first, interrupted ones included."""
        return self._breathing(_BREATHED, limit)

    def breath_past(self, newest: int) -> BreathPast:
        """What a new session has to know, with so many of the newest finished ones."""
        (row,) = self._rows(
            f"""
            SELECT count(*) AS sessions, min(session.local_day) AS first_day
            FROM session JOIN breathing ON breathing.session_id = session.id WHERE {_BREATHED_TO_THE_END}
            """
        )
        first = row["first_day"]
        return BreathPast(
            sessions=row["sessions"],
            first_day=date.fromisoformat(first) if first is not None else None,
            newest=self._breathing(_BREATHED_OR_DIZZY, newest),
        )

    def breath_totals(self) -> BreathTotals:
        """All of it that counts, in figures."""
        (row,) = self._rows(
            f"""
            SELECT
                count(*) AS sessions, count(DISTINCT session.local_day) AS days,
                coalesce(sum(breathing.breaths), 0) AS breaths,
                coalesce(sum(breathing.breathed_ms), 0) AS breathed_ms
            FROM session JOIN breathing ON breathing.session_id = session.id
            WHERE {_BREATHED} AND session.counted = 1
            """
        )
        return BreathTotals(row["sessions"], row["days"], row["breaths"], row["breathed_ms"])

    def _breathing(self, where: str, limit: int | None) -> tuple[BreathDone, ...]:
        """Two queries, however many sessions there are: the sessions, and what was rated around all of them."""
        these = f"WHERE {where} {_NEWEST_FIRST} LIMIT ?"
        most = (-1 if limit is None else limit,)
        sessions = self._rows(f"{SELECT_BREATHING} {these}", most)
        ratings = ratings_from(
            self._rows(
                f"""
                SELECT session_id, scale, moment, value FROM rating WHERE session_id IN (
                    SELECT session.id FROM session JOIN breathing ON breathing.session_id = session.id {these}
                ) ORDER BY rating.id
                """,
                most,
            )
        )
        return tuple(breath_done_from(row, ratings.get(row["id"], {})) for row in sessions)


def history_opener(path: Path) -> Callable[[], SqliteHistory]:
    """What a workspace hands to its background jobs: ``with open_history() as history: ...``."""
    return lambda: SqliteHistory(path)


def _tally_from(row: driver.Row) -> SideTally:
    score = score_from(row)
    assert score is not None, "session_side always has its counts"
    return SideTally(
        session_id=row["id"],
        local_day=date.fromisoformat(row["local_day"]),
        started_utc=utc_from(row["started_utc"]),
        purpose=Purpose(row["purpose"]),
        mode=DrillMode(row["mode"]),
        counted=bool(row["counted"]),
        side=Side(row["side"]),
        score=score,
        way=AnswerWay(InputKind(row["input_kind"]), AnsweringLimb(row["answering_limb"]), row["dwell_ms"]),
    )


def _scored(summary: SessionSummary) -> int:
    return sum(side.scored for side in (summary.left, summary.right) if side is not None)
