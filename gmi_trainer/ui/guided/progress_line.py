"""A quiet line: one piece for each part. What is over is full; the part under way fills slowly, or not at all."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.painting import in_reading_order

HEIGHT_PX, GAP_PX, WIDEST_PX = 8, 6, 560
EDGE_PX = 16


class ProgressLine(QWidget):
    """Pieces as wide as their parts are long."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lengths: tuple[int, ...] = (1,)
        self._number = 0
        self._share = 0.0
        name_control(self, "guided.progress", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    @property
    def shown(self) -> tuple[int, float]:
        """The part under way, and how full it is."""
        return self._number, self._share

    def begin(self, lengths: tuple[int, ...]) -> None:
        """Another practice."""
        self._lengths, self._number, self._share = lengths, 0, 0.0
        self.update()

    def show_place(self, number: int, share: float, spoken: str) -> None:
        """``number`` from 1; 0: before the first. Where nothing may move a part is full when it is over."""
        share = 0.0 if self._look.is_still else round(share, 2)
        if (number, share) != (self._number, self._share):
            if number != self._number:
                self.setAccessibleName(spoken)
            self._number, self._share = number, share
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(WIDEST_PX), self._look.px(HEIGHT_PX) + self._look.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        height, gap = look.px(HEIGHT_PX), look.px(GAP_PX)
        width = min(self.width() - 2 * look.px(EDGE_PX), look.px(WIDEST_PX))
        free = width - gap * (len(self._lengths) - 1)
        left = (self.width() - width) / 2
        top = (self.height() - height) / 2
        for number, length in enumerate(self._lengths, start=1):
            piece = free * length / sum(self._lengths)
            track = QRectF(left, top, piece, height)
            self._piece(painter, track, "on_stage_muted", 0.35)
            full = 1.0 if number < self._number else self._share if number == self._number else 0.0
            if full > 0:
                filled = QRectF(left, top, max(height, piece * full), height)
                self._piece(painter, filled, "stage_accent", 1.0)
            if number == self._number and self._look.is_still:
                dot = QRectF(left, top, height, height)
                self._piece(painter, dot, "stage_accent", 1.0)
            left += piece + gap

    def _piece(self, painter: QPainter, box: QRectF, colour: str, opacity: float) -> None:
        placed = in_reading_order(self.layoutDirection(), self.rect(), box.toAlignedRect())
        painter.setOpacity(opacity)
        painter.setBrush(self._look.colour(colour))
        painter.drawRoundedRect(QRectF(placed), box.height() / 2, box.height() / 2)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
