"""One's own numbers: corrections of what the table says, the clinic, and somebody one trusts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gmi_trainer.services.contacts import Numbers, WhoToCall
from gmi_trainer.services.people import LONGEST_NAME
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted


class CallForm(Stack):
    """All fields may stay empty. Enter keeps what is written, Esc leaves everything as it was."""

    kept = Signal(object)  # WhoToCall
    left = Signal()

    def __init__(
        self, look: Look, identifier: str, who: WhoToCall, numbers: Numbers, parent: QWidget | None = None
    ) -> None:
        """``numbers`` are what is shown now: the table's stand as a hint in the empty fields."""
        super().__init__(look, gap_px=14, parent=parent)
        self._look = look
        self._identifier = identifier
        self._who = who
        self._edits: dict[str, QLineEdit] = {}
        emergency = numbers.emergency.numbers[0] if numbers.emergency is not None else ""
        crisis = numbers.crisis
        self.add(muted(self.tr("Leave a field empty to keep the number of your country.")))
        fields = [
            self._field("emergency", self.tr("Emergency number"), emergency),
            self._field("crisis_name", self.tr("Crisis line: name"), crisis.name if crisis else ""),
            self._field("crisis_number", self.tr("Crisis line: number"), crisis.numbers[0] if crisis else ""),
            self._field("clinic_name", self.tr("My clinic: name")),
            self._field("clinic_number", self.tr("My clinic: number")),
            self._field("person_name", self.tr("My own person: name")),
            self._field("person_number", self.tr("My own person: number")),
        ]
        self.add(holding(ReflowLayout(look, 260, most=2), fields))
        keep = primary(look, self.tr("Keep"), f"{identifier}.keep", icon="check")
        leave = quiet(look, self.tr("Never mind"), f"{identifier}.leave")
        keep.clicked.connect(self._on_kept)
        leave.clicked.connect(self.left)
        self.add(holding(FlowLayout(look), [keep, leave]))

    def start(self) -> None:
        """Let the person type at once."""
        self._edits["emergency"].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def written(self) -> WhoToCall:
        """What stands in the fields now."""
        return self._who.saying({name: edit.text() for name, edit in self._edits.items()})

    @Slot()
    def _on_kept(self) -> None:
        self.kept.emit(self.written())

    def _field(self, name: str, words: str, hint: str = "") -> Stack:
        label = Text(words, "field")
        edit = QLineEdit(getattr(self._who, name))
        edit.setMaxLength(LONGEST_NAME)
        edit.setPlaceholderText(hint)
        name_control(edit, f"{self._identifier}.{name}", words)
        label.setBuddy(edit)
        edit.returnPressed.connect(self._on_kept)
        self._edits[name] = edit
        part = Stack(self._look, gap_px=4)
        part.add(label)
        part.add(edit)
        return part
