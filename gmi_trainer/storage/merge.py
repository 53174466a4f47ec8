"""Brings the rows of a result into a record, each once. Inside one transaction.

What is only added is added where its uuid is not known. A session that had no end here takes what the result says of
it; whether it counts follows from the newest word on that; a goal is as it was said last. Words that an earlier result
left out come where there are none. What was replaced is kept with the row in ``import`` (``import_marks``), so that all
of it can be undone (``taking_out``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.breathing import BreathPattern, BreathSpec
from gmi_trainer.domain.plan_limits import beyond_limits
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.result_ports import Arriving, Merged, Row
from gmi_trainer.storage import driver
from gmi_trainer.storage.arriving_rows import RowNotBelievedError, checked, reference
from gmi_trainer.storage.derived import DERIVED_TABLES, delete_derived, write_derived
from gmi_trainer.storage.import_marks import (
    About,
    Counts,
    GoalSaid,
    ImportMarks,
    SessionSaid,
    plan_key,
    session_before,
    write_marks,
)
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.plan_body import plan_from
from gmi_trainer.storage.result_reader import ABOUT_ME, COUNTED, NOT_COUNTED
from gmi_trainer.storage.result_tables import ADDED, OF_ONE_SESSION, TRAVELLING
from gmi_trainer.storage.session_rows import SELECT_SUMMARIES, summary_from
from gmi_trainer.storage.trial_rows import SELECT_TRIALS, trial_from, trial_row_from
from gmi_trainer.storage.words_between import WORDED, brings_words, fill_words, has_words

KIND = "result"
_FOR_GOOD = ("uuid", "started_utc", "utc_offset_min", "local_day")
"""What of a session never changes."""

_LARGEST_SESSION_TRIALS = 2_000


class Merge:
    """One result into one record; ``run`` inside a transaction."""

    def __init__(self, connection: driver.Connection, arriving: Arriving, import_id: int) -> None:
        self._connection = connection
        self._arriving = arriving
        self._import_id = import_id
        self._added: Counter[str] = Counter()
        self._known = 0
        self._sessions: dict[str, int] = {}
        self._fresh: set[str] = set()
        self._goals: dict[str, int] = {}
        self._marks = ImportMarks()
        self._sql: dict[tuple[str, tuple[str, ...]], str] = {}

    def run(self) -> Merged:
        """Everything, in an order in which each row finds what it names. RowNotBelievedError, or what tables refuse."""
        self._plans()
        self._all_sessions()
        for row in self._rows("stimulus"):
            self._insert("stimulus", checked(TRAVELLING["stimulus"], row), " ON CONFLICT (sha256) DO NOTHING")
        for table in OF_ONE_SESSION:
            self._of_sessions(table)
        self._all_goals()
        for table in ADDED:
            self._only_added(table)
        touched = [self._sessions[uuid] for uuid in self._fresh]
        self._settle_what_counts()
        self._about()
        for session_id in touched:
            _look_at(self._connection, session_id)
            derive(self._connection, session_id)
        write_marks(self._connection, self._import_id, self._marks)
        return Merged(
            self._import_id, dict(self._added), self._known, self._marks.changed, self._marks.words_filled
        )

    # -- tables, one after the other -----------------------------------------------------------------------

    def _plans(self) -> None:
        came = False
        for row in self._rows("plan"):
            values = checked(TRAVELLING["plan"], row)
            key = _of(values, "uuid", "version")
            here = self._one('SELECT import_id FROM "plan" WHERE uuid = ? AND version = ?', key)
            if here is not None:
                self._had_too("plan", plan_key(*key), here)
                continue
            _believe_plan(values)
            self._insert("plan", {**values, "import_id": self._import_id})
            came = True
        if came:
            put_in_order(self._connection, "plan", "received_utc")

    def _all_sessions(self) -> None:
        for row in self._rows("session"):
            values = checked(TRAVELLING["session"], row)
            (uuid,) = _of(values, "uuid")
            if uuid in self._sessions:
                raise RowNotBelievedError("session.uuid")
            here = self._one("SELECT * FROM session WHERE uuid = ?", (uuid,))
            if here is None:
                self._sessions[uuid] = self._insert("session", {**values, "import_id": self._import_id})
                self._fresh.add(uuid)
                continue
            self._known += 1
            self._sessions[uuid] = here["id"]
            ended = values.get("finished_utc") is not None
            self._marks.sessions_too[uuid] = SessionSaid(ended, int(bool(values.get("counted"))))
            if here["finished_utc"] is None and ended:
                self._take_over(here, values)
                self._fresh.add(uuid)
            else:
                self._fill("session", uuid, values)

    def _take_over(self, here: driver.Row, values: Mapping[str, object]) -> None:
        """It ended after an earlier result was made: all that is known of it comes anew."""
        self._marks.ended[here["uuid"]] = session_before(self._connection, here)
        clear_session(self._connection, here["id"])
        changing = {
            name: values.get(name)
            for name in (column.name for column in TRAVELLING["session"].own_columns)
            if name not in _FOR_GOOD and name in values
        }
        told = ", ".join(f'"{name}" = ?' for name in changing)
        self._connection.execute(f"UPDATE session SET {told} WHERE id = ?", (*changing.values(), here["id"]))

    def _of_sessions(self, table: str) -> None:
        travelling = TRAVELLING[table]
        for row in self._rows(table):
            values = checked(travelling, row)
            uuid = reference(row, "session")
            if uuid is None or uuid not in self._sessions:
                raise RowNotBelievedError(f"{table}.session")
            if uuid in self._fresh:
                self._insert(table, {"session_id": self._sessions[uuid], **values})
            elif table in WORDED:
                self._fill(table, uuid, values)

    def _all_goals(self) -> None:
        for row in self._rows("goal"):
            values = checked(TRAVELLING["goal"], row)
            (uuid,) = _of(values, "uuid")
            said = self._marks.goals_said[uuid] = _goal_said(values)
            here = self._one("SELECT * FROM goal WHERE uuid = ?", (uuid,))
            if here is None:
                self._goals[uuid] = self._insert("goal", {**values, "import_id": self._import_id})
                continue
            self._known += 1
            self._goals[uuid] = here["id"]
            if _said_last(values) > _said_last(dict(here)):
                self._marks.goals_before[uuid] = _goal_said(dict(here))
                self._connection.execute(
                    "UPDATE goal SET text = ?, ending = ?, ended_utc = ?, ended_day = ? WHERE id = ?",
                    (said.text, said.ending, said.ended_utc, said.ended_day, here["id"]),
                )

    def _only_added(self, table: str) -> None:
        travelling = TRAVELLING[table]
        came = False
        for row in self._rows(table):
            values = checked(travelling, row)
            (uuid,) = _of(values, "uuid")
            here = self._one(f'SELECT import_id FROM "{table}" WHERE uuid = ?', (uuid,))
            if here is not None:
                self._had_too(table, uuid, here)
                if table in WORDED:
                    self._fill(table, uuid, values)
                continue
            for other in travelling.references:
                values[f"{other}_id"] = self._referred(other, reference(row, other))
            self._insert(table, {**values, "import_id": self._import_id})
            came = True
        if came:
            put_in_order(self._connection, table, ADDED[table])

    def _had_too(self, table: str, uuid: str, here: driver.Row) -> None:
        """It is here already; where another result brought it, that is remembered."""
        self._known += 1
        if here["import_id"] not in (None, self._import_id):
            self._marks.too.setdefault(table, []).append(uuid)

    def _fill(self, table: str, uuid: str, values: Mapping[str, object]) -> None:
        """Words that an earlier result left out; those that are here stay as they are."""
        if not brings_words(table, values):
            return
        if fill_words(self._connection, table, uuid, values):
            self._marks.filled.setdefault(table, []).append(uuid)
        elif has_words(self._connection, table, uuid):
            self._marks.words_too.setdefault(table, []).append(uuid)

    def _referred(self, table: str, uuid: str | None) -> int | None:
        """The row that is meant: it came along, or was here."""
        if uuid is None:
            return None
        known = self._sessions if table == "session" else self._goals
        if uuid not in known:
            row = self._one(f"SELECT id FROM {table} WHERE uuid = ?", (uuid,))
            if row is None:
                raise RowNotBelievedError(table)
            known[uuid] = row["id"]
        return known[uuid]

    def _settle_what_counts(self) -> None:
        """The newest word on it holds, whoever opened what first."""
        rows = self._connection.execute(
            f"""
            SELECT session_id, kind, json_extract(detail, '$.reason') AS reason,
                max(happened_utc || printf('%020d', id))
            FROM event WHERE kind IN ('{COUNTED}', '{NOT_COUNTED}') AND session_id IN (
                SELECT session_id FROM event WHERE import_id = ? AND kind IN ('{COUNTED}', '{NOT_COUNTED}')
            )
            GROUP BY session_id
            """,  # beside max(), SQLite takes the other columns from the row that has it
            (self._import_id,),
        ).fetchall()
        fresh = {self._sessions[uuid] for uuid in self._fresh}
        for row in rows:
            counts = row["kind"] == COUNTED
            here = self._one("SELECT * FROM session WHERE id = ?", (row["session_id"],))
            if here is None or bool(here["counted"]) == counts:
                continue
            if here["id"] not in fresh:
                self._marks.counted[here["uuid"]] = Counts(here["counted"], here["not_counted_reason"])
            reason = "" if counts else str(row["reason"] or "")
            set_flag(self._connection, here["id"], int(counts), reason)

    def _about(self) -> None:
        """What the person said of themselves, where that is newer than what is known here."""
        about = self._arriving.head.about
        if about is None:
            return
        here = self._one("SELECT value, changed_utc FROM preference WHERE key = ?", (ABOUT_ME,))
        made = utc_text(self._arriving.head.made_utc)
        value = msgspec.json.encode(dict(about)).decode()
        if here is not None and (here["changed_utc"] >= made or here["value"] == value):
            self._marks.about_too = About(value, made)
            return
        self._marks.about = About(None, None) if here is None else About(here["value"], here["changed_utc"])
        put_about(self._connection, value, made)

    # -- rows ----------------------------------------------------------------------------------------------

    def _rows(self, table: str) -> Iterator[Row]:
        return self._arriving.rows(table)

    def _one(self, sql: str, values: Sequence[object]) -> driver.Row | None:
        row: driver.Row | None = self._connection.execute(sql, tuple(values)).fetchone()
        return row

    def _insert(self, table: str, values: Mapping[str, object], then: str = "") -> int:
        if not values:
            raise RowNotBelievedError(table)
        key = (table, tuple(values))
        if key not in self._sql:
            names = ", ".join(f'"{name}"' for name in values)
            marks = ", ".join("?" * len(values))
            self._sql[key] = f'INSERT INTO "{table}" ({names}) VALUES ({marks}){then}'
        cursor = self._connection.execute(self._sql[key], tuple(values.values()))
        if cursor.rowcount > 0:
            self._added[table] += 1
        return int(cursor.lastrowid or 0)


# -- small steps ------------------------------------------------------------------------------------------------


def clear_session(connection: driver.Connection, session_id: int) -> None:
    """Leave nothing of what belongs to a session alone."""
    for table in (*OF_ONE_SESSION, *DERIVED_TABLES):
        connection.execute(f"DELETE FROM {table} WHERE session_id = ?", (session_id,))


def set_flag(connection: driver.Connection, session_id: int, counted: int, reason: str) -> None:
    """Whether a session counts, in both places where that stands."""
    connection.execute(
        "UPDATE session SET counted = ?, not_counted_reason = ? WHERE id = ?", (counted, reason, session_id)
    )
    connection.execute("UPDATE session_line SET counted = ? WHERE session_id = ?", (counted, session_id))


def put_about(connection: driver.Connection, value: str, changed_utc: str | None) -> None:
    """What the person said of themselves."""
    connection.execute(
        "INSERT INTO preference (key, value, changed_utc) VALUES (?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_utc = excluded.changed_utc",
        (ABOUT_ME, value, changed_utc),
    )


def put_in_order(connection: driver.Connection, table: str, moment: str) -> None:
    """Of several rows the one with the largest number is the newest. After an older result it has to be made so."""
    found = connection.execute(
        f'SELECT 1 FROM (SELECT {moment} AS at, lag({moment}) OVER (ORDER BY id) AS before FROM "{table}")'
        " WHERE at < before LIMIT 1"
    ).fetchone()
    if found is None:
        return
    rows = [dict(row) for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY {moment}, id')]
    ids = sorted(row["id"] for row in rows)
    connection.execute(f'DELETE FROM "{table}"')
    insert_all(connection, table, ({**row, "id": row_id} for row, row_id in zip(rows, ids, strict=True)))


def insert_all(connection: driver.Connection, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Rows as they are, with their numbers."""
    for row in rows:
        names = ", ".join(f'"{name}"' for name in row)
        connection.execute(
            f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(row))})', tuple(row.values())
        )


