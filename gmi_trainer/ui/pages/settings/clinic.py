"""Whether this computer is used in a clinic. It belongs to the computer, not to a person."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.machine_settings import MachineSettingsService
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.notice import NoticeKind
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.widgets.text import muted
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate


class ClinicCard(SettingsCard):
    """Says what changes with it, and no more."""

    def __init__(
        self,
        look: Look,
        settings: MachineSettingsService,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "settings.clinic", self.tr("In a clinic"), "stethoscope", parent)
        self._settings = settings
        self._translate = translate
        self._switch = Switch(
            look,
            "settings.clinic.on",
            self.tr("This computer is used in a clinic"),
            self.tr(
                "Clinic is then one of the places: people, plans, quick tests. Progress shows what groups of other "
                "people did, and one more look at turned hands under “Why am I slow?”."
            ),
            on=settings.current.clinic_mode,
        )
        self._switch.toggled.connect(self._on_switch_toggled)
        self.add(self._switch)
        self.add(muted(self.tr("Whoever switched those values on or off keeps their choice.")))

    @Slot(bool)
    def _on_switch_toggled(self, on: bool) -> None:
        self.say_nothing()
        try:
            self._settings.change(replace(self._settings.current, clinic_mode=on))
        except UserProblem as problem:  # it holds until the program is closed
            self.say(problem_sentence(problem, self._translate), NoticeKind.ATTENTION)
