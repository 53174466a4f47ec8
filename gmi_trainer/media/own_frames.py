"""A person's own pictures made ready: the same way as those of the library, out of the record instead of a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from gmi_trainer.domain.own_picture import OwnPicture
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.media.frames import WORKERS
from gmi_trainer.services.own_picture_ports import Look, OwnPictureReader
from gmi_trainer.services.ports import Frame, PicturesUnusable

if TYPE_CHECKING:
    from PIL.Image import Image


class OwnPictureFrames:
    """Makes frames (ports.FrameMaker) and looks (own_picture_ports.OwnPictureLooks) of one record's own pictures.

    Pillow is read with the first of them, in the job that wants it.
    """

    def __init__(self, reader: Callable[[], AbstractContextManager[OwnPictureReader]]) -> None:
        self._reader = reader

    def prepare(
        self,
        stimuli: Iterable[Stimulus],
        size: int,
        stage_rgb: tuple[int, int, int],
        progress: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> tuple[Frame, ...]:
        """All frames in order. Each photo is read and cut once, however often it is shown."""
        from concurrent.futures import ThreadPoolExecutor

        from gmi_trainer.media.frame_drawing import FrameDrawing
        from gmi_trainer.media.own_drawing import cut_out

        wanted = tuple(stimuli)
        drawing = FrameDrawing(Path(), size, stage_rgb)
        with self._reader() as reader:
            own = {picture.shown_sha256: picture for picture in reader.all()}
            contents = {
                name: reader.content(own[name].uuid) if name in own else None
                for name in dict.fromkeys(stimulus.picture.sha256 for stimulus in wanted)
            }

        def cut(name: str) -> Image | None:
            content = contents[name]
            if content is None or cancelled():
                return None
            return cut_out(content, own[name], size)

        def draw(stimulus: Stimulus) -> Frame | None:
            square = squares[stimulus.picture.sha256]
            assert square is not None, "those that cannot be read are told before"
            return None if cancelled() else drawing.drawn(stimulus, square)

        frames: list[Frame] = []
        with ThreadPoolExecutor(WORKERS, thread_name_prefix="frames") as pool:
            squares = dict(zip(contents, pool.map(cut, contents), strict=True))
            if cancelled():
                return ()
            unusable = frozenset(name for name, square in squares.items() if square is None)
            if unusable:
                raise PicturesUnusable(UserProblem(Problem.OWN_PICTURE_UNREADABLE), unusable)
            for frame in pool.map(draw, wanted):
                if frame is None:
                    break
                frames.append(frame)
                progress(len(frames))
        return tuple(frames)

    def whole(self, picture: OwnPicture, longest_px: int) -> Look:
        """The photo with all that is around the frame. UserProblem(OWN_PICTURE_UNREADABLE)."""
        from gmi_trainer.media.own_drawing import open_photo, pixels_of

        with self._reader() as reader:
            content = reader.content(picture.uuid)
        photo = open_photo(content, picture) if content is not None else None
        if photo is None:
            raise UserProblem(Problem.OWN_PICTURE_UNREADABLE)
        photo.thumbnail((longest_px, longest_px))
        return Look(photo.width, photo.height, pixels_of(photo))

    def round(
        self,
        pictures: Sequence[OwnPicture],
        size: int,
        ground_rgb: tuple[int, int, int],
        cancelled: Callable[[], bool],
    ) -> tuple[tuple[OwnPicture, Look], ...]:
        """Upright and not mirrored, whether their side was said or not."""
        from gmi_trainer.media.frame_drawing import FrameDrawing
        from gmi_trainer.media.own_drawing import cut_out, pixels_of

        drawing = FrameDrawing(Path(), size, ground_rgb)
        looks = []
        with self._reader() as reader:
            for picture in pictures:
                if cancelled():
                    break
                content = reader.content(picture.uuid)
                square = cut_out(content, picture, size) if content is not None else None
                if square is not None:
                    looks.append((picture, Look(size, size, pixels_of(drawing.on_stage(square)))))
        return tuple(looks)
