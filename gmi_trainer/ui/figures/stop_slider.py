"""A slider with a few stops: a tap goes to the nearest, arrows go on by one, and so do two buttons beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QSlider, QWidget

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.painting import focus_ring
from gmi_trainer.ui.widgets.tile import Tile
from gmi_trainer.ui.words.figures import one_step_back, one_step_on
from gmi_trainer.ui.words.translate import Translate

THUMB_PX, TRACK_PX, DOT_PX = 26.0, 6.0, 8.0
WORDS_PX = 15.0
ROW_GAP_PX = 6.0
ARROW_PX, WIDEST_ARROW_PX = 56.0, 64
"""An arrow does not have to grow with the words: the room beside it is the slider's."""


@dataclass(frozen=True, slots=True)
class SliderStop:
    """A stop. ``place``: how far along the way, 0 to 1; ``mark``: the words below it, may be empty.

    ``is_minor``: its words are seen only while it is the one.
    """

    place: float
    mark: str = ""
    is_minor: bool = False


def evenly(marks: Sequence[str]) -> tuple[SliderStop, ...]:
    """Stops with the same way between them."""
    last = max(1, len(marks) - 1)
    return tuple(SliderStop(number / last, mark) for number, mark in enumerate(marks))


def nearest(stops: Sequence[SliderStop], place: float) -> int:
    """The stop that is meant by a tap at a place."""
    return min(range(len(stops)), key=lambda number: abs(stops[number].place - place))


def _reach(look: Look) -> float:
    """From the rim of a slider to its first stop: half a thumb, with its ring."""
    return look.px(THUMB_PX) / 2 + look.length("ring") + look.px(4)


def inset_in_row(look: Look) -> float:
    """From the rim of a row to the slider's first stop: so that a picture above can stand right over it."""
    return _arrow_width(look) + look.px(ROW_GAP_PX) + _reach(look)


def _arrow_width(look: Look) -> int:
    return min(look.px(ARROW_PX), WIDEST_ARROW_PX)


