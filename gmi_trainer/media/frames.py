"""Pictures made ready before a block: decoded, mirrored, turned and masked at the size they are shown."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from gmi_trainer.domain.stimulus import Stimulus
    from gmi_trainer.services.picture_ports import Frame

FEWEST_WORKERS, MOST_WORKERS = 2, 4
AHEAD = 2
"""For each worker so many pictures may be done or under way that nobody has taken yet."""

T = TypeVar("T")
R = TypeVar("R")


class PillowFrames:
    """Makes frames (picture_ports.FrameMaker) from the pictures of one library folder, and of the packs beside it.

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
        made: Callable[[Frame], None],
        cancelled: Callable[[], bool],
    ) -> None:
        """All frames in order."""
        from gmi_trainer.domain.problems import UserProblem
        from gmi_trainer.media.frame_drawing import FrameDrawing
        from gmi_trainer.services.picture_ports import PicturesUnusable

        drawing = FrameDrawing(self._folder, size, stage_rgb, self._packs)
        problems: list[tuple[UserProblem, str]] = []

        def make(stimulus: Stimulus) -> Frame | tuple[UserProblem, str] | None:
            try:
                return None if cancelled() else drawing.draw(stimulus)
            except UserProblem as problem:
                return problem, stimulus.picture.sha256

        for one in side_by_side(make, stimuli):
            if one is None:
                break
            if isinstance(one, tuple):
                problems.append(one)
            elif not problems:
                made(one)
        if problems:
            raise PicturesUnusable(problems[0][0], frozenset(name for _, name in problems))


def side_by_side(work: Callable[[T], R], wanted: Iterable[T]) -> Iterator[R]:
    """Do ``work`` in a few threads, and give what comes of it in order: Pillow lets go of the interpreter while it
    works. Only a few are under way at a time, so that what a worker holds is bounded, however many there are."""
    from concurrent.futures import Future, ThreadPoolExecutor

    workers = max(FEWEST_WORKERS, min(MOST_WORKERS, os.cpu_count() or FEWEST_WORKERS))
    with ThreadPoolExecutor(workers, thread_name_prefix="frames") as pool:
        under_way: deque[Future[R]] = deque()
        for one in wanted:
            under_way.append(pool.submit(work, one))
            if len(under_way) >= workers * AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
