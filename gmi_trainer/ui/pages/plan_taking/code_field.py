"""A large field for the short code of a plan: it groups what is typed, and says below what to look at again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from gmi_trainer.domain.coded_plan import CODE_SIGNS, GROUP_SIGNS, CodeFault, CodeFlaw
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body
from gmi_trainer.ui.words.plan_code import count_words, fault_sentence, fits_words
from gmi_trainer.ui.words.translate import Translate

LONGEST = 60
GAPS = " -–—"


class CodeField(Stack):
    """``read`` says what is the matter with a code, or None where every sign fits; it is asked at every sign."""

    entered = Signal()  # Enter
    changed = Signal()

    def __init__(
        self,
        look: Look,
        identifier: str,
        read: Callable[[str], CodeFault | None],
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent=parent)
        self._read = read
        self._translate = translate
        label = Text(self.tr("Code from your sheet"), "field")
        self._line = QLineEdit()
        self._line.setProperty("role", "code")
        self._line.setMaxLength(LONGEST)
        self._line.setInputMethodHints(
            Qt.InputMethodHint.ImhPreferUppercase | Qt.InputMethodHint.ImhNoPredictiveText
        )
        name_control(self._line, identifier, label.text())
        label.setBuddy(self._line)
        self._said = body()
        self._said.setObjectName(f"{identifier}.said")
        for widget in (label, self._line, self._said):
            self.add(widget)
        self._line.textEdited.connect(self._on_line_edited)
        self._line.returnPressed.connect(self.entered)
        self._say_count()

    @property
    def text(self) -> str:
        """What stands there."""
        return self._line.text()

    @property
    def said(self) -> str:
        """What stands below it."""
        return self._said.text()

    def take_focus(self) -> None:
        """Put the keyboard on it."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def point_at(self, fault: CodeFault) -> None:
        """Say what is the matter, aloud too, and mark the first sign to look at: the next one typed takes its place."""
        self._said.setText(fault_sentence(fault, self._translate))
        announce(self._line, self._said.text())
        self.take_focus()
        if fault.places:
            self._line.setSelection(_shown_at(self._line.text(), fault.places[0]), 1)

    @Slot(str)
    def _on_line_edited(self, text: str) -> None:
        """The cursor stays behind the sign that it was behind."""
        behind = len(_signs(text[: self._line.cursorPosition()]))
        signs = _signs(text)
        self._line.setText(_grouped(signs))
        place = behind + (behind - 1) // GROUP_SIGNS if behind else 0
        if behind and behind == len(signs):
            place = len(self._line.text())
        self._line.setCursorPosition(place)
        self._say(signs)
        self.changed.emit()

    def _say(self, signs: str) -> None:
        fault = self._read(signs)
        is_unfinished = fault is not None and fault.flaw is CodeFlaw.LENGTH and fault.count < CODE_SIGNS
        if fault is None:
            said = fits_words(self._translate)
        elif is_unfinished or fault.flaw is CodeFlaw.EMPTY:
            said = count_words(len(signs), self._translate)
        else:
            said = fault_sentence(fault, self._translate)
        is_news = not is_unfinished and said != self._said.text()
        self._said.setText(said)
        if is_news:
            announce(self._line, said)

    def _say_count(self) -> None:
        self._said.setText(count_words(0, self._translate))


def _signs(text: str) -> str:
    return "".join(sign.upper() if sign.isascii() else sign for sign in text if sign not in GAPS)


def _grouped(signs: str) -> str:
    return " ".join(signs[at : at + GROUP_SIGNS] for at in range(0, len(signs), GROUP_SIGNS))


def _shown_at(text: str, place: int) -> int:
    """Where a sign stands in the field, with what is between the groups."""
    return min(place + place // GROUP_SIGNS, len(text))
