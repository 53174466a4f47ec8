"""Reading days: one with all that is known of it, and many at a glance (day_ports.DayReader)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from gmi_trainer.domain.activity import Purpose, SessionKind
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.calendar_month import KindDone
from gmi_trainer.domain.checkin import HIGHEST, LOWEST, Moment, Scale
from gmi_trainer.domain.day_story import DaySession, Note, OnceSaid, Wording
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.weekly_measures import MEASURED_SCALES, MOMENTS, Said
from gmi_trainer.storage import driver
from gmi_trainer.storage.diary import EVENTS, IS_DONE, SqliteDiaryReader
from gmi_trainer.storage.diary_rows import day_from, fact_from
from gmi_trainer.storage.moments import utc_from

_CHECK_INS = (Scale.PAIN_AVERAGE, Scale.SLEEP, Scale.MOOD)
_SESSIONS = f"""
    SELECT session.id, session.kind, session.purpose, session.started_utc, session.utc_offset_min,
        session.counted, session.not_counted_reason, ({IS_DONE}) AS is_done,
        coalesce(
            CASE session.kind WHEN 'drill' THEN json_extract(session.spec, '$.part') END,
            imagery.part, mirror.part, activity.part
        ) AS part,
        coalesce(imagery.side, mirror.hidden) AS side,
        CASE session.kind
            WHEN 'drill' THEN (SELECT sum(correct) FROM session_side WHERE session_id = session.id)
            WHEN 'lesson' THEN (SELECT count(*) FROM answer WHERE session_id = session.id)
            WHEN 'imagery' THEN imagery.cards_done WHEN 'breathing' THEN breathing.breaths
            ELSE guided.steps_done
        END AS count,
        CASE session.kind
            WHEN 'drill' THEN (SELECT sum(scored) FROM session_side WHERE session_id = session.id)
        END AS of_all,
        coalesce(breathing.breathed_ms, activity.did_ms, guided.practised_ms) AS did_ms,
        coalesce(reading.lesson_id, guided.script_id) AS name,
        activity.words AS words, mirror.step AS step
    FROM session
    LEFT JOIN breathing ON breathing.session_id = session.id
    LEFT JOIN guided ON guided.session_id = session.id
    LEFT JOIN imagery ON imagery.session_id = session.id
    LEFT JOIN mirror ON mirror.session_id = session.id
    LEFT JOIN activity ON activity.session_id = session.id
    LEFT JOIN reading ON reading.session_id = session.id
    WHERE session.local_day = ? ORDER BY session.started_utc, session.id
