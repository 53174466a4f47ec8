"""Safety and whom to call, laid over whatever was in view: read it, and one key leads back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.services.contacts import ContactsService
from gmi_trainer.ui.pages.page import HelpAt, Page
from gmi_trainer.ui.pages.settings.calling import CallCard
from gmi_trainer.ui.pages.settings.safety import SafetyCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.help_foot import Help
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.words.translate import Translate


class HelpPage(Page):
    """The same cards as in settings. What was asked for stands first."""

    done = Signal()
    settle_asked = Signal()

    def __init__(
        self,
        look: Look,
        contacts: ContactsService | None,
        translate: Translate,
        *,
        first: Help = Help.SAFETY,
        parent: QWidget | None = None,
    ) -> None:
        """Without an open record there are no ``contacts``, and the words about safety stand alone."""
        words = translate("HelpPage", "Safety and whom to call")
        super().__init__(look, "help", words, help_at=HelpAt.NOWHERE, parent=parent)
        self._back = secondary(look, self.tr("Back to where I was (Esc)"), "help.back", icon="arrow-left")
        self._back.clicked.connect(self.done)
        settle = quiet(look, self.tr("Settle (F2)"), "help.settle", icon="leaf")
        settle.clicked.connect(self.settle_asked)
        self.put_above_title(holding(FlowLayout(look), [self._back, settle]))
        if contacts is None:
            self.add(SafetyCard(look))
            return
        calling = CallCard(look, contacts, translate)
        safety = SafetyCard(look, numbers=calling.numbers)
        calling.changed.connect(safety.refresh)
        for card in (calling, safety) if first is Help.CALL else (safety, calling):
            self.add(card)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins on the way back."""
        super().focusInEvent(event)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape comes here from every part that has no use for it."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)
