"""An icon that only decorates: it has no name and takes no focus."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look


class Pictogram(QWidget):
    """A line icon that grows with the text, on a soft disc where ``disc`` names a colour."""

    def __init__(
        self,
        look: Look,
        icon: str,
        size_px: int = 24,
        colour: str = "accent",
        *,
        disc: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = look.icon(icon, colour)
        self._size_px = size_px
        self._disc = disc
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        side = self._look.px(self._size_px)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        inside = side
        if self._disc is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour(self._disc))
            painter.drawEllipse(QRectF(0, 0, side, side))
            inside = side // 2
        at = (side - inside) // 2
        self._icon.paint(painter, QRect(at, at, inside, inside))

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
