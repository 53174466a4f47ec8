"""Line icons that take their colour when they are painted, so that a new theme needs no new icons.

Not a QIconEngine: one written in Python is freed twice when the page that holds it is collected as garbage.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


def densities() -> tuple[int, ...]:
    """Device pixels a pixel, for what Qt wants as ready pixmaps: what the screens have that are there."""
    return tuple(sorted({1, *(ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens())}))


class LineIcon:
    """An SVG whose lines are ``currentColor``, in a token's colour; another one when what it stands on is chosen."""

    def __init__(
        self, drawing: Callable[[str], QSvgRenderer], colour: str, when_on: str | None = None
    ) -> None:
        """``drawing`` gives the SVG in a token's colour, as that is at the moment of asking."""
        self._drawing = drawing
        self._colour = colour
        self._when_on = when_on if when_on is not None else colour

    def paint(self, painter: QPainter, rect: QRect | QRectF, *, on: bool = False) -> None:
        """Draw it into a rectangle, as large as fits."""
        self._render(painter, QRectF(rect), self._when_on if on else self._colour)

    def as_qicon(self, size: QSize, *, enabled: bool = True) -> QIcon:
        """For buttons that Qt paints. It has the colours of now: make it anew when the look has changed, or when
        the button can be pressed, or cannot be any more."""
        icon = QIcon()
        for density in densities():
            pixmap = QPixmap(size * density)
            pixmap.setDevicePixelRatio(density)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            colour = self._colour if enabled else "muted"
            self._render(painter, QRectF(0, 0, size.width(), size.height()), colour)
            painter.end()
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):  # as it is painted here, in whichever
                icon.addPixmap(pixmap, mode)
        return icon

    def _render(self, painter: QPainter, rect: QRectF, token: str) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._drawing(token).render(painter, _square_in(rect))
        painter.restore()


def _square_in(rect: QRectF) -> QRectF:
    """In a rectangle wider than high the icon stands where reading starts: the rest is a gap to the text."""
    side = min(rect.width(), rect.height())
    left = rect.left()
    if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        left = rect.right() - side
    return QRectF(left, rect.center().y() - side / 2, side, side)


def recoloured(svg: bytes, colour: str) -> bytes:
    """The drawing with its lines in a colour."""
    return svg.replace(b"currentColor", colour.encode("ascii"))
