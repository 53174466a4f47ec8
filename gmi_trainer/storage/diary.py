"""Writing and reading a person's days (diary_ports.DiaryLog and diary_ports.DiaryReader)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from uuid import uuid4

import msgspec

from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.flare import FLARING
from gmi_trainer.domain.span import Grain
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.diary_ports import Rating
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.diary_rows import (
    INSERT_EVENT,
    INSERT_RATING,
    detail_from,
    done_from,
    event_values,
    fact_from,
    rating_from,
)
from gmi_trainer.storage.learning_sums import DONE_ON, DUE, REVIEWED
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.periods import BEGUN
from gmi_trainer.storage.reading import ReadingConnection

_ANSWERED = """
    EXISTS (
        SELECT 1 FROM trial WHERE trial.session_id = session.id
            AND trial.outcome IN ('correct', 'wrong', 'missed', 'too_fast')
    )
"""
_IS_A_DAY = "date(local_day, '+0 days') = local_day"  # there is one in the calendar
_BREATHED = (
    "EXISTS (SELECT 1 FROM breathing WHERE breathing.session_id = session.id AND breathing.breaths > 0)"
)
_GUIDED = "EXISTS (SELECT 1 FROM guided WHERE guided.session_id = session.id AND guided.steps_done > 0)"
_IMAGINED = "EXISTS (SELECT 1 FROM imagery WHERE imagery.session_id = session.id AND imagery.cards_done > 0)"
_DID = (
    "EXISTS (SELECT 1 FROM activity WHERE activity.session_id = session.id AND activity.ending IS NOT NULL)"
)
_LEARNED = """
    (
        EXISTS (SELECT 1 FROM reading WHERE reading.session_id = session.id)
        OR EXISTS (SELECT 1 FROM answer WHERE answer.session_id = session.id)
    )
"""
IS_DONE = f"""
    {_IS_A_DAY} AND session.finished_utc IS NOT NULL
    AND CASE session.kind
        WHEN 'drill' THEN {_ANSWERED} WHEN 'breathing' THEN {_BREATHED} WHEN 'lesson' THEN {_LEARNED}
        WHEN 'notice' THEN {_GUIDED} WHEN 'activity' THEN {_DID} WHEN 'mirror' THEN {_GUIDED}
        WHEN 'imagery' THEN {_IMAGINED} ELSE 1
    END
"""
_DEALT_WITH = """
    (
        SELECT count(*) FROM trial WHERE trial.session_id = session.id
            AND trial.outcome IN ('correct', 'wrong', 'missed', 'skipped')
            AND ' ' || trial.flags || ' ' NOT LIKE '% warm_up %'
    )
"""
_BREATHS = "(SELECT breaths FROM breathing WHERE breathing.session_id = session.id)"
EVENTS = "SELECT id, uuid, session_id, kind, happened_utc, local_day, detail FROM event"


class SqliteDiary:
    """The write side, on the connection of the window's thread."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock

    def rate(
        self,
        scale: Scale,
        moment: Moment,
        value: float | None,
        session_id: int | None = None,
        day: date | None = None,
    ) -> float | None:
        """Keep a rating; None takes the last one back. Returns what it replaces."""
        now, offset = self._clock.utc_now(), self._clock.utc_offset_min()
        with self._record.atomic() as connection:
            if session_id is not None:
                row = connection.execute(
                    "SELECT local_day FROM session WHERE id = ?", (session_id,)
                ).fetchone()
                assert row is not None, "rate a session that is there"
                day_text = str(row["local_day"])
            else:
                day_text = (day if day is not None else local_day(now, offset)).isoformat()
            before = connection.execute(
                "SELECT value FROM rating WHERE local_day = ? AND scale = ? AND moment = ? AND session_id IS ?"
                " ORDER BY id DESC LIMIT 1",
                (day_text, scale, moment, session_id),
            ).fetchone()
            replaced: float | None = None if before is None else before["value"]
            if value is not None or replaced is not None:
                connection.execute(
                    INSERT_RATING,
                    (str(uuid4()), session_id, scale, moment, value, utc_text(now), offset, day_text),
                )
        return replaced

    def add(
        self, kind: DiaryKind, detail: Mapping[str, object] | None = None, session_id: int | None = None
    ) -> DiaryFact:
        """Keep a fact for now; returns it as stored."""
        now, offset = self._clock.utc_now(), self._clock.utc_offset_min()
        fact = DiaryFact(
            str(uuid4()), kind, local_day(now, offset), now, dict(detail) if detail else {}, session_id
        )
        with self._record.problems():
            self._record.connection.execute(INSERT_EVENT, event_values(fact, offset))
        return fact

    def withdraw(self, uuid: str) -> DiaryFact:
        """Take a fact back, or take the taking back back."""
        with self._record.problems():
            found = self._record.connection.execute("SELECT 1 FROM event WHERE uuid = ?", (uuid,)).fetchone()
        assert found is not None, "withdraw a fact that is there"
        return self.add(DiaryKind.WITHDRAWN, {"uuid": uuid})


