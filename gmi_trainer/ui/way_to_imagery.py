"""The way to imagined movements: what safety says, where somebody is on the ladder, then the stage."""

from __future__ import annotations

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.plan import PlanRef, PracticeDose
from gmi_trainer.domain.stages import Stage
from gmi_trainer.services.imagery import ImageryLook
from gmi_trainer.ui.way_to_practice import WayToPractice


class WayToImagery(WayToPractice):
    """Begins with what the record says now, not with what a page was showing."""

    def ask_for(self, what: object, plan: PlanRef | None = None) -> None:
        """The next session of a part. Unlike breathing it waits while something is to be looked at soon."""
        assert isinstance(what, BodyPart), "imagined movements are begun by their part"
        self._ask(what, plan)

    def ask_for_dose(self, dose: PracticeDose, plan: PlanRef) -> None:
        """A plan names the part, or leaves it to the person."""
        workspace = self._paths.workspace()
        if workspace is not None:
            self._ask(dose.part or workspace.imagery().part(), plan)

    def _ask(self, part: BodyPart, plan: PlanRef | None) -> None:
        workspace = self._paths.workspace()
        if workspace is None:
            return
        service, today = workspace.imagery(), workspace.today.today()
        open_reader, open_diary = workspace.imagery_reader, workspace.diary
        choices, about = service.choices.load(), service.about()

        def read() -> ImageryLook | None:
            loaded = service.loaded()
            with open_reader() as reader, open_diary() as diary:
                return service.look(reader, diary, loaded, part, choices, about, today)

        def begin(looked: ImageryLook | None) -> None:
            if looked is None:
                self.room_asked.emit(Stage.IMAGINE)
            else:
                self._begin(looked, plan)

        self._when_safe(workspace, read, begin)

    def _begin(self, looked: ImageryLook, plan: PlanRef | None) -> None:
        paths = self._paths
        workspace = paths.workspace()
        if workspace is None:
            return
        from gmi_trainer.ui.imagery.imagery_view import ImageryView
        from gmi_trainer.ui.imagery.tools import imagery_tools

        tools = imagery_tools(paths.tools, workspace)
        view = ImageryView(
            paths.tools.look,
            tools,
            looked,
            workspace.imagery().spec(looked),
            workspace.drills.pictures(looked.part),
            plan,
        )
        view.done.connect(paths.leave_stage)
        view.settle_asked.connect(self.settle_asked)
        view.call_asked.connect(self.call_asked)
        paths.take_stage(view, view.close_session)
        view.play()
