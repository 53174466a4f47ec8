"""Fills the real Progress page off screen and watches how long the window's thread is away meanwhile."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from gmi_trainer.services.ports import Clock
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.charts.warming import load_drawing, load_numbers
from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english

MS = 1000.0
WINDOW = (1180, 820)
GIVE_UP_AFTER_S = 60


@dataclass(frozen=True, slots=True)
class PageTimes:
    """From the first call to the page filled, and the longest time without an answer between."""

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

    def fill(self, workspace: Workspace) -> PageTimes:
        """Open the page, wait until everything is in view, drop it again."""
        beats: list[float] = [time.perf_counter()]
        loop = QEventLoop()
        page = ProgressPlace(self._look, workspace, self._jobs, english, clock=self._clock)
        page.resize(*WINDOW)

        def beat() -> None:
            now = time.perf_counter()
            beats.append(now)
            is_filled = self._jobs.is_idle and page.overview.is_built and page.overview.doors.isVisible()
            if is_filled or now - beats[0] > GIVE_UP_AFTER_S:
                loop.quit()

        pulse = QTimer()
        pulse.timeout.connect(beat)
        pulse.start(0)
        page.show()
        loop.exec()
        pulse.stop()
        assert page.overview.doors.isVisible(), "the page was never filled"
        page.close()
        page.deleteLater()
        QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
        gaps = [after - before for before, after in pairwise(beats)]
        return PageTimes((beats[-1] - beats[0]) * MS, max(gaps) * MS)
