"""Says something to a person who listens to the screen instead of looking at it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(source: QWidget, words: str) -> None:
    """Ask the screen reader to speak, politely: it finishes its sentence first. Silent where none is running."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # many names, rarely needed

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, words))
