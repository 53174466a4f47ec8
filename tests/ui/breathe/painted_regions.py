"""Remembers which pixels of a widget were painted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent, QRegion


class PaintedRegions(QObject):
    """An event filter: every region that was painted, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.regions: list[QRegion] = []

    def taken(self) -> list[QRegion]:
        """What was painted since it was last asked."""
        regions, self.regions = self.regions, []
        return regions

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.regions.append(QRegion(event.region()))
        return False
