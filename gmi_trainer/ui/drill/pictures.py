"""The pictures of one drill, made ready before it begins: frames in the background, pixmaps here."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.drills import Before, Prepared, what_came_before
from gmi_trainer.services.picture_ports import Frame, FrameMaker
from gmi_trainer.services.session_ports import HistoryReader
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.drill.timers import drill_timer

LOOK_EVERY_MS = 15
"""So often it is looked whether the next frames are there."""

PATIENCE_MS = 500
"""What takes longer than this is told about."""

TELL_EVERY_MS = 250
"""Numbers that change more often cannot be read."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What frames are made for: their diameter in device pixels, the stage's colour, device pixels to a pixel."""

    size: int
    stage_rgb: tuple[int, int, int]
    pixel_ratio: float


class DrillPictures(QObject):
    """Decodes, turns and masks every picture of a drill off the GUI thread, and asks history after that.

    Frames come one by one, and each is let go as soon as its pixmap is made: what a drill holds is one
    picture of each stimulus at the size shown, 4 bytes a pixel, and never twice.
    """

    known = Signal(object)  # Before: what history says
    progressed = Signal(int, int)  # so many of so many; only where it takes long
    ready = Signal()  # every pixmap is there
    failed = Signal(object)  # UserProblem

    def __init__(
        self,
        frames: FrameMaker,
        history: Callable[[], AbstractContextManager[HistoryReader]],
        jobs: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._frames = frames
        self._history = history
        self._jobs = jobs
        self._job: Job | None = None
        self._fit: Fit | None = None
        self._is_loading = False
        self._planned = 0
        self._waiting: deque[Frame] = deque()  # the background puts them in, the GUI thread takes them out
        self._pixmaps: dict[Stimulus, QPixmap] = {}
        self._timer = drill_timer(self, "pixmap", self._on_timer_timeout)
        self._progress_timer = drill_timer(self, "progress", self._on_progress_timer_timeout)

    @property
    def are_ready(self) -> bool:
        """Nothing is being made any more."""
        return not self._is_loading and not self._waiting

    @property
    def fit(self) -> Fit | None:
        """What they were made for last."""
        return self._fit

    @property
    def made(self) -> int:
        """How many there are already."""
        return len(self._pixmaps)

    def pixmap(self, stimulus: Stimulus) -> QPixmap:
        """One of them, ready to be painted."""
        return self._pixmaps[stimulus]

    def load(self, prepared: Prepared, fit: Fit, today: date) -> None:
        """Make all pictures of a drill. What was made before, or is just being made, is dropped."""
        self.drop()
        self._fit = fit
        self._is_loading = True
        self._planned = len(set(prepared.stimuli))
        self._waiting = deque()
        frames, history, made = self._frames, self._history, self._waiting.append

        def work(job: Job) -> Before:
            frames.prepare(prepared.stimuli, fit.size, fit.stage_rgb, made, job.is_cancelled)
            with history() as reader:
                return what_came_before(reader, prepared.spec, today)

        self._job = self._jobs.run(work, self._on_job_done, owner=self, on_problem=self._on_job_problem)
        self._timer.start(LOOK_EVERY_MS)
        self._progress_timer.start(PATIENCE_MS)

    def drop(self) -> None:
        """Let go of all of them; nothing is made any more."""
        if self._job is not None:
            self._job.cancel()
        self._timer.stop()
        self._progress_timer.stop()
        self._is_loading = False
        self._waiting = deque()  # a job that is being given up may still put its last frame into the old one
        self._pixmaps.clear()

    def _on_job_done(self, before: Before) -> None:
        self._is_loading = False
        self.known.emit(before)
        self._timer.start(0)

    def _on_job_problem(self, problem: UserProblem) -> None:
        self.drop()
        self.failed.emit(problem)

    @Slot()
    def _on_timer_timeout(self) -> None:
        """Pixmaps can only be made on the GUI thread: one a turn of the event loop."""
        if self._waiting:
            frame = self._waiting.popleft()
            self._pixmaps[frame.stimulus] = self._pixmap_of(frame)
            self._timer.start(0)
        elif self._is_loading:
            self._timer.start(LOOK_EVERY_MS)
        else:
            self._progress_timer.stop()
            self.ready.emit()

    @Slot()
    def _on_progress_timer_timeout(self) -> None:
        self.progressed.emit(self.made, self._planned)
        self._progress_timer.start(TELL_EVERY_MS)

    def _pixmap_of(self, frame: Frame) -> QPixmap:
        assert self._fit is not None
        size = frame.size
        image = QImage(frame.pixels, size, size, size * 4, QImage.Format.Format_RGB32)
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self._fit.pixel_ratio)
        return pixmap
