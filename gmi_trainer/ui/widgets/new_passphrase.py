"""A new passphrase, typed twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.lock import check_passphrase
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.passphrase import PassphraseField
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate


class NewPassphrase(Stack):
    """Two fields with one button that shows both. Enter in either says ``entered``."""

    entered = Signal()

    def __init__(self, look: Look, first: str, again: str, parent: QWidget | None = None) -> None:
        """``first`` and ``again``: how the two fields are called."""
        super().__init__(look, gap_px=14, parent=parent)
        self._first = PassphraseField(look, first, self.tr("New passphrase"))
        self._again = PassphraseField(look, again, self.tr("The same once more"), can_be_shown=False)
        self._first.shows_along(self._again)
        for field in (self._first, self._again):
            field.entered.connect(self.entered)
            self.add(field)

    @property
    def text(self) -> str:
        """What is typed in the first."""
        return self._first.text

    @property
    def agrees(self) -> bool:
        """Whether it was typed twice alike."""
        return self._first.text == self._again.text

    def start(self) -> None:
        """Type at once."""
        self._first.start()

    def what_is_wrong(self, translate: Translate) -> str | None:
        """A sentence, with the keyboard on the field to put right; None: it can be used."""
        try:
            check_passphrase(self._first.text)
        except UserProblem as problem:
            self._first.start()
            return problem_sentence(problem, translate)
        if not self.agrees:
            self._again.start()
            return self.tr("The two are not the same. Please type the second one again.")
        return None

    def wipe(self) -> None:
        """Nothing typed stays."""
        self._first.wipe()
        self._again.wipe()
