"""Kinds of things below one another, each with its name, its mark, its noise and its numbers, on one scale.

For what has names instead of places on an axis: views, postures, levels, sides. Painted without a plotting library.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.charts.markers import ink_colour, paint_marker
from gmi_trainer.ui.charts.picture import Ink, Weight
from gmi_trainer.ui.charts.scale import Scale
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.painting import focus_ring, rounded

TEXT_PX = 15
MARK_PX = 13.0
PAD_PX = 6
GAP_PX = 14
LEAST_PLOT_PX = 180
NARROWEST_PX = 220
GRID_ALPHA_HIGH_CONTRAST = 0.35


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One kind. ``low`` to ``high``: where its noise reaches. ``words``: its numbers; ``note``: what else is told."""

    name: str
    value: float
    low: float
    high: float
    words: str
    note: str = ""
    ink: Ink = Ink.BOTH

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return ". ".join(part for part in (self.name, self.words, self.note) if part)


@dataclass(frozen=True, slots=True)
class RowPicture:
    """A whole chart of rows. ``tick_words`` stand below its scale, one for each tick."""

    name: str
    spoken: str
    rows: tuple[ChartRow, ...]
    scale: Scale
    tick_words: tuple[str, ...]


class RowChart(QLabel):
    """A label to programs that read the screen. Arrow keys, the mouse and touch go from row to row."""

    row_changed = Signal(object)  # ChartRow, or None when the cursor is put away

    def __init__(self, look: Look, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._picture: RowPicture | None = None
        self._at: int | None = None
        name_control(self, identifier)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # scales go from left to right everywhere
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._on_look_changed)

    @property
    def shown(self) -> RowPicture | None:
        """What is drawn."""
        return self._picture

    @property
    def row(self) -> ChartRow | None:
        """Where the cursor stands."""
        if self._picture is None or self._at is None:
            return None
        return self._picture.rows[self._at]

    def show_picture(self, picture: RowPicture) -> None:
        """Draw something else. The cursor is put away."""
        self._picture = picture
        self._at = None
        self.setAccessibleName(picture.name)
        self.setAccessibleDescription(picture.spoken)
        self.updateGeometry()
        self.update()
        self.row_changed.emit(None)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = len(self._picture.rows) if self._picture is not None else 0
        return rows * self._row_height(width) + self._metrics().height() + self._look.px(2 * PAD_PX)

    def sizeHint(self) -> QSize:
        width = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else self._look.px(480)
        return QSize(self._look.px(480), self.heightForWidth(max(width, NARROWEST_PX)))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST_PX, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = len(self._picture.rows) if self._picture is not None else 0
        here = self._at if self._at is not None else 0
        there = {
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: rows - 1,
        }.get(Qt.Key(event.key()))
        if there is None or not 0 <= there < rows:  # beyond its ends the page scrolls
            super().keyPressEvent(event)
            return
        self._go_to(there)
        if self.row is not None:
            announce(self, self.row.spoken)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_near(event.position().y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_near(event.position().y())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._go_to(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._picture is not None and self._picture.rows and self._at is None:
            self._go_to(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._go_to(None)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        if self._picture is not None and self._picture.rows:
            self._paint_scale(painter, self._picture)
            for number, row in enumerate(self._picture.rows):
                self._paint_row(painter, number, row)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), self._look.length("r_small"), self._look)
        painter.end()

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    # -- places --------------------------------------------------------------------------------------------

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._look.px(TEXT_PX))
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._font())

    def _widths(self) -> tuple[int, int]:
        """Room for the names, and for the numbers."""
        metrics = self._metrics()
        rows = self._picture.rows if self._picture is not None else ()
        names = max((metrics.horizontalAdvance(row.name) for row in rows), default=0)
        words = max((metrics.horizontalAdvance(row.words) for row in rows), default=0)
        return names, words

    def _is_folded(self, width: int) -> bool:
        """In a narrow window names and numbers stand above the mark instead of beside it."""
        names, words = self._widths()
        px = self._look.px
        return names + words + px(LEAST_PLOT_PX) + px(2 * GAP_PX + 2 * PAD_PX) > width

    def _row_height(self, width: int) -> int:
        touch = self._look.length("touch")
        if not self._is_folded(width):
            return int(touch)
        line = self._metrics().height()
        return max(int(touch), self._lines_above(width) * line + self._look.px(int(MARK_PX) + 5 * PAD_PX))

    def _lines_above(self, width: int) -> int:
        """Name and numbers in one line where both have room, otherwise in two."""
        names, words = self._widths()
        return 1 if names + words + self._look.px(GAP_PX + 2 * PAD_PX) <= width else 2

    def _plot(self) -> QRect:
        """From where to where the scale goes; its height is that of all rows."""
        px, rows = self._look.px, self._picture.rows if self._picture is not None else ()
        height = len(rows) * self._row_height(self.width())
        if self._is_folded(self.width()):
            return QRect(px(2 * PAD_PX), 0, self.width() - px(4 * PAD_PX), height)
        names, words = self._widths()
        left = px(PAD_PX) + names + px(GAP_PX)
        return QRect(left, 0, self.width() - left - words - px(GAP_PX + PAD_PX), height)

    def _strips(self, plot: QRect) -> list[tuple[float, float]]:
        """Where the scale's lines are drawn: never through names and numbers."""
        if not self._is_folded(self.width()):
            return [(plot.top(), plot.bottom())]
        height, px = self._row_height(self.width()), self._look.px
        above = px(PAD_PX) + self._lines_above(self.width()) * self._metrics().height() + px(2)
        rows = range(plot.height() // height)
        return [(n * height + above, (n + 1) * height - px(PAD_PX)) for n in rows]

    def _x(self, value: float, plot: QRect) -> float:
        assert self._picture is not None
        scale = self._picture.scale
        share = (value - scale.low) / (scale.high - scale.low)
        return plot.left() + min(max(share, 0.0), 1.0) * plot.width()

    # -- painting ------------------------------------------------------------------------------------------

    def _paint_scale(self, painter: QPainter, picture: RowPicture) -> None:
        plot, metrics, look = self._plot(), self._metrics(), self._look
        colour = look.colour("border")
        if look.tokens.is_high_contrast:
            colour.setAlphaF(GRID_ALPHA_HIGH_CONTRAST)
        pen = QPen(colour, max(1, look.px(1)))
        room_until = -1.0
        strips = self._strips(plot)
        for tick, words in zip(picture.scale.ticks, picture.tick_words, strict=True):
            x = self._x(tick, plot)
            painter.setPen(pen)
            for top, bottom in strips:
                painter.drawLine(QPointF(x, top), QPointF(x, bottom))
            width = metrics.horizontalAdvance(words)
            left = min(max(x - width / 2, 0.0), float(self.width() - width))
            if left > room_until:
                painter.setPen(look.colour("muted"))
                painter.drawText(
                    QRectF(left, plot.bottom() + look.px(PAD_PX), width + 2, metrics.height()), words
                )
                room_until = left + width + look.px(PAD_PX)

    def _paint_row(self, painter: QPainter, number: int, row: ChartRow) -> None:
        look, px = self._look, self._look.px
        height = self._row_height(self.width())
        place = QRect(0, number * height, self.width(), height)
        if number == self._at:
            inside = QRectF(place).adjusted(px(2), px(2), -px(2), -px(2))
            soft = look.colour("accent_soft")
            soft.setAlphaF(0.6)
            rounded(painter, inside, look.length("r_small"), soft)
        plot = self._plot()
        middle = place.center().y() + 1.0
        folded = self._is_folded(self.width())
        if folded:
            middle = place.bottom() - px(3 * PAD_PX) - px(MARK_PX) / 2
        painter.setPen(look.colour("text"))
        names, words = self._name_places(place, folded=folded)
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(names, centre | Qt.AlignmentFlag.AlignLeft, row.name)
        one_above_other = folded and self._lines_above(self.width()) == 2
        side = Qt.AlignmentFlag.AlignLeft if one_above_other else Qt.AlignmentFlag.AlignRight
        painter.drawText(words, centre | side, row.words)
        pen = QPen(ink_colour(look, row.ink), look.px(2.4))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(self._x(row.low, plot), middle), QPointF(self._x(row.high, plot), middle))
        paint_marker(
            painter, look, row.ink, Weight.SOLID, QPointF(self._x(row.value, plot), middle), look.px(MARK_PX)
        )

    def _name_places(self, place: QRect, *, folded: bool) -> tuple[QRect, QRect]:
        px, pad = self._look.px, self._look.px(PAD_PX)
        inside = place.adjusted(pad, 0, -pad, 0)
        if not folded:
            return inside, inside
        line, top = self._metrics().height(), place.top() + px(PAD_PX)
        first = QRect(inside.left(), top, inside.width(), line)
        return first, first.translated(0, line) if self._lines_above(self.width()) == 2 else first

    # -- cursor --------------------------------------------------------------------------------------------

    def _go_near(self, y: float) -> None:
        if self._picture is None or not self._picture.rows:
            return
        number = int(y // self._row_height(self.width()))
        self._go_to(min(max(number, 0), len(self._picture.rows) - 1))

    def _go_to(self, at: int | None) -> None:
        if at == self._at:
            return
        self._at = at
        self.update()
        self.row_changed.emit(self.row)
