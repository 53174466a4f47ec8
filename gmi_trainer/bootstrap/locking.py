"""Joins what locks this computer's window."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from gmi_trainer.bootstrap.protecting import make_lock, make_protection
from gmi_trainer.bootstrap.workspaces import load_call_table
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.care_ports import Cancelled, Progress
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.machine_settings import MachineSettingsService
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.desk import Desk
from gmi_trainer.ui.locking import Locking, LockTools
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.translation import qt_translate

if TYPE_CHECKING:
    from gmi_trainer.services.lock import LockService
    from gmi_trainer.ui.pages.recovery_form import Recover
    from gmi_trainer.ui.protecting import Protecting

log = logging.getLogger(__name__)

__all__ = ["make_lock", "make_locking", "make_protecting"]


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
    lock = make_lock(paths, clock)
    protection = make_protection(paths, clock, lock)

    def open_keys(key: SecretKey, progress: Progress, cancelled: Cancelled) -> None:
        """What cannot be done now is done after another unlocking; what can be opened is open."""
        problems = dict(protection.unlock(key))
        try:
            if protection.has_work:
                problems.update(protection.finish(key, progress, cancelled))
        except UserProblem as problem:
            log.warning("turning records was not finished: %s", problem.problem)
        for met in problems.values():
            log.warning("a record is not as the others are: %s", met.problem)

    def recover() -> Recover | None:
        if not protection.is_on:
            return None
        return lambda typed, passphrase: protection.open_with_sheet(typed, passphrase).lock

    tools = LockTools(
        lock=lock,
        settings=settings,
        look=look,
        jobs=jobs,
        translate=qt_translate,
        table=load_call_table,
        close_record=close_record,
        open_record=open_record,
        open_keys=open_keys,
        forget_keys=protection.forget,
        recover=recover,
    )
    return Locking(tools, desk)


def make_protecting(
    paths: DataPaths,
    clock: Clock,
    lock: LockService,
    look: Look,
    jobs: Background,
    desk: Desk,
    *,
    close_record: Callable[[], None],
    open_record: Callable[[], None],
) -> Protecting:
    """The ways to and from encrypted records. Read when somebody takes one."""
    from gmi_trainer.ui.pages.protect.protect_page import ProtectTools
    from gmi_trainer.ui.protecting import Protecting

    tools = ProtectTools(
        look=look,
        lock=lock,
        protection=make_protection(paths, clock, lock),
        jobs=jobs,
        translate=qt_translate,
        today=lambda: local_day(clock.utc_now(), clock.utc_offset_min()),
    )
    return Protecting(tools, desk, close_record=close_record, open_record=open_record, table=load_call_table)
