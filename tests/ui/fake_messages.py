"""Messages that nobody sees, for tests of what would be said."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gmi_trainer.ui.reminders import Messages


class FakeMessages(Messages):
    """Keeps what was said."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.said: list[tuple[str, str]] = []
        self.is_closed = False

    def say(self, title: str, words: str) -> None:
        assert not self.is_closed
        self.said.append((title, words))

    def close(self) -> None:
        self.is_closed = True
