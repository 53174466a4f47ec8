"""Joins what locks this computer's window."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable

from gmi_trainer.bootstrap.workspaces import load_call_table
from gmi_trainer.exchange.sealed import AgeSealing
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.lock import LockService
from gmi_trainer.services.machine_settings import MachineSettingsService
from gmi_trainer.services.record_keys import RecordKeys
from gmi_trainer.storage import driver
from gmi_trainer.storage.lock_files import LockFilesOnDisk
from gmi_trainer.storage.record_key_files import RecordKeyFolders
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.desk import Desk
from gmi_trainer.ui.locking import Locking, LockTools
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.translation import qt_translate

log = logging.getLogger(__name__)


def make_lock(paths: DataPaths, clock: Clock) -> LockService:
    """The lock of a data folder, set or not."""
    files = LockFilesOnDisk(paths.lock_seal, paths.lock_tries)
    return LockService(files, AgeSealing(), clock, lambda: bool(key_folders(paths).owners()))


def key_folders(paths: DataPaths) -> RecordKeyFolders:
    """Where sealed keys lie: beside each encrypted record, and beside the clinic's own file."""
    return RecordKeyFolders(paths.profiles, paths.root / "clinic")


def make_record_keys(paths: DataPaths) -> RecordKeys:
    """The keys of encrypted records."""
    return RecordKeys(key_folders(paths), AgeSealing(), driver.KEYS, secrets.token_bytes)


def make_locking(
    paths: DataPaths,
    clock: Clock,
    settings: MachineSettingsService,
    look: Look,
    jobs: Background,
    desk: Desk,
    *,
    close_record: Callable[[], None],
    open_record: Callable[[], None],
) -> Locking:
    """What locks a window."""
    keys = make_record_keys(paths)

    def hold(key: SecretKey | None) -> None:
        if key is None:
            keys.forget()
            return
        for problem in keys.open_all(key).values():
            log.warning("the key of a record was not opened: %s", problem.problem)

    tools = LockTools(
        lock=make_lock(paths, clock),
        settings=settings,
        look=look,
        jobs=jobs,
        translate=qt_translate,
        table=load_call_table,
        close_record=close_record,
        open_record=open_record,
        keys=hold,
    )
    return Locking(tools, desk)
