"""The way to a drill: the first steps, the safety questions, and what waits until it has been looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from gmi_trainer.domain.activity import DrillSpec
from gmi_trainer.domain.bout import Bout
from gmi_trainer.domain.default_plan import TRAINING_ITEM
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.safety import SafetyOccasion, Standing
from gmi_trainer.services.safety import Gate
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.desk_tools import DeskTools
from gmi_trainer.ui.main_window import MainWindow
from gmi_trainer.ui.places import TODAY


class StartDrill(Protocol):
    """Lets a drill take the whole window."""

    def __call__(
        self,
        spec: DrillSpec,
        seed: int | None = None,
        plan: PlanRef | None = None,
        bout: Bout | None = None,
    ) -> None:
        """``plan`` and ``bout`` belong to one that Today offered."""
        ...


class WayIn(QObject):
    """Puts on the stage what has to come first, then hands on. It decides nothing: the domain says what is open."""

    def __init__(
        self,
        window: MainWindow,
        tools: DeskTools,
        workspace: Callable[[], Workspace | None],
        start: StartDrill,
        back_to_today: Callable[[], None],
        parent: QObject,
    ) -> None:
        """``workspace``: the open record, asked anew each time."""
        super().__init__(parent)
        self._window = window
        self._tools = tools
        self._open_record = workspace
        self._start = start
        self._back_to_today = back_to_today

    @Slot()
    def show_first_steps(self) -> None:
        """What this is, what is safe, two taps, and a first drill; it goes on where it was left."""
        workspace = self._open_record()
        if workspace is None:
            return
        from gmi_trainer.ui.first_run.first_run import FirstRun  # read when somebody is new

        tools = self._tools
        steps = FirstRun(tools.look, workspace, tools.jobs, tools.translate)
        steps.finished.connect(self._on_first_steps_finished)
        steps.skipped.connect(self._on_first_steps_skipped)
        steps.first_drill_asked.connect(self._on_first_steps_first_drill_asked)
        self._window.enter_stage(steps)

    @Slot(object)
    def ask_safety(
        self, occasion: SafetyOccasion = SafetyOccasion.ASKED_FOR, then: Callable[[], None] | None = None
    ) -> None:
        """The safety questions, and what was wanted where they open the way; otherwise Today says what waits."""
        workspace = self._open_record()
        if workspace is None:
            return
        if occasion is SafetyOccasion.FIRST_RUN:
            self.show_first_steps()  # they hold the questions, and go on where they were left
            return
        from gmi_trainer.ui.pages.safety.questions import SafetyQuestions

        tools, back_to_today = self._tools, self._back_to_today

        def on_answered(standing: Standing) -> None:
            if standing is Standing.OPEN and then is not None:
                then()
            else:
                back_to_today()

        questions = SafetyQuestions(tools.look, workspace, tools.jobs, tools.translate, occasion)
        questions.answered.connect(on_answered)
        questions.closed.connect(self._on_questions_closed)
        self._window.enter_stage(questions)

    @Slot(object)
    def ask_for_drill(
        self, spec: DrillSpec, seed: int | None = None, *, although_unasked: bool = False
    ) -> None:
        """Start a drill unless safety says that it waits; that is read in the background, and takes a moment.

        ``although_unasked``: a drill named on the command line begins without the questions, but never while
        something waits to be looked at.
        """
        workspace = self._open_record()
        if workspace is None:
            return
        safety, diary, today = workspace.safety, workspace.diary, workspace.today.today()

        def read(_job: object) -> Gate:
            with diary() as reader:
                return safety.gate(reader, today)

        def go_on(gate: Gate) -> None:
            begin = self._start if although_unasked else self.start_or_tell_first
            start = partial(begin, spec, seed)
            if gate.is_open or (although_unasked and gate.standing in (Standing.OPEN, Standing.UNASKED)):
                start()
            elif gate.asks is not None:
                self.ask_safety(gate.asks, start)
            else:
                self._back_to_today()  # which says what waits, and what can be done

        self._tools.jobs.run(read, go_on, owner=self._window)

    def start_or_tell_first(
        self,
        spec: DrillSpec,
        seed: int | None = None,
        plan: PlanRef | None = None,
        bout: Bout | None = None,
    ) -> None:
        """Start a drill. Who was told to see someone first has not met what comes before a first one."""
        workspace = self._open_record()
        if workspace is not None and workspace.introduction.load().before_a_drill:
            self.show_first_steps()
        else:
            self._start(spec, seed, plan, bout)

    @Slot(object)
    def _on_first_steps_finished(self, _about: object) -> None:
        self._back_to_today()

    @Slot()
    def _on_first_steps_skipped(self) -> None:
        self._back_to_today()

    @Slot()
    def _on_questions_closed(self) -> None:
        self._back_to_today()

    @Slot(object)
    def _on_first_steps_first_drill_asked(self, spec: DrillSpec) -> None:
        """It counts as the first of the plan's own."""
        workspace = self._open_record()
        assert workspace is not None, "first steps belong to an open record"
        plan = workspace.today.plan()
        self._window.show_place(TODAY)
        self._start(spec, plan=PlanRef(plan.uuid, plan.version, TRAINING_ITEM))
