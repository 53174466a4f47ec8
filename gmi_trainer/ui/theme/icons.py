"""Line icons that take their colour when they are painted, so that a new theme needs no new icons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

Colour = Callable[[QIcon.Mode, QIcon.State], str]


class SvgIconEngine(QIconEngine):
    """Paints an SVG whose lines are ``currentColor`` in the colour asked for at that moment."""

    def __init__(self, svg: bytes, colour: Colour) -> None:
        super().__init__()
        self._svg = svg
        self._colour = colour
        self._renderers: dict[str, QSvgRenderer] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        square = _square_in(QRectF(rect))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer(self._colour(mode, state)).render(painter, square)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return SvgIconEngine(self._svg, self._colour)

    def _renderer(self, colour: str) -> QSvgRenderer:
        """Parsing is the slow part, so each colour is parsed once."""
        if colour not in self._renderers:
            self._renderers[colour] = QSvgRenderer(QByteArray(recoloured(self._svg, colour)))
        return self._renderers[colour]


def _square_in(rect: QRectF) -> QRectF:
    """In a rectangle that is wider than high the icon stands where reading starts: the rest is a gap to the text."""
    side = min(rect.width(), rect.height())
    left = rect.left()
    if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        left = rect.right() - side
    return QRectF(left, rect.center().y() - side / 2, side, side)


def recoloured(svg: bytes, colour: str) -> bytes:
    """The drawing with its lines in a colour."""
    return svg.replace(b"currentColor", colour.encode("ascii"))
