"""A computer with people, a lock and a clinic, on real files; only the passphrase is not worked on for a second."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.clinic_ports import Clinic
from gmi_trainer.services.lock import LockService
from gmi_trainer.services.protection import Protection
from gmi_trainer.services.record_keys import RecordKeys
from gmi_trainer.storage import driver
from gmi_trainer.storage.backup import SqliteBackups
from gmi_trainer.storage.clinic_file import CLINIC_FILE, ClinicFile
from gmi_trainer.storage.encrypting import RecordEncrypter
from gmi_trainer.storage.lock_files import LockFilesOnDisk
from gmi_trainer.storage.profiles import ProfileFolders
from gmi_trainer.storage.protection_file import ProtectionFileOnDisk
from gmi_trainer.storage.record_key_files import RecordKeyFolders
from tests.fakes import FakeClock
from tests.lock_fakes import PASSPHRASE, QuickSealing
from tests.storage.records import new_record

SEALING = QuickSealing()
PEOPLE = {"one": "Walrus of the northern harbour", "two": "Otter of the southern river", "three": "Heron"}
CLINIC_NAME = "Practice at the lighthouse"


def make_lock(paths: DataPaths) -> LockService:
    return LockService(
        LockFilesOnDisk(paths.lock_seal, paths.lock_tries), SEALING, FakeClock(), paths.recovery.exists
    )


def make_protection(
    paths: DataPaths,
    lock: LockService,
    turner: RecordEncrypter | None = None,
    file: ProtectionFileOnDisk | None = None,
) -> Protection:
    def clinic() -> str:
        here = ClinicFile(paths.clinic / CLINIC_FILE).clinic()
        return "" if here is None or here.key is None else here.key.public

    return Protection(
        file or ProtectionFileOnDisk(paths.recovery),
        RecordKeys(RecordKeyFolders(paths.profiles, paths.clinic), SEALING, driver.KEYS, os.urandom),
        turner or RecordEncrypter(paths, FakeClock()),
        SEALING,
        lock,
        clinic,
    )


class Computer:
    """Three people with copies of their records, and a clinic with a key."""

    def __init__(self, folder: Path) -> None:
        self.paths = DataPaths(folder)
        self.paths.make()
        for profile_id, name in PEOPLE.items():
            record = new_record(self.record(profile_id), name)
            SqliteBackups(record, self.paths.backups_of(profile_id), FakeClock()).make()
        self.clinic_key: SecretKey = SEALING.new_key()
        self.clinic = ClinicFile(self.paths.clinic / CLINIC_FILE)
        self.clinic.keep_clinic(
            Clinic(CLINIC_NAME, "2025-03-10T08:30:00.000000Z", SEALING.public_of(self.clinic_key))
        )
        self.lock = make_lock(self.paths)
        self.lock_key: SecretKey = self.lock.set_up(PASSPHRASE)
        self.protection = make_protection(self.paths, self.lock)
        self.sheet = self.protection.make_sheet()
        self.folders = ProfileFolders(
            self.paths.profiles, FakeClock(), lambda: "new", self.protection.key_for_new
        )

    def record(self, profile_id: str) -> Path:
        return self.paths.profiles / profile_id / "record.sqlite3"

    def turn_on(self) -> None:
        assert self.protection.turn_on(self.lock_key, self.sheet) == {}

    def lock_up(self) -> None:
        self.protection.forget()

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """As after a start: a lock and a protection that know nothing of what was before."""
        self.lock = make_lock(self.paths)
        self.lock_key = self.lock.open(passphrase)
        self.protection = make_protection(self.paths, self.lock)
        assert self.protection.unlock(self.lock_key) == {}

    def names(self) -> dict[str, list[str]]:
        """Of everybody: in the record, then in each of its copies."""
        return {profile_id: [name_in(path) for path in self.files_of(profile_id)] for profile_id in PEOPLE}

    def files_of(self, profile_id: str) -> list[Path]:
        return [
            self.record(profile_id),
            *sorted(p for p in self.paths.backups_of(profile_id).iterdir() if p.suffix == ".sqlite3"),
        ]

    def everything(self) -> bytes:
        return b"".join(path.read_bytes() for path in self.paths.root.rglob("*") if path.is_file())

    def said_openly(self) -> list[str]:
        """What stands readable in any byte."""
        found = self.everything()
        words = (*PEOPLE.values(), CLINIC_NAME, "CREATE TABLE", "SQLite format")
        return [word for word in words if word.encode() in found]

    def leftovers(self) -> list[Path]:
        return list(self.paths.root.rglob("*.new*"))

    def key_folders(self) -> list[Path]:
        return sorted(self.paths.root.rglob("keys"))


def name_in(path: Path) -> str:
    with closing(driver.connect_untouched(path)) as connection:
        assert driver.is_sound(connection)
        name: str = connection.execute("SELECT name FROM person").fetchone()["name"]
        return name
