"""A month as a grid of days, or as a list where there is no room for one. A day that is empty is just a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.calendar_month import DAYS_A_WEEK, CalendarDay, CalendarMonth, weeks_of
from gmi_trainer.ui.charts.markers import paint_sign
from gmi_trainer.ui.pages.progress.day_signs import KIND_ICONS, signs_of
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.widgets.tile import Tile, WordedTile
from gmi_trainer.ui.words.days import day_month, weekday_letters, weekday_name
from gmi_trainer.ui.words.looking_at_days import day_facts, day_sentence
from gmi_trainer.ui.words.translate import Translate

CELL_PX = 66
"""Narrower than that, days stand in a list."""

CELL_HEIGHT_PX = 76
"""Room for the number, and two rows of drawings below it."""

SIGN_PX = 16
MARK_PX = 11
TICK_PX = 15
DAYS_A_STEP = 14


WAYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class DayDrawings:
    """The small drawings of a month, each made once: hundreds of them are alike."""

    def __init__(self, look: Look) -> None:
        self._counted = {kind: look.icon(icon, "text") for kind, icon in KIND_ICONS.items()}
        self._faint = {kind: look.icon(icon, "muted") for kind, icon in KIND_ICONS.items()}
        self._made: dict[tuple[SessionKind, bool, int, float], QPixmap] = {}

    def forget(self) -> None:
        """The colours may be others now."""
        self._made.clear()

    def paint(self, painter: QPainter, kind: SessionKind, place: QRect, *, counted: bool) -> None:
        """Into a square."""
        density = painter.device().devicePixelRatioF()
        key = (kind, counted, place.width(), density)
        if key not in self._made:
            self._made[key] = self._drawn(kind, place.width(), density, counted=counted)
        painter.drawPixmap(place.topLeft(), self._made[key])

    def _drawn(self, kind: SessionKind, side: int, density: float, *, counted: bool) -> QPixmap:
        pixmap = QPixmap(QSize(side, side) * density)
        pixmap.setDevicePixelRatio(density)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        (self._counted if counted else self._faint)[kind].paint(painter, QRect(0, 0, side, side))
        painter.end()
        return pixmap


class DayCell(Tile, QAbstractButton):
    """A day in the grid: its number, what was done as drawings, and its marks.

    Straight from Qt's class, as every tile is: with another class of ours between, PySide goes on calling a slot of
    ``Tile`` after the button has been deleted.
    """

    pointed_at = Signal(object)  # CalendarDay: the keyboard or the pointer is on it
    moved = Signal(object, int)  # the day, and the key that leads on from it

    def __init__(self, look: Look, number: int, drawings: DayDrawings, parent: QWidget | None = None) -> None:
        """``drawings``: those of all days."""
        self._day: CalendarDay | None = None
        self._today = date.min
        self._drawings = drawings
        self._tick = look.icon("check", "on_accent_soft")
        super().__init__(look, f"progress.calendar.cell.{number}", "", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def day(self) -> CalendarDay | None:
        """The day in view."""
        return self._day

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(CELL_PX), self._look.px(CELL_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.length("touch"), self._look.px(CELL_HEIGHT_PX))

    def hasHeightForWidth(self) -> bool:
        return False

    def show_day(self, day: CalendarDay | None, today: date, translate: Translate) -> None:
        """None: the place of a day of another month."""
        self._day, self._today = day, today
        self.setVisible(day is not None)
        if day is not None:
            self.setAccessibleName(day_sentence(day, today, translate))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._day is not None:
            self.pointed_at.emit(self._day)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        if self._day is not None:
            self.pointed_at.emit(self._day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in WAYS and self._day is not None:
            self.moved.emit(self._day.day, event.key())
        else:
            super().keyPressEvent(event)

    def _paint(self, painter: QPainter) -> None:
        day, look = self._day, self._look
        if day is None:
            return
        is_today = day.day == self._today
        pointed_at = self.underMouse() or self.isDown()
        ground = "accent_soft" if day.is_kept else "sunken" if pointed_at else "surface"
        line = "accent" if is_today else "control" if pointed_at else "border"
        self._paint_surface(painter, ground, line, "edge" if is_today else "line")
        ink = "on_accent_soft" if day.is_kept else "text" if day.day <= self._today else "muted"
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold if is_today else QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(look.colour(ink))
        pad = look.px(9)
        numeral = str(day.day.day)
        painter.drawText(
            self._mirrored(QRect(pad, look.px(6), self.width() - 2 * pad, QFontMetrics(font).height())),
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop,
            numeral,
        )
        taken = pad + QFontMetrics(font).horizontalAdvance(numeral)
        if day.is_kept:
            side = look.px(TICK_PX)
            self._tick.paint(painter, self._mirrored(QRect(taken + look.px(4), look.px(9), side, side)))
            taken += look.px(4) + side
        self._paint_marks(painter, pad, taken)
        self._paint_done(painter, pad)

    def _paint_marks(self, painter: QPainter, pad: int, left: int) -> None:
        """From the far side of the number on; what has no room is told in the day's sentence."""
        assert self._day is not None, "painted with a day"
        side, gap = self._look.px(MARK_PX), self._look.px(3)
        at = self.width() - pad - side
        for sign in signs_of(self._day):
            if at < left + gap:
                break
            place = self._mirrored(QRect(at, self._look.px(11), side, side))
            paint_sign(painter, self._look, sign, QPointF(place.center()), side)
            at -= side + gap

    def _paint_done(self, painter: QPainter, pad: int) -> None:
        assert self._day is not None, "painted with a day"
        side, gap = self._look.px(SIGN_PX), self._look.px(3)
        room = max(1, (self.width() - 2 * pad + gap) // (side + gap))
        done = self._day.done
        rows = [done[start : start + room] for start in range(0, len(done), room)][:2]
        top = self.height() - self._look.px(8) - len(rows) * (side + gap)
        for number, row in enumerate(rows):
            for column, one in enumerate(row):
                place = self._mirrored(
                    QRect(pad + column * (side + gap), top + number * (side + gap) + gap, side, side)
                )
                self._drawings.paint(painter, one.kind, place, counted=one.counted)
                if not one.counted:
                    self._strike_out(painter, place)

    def _strike_out(self, painter: QPainter, place: QRect) -> None:
        """What is not counted is told by a form too: in strong contrast there is no paler colour."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("muted"), self._look.px(2)))
        painter.drawLine(place.bottomLeft(), place.topRight())
        painter.restore()


class DayLineTile(WordedTile, QAbstractButton):
    """A day in the list, in words."""

    pointed_at = Signal(object)
    moved = Signal(object, int)

    least_extra_px, widest_px, air_px = 2, 900, 10

    def __init__(
        self, look: Look, day: CalendarDay, today: date, translate: Translate, parent: QWidget | None = None
    ) -> None:
        self._day = day
        self._signs = signs_of(day)
        name = translate("Calendar", "{weekday}, {day}").format(
            weekday=weekday_name(day.day, translate), day=day_month(day.day, translate)
        )
        facts = " · ".join(day_facts(day, today, translate))
        super().__init__(look, f"progress.calendar.line.{day.day.day}", name, facts, parent)
        self.setAccessibleName(day_sentence(day, today, translate))
        self.setAccessibleDescription("")
        self._is_today = day.day == today

    @property
    def day(self) -> CalendarDay:
        """The day."""
        return self._day

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in WAYS:
            self.moved.emit(self._day.day, event.key())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed_at.emit(self._day)

    def _paint(self, painter: QPainter) -> None:
        ground = "accent_soft" if self._day.is_kept else "sunken" if self.underMouse() else "surface"
        self._paint_surface(
            painter, ground, "accent" if self._is_today else "border", "edge" if self._is_today else "line"
        )
        px = self._look.px
        ink = "on_accent_soft" if self._day.is_kept else "text"
        self._paint_words(painter, px(14), self.width() - self._beside_words(), ink)
        side = px(MARK_PX)
        for number, sign in enumerate(self._signs):
            place = self._halfway_down(self.width() - px(16) - (number + 1) * (side + px(4)), side, side)
            paint_sign(painter, self._look, sign, QPointF(place.center()), side)

    def _beside_words(self) -> int:
        px = self._look.px
        return 2 * px(14) + len(self._signs) * (px(MARK_PX) + px(4)) + px(8)


class MonthView(QWidget):
    """Shows a month one way or the other. One day is where the Tab key comes to; arrows lead on from it."""

    day_opened = Signal(object)  # date
    pointed_at = Signal(object)  # CalendarDay
    month_asked = Signal(object)  # the day to go to, in another month: date

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._translate = translate
        self._month: CalendarMonth | None = None
        self._at = date.min
        self._shows_list = False
        self._drawings = DayDrawings(look)
        self._cells: list[DayCell] = []
        self._lines: list[DayLineTile] = []
        self.setProperty("role", "plain")
        name_control(self, "progress.calendar.month")
        self._grid_place = QWidget()
        self._grid_place.setProperty("role", "plain")
        self._grid = QGridLayout(self._grid_place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._list_place = QWidget()
        self._list_place.setProperty("role", "plain")
        self._list = QVBoxLayout(self._list_place)
        self._list.setContentsMargins(0, 0, 0, 0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._grid_place)
        rows.addWidget(self._list_place)
        for column, letters in enumerate(weekday_letters(translate)):
            heading = Text(letters, "muted")
            heading.setWordWrap(False)
            heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._grid.addWidget(heading, 0, column)
            self._grid.setColumnStretch(column, 1)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    @property
    def shows_list(self) -> bool:
        """There is no room for a grid."""
        return self._shows_list

    @property
    def buttons(self) -> tuple[DayCell | DayLineTile, ...]:
        """The days in view, in their order on the page."""
        if self._shows_list:
            return tuple(self._lines)
        return tuple(cell for cell in self._cells if cell.day is not None)

    @property
    def at(self) -> date:
        """The day that the keyboard is on, or would come to."""
        return self._at

    def show_month(self, month: CalendarMonth, at: date | None = None) -> Iterator[None]:
        """Some days in each step. ``at``: the day that the keyboard comes to, else today, else the first."""
        had_keyboard = self._has_keyboard()
        is_other = self._month is None or self._month.first != month.first
        self._month = month
        if at is not None:
            self._at = at
        elif is_other:
            self._at = month.today if month.first <= month.today <= month.days[-1].day else month.first
        self._shows_list = self._is_narrow()
        yield from self._fill()
        self._let_tab_come_to_one()
        if had_keyboard or at is not None:
            self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard on the day."""
        button = self._button(self._at)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _on_look_changed(self) -> None:
        self._drawings.forget()
        self._grid.setSpacing(self._look.px(4))
        self._list.setSpacing(self._look.px(4))
        self._fit()

    def _on_button_clicked(self, button: DayCell | DayLineTile) -> None:
        if button.day is not None:
            self._at = button.day.day
            self._let_tab_come_to_one()
            self.day_opened.emit(self._at)

    @Slot(object, int)
    def _on_button_moved(self, day: date, key: int) -> None:
        """To another day; out of the month that is another month."""
        assert self._month is not None, "days come with a month"
        to = self._led_on(day, key)
        if to < self._month.first or to > self._month.days[-1].day:
            self.month_asked.emit(to)
            return
        self._at = to
        self._let_tab_come_to_one()
        self.take_focus()

    def _led_on(self, day: date, key: int) -> date:
        one, week = timedelta(days=1), timedelta(days=DAYS_A_WEEK)
        towards_later = Qt.Key.Key_Right
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            towards_later = Qt.Key.Key_Left
        assert self._month is not None, "days come with a month"
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return day + one if key == towards_later else day - one
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if self._shows_list:  # the newest day is on top
                return day + one if key == Qt.Key.Key_Up else day - one
            return day - week if key == Qt.Key.Key_Up else day + week
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            begins = max(self._month.first, day - timedelta(days=day.weekday()))
            ends = min(self._month.days[-1].day, day + timedelta(days=DAYS_A_WEEK - 1 - day.weekday()))
            return begins if key == Qt.Key.Key_Home else ends
        first, last = self._month.first, self._month.days[-1].day
        in_other = first - one if key == Qt.Key.Key_PageUp else last + one
        begun = in_other.replace(day=1)
        ended = (begun + timedelta(days=31)).replace(day=1) - one
        return in_other.replace(day=min(day.day, ended.day))

    def _fill(self) -> Iterator[None]:
        assert self._month is not None, "filled with a month"
        if self._shows_list:
            yield from self._fill_list(self._month)
        else:
            yield from self._fill_grid(self._month)
        self._grid_place.setVisible(not self._shows_list)
        self._list_place.setVisible(self._shows_list)

    def _fill_grid(self, month: CalendarMonth) -> Iterator[None]:
        days = [day for week in weeks_of(month.first) for day in week]
        while len(self._cells) < len(days):
            self._add_cell()
            if len(self._cells) % DAYS_A_STEP == 0:
                yield
        for number, cell in enumerate(self._cells):
            day = days[number] if number < len(days) else None
            shown = month.day(day) if day is not None else None
            cell.show_day(shown, month.today, self._translate)

    def _add_cell(self) -> None:
        number = len(self._cells)
        cell = DayCell(self._look, number, self._drawings)
        cell.clicked.connect(partial(self._on_button_clicked, cell))
        cell.pointed_at.connect(self.pointed_at)
        cell.moved.connect(self._on_button_moved)
        self._grid.addWidget(cell, 1 + number // DAYS_A_WEEK, number % DAYS_A_WEEK)
        self._cells.append(cell)

    def _fill_list(self, month: CalendarMonth) -> Iterator[None]:
        """The newest day on top; what is still to come is left out."""
        for line in self._lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        for day in reversed(month.days):
            if day.day > month.today:
                continue
            line = DayLineTile(self._look, day, month.today, self._translate)
            line.clicked.connect(partial(self._on_button_clicked, line))
            line.pointed_at.connect(self.pointed_at)
            line.moved.connect(self._on_button_moved)
            self._list.addWidget(line)
            self._lines.append(line)
            if len(self._lines) % DAYS_A_STEP == 0:
                yield

    def _fit(self) -> None:
        """There may be room for a grid now, or no more."""
        if self._month is not None and self._is_narrow() is not self._shows_list:
            had_keyboard = self._has_keyboard()
            self._shows_list = not self._shows_list
            for _step in self._fill():
                pass
            self._let_tab_come_to_one()
            if had_keyboard:
                self.take_focus()

    def _is_narrow(self) -> bool:
        return self.width() < DAYS_A_WEEK * self._look.px(CELL_PX)

    def _button(self, day: date) -> DayCell | DayLineTile | None:
        return next((one for one in self.buttons if one.day is not None and one.day.day == day), None)

    def _has_keyboard(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _let_tab_come_to_one(self) -> None:
        """One stop on the way of the Tab key, not thirty."""
        stop = self._button(self._at) or next(iter(self.buttons), None)
        for button in self.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)
