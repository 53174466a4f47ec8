"""Pictures of one's own in a list: round, as a drill shows them, with what was said of them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.painting import rounded
from gmi_trainer.ui.widgets.tile import Tile

PICTURE_PX = 112
PAD_PX = 12
GAP_PX = 6
BOX_PX = 22


class RoundPicture(Tile):
    """What a tile to press and a tile to tick have in common. Stands before the class of Qt, as ``Tile`` does."""

    def __init__(
        self, look: Look, identifier: str, label: str, spoken: str, parent: QWidget | None = None
    ) -> None:
        self._pixmap: QPixmap | None = None
        super().__init__(look, identifier, label, spoken=spoken, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_picture(self, pixmap: QPixmap) -> None:
        """It is drawn by now."""
        self._pixmap = pixmap
        self.update()

    def sizeHint(self) -> QSize:
        px, words = self._look.px, QFontMetrics(self.font())
        width = max(px(PICTURE_PX), words.horizontalAdvance(self.text()) + 2)
        height = px(PICTURE_PX) + px(GAP_PX) + words.height()
        return QSize(width + 2 * px(PAD_PX), height + 2 * px(PAD_PX))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _paint(self, painter: QPainter) -> None:
        px, chosen = self._look.px, self.isChecked()
        self._paint_choosable(painter, chosen=chosen, pointed_at=self.underMouse() or self.isDown())
        side = px(PICTURE_PX)
        disc = QRect((self.width() - side) // 2, px(PAD_PX), side, side)
        inside = QPainterPath()
        inside.addEllipse(disc)
        if self._pixmap is None:
            painter.fillPath(inside, self._look.colour("sunken"))
        else:
            painter.save()
            painter.setClipPath(inside)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(disc, self._pixmap)
            painter.restore()
        words = QRect(0, disc.bottom() + px(GAP_PX), self.width(), self.height() - disc.bottom() - px(PAD_PX))
        painter.setPen(self._look.colour("on_accent_soft" if chosen else "text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text())


class PictureTile(RoundPicture, QPushButton):
    """Pressing it opens the picture, to be changed or deleted."""


class PictureTick(RoundPicture, QCheckBox):
    """Pressing it chooses the picture, and once more lets go of it."""

    def __init__(
        self, look: Look, identifier: str, label: str, spoken: str, parent: QWidget | None = None
    ) -> None:
        self._tick = look.icon("check", "on_accent")
        super().__init__(look, identifier, label, spoken, parent)

    def _paint(self, painter: QPainter) -> None:
        """With a box in the corner, so that it is not colour alone."""
        super()._paint(painter)
        look, on = self._look, self.isChecked()
        side, edge = look.px(BOX_PX), look.length("edge")
        box = QRectF(self._mirrored(QRect(look.px(10), look.px(10), side, side)))
        fill, line = ("accent", "accent") if on else ("surface", "control")
        inside = box.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        rounded(painter, inside, look.px(5), look.colour(fill), look.colour(line), edge)
        if on:
            gap = side * 0.12
            self._tick.paint(painter, box.adjusted(gap, gap, -gap, -gap))
