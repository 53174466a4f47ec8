"""One of a person's own pictures, cut out of its photo as it is seen through the round frame."""

from __future__ import annotations

import struct
from io import BytesIO

from PIL import Image

from gmi_trainer.domain.own_picture import OwnPicture

LARGEST_PIXELS = 4_000_000
"""More than we ever keep: a record from elsewhere is believed no more than any file."""

FORMAT = ("WEBP",)


def cut_out(content: bytes, picture: OwnPicture, size: int) -> Image.Image | None:
    """What is seen through the frame; what it has beyond the photo is of the photo's mean colour."""
    photo = open_photo(content, picture)
    if photo is None:
        return None
    frame = picture.size.fitted(picture.frame)
    box = (frame.left, frame.top, frame.left + frame.side, frame.top + frame.side)
    if box[0] >= 0 and box[1] >= 0 and box[2] <= photo.width and box[3] <= photo.height:
        return photo.resize((size, size), Image.Resampling.LANCZOS, box=box)
    mean = photo.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    sheet = Image.new("RGB", (frame.side, frame.side), mean)
    sheet.paste(photo, (-frame.left, -frame.top))
    return sheet.resize((size, size), Image.Resampling.LANCZOS)


def open_photo(content: bytes, picture: OwnPicture) -> Image.Image | None:
    """As it was kept; None where it is not what it should be."""
    try:
        with Image.open(BytesIO(content), formats=FORMAT) as opened:
            if opened.size != (picture.size.width, picture.size.height):
                return None
            if opened.width * opened.height > LARGEST_PIXELS:
                return None
            return opened.convert("RGB")
    except (
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
        OSError,
        EOFError,
        SyntaxError,
        ValueError,
        struct.error,
    ):
        return None


def pixels_of(picture: Image.Image) -> bytes:
    """Rows of 4 bytes a pixel: blue, green, red, 255."""
    return picture.convert("RGBA").tobytes("raw", "BGRA")