class SqliteDiaryReader(ReadingConnection):
    """The read side, for one background job. Days are found by their index; trials only by their session."""

    def ratings(self, since: date, scales: Sequence[Scale] | None = None) -> tuple[Rating, ...]:
        """The newest rating of each day, scale, moment and session, oldest day first, none taken back."""
        rows = self._rows(
            """
            SELECT max(id) AS newest, local_day, scale, moment, session_id, value FROM rating
            WHERE local_day >= ? GROUP BY local_day, scale, moment, session_id ORDER BY local_day, newest
            """,
            (since.isoformat(),),
        )  # beside max(), SQLite takes the other columns from the row that has it
        found = (rating_from(row) for row in rows if row["value"] is not None)
        return tuple(r for r in found if r is not None and (scales is None or r.scale in scales))

    def facts(self, since: date | None, kinds: Sequence[DiaryKind] | None = None) -> tuple[DiaryFact, ...]:
        """The facts that were not withdrawn, oldest first (None: from the beginning)."""
        wanted = [kind for kind in DiaryKind if kind is not DiaryKind.WITHDRAWN]
        wanted = [kind for kind in wanted if kinds is None or kind in kinds]
        of_kind = f"kind IN ({', '.join('?' * len(wanted))})"
        if since is None:
            rows = self._rows(f"{EVENTS} WHERE {of_kind}", tuple(wanted))
        else:
            rows = self._rows(f"{EVENTS} WHERE local_day >= ? AND {of_kind}", (since.isoformat(), *wanted))
        rows.sort(key=lambda row: row["id"])
        if not rows:
            return ()
        taken_back = self._taken_back(rows[0]["id"])
        found = (fact_from(row) for row in rows if row["uuid"] not in taken_back)
        return tuple(sorted((f for f in found if f is not None), key=lambda fact: fact.day))

    def usual_values(
        self, scale: Scale, first: date, last: date, by: Grain
    ) -> tuple[tuple[date, float], ...]:
        """What was said at these days' check-ins, oldest first: of each day, or the mean of each week or month."""
        rows = self._rows(
            f"""
            SELECT {BEGUN[by]} AS begun, avg(value) AS value FROM (
                SELECT local_day, value, max(id) FROM rating
                WHERE scale = ? AND local_day BETWEEN ? AND ? AND moment = 'check_in' AND session_id IS NULL
                GROUP BY local_day
            ) WHERE value IS NOT NULL AND {_IS_A_DAY} GROUP BY begun ORDER BY begun
            """,
            (scale, first.isoformat(), last.isoformat()),
        )  # beside max(), SQLite takes the other columns from the row that has it
        return tuple((date.fromisoformat(row["begun"]), row["value"]) for row in rows)

    def marking_facts(self, first: date, last: date, kinds: Sequence[DiaryKind]) -> tuple[DiaryFact, ...]:
        """The facts of these kinds and days; of answers about last time only those that report a flare."""
        rows = self._rows(
            f"""
            {EVENTS} WHERE kind IN ({", ".join("?" * len(kinds))}) AND local_day BETWEEN ? AND ? AND (
                kind <> 'after_last' OR json_extract(detail, '$.answer') IN ({", ".join("?" * len(FLARING))})
            ) ORDER BY local_day, id
            """,
            (*kinds, first.isoformat(), last.isoformat(), *FLARING),
        )
        if not rows:
            return ()
        taken_back = self._taken_back(min(row["id"] for row in rows))
        found = (fact_from(row) for row in rows if row["uuid"] not in taken_back)
        return tuple(fact for fact in found if fact is not None)

    def day_notes(self, first: date, last: date) -> tuple[tuple[date, str, str], ...]:
        """The note of each of these days that has one, with the name of its row."""
        rows = self._rows(
            f"""
            SELECT local_day, text, uuid, max(id) FROM note
            WHERE session_id IS NULL AND local_day BETWEEN ? AND ? AND {_IS_A_DAY}
            GROUP BY local_day ORDER BY local_day
            """,
            (first.isoformat(), last.isoformat()),
        )
        return tuple(
            (date.fromisoformat(row["local_day"]), row["text"], row["uuid"]) for row in rows if row["text"]
        )

    def done(self, since: date) -> tuple[Done, ...]:
        """Finished sessions of every kind, oldest first: those with an end and something answered or done."""
        rows = self._rows(
            f"""
            SELECT id, uuid, kind, local_day, finished_utc, plan_item, spec,
                CASE kind WHEN 'drill' THEN {_DEALT_WITH} WHEN 'breathing' THEN {_BREATHS} ELSE 0 END AS dealt_with
            FROM session WHERE local_day >= ? AND {IS_DONE}
            ORDER BY local_day, started_utc, id
            """,
            (since.isoformat(),),
        )
        return tuple(done for row in rows if (done := done_from(row)) is not None)

    def has_breathed(self) -> bool:
        """Whether there ever was a finished breathing session with a whole breath."""
        return bool(
            self._rows(
                f"""
                SELECT 1 FROM session
                WHERE session.kind = 'breathing' AND session.finished_utc IS NOT NULL AND {_BREATHED} LIMIT 1
                """
            )
        )

    def lessons_done(self) -> frozenset[str]:
        """The lessons that were ever read to the end."""
        return frozenset(row["lesson_id"] for row in self._rows(DONE_ON))

    def questions_due(self) -> Mapping[str, date]:
        """Every question that was ever answered, and the day from which it comes back."""
        return {row["question_id"]: date.fromisoformat(row["due_day"]) for row in self._rows(DUE)}

    def questions_answered(self, day: date) -> int:
        """How many questions that had come back were answered on a day."""
        return int(self._rows(REVIEWED, (day.isoformat(),))[0][0])

    def practice_days(self, since: date) -> frozenset[date]:
        """The days with at least one such session."""
        rows = self._rows(
            f"SELECT DISTINCT local_day FROM session WHERE local_day >= ? AND {IS_DONE}",
            (since.isoformat(),),
        )
        return frozenset(date.fromisoformat(row["local_day"]) for row in rows)

    def first_practice_day(self) -> date | None:
        """The earliest of all such days; None before the first."""
        rows = self._rows(f"SELECT local_day FROM session WHERE {IS_DONE} ORDER BY local_day LIMIT 1")
        return date.fromisoformat(rows[0]["local_day"]) if rows else None

    def last_practice_day(self) -> date | None:
        """The latest of all such days; None before the first."""
        rows = self._rows(f"SELECT local_day FROM session WHERE {IS_DONE} ORDER BY local_day DESC LIMIT 1")
        return date.fromisoformat(rows[0]["local_day"]) if rows else None

    def latest_practice_days(self, before: date, most: int) -> frozenset[date]:
        """At most so many of such days, the latest before a day."""
        rows = self._rows(
            f"""
            SELECT DISTINCT local_day FROM session WHERE local_day < ? AND {IS_DONE}
            ORDER BY local_day DESC LIMIT ?
            """,
            (before.isoformat(), most),
        )
        return frozenset(date.fromisoformat(row["local_day"]) for row in rows)

    def latest_day(self) -> date | None:
        """The latest day that anything in the record belongs to; None in an empty one."""
        days = [
            row["local_day"]
            for table in ("session", "rating", "event")
            for row in self._rows(
                f"SELECT local_day FROM {table} WHERE {_IS_A_DAY} ORDER BY local_day DESC LIMIT 1"
            )
        ]
        return date.fromisoformat(max(days)) if days else None

    def preference(self, name: str) -> object | None:
        """A small choice of the person."""
        rows = self._rows("SELECT value FROM preference WHERE key = ?", (name,))
        return msgspec.json.decode(rows[0]["value"], type=object) if rows else None

    def _taken_back(self, from_id: int) -> frozenset[str]:
        """The uuids of what was withdrawn and not restored since. A withdrawal always has a later row."""
        rows = self._rows(
            "SELECT uuid, detail FROM event WHERE id > ? AND kind = 'withdrawn' ORDER BY id DESC", (from_id,)
        )
        taken_back: set[str] = set()
        for row in rows:  # the newest first: whether a withdrawal still holds is known when it is reached
            detail = detail_from(row["detail"])
            if row["uuid"] not in taken_back and detail is not None:
                taken_back.add(str(detail.get("uuid")))
        return frozenset(taken_back)


def diary_opener(path: Path) -> Callable[[], SqliteDiaryReader]:
    """What a workspace hands to its background jobs: ``with open_diary() as diary: ...``."""
    return lambda: SqliteDiaryReader(path)
