"""One chart, drawn with pyqtgraph. Import this late (see ``warming``): it loads numpy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsSimpleTextItem,
    QLabel,
    QSizePolicy,
    QStyleOptionGraphicsItem,
    QWidget,
)

from gmi_trainer.ui.charts.markers import ink_colour, marker_path, marker_pens, sign_colour, sign_path
from gmi_trainer.ui.charts.picture import (
    NORMAL_HEIGHT_PX,
    Bar,
    ChartPicture,
    Level,
    LevelPlace,
    Mark,
    Series,
    Sign,
    Stop,
    Weight,
)
from gmi_trainer.ui.charts.plotting import MARK_PX, Item, PlotItems, mark_share, still_box, still_view
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.painting import focus_ring

NARROWEST_PX = 240
CURSOR_MARK_PX = 16.0
LANE_PX = 30
LANE_ROW_PX = 19
SIGN_PX = 13
SMALLEST_SIGN_SHARE = 0.75
NAME_MARK_PX = 12
NAMES_SHARE = 0.15
"""Where the names of the lines would take more of the width than this, they stand above the plot."""

CLOSER_KEYS = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
WIDER_KEYS = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)


class Chart(QLabel):
    """Lines over time, or over something else, with a cursor for keys, touch and mouse.

    A label to programs that read the screen. Nothing in it can be dragged or opened, so nobody gets lost in it; the
    wheel scrolls the page.
    """

    stop_changed = Signal(object)  # Stop, or None when the cursor is put away
    stop_chosen = Signal(object)  # Stop: Enter was pressed on it
    zoom_asked = Signal(int)  # 1: closer (+), -1: further away (-)

    def __init__(self, look: Look, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._picture: ChartPicture | None = None
        self._items: PlotItems | None = None
        self._at: int | None = None
        self._keeps_cursor = False
        self._has_room = False
        self._words: list[QGraphicsSimpleTextItem] = []
        self._signs: list[QGraphicsItem] = []
        self._drawn: list[Item] = []
        self._cursor: list[Item] = []
        name_control(self, identifier)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time goes from left to right everywhere
        self._view = still_view(self)
        self._box = still_box()
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
    def at(self) -> int | None:
        """The number of that stop."""
        return self._at

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that is written in the chart."""
        return tuple(item.text() for item in self._words)

    def keep_cursor(self) -> None:
        """It stays where it is left: what it says is told elsewhere, and can be acted on there."""
        self._keeps_cursor = True

    def show_picture(self, picture: ChartPicture) -> None:
        """Draw something else. The cursor is put away."""
        self._picture = None  # with another height it is laid out, which must not draw the old one
        self._take_height(picture)
        self._picture = picture
        self._at = None
        self.setAccessibleName(picture.name)
        self.setAccessibleDescription(picture.spoken)
        self._draw()
        self.stop_changed.emit(None)

    def go_to(self, at: int | None) -> None:
        """Put the cursor on a stop, or away."""
        if at == self._at or self._picture is None:
            return
        self._at = min(at, len(self._picture.stops) - 1) if at is not None and self._picture.stops else None
        self._draw_cursor()
        self.stop_changed.emit(self.stop)

    def lay_out_unseen(self, size: QSize) -> None:
        """Be of that size without ever being shown: a window could not be larger than the screen."""
        self.ensurePolished()
        self.setFixedSize(size)
        for widget in (self, self._view):
            QCoreApplication.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))
        self._place()

    def print_on(self, painter: QPainter, target: QRectF) -> None:
        """Paint the same scene elsewhere, such as on a page: as lines and letters, and without the cursor."""
        for item in self._drawn:
            if hasattr(item, "setExportMode"):
                item.setExportMode(True, {"antialias": True})  # marks as shapes, not as little pictures
        self._view.scene().render(painter, target, QRectF(self._view.rect()))

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(2 * NARROWEST_PX), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST_PX, self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stops = len(self._picture.stops) if self._picture is not None else 0
        key = Qt.Key(event.key())
        here = self._at if self._at is not None else stops - 1
        there = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: stops - 1,
        }.get(key)
        if there is not None and stops:
            self.go_to(min(max(there, 0), stops - 1))
            if (stop := self.stop) is not None:
                announce(self, stop.spoken)
        elif key in CLOSER_KEYS:
            self.zoom_asked.emit(1)
        elif key in WIDER_KEYS:
            self.zoom_asked.emit(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.stop is not None:
            self.stop_chosen.emit(self.stop)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_near(event.position().x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_near(event.position().x())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus() and not self._keeps_cursor:
            self.go_to(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._picture is not None and self._picture.stops and self._at is None:
            self.go_to(len(self._picture.stops) - 1)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self._keeps_cursor:
            self.go_to(None)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ring = self._look.length("ring")
        self._view.setGeometry(self.rect().adjusted(ring, ring, -ring, -ring))
        self._has_room = True
        if self._marks_fit():
            self._place()
        else:
            self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focus_ring(painter, QRectF(self.rect()), self._look.length("r_small"), self._look)

    @Slot()
    def _on_look_changed(self) -> None:
        self._take_height(self._picture)
        self._draw()

    def _take_height(self, picture: ChartPicture | None) -> None:
        """Always the same: a page that finds its layout must not squeeze it meanwhile, since each time it is drawn."""
        height = self._height_of(picture)
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _height(self) -> int:
        return self._height_of(self._picture)

    def _height_of(self, picture: ChartPicture | None) -> int:
        """What happened at one time stands below one another, and takes nothing of the plot."""
        if picture is None:
            return self._look.px(NORMAL_HEIGHT_PX)
        return self._look.px(picture.height_px + LANE_ROW_PX * max(0, picture.lane_rows - 1))

    # -- drawing -------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        """Everything anew: lines, marks, words. There are few of them. Nothing before it is known how much room there
        is: it would all be drawn once more."""
        if not self._has_room:
            return
        picture = self._picture
        for item in self._drawn:
            self._box.removeItem(item)
        self._drawn = []
        self._view.setBackgroundBrush(self._look.colour("surface"))
        if picture is None:
            return
        self._items = PlotItems(self._look, picture, self._plot_rect().width())
        self._box.setRange(
            xRange=picture.x_range, yRange=(picture.y_scale.low, picture.y_scale.high), padding=0
        )
        for item in self._items.all():
            self._box.addItem(item, ignoreBounds=True)
            self._drawn.append(item)
        self._place()

    def _marks_fit(self) -> bool:
        """With much more or less room for them they are drawn anew."""
        picture, items = self._picture, self._items
        if picture is None:
            return True
        return items is not None and items.share == mark_share(self._look, picture, self._plot_rect().width())

    # -- words and places ----------------------------------------------------------------------------------

    def _place(self) -> None:
        """Give the plot the room that the words leave it, and put the words around it."""
        for item in (*self._words, *self._signs):
            self._view.scene().removeItem(item)
        self._words, self._signs = [], []
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
        self._write_ticks(picture, plot)
        for level in picture.levels:
            self._write_level(level, plot)
        for band in picture.bands:
            self._write_band(band.words, min(band.high, picture.y_scale.high), plot)
        for bar in picture.bars:
            self._write_bar(bar, plot)
        self._place_lane(picture, plot)
        if self._names_above():
            self._write_names_above()
        else:
            self._write_names(picture, plot)
        self._draw_cursor()

    def _plot_rect(self) -> QRectF:
        assert self._picture is not None
        metrics = QFontMetricsF(self._font())
        words = ("100 %", *self._picture.y_words)  # so that charts below one another share their time axis
        left = max(metrics.horizontalAdvance(word) for word in words) + self._look.px(14)
        right = self._look.px(10.0) if self._names_above() else self._names_width() + self._look.px(12)
        rows = len(self._name_rows()) if self._names_above() else 0
        above = metrics.height() * (0.5 + rows)
        below = metrics.height() + self._look.px(10) + self._lane_height()
        if self._picture.x_title:
            below += metrics.height()
        return QRectF(self._view.rect()).adjusted(left, above, -right, -below)

    def _lane_height(self) -> int:
        assert self._picture is not None
        rows = self._picture.lane_rows
        return self._look.px(LANE_PX + LANE_ROW_PX * (rows - 1)) if rows else 0

    def _names_width(self) -> float:
        assert self._picture is not None
        bold = QFontMetricsF(self._font(bold=True))
        names = [series.name for series in self._picture.series]
        return max((bold.horizontalAdvance(name) for name in (*names, *self._picture.room_for)), default=0.0)

    def _names_above(self) -> bool:
        return bool(self._names_width() > NAMES_SHARE * self._view.width())

    def _write_level(self, level: Level, plot: QRectF) -> None:
        """A level's name beside its line, within the plot."""
        if not level.words:
            return
        item = self._write(level.words, self._look.colour("muted"), halo=True)
        box, edge = item.boundingRect(), self._look.px(6)
        in_middle = level.place is LevelPlace.MIDDLE_ABOVE
        left = plot.center().x() - box.width() / 2 if in_middle else plot.left() + edge
        y = self._y(level.y, plot)
        below = level.place is LevelPlace.LEFT_BELOW
        top = y + self._look.px(1) if below else y - box.height() - self._look.px(1)
        item.setPos(left, min(max(top, 0.0), plot.bottom() - box.height()))

    def _write_band(self, words: str, high: float, plot: QRectF) -> None:
        """What a band is, inside its upper edge."""
        if words:
            item = self._write(words, self._look.colour("muted"))
            left = plot.center().x() - item.boundingRect().width() / 2
            item.setPos(max(left, plot.left()), self._y(high, plot) + self._look.px(2))

    def _write_bar(self, bar: Bar, plot: QRectF) -> None:
        """A bar's name above or below its middle, as far as the plot reaches, and where it hides the fewest marks."""
        item = self._write(bar.words, self._look.colour("text"), bold=True, halo=True)
        box = item.boundingRect()
        middle = (self._x(bar.x_first, plot) + self._x(bar.x_last, plot)) / 2
        left = min(max(middle - box.width() / 2, plot.left()), max(plot.left(), plot.right() - box.width()))
        away = self._look.px(7)
        y = self._y(bar.y, plot)
        above, below = y - away - box.height(), y + away
        tops = [above, below] if bar.is_above else [below, above]
        tops += [above - box.height(), below + box.height()]
        lowest = plot.bottom() - box.height()
        fitting = [top for top in tops if 0 <= top <= lowest] or [min(max(tops[0], 0.0), lowest)]
        near = self._heights_between(left, left + box.width(), plot)
        hidden = [self._heights_within(near, top, top + box.height()) for top in fitting]
        item.setPos(left, fitting[hidden.index(min(hidden))])

    def _heights_between(self, left: float, right: float, plot: QRectF) -> list[float]:
        """Where the marks of lines stand that words from there to there could hide. Marks go from left to right, so
        only those are looked at."""
        assert self._picture is not None
        edge, (low, high) = self._look.px(4), self._picture.x_range
        a_px = (high - low) / plot.width()
        first, last = (low + (x - plot.left()) * a_px for x in (left - edge, right + edge))
        heights = []
        for series in self._picture.series:
            begin = bisect_left(series.marks, first, key=_x_of)
            end = bisect_right(series.marks, last, lo=begin, key=_x_of)
            heights += [
                self._y(mark.y, plot) for mark in series.marks[begin:end] if mark.weight is Weight.SOLID
            ]
        return heights

    def _heights_within(self, heights: Sequence[float], top: float, bottom: float) -> int:
        """How many marks words at that height would hide."""
        edge = self._look.px(4)
        return sum(top - edge <= y <= bottom + edge for y in heights)

    def _write_ticks(self, picture: ChartPicture, plot: QRectF) -> None:
        metrics = QFontMetricsF(self._font())
        room = metrics.horizontalAdvance(picture.widest_x_tick) + self._look.px(22)
        top = plot.bottom() + self._lane_height() + self._look.px(8)
        for x, words in picture.x_ticks(max(1, int(plot.width() // room))):
            item = self._write(words, self._look.colour("muted"))
            width = item.boundingRect().width()
            left = min(max(self._x(x, plot) - width / 2, 0), self._view.width() - width)
            item.setPos(left, top)
        if picture.x_title:
            item = self._write(picture.x_title, self._look.colour("muted"))
            middle = plot.center().x() - item.boundingRect().width() / 2
            item.setPos(max(0.0, middle), top + metrics.height())

    def _place_lane(self, picture: ChartPicture, plot: QRectF) -> None:
        """What happened, below the plot; what happened at one time stands below one another."""
        top = plot.bottom() + self._look.px(6 + LANE_PX / 2)
        share = self._items.share if self._items is not None else 1.0
        width = self._look.px(SIGN_PX * max(share, SMALLEST_SIGN_SHARE))
        taken: Counter[float] = Counter()
        places: dict[Sign, list[QPointF]] = {sign: [] for sign in picture.signs}
        for mark in picture.lane:
            down = taken[mark.x] * self._look.px(LANE_ROW_PX)
            taken[mark.x] += 1
            places[mark.sign].append(QPointF(self._x(mark.x, plot), top + down))
        for sign, centres in places.items():  # one item a sign: in ten years there are hundreds of marks
            item = _Signs(sign_path(sign, width), centres, sign_colour(self._look, sign))
            item.setZValue(10)
            self._view.scene().addItem(item)
            self._signs.append(item)

    def _write_names(self, picture: ChartPicture, plot: QRectF) -> None:
        """The name of each line beside its end; where the ends meet, the names keep apart."""
        names: list[tuple[float, QGraphicsSimpleTextItem]] = []
        for series in picture.series:
            if marks := series.solid or series.marks:
                item = self._write(series.name, ink_colour(self._look, series.ink), bold=True)
                names.append((self._y(marks[-1].y, plot) - item.boundingRect().height() / 2, item))
        names.sort(key=lambda name: name[0])
        tops = _kept_apart([(top, item.boundingRect().height()) for top, item in names], plot.bottom())
        for top, (_, item) in zip(tops, names, strict=True):
            item.setPos(plot.right() + self._look.px(8), top)

    def _write_names_above(self) -> None:
        """Each behind its mark, in as many rows as they need."""
        width, height = self._look.px(NAME_MARK_PX), QFontMetricsF(self._font(bold=True)).height()
        for row, names in enumerate(self._name_rows()):
            for left, series in names:
                item = self._write(series.name, ink_colour(self._look, series.ink), bold=True)
                pen, brush = marker_pens(self._look, series.ink, Weight.SOLID)
                centre = QPointF(left + width / 2, (row + 0.5) * height)
                mark = QGraphicsPathItem(marker_path(series.ink, width).translated(centre))
                mark.setPen(pen)
                mark.setBrush(brush)
                self._view.scene().addItem(mark)
                self._signs.append(mark)
                item.setPos(left + width + self._look.px(6), row * height)

    def _name_rows(self) -> list[list[tuple[float, Series]]]:
        """The lines to be named with the left edges of their marks, row by row."""
        assert self._picture is not None
        metrics = QFontMetricsF(self._font(bold=True))
        rows: list[list[tuple[float, Series]]] = []
        left = 0.0
        for series in self._picture.series:
            if not series.marks:
                continue
            width = self._look.px(NAME_MARK_PX) + self._look.px(6) + metrics.horizontalAdvance(series.name)
            if not rows or left + width > self._view.width():
                rows.append([])
                left = 0.0
            rows[-1].append((left, series))
            left += width + self._look.px(18)
        return rows

    def _write(
        self, words: str, colour: QColor, *, bold: bool = False, halo: bool = False
    ) -> QGraphicsSimpleTextItem:
        """``halo``: it stands among lines, which keep clear of its letters."""
        item = QGraphicsSimpleTextItem(words)
        item.setFont(self._font(bold=bold))
        item.setBrush(colour)
        item.setZValue(20)
        if halo:
            ground = _Halo(words, item)
            ground.setFont(item.font())
            ground.setPen(QPen(self._look.colour("surface"), self._look.px(4)))
            ground.setFlag(ground.GraphicsItemFlag.ItemStacksBehindParent)
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
        self.go_to(after if places[after] - x < x - places[before] else before)

    def _draw_cursor(self) -> None:
        for item in self._cursor:
            self._box.removeItem(item)
        self._cursor = []
        stop, items = self.stop, self._items
        if stop is None or self._picture is None or items is None:
            return
        self._cursor.append(items.cursor_line(stop.x))
        for series in self._picture.series:
            here = [mark for mark in series.marks if mark.x == stop.x]
            for mark in [mark for mark in here if mark.weight is Weight.SOLID] or here:
                width = CURSOR_MARK_PX if mark.weight is Weight.SOLID else MARK_PX[Weight.SOLID]
                weight = Weight.HOLLOW if mark.weight is Weight.HOLLOW else Weight.SOLID
                larger = items.scatter(series.ink, [mark], weight, width)
                larger.setZValue(6)
                self._cursor.append(larger)
        for item in self._cursor:
            self._box.addItem(item, ignoreBounds=True)


class _Signs(QGraphicsItem):
    """One shape at many places."""

    def __init__(self, shape: QPainterPath, centres: Sequence[QPointF], colour: QColor) -> None:
        super().__init__()
        self._shape = shape
        self._centres = tuple(centres)
        self._colour = colour
        around = shape.boundingRect()
        self._rect = QRectF()
        for centre in self._centres:
            self._rect |= around.translated(centre)

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        for centre in self._centres:
            painter.drawPath(self._shape.translated(centre))


class _Halo(QGraphicsSimpleTextItem):
    """The ground around letters. It says nothing of its own."""


def _x_of(mark: Mark) -> float:
    return mark.x


def _kept_apart(places: list[tuple[float, float]], lowest: float) -> list[float]:
    """Tops of words, from above to below, so that none covers the one before, and all stand above ``lowest``."""
    tops: list[float] = []
    for top, height in places:
        before = tops[-1] + height if tops else 0.0
        tops.append(max(top, before))
    for n in range(len(tops) - 1, -1, -1):
        limit = tops[n + 1] if n + 1 < len(tops) else lowest
        tops[n] = min(tops[n], limit - places[n][1])
    return tops
