"""Brings the rows of a result into a record, each once, and takes them out again. Inside one transaction.

What is only added is added where its uuid is not known. A session that had no end here takes what the result says of
it; whether it counts follows from the newest word on that; a goal is as it was said last. What was replaced is kept
with the row in ``import``, so that all of it can be undone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
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
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.plan_body import plan_from
from gmi_trainer.storage.result_reader import ABOUT_ME, COUNTED, NOT_COUNTED
from gmi_trainer.storage.result_tables import ADDED, OF_ONE_SESSION, TRAVELLING
from gmi_trainer.storage.session_rows import SELECT_SUMMARIES, summary_from
from gmi_trainer.storage.trial_rows import SELECT_TRIALS, trial_from, trial_row_from

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
        self._replaced = _Replaced()
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
            _derive(self._connection, session_id)
        self._connection.execute(
            'UPDATE "import" SET replaced = ? WHERE id = ?', (self._replaced.as_json(), self._import_id)
        )
        return Merged(self._import_id, dict(self._added), self._known, self._replaced.count)

    # -- tables, one after the other -----------------------------------------------------------------------

    def _plans(self) -> None:
        came = False
        for row in self._rows("plan"):
            values = checked(TRAVELLING["plan"], row)
            known = self._one(
                'SELECT 1 FROM "plan" WHERE uuid = ? AND version = ?', _of(values, "uuid", "version")
            )
            if known is not None:
                self._known += 1
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
            if here["finished_utc"] is None and values.get("finished_utc") is not None:
                self._take_over(here, values)
                self._fresh.add(uuid)

    def _take_over(self, here: driver.Row, values: Mapping[str, object]) -> None:
        """It ended after an earlier result was made: all that is known of it comes anew."""
        self._replaced.session(self._connection, here)
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

    def _all_goals(self) -> None:
        for row in self._rows("goal"):
            values = checked(TRAVELLING["goal"], row)
            (uuid,) = _of(values, "uuid")
            here = self._one("SELECT * FROM goal WHERE uuid = ?", (uuid,))
            if here is None:
                self._goals[uuid] = self._insert("goal", {**values, "import_id": self._import_id})
                continue
            self._known += 1
            self._goals[uuid] = here["id"]
            if _said_last(values) > _said_last(dict(here)):
                self._replaced.goal(here)
                self._connection.execute(
                    "UPDATE goal SET text = ?, ending = ?, ended_utc = ?, ended_day = ? WHERE id = ?",
                    (
                        *(values.get(name) for name in ("text", "ending", "ended_utc", "ended_day")),
                        here["id"],
                    ),
                )

    def _only_added(self, table: str) -> None:
        travelling = TRAVELLING[table]
        came = False
        for row in self._rows(table):
            values = checked(travelling, row)
            if self._one(f'SELECT 1 FROM "{table}" WHERE uuid = ?', _of(values, "uuid")) is not None:
                self._known += 1
                continue
            for other in travelling.references:
                values[f"{other}_id"] = self._referred(other, reference(row, other))
            self._insert(table, {**values, "import_id": self._import_id})
            came = True
        if came:
            put_in_order(self._connection, table, ADDED[table])

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
                self._replaced.flag(here)
            reason = "" if counts else str(row["reason"] or "")
            set_flag(self._connection, here["id"], int(counts), reason)

    def _about(self) -> None:
        """What the person said of themselves, where that is newer than what is known here."""
        about = self._arriving.head.about
        if about is None:
            return
        here = self._one("SELECT value, changed_utc FROM preference WHERE key = ?", (ABOUT_ME,))
        made = utc_text(self._arriving.head.made_utc)
        if here is not None and here["changed_utc"] >= made:
            return
        value = msgspec.json.encode(dict(about)).decode()
        if here is not None and here["value"] == value:
            return
        self._replaced.about = (None, None) if here is None else (here["value"], here["changed_utc"])
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


class _Replaced:
    """What was here before, as JSON that ``undo`` reads."""

    def __init__(self) -> None:
        self._sessions: list[dict[str, object]] = []
        self._flags: list[dict[str, object]] = []
        self._goals: list[dict[str, object]] = []
        self.about: tuple[str | None, str | None] | None = None

    @property
    def count(self) -> int:
        """How many rows."""
        return len(self._sessions) + len(self._flags) + len(self._goals)

    def session(self, connection: driver.Connection, here: driver.Row) -> None:
        children = {
            table: [
                dict(row)
                for row in connection.execute(f"SELECT * FROM {table} WHERE session_id = ?", (here["id"],))
            ]
            for table in OF_ONE_SESSION
        }
        self._sessions.append({"row": dict(here), "children": children})

    def flag(self, here: driver.Row) -> None:
        self._flags.append({name: here[name] for name in ("id", "counted", "not_counted_reason")})

    def goal(self, here: driver.Row) -> None:
        self._goals.append({name: here[name] for name in ("id", "text", "ending", "ended_utc", "ended_day")})

    def as_json(self) -> str:
        return msgspec.json.encode(
            {"sessions": self._sessions, "flags": self._flags, "goals": self._goals, "about": self.about}
        ).decode()


# -- taking out again -------------------------------------------------------------------------------------------


def undo(connection: driver.Connection, import_id: int, now: datetime) -> None:
    """All that came with it goes, and what it replaced comes back. Call it inside a transaction.

    What was written here about a session that goes: a note stays with its day, answers about the session go with it.
    """
    row = connection.execute('SELECT replaced FROM "import" WHERE id = ?', (import_id,)).fetchone()
    replaced = msgspec.json.decode(row["replaced"] or "{}")
    for table in ADDED:
        connection.execute(f"DELETE FROM {table} WHERE import_id = ?", (import_id,))
    _put_back(connection, replaced)
    gone = [
        found["id"]
        for found in connection.execute("SELECT id FROM session WHERE import_id = ?", (import_id,))
    ]
    for session_id in gone:
        for table in ("note", "event"):
            connection.execute(f"UPDATE {table} SET session_id = NULL WHERE session_id = ?", (session_id,))
        for table in ("rating", "answer", "activity_next_day"):
            connection.execute(f"DELETE FROM {table} WHERE session_id = ?", (session_id,))
        clear_session(connection, session_id)
        connection.execute("DELETE FROM session WHERE id = ?", (session_id,))
    connection.execute(
        "DELETE FROM goal_rating WHERE goal_id IN (SELECT id FROM goal WHERE import_id = ?)", (import_id,)
    )
    connection.execute("DELETE FROM goal WHERE import_id = ?", (import_id,))
    connection.execute('DELETE FROM "plan" WHERE import_id = ?', (import_id,))
    connection.execute(
        'UPDATE "import" SET undone_utc = ?, replaced = NULL WHERE id = ?', (utc_text(now), import_id)
    )


def _put_back(connection: driver.Connection, replaced: Mapping[str, object]) -> None:
    for flag in _list(replaced, "flags"):
        set_flag(connection, flag["id"], flag["counted"], flag["not_counted_reason"])
    for goal in _list(replaced, "goals"):
        connection.execute(
            "UPDATE goal SET text = :text, ending = :ending, ended_utc = :ended_utc, ended_day = :ended_day"
            " WHERE id = :id",
            goal,
        )
    for session in _list(replaced, "sessions"):
        before, children = session["row"], session["children"]
        clear_session(connection, before["id"])
        told = ", ".join(f'"{name}" = :{name}' for name in before if name != "id")
        connection.execute(f"UPDATE session SET {told} WHERE id = :id", before)
        for table, rows in children.items():
            _insert_all(connection, table, rows)
        _derive(connection, before["id"])
    about = replaced.get("about")
    if isinstance(about, list):
        value, changed_utc = about
        if value is None:
            connection.execute("DELETE FROM preference WHERE key = ?", (ABOUT_ME,))
        else:
            put_about(connection, value, changed_utc)


def _list(replaced: Mapping[str, object], name: str) -> list[dict[str, Any]]:
    found = replaced.get(name)
    return found if isinstance(found, list) else []


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
    _insert_all(connection, table, ({**row, "id": row_id} for row, row_id in zip(rows, ids, strict=True)))


def _insert_all(connection: driver.Connection, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    for row in rows:
        names = ", ".join(f'"{name}"' for name in row)
        connection.execute(
            f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(row))})', tuple(row.values())
        )


def _derive(connection: driver.Connection, session_id: int) -> None:
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


def _said_last(goal: Mapping[str, object]) -> str:
    return max(str(goal.get("ended_utc") or ""), str(goal.get("written_utc") or ""))
