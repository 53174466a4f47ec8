"""A figure that goes up and down by one step: two large buttons, and the arrow keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import Button
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text

SIGN_PX = 24


class StepButton(Button):
    """Less, or more. Up and Right are more on either of them, Down and Left less."""

    stepped = Signal(int)  # -1 or 1, by an arrow key

    def __init__(self, look: Look, sign: str, identifier: str, spoken: str) -> None:
        super().__init__(look, sign, identifier, spoken=spoken)
        look.changed.connect(self._on_step_look_changed)
        self._on_step_look_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        more = Qt.Key.Key_Right
        less = Qt.Key.Key_Left
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            more, less = less, more
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, more: 1, less: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_step_look_changed(self) -> None:
        """A sign that can be seen from afar."""
        font = QFont(self.font())
        font.setPixelSize(self._look.px(SIGN_PX))
        self.setFont(font)


class Stepper(Stack):
    """Never refuses a press: at either end it says that this is the end."""

    moved = Signal(int)  # the new value, by a person's act only

    def __init__(
        self,
        look: Look,
        identifier: str,
        words: str,
        bounds: tuple[int, int],
        step: int,
        say_value: Callable[[int], str],
        parent: QWidget | None = None,
    ) -> None:
        """``words``: what the figure is. ``say_value``: how it is shown and said."""
        super().__init__(look, gap_px=4, parent=parent)
        name_control(self, identifier, words)
        self._words = words
        self._least, self._most = bounds
        self._step = step
        self._say_value = say_value
        self._value = self._least
        self._less = self._button("−", f"{identifier}.less", self.tr("{what}: less"))
        self._more = self._button("+", f"{identifier}.more", self.tr("{what}: more"))
        self._less.clicked.connect(self._on_less_clicked)
        self._more.clicked.connect(self._on_more_clicked)
        self._shown = Text("", "field")
        self._shown.setObjectName(f"{identifier}.value")
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row = QHBoxLayout()
        self._row.addWidget(self._less)
        self._row.addWidget(self._shown, 1)
        self._row.addWidget(self._more)
        holder = QWidget()
        holder.setProperty("role", "plain")
        self._row.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(self._row)
        self.add(Text(words))
        self.add(holder)
        self._show()

    @property
    def value(self) -> int:
        """The figure."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show another figure; nothing is reported."""
        self._value = min(max(value, self._least), self._most)
        self._show()

    def set_bounds(self, least: int, most: int) -> None:
        """Let it go so far only. A figure beyond that comes back to the nearest end."""
        self._least, self._most = least, most
        self.set_value(self._value)

    def take_focus(self) -> None:
        """Put the keyboard on "more": the arrows go both ways from there."""
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_less_clicked(self) -> None:
        self._go(-1)

    @Slot()
    def _on_more_clicked(self) -> None:
        self._go(1)

    @Slot(int)
    def _on_stepped(self, way: int) -> None:
        self._go(way)

    def _go(self, way: int) -> None:
        value = self._value + way * self._step
        if self._least <= value <= self._most:
            self._value = value
            self._show()
            announce(self, self._say_value(value))
            self.moved.emit(value)
        else:
            announce(self, self._end_words(way))

    def _end_words(self, way: int) -> str:
        words = self.tr("{value}, the most") if way > 0 else self.tr("{value}, the least")
        return words.format(value=self._say_value(self._value))

    def _show(self) -> None:
        """Where an end is reached, it says so. The buttons stay as they are: nothing moves under a finger."""
        value = self._say_value(self._value)
        if self._value == self._most:
            value = self._end_words(1)
        elif self._value == self._least > 0:  # none at all needs no more words
            value = self._end_words(-1)
        self._shown.setText(value)
        for button in (self._less, self._more):
            button.setAccessibleDescription(value)

    def _button(self, sign: str, identifier: str, spoken: str) -> StepButton:
        button = StepButton(self._look, sign, identifier, spoken.format(what=self._words))
        button.stepped.connect(self._on_stepped)
        return button
