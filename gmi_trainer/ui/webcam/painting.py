"""What the mirror shows of one picture: the kept half, and its twin on the other side."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gmi_trainer.domain.webcam import Box, MirrorSetup, halves


def paint_mirror(painter: QPainter, picture: QImage, room: tuple[int, int], setup: MirrorSetup) -> None:
    """Depends on nothing but what it is given."""
    where = halves((picture.width(), picture.height()), room, setup)
    source = _rect(where.source)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(_rect(where.as_it_is), picture, source)
    turned = where.turned
    painter.save()
    painter.translate(turned.left + turned.width, turned.top)
    painter.scale(-1, 1)
    painter.drawImage(QRectF(0, 0, turned.width, turned.height), picture, source)
    painter.restore()


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)
