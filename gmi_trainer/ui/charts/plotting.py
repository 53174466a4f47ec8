"""The items of pyqtgraph that a chart is drawn with. Import this late (see ``warming``): it loads numpy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsRectItem, QWidget

from gmi_trainer.ui.charts.markers import ink_colour, line_pen, marker_path, marker_pens
from gmi_trainer.ui.charts.picture import Band, Bar, ChartPicture, Ink, Mark, Series, Weight
from gmi_trainer.ui.theme.look import Look

MARK_PX = {Weight.SOLID: 12.0, Weight.FAINT: 8.0, Weight.HOLLOW: 9.0}
LINE_PX = 2.4
BAR_PX = 6.0
NOISE_PX = 1.8
SMALLEST_RIMMED_PX = 8.0
"""A smaller mark has no rim that sets it off its line: a line of many such would look dotted."""

ROOM_A_MARK = 1.6
SMALLEST_SHARE = 0.45
"""Marks that have less room than this many of their own widths are drawn smaller, down to that share."""

GRID_ALPHA_HIGH_CONTRAST = 0.35
NUDGE_SHARE = 0.005
"""How far a mark stands aside, as a share of the chart's width."""

Item = Any  # of pyqtgraph, which is untyped


def still_view(parent: QWidget) -> Any:  # a view of pyqtgraph
    """A view that takes neither keys nor mouse: those are the chart's own."""
    view = pg.GraphicsView(parent, background=None)
    view.setAntialiasing(True)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return view


def still_box() -> Any:  # a ViewBox of pyqtgraph
    """Where data coordinates hold. Nothing in it can be dragged or zoomed."""
    box = pg.ViewBox(enableMouse=False, enableMenu=False)
    box.setDefaultPadding(0)
    box.disableAutoRange()
    return box


def mark_share(look: Look, picture: ChartPicture, width_px: float) -> float:
    """How large marks are drawn: in tenths, so that not every change of the width draws them anew."""
    most = max((len(series.marks) for series in picture.series), default=0)
    if most < 2 or width_px <= 0:
        return 1.0
    room = width_px / most / (look.px(MARK_PX[Weight.SOLID]) * ROOM_A_MARK)
    return min(1.0, max(SMALLEST_SHARE, round(room, 1)))


class PlotItems:
    """Makes what a picture holds, in the colours of now."""

    def __init__(self, look: Look, picture: ChartPicture, width_px: float) -> None:
        """``width_px``: of the plot."""
        self._look = look
        self._picture = picture
        self.share = mark_share(look, picture, width_px)

    def all(self) -> Iterator[Item]:
        """From what lies deepest to what lies on top."""
        picture = self._picture
        for band in picture.bands:
            yield self._band(band)
        marked = {level.y for level in picture.levels}
        for tick in picture.y_scale.ticks:
            if tick not in marked:
                yield self._level(tick, self._grid_pen())
        for level in picture.levels:
            pen = QPen(self._look.colour("control"), self._look.px(1.4), Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([4, 4])
            yield self._level(level.y, pen)
        for weight in (Weight.FAINT, Weight.HOLLOW):
            for series in picture.series:
                yield from self._marks(series, weight)
        for bar in picture.bars:
            yield self._bar(bar)
        for series in picture.series:
            yield from self._noise(series)
            if series.is_joined and len(series.solid) > 1:
                yield self._line(series)
            yield from self._marks(series, Weight.SOLID)

    def cursor_line(self, x: float) -> Item:
        """Through the whole height."""
        pen = QPen(self._look.colour("control"), self._look.px(1.4))
        pen.setCosmetic(True)
        line = pg.InfiniteLine(pos=x, angle=90, pen=pen)
        line.setZValue(-5)
        return line

    def scatter(self, ink: Ink, marks: list[Mark], weight: Weight, width_px: float) -> Item:
        """Marks of one kind."""
        pen, brush = marker_pens(self._look, ink, weight)
        if weight is Weight.SOLID and width_px < SMALLEST_RIMMED_PX:
            pen = QPen(Qt.PenStyle.NoPen)
        return pg.ScatterPlotItem(
            [self.mark_x(m) for m in marks],
            [m.y for m in marks],
            symbol=marker_path(ink, 1.0),
            size=self._look.px(width_px),
            pen=pen,
            brush=brush,
            antialias=True,
        )

    def mark_x(self, mark: Mark) -> float:
        """A little aside where it would hide another."""
        low, high = self._picture.x_range
        return mark.x + mark.nudge * NUDGE_SHARE * (high - low)

    def _grid_pen(self) -> QPen:
        """Lines to read by, never louder than what is drawn on them."""
        colour = self._look.colour("border")
        if self._look.tokens.is_high_contrast:
            colour.setAlphaF(GRID_ALPHA_HIGH_CONTRAST)
        return QPen(colour, max(1, self._look.px(1)))

    def _level(self, y: float, pen: QPen) -> Item:
        pen.setCosmetic(True)
        item = pg.InfiniteLine(pos=y, angle=0, pen=pen)
        item.setZValue(-10)
        return item

    def _band(self, band: Band) -> Item:
        """As wide as the chart, and cut to its height. Its edges are lines where colours alone say little."""
        low, high = self._picture.x_range
        scale = self._picture.y_scale
        bottom, top = max(band.low, scale.low), min(band.high, scale.high)
        item = QGraphicsRectItem(QRectF(low, bottom, high - low, max(0.0, top - bottom)))
        item.setBrush(self._look.colour("sunken"))
        pen = self._grid_pen() if self._look.tokens.is_high_contrast else QPen(Qt.PenStyle.NoPen)
        pen.setCosmetic(True)
        item.setPen(pen)
        item.setZValue(-20)
        return item

    def _bar(self, bar: Bar) -> Item:
        colour = self._look.colour("text")
        pen = QPen(colour, self._look.px(BAR_PX))
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        item = pg.PlotCurveItem([bar.x_first, bar.x_last], [bar.y, bar.y], pen=pen, antialias=True)
        item.setOpacity(0.62 if not self._look.tokens.is_high_contrast else 1.0)
        item.setZValue(2)
        return item

    def _line(self, series: Series) -> Item:
        solid = series.solid
        pen = line_pen(self._look, series.ink, LINE_PX)
        item = pg.PlotCurveItem(
            [self.mark_x(m) for m in solid], [m.y for m in solid], pen=pen, antialias=True
        )
        item.setZValue(3)
        return item

    def _noise(self, series: Series) -> Iterator[Item]:
        """A thin upright line a mark: where its value may as well have been."""
        marks = [mark for mark in series.marks if mark.low is not None and mark.high is not None]
        if marks:
            colour = ink_colour(self._look, series.ink)
            if not self._look.tokens.is_high_contrast:
                colour.setAlphaF(0.55)
            pen = QPen(colour, self._look.px(NOISE_PX))
            pen.setCosmetic(True)
            xs = [x for m in marks for x in (self.mark_x(m), self.mark_x(m))]
            ys = [y for m in marks for y in (m.low, m.high)]
            item = pg.PlotCurveItem(xs, ys, pen=pen, connect="pairs", antialias=True)
            item.setZValue(3)
            yield item

    def _marks(self, series: Series, weight: Weight) -> Iterator[Item]:
        marks = [mark for mark in series.marks if mark.weight is weight]
        if marks:
            item = self.scatter(series.ink, marks, weight, MARK_PX[weight] * self.share)
            item.setZValue(4 if weight is Weight.SOLID else 1)
            yield item
