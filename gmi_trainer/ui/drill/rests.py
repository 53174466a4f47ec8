"""What the stage's panel says between pictures: ready, paused, a break, another device, the offer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gmi_trainer.domain.body import InputKind
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.drills import Prepared
from gmi_trainer.ui.drill.stage import DrillStage
from gmi_trainer.ui.stage.panels import PanelAction
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.words.body import input_name, question
from gmi_trainer.ui.words.drill import how_to_answer, picture_is_small, what_comes
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Rests:
    """Puts messages on the stage. What their buttons do is handed in.

    ``flare``: the way out for who is in a flare, on every message that can be the end; None where nobody
    would note it.
    """

    stage: DrillStage
    words: Translate
    flare: Callable[[], None] | None = None

    def ready(self, prepared: Prepared, start: Callable[[], None], leave: Callable[[], None]) -> None:
        """Before the first picture: the question, how to answer, what comes."""
        spec = prepared.spec
        self.stage.panel.say(
            "drill.ready",
            question(spec.part, self.words),
            how_to_answer(spec, self.words),
            (
                PanelAction("drill.start", translate("Rests", "Start (press Space)"), start),
                PanelAction("drill.leave", translate("Rests", "Not now (Esc)"), leave),
            ),
            note=what_comes(spec, len(prepared.deck), len(prepared.warm_ups), self.words),
            on_escape=leave,
        )
        self.stage.show_panel()

    def say_what_comes(self, prepared: Prepared, left_out: int, *, is_small: bool) -> None:
        """The quiet line of the ready screen, with what is not as usual: pictures left out, a small window."""
        lines = [what_comes(prepared.spec, len(prepared.deck), len(prepared.warm_ups), self.words)]
        if left_out:
            problem = UserProblem(Problem.PICTURES_LEFT_OUT, count=left_out)
            lines.append(problem_sentence(problem, self.words))
        if is_small:
            lines.append(picture_is_small(self.words))
        self.stage.panel.note("\n\n".join(lines))

    def getting_ready(self) -> None:
        """The person was quicker than the pictures."""
        self.stage.panel.tell(translate("Rests", "Getting your pictures ready…"))

    def progress(self, made: int, planned: int, *, aloud: bool) -> None:
        """The pictures take longer than a moment. ``aloud``: whoever listens to the screen hears it, too."""
        words = translate("Rests", "Getting your pictures ready: {n} of {all}").format(n=made, all=planned)
        self.stage.panel.tell(words)
        if aloud:
            announce(self.stage.panel, words)

    def pictures_ready(self) -> None:
        """Said only where it was said that they take their time."""
        words = translate("Rests", "Your pictures are ready.")
        self.stage.panel.tell(words)
        announce(self.stage.panel, words)

    def forget_progress(self) -> None:
        """Nothing is said of it, or no longer."""
        self.stage.panel.tell("")

    def paused(self, go_on: Callable[[], None], stop: Callable[[], None]) -> None:
        """The person asked for it."""
        text = translate("Rests", "Take all the time you need.")
        self._rest("drill.paused", translate("Rests", "Paused"), text, go_on, stop)

    def looked_away(self, go_on: Callable[[], None], stop: Callable[[], None]) -> None:
        """Another window took the keyboard."""
        text = translate("Rests", "Another window came to the front. Go on when you are ready.")
        self._rest("drill.paused", translate("Rests", "Paused"), text, go_on, stop)

    def machine_slept(self, go_on: Callable[[], None], stop: Callable[[], None]) -> None:
        """The lid was closed in mid-drill."""
        text = translate(
            "Rests", "The computer was asleep. All your answers are kept. Go on when you are ready."
        )
        self._rest("drill.paused", translate("Rests", "Paused"), text, go_on, stop)

    def take_break(self, go_on: Callable[[], None], stop: Callable[[], None]) -> None:
        """After every so many pictures."""
        text = translate("Rests", "Look out of the window, let your shoulders drop, wriggle your toes.")
        self._rest("drill.break", translate("Rests", "A short break"), text, go_on, stop)

    def other_device(self, declared: InputKind, go_on: Callable[[], None], stop: Callable[[], None]) -> None:
        """An answer came from another device than the one declared."""
        text = translate(
            "Rests",
            "This drill is answered with: {device}. To answer another way, stop and choose it first. "
            "The picture will come again.",
        ).format(device=input_name(declared, self.words))
        title = translate("Rests", "That came from another device")
        self._rest("drill.other_device", title, text, go_on, stop)

    def offer_no_limit(
        self, take_off: Callable[[], None], keep: Callable[[], None], stop: Callable[[], None]
    ) -> None:
        """Three misses running."""
        self.stage.panel.say(
            "drill.offer_no_limit",
            translate("Rests", "Shall we take the clock off?"),
            translate(
                "Rests",
                "The last pictures went by quickly. Without a limit you can look as long as you like.",
            ),
            (
                PanelAction("drill.clock_off", translate("Rests", "Yes, no limit (Space)"), take_off),
                PanelAction("drill.clock_on", translate("Rests", "Keep the limit"), keep),
                PanelAction("drill.enough", translate("Rests", "Enough for now (Esc)"), stop),
                *self._flare_action(),
            ),
            on_escape=stop,
        )
        self.stage.show_panel()

    def _rest(
        self, name: str, title: str, text: str, go_on: Callable[[], None], stop: Callable[[], None]
    ) -> None:
        self.stage.panel.say(
            name,
            title,
            text,
            (
                PanelAction("drill.resume", translate("Rests", "Go on (Space)"), go_on),
                PanelAction("drill.enough", translate("Rests", "Enough for now (Esc)"), stop),
                *self._flare_action(),
            ),
            on_escape=stop,
        )
        self.stage.show_panel()

    def _flare_action(self) -> tuple[PanelAction, ...]:
        if self.flare is None:
            return ()
        return (PanelAction("drill.flare", translate("Rests", "I'm in a flare"), self.flare),)
