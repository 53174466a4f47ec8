"""The seven days of this week: a ticked disc where something was done. No streaks, nothing to lose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control

DISC_PX = 38
GAP_PX = 16


class WeekStrip(QLabel):
    """Seven discs with the days' letters. To programs that read the screen it is one sentence."""

    def __init__(self, look: Look, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._letters: tuple[str, ...] = ()
        self._done: tuple[bool, ...] = ()
        self._today = 0
        self._tick = look.icon("check", "on_accent")
        name_control(self, identifier)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    @property
    def done(self) -> tuple[bool, ...]:
        """Which days are ticked, from Monday on."""
        return self._done

    def show_week(self, letters: Sequence[str], done: Sequence[bool], today: int, spoken: str) -> None:
        """``today`` counts from Monday = 0; the days after it are only hinted at."""
        self._letters, self._done, self._today = tuple(letters), tuple(done), today
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        width = 7 * self._look.px(DISC_PX) + 6 * self._look.px(GAP_PX)
        return QSize(width, self._look.px(DISC_PX) + self._look.px(6) + metrics.height())

    def minimumSizeHint(self) -> QSize:
        widest = max(
            (QFontMetrics(self.font()).horizontalAdvance(letters) for letters in self._letters), default=0
        )
        return QSize(7 * max(widest, self._look.px(26)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        step = min(look.px(DISC_PX) + look.px(GAP_PX), self.width() / 7)
        side = min(look.px(DISC_PX), step - look.px(4))
        for number, (letters, done) in enumerate(zip(self._letters, self._done, strict=True)):
            disc = QRectF(number * step, (look.px(DISC_PX) - side) / 2, side, side).adjusted(1, 1, -1, -1)
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                disc.moveLeft(self.width() - disc.right())
            self._paint_disc(painter, disc, number, done=done)
            below = QRectF(disc.center().x() - step / 2, look.px(DISC_PX) + look.px(6), step, self.height())
            painter.setPen(look.colour("text" if number == self._today else "muted"))
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, letters)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _paint_disc(self, painter: QPainter, disc: QRectF, number: int, *, done: bool) -> None:
        look = self._look
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent" if done else "sunken"))
        if number == self._today and not done:
            painter.setBrush(look.colour("surface"))
            painter.setPen(QPen(look.colour("accent"), look.length("edge")))
        elif number > self._today or (look.tokens.is_high_contrast and not done):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("border"), look.length("line")))
        painter.drawEllipse(disc)
        if done:
            inset = disc.width() * 0.24
            place: QRect = disc.adjusted(inset, inset, -inset, -inset).toRect()
            self._tick.paint(painter, place)
