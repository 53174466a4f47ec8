"""Opens the real Progress place off screen, switches its views and rooms, and watches how long the window's thread is
away meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from gmi_trainer.domain.span import Span
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.charts.warming import load_drawing, load_numbers
from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace
from gmi_trainer.ui.pages.progress.rooms import ROOMS, RoomGroup
from gmi_trainer.ui.pages.progress.turns import Turns
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english

MS = 1000.0
WINDOW = (1180, 820)
GIVE_UP_AFTER_S = 60
PULSE_MS = 1
"""Not with every turn: a job would wait for the interpreter all the time, as it never does beside a person."""

QUIET_BEATS = 3
"""So many turns of the event loop without anything to do, and everything is in view."""


@dataclass(frozen=True, slots=True)
class PageTimes:
    """From the first call to everything in view, and the longest time without an answer between."""

    filled_ms: float
    longest_stall_ms: float


class PageBench:
    """An application without a screen, to open pages in."""

    def __init__(self, cache: Path, clock: Clock) -> None:
        """``clock`` says what day it is."""
        self._clock = clock
        self._app = QApplication.instance() or QApplication([])
        assert isinstance(self._app, QApplication)
        self._look = Look(self._app, cache)
        self._jobs = Background()
        load_numbers()
        load_drawing()  # as the program does it in an idle moment

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._jobs.close()

    def look_back(self, workspace: Workspace) -> dict[str, PageTimes]:
        """Open Progress, look at every span, at another part, and into every room; then drop it again."""
        page = ProgressPlace(self._look, workspace, self._jobs, english, clock=self._clock)
        page.resize(*WINDOW)
        found = {"Progress": self._times(page, page.show)}
        assert page.overview.doors.isVisible(), "the page was never filled"
        page.hide()
        workspace.changes.publish(Changed.SESSIONS)
        found["Progress again"] = self._times(page, page.show)
        with workspace.history() as history:
            parts = history.parts()
        for span in (*Span, Span.THREE_MONTHS):
            found[f"span: {span}"] = self._times(page, partial(page.overview.span_chosen.emit, span))
        for part in (*parts[1:2], *parts[:1]):
            found["another part"] = self._times(page, partial(page.overview.part_chosen.emit, part))
        for door in ROOMS:
            if door.group is not RoomGroup.NONE:
                for words in ("first look", "again"):
                    key = f"room: {door.key}, {words}"
                    found[key] = self._times(page, partial(page.open_room, door.key))
                    page.show_overview()
        page.close()
        page.deleteLater()
        QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
        return found

    def stall_beside(self, ask: Callable[[], object]) -> float:
        """Ask something in a background job, with nothing else to do: the longest time without an answer of the
        window's thread, in ms."""
        beats: list[float] = [time.perf_counter()]
        loop, owner = QEventLoop(), QObject()

        def beat() -> None:
            beats.append(time.perf_counter())
            if self._jobs.is_idle:
                loop.quit()

        pulse = QTimer(timerType=Qt.TimerType.PreciseTimer)
        pulse.timeout.connect(beat)
        pulse.start(PULSE_MS)
        self._jobs.run(lambda _job: ask(), lambda _answer: None, owner=owner)
        loop.exec()
        pulse.stop()
        return max(after - before for before, after in pairwise(beats)) * MS

    def _times(self, page: ProgressPlace, do: Callable[[], object]) -> PageTimes:
        """Do something, and wait until nothing is read, built or painted any more."""
        beats: list[float] = [time.perf_counter()]
        loop = QEventLoop()
        quiet: list[float] = []

        def beat() -> None:
            now = time.perf_counter()
            beats.append(now)
            if self._jobs.is_idle and not any(turns.is_busy for turns in page.findChildren(Turns)):
                quiet.append(now)
            else:
                quiet.clear()
            if len(quiet) >= QUIET_BEATS or now - beats[0] > GIVE_UP_AFTER_S:
                loop.quit()

        pulse = QTimer(timerType=Qt.TimerType.PreciseTimer)
        pulse.timeout.connect(beat)
        do()
        pulse.start(PULSE_MS)
        loop.exec()
        pulse.stop()
        assert quiet, "it never came to rest"
        gaps = [after - before for before, after in pairwise(beats)]
        return PageTimes((quiet[0] - beats[0]) * MS, max(gaps) * MS)
