"""Where the pointer waits before each picture of a drill that is answered by resting it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.theme.look import Look


class MiddleZone(QWidget):
    """Two lines with the picture between them. While no picture is shown and the pointer is called back, the
    band between them is tinted. It lets the pointer through."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._edges = (0, 0)
        self._is_calling = False
        self.setObjectName("drill.middle")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self._on_look_changed)

    @property
    def is_calling(self) -> bool:
        """Whether it calls the pointer back."""
        return self._is_calling

    def set_edges(self, left: int, right: int) -> None:
        """From where to where it goes."""
        if (left, right) != self._edges:
            self._edges = (left, right)
            self.update()

    def call(self, calling: bool) -> None:
        """Call the pointer back, or no more."""
        if calling is not self._is_calling:
            self._is_calling = calling
            if calling:
                self.raise_()  # above the empty picture, which is opaque
            else:
                self.lower()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = self._edges
        half = self._look.length("edge") / 2
        band = QRectF(left, half, right - left, self.height() - 2 * half)
        radius = self._look.length("r_card")
        if self._is_calling:
            tint = self._look.colour("stage_accent")
            tint.setAlphaF(0.16)
            painter.setBrush(tint)
        line = QPen(
            self._look.colour("stage_accent" if self._is_calling else "on_stage_muted"),
            self._look.length("edge"),
        )
        line.setDashPattern([4, 4])
        painter.setPen(line)
        painter.drawRoundedRect(band, radius, radius)

    @Slot()
    def _on_look_changed(self) -> None:
        self.update()