class StopSlider(QSlider):
    """Always from left to right, as time goes in all charts. The wheel belongs to the page."""

    def __init__(
        self,
        look: Look,
        identifier: str,
        spoken: str,
        stops: Sequence[SliderStop],
        parent: QWidget | None = None,
        *,
        first: int = 0,
    ) -> None:
        """``first``: the value of the first stop, as programs that read the screen say it."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._stops = tuple(stops)
        self._first = first
        name_control(self, identifier, spoken)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setRange(first, first + len(self._stops) - 1)
        self.setSingleStep(1)
        self.setPageStep(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        words = round(self._words_height()) if any(stop.mark for stop in self._stops) else 0
        return QSize(self._look.px(120), self._look.length("touch") + words)

    def x_of(self, number: int) -> float:
        """Where a stop is, in pixels; by its value."""
        left, right = self._ends()
        return left + self._stops[number - self._first].place * (right - left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End as Qt has them; Space and Enter stay free for the lesson."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._go_near(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_near(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, px = self._look, self._look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = look.length("touch") / 2
        left, right = self._ends()
        here = self.x_of(self.value())
        track = px(TRACK_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("control"))
        painter.drawRoundedRect(
            QRectF(left, middle - track / 4, right - left, track / 2), track / 4, track / 4
        )
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(QRectF(left, middle - track / 2, here - left, track), track / 2, track / 2)
        dot = px(DOT_PX) / 2
        for number in self._values() if self._shows_dots() else ():
            passed = number <= self.value()
            painter.setPen(QPen(look.colour("accent" if passed else "control"), look.length("edge")))
            painter.setBrush(look.colour("accent" if passed else "surface"))
            painter.drawEllipse(QPointF(self.x_of(number), middle), dot, dot)
        self._paint_thumb(painter, QPointF(here, middle))
        self._paint_marks(painter, 2 * middle)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _values(self) -> range:
        return range(self.minimum(), self.maximum() + 1)

    def _shows_dots(self) -> bool:
        """Where there are many stops, their dots would be a line."""
        left, right = self._ends()
        return (right - left) / max(1, len(self._stops) - 1) >= 2.5 * self._look.px(DOT_PX)

    def _paint_thumb(self, painter: QPainter, at: QPointF) -> None:
        look = self._look
        radius = look.px(THUMB_PX) / 2
        painter.setPen(QPen(look.colour("surface"), look.length("edge")))
        painter.setBrush(look.colour("accent"))
        painter.drawEllipse(at, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("on_accent"))
        painter.drawEllipse(at, radius * 0.3, radius * 0.3)
        if self.hasFocus():
            reach = radius + look.length("ring") + look.px(2)
            focus_ring(painter, QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach), reach, look)

    def _paint_marks(self, painter: QPainter, top: float) -> None:
        """The words below the stops: that of now always, the others where they have room."""
        metrics = QFontMetricsF(self._font(bold=True))
        taken: list[tuple[float, float]] = []
        order = [
            self.value(),
            *(
                n
                for n, stop in zip(self._values(), self._stops, strict=True)
                if n != self.value() and not stop.is_minor
            ),
        ]
        for number in order:
            mark = self._stops[number - self._first].mark
            width = metrics.horizontalAdvance(mark) + self._look.px(8)
            start = min(max(self.x_of(number) - width / 2, 0.0), self.width() - width)
            if not mark or any(start < end and start + width > begin for begin, end in taken):
                continue
            taken.append((start, start + width))
            is_now = number == self.value()
            painter.setFont(self._font(bold=is_now))
            painter.setPen(self._look.colour("text" if is_now else "muted"))
            painter.drawText(
                QRectF(start, top, width, self._words_height()), Qt.AlignmentFlag.AlignCenter, mark
            )

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._look.px(WORDS_PX))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _words_height(self) -> float:
        return QFontMetricsF(self._font(bold=True)).height() + self._look.px(2)

    def _ends(self) -> tuple[float, float]:
        """Where the first and the last stop are."""
        reach = _reach(self._look)
        return reach, max(reach + 1, self.width() - reach)

    def _go_near(self, x: float) -> None:
        left, right = self._ends()
        self.setValue(self._first + nearest(self._stops, (x - left) / (right - left)))


class ArrowButton(Tile, QPushButton):
    """One step, as a square with an arrow in it."""

    def __init__(self, look: Look, identifier: str, icon: str, spoken: str, parent: QWidget) -> None:
        super().__init__(look, identifier, "", spoken=spoken, parent=parent)
        self._icon = look.icon(icon, "text")
        self._icon_off = look.icon(icon, "border")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_arrow_width(self._look), self._look.length("touch"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _paint(self, painter: QPainter) -> None:
        is_on = self.isEnabled()
        ground = "sunken" if self.isDown() else "accent_soft" if self.underMouse() and is_on else "surface"
        self._paint_surface(painter, ground, "control" if is_on else "border")
        side = self._look.px(22)
        middle = QRectF(self.rect()).center()
        place = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        (self._icon if is_on else self._icon_off).paint(painter, place)


class StopRow(QWidget):
    """The slider between its two buttons."""

    moved = Signal(int)

    def __init__(
        self,
        look: Look,
        identifier: str,
        spoken: str,
        stops: Sequence[SliderStop],
        translate: Translate,
        parent: QWidget | None = None,
        *,
        first: int = 0,
    ) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.slider = StopSlider(look, identifier, spoken, stops, self, first=first)
        self.back = ArrowButton(
            look, f"{identifier}.back", "chevron-left", one_step_back(spoken, translate), self
        )
        self.on = ArrowButton(look, f"{identifier}.on", "chevron-right", one_step_on(spoken, translate), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(ROW_GAP_PX))
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.slider, 1)
        row.addWidget(self.on, 0, Qt.AlignmentFlag.AlignTop)
        self.slider.valueChanged.connect(self._on_slider_value_changed)
        self.back.clicked.connect(self._on_back_clicked)
        self.on.clicked.connect(self._on_on_clicked)
        self._show_ends()

    @property
    def at(self) -> int:
        """The stop it is at."""
        return self.slider.value()

    def go_to(self, number: int) -> None:
        """Go to a stop; reported as any other move."""
        self.slider.setValue(number)

    @Slot(int)
    def _on_slider_value_changed(self, number: int) -> None:
        self._show_ends()
        self.moved.emit(number)

    @Slot()
    def _on_back_clicked(self) -> None:
        self.slider.setValue(self.slider.value() - 1)

    @Slot()
    def _on_on_clicked(self) -> None:
        self.slider.setValue(self.slider.value() + 1)

    def _show_ends(self) -> None:
        """At an end there is no way on. A button that has the keyboard passes it to the slider."""
        for button, is_end in (
            (self.back, self.slider.value() == self.slider.minimum()),
            (self.on, self.slider.value() == self.slider.maximum()),
        ):
            _switch(button, is_on=not is_end, instead=self.slider)


def _switch(button: ArrowButton, *, is_on: bool, instead: QWidget) -> None:
    if not is_on and button.hasFocus():
        instead.setFocus(Qt.FocusReason.OtherFocusReason)
    button.setEnabled(is_on)
