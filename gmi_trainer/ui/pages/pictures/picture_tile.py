"""One picture of one's own in a list: round, as a drill shows it, with what was said of it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.tile import Tile

PICTURE_PX = 112
PAD_PX = 12
GAP_PX = 6


class PictureTile(Tile, QPushButton):
    """Pressing it opens the picture, to be changed or deleted."""

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
        px = self._look.px
        self._paint_choosable(
            painter, chosen=False, pointed_at=self.underMouse() or self.isDown(), line="border"
        )
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
        painter.setPen(self._look.colour("text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text())
