"""The way to a session with a mirror: what safety says, whether a mirror suits, how it is set up, then the stage."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.mirror import MIRROR_PARTS, Barrier
from gmi_trainer.domain.plan import PlanRef, PracticeDose
from gmi_trainer.domain.safety import SafetyOccasion
from gmi_trainer.domain.stages import Stage
from gmi_trainer.domain.webcam import MirrorSetup
from gmi_trainer.services.mirror import MirrorNow
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.way_to_practice import WayToPractice


class MirrorWish(StrEnum):
    """What the mirror's room asks for."""

    SESSION = "session"
    CHECK = "check"  # to answer once more whether it suits
    SETUP = "setup"  # to see once more how it is set up
    WEBCAM = "webcam"  # the experiment with a camera in the mirror's place


class WayToMirror(WayToPractice):
    """Puts on the stage what has to come first, one after the other. It decides nothing: domain and services do."""

    def ask_for(self, what: object, plan: PlanRef | None = None) -> None:
        """A session, or one of the things that come before it."""
        workspace = self._paths.workspace()
        if workspace is None:
            return
        if what is MirrorWish.SESSION:
            self._ask(workspace, None, None, plan)
        elif what is MirrorWish.SETUP:
            self._read(workspace, None, partial(self._show_setup, workspace))
        elif what is MirrorWish.WEBCAM:
            self._when_safe(workspace, self._reader(workspace, None), partial(self._before_webcam, workspace))
        else:
            self._read(workspace, None, partial(self._check, workspace, then=None))

    def ask_for_dose(self, dose: PracticeDose, plan: PlanRef) -> None:
        """A session for a plan, which asks for so many minutes."""
        workspace = self._paths.workspace()
        if workspace is not None:
            part = dose.part if dose.part in MIRROR_PARTS else None
            self._ask(workspace, part, dose.minutes, plan)

    # -- reading ----------------------------------------------------------------------------------------

    def _ask(
        self, workspace: Workspace, part: BodyPart | None, minutes: float | None, plan: PlanRef | None
    ) -> None:
        def begin(now: MirrorNow) -> None:
            self._after_safety(workspace, now, minutes, plan)

        self._when_safe(workspace, self._reader(workspace, part), begin)

    def _read(self, workspace: Workspace, part: BodyPart | None, then: Callable[[MirrorNow], None]) -> None:
        """What there is to know, and on; nothing of it waits for safety."""
        read = self._reader(workspace, part)

        def go_on(now: MirrorNow) -> None:
            if self._paths.workspace() is workspace and self._paths.window.stage is None:
                then(now)

        self._paths.tools.jobs.run(lambda _job: read(), go_on, owner=self._paths.window)

    def _reader(self, workspace: Workspace, part: BodyPart | None) -> Callable[[], MirrorNow]:
        mirror, diary, guided = workspace.mirror(), workspace.diary, workspace.guided_reader
        asked = mirror.asked(part)

        def read() -> MirrorNow:
            with diary() as days, guided() as practices:
                return mirror.look(asked, days, practices)

        return read

    # -- one after the other ----------------------------------------------------------------------------

    def _after_safety(
        self, workspace: Workspace, now: MirrorNow, minutes: float | None, plan: PlanRef | None
    ) -> None:
        """Before the very first session the safety questions come once more (product: First run)."""
        on = partial(self._check, workspace, now, then=partial(self._set_up, workspace, now, minutes, plan))
        if now.asked.hidden is None or now.script is None:
            self.room_asked.emit(Stage.MIRROR)  # there it is said which side goes behind the mirror
        elif now.asks_safety:
            self._paths.ask_safety(SafetyOccasion.MIRROR, on)
        else:
            on()

    def _before_webcam(self, workspace: Workspace, now: MirrorNow) -> None:
        """What comes before a real mirror comes before a camera."""
        on = partial(self._check, workspace, now, then=partial(self._begin_webcam, workspace, now))
        if now.asks_safety:
            self._paths.ask_safety(SafetyOccasion.MIRROR, on)
        else:
            on()

    def _check(self, workspace: Workspace, now: MirrorNow, then: Callable[[], None] | None) -> None:
        """Whether it suits, where that is due or was asked for. ``then`` None: back to the page beneath."""
        if then is not None and now.standing.is_open:
            then()
            return
        from gmi_trainer.ui.mirror.check_view import MirrorCheckView

        mirror, paths = workspace.mirror(), self._paths

        def on_answered(barriers: frozenset[Barrier], agreed: bool) -> None:
            mirror.answer_check(barriers, agreed=agreed)
            if then is not None:
                then()
            else:
                paths.leave_stage()

        view = MirrorCheckView(
            paths.tools.look,
            paths.tools.translate,
            now.standing.check,
            workspace.choices.load().reach,
        )
        view.answered.connect(on_answered)
        view.noted.connect(mirror.answer_check)
        view.closed.connect(paths.leave_stage)
        paths.take_stage(view, lambda: None)

    def _set_up(
        self, workspace: Workspace, now: MirrorNow, minutes: float | None, plan: PlanRef | None
    ) -> None:
        def on_ready() -> None:
            workspace.mirror().was_set_up(now.asked.part)
            self._begin(workspace, now, minutes, plan)

        self._show_setup_view(workspace, now, on_ready, leads_on=True)

    def _show_setup(self, workspace: Workspace, now: MirrorNow) -> None:
        """Only to look at it."""
        self._show_setup_view(workspace, now, self._paths.leave_stage, leads_on=False)

    def _show_setup_view(
        self, workspace: Workspace, now: MirrorNow, on_ready: Callable[[], None], *, leads_on: bool
    ) -> None:
        from gmi_trainer.ui.mirror.setup_view import MirrorSetupView

        hidden, paths = now.asked.hidden, self._paths
        if hidden is None:
            self.room_asked.emit(Stage.MIRROR)
            return
        view = MirrorSetupView(
            paths.tools.look,
            paths.tools.translate,
            now.asked.part,
            hidden,
            workspace.choices.load().reach,
            was_set_up=leads_on and now.asked.choices.was_set_up(now.asked.part),
            leads_on=leads_on,
        )
        view.ready.connect(on_ready)
        view.closed.connect(paths.leave_stage)
        paths.take_stage(view, lambda: None)

    def _begin(
        self, workspace: Workspace, now: MirrorNow, minutes: float | None, plan: PlanRef | None
    ) -> None:
        from gmi_trainer.ui.mirror.mirror_view import MirrorView
        from gmi_trainer.ui.mirror.tools import mirror_tools

        spec, paths = workspace.mirror().spec_for(now, minutes), self._paths
        assert spec is not None, "nobody comes so far without a side and a script"
        assert now.script is not None
        view = MirrorView(paths.tools.look, mirror_tools(paths.tools, workspace))
        view.done.connect(paths.leave_stage)
        view.settle_asked.connect(self.settle_asked)
        view.call_asked.connect(self.call_asked)
        paths.take_stage(view, view.close_session)
        view.play_mirror(now.script, spec, now.past, plan)

    def _begin_webcam(self, workspace: Workspace, now: MirrorNow) -> None:
        from gmi_trainer.ui.webcam.tools import webcam_tools
        from gmi_trainer.ui.webcam.webcam_view import WebcamView

        hidden, paths = now.asked.hidden, self._paths
        view = WebcamView(paths.tools.look, webcam_tools(paths.tools, workspace))
        view.done.connect(paths.leave_stage)
        paths.take_stage(view, view.close_session)
        view.play(MirrorSetup(hidden.other) if hidden is not None else MirrorSetup())
