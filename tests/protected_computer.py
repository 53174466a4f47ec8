"""A data folder whose records are encrypted, as the settings do it: a lock, a recovery sheet, and everything turned.

All of it is real, but that no passphrase is worked on for a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gmi_trainer.bootstrap.protecting import make_lock, make_protection
from gmi_trainer.exchange.sealed import AgeSealing
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.lock import LockService
from gmi_trainer.services.protection import Protection, Sheet
from gmi_trainer.storage import driver
from tests.lock_fakes import PASSPHRASE, QuickSealing


class ProtectedComputer:
    """Unlocked after it was made."""

    def __init__(self, root: Path) -> None:
        self.paths = DataPaths(root)
        self.paths.make()
        self.clock = SystemClock()
        self.lock: LockService = make_lock(self.paths, self.clock)
        self.protection: Protection = make_protection(self.paths, self.clock, self.lock)
        self.key: SecretKey = self.lock.set_up(PASSPHRASE)
        self.sheet: Sheet = self.protection.make_sheet()

    def turn_on(self) -> None:
        """Everything that is there, and whatever comes."""
        assert self.protection.turn_on(self.key, self.sheet) == {}

    def turn_off(self) -> None:
        """All plain again."""
        assert self.protection.turn_off(self.key) == {}

    def locked(self) -> None:
        """No key is held."""
        self.protection.forget()

    def unlocked(self) -> None:
        """Every key is held again."""
        assert self.protection.unlock(self.key) == {}


@contextmanager
def protected_computer(root: Path, *, on: bool = True) -> Iterator[ProtectedComputer]:
    """``on``: its records are encrypted from now on. Left out without the extra; no key is left behind."""
    if not driver.can_encrypt():
        pytest.skip("the extra that encrypts is not installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(AgeSealing, "seal_with", QuickSealing.seal_with)
        patch.setattr(AgeSealing, "open_with", QuickSealing.open_with)
        try:
            computer = ProtectedComputer(root)
            if on:
                computer.turn_on()
            yield computer
        finally:
            driver.KEYS.empty()
