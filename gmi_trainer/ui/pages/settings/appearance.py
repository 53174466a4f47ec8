"""How the program looks: colours, text size, stillness. Everything takes effect at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.services.machine_settings import MachineSettingsService, Scheme
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import TEXT_PERCENTS
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.switch import Switch


class AppearanceCard(SettingsCard):
    """Belongs to this computer, not to a person: whoever sits down here finds it so."""

    def __init__(self, look: Look, settings: MachineSettingsService, parent: QWidget | None = None) -> None:
        super().__init__(look, "settings.appearance", self.tr("How it looks"), "sun", parent)
        self._settings = settings
        now = settings.current
        self._scheme = ChoiceRow(
            look,
            "settings.theme",
            self.tr("Colours"),
            [
                Choice(Scheme.SYSTEM, "system", self.tr("Like the computer"), icon="monitor"),
                Choice(Scheme.LIGHT, "light", self.tr("Light"), icon="sun"),
                Choice(Scheme.DARK, "dark", self.tr("Dark"), icon="moon"),
                Choice(
                    Scheme.HIGH_CONTRAST_LIGHT, "contrast_light", self.tr("Black on white"), icon="contrast"
                ),
                Choice(
                    Scheme.HIGH_CONTRAST_DARK, "contrast_dark", self.tr("White on black"), icon="contrast"
                ),
            ],
            now.scheme,
            column_px=230,
            most=3,
        )
        self.ask(self.tr("Colours"), self._scheme)
        self._text = ChoiceRow(
            look,
            "settings.text",
            self.tr("Text size"),
            [Choice(percent, str(percent), self.tr("{n} %").format(n=percent)) for percent in TEXT_PERCENTS],
            now.text_percent,
            column_px=120,
            most=5,
        )
        self.ask(self.tr("Text size"), self._text)
        self._still = Switch(
            look,
            "settings.still",
            self.tr("Keep things still"),
            self.tr("Nothing slides, grows or fades."),
            on=look.is_still,
        )
        self.add(self._still)
        self._scheme.chosen.connect(self._on_scheme_chosen)
        self._text.chosen.connect(self._on_text_chosen)
        self._still.toggled.connect(self._on_still_toggled)

    @Slot(object)
    def _on_scheme_chosen(self, scheme: Scheme) -> None:
        self._settings.change(replace(self._settings.current, scheme=scheme))

    @Slot(object)
    def _on_text_chosen(self, percent: int) -> None:
        self._settings.change(replace(self._settings.current, text_percent=percent))

    @Slot(bool)
    def _on_still_toggled(self, on: bool) -> None:
        self._settings.change(replace(self._settings.current, reduced_motion=on))
