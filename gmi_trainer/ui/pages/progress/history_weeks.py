"""The last weeks as rows of days: a filled disc where something was done. No streaks, nothing to lose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gmi_trainer.domain.breath_weeks import DAYS_A_WEEK, Week
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.painting import in_reading_order

DISC_PX = 28
CELL_PX = 46
LEAST_CELL_PX = 18
ROW_PX = 38
GAP_PX = 14


class HistoryWeeks(QLabel):
    """A row a week, this one last, under the days' letters. To programs that read the screen it is one sentence."""

    def __init__(self, look: Look, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._letters: tuple[str, ...] = ()
        self._weeks: tuple[Week, ...] = ()
        self._names: tuple[str, ...] = ()
        self._tick = look.icon("check", "on_accent")
        name_control(self, identifier)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    @property
    def weeks(self) -> tuple[Week, ...]:
        """What is shown."""
        return self._weeks

    def show_weeks(
        self, weeks: Sequence[Week], names: Sequence[str], letters: Sequence[str], spoken: str
    ) -> None:
        """``names``: what stands before each row. ``spoken``: all of it in a sentence."""
        self._weeks, self._names, self._letters = tuple(weeks), tuple(names), tuple(letters)
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._names_width() + DAYS_A_WEEK * self._look.px(CELL_PX), self._height())

    def minimumSizeHint(self) -> QSize:
        """In the narrowest window the weeks stand without their names: the sentence has them."""
        return QSize(DAYS_A_WEEK * self._look.px(LEAST_CELL_PX), self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = self._names_width()
        if self.width() - names < DAYS_A_WEEK * self._widest_letters():
            names = 0
        cell = min(float(self._look.px(CELL_PX)), (self.width() - names) / DAYS_A_WEEK)
        self._paint_letters(painter, names, cell)
        for number, (week, name) in enumerate(zip(self._weeks, self._names, strict=True)):
            top = self._letters_height() + number * self._look.px(ROW_PX)
            if names:
                self._write(painter, QRectF(0, top, names, self._look.px(ROW_PX)), name, "muted", start=True)
            for day in range(DAYS_A_WEEK):
                self._paint_day(
                    painter, QRectF(names + day * cell, top, cell, self._look.px(ROW_PX)), week, day
                )

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _paint_letters(self, painter: QPainter, names: int, cell: float) -> None:
        today = next((week.today for week in self._weeks if week.today is not None), None)
        painter.save()
        painter.setFont(self._font_for(cell))
        for day, letters in enumerate(self._letters):
            place = QRectF(names + day * cell, 0, cell, self._letters_height())
            self._write(painter, place, letters, "text" if day == today else "muted")
        painter.restore()

    def _write(
        self, painter: QPainter, place: QRectF, words: str, colour: str, *, start: bool = False
    ) -> None:
        align = Qt.AlignmentFlag.AlignLeading if start else Qt.AlignmentFlag.AlignHCenter
        painter.setPen(self._look.colour(colour))
        painter.drawText(self._placed(place), align | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_day(self, painter: QPainter, place: QRectF, week: Week, day: int) -> None:
        look, done = self._look, week.done[day]
        side = min(look.px(DISC_PX), place.width() - look.px(4))
        disc = QRectF(0, 0, side, side)
        disc.moveCenter(self._placed(place).center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent" if done else "sunken"))
        if day == week.today and not done:
            painter.setBrush(look.colour("surface"))
            painter.setPen(QPen(look.colour("accent"), look.length("edge")))
        elif not done and (look.tokens.is_high_contrast or (week.today is not None and day > week.today)):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("border"), look.length("line")))
        painter.drawEllipse(disc)
        if done:
            inset = side * 0.24
            self._tick.paint(painter, disc.adjusted(inset, inset, -inset, -inset).toRect())

    def _placed(self, place: QRectF) -> QRectF:
        """Where that is for those who read from the right."""
        rect = in_reading_order(self.layoutDirection(), self.rect(), place.toRect())
        return QRectF(rect)

    def _names_width(self) -> int:
        widest = max((self.fontMetrics().horizontalAdvance(name) for name in self._names), default=0)
        return widest + self._look.px(GAP_PX) if widest else 0

    def _widest_letters(self) -> int:
        return max((self.fontMetrics().horizontalAdvance(letters) for letters in self._letters), default=0)

    def _font_for(self, cell: float) -> QFont:
        """Letters that stand clear of one another, where the largest text meets the narrowest window."""
        font, room = QFont(self.font()), cell - self._look.px(2)
        if self._widest_letters() > room:
            font.setPixelSize(max(1, int(font.pixelSize() * room / self._widest_letters())))
        return font

    def _letters_height(self) -> int:
        return self.fontMetrics().height() + self._look.px(6)

    def _height(self) -> int:
        return self._letters_height() + max(1, len(self._weeks)) * self._look.px(ROW_PX)
