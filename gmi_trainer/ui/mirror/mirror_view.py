"""A session with a mirror as one full-window view. What every guided practice shares is that view's business."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.guided import GuidedPast, GuidedStep
from gmi_trainer.domain.mirror import MirrorLog, MirrorSpec, MirrorStep
from gmi_trainer.domain.mirror_script import MirrorScript, guided_of
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.posture_picture import posture_pictures
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.ui.guided.controller import Step
from gmi_trainer.ui.guided.guided_view import GuidedView
from gmi_trainer.ui.guided.result_view import GuidedResultView, Outcome
from gmi_trainer.ui.guided.stage import GuidedStage
from gmi_trainer.ui.mirror.card_picture import CardPicture
from gmi_trainer.ui.mirror.mirror_result import MirrorResultView
from gmi_trainer.ui.mirror.mirror_stage import MirrorStage
from gmi_trainer.ui.mirror.tools import MirrorTools
from gmi_trainer.ui.stage.panels import PanelAction
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.words.answers import with_key
from gmi_trainer.ui.words.breathing import Words
from gmi_trainer.ui.words.mirror import comfort_words, left_line, ready_words, result_line
from gmi_trainer.ui.words.problems import problem_sentence


class MirrorView(GuidedView):
    """Dizzy or upset only halts it at first: the still reflection, and then on, or to an end."""

    room_asked = Signal()  # to where steps are chosen

    def __init__(self, look: Look, tools: MirrorTools, parent: QWidget | None = None) -> None:
        self._mirror_tools = tools
        self._picture = CardPicture(look, tools.frames, tools.jobs)
        self._mirror_script: MirrorScript | None = None
        self._mirror_spec: MirrorSpec | None = None
        self._is_comforting = False
        self._log = MirrorLog()
        super().__init__(look, tools, parent)

    def play_mirror(
        self, script: MirrorScript, spec: MirrorSpec, past: GuidedPast, plan: PlanRef | None = None
    ) -> None:
        """Show a session's ready screen."""
        self._mirror_script, self._mirror_spec = script, spec
        self._is_comforting, self._log = False, MirrorLog()
        self.play(guided_of(script), spec, past, plan)
        postures = [
            card.posture for card in script.cards if card.card_id in {one.step_id for one in spec.steps}
        ]
        shown = posture_pictures(self._mirror_tools.pictures(spec.part), postures, spec.hidden.other)
        self._picture.load(shown)

    def close_session(self) -> None:
        super().close_session()
        self._picture.drop()

    # -- what is different ------------------------------------------------------------------------------

    def _make_stage(self) -> GuidedStage:
        return MirrorStage(self._look, self._tools.translate, self._picture, self)

    def _entered(self, step: GuidedStep | None) -> None:
        assert isinstance(self.stage, MirrorStage)
        card = self._mirror_script.card(step.step_id) if self._mirror_script and step is not None else None
        self.stage.show_posture(card.posture if card is not None else "")

    @property
    def _ready_words(self) -> Words:
        """Its movements are not named: nobody follows a mirror with closed eyes."""
        script, spec, say = self._mirror_script, self._mirror_spec, self._tools.translate
        assert script is not None
        assert spec is not None
        trouble = self._cues.trouble if self._cues is not None else None
        return ready_words(script, spec, self._reach, trouble, say)

    def _where(self, number: int) -> str:
        assert self._spec is not None
        left_ms = sum(step.ms for step in self._spec.steps[max(number - 1, 0) :])
        return left_line(super()._where(number), left_ms, self._tools.translate)

    def _be_upset(self) -> None:
        controller = self.controller
        if controller.step not in (Step.GOING, Step.PAUSED, Step.SLEPT):
            return
        self._is_comforting = True
        if controller.session_id is not None:
            with suppress(UserProblem):  # the halt matters more than its count
                self._mirror_tools.mirror.add_comfort_stop(controller.session_id)
        if controller.step is Step.GOING:
            controller.pause()
        else:
            self._show_paused()

    def _show_paused(self) -> None:
        if self._is_comforting and self.controller.step in (Step.PAUSED, Step.SLEPT):
            self._is_comforting = False
            self._show_comfort()
        else:
            super()._show_paused()

    def _show_over(self) -> None:
        """What is to be said to somebody upset was said when it halted."""
        self._is_comforting = False
        self._show_result()

    def _show_comfort(self) -> None:
        say, hints, controller = self._tools.translate, self.stage.hints, self.controller
        said = comfort_words(say)
        actions = (
            PanelAction(
                "mirror.go_on", with_key(self.tr("It has settled: go on"), hints.press, say), controller.go_on
            ),
            PanelAction("mirror.end", with_key(self.tr("End here"), hints.stop, say), controller.feel_upset),
            PanelAction("mirror.settle", self.tr("Settle"), self.settle_asked.emit),
            PanelAction("mirror.call", self.tr("Who I can call"), self.call_asked.emit),
        )
        self.stage.panel.say(
            "mirror.comfort",
            said.title,
            said.words,
            actions,
            note=said.note,
            on_escape=controller.feel_upset,
        )
        self.stage.show_panel()
        announce(self.stage.panel, f"{said.title}. {said.words}")

    def _make_result(self, outcome: Outcome) -> GuidedResultView:
        spec = self._mirror_spec
        assert spec is not None
        sentence = result_line(spec.step, outcome.steps_done, outcome.practised_ms, self._tools.translate)
        view = MirrorResultView(
            self._look,
            outcome,
            self._tools.translate,
            self,
            reach=self._reach,
            sentence=sentence,
            asks_odd=spec.step is MirrorStep.ONE,
        )
        view.told.connect(self._on_result_told)
        return view

    @Slot(object)
    def _on_result_told(self, log: MirrorLog) -> None:
        session_id, result = self.controller.session_id, self._result
        if session_id is None or not isinstance(result, MirrorResultView):
            return
        try:
            self._mirror_tools.mirror.write_log(session_id, log)
        except UserProblem as problem:
            result.show_log(self._log)
            result.tell_problem(problem_sentence(problem, self._tools.translate))
            return
        self._log = log
        result.tell_problem("")
