"""One picture of a pack: is it what its line says, and can it be shown? Its size is known before it is decoded."""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import warnings
from collections.abc import Iterator
from pathlib import Path

import msgspec
from PIL import ExifTags, Image

from gmi_trainer.media.pack_findings import shown
from gmi_trainer.media.pack_layout import FORMAT_OF, MOST_PICTURE_BYTES, suffix_of
from gmi_trainer.media.pack_line import Mismatch

LEAST_SIDE_PX, MOST_SIDE_PX = 200, 2_048
"""Smaller ones are a blur on a large screen; larger ones take the time of many to decode."""

_READ_BYTES = 1 << 20
_UNREADABLE = (
    OSError,
    EOFError,
    SyntaxError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    OverflowError,
    struct.error,
)
"""What Pillow raises over files that make no sense."""


class PictureLine(msgspec.Struct, frozen=True):
    """What a manifest's line says about a file. ``sha256`` empty: nothing that makes sense. ``size``: width and
    height, where they are said."""

    line: int
    file: str
    sha256: str
    size: tuple[object, object]


def file_mismatch(folder: Path, file: str) -> Mismatch | None:
    """What can be seen without opening a picture: it is there, a plain file, and of a sensible size."""
    path = folder / file
    try:
        seen = path.lstat()
        parent = path.parent.lstat()
    except OSError:
        return "a picture's file", f"no file {shown(file)}"
    if stat.S_ISLNK(parent.st_mode) or not stat.S_ISREG(seen.st_mode):
        return "a plain file inside the folder", f"something else called {shown(file)}"
    if seen.st_size > MOST_PICTURE_BYTES:
        return f"a picture of at most {MOST_PICTURE_BYTES // 1_000_000} MB", f"a larger file {shown(file)}"
    return None


def picture_mismatches(folder: Path, said: PictureLine) -> Iterator[Mismatch]:
    """What is the matter with a file that ``file_mismatch`` let pass."""
    path = folder / said.file
    try:
        found = _sha256(path)
    except OSError:
        yield "a file that can be read", f"{shown(said.file)}, which cannot be opened"
        return
    if said.sha256 and found != said.sha256:
        yield "the file whose sha256 stands here", f"another one, with {found}"
    yield from _of_picture(path, said)


def _of_picture(path: Path, said: PictureLine) -> Iterator[Mismatch]:
    wanted = FORMAT_OF[suffix_of(said.file)]
    most = f"at most {MOST_SIDE_PX} pixels a side"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # Pillow's own remarks on strange files; here every size is looked at
            with Image.open(path, formats=tuple(set(FORMAT_OF.values()))) as picture:
                if picture.format != wanted:
                    yield f"a {wanted} picture", f"a {picture.format} picture in {shown(said.file)}"
                size = picture.size
                if max(size) > MOST_SIDE_PX:
                    yield most, _in_pixels(size)
                    return
                yield from _of_size(size, said.size)
                if getattr(picture, "n_frames", 1) > 1:
                    yield "a picture that stands still", "one that moves"
                    return
                picture.load()
                if _is_see_through(picture):
                    yield "a picture with a background", "one that is see-through in places"
                yield from _of_metadata(picture)
    except Image.DecompressionBombError:
        yield most, "a picture that would take far too much memory"
    except _UNREADABLE:
        yield "a picture that can be read", f"{shown(said.file)}, which is not whole or none at all"


def _of_size(size: tuple[int, int], said: tuple[object, object]) -> Iterator[Mismatch]:
    if size[0] != size[1]:
        yield "a square picture", _in_pixels(size)
    elif size[0] < LEAST_SIDE_PX:
        yield f"at least {LEAST_SIDE_PX} pixels a side", _in_pixels(size)
    if any(isinstance(one, int) and one != two for one, two in zip(said, size, strict=True)):
        yield "width and height as the picture has them", _in_pixels(size)


def _of_metadata(picture: Image.Image) -> Iterator[Mismatch]:
    """A photograph may know where it was made, or ask to be turned or mirrored by whoever shows it."""
    exif = picture.getexif()
    is_turned = exif.get(ExifTags.Base.Orientation, 1) != 1
    has_place = bool(exif.get_ifd(ExifTags.IFD.GPSInfo))
    if is_turned:
        yield "a picture that is stored as it is shown", "one that a camera marked to be turned"
    if has_place:
        yield "a picture that does not tell where it was made", "a place (EXIF)"
    if exif and not (is_turned or has_place):
        yield "a picture without a camera's notes", "notes (EXIF)"


def _is_see_through(picture: Image.Image) -> bool:
    """What lies behind such a place is black, or whatever was there before."""
    return picture.has_transparency_data and any(picture.convert("RGBA").getchannel("A").histogram()[:-1])


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0)), "rb") as stream:
        while piece := stream.read(_READ_BYTES):
            digest.update(piece)
    return digest.hexdigest()


def _in_pixels(size: tuple[int, int]) -> str:
    return f"{size[0]} x {size[1]} pixels"
