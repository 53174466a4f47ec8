"""Reads the modules of the rooms behind Progress ahead of time: a fifth of a second together, so a little in each turn,
and only while Progress is in view and nobody does anything."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Slot

QUIET_MS = 1_500
BETWEEN_MS = 60

MODULES = (
    "gmi_trainer.domain.turning",
    "gmi_trainer.services.turning",
    "gmi_trainer.ui.words.turning",
    "gmi_trainer.ui.charts.row_chart",
    "gmi_trainer.ui.pages.progress.turn_picture",
    "gmi_trainer.ui.pages.progress.slow_room",
    "gmi_trainer.ui.words.speed",
    "gmi_trainer.ui.pages.progress.speed_room",
    "gmi_trainer.ui.pages.progress.calendar_grid",
    "gmi_trainer.ui.pages.progress.calendar_room",
    "gmi_trainer.domain.report",
    "gmi_trainer.services.report",
    "gmi_trainer.ui.words.report",
    "gmi_trainer.ui.paper.pages",
    "gmi_trainer.ui.paper.report_page",
    "gmi_trainer.ui.pages.progress.report_ways",
    "gmi_trainer.ui.pages.progress.report_room",
    "gmi_trainer.ui.pages.progress.session_row",
    "gmi_trainer.ui.pages.progress.drills_room",
    "gmi_trainer.ui.pages.breathe.looking_back",
    "gmi_trainer.services.activities",
    "gmi_trainer.services.practice_histories",
    "gmi_trainer.ui.pages.progress.history_chart",
    "gmi_trainer.ui.pages.progress.imagined_room",
    "gmi_trainer.ui.pages.progress.mirrored_room",
    "gmi_trainer.ui.pages.progress.tasks_room",
    "gmi_trainer.ui.pages.progress.noticed_room",
    "gmi_trainer.domain.lesson",
    "gmi_trainer.ui.pages.progress.learning_room",
    "gmi_trainer.ui.pages.progress.knowledge_room",
    "gmi_trainer.ui.pages.progress.goals_room",
    "gmi_trainer.ui.pages.weekly.weekly_asking",
    "gmi_trainer.ui.pages.progress.weekly_room",
    "gmi_trainer.ui.pages.progress.day_page",
)
"""In the order of the tiles; before each room what takes longest of what it needs."""


class RoomsAhead(QObject):
    """Goes on where it was held up, until all are read. On the GUI thread: some of them make classes of Qt's."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(MODULES)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def is_waiting(self) -> bool:
        """Whether something will be read, unless it is held up."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Somebody did something, and what it brought is in view: read on once it is quiet."""
        if self._left:
            self._timer.start(QUIET_MS)

    def hold(self) -> None:
        """Nothing is read any more, until it begins again."""
        self._timer.stop()

    @Slot()
    def _on_timer_timeout(self) -> None:
        import_module(self._left.pop(0))
        if self._left:
            self._timer.setInterval(BETWEEN_MS)
        else:
            self._timer.stop()
