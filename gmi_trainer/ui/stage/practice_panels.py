"""What the stage of a practice of steps says in place of its words: ready, paused, slept, stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.stage.panels import ROOMY_PX, PanelAction, StagePanel
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.words.answers import with_key
from gmi_trainer.ui.words.breathing import Words
from gmi_trainer.ui.words.guided import not_kept_words, paused_words, slept_words, upset_words
from gmi_trainer.ui.words.translate import Translate

translate = QCoreApplication.translate

Do = Callable[[], None]

READY_ROOMY_PX = 620
"""All that there is to know comes before the first step: in a lower window Start comes before that."""


class PanelHints(Protocol):
    """What is written on the buttons of a message. ``press``: on the one that has the keyboard."""

    @property
    def press(self) -> str: ...
    @property
    def stop(self) -> str: ...
    @property
    def upset(self) -> str: ...


class PanelStage(Protocol):
    """Has a place for messages."""

    panel: StagePanel

    @property
    def hints(self) -> PanelHints: ...
    def show_panel(self) -> None: ...


@dataclass(frozen=True, slots=True)
class PracticePanels:
    """Puts messages on the stage of a practice, by whose name its buttons are called. What those do is handed in."""

    stage: PanelStage
    practice: str
    words: Translate

    def ready(self, said: Words, start: Do, leave: Do) -> None:
        """Before the first step."""
        self.say(
            "ready",
            said,
            (
                self.action("start", self.pressing(translate("PracticePanels", "Start")), start),
                self.action("leave", self.leaving(translate("PracticePanels", "Back")), leave),
            ),
            on_escape=leave,
            roomy_px=READY_ROOMY_PX,
        )

    def not_kept(self, problem: str, go_on: Do, try_again: Do, leave: Do) -> None:
        """Nothing of it can be stored."""
        self.say(
            "not_kept",
            not_kept_words(problem, self.words),
            (
                self.action("start", self.pressing(translate("PracticePanels", "Do it all the same")), go_on),
                self.action("try_again", translate("PracticePanels", "Try again"), try_again),
                self.action("leave", self.leaving(translate("PracticePanels", "Back")), leave),
            ),
            on_escape=leave,
        )

    def paused(self, go_on: Do, next_part: PanelAction, upset: Do, stop: Do) -> None:
        """The person asked for it."""
        upset_key = with_key(
            translate("PracticePanels", "I feel dizzy or upset"), self.stage.hints.upset, self.words
        )
        self.say(
            "paused",
            paused_words(self.words),
            (
                self.go_on(go_on),
                next_part,
                self.action("say_upset", upset_key, upset),
                self.action("enough", self.leaving(translate("PracticePanels", "Stop")), stop),
            ),
            on_escape=stop,
        )

    def slept(self, go_on: Do, stop: Do) -> None:
        """The machine slept or stood still."""
        self.say(
            "slept",
            slept_words(self.words),
            (
                self.go_on(go_on),
                self.action("stop_here", self.leaving(translate("PracticePanels", "Stop here")), stop),
            ),
            on_escape=stop,
        )

    def upset(self, all_right: Do, call: Do, settle: Do) -> None:
        """ "I feel dizzy or upset": it is over, and nothing is asked."""
        self.say(
            "is_upset",
            upset_words(self.words),
            (
                self.action(
                    "all_right",
                    self.pressing(translate("PracticePanels", "I am all right again")),
                    all_right,
                ),
                self.action("call", translate("PracticePanels", "Who I can call"), call),
                self.action("settle", translate("PracticePanels", "Settle"), settle),
            ),
            on_escape=all_right,
        )

    # -- for what only one practice says ----------------------------------------------------------------

    def say(
        self,
        name: str,
        said: Words,
        actions: Sequence[PanelAction],
        *,
        on_escape: Do,
        roomy_px: int = ROOMY_PX,
        is_question: bool = False,
    ) -> None:
        """Show a message, and say it."""
        self.stage.panel.say(
            f"{self.practice}.{name}",
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

    def action(self, name: str, words: str, do: Do) -> PanelAction:
        """A button of this practice."""
        return PanelAction(f"{self.practice}.{name}", words, do)

    def go_on(self, go_on: Do) -> PanelAction:
        """On with it: the obvious button."""
        return self.action("go_on", self.pressing(translate("PracticePanels", "Go on")), go_on)

    def pressing(self, words: str) -> str:
        """With the key of the button that has the keyboard."""
        return with_key(words, self.stage.hints.press, self.words)

    def leaving(self, words: str) -> str:
        """With the key that stops."""
        return with_key(words, self.stage.hints.stop, self.words)
