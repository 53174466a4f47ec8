"""What only the stage of imagined movements says in place of a card: "it hurts", and what is asked afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.stage.practice_panels import PracticePanels
from gmi_trainer.ui.words.breathing import Words
from gmi_trainer.ui.words.imagery import hurting_words

translate = QCoreApplication.translate

Do = Callable[[], None]


@dataclass(frozen=True, slots=True)
class ImageryPanels:
    """Puts messages on the stage. What their buttons do is handed in."""

    panels: PracticePanels

    def hurting(self, go_on: Do, settle: Do) -> None:
        """ "It hurts": it is over, and nothing is asked."""
        self.panels.say(
            "hurting",
            hurting_words(self.panels.words),
            (
                self.panels.go_on(go_on),
                self.panels.action("settle", translate("ImageryPanels", "Settle"), settle),
            ),
            on_escape=go_on,
        )

    def ask(self, name: str, said: Words, answers: Sequence[tuple[str, str, Do]], leave_out: Do) -> None:
        """One question, one press. ``answers``: each with its name, its words and what it does."""
        leave_words = self.panels.leaving(translate("ImageryPanels", "Leave this out"))
        self.panels.say(
            name,
            said,
            (
                *(self.panels.action(f"{name}.{key}", words, do) for key, words, do in answers),
                self.panels.action(f"{name}.leave_out", leave_words, leave_out),
            ),
            on_escape=leave_out,
            is_question=True,
        )
