"""Reads photos from where a person keeps them, and keeps the picture only (own_picture_ports.PhotoFiles).

Upright, in sRGB, of a sensible size; nothing else that was in the file comes along: no place, time, camera or name.
"""

from __future__ import annotations

import hashlib
import os
import stat
import struct
from collections.abc import Collection, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms

from gmi_trainer.domain.own_picture import PhotoSize
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.media.photo_endings import photo_endings, reads_heic
from gmi_trainer.services.own_picture_ports import FoundPhotos, Photo

LARGEST_FILE_BYTES = 60_000_000
LARGEST_PIXELS = 50_000_000
LARGEST_PIXELS_OF_JPEG = 80_000_000
"""A JPEG is read at a fraction of its size, and takes no more room than a small one."""

LEAST_PX = 200
KEPT_PX = 1280
LONGEST_PX = 16_000  # WebP ends a little above
QUALITY = 86
MOST_FILES = 5_000
DEEPEST_FOLDER = 4
FORMATS = ("JPEG", "PNG", "WEBP")
HEIC = "HEIF"
PAPER = (255, 255, 255)
"""What is see-through lies on this."""

_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_NOT_WHOLE = (
    OSError,
    EOFError,
    SyntaxError,
    ValueError,
    struct.error,
    LookupError,
    TypeError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    MemoryError,
)
"""What Pillow's readers raise for files that are cut off or make no sense."""


class PillowPhotoFiles:
    """Opens files for reading only. HEIC is read where ``pillow-heif`` is installed."""

    def __init__(self) -> None:
        self._endings = photo_endings()
        self._formats = (*FORMATS, HEIC) if _take_heic() else FORMATS

    def find(self, chosen: Sequence[Path]) -> FoundPhotos:
        """Files whatever they end in, since somebody chose them; of a folder those that look like photos."""
        found = [file for one in chosen for file in (self._in_folder(one) if os.path.isdir(one) else (one,))]  # noqa: PTH112 - never raises
        files = tuple(dict.fromkeys(found))
        return FoundPhotos(files[:MOST_FILES], max(0, len(files) - MOST_FILES))

    def read(self, file: Path, known: Collection[str] = ()) -> Photo | None:
        """UserProblem: PHOTO_OUT_OF_REACH, PHOTO_NOT_A_PICTURE, PHOTO_TOO_LARGE, PHOTO_TOO_SMALL, PHOTO_NOT_WHOLE."""
        content = _bytes_of(file)
        source_sha256 = hashlib.sha256(content).hexdigest()
        if source_sha256 in known:
            return None
        picture = self._picture_in(content, file.name)
        kept = BytesIO()
        picture.save(kept, "WEBP", quality=QUALITY, method=4)
        stored = kept.getvalue()
        return Photo(
            stored,
            PhotoSize(picture.width, picture.height),
            hashlib.sha256(stored).hexdigest(),
            source_sha256,
        )

    def _picture_in(self, content: bytes, name: str) -> Image.Image:
        try:
            opened = Image.open(BytesIO(content), formats=self._formats)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise _too_large(name, LARGEST_PIXELS) from error
        except _NOT_WHOLE as error:
            endings = ", ".join(self._endings)
            raise UserProblem(Problem.PHOTO_NOT_A_PICTURE, file=name, endings=endings) from error
        with opened:
            _check_size(opened, name)
            try:
                return _plain(opened)
            except _NOT_WHOLE as error:
                raise UserProblem(Problem.PHOTO_NOT_WHOLE, file=name) from error

    def _in_folder(self, folder: Path) -> Iterator[Path]:
        """By name, without what is hidden, and not down into other folders for ever; links are not followed."""
        depth = len(folder.parts)
        for where, folders, files in os.walk(folder):
            inside = len(Path(where).parts) - depth < DEEPEST_FOLDER
            folders[:] = sorted(name for name in folders if not name.startswith(".")) if inside else []
            for name in sorted(files):
                if not name.startswith(".") and name.lower().endswith(self._endings):
                    yield Path(where, name)


def _take_heic() -> bool:
    """An extra that is not ours: whoever installs it can bring in the photos of some phones as they are."""
    if not reads_heic():
        return False
    from pillow_heif import register_heif_opener

    register_heif_opener()
    return True


def _bytes_of(file: Path) -> bytes:
    """A plain file, no larger than a photo is. Never a device, nor a pipe, on which one would wait for ever."""
    try:
        facts = file.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise UserProblem(Problem.PHOTO_OUT_OF_REACH, file=file.name)
        if facts.st_size > LARGEST_FILE_BYTES:
            raise _too_large(file.name, LARGEST_PIXELS)
        with file.open("rb") as stream:
            content = stream.read(LARGEST_FILE_BYTES + 1)
    except OSError as error:
        raise UserProblem(Problem.PHOTO_OUT_OF_REACH, file=file.name) from error
    if len(content) > LARGEST_FILE_BYTES:  # it has grown meanwhile
        raise _too_large(file.name, LARGEST_PIXELS)
    return content


def _check_size(opened: Image.Image, name: str) -> None:
    """Before a single pixel is read."""
    most = LARGEST_PIXELS_OF_JPEG if opened.format in ("JPEG", "MPO") else LARGEST_PIXELS
    if opened.width * opened.height > most:
        raise _too_large(name, most)
    if min(opened.width, opened.height) < LEAST_PX:
        raise UserProblem(Problem.PHOTO_TOO_SMALL, file=name, least=LEAST_PX)


def _too_large(name: str, most: int) -> UserProblem:
    return UserProblem(Problem.PHOTO_TOO_LARGE, file=name, most=most // 1_000_000)


def _plain(opened: Image.Image) -> Image.Image:
    """The pixels alone, on a sheet of their own: what else was in the file stays behind with it."""
    turn = _turn_of(opened)
    profile = opened.info.get("icc_profile")
    longest = _longest_kept(PhotoSize(opened.width, opened.height))
    opened.draft(opened.mode, (longest, longest))  # a JPEG is read at a fraction of its size
    opened.load()
    picture = _without_transparency(_eight_bits(opened))
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
    picture = _in_srgb(picture, profile)
    if turn is not None:
        picture = picture.transpose(turn)
    sheet = Image.new("RGB", picture.size)
    sheet.paste(picture)
    return sheet


def _longest_kept(size: PhotoSize) -> int:
    """A very long photo keeps enough of its shorter side."""
    return min(max(KEPT_PX, LEAST_PX * size.longer // size.shorter), LONGEST_PX)


def _turn_of(opened: Image.Image) -> Image.Transpose | None:
    """How the camera was held. Notes that make no sense say nothing about it."""
    try:
        return _UPRIGHT.get(opened.getexif().get(_ORIENTATION, 1))
    except _NOT_WHOLE:
        return None


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Some cameras and scanners write 16 bits of grey, which a plain conversion would cut off at white."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return picture if picture.mode != "F" else picture.convert("L")


def _without_transparency(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGB", "L", "CMYK", "LAB"):
        return picture
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layers = picture.convert("RGBA")
    sheet = Image.new("RGB", layers.size, PAPER)
    sheet.paste(layers, mask=layers.getchannel("A"))
    return sheet


def _in_srgb(picture: Image.Image, profile: object) -> Image.Image:
    """Colours as the camera meant them. A profile that makes no sense, or fits another picture, is passed over."""
    if isinstance(profile, bytes) and profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            made = ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            made = None
        if made is not None:
            return made
    return picture.convert("RGB")
