"""What the breathing stage says in place of the pacer: ready, paused, slept, dizzy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from gmi_trainer.domain.breath_run import BreathRun
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.breathe.stage import BreathStage
from gmi_trainer.ui.stage.panels import PanelAction
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.words.answers import with_key
from gmi_trainer.ui.words.breathing import (
    Words,
    dizzy_words,
    flare_words,
    gentlest_words,
    not_kept_words,
    paused_words,
    slept_words,
)
from gmi_trainer.ui.words.translate import Translate

translate = QCoreApplication.translate

Do = Callable[[], None]


@dataclass(frozen=True, slots=True)
class BreathPanels:
    """Puts messages on the stage. What their buttons do is handed in."""

    stage: BreathStage
    words: Translate

    def ready(self, said: Words, start: Do, leave: Do) -> None:
        """Before the first breath."""
        self._say(
            "breath.ready",
            said,
            (
                PanelAction("breath.start", self._pressing(translate("BreathPanels", "Start")), start),
                PanelAction("breath.leave", self._leaving(translate("BreathPanels", "Back")), leave),
            ),
            on_escape=leave,
        )

    def not_kept(self, problem: str, breathe: Do, try_again: Do, leave: Do) -> None:
        """Nothing of it can be stored."""
        self._say(
            "breath.not_kept",
            not_kept_words(problem, self.words),
            (
                PanelAction(
                    "breath.start",
                    self._pressing(translate("BreathPanels", "Breathe all the same")),
                    breathe,
                ),
                PanelAction("breath.try_again", translate("BreathPanels", "Try again"), try_again),
                PanelAction("breath.leave", self._leaving(translate("BreathPanels", "Back")), leave),
            ),
            on_escape=leave,
        )

    def paused(self, run: BreathRun, go_on: Do, ease: Do, dizzy: Do, stop: Do, flare: Do | None) -> None:
        """The person asked for it. ``flare``: None where it could not be noted."""
        actions = [self._go_on(go_on)]
        if run.can_ease:
            actions.append(PanelAction("breath.ease", self._ease_words, ease))
        actions += [self._dizzy(dizzy), self._stop(stop)]
        if flare is not None:
            actions.append(PanelAction("breath.flare", translate("BreathPanels", "I'm in a flare"), flare))
        self._say(
            "breath.paused",
            paused_words(run.pattern, can_ease=run.can_ease, translate=self.words),
            actions,
            on_escape=stop,
        )

    def gentlest(self, go_on: Do, stop: Do, dizzy: Do) -> None:
        """ "Easier", where nothing is easier: the pacer is only an offer."""
        self._say(
            "breath.gentlest",
            gentlest_words(self.words),
            (self._go_on(go_on), self._stop(stop), self._dizzy(dizzy)),
            on_escape=stop,
        )

    def slept(self, go_on: Do, stop: Do) -> None:
        """The machine slept or stood still."""
        self._say(
            "breath.slept",
            slept_words(self.words),
            (
                self._go_on(go_on),
                PanelAction("breath.stop_here", self._leaving(translate("BreathPanels", "Stop here")), stop),
            ),
            on_escape=stop,
        )

    def in_flare(self, go_on: Do, stop: Do, undo: Do) -> None:
        """Said in a pause, and noted."""
        self._say(
            "breath.in_flare",
            flare_words(self.words),
            (
                self._go_on(go_on),
                self._stop(stop),
                PanelAction("breath.flare_undo", translate("BreathPanels", "Undo: no flare"), undo),
            ),
            on_escape=stop,
        )

    def dizzy(self, all_right: Do, call: Do, settle: Do, *, talk: bool) -> None:
        """ "I feel dizzy": it is over, and nothing is asked."""
        self._say(
            "breath.is_dizzy",
            dizzy_words(talk=talk, translate=self.words),
            (
                PanelAction(
                    "breath.all_right",
                    self._pressing(translate("BreathPanels", "I am all right again")),
                    all_right,
                ),
                PanelAction("breath.call", translate("BreathPanels", "Who I can call"), call),
                PanelAction("breath.settle", translate("BreathPanels", "Settle"), settle),
            ),
            on_escape=all_right,
        )

    def _say(self, name: str, said: Words, actions: Sequence[PanelAction], *, on_escape: Do) -> None:
        self.stage.panel.say(name, said.title, said.words, actions, note=said.note, on_escape=on_escape)
        self.stage.show_panel()
        announce(self.stage.panel, f"{said.title}. {said.words}")  # eyes may be closed

    def _go_on(self, go_on: Do) -> PanelAction:
        return PanelAction("breath.go_on", self._pressing(translate("BreathPanels", "Go on")), go_on)

    def _stop(self, stop: Do) -> PanelAction:
        return PanelAction("breath.enough", self._leaving(translate("BreathPanels", "Stop")), stop)

    def _dizzy(self, dizzy: Do) -> PanelAction:
        words = with_key(translate("BreathPanels", "I feel dizzy"), self.stage.hints.dizzy, self.words)
        return PanelAction("breath.say_dizzy", words, dizzy)

    @property
    def _ease_words(self) -> str:
        return with_key(translate("BreathPanels", "Easier"), self.stage.hints.easier_by_letter, self.words)

    def _pressing(self, words: str) -> str:
        return with_key(words, self.stage.hints.press, self.words)

    def _leaving(self, words: str) -> str:
        return with_key(words, self.stage.hints.stop, self.words)
