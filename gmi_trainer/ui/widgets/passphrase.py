"""A field for a passphrase: large, hidden unless somebody wants to see what they type."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from gmi_trainer.services.lock import LONGEST_PASSPHRASE
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text

FIELD_PX = 420


class PassphraseField(Stack):
    """Its words, the field and a button that shows what is typed. Enter says ``entered``."""

    entered = Signal()
    edited = Signal()

    def __init__(
        self,
        look: Look,
        identifier: str,
        words: str,
        *,
        can_be_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """``can_be_shown`` False: another field's button shows this one, too (``show_text``)."""
        super().__init__(look, gap_px=4, parent=parent)
        label = Text(words, "field")
        self._edit = QLineEdit()
        self._edit.setMaxLength(LONGEST_PASSPHRASE)
        self._edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._edit.setMaximumWidth(look.px(FIELD_PX))
        name_control(self._edit, identifier, words)
        label.setBuddy(self._edit)
        self._edit.returnPressed.connect(self.entered)
        self._edit.textEdited.connect(self.edited)
        self.add(label)
        self.add(self._edit)
        self._shown = quiet(look, self.tr("Show what I type"), f"{identifier}.show", icon="eye")
        self._others: tuple[PassphraseField, ...] = ()
        self._shown.clicked.connect(self._on_shown_clicked)
        self._button = holding(FlowLayout(look), [self._shown])
        self.add(self._button)
        self._button.setVisible(can_be_shown)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._edit.text()

    @property
    def is_shown(self) -> bool:
        """Whether the signs can be read."""
        return self._edit.echoMode() is QLineEdit.EchoMode.Normal

    def shows_along(self, *others: PassphraseField) -> None:
        """This one's button is for these, too."""
        self._others = others

    def show_text(self, wanted: bool) -> None:
        """Let the signs be read, or hide them."""
        mode = QLineEdit.EchoMode.Normal if wanted else QLineEdit.EchoMode.Password
        self._edit.setEchoMode(mode)
        self._shown.setText(self.tr("Hide what I type") if wanted else self.tr("Show what I type"))
        self._shown.setAccessibleName(self._shown.text())

    def start(self) -> None:
        """The keyboard goes here, and typing begins anew."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.selectAll()

    def wipe(self) -> None:
        """Nothing of it stays in the field."""
        self._edit.clear()
        self._edit.setModified(False)

    @Slot()
    def _on_shown_clicked(self) -> None:
        wanted = not self.is_shown
        for field in (self, *self._others):
            field.show_text(wanted)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
