"""A clinic's own file: its people as Clinic shows them, what is known of each, and what belongs to nobody's record.

What is known of people is worked out from their records and can be made again at any time. Where the records of this
computer are encrypted, so is this file, with a key of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock

import msgspec

from gmi_trainer.domain.overview import PersonFacts
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import move_into_place
from gmi_trainer.files.erasing import erase_file
from gmi_trainer.files.problems import writing
from gmi_trainer.paths import make_private_folder
from gmi_trainer.services.clinic_key import ClinicKey
from gmi_trainer.services.clinic_ports import Clinic
from gmi_trainer.services.roster_ports import Person, TemplateKept
from gmi_trainer.storage import driver
from gmi_trainer.storage.clinic_migrations import CLINIC_ID, CLINIC_STEPS
from gmi_trainer.storage.database import has_keys

CLINIC_FILE = "clinic.sqlite3"
CLINIC_VERSION = len(CLINIC_STEPS)
PRIVATE_FILE_MODE = 0o600


class ClinicFile:
    """Each call opens the file and lets it go again: nothing stays open, and any thread may ask.

    It is made, whole, the first time that anything asks (roster_ports.RosterFile and OwnTemplates,
    clinic_ports.ClinicCard).
    """

    def __init__(self, path: Path, before_making: Callable[[], object] = lambda: None) -> None:
        """``before_making``: where records are encrypted here, sees to it that there is a key for this file."""
        self._path = path
        self._before_making = before_making
        self._making = Lock()

    # -- which clinic this is ------------------------------------------------------------------------------

    def clinic(self) -> Clinic | None:
        """This clinic, once it has a name."""
        with self._open() as connection:
            row = connection.execute("SELECT name, made_utc, public_key, fingerprint FROM clinic").fetchone()
        if row is None:
            return None
        key = ClinicKey(row["public_key"], row["fingerprint"]) if row["public_key"] else None
        return Clinic(row["name"], row["made_utc"], key)

    def keep_clinic(self, clinic: Clinic) -> None:
        """Write it down."""
        public, fingerprint = ("", "") if clinic.key is None else (clinic.key.public, clinic.key.fingerprint)
        with self._atomic() as connection:
            connection.execute(
                "INSERT INTO clinic (id, name, made_utc, public_key, fingerprint) VALUES (1, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET name = excluded.name, made_utc = excluded.made_utc,"
                " public_key = excluded.public_key, fingerprint = excluded.fingerprint",
                (clinic.name, clinic.made_utc, public, fingerprint),
            )

    # -- people --------------------------------------------------------------------------------------------

    def people(self) -> tuple[Person, ...]:
        """Everyone who was written down."""
        with self._open() as connection:
            rows = connection.execute(
                "SELECT profile_id, shown, by_code, added_utc, archived_utc FROM person"
            ).fetchall()
        return tuple(
            Person(
                row["profile_id"],
                row["shown"],
                bool(row["by_code"]),
                row["added_utc"],
                row["archived_utc"] or "",
            )
            for row in rows
        )

    def keep_people(self, people: Sequence[Person]) -> None:
        """Write down people, new ones or anew: all or none."""
        with self._atomic() as connection:
            connection.executemany(
                "INSERT INTO person (profile_id, shown, by_code, added_utc, archived_utc) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (profile_id) DO UPDATE SET shown = excluded.shown, by_code = excluded.by_code,"
                " added_utc = excluded.added_utc, archived_utc = excluded.archived_utc",
                [
                    (one.profile_id, one.shown, int(one.by_code), one.added_utc, one.archived_utc or None)
                    for one in people
                ],
            )

    def forget_person(self, profile_id: str) -> None:
        """Nothing of somebody stays in the file, nor in the journal beside it."""
        if not self._path.exists():
            return
        with self._open() as connection:
            connection.execute("PRAGMA secure_delete = ON").fetchall()
            connection.execute("PRAGMA temp_store = MEMORY").fetchall()  # packing writes nowhere else
            connection.execute("PRAGMA journal_mode = PERSIST").fetchall()
            with driver.atomic(connection):
                connection.execute("DELETE FROM person WHERE profile_id = ?", (profile_id,))
                connection.execute("DELETE FROM overview WHERE profile_id = ?", (profile_id,))
            connection.execute("VACUUM")
        erase_file(Path(f"{self._path}-journal"))

    # -- what is known of them -----------------------------------------------------------------------------

    def facts(self) -> Mapping[str, PersonFacts]:
        """What was worked out of records; what another version wrote is left out, and is worked out again."""
        with self._open() as connection:
            rows = connection.execute("SELECT profile_id, facts FROM overview").fetchall()
        found: dict[str, PersonFacts] = {}
        decoder = msgspec.json.Decoder(PersonFacts)
        for row in rows:
            try:
                found[row["profile_id"]] = decoder.decode(row["facts"])
            except msgspec.MsgspecError:
                continue
        return found

    def keep_facts(self, facts: Mapping[str, PersonFacts]) -> None:
        """Keep what was worked out, in the place of what was there."""
        with self._atomic() as connection:
            connection.executemany(
                "INSERT INTO overview (profile_id, facts) VALUES (?, ?)"
                " ON CONFLICT (profile_id) DO UPDATE SET facts = excluded.facts",
                [(who, msgspec.json.encode(known).decode()) for who, known in facts.items()],
            )

    # -- templates -----------------------------------------------------------------------------------------

    def templates(self) -> tuple[TemplateKept, ...]:
        """All of them, by name."""
        with self._open() as connection:
            rows = connection.execute("SELECT uuid, name, body, kept_utc FROM template").fetchall()
        kept = [TemplateKept(row["uuid"], row["name"], row["body"], row["kept_utc"]) for row in rows]
        return tuple(sorted(kept, key=lambda one: (one.name.casefold(), one.uuid)))

    def keep_template(self, template: TemplateKept) -> None:
        """Keep one, in the place of the one with its uuid."""
        with self._atomic() as connection:
            connection.execute(
                "INSERT INTO template (uuid, name, body, kept_utc) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (uuid) DO UPDATE SET name = excluded.name, body = excluded.body,"
                " kept_utc = excluded.kept_utc",
                (template.uuid, template.name, template.body, template.kept_utc),
            )

    def drop_template(self, uuid: str) -> None:
        """Let go of one."""
        with self._atomic() as connection:
            connection.execute("DELETE FROM template WHERE uuid = ?", (uuid,))

    # -- the file ------------------------------------------------------------------------------------------

    @contextmanager
    def _atomic(self) -> Iterator[driver.Connection]:
        with self._open() as connection, driver.atomic(connection):
            yield connection

    @contextmanager
    def _open(self) -> Iterator[driver.Connection]:
        """UserProblem: CLINIC_FILE_DAMAGED, CLINIC_FILE_FOREIGN, CLINIC_FILE_NEWER, CLINIC_FILE_LOCKED, or what the
        disk says."""
        if not self._path.exists():
            with self._making:  # two threads may be the first ones to ask
                if not self._path.exists():
                    self._make()
        self._refuse_without_key()
        with self._told(), closing(driver.connect(self._path)) as connection:
            self._bring_up_to_date(connection)
            yield connection

    def _bring_up_to_date(self, connection: driver.Connection) -> None:
        if driver.pragma(connection, "application_id") != CLINIC_ID:
            raise self._problem(Problem.CLINIC_FILE_FOREIGN)
        version = int(driver.pragma(connection, "user_version"))
        if version > CLINIC_VERSION:
            raise self._problem(Problem.CLINIC_FILE_NEWER)
        if version < CLINIC_VERSION:
            driver.migrate(connection, CLINIC_STEPS)

    def _make(self) -> None:
        """It appears under its name only when it is whole; where it has a key, no byte of it was ever plain."""
        make_private_folder(self._path.parent)
        self._refuse_without_key()
        self._before_making()
        fresh = self._path.with_name(f".{self._path.name}.new")
        fresh.unlink(missing_ok=True)
        with writing(fresh):
            os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE_MODE))
        try:
            with self._told(), closing(driver.connect_new(fresh)) as connection:
                connection.execute(f"PRAGMA application_id = {CLINIC_ID}")
                driver.build(connection, CLINIC_STEPS)
            move_into_place(fresh, self._path)
        finally:
            fresh.unlink(missing_ok=True)

    def _refuse_without_key(self) -> None:
        """While locked nothing is read here, and above all nothing is written in plain."""
        if (
            driver.KEYS.key_of(self._path) is None
            and has_keys(self._path)
            and not driver.is_plain(self._path)
        ):
            raise self._problem(Problem.CLINIC_FILE_LOCKED)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """A record is told apart from this file: nobody's own days are in it."""
        try:
            with driver.told_as_problems(self._path):
                yield
        except UserProblem as problem:
            if problem.problem is Problem.RECORD_DAMAGED:
                raise self._problem(Problem.CLINIC_FILE_DAMAGED) from problem
            raise

    def _problem(self, problem: Problem) -> UserProblem:
        return UserProblem(problem, file=self._path.name, folder=str(self._path.parent))
