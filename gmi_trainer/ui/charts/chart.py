"""One chart by side over time, drawn with pyqtgraph. Import this late (see ``warming``): it loads numpy."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QGraphicsSimpleTextItem, QLabel, QSizePolicy, QWidget

from gmi_trainer.ui.charts.markers import marker_path, marker_pens, side_colour
from gmi_trainer.ui.charts.picture import ChartPicture, Level, LevelPlace, Mark, Series, Stop, Weight
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.painting import focus_ring

HEIGHT_PX = 250
NARROWEST_PX = 240
MARK_PX = {Weight.SOLID: 12.0, Weight.FAINT: 8.0, Weight.HOLLOW: 9.0}
CURSOR_MARK_PX = 16.0
CROWDED = 30
CROWDED_SHARE = 0.7
"""With more marks than this to a line they are drawn smaller."""

GRID_ALPHA_HIGH_CONTRAST = 0.35
NUDGE_SHARE = 0.005
"""How far a mark stands aside, as a share of the chart's width."""


class SideChart(QLabel):
    """Left and right over time, with a cursor for keys, touch and mouse. A label to programs that read the screen.

    Nothing in it can be dragged, zoomed or opened, so nobody gets lost in it; the wheel scrolls the page.
    """

    stop_changed = Signal(object)  # Stop, or None when the cursor is put away

    def __init__(self, look: Look, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._picture: ChartPicture | None = None
        self._at: int | None = None
        self._words: list[QGraphicsSimpleTextItem] = []
        self._drawn: list[Any] = []  # items of pyqtgraph, which is untyped
        self._cursor: list[Any] = []
        name_control(self, identifier)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time goes from left to right everywhere
        self._view = _still_view(self)
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False)
        self._box.setDefaultPadding(0)
        self._box.disableAutoRange()
        self._view.scene().addItem(self._box)
        look.changed.connect(self._on_look_changed)

    @property
    def shown(self) -> ChartPicture | None:
        """What is drawn."""
        return self._picture

    @property
    def stop(self) -> Stop | None:
        """Where the cursor stands."""
        if self._picture is None or self._at is None:
            return None
        return self._picture.stops[self._at]

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that is written in the chart."""
        return tuple(item.text() for item in self._words)

    def show_picture(self, picture: ChartPicture) -> None:
        """Draw something else. The cursor is put away."""
        self._picture = picture
        self._at = None
        self.setAccessibleName(picture.name)
        self.setAccessibleDescription(picture.spoken)
        self._draw()
        self.stop_changed.emit(None)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(2 * NARROWEST_PX), self._look.px(HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST_PX, self._look.px(HEIGHT_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stops = len(self._picture.stops) if self._picture is not None else 0
        here = self._at if self._at is not None else stops - 1
        there = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: stops - 1,
        }.get(Qt.Key(event.key()))
        if there is None or stops == 0:
            super().keyPressEvent(event)
            return
        self._go_to(min(max(there, 0), stops - 1))
        stop = self.stop
        if stop is not None:
            announce(self, stop.spoken)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_near(event.position().x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_near(event.position().x())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._go_to(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._picture is not None and self._picture.stops and self._at is None:
            self._go_to(len(self._picture.stops) - 1)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._go_to(None)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ring = self._look.length("ring")
        self._view.setGeometry(self.rect().adjusted(ring, ring, -ring, -ring))
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focus_ring(painter, QRectF(self.rect()), self._look.length("r_small"), self._look)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self._draw()

    # -- drawing -------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        """Everything anew: lines, marks, words. There are few of them."""
        picture = self._picture
        for item in self._drawn:
            self._box.removeItem(item)
        self._drawn = []
        self._view.setBackgroundBrush(self._look.colour("surface"))
        if picture is None:
            return
        self._box.setRange(
            xRange=picture.x_range, yRange=(picture.y_scale.low, picture.y_scale.high), padding=0
        )
        marked = {level.y for level in picture.levels}
        for tick in picture.y_scale.ticks:
            if tick not in marked:
                self._add_level(tick, self._grid_pen())
        for level in picture.levels:
            pen = QPen(self._look.colour("control"), self._look.px(1.4), Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([4, 4])
            self._add_level(level.y, pen)
        for weight in (Weight.FAINT, Weight.HOLLOW):
            for series in picture.series:
                self._add_marks(series, weight)
        for series in picture.series:
            self._add_line(series)
            self._add_marks(series, Weight.SOLID)
        self._place()

    def _grid_pen(self) -> QPen:
        """Lines to read by, never louder than what is drawn on them."""
        colour = self._look.colour("border")
        if self._look.tokens.is_high_contrast:
            colour.setAlphaF(GRID_ALPHA_HIGH_CONTRAST)
        return QPen(colour, max(1, self._look.px(1)))

    def _add(self, item: Any) -> None:  # an item of pyqtgraph
        self._box.addItem(item, ignoreBounds=True)
        self._drawn.append(item)

    def _add_level(self, y: float, pen: QPen) -> None:
        pen.setCosmetic(True)
        item = pg.InfiniteLine(pos=y, angle=0, pen=pen)
        item.setZValue(-10)
        self._add(item)

    def _add_line(self, series: Series) -> None:
        solid = series.solid
        if len(solid) < 2:
            return
        pen = QPen(side_colour(self._look, series.side), self._look.px(2.4))
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._add(
            pg.PlotCurveItem([self._mark_x(m) for m in solid], [m.y for m in solid], pen=pen, antialias=True)
        )

    def _add_marks(self, series: Series, weight: Weight) -> None:
        marks = [mark for mark in series.marks if mark.weight is weight]
        if marks:
            share = CROWDED_SHARE if len(marks) > CROWDED else 1.0
            self._add(self._scatter(series, marks, weight, MARK_PX[weight] * share))

    def _scatter(self, series: Series, marks: list[Mark], weight: Weight, width_px: float) -> Any:
        pen, brush = marker_pens(self._look, series.side, weight)
        return pg.ScatterPlotItem(
            [self._mark_x(m) for m in marks],
            [m.y for m in marks],
            symbol=marker_path(series.side, 1.0),
            size=self._look.px(width_px),
            pen=pen,
            brush=brush,
            antialias=True,
        )

    def _mark_x(self, mark: Mark) -> float:
        assert self._picture is not None
        low, high = self._picture.x_range
        return mark.x + mark.nudge * NUDGE_SHARE * (high - low)

    # -- words and places ----------------------------------------------------------------------------------

    def _place(self) -> None:
        """Give the plot the room that the words leave it, and put the words around it."""
        for item in self._words:
            self._view.scene().removeItem(item)
        self._words = []
        picture = self._picture
        if picture is None or self._view.width() < 2:
            return
        plot = self._plot_rect()
        self._box.setGeometry(plot)
        muted = self._look.colour("muted")
        gap = self._look.px(10)
        for y, words in zip(picture.y_scale.ticks, picture.y_words, strict=True):
            item = self._write(words, muted)
            box = item.boundingRect()
            item.setPos(plot.left() - gap - box.width(), self._y(y, plot) - box.height() / 2)
        self._write_days(picture, plot)
        for level in picture.levels:
            self._write_level(level, plot)
        self._write_names(picture, plot)
        self._draw_cursor()

    def _write_level(self, level: Level, plot: QRectF) -> None:
        """A level's name beside its line, within the plot."""
        item = self._write(level.words, self._look.colour("muted"))
        box, edge = item.boundingRect(), self._look.px(6)
        left = (
            plot.right() - edge - box.width() if level.place is LevelPlace.RIGHT_ABOVE else plot.left() + edge
        )
        y = self._y(level.y, plot)
        below = level.place is LevelPlace.LEFT_BELOW
        item.setPos(left, y + self._look.px(1) if below else y - box.height() - self._look.px(1))

    def _plot_rect(self) -> QRectF:
        assert self._picture is not None
        metrics = QFontMetricsF(self._font())
        words = ("100 %", *self._picture.y_words)  # so that charts below one another share their time axis
        left = max(metrics.horizontalAdvance(word) for word in words) + self._look.px(14)
        bold = QFontMetricsF(self._font(bold=True))
        right = max(bold.horizontalAdvance(s.name) for s in self._picture.series) + self._look.px(12)
        below = metrics.height() + self._look.px(10)
        return QRectF(self._view.rect()).adjusted(left, metrics.height() / 2, -right, -below)

    def _write_days(self, picture: ChartPicture, plot: QRectF) -> None:
        metrics = QFontMetricsF(self._font())
        room = metrics.horizontalAdvance(picture.widest_x_tick) + self._look.px(22)
        for x, words in picture.x_ticks(max(1, int(plot.width() // room))):
            item = self._write(words, self._look.colour("muted"))
            width = item.boundingRect().width()
            left = min(max(self._x(x, plot) - width / 2, 0), self._view.width() - width)
            item.setPos(left, plot.bottom() + self._look.px(8))

    def _write_names(self, picture: ChartPicture, plot: QRectF) -> None:
        """The name of each side beside the end of its line; where the ends meet, the names keep apart."""
        names: list[tuple[float, QGraphicsSimpleTextItem]] = []
        for series in picture.series:
            if marks := series.solid or series.marks:
                item = self._write(series.name, side_colour(self._look, series.side), bold=True)
                names.append((self._y(marks[-1].y, plot) - item.boundingRect().height() / 2, item))
        names.sort(key=lambda name: name[0])
        tops = [top for top, _ in names]
        for n in range(1, len(names)):
            overlap = tops[n - 1] + names[n - 1][1].boundingRect().height() - tops[n]
            if overlap > 0:
                tops[n - 1] -= overlap / 2
                tops[n] += overlap / 2
        for top, (_, item) in zip(tops, names, strict=True):
            lowest = plot.bottom() - item.boundingRect().height()
            item.setPos(plot.right() + self._look.px(8), min(max(top, 0.0), lowest))

    def _write(self, words: str, colour: QColor, *, bold: bool = False) -> QGraphicsSimpleTextItem:
        item = QGraphicsSimpleTextItem(words)
        item.setFont(self._font(bold=bold))
        item.setBrush(colour)
        item.setZValue(20)
        self._view.scene().addItem(item)
        self._words.append(item)
        return item

    def _font(self, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._look.px(15))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _x(self, x: float, plot: QRectF) -> float:
        assert self._picture is not None
        low, high = self._picture.x_range
        return plot.left() + (x - low) / (high - low) * plot.width()

    def _y(self, y: float, plot: QRectF) -> float:
        assert self._picture is not None
        scale = self._picture.y_scale
        return plot.bottom() - (y - scale.low) / (scale.high - scale.low) * plot.height()

    # -- cursor --------------------------------------------------------------------------------------------

    def _go_near(self, x_px: float) -> None:
        if self._picture is None or not self._picture.stops:
            return
        plot = self._plot_rect().translated(self._view.pos())
        low, high = self._picture.x_range
        x = low + (x_px - plot.left()) / plot.width() * (high - low)
        places = [stop.x for stop in self._picture.stops]
        after = min(bisect_left(places, x), len(places) - 1)
        before = max(after - 1, 0)
        self._go_to(after if places[after] - x < x - places[before] else before)

    def _go_to(self, at: int | None) -> None:
        if at == self._at:
            return
        self._at = at
        self._draw_cursor()
        self.stop_changed.emit(self.stop)

    def _draw_cursor(self) -> None:
        for item in self._cursor:
            self._box.removeItem(item)
        self._cursor = []
        stop = self.stop
        if stop is None or self._picture is None:
            return
        pen = QPen(self._look.colour("control"), self._look.px(1.4))
        pen.setCosmetic(True)
        line = pg.InfiniteLine(pos=stop.x, angle=90, pen=pen)
        line.setZValue(-5)
        self._cursor.append(line)
        for series in self._picture.series:
            here = [mark for mark in series.marks if mark.x == stop.x]
            for mark in [mark for mark in here if mark.weight is Weight.SOLID] or here:
                width = CURSOR_MARK_PX if mark.weight is Weight.SOLID else MARK_PX[Weight.SOLID]
                weight = Weight.HOLLOW if mark.weight is Weight.HOLLOW else Weight.SOLID
                self._cursor.append(self._scatter(series, [mark], weight, width))
        for item in self._cursor:
            self._box.addItem(item, ignoreBounds=True)


def _still_view(parent: QWidget) -> Any:  # a view of pyqtgraph
    """A view that takes neither keys nor mouse: those are the chart's own."""
    view = pg.GraphicsView(parent, background=None)
    view.setAntialiasing(True)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return view
