"""What a person answers a step with: a line, a few lines, a number or a choice. Nobody is asked to aim or to drag."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.scale import ScaleRow
from gmi_trainer.ui.widgets.stack import Stack

BOX_PX = 108


class Field(Stack):
    """One answer. ``changed`` with every letter; ``entered``: Enter was pressed where it writes no new line."""

    changed = Signal()
    entered = Signal()

    @property
    def value(self) -> object:
        """What stands there now."""
        raise NotImplementedError

    @property
    def is_empty(self) -> bool:
        """Nothing was said yet."""
        return self.value in (None, "")

    @property
    def words(self) -> str:
        """The same, to be read again in a later step."""
        return "" if self.value is None else str(self.value)

    def take_focus(self) -> None:
        """Put the keyboard on it."""
        raise NotImplementedError


class LineField(Field):
    """A short line."""

    def __init__(self, look: Look, identifier: str, spoken: str, words: str, longest: int) -> None:
        super().__init__(look)
        self._line = _Line(words)
        self._line.setMaxLength(longest)
        name_control(self._line, identifier, spoken)
        self._line.textChanged.connect(self.changed)
        self._line.returnPressed.connect(self.entered)
        self.add(self._line)

    @property
    def value(self) -> str:
        """Without empty ends."""
        return self._line.text().strip()

    def take_focus(self) -> None:
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)


class BoxField(Field):
    """A few lines."""

    def __init__(self, look: Look, identifier: str, spoken: str, words: str, longest: int) -> None:
        super().__init__(look)
        self._longest = longest
        self._box = _Box()
        name_control(self._box, identifier, spoken)
        self._box.setTabChangesFocus(True)
        self._box.setPlainText(words)
        self._box.textChanged.connect(self._on_box_text_changed)
        self._on_box_look_changed()
        look.changed.connect(self._on_box_look_changed)
        self.add(self._box)

    @property
    def value(self) -> str:
        """Without empty ends."""
        return self._box.toPlainText().strip()

    def take_focus(self) -> None:
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._box.moveCursor(QTextCursor.MoveOperation.End)

    @Slot()
    def _on_box_text_changed(self) -> None:
        """There is room for so much, and what is beyond is not taken: nothing is cut off later, unseen."""
        words = self._box.toPlainText()
        if len(words) > self._longest:
            self._box.setPlainText(words[: self._longest])
            self._box.moveCursor(QTextCursor.MoveOperation.End)
        self.changed.emit()

    @Slot()
    def _on_box_look_changed(self) -> None:
        self._box.setFixedHeight(self._look.px(BOX_PX))


class ScaleField(Field):
    """A number from 0 to 10; said or not."""

    def __init__(
        self, look: Look, identifier: str, spoken: str, ends: tuple[str, str], value: object
    ) -> None:
        super().__init__(look)
        self._row = ScaleRow(look, identifier)
        self._row.ask(spoken, *ends, value if isinstance(value, int) else None)
        self._row.answered.connect(self.changed)
        self._row.moved.connect(self.changed)
        self.add(self._row)

    @property
    def value(self) -> int | None:
        """Nothing where it was not said."""
        return self._row.value

    def take_focus(self) -> None:
        self._row.take_focus()


class ChoiceField(Field):
    """One of a few."""

    def __init__(
        self, look: Look, identifier: str, spoken: str, choices: Sequence[Choice], value: object
    ) -> None:
        super().__init__(look)
        self._row = ChoiceRow(look, identifier, spoken, choices, value, column_px=200, most=3)
        self._row.chosen.connect(self.changed)
        self.add(self._row)

    @property
    def value(self) -> object:
        """Nothing where nothing was chosen."""
        return self._row.value

    @property
    def words(self) -> str:
        """As it stands on the tile."""
        return next((tile.choice.label for tile in self._row.tiles if tile.choice.value == self.value), "")

    def take_focus(self) -> None:
        tiles = self._row.tiles
        stop = next((tile for tile in tiles if tile.isChecked()), tiles[0])
        stop.setFocus(Qt.FocusReason.OtherFocusReason)


class _Line(QLineEdit):
    """Enter goes on to the next step, and Escape belongs to the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() != Qt.Key.Key_Escape:
            event.accept()


class _Box(QPlainTextEdit):
    """Escape and the Tab key belong to the page; every other key writes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
