"""Results on their way into the records of this computer, and out again (result_ports.ResultStore)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import msgspec

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.erasing import erase_folder
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.result_ports import Arriving, Known, Merged, Opened, ResultHead
from gmi_trainer.storage import driver
from gmi_trainer.storage.backup import SqliteBackups
from gmi_trainer.storage.database import Record, check_header, open_record
from gmi_trainer.storage.merge import KIND, Merge
from gmi_trainer.storage.moments import utc_from, utc_text
from gmi_trainer.storage.profiles import ProfileFolders
from gmi_trainer.storage.reading import ReadingConnection
from gmi_trainer.storage.result_tables import ADDED
from gmi_trainer.storage.taking_out import undo

_NOT_AS_WRITTEN = (
    ValueError,
    KeyError,
    TypeError,
    OverflowError,
    msgspec.MsgspecError,
    driver.IntegrityError,
)
"""What rows do that this program did not write, however they came to be so."""


class SqliteResults:
    """Opens what each call needs, so that it can run in a background job beside the window's own connection."""

    def __init__(
        self,
        folders: ProfileFolders,
        backups_of: Callable[[str], Path],
        clock: Clock,
        new_uuid: Callable[[], str],
        app_version: str,
    ) -> None:
        self._folders = folders
        self._backups_of = backups_of
        self._clock = clock
        self._new_uuid = new_uuid
        self._app_version = app_version

    def known(self, head: ResultHead, plans: frozenset[str]) -> Known:
        """Looks into every record here that can be read: for the person, a plan of theirs, and the result itself."""
        known = Known()
        for profile in self._folders.list():
            try:
                found = self._looked_up(profile, head, plans)
            except UserProblem:
                continue
            if found.holder is not None and (known.holder is None or (found.is_sure and not known.is_sure)):
                known = replace(known, holder=found.holder, is_sure=found.is_sure)
            if known.opened_by is None:
                known = replace(known, opened_by=found.opened_by, opened_utc=found.opened_utc)
        return known

    def opened(self, profile_id: str) -> tuple[Opened, ...]:
        """The results that came into a record, newest first."""
        with _Look(self._folders.record_path(profile_id)) as look:
            return look.opened()

    def add_person(self, name: str) -> Profile:
        """Somebody new, with an empty record."""
        return self._folders.create(name)

    def drop_person(self, profile_id: str) -> None:
        """Nothing of them stays, nor the key of an encrypted record."""
        erase_folder(self._folders.record_path(profile_id).parent)
        erase_folder(self._backups_of(profile_id))
        driver.KEYS.take(profile_id)

    def merge(self, profile_id: str, arriving: Arriving, *, takes_over: bool) -> Merged:
        """A copy, then everything in one transaction."""
        with self._opened(profile_id) as record:
            _refuse_again(record.connection, arriving)
            try:
                with record.atomic() as connection:
                    if takes_over:
                        connection.execute("UPDATE person SET uuid = ?", (arriving.head.person_uuid,))
                    return Merge(connection, arriving, self._noted(connection, arriving)).run()
            except _NOT_AS_WRITTEN as error:
                raise UserProblem(Problem.RESULT_DAMAGED, file=arriving.file) from error
            except UserProblem as problem:
                if problem.problem is not Problem.RECORD_DAMAGED:
                    raise
                raise UserProblem(Problem.RESULT_DAMAGED, file=arriving.file) from problem

    def undo(self, profile_id: str, import_id: int) -> None:
        """A copy, then everything in one transaction. Whichever it is: what later ones have, too, stays with them."""
        with self._opened(profile_id) as record, record.atomic() as connection:
            here = [one.import_id for one in _opened_in(connection) if one.is_here]
            assert import_id in here, "take out what is there"
            undo(connection, import_id, self._clock.utc_now())

    def _noted(self, connection: driver.Connection, arriving: Arriving) -> int:
        head = arriving.head
        cursor = connection.execute(
            'INSERT INTO "import" (uuid, kind, source, sha256, imported_utc, app_version, result_uuid, person_uuid,'
            " made_utc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._new_uuid(),
                KIND,
                arriving.source,
                arriving.sha256,
                utc_text(self._clock.utc_now()),
                self._app_version,
                head.result_uuid,
                head.person_uuid,
                utc_text(head.made_utc),
            ),
        )
        assert cursor.lastrowid is not None, "an INSERT gives a row"
        return cursor.lastrowid

    @contextmanager
    def _opened(self, profile_id: str) -> Iterator[Record]:
        path = self._folders.record_path(profile_id)
        backups = SqliteBackups(path, self._backups_of(profile_id), self._clock)
        with closing(open_record(path, backups.copy_before_migrating)) as record:
            backups.make()
            yield record

    def _looked_up(self, profile: Profile, head: ResultHead, plans: frozenset[str]) -> Known:
        path = self._folders.record_path(profile.profile_id)
        check_header(path)
        with _Look(path) as look:
            is_of = look.is_of(head.person_uuid)
            opened_utc = look.opened_utc(head.result_uuid)
            return Known(
                holder=profile if is_of or look.has_one_of(plans) else None,
                is_sure=is_of,
                opened_by=None if opened_utc is None else profile,
                opened_utc=opened_utc,
            )


