"""What the stage of a guided practice says in place of its words: ready, paused, slept, stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.guided.stage import GuidedStage
from gmi_trainer.ui.stage.panels import ROOMY_PX, PanelAction
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.words.answers import with_key
from gmi_trainer.ui.words.breathing import Words
from gmi_trainer.ui.words.guided import not_kept_words, paused_words, slept_words, upset_words
from gmi_trainer.ui.words.translate import Translate

translate = QCoreApplication.translate

Do = Callable[[], None]

READY_ROOMY_PX = 620
"""Its parts are named, so that it can be followed with closed eyes: in a lower window Start comes before that."""


@dataclass(frozen=True, slots=True)
class GuidedPanels:
    """Puts messages on the stage. What their buttons do is handed in."""

    stage: GuidedStage
    words: Translate

    def ready(self, said: Words, start: Do, leave: Do) -> None:
        """Before the first step."""
        self._say(
            "guided.ready",
            said,
            (
                PanelAction("guided.start", self._pressing(translate("GuidedPanels", "Start")), start),
                PanelAction("guided.leave", self._leaving(translate("GuidedPanels", "Back")), leave),
            ),
            on_escape=leave,
            roomy_px=READY_ROOMY_PX,
        )

    def not_kept(self, problem: str, go_on: Do, try_again: Do, leave: Do) -> None:
        """Nothing of it can be stored."""
        self._say(
            "guided.not_kept",
            not_kept_words(problem, self.words),
            (
                PanelAction(
                    "guided.start", self._pressing(translate("GuidedPanels", "Do it all the same")), go_on
                ),
                PanelAction("guided.try_again", translate("GuidedPanels", "Try again"), try_again),
                PanelAction("guided.leave", self._leaving(translate("GuidedPanels", "Back")), leave),
            ),
            on_escape=leave,
        )

    def paused(self, go_on: Do, leave_out: Do, upset: Do, stop: Do) -> None:
        """The person asked for it."""
        self._say(
            "guided.paused",
            paused_words(self.words),
            (
                self._go_on(go_on),
                PanelAction("guided.leave_out", translate("GuidedPanels", "Next part"), leave_out),
                PanelAction(
                    "guided.say_upset",
                    with_key(
                        translate("GuidedPanels", "I feel dizzy or upset"), self.stage.hints.upset, self.words
                    ),
                    upset,
                ),
                PanelAction("guided.enough", self._leaving(translate("GuidedPanels", "Stop")), stop),
            ),
            on_escape=stop,
        )

    def slept(self, go_on: Do, stop: Do) -> None:
        """The machine slept or stood still."""
        self._say(
            "guided.slept",
            slept_words(self.words),
            (
                self._go_on(go_on),
                PanelAction("guided.stop_here", self._leaving(translate("GuidedPanels", "Stop here")), stop),
            ),
            on_escape=stop,
        )

    def upset(self, all_right: Do, call: Do, settle: Do) -> None:
        """ "I feel dizzy or upset": it is over, and nothing is asked."""
        self._say(
            "guided.is_upset",
            upset_words(self.words),
            (
                PanelAction(
                    "guided.all_right",
                    self._pressing(translate("GuidedPanels", "I am all right again")),
                    all_right,
                ),
                PanelAction("guided.call", translate("GuidedPanels", "Who I can call"), call),
                PanelAction("guided.settle", translate("GuidedPanels", "Settle"), settle),
            ),
            on_escape=all_right,
        )

    def _say(
        self,
        name: str,
        said: Words,
        actions: Sequence[PanelAction],
        *,
        on_escape: Do,
        roomy_px: int = ROOMY_PX,
    ) -> None:
        self.stage.panel.say(
            name, said.title, said.words, actions, note=said.note, on_escape=on_escape, roomy_px=roomy_px
        )
        self.stage.show_panel()
        announce(self.stage.panel, f"{said.title}. {said.words}")  # eyes may be closed

    def _go_on(self, go_on: Do) -> PanelAction:
        return PanelAction("guided.go_on", self._pressing(translate("GuidedPanels", "Go on")), go_on)

    def _pressing(self, words: str) -> str:
        return with_key(words, self.stage.hints.press, self.words)

    def _leaving(self, words: str) -> str:
        return with_key(words, self.stage.hints.stop, self.words)
