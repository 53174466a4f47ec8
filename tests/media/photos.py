"""Photos as cameras and phones make them: turned, with a place and a camera in them, cut off, and not photos at all."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

from tests.media.library import BLUE, GREEN, RED, WHITE

CAMERA = "Zebracam 3000"
ORIENTATION, MODEL, WHEN, GPS = 0x0112, 0x0110, 0x0132, 0x8825
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>zebra-lighthouse</x:xmpmeta>"


def upright(width: int = 400, height: int = 300) -> Image.Image:
    """Red, green (top), blue, white (bottom): how it is held can be told."""
    picture = Image.new("RGB", (width, height), RED)
    half, middle = width // 2, height // 2
    picture.paste(GREEN, (half, 0, width, middle))
    picture.paste(BLUE, (0, middle, half, height))
    picture.paste(WHITE, (half, middle, width, height))
    return picture


HELD = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""By its EXIF value: how the camera stored a scene that was upright."""


def notes(orientation: int) -> Image.Exif:
    """What a phone writes: camera, moment, place."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MODEL], exif[WHEN] = orientation, CAMERA, "2026:11:21 10:00:00"
    degrees = (IFDRational(47), IFDRational(22), IFDRational(5))
    exif.get_ifd(GPS).update({1: "N", 2: degrees, 3: "E", 4: degrees})
    return exif


def write_photo(file: Path, picture: Image.Image | None = None, *, orientation: int = 1) -> Path:
    """A photo with everything in it that must not stay."""
    scene = picture if picture is not None else upright()
    held = HELD[orientation]
    stored = scene.transpose(held) if held is not None else scene
    more = PngInfo()
    more.add_itxt("XML:com.adobe.xmp", XMP.decode())  # where PNG has it; the others take it as a whole
    stored.save(
        file,
        exif=notes(orientation),
        icc_profile=srgb_profile(),
        xmp=XMP,
        pnginfo=more,
        comment=XMP,
        quality=95,
    )
    return file


def srgb_profile() -> bytes:
    """The usual one."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def profile_with_red_and_blue_changed() -> bytes:
    """A right profile of an odd device: what it calls red is blue on any screen."""
    return srgb_profile().replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that say they are a picture of any size."""

    def chunk(name: bytes, content: bytes) -> bytes:
        body = name + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


def opened(content: bytes) -> Image.Image:
    """What was kept, as any program would read it."""
    return Image.open(io.BytesIO(content))
