"""Pictures made ready before a block: decoded, mirrored, turned and masked at the size they are shown."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.services.ports import Frame

WORKERS = 2
LARGEST_FILE_BYTES = 20_000_000
LARGEST_PIXELS = 40_000_000
FORMATS = ("WEBP", "PNG", "JPEG")
MASK_OVERSAMPLING = 4
INSET_PX = 2
"""How far the disc stays from the square's edge, where a turned picture has a ragged rim that hints at the turn."""


class PillowFrames:
    """Makes frames (ports.FrameMaker) from the pictures of one library folder."""

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
        mask = _disc(size)
        frames: list[Frame] = []

        def make(stimulus: Stimulus) -> Frame | None:
            return None if cancelled() else self._frame(stimulus, size, stage_rgb, mask)

        with ThreadPoolExecutor(WORKERS, thread_name_prefix="frames") as pool:
            for frame in pool.map(make, tuple(stimuli)):
                if frame is None:
                    break
                frames.append(frame)
                progress(len(frames))
        return tuple(frames)

    def _frame(
        self, stimulus: Stimulus, size: int, stage_rgb: tuple[int, int, int], mask: Image.Image
    ) -> Frame:
        picture = _open(self._folder / stimulus.picture.file, size)
        if stimulus.mirrored:
            picture = ImageOps.mirror(picture)
        if stimulus.rotation_deg % 360:
            picture = _turned(picture, stimulus.rotation_deg)
        stage = Image.new("RGB", (size, size), stage_rgb)
        stage.paste(picture, (0, 0), mask)
        return Frame(stimulus, size, stage.convert("RGBA").tobytes("raw", "BGRA"))


def _open(path: Path, size: int) -> Image.Image:
    """A picture as a square of ``size`` pixels; every way in which a file can be wrong has its problem."""
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise UserProblem(Problem.PICTURE_TOO_LARGE, file=path.name)
        with Image.open(path, formats=FORMATS) as opened:
            if opened.width * opened.height > LARGEST_PIXELS:
                raise UserProblem(Problem.PICTURE_TOO_LARGE, file=path.name)
            square = opened.convert("RGB")
    except FileNotFoundError as error:
        raise UserProblem(Problem.PICTURE_MISSING, file=path.name) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UserProblem(Problem.PICTURE_TOO_LARGE, file=path.name) from error
    except (OSError, EOFError, SyntaxError, ValueError, struct.error) as error:
        raise UserProblem(Problem.PICTURE_UNREADABLE, file=path.name) from error
    return ImageOps.fit(square, (size, size), Image.Resampling.LANCZOS)


def _turned(picture: Image.Image, clockwise_deg: int) -> Image.Image:
    """Quarter turns move pixels; other turns interpolate. Pillow turns anticlockwise."""
    quarter = {
        90: Image.Transpose.ROTATE_270,
        180: Image.Transpose.ROTATE_180,
        270: Image.Transpose.ROTATE_90,
    }.get(clockwise_deg % 360)
    if quarter is not None:
        return picture.transpose(quarter)
    return picture.rotate(-clockwise_deg, Image.Resampling.BICUBIC)


def _disc(size: int) -> Image.Image:
    """The round frame with a smooth edge."""
    large = size * MASK_OVERSAMPLING
    inset = INSET_PX * MASK_OVERSAMPLING
    mask = Image.new("L", (large, large), 0)
    ImageDraw.Draw(mask).ellipse((inset, inset, large - 1 - inset, large - 1 - inset), fill=255)
    return mask.resize((size, size), Image.Resampling.BOX)
