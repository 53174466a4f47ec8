"""Results on their way into the records of this computer, and out again (result_ports.ResultStore)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.erasing import erase_folder
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.result_ports import Arriving, Merged, Opened
from gmi_trainer.storage import driver
from gmi_trainer.storage.backup import SqliteBackups
from gmi_trainer.storage.database import Record, check_header, open_record
from gmi_trainer.storage.merge import KIND, Merge, undo
from gmi_trainer.storage.moments import utc_from, utc_text
from gmi_trainer.storage.profiles import ProfileFolders
from gmi_trainer.storage.reading import ReadingConnection

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

    def holder_of(self, person_uuid: str, plans: frozenset[str]) -> tuple[Profile, bool] | None:
        """Looks into every record here that can be read: first for the person, then for a plan of theirs."""
        by_plan: Profile | None = None
        for profile in self._folders.list():
            try:
                known = self._looked_up(profile.profile_id, person_uuid, plans)
            except UserProblem:
                continue
            if known is True:
                return profile, True
            if known is False and by_plan is None:
                by_plan = profile
        return None if by_plan is None else (by_plan, False)

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
        """A copy, then everything in one transaction. Only the newest: what came later may lean on it."""
        with self._opened(profile_id) as record, record.atomic() as connection:
            newest = next((one for one in _opened_in(connection) if one.undone_utc is None), None)
            assert newest is not None, "take out what is there"
            assert newest.import_id == import_id, "the newest goes first"
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

    def _looked_up(self, profile_id: str, person_uuid: str, plans: frozenset[str]) -> bool | None:
        path = self._folders.record_path(profile_id)
        check_header(path)
        with _Look(path) as look:
            if look.is_of(person_uuid):
                return True
            return False if look.has_one_of(plans) else None


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
    newest = next((row["id"] for row in rows if row["undone_utc"] is None), None)
    return tuple(
        Opened(
            import_id=row["id"],
            result_uuid=row["result_uuid"],
            opened_utc=utc_from(row["imported_utc"]),
            made_utc=utc_from(row["made_utc"]),
            source=row["source"],
            undone_utc=None if row["undone_utc"] is None else utc_from(row["undone_utc"]),
            can_be_undone=row["id"] == newest,
        )
        for row in rows
    )


def _refuse_again(connection: driver.Connection, arriving: Arriving) -> None:
    """The same result once more changes nothing."""
    for one in _opened_in(connection):
        if one.result_uuid == arriving.head.result_uuid and one.undone_utc is None:
            raise UserProblem(
                Problem.RESULT_OPENED, file=arriving.file, day=one.opened_utc.date().isoformat()
            )
