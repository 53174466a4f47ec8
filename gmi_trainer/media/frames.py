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
    """Makes frames (ports.FrameMaker) from the pictures of one library folder.

    Pillow is read with the first frames: the window opens without it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

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

        from gmi_trainer.media.frame_drawing import FrameDrawing

        drawing = FrameDrawing(self._folder, size, stage_rgb)
        frames: list[Frame] = []

        def make(stimulus: Stimulus) -> Frame | None:
            return None if cancelled() else drawing.draw(stimulus)

        with ThreadPoolExecutor(WORKERS, thread_name_prefix="frames") as pool:
            for frame in pool.map(make, tuple(stimuli)):
                if frame is None:
                    break
                frames.append(frame)
                progress(len(frames))
        return tuple(frames)
