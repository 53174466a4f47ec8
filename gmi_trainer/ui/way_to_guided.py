"""The way to a guided practice: what safety says, what came before, then the stage."""

from __future__ import annotations

from collections.abc import Callable

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.guided import GuidedPast, GuidedScript, Length, fitting
from gmi_trainer.domain.plan import PlanRef, PracticeDose
from gmi_trainer.ui.way_to_practice import WayToPractice

Chosen = tuple[GuidedScript, Length | None]
"""A practice, and how long it is to be; None: as the person likes it."""


class WayToGuided(WayToPractice):
    """Puts on the stage what has to come first, then the practice."""

    def ask_for(self, what: object, plan: PlanRef | None = None) -> None:
        """A practice as the person likes it, unless safety says that it waits; that is read in the background, and
        takes a moment. Like breathing it stays open while drills wait for something to be looked at soon."""
        assert isinstance(what, GuidedScript), "a practice with words is begun by its script"
        script = what
        self._ask(script.kind, lambda _past: (script, None), plan)

    def ask_for_dose(self, dose: PracticeDose, plan: PlanRef) -> None:
        """The same for a plan, which asks for so many minutes of a kind."""
        workspace = self._paths.workspace()
        if workspace is None:
            return
        guided = workspace.guided()

        def choose(past: GuidedPast) -> Chosen | None:
            return fitting(guided.scripts().of_kind(dose.kind), past, dose.minutes)

        self._ask(dose.kind, choose, plan)

    def _ask(
        self, kind: SessionKind, choose: Callable[[GuidedPast], Chosen | None], plan: PlanRef | None
    ) -> None:
        """``choose`` is called in the background."""
        workspace = self._paths.workspace()
        if workspace is None:
            return
        guided_reader, guided = workspace.guided_reader, workspace.guided()

        def read() -> tuple[GuidedPast, Chosen | None]:
            with guided_reader() as reader:
                past = guided.past(reader, kind)
            return past, choose(past)

        def begin(found: tuple[GuidedPast, Chosen | None]) -> None:
            past, chosen = found
            if chosen is not None:
                self._begin(chosen, past, plan)

        self._when_safe(workspace, read, begin, open_while_soon=True)

    def _begin(self, chosen: Chosen, past: GuidedPast, plan: PlanRef | None) -> None:
        paths = self._paths
        workspace = paths.workspace()
        if workspace is None:
            return
        from gmi_trainer.ui.guided.guided_view import GuidedView
        from gmi_trainer.ui.guided.tools import guided_tools

        script, length = chosen
        view = GuidedView(paths.tools.look, guided_tools(paths.tools, workspace))
        view.done.connect(paths.leave_stage)
        view.settle_asked.connect(self.settle_asked)
        view.call_asked.connect(self.call_asked)
        paths.take_stage(view, view.close_session)
        view.play(script, workspace.guided().spec(script, length), past, plan)
