"""What is laid over the window when somebody asks for help, from wherever they are, and leads back there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.contacts import ContactsService
from gmi_trainer.ui.main_window import MainWindow
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.help_foot import Help
from gmi_trainer.ui.words.translate import Translate


class Covers(QObject):
    """Makes settling, safety and the numbers to call when they are asked for."""

    def __init__(
        self,
        window: MainWindow,
        look: Look,
        contacts: Callable[[], ContactsService | None],
        translate: Translate,
        clock: Clock,
        reach: Callable[[], Reach] = Reach,
    ) -> None:
        """``contacts`` of the open record, if there is one; ``reach``: by what its person reaches buttons."""
        super().__init__(window)
        self._window = window
        self._look = look
        self._contacts = contacts
        self._translate = translate
        self._clock = clock
        self._reach = reach
        window.help_asked.connect(self.show)

    @Slot(object)
    def show(self, wanted: Help) -> None:
        """Lay it over what is in view."""
        self._window.lay_over(self._settle() if wanted is Help.SETTLE else self._help(wanted))

    @Slot()
    def settle(self) -> None:
        """A calm moment."""
        self.show(Help.SETTLE)

    @Slot()
    def safety(self) -> None:
        """When to get help, and from whom."""
        self.show(Help.SAFETY)

    @Slot()
    def call(self) -> None:
        """The numbers first."""
        self.show(Help.CALL)

    def _settle(self) -> QWidget:
        from gmi_trainer.ui.settle.settle_view import SettleView  # read when it is first wanted

        view = SettleView(self._look, self._clock, reach=self._reach())
        view.done.connect(self._window.uncover)
        return view

    def _help(self, wanted: Help) -> QWidget:
        from gmi_trainer.ui.pages.help_page import HelpPage

        page = HelpPage(self._look, self._contacts(), self._translate, first=wanted)
        page.done.connect(self._window.uncover)
        page.settle_asked.connect(self.settle)
        return page
