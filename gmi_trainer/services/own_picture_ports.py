"""What photos of one's own need of the world. Adapters implement these Protocols; bootstrap joins them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Protocol

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.own_picture import OwnPicture, PhotoSize, RoundFrame
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.own_ports import Undo


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as it will be kept: upright, of a sensible size, with nothing in it but the picture.

    ``source_sha256`` is the fingerprint of the file; its name is nowhere.
    """

    content: bytes
    size: PhotoSize
    sha256: str
    source_sha256: str


@dataclass(frozen=True, slots=True)
class FoundPhotos:
    """The files that a choice comes to. ``more``: how many others were left for another time."""

    files: tuple[Path, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """A photo to look at: rows of 4 bytes a pixel (blue, green, red, 255) without padding."""

    width: int
    height: int
    pixels: bytes


class PhotoFiles(Protocol):
    """Reads photos from wherever the person keeps them, and touches nothing there. Slow: for background jobs."""

    def find(self, chosen: Sequence[Path]) -> FoundPhotos:
        """Files as they are, and the photos in folders. What is hidden in them stays out."""
        ...

    def read(self, file: Path, known: Collection[str] = ()) -> Photo | None:
        """None where its ``source_sha256`` is known. UserProblem, in one sentence, where a file is no photo that
        can be used."""
        ...


class OwnPictureLog(Protocol):
    """The write side, on the window's connection. All of it is durable when a call returns."""

    def all(self) -> tuple[OwnPicture, ...]:
        """All of them without their pixels, in the order in which they came."""
        ...

    def sources(self) -> frozenset[str]:
        """The fingerprints of the files that they were read from."""
        ...

    def add(self, photo: Photo, part: BodyPart) -> str | None:
        """Keep a photo of which no side is said yet; its uuid. None where the same one is here already."""
        ...

    def say(self, uuid: str, part: BodyPart, side: Side | None) -> Undo:
        """What it shows."""
        ...

    def put_frame(self, uuid: str, frame: RoundFrame) -> Undo:
        """What of it is seen."""
        ...

    def remove(self, uuids: Sequence[str]) -> Undo:
        """They go, and their bytes are written over; the way back brings them again."""
        ...


class OwnPictureReader(Protocol):
    """The read side, inside one background job."""

    def all(self) -> tuple[OwnPicture, ...]:
        """All of them without their pixels."""
        ...

    def content(self, uuid: str) -> bytes | None:
        """The photo itself, as it is kept; None where it is gone."""
        ...


class OwnPictureLooks(Protocol):
    """Draws photos that are kept in a record. Slow: for background jobs."""

    def whole(self, picture: OwnPicture, longest_px: int) -> Look:
        """The whole photo, no larger than that. UserProblem(OWN_PICTURE_UNREADABLE)."""
        ...

    def round(
        self,
        pictures: Sequence[OwnPicture],
        size: int,
        ground_rgb: tuple[int, int, int],
        cancelled: Callable[[], bool],
    ) -> tuple[tuple[OwnPicture, Look], ...]:
        """As the drill shows them, on a ground. What cannot be read is left out."""
        ...
