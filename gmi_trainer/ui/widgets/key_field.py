"""A field for a key that is typed from paper: large signs, with or without blanks; Enter goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gmi_trainer.domain.key_signs import KeySlip, slip_in
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text

FIELD_PX = 520
LINE_PX = 34
LINES = 4


class KeyField(Stack):
    """Its words and the field. What it holds stays nowhere else, and goes with ``wipe``."""

    entered = Signal()

    def __init__(self, look: Look, identifier: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(look, gap_px=4, parent=parent)
        label = Text(words, "field")
        self._edit = _OneParagraph()
        self._edit.setProperty("role", "code")
        self._edit.setTabChangesFocus(True)
        self._edit.setUndoRedoEnabled(False)
        self._edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        name_control(self._edit, identifier, words)
        label.setBuddy(self._edit)
        self._edit.entered.connect(self.entered)
        self.add(label)
        self.add(self._edit)
        self._fit()
        look.changed.connect(self._on_look_changed_too)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._edit.toPlainText()

    @property
    def slip(self) -> KeySlip | None:
        """What is the matter with it; None: it is a whole key."""
        return slip_in(self.text)

    def start(self) -> None:
        """The keyboard goes here, behind what is typed."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_slip(self, slip: KeySlip) -> None:
        """The keyboard goes to the group to look at, which is marked; what is typed next takes its place."""
        self.start()
        if slip.group:
            cursor = self._edit.textCursor()
            cursor.setPosition(slip.begin)
            cursor.setPosition(slip.end, QTextCursor.MoveMode.KeepAnchor)
            self._edit.setTextCursor(cursor)

    def wipe(self) -> None:
        """Nothing of it stays in the field."""
        self._edit.clear()

    @Slot()
    def _on_look_changed_too(self) -> None:
        self._fit()

    def _fit(self) -> None:
        self._edit.setFixedHeight(self._look.px(LINE_PX * LINES))
        self._edit.setMaximumWidth(self._look.px(FIELD_PX))


class _OneParagraph(QPlainTextEdit):
    """Enter is for going on: lines of the paper need not be lines here."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # for the page
        else:
            super().keyPressEvent(event)