"""
_NOTES = "SELECT text, written_utc, utc_offset_min FROM note WHERE"
_KINDS = {kind.value: kind for kind in SessionKind}
_SCALES = {scale.value: scale for scale in Scale}
_MOMENTS = {moment.value: moment for moment in Moment}


class SqliteDayReader(SqliteDiaryReader):
    """Made, used and closed inside one background job. Days are found by their index."""

    def said_on(self, day: date) -> Sequence[tuple[Scale, OnceSaid]]:
        """All that was ever said at the check-in of a day, oldest first, with what was taken back."""
        rows = self._rows(
            """
            SELECT scale, value, rated_utc, utc_offset_min FROM rating
            WHERE local_day = ? AND moment = 'check_in' AND session_id IS NULL ORDER BY id
            """,
            (day.isoformat(),),
        )
        return tuple(
            (
                _SCALES[row["scale"]],
                OnceSaid(_number(row["value"]), utc_from(row["rated_utc"]), row["utc_offset_min"]),
            )
            for row in rows
            if row["scale"] in _SCALES
        )

    def facts_between(
        self, first: date, last: date, kinds: Sequence[DiaryKind] | None = None
    ) -> tuple[DiaryFact, ...]:
        """The facts of these days that were not withdrawn, oldest first."""
        wanted = [kind for kind in DiaryKind if kind is not DiaryKind.WITHDRAWN]
        wanted = [kind for kind in wanted if kinds is None or kind in kinds]
        rows = self._rows(
            f"{EVENTS} WHERE local_day BETWEEN ? AND ? AND kind IN ({', '.join('?' * len(wanted))})",
            (first.isoformat(), last.isoformat(), *wanted),
        )
        if not rows:
            return ()
        taken_back = self._taken_back(min(row["id"] for row in rows))
        rows.sort(key=lambda row: (row["local_day"], row["id"]))
        found = (fact_from(row) for row in rows if row["uuid"] not in taken_back)
        return tuple(fact for fact in found if fact is not None)

    def sessions_on(self, day: date) -> tuple[DaySession, ...]:
        """All sessions of a day in their order."""
        return tuple(_session_from(row) for row in self._rows(_SESSIONS, (day.isoformat(),)))

    def practised_between(self, first: date, last: date) -> Mapping[date, tuple[KindDone, ...]]:
        """What was finished on these days, by kind."""
        rows = self._rows(
            f"""
            SELECT local_day, kind, count(*) AS sessions, max(counted) AS counted FROM session
            WHERE local_day BETWEEN ? AND ? AND {IS_DONE} GROUP BY local_day, kind
            """,
            (first.isoformat(), last.isoformat()),
        )
        found: dict[date, list[KindDone]] = defaultdict(list)
        for row in rows:
            done = KindDone(_KINDS[row["kind"]], row["sessions"], bool(row["counted"]))
            found[date.fromisoformat(row["local_day"])].append(done)
        return {day: tuple(done) for day, done in found.items()}

    def checked_in_between(self, first: date, last: date) -> frozenset[date]:
        """The days with a check-in."""
        rows = self._rows(
            f"""
            SELECT local_day, scale, value, max(id) FROM rating
            WHERE local_day BETWEEN ? AND ? AND scale IN ({", ".join("?" * len(_CHECK_INS))})
                AND moment = 'check_in' AND session_id IS NULL GROUP BY local_day, scale
            """,
            (first.isoformat(), last.isoformat(), *_CHECK_INS),
        )  # beside max(), SQLite takes the other columns from the row that has it
        return _days_of(row for row in rows if row["value"] is not None)

    def note_of_day(self, day: date) -> Note:
        """The day's note, with all its wordings."""
        return self._note("session_id IS NULL AND local_day = ?", day.isoformat())

    def note_of_session(self, session_id: int) -> Note:
        """A session's note, with all its wordings."""
        return self._note("session_id = ?", session_id)

    def said_around(self, session_id: int) -> Sequence[tuple[Scale, Moment, OnceSaid]]:
        """All that was ever rated around a session, oldest first, with what was taken back."""
        rows = self._rows(
            """
            SELECT scale, moment, value, rated_utc, utc_offset_min FROM rating
            WHERE session_id = ? ORDER BY id
            """,
            (session_id,),
        )
        return tuple(
            (
                _SCALES[row["scale"]],
                _MOMENTS[row["moment"]],
                OnceSaid(_number(row["value"]), utc_from(row["rated_utc"]), row["utc_offset_min"]),
            )
            for row in rows
            if row["scale"] in _SCALES and row["moment"] in _MOMENTS
        )

    def noted_between(self, first: date, last: date) -> frozenset[date]:
        """The days with a note."""
        rows = self._rows(
            """
            SELECT local_day, text, max(id) FROM note
            WHERE session_id IS NULL AND local_day BETWEEN ? AND ? GROUP BY local_day
            """,
            (first.isoformat(), last.isoformat()),
        )
        return _days_of(row for row in rows if row["text"])

    def first_day(self) -> date | None:
        """The earliest day that anything belongs to; None in an empty record."""
        days = [
            row["local_day"]
            for table in ("session", "rating", "event", "note")
            for row in self._rows(
                f"SELECT local_day FROM {table} WHERE date(local_day, '+0 days') = local_day"
                " ORDER BY local_day LIMIT 1"
            )
        ]
        return date.fromisoformat(min(days)) if days else None

    def measured(self) -> tuple[Said, ...]:
        """All answers to the questions of the week and of the month, oldest day first."""
        rows = self._rows(
            f"""
            SELECT local_day, scale, moment, value, max(id) AS newest FROM rating
            WHERE scale IN ({", ".join("?" * len(MEASURED_SCALES))})
                AND moment IN ({", ".join("?" * len(MOMENTS))}) AND session_id IS NULL
            GROUP BY local_day, scale, moment ORDER BY local_day, newest
            """,
            (*MEASURED_SCALES, *MOMENTS),
        )
        return tuple(
            Said(day, _SCALES[row["scale"]], Moment(row["moment"]), row["value"])
            for row in rows
            if row["value"] is not None and (day := day_from(row["local_day"])) is not None
        )

    def _note(self, where: str, of: str | int) -> Note:
        rows = self._rows(f"{_NOTES} {where} ORDER BY id DESC", (of,))
        return Note(
            tuple(Wording(row["text"], utc_from(row["written_utc"]), row["utc_offset_min"]) for row in rows)
        )


def day_opener(path: Path) -> Callable[[], SqliteDayReader]:
    """What a workspace hands to its background jobs: ``with open_days() as days: ...``."""
    return lambda: SqliteDayReader(path)


def _session_from(row: driver.Row) -> DaySession:
    return DaySession(
        session_id=row["id"],
        kind=_KINDS[row["kind"]],
        started_utc=utc_from(row["started_utc"]),
        utc_offset_min=row["utc_offset_min"],
        is_done=bool(row["is_done"]),
        counted=bool(row["counted"]),
        not_counted_reason=row["not_counted_reason"] or "",
        purpose=Purpose(row["purpose"]) if row["purpose"] is not None else None,
        part=next((part for part in BodyPart if part.value == row["part"]), None),
        side=Side(row["side"]) if row["side"] is not None else None,
        count=row["count"] or 0,
        of=row["of_all"] or 0,
        did_ms=row["did_ms"] or 0,
        name=row["name"] or "",
        words=row["words"] or "",
        step=row["step"],
    )


def _days_of(rows: Iterable[driver.Row]) -> frozenset[date]:
    """Those that are in the calendar."""
    return frozenset(day for row in rows if (day := day_from(row["local_day"])) is not None)


def _number(value: float | None) -> int | None:
    """What is off the scale was not said here."""
    return round(value) if value is not None and LOWEST <= value <= HIGHEST else None
