"""A whole drill as one full-window view: the stage, settling after a stop, and the result."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from gmi_trainer.domain.activity import DrillSpec
from gmi_trainer.domain.bout import Bout
from gmi_trainer.domain.checkin import Feel, Moment, Scale
from gmi_trainer.domain.easier_drill import easier_drill
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.rating_budget import RatingAsk
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.services.drills import DrillResult
from gmi_trainer.ui.drill.controller import DrillController, DrillTools, Step
from gmi_trainer.ui.drill.result_view import ResultView
from gmi_trainer.ui.drill.stage import DrillStage
from gmi_trainer.ui.stage.after_rating import FEEL_VALUES
from gmi_trainer.ui.stage.before_rating import BeforeRating
from gmi_trainer.ui.stage.panels import PanelAction
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.settling import settle_at_once


class DrillView(QWidget):
    """Plays drills one after another and says when the person is done."""

    done = Signal()
    progress_asked = Signal(int)  # the session's id
    level_chosen = Signal(int)  # the pictures of the next training
    choose_asked = Signal()  # another body part, or easier: back to where drills are chosen

    def __init__(
        self, look: Look, tools: DrillTools, parent: QWidget | None = None, *, tells_result: bool = True
    ) -> None:
        """``tells_result`` False: whoever plays it shows the numbers elsewhere, and it ends with them."""
        super().__init__(parent)
        self._look = look
        self._tells_result = tells_result
        self._tools = tools
        self._spec: DrillSpec | None = None
        self._plan: PlanRef | None = None
        self._bout: Bout | None = None
        self._before: BeforeRating | None = None
        self._session_id: int | None = None
        self._is_flare = False
        self._result: ResultView | None = None
        self.stage = DrillStage(look, tools.clock, self)
        self.controller = DrillController(self.stage, tools, self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.stage)
        self.controller.began.connect(self._on_controller_began)
        self.controller.flare_said.connect(self._on_controller_flare_said)
        self.controller.finished.connect(self._on_controller_finished)
        self.controller.settled.connect(self._on_controller_settled)
        self.controller.left.connect(self.done)
        self.controller.failed.connect(self._on_controller_failed)

    def play(
        self,
        spec: DrillSpec,
        seed: int | None = None,
        plan: PlanRef | None = None,
        bout: Bout | None = None,
    ) -> None:
        """Show a drill's ready screen. ``plan`` and ``bout`` belong to a drill that Today asked for."""
        self._spec, self._plan, self._bout = spec, plan, bout
        self._session_id = None
        self._is_flare = False
        self._before = None
        self._drop_result()
        self._stack.setCurrentWidget(self.stage)
        self.controller.open(spec, seed, plan)
        if self.controller.step is Step.READY and self._ask is RatingAsk.BEFORE_AND_AFTER:
            self._ask_before()

    @property
    def is_in_block(self) -> bool:
        """A drill runs: nothing else may."""
        return self.controller.is_in_block

    def close_drill(self) -> None:
        """The window closes, or the person changes."""
        self.controller.close()

    @property
    def _ask(self) -> RatingAsk:
        ratings, spec = self._tools.ratings, self._spec
        if ratings is None or spec is None:
            return RatingAsk.NONE
        return ratings.ask_for(spec, self._plan)

    def _ask_before(self) -> None:
        """On the ready screen; it never stands between the person and Start."""
        self._before = BeforeRating(self._look, self._tools.translate)
        self._before.answered.connect(self.stage.panel.take_focus)
        self.stage.panel.ask(self._before)

    @Slot(int)
    def _on_controller_began(self, session_id: int) -> None:
        self._session_id = session_id
        value = self._before.value if self._before is not None else None
        self._before = None
        if value is not None and self._tools.ratings is not None:
            with suppress(UserProblem):  # the drill itself tells when nothing can be kept
                self._tools.ratings.rate(session_id, Scale.PAIN_NOW, Moment.BEFORE, value)

    @Slot(object)
    def _on_controller_finished(self, result: DrillResult) -> None:
        if not self._tells_result:
            return
        self._drop_result()
        view = ResultView(self._look, result, self._tools.translate, self, ask=self._ask, bout=self._bout)
        view.done.connect(self.done)
        view.again_asked.connect(self._on_again_asked)
        view.progress_asked.connect(self.progress_asked)
        view.allow_again_asked.connect(self._on_allow_again_asked)
        view.level_chosen.connect(self.level_chosen)
        view.pain_said.connect(self._on_result_pain_said)
        view.feel_said.connect(self._on_result_feel_said)
        self._result = view
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.take_focus()

    @Slot()
    def _on_controller_flare_said(self) -> None:
        self._is_flare = True

    @Slot(object)
    def _on_controller_settled(self, result: DrillResult) -> None:
        """Stopping is never a failure: settle first, then choose."""
        if self._is_flare:
            self._say_flare(result)
        else:
            self._settle(result)

    def _settle(self, result: DrillResult) -> None:
        settle = settle_at_once(self._tools.translate)
        if not self._tells_result:
            on = PanelAction("drill.rest", self.tr("On (Space)"), self.done.emit)
            self.stage.panel.say("drill.settle", settle.title, settle.words, [on], on_escape=self.done.emit)
            self.stage.show_panel()
            return
        actions = [
            PanelAction(
                "drill.see_result", self.tr("See how it went (Space)"), partial(self._show_result, result)
            ),
            PanelAction("drill.easier", self.tr("Easier pictures"), self._play_easier),
            PanelAction("drill.choose", self.tr("Something else"), self.choose_asked.emit),
            PanelAction("drill.rest", self.tr("Rest now (Esc)"), self.done.emit),
        ]
        if self._tools.ratings is not None:
            actions.append(
                PanelAction("drill.flare", self.tr("I'm in a flare"), partial(self._say_flare, result))
            )
        self.stage.panel.say(
            "drill.settle",
            settle.title,
            settle.words,
            actions,
            note=self.tr("What you did is kept."),
            on_escape=self.done.emit,
        )
        self.stage.show_panel()

    def _say_flare(self, result: DrillResult) -> None:
        """Noted at once; what follows is said, and settling comes first."""
        ratings = self._tools.ratings
        assert ratings is not None, "only then is there such a button"
        try:
            take_back = ratings.say_flare(result.session_id)
        except UserProblem as problem:
            self._on_controller_failed(
                self.tr("This could not be noted"), problem_sentence(problem, self._tools.translate)
            )
            return

        def undo() -> None:
            with suppress(UserProblem):
                take_back()
            self._is_flare = False
            self._settle(result)

        settle = settle_at_once(self._tools.translate)
        self.stage.panel.say(
            "drill.in_flare",
            settle.title,
            settle.words,
            (
                PanelAction("drill.rest", self.tr("Rest now (Space)"), self.done.emit),
                PanelAction(
                    "drill.see_result", self.tr("See how it went"), partial(self._show_result, result)
                ),
                PanelAction("drill.flare_undo", self.tr("Undo: no flare"), undo),
            ),
            note=self.tr(
                "Your flare is noted. Two or three easier days follow. Then your plan goes on by itself."
            ),
            on_escape=self.done.emit,
        )
        self.stage.show_panel()

    def _show_result(self, result: DrillResult) -> None:
        self._on_controller_finished(result)

    def _play_easier(self) -> None:
        assert self._spec is not None
        easier = easier_drill(self._spec, self._tools.drills.levels(self._spec.part, self._spec.source))
        self.play(easier, plan=self._plan, bout=self._bout)

    @Slot(int)
    def _on_result_pain_said(self, value: int) -> None:
        self._rate_after(Scale.PAIN_NOW, value)

    @Slot(object)
    def _on_result_feel_said(self, feel: Feel) -> None:
        self._rate_after(Scale.FEEL, FEEL_VALUES[feel])

    def _rate_after(self, scale: Scale, value: float) -> None:
        ratings, session_id, result = self._tools.ratings, self._session_id, self._result
        if ratings is None or session_id is None or result is None:
            return
        try:
            ratings.rate(session_id, scale, Moment.AFTER, value)
        except UserProblem as problem:
            result.tell_problem(problem_sentence(problem, self._tools.translate))
        else:
            result.offer_rating_undo(partial(self._forget_rating, session_id, scale))

    def _forget_rating(self, session_id: int, scale: Scale) -> None:
        """Whatever was tapped before: what is taken back leaves nothing."""
        if self._tools.ratings is not None:
            with suppress(UserProblem):
                self._tools.ratings.rate(session_id, scale, Moment.AFTER, None)

    @Slot(str, str)
    def _on_controller_failed(self, title: str, words: str) -> None:
        self.stage.panel.say(
            "drill.problem",
            title,
            words,
            (PanelAction("drill.back", self.tr("Back (Space)"), self.done.emit),),
            on_escape=self.done.emit,
        )
        self.stage.show_panel()

    @Slot()
    def _on_again_asked(self) -> None:
        assert self._spec is not None
        self.play(self._spec, plan=self._plan, bout=self._bout)

    @Slot(object)
    def _on_allow_again_asked(self, stimulus: Stimulus) -> None:
        self._tools.drills.allow_again(stimulus)

    def _drop_result(self) -> None:
        if self._result is not None:
            self._stack.removeWidget(self._result)
            self._result.deleteLater()
            self._result = None
