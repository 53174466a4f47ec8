"""How far along: a line for many steps, dots for a few."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control


class ProgressLine(QProgressBar):
    """A calm bar without a number in it; the number, where it matters, stands beside it as text."""

    def __init__(self, identifier: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        name_control(self, identifier, spoken)


class ProgressDots(QProgressBar):
    """One dot a step: done ones are filled, the present one has a ring. Still a progress bar to a screen reader."""

    def __init__(
        self, look: Look, identifier: str, spoken: str, steps: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "dots")
        self.setTextVisible(False)
        self.setRange(0, steps)
        self.setValue(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        name_control(self, identifier, spoken)
        look.changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        dot, gap = self._measure()
        return QSize(self.maximum() * (dot + gap) - gap, dot)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot, gap = self._measure()
        line = self._look.length("edge")
        for step in range(self.maximum()):
            place = (
                step
                if self.layoutDirection() is Qt.LayoutDirection.LeftToRight
                else self.maximum() - 1 - step
            )
            done, present = step < self.value(), step == self.value()
            colour = self._look.colour("accent" if done or present else "control")
            painter.setPen(QPen(colour, line))
            painter.setBrush(colour if done else Qt.BrushStyle.NoBrush)
            inset = line / 2 if done or present else dot * 0.2
            painter.drawEllipse(
                QRectF(place * (dot + gap), 0, dot, dot).adjusted(inset, inset, -inset, -inset)
            )

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _measure(self) -> tuple[int, int]:
        return self._look.px(16), self._look.px(10)