def derive(connection: driver.Connection, session_id: int) -> None:
    """The sums of a finished drill, made here: those of a file are not believed."""
    row = connection.execute("SELECT kind, finished_utc FROM session WHERE id = ?", (session_id,)).fetchone()
    if row["kind"] == SessionKind.DRILL and row["finished_utc"] is not None:
        write_derived(connection, session_id)
    else:
        delete_derived(connection, session_id)


def _look_at(connection: driver.Connection, session_id: int) -> None:
    """Read a session as the program will read it every day. ValueError where it cannot be."""
    row = connection.execute("SELECT kind, spec FROM session WHERE id = ?", (session_id,)).fetchone()
    if row["kind"] == SessionKind.DRILL:
        summary = connection.execute(f"{SELECT_SUMMARIES} WHERE session.id = ?", (session_id,)).fetchone()
        summary_from(summary)
        trials = connection.execute(SELECT_TRIALS, (session_id,)).fetchall()
        if len(trials) > _LARGEST_SESSION_TRIALS:
            raise RowNotBelievedError("trial")
        for trial in trials:
            trial_from(trial)
            trial_row_from(trial)
    elif row["kind"] == SessionKind.BREATHING:
        msgspec.json.decode(row["spec"], type=BreathSpec)
        for done in connection.execute("SELECT * FROM breathing WHERE session_id = ?", (session_id,)):
            BreathPattern(done["in_ms"], done["out_ms"], done["hold_full_ms"], done["hold_empty_ms"])


def _believe_plan(values: Mapping[str, object]) -> None:
    """A plan may be in force here afterwards: it is held to the bounds of every plan. One of a later version stays
    as it is, and is in force nowhere before it can be read."""
    uuid, version, body = _of(values, "uuid", "version", "body")
    try:
        plan = plan_from(str(uuid), int(str(version)), str(body))
    except UserProblem:
        return
    if beyond_limits(plan):
        raise RowNotBelievedError("plan.body")


def _of(values: Mapping[str, object], *names: str) -> tuple[Any, ...]:
    """What a row cannot be without."""
    if any(values.get(name) is None for name in names):
        raise RowNotBelievedError(names[0])
    return tuple(values[name] for name in names)


def _goal_said(values: Mapping[str, Any]) -> GoalSaid:
    return GoalSaid(
        str(values.get("text", "")), values.get("ending"), values.get("ended_utc"), values.get("ended_day")
    )


def _said_last(goal: Mapping[str, Any]) -> str:
    return said_last(goal.get("ended_utc"), str(goal.get("written_utc") or ""))


def said_last(ended_utc: str | None, written_utc: str) -> str:
    """When something was last said of a goal."""
    return max(ended_utc or "", written_utc)
