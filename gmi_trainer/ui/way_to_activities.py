"""The way to a daily task: what safety says, what came before, then the stage. It waits where drills wait."""

from __future__ import annotations

from gmi_trainer.domain.plan import PlanRef, PracticeDose
from gmi_trainer.domain.stages import Stage
from gmi_trainer.services.activities import ActivitiesNow
from gmi_trainer.ui.activities.attempt import ActivityAsked, Attempt, attempt_of
from gmi_trainer.ui.way_to_practice import WayToPractice


class WayToActivities(WayToPractice):
    """Puts a task on the stage, set up as it is suggested."""

    def ask_for(self, what: object, plan: PlanRef | None = None) -> None:
        """A step of a ladder, or what is suggested on it."""
        assert isinstance(what, ActivityAsked), "a task is asked for by its step"
        self._ask(what, plan)

    def ask_for_dose(self, dose: PracticeDose, plan: PlanRef) -> None:
        """What is suggested for the part of a plan, or for the one that most people come for."""
        self._ask(dose, plan)

    def _ask(self, what: ActivityAsked | PracticeDose, plan: PlanRef | None) -> None:
        workspace = self._paths.workspace()
        if workspace is None:
            return
        service, diary = workspace.activities(), workspace.diary

        def read() -> ActivitiesNow:
            with diary() as days:
                return service.look(days)

        def begin(now: ActivitiesNow) -> None:
            asked = what if isinstance(what, ActivityAsked) else _asked_by(what, now)
            attempt = attempt_of(now, asked)
            if attempt is not None:
                self._begin(attempt, plan)
            else:
                self.room_asked.emit(Stage.DAILY)  # nothing is on that ladder: there it can be changed

        self._when_safe(workspace, read, begin)

    def _begin(self, attempt: Attempt, plan: PlanRef | None) -> None:
        paths = self._paths
        workspace = paths.workspace()
        if workspace is None:
            return
        from gmi_trainer.ui.activities.activity_view import ActivityView
        from gmi_trainer.ui.activities.attempt import activity_tools

        view = ActivityView(paths.tools.look, activity_tools(paths.tools, workspace))
        view.done.connect(paths.leave_stage)
        view.settle_asked.connect(self.settle_asked)
        view.call_asked.connect(self.call_asked)
        view.room_asked.connect(self._on_view_room_asked)
        paths.take_stage(view, view.close_session)
        view.play(attempt, plan)

    def _on_view_room_asked(self) -> None:
        self.room_asked.emit(Stage.DAILY)


def _asked_by(dose: PracticeDose, now: ActivitiesNow) -> ActivityAsked:
    """A plan names a part, or none, and how long at the most."""
    return ActivityAsked(dose.part if dose.part is not None else now.first, most=dose.minutes)
