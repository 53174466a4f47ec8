"""Before you begin: how to breathe, when to be careful with it, and when to stop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.pages.breathe.choice_now import BreathPart, ChoiceNow
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, quiet, secondary
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body
from gmi_trainer.ui.words.breathe_page import how_lines
from gmi_trainer.ui.words.cautions import answered_lines, emergency_line, stop_reasons, stop_title
from gmi_trainer.ui.words.translate import Translate


class CarefulPart(BreathPart):
    """To read; what was answered can be changed from here."""

    cautions_asked = Signal()
    call_asked = Signal()

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._translate = translate
        self._answers = Stack(look, gap_px=6)
        self._shown: tuple[str, ...] = ()
        self._answer: Button = secondary(look, "", "breathe.cautions", icon="stethoscope")
        call = quiet(look, self.tr("Who I can call"), "breathe.call", icon="phone")
        self._answer.clicked.connect(self.cautions_asked)
        call.clicked.connect(self.call_asked)
        self._tell(self.tr("How to breathe"), *map(body, how_lines(translate)))
        self._tell(self.tr("When to be careful"), self._answers, holding(FlowLayout(look), [self._answer]))
        self._tell(
            stop_title(translate),
            *(body(self.tr("• {reason}").format(reason=reason)) for reason in stop_reasons(translate)),
            body(emergency_line(translate)),
            holding(FlowLayout(look), [call]),
        )

    def show_now(self, now: ChoiceNow) -> None:
        super().show_now(now)
        lines = answered_lines(now.cautions, self._translate)
        if lines != self._shown:
            self._shown = lines
            self._answers.clear()
            for line in lines:
                text = body(line)
                self._answers.add(text)
                text.show()
        words = self.tr("Answer now") if now.cautions is None else self.tr("Change my answers")
        self._answer.setText(words)
        self._answer.setAccessibleName(words)

    def _tell(self, words: str, *parts: QWidget) -> None:
        stack = Stack(self._look, gap_px=6)
        stack.add(Text(words, "field"))
        for part in parts:
            stack.add(part)
        self.add(stack)
