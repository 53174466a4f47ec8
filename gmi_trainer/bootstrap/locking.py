"""Joins what locks this computer's window."""

from __future__ import annotations

from collections.abc import Callable

from gmi_trainer.bootstrap.workspaces import load_call_table
from gmi_trainer.exchange.sealed import AgeSealing
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.lock import LockService
from gmi_trainer.services.machine_settings import MachineSettingsService
from gmi_trainer.services.ports import Clock
from gmi_trainer.storage.lock_files import LockFilesOnDisk
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.desk import Desk
from gmi_trainer.ui.locking import Locking, LockTools
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.translation import qt_translate


def make_lock(paths: DataPaths, clock: Clock) -> LockService:
    """The lock of a data folder, set or not."""
    return LockService(LockFilesOnDisk(paths.lock_seal, paths.lock_tries), AgeSealing(), clock)


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
    tools = LockTools(
        lock=make_lock(paths, clock),
        settings=settings,
        look=look,
        jobs=jobs,
        translate=qt_translate,
        table=load_call_table,
        close_record=close_record,
        open_record=open_record,
    )
    return Locking(tools, desk)
