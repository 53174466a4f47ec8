"""The camera as a mirror: an experiment that nobody has to know of, and that is off."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.webcam_choices import WebcamChoicesService
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.notice import NoticeKind
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.widgets.text import muted
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate


class WebcamCard(SettingsCard):
    """Reads no camera: that happens when somebody opens the mirror."""

    def __init__(
        self,
        look: Look,
        webcam: Callable[[], WebcamChoicesService],
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "settings.webcam", self.tr("Try-outs"), "monitor", parent)
        self._service = webcam()
        self._translate = translate
        self.add(
            muted(
                self.tr(
                    "Something new that is still being tried. It is off unless you want it, and nothing needs it."
                )
            )
        )
        self._switch = Switch(
            look,
            "settings.webcam.on",
            self.tr("Use a webcam as a mirror (experimental)"),
            self.tr(
                "Then it stands in the room of the mirror, behind Train. Its pictures are only shown: nothing is "
                "saved and nothing leaves this computer. Real mirrors have been tried far more."
            ),
            on=self._service.load().on,
        )
        self._switch.toggled.connect(self._on_switch_toggled)
        self.add(self._switch)

    def refresh(self) -> None:
        """It was switched elsewhere."""
        self._switch.blockSignals(True)
        self._switch.setChecked(self._service.load().on)
        self._switch.blockSignals(False)
        self._switch.update()

    @Slot(bool)
    def _on_switch_toggled(self, on: bool) -> None:
        self.say_nothing()
        try:
            self._service.save(replace(self._service.load(), on=on))
        except UserProblem as problem:
            with suppress(UserProblem):
                self.refresh()
            self.say(problem_sentence(problem, self._translate), NoticeKind.ATTENTION)
