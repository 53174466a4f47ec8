"""Messages of the desktop itself, where it shows any."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from gmi_trainer.ui.reminders import Messages

SHOWN_MS = 15_000
"""A wish: most desktops have a time of their own."""


def messages_are_shown() -> bool:
    """Whether this computer shows messages from programs. Without a tray Qt would paint one of its own, at a
    place that nobody looks at."""
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()


class TrayMessages(Messages):
    """An icon in the tray as long as it lives: without one there are no messages."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(QApplication.windowIcon(), self)
        self._icon.setToolTip("GMI Trainer")
        self._icon.messageClicked.connect(self.pressed)
        self._icon.activated.connect(self._on_icon_activated)
        self._icon.show()

    def say(self, title: str, words: str) -> None:
        self._icon.showMessage(title, words, QApplication.windowIcon(), SHOWN_MS)

    def close(self) -> None:
        self._icon.hide()
        self.deleteLater()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_icon_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """One press is enough; a press with the other button would open a menu, and there is none."""
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.pressed.emit()
