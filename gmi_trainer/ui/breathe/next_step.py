"""Whether to suggest a longer breath for the next session: read in the background, once one was comfortable."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from gmi_trainer.domain.breath_course import BreathPast
from gmi_trainer.domain.offer import DayKind
from gmi_trainer.services.today_view import TodayView
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.breathe.tools import BreathTools


class NextStep(QObject):
    """Nothing on an easier day: then nobody is asked for more."""

    found = Signal(object)  # BreathPattern

    def __init__(self, tools: BreathTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._job: Job | None = None

    def look(self) -> None:
        """What was just said is in the record by now."""
        self.forget()
        tools, plan = self._tools, self._tools.today.plan()

        def read(_job: Job) -> tuple[BreathPast, TodayView]:
            with tools.diary() as days:
                view = tools.today.look(days, plan)
            with tools.history() as reader:
                return tools.service.past(reader), view

        self._job = tools.jobs.run(read, self._on_read, owner=self)

    def forget(self) -> None:
        """Nobody wants to know any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_read(self, read: tuple[BreathPast, TodayView]) -> None:
        past, day = read
        self._job = None
        wanted = None if is_gentle(day) else self._tools.service.suggestion(past)
        if wanted is not None:
            self.found.emit(wanted)


def is_gentle(day: TodayView) -> bool:
    """A day on which nothing more is suggested: chosen lighter, after a flare, or after some time away."""
    return day.flare_today or day.offer.welcome_back or day.offer.day_kind is not DayKind.ORDINARY