class _Look(ReadingConnection):
    """A look into one record."""

    def is_of(self, person_uuid: str) -> bool:
        """By its own name, or by a result that came into it before."""
        if self._rows("SELECT 1 FROM person WHERE uuid = ?", (person_uuid,)):
            return True
        if not self._has_results:
            return False
        sql = 'SELECT 1 FROM "import" WHERE person_uuid = ? AND undone_utc IS NULL LIMIT 1'
        return bool(self._rows(sql, (person_uuid,)))

    def has_one_of(self, plans: frozenset[str]) -> bool:
        """Whether a clinic's plan of theirs is one of these."""
        marks = ", ".join("?" * len(plans))
        sql = f'SELECT 1 FROM "plan" WHERE uuid IN ({marks}) LIMIT 1'
        return bool(self._rows(sql, tuple(sorted(plans))))

    def opened_utc(self, result_uuid: str) -> datetime | None:
        """Since when a result is in it, if it is."""
        if not self._has_results:
            return None
        sql = 'SELECT imported_utc FROM "import" WHERE result_uuid = ? AND undone_utc IS NULL'
        rows = self._rows(sql, (result_uuid,))
        return utc_from(rows[0]["imported_utc"]) if rows else None

    def opened(self) -> tuple[Opened, ...]:
        """What came from results."""
        with driver.told_as_problems(self._path):
            return _opened_in(self._connection) if self._has_results else ()

    @property
    def _has_results(self) -> bool:
        """A record that was not opened since an earlier version has no place for them."""
        names = {row["name"] for row in self._rows('PRAGMA table_info("import")')}
        return "result_uuid" in names


def _opened_in(connection: driver.Connection) -> tuple[Opened, ...]:
    rows = connection.execute(
        "SELECT id, result_uuid, imported_utc, made_utc, source, undone_utc"
        ' FROM "import" WHERE kind = ? AND result_uuid IS NOT NULL ORDER BY id DESC',
        (KIND,),
    ).fetchall()
    return tuple(
        Opened(
            import_id=row["id"],
            result_uuid=row["result_uuid"],
            opened_utc=utc_from(row["imported_utc"]),
            made_utc=utc_from(row["made_utc"]),
            source=row["source"],
            undone_utc=None if row["undone_utc"] is None else utc_from(row["undone_utc"]),
            rows=_rows_of(connection, row["id"]),
        )
        for row in rows
    )


def _rows_of(connection: driver.Connection, import_id: int) -> dict[str, int]:
    """What of it is here, by table."""
    found = {
        table: connection.execute(
            f'SELECT count(*) FROM "{table}" WHERE import_id = ?', (import_id,)
        ).fetchone()[0]
        for table in ("plan", "session", "goal", *ADDED)
    }
    found["trial"] = connection.execute(
        "SELECT count(*) FROM trial JOIN session ON session.id = trial.session_id WHERE session.import_id = ?",
        (import_id,),
    ).fetchone()[0]
    return found


def _refuse_again(connection: driver.Connection, arriving: Arriving) -> None:
    """The same result once more changes nothing."""
    for one in _opened_in(connection):
        if one.result_uuid == arriving.head.result_uuid and one.is_here:
            raise UserProblem(
                Problem.RESULT_OPENED, file=arriving.file, day=one.opened_utc.date().isoformat()
            )
