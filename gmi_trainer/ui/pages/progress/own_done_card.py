"""What was done on a day of a plan's own words: no session, but done. Ticked by mistake, it is taken back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.day_story import OwnDone
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import body
from gmi_trainer.ui.words.translate import Translate


class OwnDoneCard(Card):
    """Hidden where there is none."""

    taken_back = Signal(object)  # OwnDone

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        title = translate("DayPage", "From your clinic’s plan")
        super().__init__(look, title, icon="clipboard-check", parent=parent)
        name_control(self, "progress.day.own_done", title)
        self._done: tuple[OwnDone, ...] = ()

    @property
    def done(self) -> tuple[OwnDone, ...]:
        """What is shown."""
        return self._done

    def show_done(self, done: tuple[OwnDone, ...]) -> None:
        """Only what has changed is made anew."""
        if done != self._done:
            self._done = done
            self.clear()
            for number, one in enumerate(done):
                self._tell(number, one)
        self.setVisible(bool(done))

    def _tell(self, number: int, one: OwnDone) -> None:
        """The way back stands below: in a small window words have no room beside it."""
        words = body(one.words or self.tr("Something in your clinic’s own words"))
        take_back = quiet(self._look, self.tr("Take back"), f"progress.day.own_done.{number}.back", icon="x")
        take_back.setAccessibleName(self.tr("Take back: {what}").format(what=" ".join(words.text().split())))
        take_back.clicked.connect(partial(self._on_take_back_clicked, one))
        self.add(words)
        self.add(holding(FlowLayout(self._look), [take_back]))

    @Slot(object)
    def _on_take_back_clicked(self, one: OwnDone) -> None:
        self.taken_back.emit(one)
