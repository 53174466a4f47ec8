"""What the parts of the Breathe page are shown: the choices, and what is known of the person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.breath_course import BreathPast
from gmi_trainer.domain.breath_steps import Cautions, kept_open
from gmi_trainer.domain.breathing import BreathPattern
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.breath_choices import BreathChoices
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.choices import ChoiceRow
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted


@dataclass(frozen=True, slots=True)
class ChoiceNow:
    """``past``: None until it is read. ``usual_minutes``: how long where nothing was chosen, once that is known."""

    choices: BreathChoices
    cautions: Cautions | None
    rates_pain: bool
    saves_energy: bool
    past: BreathPast | None
    usual_minutes: int | None

    @property
    def pattern(self) -> BreathPattern:
        """The breath of the next session."""
        return kept_open(self.choices.pattern, self.cautions)

    @property
    def be_careful(self) -> bool:
        """Holds and long breaths out are closed."""
        return self.cautions is not None and self.cautions.be_careful


class BreathPart(Stack):
    """One part: it shows the choices, and says what is to be kept instead. It keeps nothing itself."""

    chosen = Signal(object)  # BreathChoices
    changed = Signal(object, str)  # BreathChoices, and what was done: that can be taken back

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, gap_px=18, parent=parent)
        self._now: ChoiceNow | None = None

    def show_now(self, now: ChoiceNow) -> None:
        """Show what is chosen."""
        self._now = now

    def ask(self, words: str, answer: ChoiceRow | QWidget, about: str = "") -> Stack:
        """A question with its control close below."""
        part = Stack(self._look, gap_px=6)
        part.add(Text(words, "field"))
        if about:
            part.add(muted(about))
        part.add(answer)
        self.add(part)
        return part
