"""Pictures made ready before a block: decoded, mirrored, turned and masked at the size they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gmi_trainer.domain.stimulus import Stimulus
    from gmi_trainer.services.ports import Frame

WORKERS = 2


class PillowFrames:
    """Makes frames (ports.FrameMaker) from the pictures of one library folder, and of the packs beside it.

    Pillow is read with the first frames: the window opens without it.
    """

    def __init__(self, folder: Path, packs: Path | None = None) -> None:
        self._folder = folder
        self._packs = packs

    def prepare(
        self,
        stimuli: Iterable[Stimulus],
        size: int,
        stage_rgb: tuple[int, int, int],
        progress: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> tuple[Frame, ...]:
        """All frames in order. Pillow lets go of the interpreter while it works, so two threads help."""
        from concurrent.futures import ThreadPoolExecutor

        from gmi_trainer.domain.problems import UserProblem
        from gmi_trainer.media.frame_drawing import FrameDrawing
        from gmi_trainer.services.ports import PicturesUnusable

        drawing = FrameDrawing(self._folder, size, stage_rgb, self._packs)
        frames: list[Frame] = []
        problems: list[tuple[UserProblem, str]] = []

        def make(stimulus: Stimulus) -> Frame | UserProblem | None:
            try:
                return None if cancelled() else drawing.draw(stimulus)
            except UserProblem as problem:
                return problem

        with ThreadPoolExecutor(WORKERS, thread_name_prefix="frames") as pool:
            wanted = tuple(stimuli)
            for stimulus, made in zip(wanted, pool.map(make, wanted), strict=True):
                if made is None:
                    break
                if isinstance(made, UserProblem):
                    problems.append((made, stimulus.picture.sha256))
                else:
                    frames.append(made)
                    progress(len(frames))
        if problems:
            raise PicturesUnusable(problems[0][0], frozenset(name for _, name in problems))
        return tuple(frames)
