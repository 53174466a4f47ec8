"""Brings a test of a guest into somebody's record (roster_ports.QuickTests): whole or not at all, and only once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import uuid4

from gmi_trainer.domain.activity import DrillSpec, Purpose
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.drills import Before, what_came_before
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.derived import write_derived
from gmi_trainer.storage.history import SqliteHistory
from gmi_trainer.storage.moments import utc_text

KIND = "quick_test"
SOURCE = "a quick test on this computer"

PurposeOf = Callable[[Before], Purpose]


class SqliteQuickTests:
    """For a background job: it opens both records on connections of its own."""

    def __init__(
        self,
        guest_path: Callable[[str], Path],
        open_record_of: Callable[[str], Record],
        clock: Clock,
        app_version: str,
    ) -> None:
        """``guest_path``: where a guest's record lies, ``open_record_of``: somebody's record, both by their ids."""
        self._guest_path = guest_path
        self._open_record_of = open_record_of
        self._clock = clock
        self._app_version = app_version

    def keep(
        self,
        guest_id: str,
        session_id: int,
        profile_id: str,
        spec: DrillSpec,
        day: date,
        purpose_of: PurposeOf,
    ) -> bool:
        """The session with its pictures and answers. False where it is there already.

        ``purpose_of`` says what the test is among all that the person did before.
        """
        guest = self._guest_path(guest_id)
        with driver.told_as_problems(guest), closing(driver.connect_for_reading(guest)) as source:
            session = source.execute("SELECT * FROM session WHERE id = ?", (session_id,)).fetchone()
            assert session is not None, "the guest's session is there"
            trials = source.execute(
                "SELECT * FROM trial WHERE session_id = ? ORDER BY position", (session_id,)
            ).fetchall()
            pictures = source.execute(
                "SELECT * FROM stimulus WHERE sha256 IN (SELECT picture_sha256 FROM trial WHERE session_id = ?)",
                (session_id,),
            ).fetchall()
        with closing(self._open_record_of(profile_id)) as record:
            with SqliteHistory(record.path) as history:
                purpose = purpose_of(what_came_before(history, spec, day))
            with record.atomic() as connection:
                found = connection.execute("SELECT 1 FROM session WHERE uuid = ?", (session["uuid"],))
                if found.fetchone() is not None:
                    return False
                import_id = self._note_import(connection)
                for picture in pictures:
                    _insert(connection, "stimulus", picture, or_ignore=True)
                changed: dict[str, object] = {"id": None, "purpose": purpose.value, "import_id": import_id}
                changed |= {"plan_uuid": None, "plan_version": None, "plan_item": None}
                new_id = _insert(connection, "session", session, changed)
                for trial in trials:
                    _insert(connection, "trial", trial, {"id": None, "session_id": new_id})
                write_derived(connection, new_id)
        return True

    def _note_import(self, connection: driver.Connection) -> int:
        values: Sequence[object] = (
            str(uuid4()),
            KIND,
            SOURCE,
            utc_text(self._clock.utc_now()),
            self._app_version,
        )
        cursor = connection.execute(
            'INSERT INTO "import" (uuid, kind, source, imported_utc, app_version) VALUES (?, ?, ?, ?, ?)',
            values,
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid


def _insert(
    connection: driver.Connection,
    table: str,
    row: driver.Row,
    changed: dict[str, object] | None = None,
    *,
    or_ignore: bool = False,
) -> int:
    """A row as it is, but for what is changed; both records have today's shape, so the columns are the same."""
    values = {name: row[name] for name in row.keys()} | (changed or {})  # noqa: SIM118 - a row is no mapping
    verb = "INSERT OR IGNORE" if or_ignore else "INSERT"
    cursor = connection.execute(
        f"{verb} INTO {table} ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
        tuple(values.values()),
    )
    return cursor.lastrowid or 0
