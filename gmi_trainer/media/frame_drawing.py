"""One picture drawn as it is shown: a disc on the stage's colour, mirrored and turned."""

from __future__ import annotations

import math
import struct
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import Picture, Stimulus
from gmi_trainer.services.picture_ports import Frame

LARGEST_FILE_BYTES = 20_000_000
LARGEST_PIXELS = 40_000_000
FORMATS = ("WEBP", "PNG", "JPEG")
MASK_OVERSAMPLING = 4
INSET_PX = 2
"""How far the disc stays from the square's edge, where a turned picture has a ragged rim that hints at the turn."""

STRIPS = 24
"""A turned picture is worked out in so many strips, each as wide as the disc: a fifth of the work is saved."""

SMALLER_FOR_A_TURN = Image.Resampling.HAMMING
"""Pillow's oblique turns sharpen (edges by a tenth): a picture made smaller with LANCZOS would be sharper turned than
upright. With this one it is as sharp, to a hundredth, and is there sooner."""

QUARTERS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
"""Quarter turns only move pixels. Pillow turns anticlockwise."""


class FrameDrawing:
    """Draws frames of one size on one stage. ``packs``: the folder with the packs that were brought in.

    What does not depend on the picture is made once, so that several threads can draw with it.
    """

    def __init__(
        self, folder: Path, size: int, stage_rgb: tuple[int, int, int], packs: Path | None = None
    ) -> None:
        self._folder = folder
        self._packs = packs
        self._size = size
        self._stage_rgb = stage_rgb
        self._mask = _disc(size)
        self._strips = tuple((box, self._mask.crop(box)) for box in _strips(size))

    def draw(self, stimulus: Stimulus) -> Frame:
        """One frame. UserProblem: PICTURE_MISSING, PICTURE_TOO_LARGE or PICTURE_UNREADABLE."""
        smaller = SMALLER_FOR_A_TURN if stimulus.rotation_deg % 90 else Image.Resampling.LANCZOS
        return self.drawn(stimulus, _open(self._file_of(stimulus.picture), self._size, smaller))

    def drawn(self, stimulus: Stimulus, picture: Image.Image) -> Frame:
        """The same of a picture that is a square already, no larger than the frame."""
        if stimulus.rotation_deg % 90:
            stage = self._obliquely(picture, stimulus.rotation_deg, mirrored=stimulus.mirrored)
        else:
            stage = self.on_stage(_upright(picture, self._size, stimulus))
        return Frame(stimulus, self._size, stage.convert("RGBA").tobytes("raw", "BGRA"))

    def on_stage(self, picture: Image.Image) -> Image.Image:
        """A square of the right size as a disc on the stage."""
        stage = self._empty_stage()
        stage.paste(picture, (0, 0), self._mask)
        return stage

    def _obliquely(self, picture: Image.Image, clockwise_deg: int, *, mirrored: bool) -> Image.Image:
        """Enlarged, mirrored and turned in one step, and only where the disc is: this is what takes the time.

        Pillow asks for the place in the picture of each pixel on the stage, so the turn is the other way round.
        """
        scale = picture.width / self._size
        turn = math.radians(clockwise_deg)
        cos, sin = scale * math.cos(turn), scale * math.sin(turn)
        right = (-cos, -sin) if mirrored else (cos, sin)
        down = (-sin, cos)
        middle, centre = picture.width / 2, self._size / 2
        stage = self._empty_stage()
        for box, mask in self._strips:
            from_x, from_y = box[0] - centre, box[1] - centre
            numbers = (
                *right,
                middle + right[0] * from_x + right[1] * from_y,
                *down,
                middle + down[0] * from_x + down[1] * from_y,
            )
            extent = (box[2] - box[0], box[3] - box[1])
            part = picture.transform(extent, Image.Transform.AFFINE, numbers, Image.Resampling.BICUBIC)
            stage.paste(part, box[:2], mask)
        return stage

    def _empty_stage(self) -> Image.Image:
        return Image.new("RGB", (self._size, self._size), self._stage_rgb)

    def _file_of(self, picture: Picture) -> Path:
        folder = self._folder if not picture.pack or self._packs is None else self._packs / picture.pack
        return folder / picture.file


def _open(path: Path, size: int, smaller: Image.Resampling) -> Image.Image:
    """A picture as a square of at most ``size`` pixels; every way in which a file can be wrong has its problem."""
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise UserProblem(Problem.PICTURE_TOO_LARGE, file=path.name)
        with Image.open(path, formats=FORMATS) as opened:
            if opened.width * opened.height > LARGEST_PIXELS:
                raise UserProblem(Problem.PICTURE_TOO_LARGE, file=path.name)
            opened.draft("RGB", (size, size))  # a JPEG that is far too large is decoded smaller
            picture = opened.convert("RGB")
    except FileNotFoundError as error:
        raise UserProblem(Problem.PICTURE_MISSING, file=path.name) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UserProblem(Problem.PICTURE_TOO_LARGE, file=path.name) from error
    except (OSError, EOFError, SyntaxError, ValueError, struct.error) as error:
        raise UserProblem(Problem.PICTURE_UNREADABLE, file=path.name) from error
    side = min(size, *picture.size)
    if picture.size == (side, side):
        return picture
    return ImageOps.fit(picture, (side, side), smaller)


def _upright(picture: Image.Image, size: int, stimulus: Stimulus) -> Image.Image:
    """At its size, mirrored and turned by whole quarters: after the size nothing but pixels that move."""
    if picture.width != size:
        picture = picture.resize((size, size), Image.Resampling.LANCZOS)
    if stimulus.mirrored:
        picture = ImageOps.mirror(picture)
    quarter = QUARTERS.get(stimulus.rotation_deg % 360)
    return picture if quarter is None else picture.transpose(quarter)


def _disc(size: int) -> Image.Image:
    """The round frame with a smooth edge. A quarter is drawn; the others are its mirror images."""
    half = (size + 1) // 2
    inset, end = INSET_PX * MASK_OVERSAMPLING, (size - INSET_PX) * MASK_OVERSAMPLING - 1
    large = Image.new("L", (half * MASK_OVERSAMPLING, half * MASK_OVERSAMPLING), 0)
    ImageDraw.Draw(large).ellipse((inset, inset, end, end), fill=255)
    quarter = large.resize((half, half), Image.Resampling.BOX)
    mask = Image.new("L", (size, size))
    above = Image.new("L", (size, half))
    above.paste(quarter, (0, 0))
    above.paste(ImageOps.mirror(quarter), (size - half, 0))
    mask.paste(above, (0, 0))
    mask.paste(ImageOps.flip(above), (0, size - half))
    return mask


def _strips(size: int) -> tuple[tuple[int, int, int, int], ...]:
    """Boxes across the square, one below the other, each no wider than the disc is there."""
    radius = size / 2
    boxes = []
    for number in range(STRIPS):
        top, bottom = size * number // STRIPS, size * (number + 1) // STRIPS
        off = max(0.0, top - radius, radius - bottom)  # how far the nearest line of it is from the middle
        wide = math.sqrt(radius * radius - off * off)
        left, right = math.floor(radius - wide), math.ceil(radius + wide)
        if top < bottom:
            boxes.append((left, top, right, bottom))
    return tuple(boxes)
