"""Takes a result out of a record again, whichever it is: the record is then as if it had never come.

What a later result has, too, stays, and belongs to that one from then on. What was changed here since by hand stays as
it was changed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from gmi_trainer.storage import driver
from gmi_trainer.storage.import_marks import (
    About,
    Counts,
    GoalSaid,
    ImportMarks,
    SessionBefore,
    SessionSaid,
    marks_after,
    plan_key,
    read_marks,
    write_marks,
)
from gmi_trainer.storage.merge import (
    KIND,
    clear_session,
    derive,
    insert_all,
    put_about,
    said_last,
    set_flag,
)
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.result_reader import ABOUT_ME, COUNTED, NOT_COUNTED
from gmi_trainer.storage.result_tables import ADDED
from gmi_trainer.storage.words_between import WORDED, has_words, take_words_out

_MARKINGS = f"kind IN ('{COUNTED}', '{NOT_COUNTED}')"
_NEVER_PUT_BACK = ("id", "import_id")


def undo(connection: driver.Connection, import_id: int, now: datetime) -> None:
    """All that came with it goes, and what it replaced comes back. Call it inside a transaction.

    What was written here about a session that goes: a note stays with its day, answers about the session go with it.
    """
    _TakingOut(connection, import_id).run()
    connection.execute(
        'UPDATE "import" SET undone_utc = ?, replaced = NULL WHERE id = ?', (utc_text(now), import_id)
    )


class _TakingOut:
    """One result out of one record."""

    def __init__(self, connection: driver.Connection, import_id: int) -> None:
        self._connection = connection
        self._import_id = import_id
        self._mine = read_marks(connection, import_id)
        self._later = dict(marks_after(connection, import_id, KIND))
        self._inherited: dict[str, dict[str, int]] = {}
        self._said: dict[str, SessionSaid] = {}
        self._still_ended: set[str] = set()

    def run(self) -> None:
        """Rows are handed on first: then everything that is still its own goes."""
        marked = self._sessions_it_marked()
        for table in ("plan", "session", "goal", *ADDED):
            self._hand_on(table)
        for table in ADDED:
            self._connection.execute(f"DELETE FROM {table} WHERE import_id = ?", (self._import_id,))
        self._sessions()
        self._goals()
        self._words()
        self._what_counts(marked)
        self._about()
        self._connection.execute('DELETE FROM "plan" WHERE import_id = ?', (self._import_id,))
        for later, marks in self._later.items():
            write_marks(self._connection, later, marks)

    # -- rows ----------------------------------------------------------------------------------------------

    def _hand_on(self, table: str) -> None:
        """To the earliest of the others that has it, too."""
        rows = self._connection.execute(
            f'SELECT * FROM "{table}" WHERE import_id = ?', (self._import_id,)
        ).fetchall()
        to: dict[str, int] = {}
        handed: list[dict[str, object]] = []
        had = {later: frozenset(marks.too.get(table, ())) for later, marks in self._later.items()}
        for row in rows:
            uuid = plan_key(row["uuid"], row["version"]) if table == "plan" else row["uuid"]
            heir = self._heir(table, uuid, had)
            if heir is not None:
                to[uuid] = heir
                handed.append({**dict(row), "import_id": heir})
        if table in ADDED:  # such rows never change: they are written once more
            self._connection.executemany(
                f"DELETE FROM {table} WHERE id = ?", [(row["id"],) for row in handed]
            )
            insert_all(self._connection, table, handed)
        else:
            self._connection.executemany(
                f'UPDATE "{table}" SET import_id = :import_id WHERE id = :id', handed
            )
        for later, marks in self._later.items():
            if table in marks.too:
                marks.too[table] = [uuid for uuid in marks.too[table] if to.get(uuid) != later]
        self._inherited[table] = to

    def _heir(self, table: str, uuid: str, had: Mapping[int, frozenset[str]]) -> int | None:
        if table == "session":
            ends = (one for one, marks in self._later.items() if self._ends(marks, uuid))
            heir = next(ends, None)
            if heir is not None:
                return heir
        if table in ("session", "goal"):
            return next((one for one, marks in self._later.items() if marks.has(table, uuid)), None)
        return next((one for one, uuids in had.items() if uuid in uuids), None)

    def _sessions(self) -> None:
        for uuid, before in self._mine.ended.items():
            heir = next((marks for marks in self._later.values() if self._ends(marks, uuid)), None)
            if heir is not None:
                heir.ended[uuid] = before
                self._still_ended.add(uuid)
            else:
                self._put_back(uuid, before)
        for uuid, heir_id in self._inherited["session"].items():
            self._later[heir_id].ended.pop(uuid, None)
            self._said[uuid] = self._later[heir_id].sessions_too.pop(uuid)
        rows = self._connection.execute("SELECT id FROM session WHERE import_id = ?", (self._import_id,))
        for row in rows.fetchall():
            self._remove_session(row["id"])

    @staticmethod
    def _ends(marks: ImportMarks, uuid: str) -> bool:
        said = marks.sessions_too.get(uuid)
        return said is not None and said.ended

    def _put_back(self, uuid: str, before: SessionBefore) -> None:
        here = self._session(uuid)
        if here is None:
            return
        clear_session(self._connection, here["id"])
        values = {name: value for name, value in before.row.items() if name not in _NEVER_PUT_BACK}
        told = ", ".join(f'"{name}" = ?' for name in values)
        self._connection.execute(f"UPDATE session SET {told} WHERE id = ?", (*values.values(), here["id"]))
        for table, rows in before.children.items():
            insert_all(self._connection, table, rows)
        derive(self._connection, here["id"])

    def _remove_session(self, session_id: int) -> None:
        for table in ("note", "event"):
            self._connection.execute(
                f"UPDATE {table} SET session_id = NULL WHERE session_id = ?", (session_id,)
            )
        for table in ("rating", "answer", "activity_next_day"):
            self._connection.execute(f"DELETE FROM {table} WHERE session_id = ?", (session_id,))
        clear_session(self._connection, session_id)
        self._connection.execute("DELETE FROM session WHERE id = ?", (session_id,))

    # -- what is told in other words each time -----------------------------------------------------------------

    def _goals(self) -> None:
        """What the others say of it, told one after the other, as if this one had not come between."""
        for uuid, heir_id in self._inherited["goal"].items():
            heir = self._later[heir_id]
            heir.goals_before.pop(uuid, None)
            self._say_again(uuid, heir.goals_said[uuid], heir_id)
        for uuid, said in self._mine.goals_before.items():
            if uuid not in self._inherited["goal"]:
                self._say_again(uuid, said, self._import_id)
        self._connection.execute(
            "DELETE FROM goal_rating WHERE goal_id IN (SELECT id FROM goal WHERE import_id = ?)",
            (self._import_id,),
        )
        self._connection.execute("DELETE FROM goal WHERE import_id = ?", (self._import_id,))

    def _say_again(self, uuid: str, said: GoalSaid, since: int) -> None:
        here = self._connection.execute(
            "SELECT text, ending, ended_utc, ended_day FROM goal WHERE uuid = ?", (uuid,)
        ).fetchone()
        all_of_them = (self._mine, *self._later.values())
        if here is None or GoalSaid(*here) not in [marks.goals_said.get(uuid) for marks in all_of_them]:
            return  # it was changed here since
        for later, marks in self._later.items():
            other = marks.goals_said.get(uuid)
            if later <= since or other is None:
                continue
            if said_last(other.ended_utc, "") > said_last(said.ended_utc, ""):
                marks.goals_before[uuid], said = said, other
            else:
                marks.goals_before.pop(uuid, None)
        self._connection.execute(
            "UPDATE goal SET text = ?, ending = ?, ended_utc = ?, ended_day = ? WHERE uuid = ?",
            (said.text, said.ending, said.ended_utc, said.ended_day, uuid),
        )

    def _words(self) -> None:
        """Words that came with it go, unless another one has them, too."""
        for table in WORDED:
            owners = self._inherited["event" if table == "event" else "session"]
            ended = () if table == "event" else self._still_ended
            came = dict.fromkeys([*self._mine.filled.get(table, ()), *owners, *ended])
            for uuid in came:
                if has_words(self._connection, table, uuid):
                    self._hand_on_words(table, uuid, owners.get(uuid))

    def _hand_on_words(self, table: str, uuid: str, owner: int | None) -> None:
        for later, marks in self._later.items():
            filled, too = marks.filled.setdefault(table, []), marks.words_too.setdefault(table, [])
            if uuid not in filled and uuid not in too:
                continue
            if uuid in too:
                too.remove(uuid)
                filled.append(uuid)
            if later == owner:
                filled.remove(uuid)  # they came with the row
            return
        take_words_out(self._connection, table, uuid)

    def _sessions_it_marked(self) -> set[str]:
        rows = self._connection.execute(
            "SELECT DISTINCT session.uuid FROM event JOIN session ON session.id = event.session_id"
            f" WHERE event.import_id = ? AND event.{_MARKINGS}",
            (self._import_id,),
        )
        return {row["uuid"] for row in rows} | set(self._mine.counted)

    def _what_counts(self, marked: Collection[str]) -> None:
        """The newest word on it that is left holds; where there is none, it is as it had been."""
        worded = {*self._inherited["session"], *self._mine.filled.get("session", ())}
        for uuid in {*marked, *worded}:
            here = self._session(uuid)
            before = self._mine.counted.get(uuid)
            if here is None:
                continue
            newest = self._connection.execute(
                "SELECT kind, json_extract(detail, '$.reason') AS reason FROM event"
                f" WHERE session_id = ? AND {_MARKINGS} ORDER BY happened_utc DESC, id DESC LIMIT 1",
                (here["id"],),
            ).fetchone()
            if newest is None and uuid not in marked:
                continue
            if newest is None:
                told = before or Counts(self._said[uuid].counted if uuid in self._said else 1, "")
                set_flag(self._connection, here["id"], told.counted, told.reason)
                continue
            counted = newest["kind"] == COUNTED
            reason = newest["reason"] or ("" if here["counted"] else here["not_counted_reason"])
            set_flag(self._connection, here["id"], int(counted), "" if counted else reason)
            self._hand_on_before(uuid, here["id"], before)

    def _hand_on_before(self, uuid: str, session_id: int, before: Counts | None) -> None:
        """Whoever's word holds now knows what was before."""
        if before is None:
            return
        row = self._connection.execute(
            f"SELECT min(import_id) AS first FROM event WHERE session_id = ? AND {_MARKINGS}", (session_id,)
        ).fetchone()
        heir = next((marks for marks in self._later.values() if uuid in marks.counted), None)
        heir = heir or self._later.get(row["first"])
        if heir is not None:
            heir.counted[uuid] = before

    def _about(self) -> None:
        before = self._mine.about
        if before is None:
            return
        heir = next((marks for marks in self._later.values() if marks.about is not None), None)
        if heir is not None:
            heir.about = before
            return
        here = self._connection.execute(
            "SELECT changed_utc FROM preference WHERE key = ?", (ABOUT_ME,)
        ).fetchone()
        made = self._connection.execute(
            'SELECT made_utc FROM "import" WHERE id = ?', (self._import_id,)
        ).fetchone()
        if here is None or here["changed_utc"] != made["made_utc"]:
            return  # it was changed here since
        self._say_about(before)

    def _say_about(self, before: About) -> None:
        said = before
        for marks in self._later.values():
            other = marks.about_too
            if other is not None and (other.changed_utc or "") > (said.changed_utc or ""):
                marks.about, marks.about_too = said, None
                said = other
        if said.value is None:
            self._connection.execute("DELETE FROM preference WHERE key = ?", (ABOUT_ME,))
        else:
            put_about(self._connection, said.value, said.changed_utc)

    def _session(self, uuid: str) -> driver.Row | None:
        row: driver.Row | None = self._connection.execute(
            "SELECT id, counted, not_counted_reason FROM session WHERE uuid = ?", (uuid,)
        ).fetchone()
        return row
