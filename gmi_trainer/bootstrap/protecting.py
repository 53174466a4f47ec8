"""Joins the lock, the keys of encrypted records and what turns records. No Qt: the console needs it, too.

Read where this computer has a lock, or somebody looks at the settings of it.
"""

from __future__ import annotations

import secrets

from gmi_trainer.exchange.sealed import AgeSealing
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.lock import LockService
from gmi_trainer.services.protection import Protection
from gmi_trainer.services.record_keys import RecordKeys
from gmi_trainer.storage import driver
from gmi_trainer.storage.clinic_file import CLINIC_FILE, ClinicFile
from gmi_trainer.storage.encrypting import RecordEncrypter
from gmi_trainer.storage.lock_files import LockFilesOnDisk
from gmi_trainer.storage.protection_file import ProtectionFileOnDisk
from gmi_trainer.storage.record_key_files import RecordKeyFolders


def make_lock(paths: DataPaths, clock: Clock) -> LockService:
    """The lock of a data folder, set or not."""
    files = LockFilesOnDisk(paths.lock_seal, paths.lock_tries)
    return LockService(files, AgeSealing(), clock, lambda: may_be_encrypted(paths))


def may_be_encrypted(paths: DataPaths) -> bool:
    """Whether there is something that only the lock opens."""
    return ProtectionFileOnDisk(paths.recovery).is_there or bool(key_folders(paths).owners())


def key_folders(paths: DataPaths) -> RecordKeyFolders:
    """Where sealed keys lie: beside each encrypted record, and beside the clinic's own file."""
    return RecordKeyFolders(paths.profiles, paths.clinic)


def make_record_keys(paths: DataPaths) -> RecordKeys:
    """The keys of encrypted records."""
    return RecordKeys(key_folders(paths), AgeSealing(), driver.KEYS, secrets.token_bytes)


def make_protection(paths: DataPaths, clock: Clock, lock: LockService | None = None) -> Protection:
    """What encrypts a data folder. ``lock``: the one in use, where there is one."""

    def clinic() -> str:
        if not (paths.clinic / CLINIC_FILE).exists():
            return ""
        here = ClinicFile(paths.clinic / CLINIC_FILE).clinic()
        return "" if here is None or here.key is None else here.key.public

    return Protection(
        ProtectionFileOnDisk(paths.recovery),
        make_record_keys(paths),
        RecordEncrypter(paths, clock),
        AgeSealing(),
        lock or make_lock(paths, clock),
        clinic,
    )


def key_for_new(paths: DataPaths, owner: str) -> bool:
    """Before a record is made: its key, where records are encrypted here (profiles.KeyForNew)."""
    return make_protection(paths, SystemClock()).key_for_new(owner)
