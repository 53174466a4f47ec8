"""What stands where the plan will be while the day is read: the same room, and no words yet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control

HEIGHT_PX = 96
BARS = ((0, 0, 0.36, 22), (0, 38, 0.22, 14), (0, 66, 0.48, 14))
"""Left as a share, top in pixels, width as a share, height in pixels."""


class PlanSkeleton(Card):
    """A card of the height of a first plan card. It keeps still."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        name_control(self, "today.skeleton", self.tr("Reading your day"))
        self.add(_Bars(look))


class _Bars(QWidget):
    """Soft bars where words will be."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(300), self._look.px(HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sunken"))
        for left, top, width, height in BARS:
            bar = QRectF(left * self.width(), look.px(top), width * self.width(), look.px(height))
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                bar.moveRight(self.width() - left * self.width())
            painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
