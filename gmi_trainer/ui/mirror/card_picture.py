"""The picture of a card: round, on the stage's own colour. Made in the background; until then there is none."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.services.picture_ports import Frame, FrameMaker
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.theme.look import Look

SIDE_PX = 300


class CardPicture(QWidget):
    """Shows one of several postures. A screen reader hears the words instead."""

    made = Signal()

    def __init__(
        self, look: Look, frames: FrameMaker, jobs: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._frames = frames
        self._jobs = jobs
        self._job: Job | None = None
        self._pixmaps: dict[str, QPixmap] = {}
        self._posture = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def posture(self) -> str:
        """The one in view; empty: none."""
        return self._posture if self._posture in self._pixmaps else ""

    def load(self, stimuli: Mapping[str, Stimulus]) -> None:
        """Make them, by posture. What was made before is dropped."""
        self.drop()
        if not stimuli:
            return
        side = round(self._look.px(SIDE_PX) * self.devicePixelRatioF())
        calm, frames, wanted = self._look.colour("calm"), self._frames, tuple(stimuli.values())
        ground = (calm.red(), calm.green(), calm.blue())
        names = {stimulus: posture for posture, stimulus in stimuli.items()}

        def work(job: Job) -> tuple[Frame, ...]:
            made: list[Frame] = []
            frames.prepare(wanted, side, ground, made.append, job.is_cancelled)
            return tuple(made)

        def on_done(made: tuple[Frame, ...]) -> None:
            self._pixmaps = {names[frame.stimulus]: _pixmap_of(frame) for frame in made}
            self.made.emit()

        self._job = self._jobs.run(work, on_done, owner=self, on_problem=self._on_problem)

    def show_posture(self, posture: str) -> None:
        """From now on."""
        self._posture = posture
        self.update()

    def drop(self) -> None:
        """Let go of all of them."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._pixmaps = {}
        self._posture = ""

    def sizeHint(self) -> QSize:
        side = self._look.px(SIDE_PX)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        side = self._look.px(120)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        pixmap = self._pixmaps.get(self._posture)
        if pixmap is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        side = min(self.width(), self.height(), self._look.px(SIDE_PX))
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))

    def _on_problem(self, _problem: UserProblem) -> None:
        """The words are enough."""


def _pixmap_of(frame: Frame) -> QPixmap:
    size = frame.size
    return QPixmap.fromImage(QImage(frame.pixels, size, size, size * 4, QImage.Format.Format_RGB32))
