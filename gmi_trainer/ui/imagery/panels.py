"""What the stage of imagined movements says in place of a card: ready, halts, what is asked afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.imagery.stage import ImageryStage
from gmi_trainer.ui.stage.panels import ROOMY_PX, PanelAction
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.words.answers import with_key
from gmi_trainer.ui.words.breathing import Words
from gmi_trainer.ui.words.guided import not_kept_words, paused_words, slept_words, upset_words
from gmi_trainer.ui.words.imagery import hurting_words
from gmi_trainer.ui.words.translate import Translate

translate = QCoreApplication.translate

Do = Callable[[], None]

READY_ROOMY_PX = 620
"""In a lower window Start comes before all that there is to know."""


@dataclass(frozen=True, slots=True)
class ImageryPanels:
    """Puts messages on the stage. What their buttons do is handed in."""

    stage: ImageryStage
    words: Translate

    def ready(self, said: Words, start: Do, leave: Do) -> None:
        """Before the first step."""
        self._say(
            "imagery.ready",
            said,
            (
                PanelAction("imagery.start", self._pressing(translate("ImageryPanels", "Start")), start),
                PanelAction("imagery.leave", self._leaving(translate("ImageryPanels", "Back")), leave),
            ),
            on_escape=leave,
            roomy_px=READY_ROOMY_PX,
        )

    def not_kept(self, problem: str, go_on: Do, try_again: Do, leave: Do) -> None:
        """Nothing of it can be stored."""
        self._say(
            "imagery.not_kept",
            not_kept_words(problem, self.words),
            (
                PanelAction(
                    "imagery.start", self._pressing(translate("ImageryPanels", "Do it all the same")), go_on
                ),
                PanelAction("imagery.try_again", translate("ImageryPanels", "Try again"), try_again),
                PanelAction("imagery.leave", self._leaving(translate("ImageryPanels", "Back")), leave),
            ),
            on_escape=leave,
        )

    def paused(self, go_on: Do, next_card: Do, upset: Do, stop: Do) -> None:
        """The person asked for it."""
        self._say(
            "imagery.paused",
            paused_words(self.words),
            (
                self._go_on(go_on),
                PanelAction("imagery.next_card", translate("ImageryPanels", "Next card"), next_card),
                PanelAction(
                    "imagery.say_upset",
                    with_key(
                        translate("ImageryPanels", "I feel dizzy or upset"),
                        self.stage.hints.upset,
                        self.words,
                    ),
                    upset,
                ),
                PanelAction("imagery.enough", self._leaving(translate("ImageryPanels", "Stop")), stop),
            ),
            on_escape=stop,
        )

    def slept(self, go_on: Do, stop: Do) -> None:
        """The machine slept or stood still."""
        self._say(
            "imagery.slept",
            slept_words(self.words),
            (
                self._go_on(go_on),
                PanelAction(
                    "imagery.stop_here", self._leaving(translate("ImageryPanels", "Stop here")), stop
                ),
            ),
            on_escape=stop,
        )

    def upset(self, all_right: Do, call: Do, settle: Do) -> None:
        """ "I feel dizzy or upset": it is over, and nothing is asked."""
        self._say(
            "imagery.is_upset",
            upset_words(self.words),
            (
                PanelAction(
                    "imagery.all_right",
                    self._pressing(translate("ImageryPanels", "I am all right again")),
                    all_right,
                ),
                PanelAction("imagery.call", translate("ImageryPanels", "Who I can call"), call),
                PanelAction("imagery.settle", translate("ImageryPanels", "Settle"), settle),
            ),
            on_escape=all_right,
        )

    def hurting(self, go_on: Do, settle: Do) -> None:
        """ "It hurts": it is over, and nothing is asked."""
        self._say(
            "imagery.hurting",
            hurting_words(self.words),
            (
                PanelAction("imagery.go_on", self._pressing(translate("ImageryPanels", "Go on")), go_on),
                PanelAction("imagery.settle", translate("ImageryPanels", "Settle"), settle),
            ),
            on_escape=go_on,
        )

    def ask(
        self,
        name: str,
        said: Words,
        answers: Sequence[tuple[str, str, Do]],
        leave_out: Do,
    ) -> None:
        """One question, one press. ``answers``: each with its name, its words and what it does."""
        self._say(
            f"imagery.{name}",
            said,
            (
                *(PanelAction(f"imagery.{name}.{key}", words, do) for key, words, do in answers),
                PanelAction(
                    f"imagery.{name}.leave_out",
                    self._leaving(translate("ImageryPanels", "Leave this out")),
                    leave_out,
                ),
            ),
            on_escape=leave_out,
            is_question=True,
        )

    def _say(
        self,
        name: str,
        said: Words,
        actions: Sequence[PanelAction],
        *,
        on_escape: Do,
        roomy_px: int = ROOMY_PX,
        is_question: bool = False,
    ) -> None:
        self.stage.panel.say(
            name,
            said.title,
            said.words,
            actions,
            note=said.note,
            on_escape=on_escape,
            roomy_px=roomy_px,
            is_question=is_question,
        )
        self.stage.show_panel()
        announce(self.stage.panel, f"{said.title}. {said.words}")  # eyes may be closed

    def _go_on(self, go_on: Do) -> PanelAction:
        return PanelAction("imagery.go_on", self._pressing(translate("ImageryPanels", "Go on")), go_on)

    def _pressing(self, words: str) -> str:
        return with_key(words, self.stage.hints.press, self.words)

    def _leaving(self, words: str) -> str:
        return with_key(words, self.stage.hints.stop, self.words)
