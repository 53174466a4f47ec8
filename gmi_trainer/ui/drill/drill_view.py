"""A whole drill as one full-window view: the stage, settling after a stop, and the result."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from gmi_trainer.domain.activity import DrillSpec
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.services.drills import DrillResult
from gmi_trainer.ui.drill.controller import DrillController, DrillTools
from gmi_trainer.ui.drill.panels import PanelAction
from gmi_trainer.ui.drill.result_view import ResultView
from gmi_trainer.ui.drill.stage import DrillStage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.settling import settle_at_once


class DrillView(QWidget):
    """Plays drills one after another and says when the person is done."""

    done = Signal()
    progress_asked = Signal(int)  # the session's id
    level_chosen = Signal(int)  # the pictures of the next training
    choose_asked = Signal()  # another body part, or easier: back to where drills are chosen

    def __init__(self, look: Look, tools: DrillTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tools = tools
        self._spec: DrillSpec | None = None
        self._result: ResultView | None = None
        self.stage = DrillStage(look, tools.clock, self)
        self.controller = DrillController(self.stage, tools, self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.stage)
        self.controller.finished.connect(self._on_controller_finished)
        self.controller.settled.connect(self._on_controller_settled)
        self.controller.left.connect(self.done)
        self.controller.failed.connect(self._on_controller_failed)

    def play(self, spec: DrillSpec, seed: int | None = None) -> None:
        """Show a drill's ready screen."""
        self._spec = spec
        self._drop_result()
        self._stack.setCurrentWidget(self.stage)
        self.controller.open(spec, seed)

    @property
    def is_in_block(self) -> bool:
        """A drill runs: nothing else may."""
        return self.controller.is_in_block

    def close_drill(self) -> None:
        """The window closes, or the person changes."""
        self.controller.close()

    @Slot(object)
    def _on_controller_finished(self, result: DrillResult) -> None:
        self._drop_result()
        view = ResultView(self._look, result, self._tools.translate, self)
        view.done.connect(self.done)
        view.again_asked.connect(self._on_again_asked)
        view.progress_asked.connect(self.progress_asked)
        view.allow_again_asked.connect(self._on_allow_again_asked)
        view.level_chosen.connect(self.level_chosen)
        self._result = view
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.take_focus()

    @Slot(object)
    def _on_controller_settled(self, result: DrillResult) -> None:
        """Stopping is never a failure: settle first, then choose."""

        def show_result() -> None:
            self._on_controller_finished(result)

        settle = settle_at_once(self._tools.translate)
        self.stage.panel.say(
            "drill.settle",
            settle.title,
            settle.words,
            (
                PanelAction("drill.see_result", self.tr("See how it went (Space)"), show_result),
                PanelAction("drill.choose", self.tr("Something else or easier"), self.choose_asked.emit),
                PanelAction("drill.rest", self.tr("Rest now (Esc)"), self.done.emit),
            ),
            note=self.tr("What you did is kept."),
            on_escape=self.done.emit,
        )
        self.stage.show_panel()

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
        self.play(self._spec)

    @Slot(object)
    def _on_allow_again_asked(self, stimulus: Stimulus) -> None:
        self._tools.drills.allow_again(stimulus)

    def _drop_result(self) -> None:
        if self._result is not None:
            self._stack.removeWidget(self._result)
            self._result.deleteLater()
            self._result = None
