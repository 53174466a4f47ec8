"""A key on its way to paper: shown in groups, printed or saved, and its last groups typed back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from gmi_trainer.domain.key_signs import BEGINS
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.clinic_keys import SIGNS_TO_CHECK, is_last_group
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.paper.buttons import PaperButtons
from gmi_trainer.ui.paper.key_sheet import key_groups
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, primary
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.translate import Translate

FIELD_PX = 220
GAP_PX = 22


class KeyGroups(Stack):
    """The key, large, to be read from the screen and written down by hand. It cannot be marked or copied."""

    def __init__(self, look: Look, secret: SecretKey, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(look, gap_px=4, parent=parent)
        groups = []
        for number, signs in enumerate(key_groups(secret), 1):
            group = Text(signs, "title")
            group.setWordWrap(False)
            name_control(group, f"{identifier}.{number}", " ".join(signs))
            groups.append(group)
        self.add(muted(BEGINS))
        self.add(holding(FlowLayout(look, gap_px=GAP_PX), groups))


class KeyOnPaper(Stack):
    """``confirmed``: what was typed back shows that the paper is there and can be read."""

    confirmed = Signal()
    mistyped = Signal()

    def __init__(
        self,
        look: Look,
        translate: Translate,
        jobs: Background,
        secret: SecretKey,
        make_sheet: Callable[[], PaperSheet],
        *,
        identifier: str,
        spoken: str,
        check_words: str,
        others: tuple[Button, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """``spoken``: what is printed, for a screen reader; ``others``: buttons beside the check."""
        super().__init__(look, gap_px=20, parent=parent)
        self._secret = secret
        self.add(KeyGroups(look, secret, f"{identifier}.group"))
        self._buttons = PaperButtons(
            look, translate, make_sheet, jobs, identifier=f"{identifier}.paper", spoken=spoken
        )
        self.add(self._buttons)
        self.add(
            muted(
                self.tr(
                    "A PDF is as secret as the paper. Print it or move it to a stick, then delete it here: "
                    "it does not help when this computer is lost."
                )
            )
        )
        check = Section(look, self.tr("Is it on paper?"))
        words = self.tr("Type the last two groups from the paper ({n} signs)").format(n=SIGNS_TO_CHECK)
        self._edit = QLineEdit()
        self._edit.setProperty("role", "code")
        self._edit.setMaxLength(2 * SIGNS_TO_CHECK)
        self._edit.setMaximumWidth(look.px(FIELD_PX))
        self._edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        name_control(self._edit, f"{identifier}.last", words)
        self._check = primary(look, check_words, f"{identifier}.check", icon="check")
        self._check.clicked.connect(self._on_check)
        self._edit.returnPressed.connect(self._on_check)
        label = Text(words, "field")
        label.setBuddy(self._edit)
        check.add(label)
        check.add(self._edit)
        check.add(holding(FlowLayout(look), [self._check, *others]))
        self.add(check)

    def start(self) -> None:
        """The keyboard on what comes first."""
        self._buttons.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_check(self) -> None:
        if not self._check.isEnabled():
            return
        if is_last_group(self._secret, self._edit.text()):
            self._check.setEnabled(False)  # once is enough
            self.confirmed.emit()
            return
        self.mistyped.emit()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.selectAll()
