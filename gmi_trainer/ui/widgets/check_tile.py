"""One of several that can be chosen together: a check box as a tile, for a grid of short words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.painting import focus_ring, in_reading_order, rounded

PAD_PX, BOX_PX, GAP_PX = 12, 20, 10


class CheckTile(QCheckBox):
    """The whole tile can be pressed. A chosen one has a tick, so it is not colour alone."""

    def __init__(
        self,
        look: Look,
        identifier: str,
        label: str,
        spoken: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``spoken`` is for a screen reader, where the label alone says too little."""
        super().__init__(label, parent)
        self._look = look
        self._tick = look.icon("check", "on_accent")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        name_control(self, identifier, spoken or label)
        look.changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        words = QFontMetrics(self._bold()).horizontalAdvance(self.text()) + 2
        beside = self._look.px(2 * PAD_PX + BOX_PX + GAP_PX)
        return QSize(beside + words, self._look.length("touch") + self._look.px(6))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, slack = look.length("r_control"), look.length("slack")
        tile = QRectF(self.rect()).adjusted(slack, slack, -slack, -slack)
        chosen, can_be = self.isChecked(), self.isEnabled()
        ground = "accent_soft" if chosen else "sunken" if can_be and self.underMouse() else "surface"
        line = look.colour("accent" if chosen else "border")
        rounded(painter, tile, radius, look.colour(ground), line, look.length("edge"))
        pad, side = look.px(PAD_PX), look.px(BOX_PX)
        self._paint_box(painter, QRectF(self._mirrored(QRect(pad, (self.height() - side) // 2, side, side))))
        left = pad + side + look.px(GAP_PX)
        painter.setFont(self._bold())
        painter.setPen(look.colour("on_accent_soft" if chosen else "text" if can_be else "muted"))
        words = self._mirrored(QRect(left, 0, self.width() - left, self.height()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.text())
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), radius + slack, look)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        """Empty, or filled with a tick; without an edge where it cannot be chosen."""
        look = self._look
        edge = look.length("edge")
        on = self.isChecked()
        fill = look.colour("accent" if on else "surface" if self.isEnabled() else "sunken")
        line = look.colour("accent" if on else "control" if self.isEnabled() else "border")
        inset = edge / 2
        rounded(painter, box.adjusted(inset, inset, -inset, -inset), look.px(5), fill, line, edge)
        if on:
            gap = box.width() * 0.12
            self._tick.paint(painter, box.adjusted(gap, gap, -gap, -gap))

    def _bold(self) -> QFont:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        return bold

    def _mirrored(self, rect: QRect) -> QRect:
        return in_reading_order(self.layoutDirection(), self.rect(), rect)
