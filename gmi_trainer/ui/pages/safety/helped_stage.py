"""A guided stage from which settling, safety and the numbers to call are one press away."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.services.contacts import ContactsService, Numbers
from gmi_trainer.ui.pages.guided import GuidedStage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.help_foot import Help
from gmi_trainer.ui.words.translate import Translate


class HelpedStage(GuidedStage):
    """What is opened lies over the screen in view; closing it leads back to that screen, unchanged."""

    def __init__(
        self,
        look: Look,
        identifier: str,
        spoken: str,
        contacts: ContactsService,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, identifier, spoken, parent)
        self._contacts = contacts
        self._translate = translate
        self.settle_asked.connect(self._on_settle_asked)
        self.safety_asked.connect(self._on_safety_asked)

    def numbers(self) -> Numbers:
        """Who can be called, as far as it is known."""
        from gmi_trainer.ui.pages.settings.calling import system_territory  # read when it is first wanted

        return self._contacts.numbers(self._contacts.load(system_territory()))

    def showEvent(self, event: QShowEvent) -> None:
        """The window's own help may have lain over it meanwhile."""
        super().showEvent(event)
        self.show_again()

    @Slot()
    def show_numbers(self) -> None:
        """Everyone a person can call, to look at and to change."""
        self._show_help(Help.CALL)

    @Slot()
    def _on_safety_asked(self) -> None:
        self._show_help(Help.SAFETY)

    @Slot()
    def _on_settle_asked(self) -> None:
        from gmi_trainer.ui.settle.settle_view import SettleView

        view = SettleView(self.look)
        view.done.connect(self.leave_aside)
        self.show_aside(view)

    def _show_help(self, first: Help) -> None:
        from gmi_trainer.ui.pages.help_page import HelpPage

        page = HelpPage(self.look, self._contacts, self._translate, first=first)
        page.done.connect(self._on_help_done)
        page.settle_asked.connect(self._on_settle_asked)
        self.show_aside(page)

    @Slot()
    def _on_help_done(self) -> None:
        """A number that was chosen meanwhile is shown at once."""
        self.leave_aside()
        self.show_again()

    def show_again(self) -> None:
        """Show the screen in view with what is known now. A stage whose screens never change does nothing."""
