"""One of several that can be chosen together: a check box as a tile, for a grid of short words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.painting import rounded
from gmi_trainer.ui.widgets.tile import Tile

PAD_PX, BOX_PX, GAP_PX = 12, 20, 10


class CheckTile(Tile, QCheckBox):
    """The whole tile can be pressed. A chosen one has a tick, so it is not colour alone."""

    def __init__(
        self,
        look: Look,
        identifier: str,
        label: str,
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``spoken`` is for a screen reader, where the label alone says too little."""
        self._tick = look.icon("check", "on_accent")
        super().__init__(look, identifier, label, spoken=spoken, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # its words do not wrap

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        words = QFontMetrics(self._bold()).horizontalAdvance(self.text()) + 2
        beside = self._look.px(2 * PAD_PX + BOX_PX + GAP_PX)
        return QSize(beside + words, self._look.length("touch") + self._look.px(6))

    def _paint(self, painter: QPainter) -> None:
        look = self._look
        chosen, can_be = self.isChecked(), self.isEnabled()
        self._paint_choosable(painter, chosen=chosen, pointed_at=can_be and self.underMouse())
        pad, side = look.px(PAD_PX), look.px(BOX_PX)
        self._paint_box(painter, QRectF(self._halfway_down(pad, side, side)))
        left = pad + side + look.px(GAP_PX)
        painter.setFont(self._bold())
        painter.setPen(look.colour("on_accent_soft" if chosen else "text" if can_be else "muted"))
        words = self._mirrored(QRect(left, 0, self.width() - left, self.height()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.text())

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
