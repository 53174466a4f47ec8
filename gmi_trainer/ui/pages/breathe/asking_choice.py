"""What is rated around a session, and how often: as little as possible, or as the person likes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.breath_course import SCALES
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.services.breath_choices import Asking
from gmi_trainer.ui.pages.breathe.choice_now import BreathPart, ChoiceNow
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.text import muted
from gmi_trainer.ui.words.breathe_page import asking_about, asking_name, scale_name
from gmi_trainer.ui.words.translate import Translate


class AskingChoice(BreathPart):
    """Each question can be left out while breathing, too. Pain is not held out to who would rather not rate it."""

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        say = translate
        self._when = ChoiceRow(
            look,
            "breathe.asking.when",
            self.tr("When it is asked"),
            [
                Choice(asking, asking.value, asking_name(asking, say), asking_about(asking, say))
                for asking in Asking
            ],
            column_px=220,
            most=3,
        )
        self._scale = ChoiceRow(
            look,
            "breathe.asking.scale",
            self.tr("What you rate"),
            [Choice(scale, scale.value, scale_name(scale, say)) for scale in SCALES],
            column_px=180,
            most=3,
        )
        self._when.chosen.connect(self._on_when_chosen)
        self._scale.chosen.connect(self._on_scale_chosen)
        self.ask(self.tr("How often?"), self._when)
        self._what = self.ask(
            self.tr("What would you like to rate?"),
            self._scale,
            self.tr("From 0 to 10, before and after. You can leave it out each time."),
        )
        self._unrated = muted(self.tr("You would rather not rate pain. Choose another one to be asked."))
        self._unrated.setObjectName("breathe.asking.unrated")
        self._unrated.hide()
        self.add(self._unrated)

    def show_now(self, now: ChoiceNow) -> None:
        super().show_now(now)
        choices = now.choices
        self._when.set_value(choices.asking)
        for tile in self._scale.tiles:
            tile.setVisible(tile.choice.value is not Scale.PAIN_NOW or now.rates_pain)
        self._scale.set_value(choices.scale)
        asks = choices.asking is not Asking.NEVER
        self._what.setVisible(asks)
        self._unrated.setVisible(asks and choices.scale is Scale.PAIN_NOW and not now.rates_pain)

    @Slot(object)
    def _on_when_chosen(self, asking: Asking) -> None:
        if self._now is not None:
            self.chosen.emit(replace(self._now.choices, asking=asking))

    @Slot(object)
    def _on_scale_chosen(self, scale: Scale) -> None:
        if self._now is not None:
            self.chosen.emit(replace(self._now.choices, scale=scale))
