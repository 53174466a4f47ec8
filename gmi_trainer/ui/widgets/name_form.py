"""One line for a name or a code, with what keeps it and what leaves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gmi_trainer.services.people import LONGEST_NAME
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text


class NameForm(Stack):
    """A name, nickname or code, and two buttons. Enter keeps it, Esc leaves it as it was."""

    kept = Signal(str)
    left = Signal()

    def __init__(
        self, look: Look, identifier: str, label: str, words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent=parent)
        field = Text(label, "field")
        self._edit = QLineEdit(words)
        self._edit.setMaxLength(LONGEST_NAME)
        name_control(self._edit, f"{identifier}.name", label)
        field.setBuddy(self._edit)
        keep = primary(look, self.tr("Keep"), f"{identifier}.keep", icon="check")
        leave = quiet(look, self.tr("Never mind"), f"{identifier}.leave")
        for widget in (field, self._edit, holding(FlowLayout(look), [keep, leave])):
            self.add(widget)
        self._edit.returnPressed.connect(self._on_kept)
        keep.clicked.connect(self._on_kept)
        leave.clicked.connect(self.left)

    def start(self) -> None:
        """Let somebody type at once."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_kept(self) -> None:
        self.kept.emit(self._edit.text())
