"""A device that plays to nobody and remembers what it was given."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QObject, Signal


class FakeOutput(QObject):
    """As ``SoundOutput``. ``is_stuck``: it takes nothing any more, and does not say so."""

    changed = Signal()

    def __init__(self, *, has_device: bool = True) -> None:
        super().__init__()
        self.has_device = has_device
        self.will_have = has_device
        self.refuses = False
        self.is_stuck = False
        self.is_open = False
        self.waiting = 0
        self.takes = 100_000
        self.opened = 0
        self.played: array[int] = array("h")

    @property
    def room(self) -> int:
        return self.takes - self.waiting

    def let_pass(self, samples: int) -> None:
        """So many of those that wait are played."""
        if not self.is_stuck:
            self.waiting = max(0, self.waiting - samples)

    def open(self) -> bool:
        if self.refuses:
            self.lose()
            return False
        self.is_open = True
        self.opened += 1
        return True

    def write(self, samples: bytes) -> None:
        assert self.is_open
        assert len(samples) // 2 <= self.room, "what it has no room for is lost, and clicks"
        self.played.frombytes(samples)
        self.waiting += len(samples) // 2

    def close(self) -> None:
        self.is_open = False
        self.waiting = 0

    def lose(self) -> None:
        self.close()
        self.has_device = self.will_have = False
        self.changed.emit()

    def look_again(self) -> None:
        if self.has_device is not self.will_have:
            self.close()
            self.has_device = self.will_have
            self.changed.emit()
