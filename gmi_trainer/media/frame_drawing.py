"""One picture drawn as it is shown: a disc on the stage's colour, mirrored and turned."""

from __future__ import annotations

import struct
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import Picture, Stimulus
from gmi_trainer.services.ports import Frame

LARGEST_FILE_BYTES = 20_000_000
LARGEST_PIXELS = 40_000_000
FORMATS = ("WEBP", "PNG", "JPEG")
MASK_OVERSAMPLING = 4
INSET_PX = 2
"""How far the disc stays from the square's edge, where a turned picture has a ragged rim that hints at the turn."""


class FrameDrawing:
    """Draws frames of one size on one stage. ``packs``: the folder with the packs that were brought in."""

    def __init__(
        self, folder: Path, size: int, stage_rgb: tuple[int, int, int], packs: Path | None = None
    ) -> None:
        self._folder = folder
        self._packs = packs
        self._size = size
        self._stage_rgb = stage_rgb
        self._mask = _disc(size)

    def draw(self, stimulus: Stimulus) -> Frame:
        """One frame. UserProblem: PICTURE_MISSING, PICTURE_TOO_LARGE or PICTURE_UNREADABLE."""
        return self.drawn(stimulus, _open(self._file_of(stimulus.picture), self._size))

    def drawn(self, stimulus: Stimulus, picture: Image.Image) -> Frame:
        """The same of a picture that is a square of the right size already."""
        size = self._size
        if stimulus.mirrored:
            picture = ImageOps.mirror(picture)
        if stimulus.rotation_deg % 360:
            picture = _turned(picture, stimulus.rotation_deg)
        return Frame(stimulus, size, self.on_stage(picture).convert("RGBA").tobytes("raw", "BGRA"))

    def on_stage(self, picture: Image.Image) -> Image.Image:
        """A square of the right size as a disc on the stage."""
        stage = Image.new("RGB", (self._size, self._size), self._stage_rgb)
        stage.paste(picture, (0, 0), self._mask)
        return stage

    def _file_of(self, picture: Picture) -> Path:
        folder = self._folder if not picture.pack or self._packs is None else self._packs / picture.pack
        return folder / picture.file


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
