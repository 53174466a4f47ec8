"""A chart on paper, or in a web page: the very scene of the screen, laid out in the other's dots, as lines and letters.

Import this late (see ``warming``): it loads numpy.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QBuffer, QObject, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from gmi_trainer.services.machine_settings import Scheme
from gmi_trainer.ui.charts.chart import Chart
from gmi_trainer.ui.charts.picture import ChartPicture
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import lengths_of
from gmi_trainer.ui.theme.theme import SystemLook, Theme
from gmi_trainer.ui.theme.tokens import LIGHT

PAPER = replace(LIGHT, name="paper", surface="#ffffff", border="#c9c9c9", muted="#404040", text="#000000")
"""The light theme, on white and with inks that a printer without colours can tell apart."""

CHART_TEXT_PX = 15
"""How large a chart writes at a scale of 1."""


class PaperLook(Look):
    """The look of what is printed. It belongs to no application and never changes."""

    def __init__(self, scale: float) -> None:
        """``scale``: dots of the paper for each pixel that a length has on the screen."""
        QObject.__init__(self)  # not Look's: that would give the whole program this look
        self._theme = Theme(Scheme.LIGHT, text_percent=max(1, round(100 * scale)))
        self._tokens = PAPER
        self._system = SystemLook()
        self._lengths = lengths_of(self._theme, high_contrast=False) | {"ring": 0}


def paint_chart(painter: QPainter, picture: ChartPicture, target: QRectF, scale: float) -> None:
    """Paint a chart at ``target``, whose lengths are dots of the painter's device."""
    with _laid_out(picture, target.size().toSize(), scale) as chart:
        chart.print_on(painter, target)


def chart_svg(picture: ChartPicture, width_px: int, height_px: int) -> str:
    """A chart as one ``<svg>`` element."""
    size = QSize(width_px, height_px)
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, width_px, height_px))
    painter = QPainter(generator)
    try:
        paint_chart(painter, _near_nought(picture), QRectF(0, 0, width_px, height_px), 1.0)
    finally:
        painter.end()
    return _element_alone(bytes(buffer.data().data()).decode(), width_px, height_px)


def _near_nought(picture: ChartPicture) -> ChartPicture:
    """The same chart with its lower axis beginning at 0: such a file keeps six digits of a number, and days that are
    counted from the year 1 have as many before their point."""
    start = picture.x_range[0]

    def ticks(most: int) -> tuple[tuple[float, str], ...]:
        return tuple((x - start, words) for x, words in picture.x_ticks(most))

    return replace(
        picture,
        series=tuple(
            replace(one, marks=tuple(replace(mark, x=mark.x - start) for mark in one.marks))
            for one in picture.series
        ),
        stops=(),
        x_range=(0.0, picture.x_range[1] - start),
        x_ticks=ticks,
        bars=tuple(
            replace(bar, x_first=bar.x_first - start, x_last=bar.x_last - start) for bar in picture.bars
        ),
        lane=tuple(replace(mark, x=mark.x - start) for mark in picture.lane),
    )


@contextmanager
def _laid_out(picture: ChartPicture, size: QSize, scale: float) -> Iterator[Chart]:
    """A chart of that many dots, which no screen ever sees."""
    look = PaperLook(scale)
    chart = Chart(look, "paper.chart")
    try:
        chart.show_picture(picture)
        chart.lay_out_unseen(size)
        yield chart
    finally:
        chart.deleteLater()


def _element_alone(svg: str, width_px: int, height_px: int) -> str:
    """Without what belongs to a file of its own, and without a size: it is as wide as the page lets it be."""
    inside = svg[svg.index(">", svg.index("<svg")) + 1 :]
    for name in ("title", "desc"):
        before, opening, rest = inside.partition(f"<{name}>")
        if opening:
            inside = before + rest.partition(f"</{name}>")[2]
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width_px} {height_px}">{inside.strip()}'
