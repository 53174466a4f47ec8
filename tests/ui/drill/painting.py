"""Counts who is painted, and reads pixels back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from tests.fakes import fake_pixels


class PaintWatch(QObject):
    """Writes down the names of the widgets that are painted, in order."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.painted: list[str] = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted.append(watched.objectName())
        return False


def picture(number: int, size: int, stage: QColor, ratio: float = 1.0) -> QPixmap:
    """A fine grid: any scaling or smoothing changes it."""
    pixels = fake_pixels(number, size, (stage.red(), stage.green(), stage.blue()))
    pixmap = QPixmap.fromImage(QImage(pixels, size, size, size * 4, QImage.Format.Format_RGB32))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def painted(widget: QWidget) -> QImage:
    """What a widget shows, in device pixels."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def same_pixels(image: QImage, pixels: bytes) -> bool:
    """Whether an image is these pixels, byte by byte (the fourth byte of RGB32 means nothing)."""
    size = image.width()
    wanted = QImage(pixels, size, size, size * 4, QImage.Format.Format_RGB32)
    return image == wanted


def colours(image: QImage) -> set[str]:
    """Every colour in an image."""
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}
