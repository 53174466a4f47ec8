"""The pictures of a session's cards, made ready in the background; a card whose picture fails has its words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage, QPixmap

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.services.picture_ports import Frame, FrameMaker
from gmi_trainer.ui.background import Background, Job

SIDE_PX = 640
"""Device pixels of a side: the picture is painted at the size there is room for."""


class CardPictures(QObject):
    """By the place of their cards, from 1."""

    ready = Signal()

    def __init__(
        self, frames: FrameMaker, jobs: Background, parent: QObject | None = None, *, side_px: int = SIDE_PX
    ) -> None:
        super().__init__(parent)
        self._side_px = side_px
        self._frames = frames
        self._jobs = jobs
        self._job: Job | None = None
        self._stimuli: Mapping[int, Stimulus] = {}
        self._pixmaps: dict[Stimulus, QPixmap] = {}

    def load(self, stimuli: Mapping[int, Stimulus], ground: QColor) -> None:
        """Make those of another session, on a ground of this colour."""
        self.drop()
        self._stimuli = stimuli
        if not stimuli:
            return
        wanted, frames = tuple(dict.fromkeys(stimuli.values())), self._frames
        side_px = self._side_px
        rgb = (ground.red(), ground.green(), ground.blue())

        def work(job: Job) -> tuple[Frame, ...]:
            made: list[Frame] = []
            for stimulus in wanted:
                try:
                    frames.prepare([stimulus], side_px, rgb, made.append, job.is_cancelled)
                except UserProblem:  # the words of its card are enough
                    continue
            return tuple(made)

        self._job = self._jobs.run(work, self._on_made, owner=self)

    def at(self, position: int) -> QPixmap | None:
        """That of a card; None where there is none, or not yet."""
        stimulus = self._stimuli.get(position)
        return self._pixmaps.get(stimulus) if stimulus is not None else None

    def words_at(self, position: int) -> str:
        """What is on it, in plain words."""
        stimulus = self._stimuli.get(position)
        return stimulus.picture.alt if stimulus is not None else ""

    def drop(self) -> None:
        """Let go of all of them."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._stimuli = {}
        self._pixmaps.clear()

    def _on_made(self, frames: tuple[Frame, ...]) -> None:
        self._job = None
        for frame in frames:
            side = frame.size
            image = QImage(frame.pixels, side, side, side * 4, QImage.Format.Format_RGB32)
            self._pixmaps[frame.stimulus] = QPixmap.fromImage(image)
        self.ready.emit()
