"""On or off, with words that say what it does."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.painting import focus_ring, in_reading_order, rounded
from gmi_trainer.ui.widgets.wrapped_text import WrappedText


class Switch(QCheckBox):
    """A check box drawn as a switch; the whole line can be pressed. On has a tick, so it is not colour alone."""

    def __init__(
        self,
        look: Look,
        identifier: str,
        label: str,
        description: str = "",
        *,
        on: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        self._look = look
        self._label = label
        self._description = description
        self._tick = look.icon("check", "accent")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setChecked(on)
        name_control(self, identifier, label)
        self.setAccessibleDescription(description)
        look.changed.connect(self._on_look_changed)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        text = self._words().height_for(width - self._beside_text())
        return max(self._look.length("touch"), text + 2 * self._look.px(8))

    def sizeHint(self) -> QSize:
        width = self._beside_text() + min(self._words().natural_width(), self._look.px(420))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._beside_text() + self._words().narrowest(), self._look.length("touch"))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pad, width, height = look.px(8), look.px(52), look.px(30)
        track = self._mirrored(QRect(pad, (self.height() - height) // 2, width, height))
        self._paint_track(painter, QRectF(track))
        at = pad + width + look.px(16)
        words = self._mirrored(QRect(at, 0, self.width() - at - pad, self.height()))
        ink = look.colour("text" if self.isEnabled() else "muted")
        self._words().paint(painter, words, ink, look.colour("muted"))
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), look.length("r_button"), look)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _paint_track(self, painter: QPainter, track: QRectF) -> None:
        look = self._look
        on = self.isChecked()
        edge = look.length("edge")
        line = look.colour("accent" if on else "control")
        fill = look.colour("accent" if on else "surface")
        rounded(painter, track, track.height() / 2, fill, line, edge)
        inset = edge + look.px(3)
        side = track.height() - 2 * inset
        at_end = on is (self.layoutDirection() is Qt.LayoutDirection.LeftToRight)
        left = track.right() - inset - side if at_end else track.left() + inset
        knob = QRectF(left, track.top() + inset, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("on_accent" if on else "control"))
        painter.drawEllipse(knob)
        if on:
            gap = side * 0.16
            self._tick.paint(painter, knob.adjusted(gap, gap, -gap, -gap))

    def _mirrored(self, rect: QRect) -> QRect:
        return in_reading_order(self.layoutDirection(), self.rect(), rect)

    def _beside_text(self) -> int:
        return 2 * self._look.px(8) + self._look.px(52) + self._look.px(16)

    def _words(self) -> WrappedText:
        return WrappedText(self._label, self._description, self.font(), self._look.px(2))
