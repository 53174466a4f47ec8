"""A guided stage that knows whom to call."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.services.contacts import ContactsService, Numbers
from gmi_trainer.ui.pages.guided import GuidedStage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.help_foot import Help, ask_for_help
from gmi_trainer.ui.words.translate import Translate


class HelpedStage(GuidedStage):
    """The window lays help over the screen in view. Back from it, that screen is shown with what is known then."""

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
        self._told: Numbers | None = None

    def numbers(self) -> Numbers:
        """Who can be called, as far as it is known. A screen that shows them is shown again when they change."""
        self._told = self._read_numbers()
        return self._told

    def showEvent(self, event: QShowEvent) -> None:
        """Help may have lain over it meanwhile, where numbers can be changed."""
        super().showEvent(event)
        if self._told is not None and self._told != self._read_numbers():
            self.show_again()

    @Slot()
    def show_numbers(self) -> None:
        """Everyone a person can call, to look at and to change."""
        ask_for_help(self, Help.CALL)

    def show_again(self) -> None:
        """Show the screen in view with what is known now. A stage whose screens never change does nothing."""

    def _read_numbers(self) -> Numbers:
        from gmi_trainer.ui.pages.settings.calling import system_territory  # read when it is first wanted

        return self._contacts.numbers(self._contacts.load(system_territory()))
