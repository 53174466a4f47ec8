"""A person's own pictures made ready: the same way as those of the library, out of the record instead of a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from gmi_trainer.domain.own_picture import OwnPicture
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.media.frames import side_by_side
from gmi_trainer.services.own_picture_ports import Look, OwnPictureReader
from gmi_trainer.services.picture_ports import Frame, PicturesUnusable


class OwnPictureFrames:
    """Makes frames (picture_ports.FrameMaker) and looks (own_picture_ports) of one record's own pictures.

    Pillow is read with the first of them, in the job that wants it.
    """

    def __init__(self, reader: Callable[[], AbstractContextManager[OwnPictureReader]]) -> None:
        self._reader = reader

    def prepare(
        self,
        stimuli: Iterable[Stimulus],
        size: int,
        stage_rgb: tuple[int, int, int],
        made: Callable[[Frame], None],
        cancelled: Callable[[], bool],
    ) -> None:
        """Photo by photo: each is read and cut once, however often it is shown, and let go before the next ones."""
        from gmi_trainer.media.frame_drawing import FrameDrawing
        from gmi_trainer.media.own_drawing import cut_out

        wanted: dict[str, list[Stimulus]] = {}
        for stimulus in stimuli:
            wanted.setdefault(stimulus.picture.sha256, []).append(stimulus)
        drawing = FrameDrawing(Path(), size, stage_rgb)
        unusable: set[str] = set()

        def read(reader: OwnPictureReader) -> Iterator[tuple[str, OwnPicture | None, bytes | None]]:
            own = {picture.shown_sha256: picture for picture in reader.all()}
            for name in wanted:
                picture = own.get(name)
                yield name, picture, reader.content(picture.uuid) if picture is not None else None

        def draw(photo: tuple[str, OwnPicture | None, bytes | None]) -> tuple[str, list[Frame] | None]:
            name, picture, content = photo
            if cancelled():
                return name, []
            if picture is None or content is None:
                return name, None
            side = min(size, picture.size.fitted(picture.frame).side)
            square = cut_out(content, picture, side)
            return name, [drawing.drawn(one, square) for one in wanted[name]] if square is not None else None

        with self._reader() as reader:
            for name, frames in side_by_side(draw, read(reader)):
                if cancelled():
                    return
                if frames is None:
                    unusable.add(name)
                elif not unusable:
                    for frame in frames:
                        made(frame)
        if unusable:
            raise PicturesUnusable(UserProblem(Problem.OWN_PICTURE_UNREADABLE), frozenset(unusable))

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
