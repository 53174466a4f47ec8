"""When to stop, when to get help, and what this program is not. Always one step away."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body


class SafetyCard(SettingsCard):
    """The stop rules of science.md F2 and the frame of F4, in short sentences."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "settings.safety", self.tr("Safety"), "life-buoy", parent)
        self.add(
            Notice(
                look,
                self.tr(
                    "Pressure or pain in your chest, trouble breathing, sudden weakness, or thoughts of ending "
                    "your life: call your emergency number now. Practice can wait."
                ),
                NoticeKind.ATTENTION,
            )
        )
        self.add(
            holding(
                ReflowLayout(look, 330, most=2, gap_px=28),
                [
                    self._part(self.tr("Stop and rest when"), self._reasons_to_stop()),
                    self._part(self.tr("What this program is, and is not"), self._frame()),
                ],
            )
        )

    def _part(self, words: str, sentences: list[str]) -> Stack:
        part = Stack(self._look, gap_px=10)
        part.add(Text(words, "field"))
        for sentence in sentences:
            part.add(body(sentence))
        part.add_stretch()
        return part

    def _reasons_to_stop(self) -> list[str]:
        return [
            self.tr("• pain goes up by 2 points or more and stays up for over an hour"),
            self.tr("• a limb swells, or its skin changes colour or warmth"),
            self.tr("• you feel dizzy or sick, your head aches, or you see double"),
            self.tr("• fear rushes in, hard memories come up, or things feel unreal"),
            self.tr("• you notice new numbness or weakness"),
            self.tr("Stopping is always fine, and it counts as practice."),
            self.tr("If you had to stop twice in a row, take an easier step and talk with your clinician."),
        ]

    def _frame(self) -> list[str]:
        return [
            self.tr(
                "It helps you learn about pain and practise. It cannot tell what is wrong, it is not a "
                "treatment, and it takes the place of no doctor, physiotherapist or other health worker."
            ),
            self.tr("Please do not start, stop or change a medicine because of it."),
            self.tr("Pain can change from day to day. Your results show how practice goes, and no more."),
            self.tr("If something is new, much worse, or worries you, have it looked at first."),
        ]
