"""Reading history back (session_ports.HistoryReader), on a connection of its own that can change nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from gmi_trainer.domain.activity import DrillSpec, Purpose
from gmi_trainer.domain.answering import AnswerWay
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.breath_course import BreathDone, BreathPast
from gmi_trainer.domain.comparable import conditions_of
from gmi_trainer.domain.course import CourseHead, Point
from gmi_trainer.domain.progress import SessionSummary, SideTally, TrialRow
from gmi_trainer.domain.samples import FIRST_TESTS, NEWEST_TESTS, ComparableTests, TestSample
from gmi_trainer.domain.span import Grain
from gmi_trainer.services.session_ports import BreathTotals
from gmi_trainer.storage.breath_rows import SELECT_BREATHING, breath_done_from, ratings_from
from gmi_trainer.storage.course_rows import points_from, points_sql, samples_from, tally_from
from gmi_trainer.storage.line_rows import way_from, way_text
from gmi_trainer.storage.reading import ReadingConnection
from gmi_trainer.storage.session_rows import SELECT_SUMMARIES, summary_from
from gmi_trainer.storage.trial_rows import SELECT_TRIALS, trial_row_from

_PART = "json_extract(session.spec, '$.part')"  # word for word as in the index session_part
_NEWEST_FIRST = "ORDER BY session.started_utc DESC, session.id DESC"
# word for word as in the index session_line_compared
_COMPARED = "FROM session_line WHERE conditions = ? AND purpose = 'test' AND counted = 1 AND complete = 1"
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
        rows = self._rows("SELECT count(*) FROM session_line WHERE part = ? AND scored > 0", (part,))
        return int(rows[0][0])

    def comparable_tests(self, spec: DrillSpec, limit: int) -> tuple[SessionSummary, ...]:
        """Counted, complete tests under the same conditions, newest first."""
        rows = self._rows(
            f"""
            {SELECT_SUMMARIES}
            JOIN session_line AS line ON line.session_id = session.id
            WHERE line.conditions = ? AND line.purpose = 'test' AND line.counted = 1 AND line.complete = 1
            ORDER BY line.started_utc DESC, line.session_id DESC LIMIT ?
            """,
            (conditions_of(spec), limit),
        )
        return tuple(summary_from(row) for row in rows)

    def tallies(
        self,
        part: BodyPart,
        *,
        way: AnswerWay | None = None,
        first: date | None = None,
        last: date | None = None,
    ) -> tuple[SideTally, ...]:
        """Per finished session and side, oldest first: of these days, and answered in this way, if any is given."""
        answered_so, values = ("", ()) if way is None else ("AND session_line.way = ?", (way_text(way),))
        rows = self._rows(
            f"""
            SELECT session_side.*, local_day, started_utc, purpose, counted, way, conditions, complete
            FROM session_line JOIN session_side ON session_side.session_id = session_line.session_id
            WHERE part = ? AND local_day BETWEEN ? AND ? {answered_so}
            ORDER BY session_line.started_utc, session_line.session_id, session_side.side
            """,
            (part, *_texts(first, last), *values),
        )
        return tuple(tally_from(row) for row in rows)

    def course_head(self, part: BodyPart) -> CourseHead | None:
        """What a course of a part shows: as the newest counted test was made, or else as the newest drill was."""
        of_part = "FROM session_line WHERE part = ?"
        newest = "ORDER BY started_utc DESC, session_id DESC LIMIT 1"
        for which in ("AND counted = 1 AND purpose = 'test'", "AND counted = 1", ""):
            rows = self._rows(f"SELECT way, conditions, purpose {of_part} {which} {newest}", (part,))
            if rows:
                break
        else:
            return None
        (line,) = rows
        (days,) = self._rows(
            f"""
            SELECT
                (SELECT local_day {of_part} AND way = ? ORDER BY local_day LIMIT 1) AS earliest,
                (SELECT local_day {of_part} AND way = ? ORDER BY local_day DESC LIMIT 1) AS latest
            """,
            (part, line["way"]) * 2,
        )
        return CourseHead(
            part,
            way_from(line["way"]),
            line["conditions"] if which.endswith("'test'") else "",
            date.fromisoformat(days["earliest"]),
            date.fromisoformat(days["latest"]),
        )

    def other_ways(self, part: BodyPart, way: AnswerWay, first: date, last: date) -> int:
        """How many drills that count were answered in other ways on these days."""
        (row,) = self._rows(
            """
            SELECT count(*) FROM session_line
            WHERE part = ? AND local_day BETWEEN ? AND ? AND counted = 1 AND way <> ?
            """,
            (part, *_texts(first, last), way_text(way)),
        )
        return int(row[0])

    def points(
        self, head: CourseHead, first: date, last: date, by: Grain, *, by_side: bool
    ) -> tuple[Point, ...]:
        """Each week (or month) of these days as a point, added up by SQLite."""
        rows = self._rows(
            points_sql(by),
            (head.conditions, head.part, *_texts(first, last), way_text(head.way)),
        )
        return points_from(rows, by_side=by_side)

    def tests(self, conditions: str) -> ComparableTests:
        """The tests that compare: the first and the newest ones with their answers, oldest first."""
        (row,) = self._rows(f"SELECT count(*) {_COMPARED}", (conditions,))
        ids = {
            row["session_id"]
            for order, most in (("", FIRST_TESTS), ("DESC", NEWEST_TESTS))
            for row in self._rows(
                f"SELECT session_id {_COMPARED} ORDER BY started_utc {order}, session_id {order} LIMIT ?",
                (conditions, most),
            )
        }
        return ComparableTests(self._samples(ids), int(row[0])) if ids else ComparableTests()

    def newest_like(self, conditions: str) -> tuple[TestSample, Purpose] | None:
        """The newest whole test that was made in this way, one for practice included, and what it counted as."""
        rows = self._rows(
            f"""
            SELECT session_id, purpose FROM session_line
            WHERE conditions = ? AND purpose IN ('test', '{Purpose.FAMILIARISATION}') AND counted = 1 AND complete = 1
            ORDER BY started_utc DESC, session_id DESC LIMIT 1
            """,
            (conditions,),
        )
        if not rows:
            return None
        (sample,) = self._samples({rows[0]["session_id"]})
        return sample, Purpose(rows[0]["purpose"])

    def _samples(self, ids: set[int]) -> tuple[TestSample, ...]:
        """Tests with their answers, oldest first."""
        these = f"({', '.join('?' * len(ids))})"
        sides = self._rows(
            f"""
            SELECT session_line.session_id, local_day, side, session_side.scored, correct, missed, spent_ms
            FROM session_line JOIN session_side ON session_side.session_id = session_line.session_id
            WHERE session_line.session_id IN {these} ORDER BY started_utc, session_line.session_id, side
            """,
            tuple(ids),
        )
        times = self._rows(
            f"""
            SELECT session_id, side, rt_ms FROM trial
            WHERE session_id IN {these} AND outcome = 'correct' AND rt_ms IS NOT NULL
                AND ' ' || flags || ' ' NOT LIKE '% warm_up %'
            ORDER BY session_id, position
            """,
            tuple(ids),
        )
        return samples_from(sides, times)

    def parts(self) -> tuple[BodyPart, ...]:
        """The parts that have any finished drill, most recent first."""
        marks = ", ".join("(?)" for _ in BodyPart)
        rows = self._rows(
            f"""
            WITH body (part) AS (VALUES {marks})
            SELECT part, newest.started_utc, newest.session_id FROM body JOIN session_line AS newest USING (part)
            WHERE newest.session_id = (
                SELECT session_id FROM session_line WHERE session_line.part = body.part
                ORDER BY started_utc DESC, session_id DESC LIMIT 1
            )
            ORDER BY newest.started_utc DESC, newest.session_id DESC
            """,
            tuple(BodyPart),
        )
        return tuple(BodyPart(row["part"]) for row in rows)

    def breathing(self, limit: int | None = None) -> tuple[BreathDone, ...]:
        """Breathing sessions with a whole breath and their ratings, newest first, interrupted ones included."""
        return self._breathing(_BREATHED, limit)

    def breath(self, session_id: int) -> BreathDone | None:
        """One of them."""
        found = self._breathing(f"{_BREATHED} AND session.id = ?", 1, session_id)
        return found[0] if found else None

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

    def _breathing(self, where: str, limit: int | None, *values: int) -> tuple[BreathDone, ...]:
        """Two queries, however many sessions there are: the sessions, and what was rated around all of them."""
        these = f"WHERE {where} {_NEWEST_FIRST} LIMIT ?"
        most = (*values, -1 if limit is None else limit)
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


def _texts(first: date | None, last: date | None) -> tuple[str, str]:
    """Days to compare with; the last one there is comes before a letter."""
    return first.isoformat() if first is not None else "", last.isoformat() if last is not None else "z"
