"""A photo of one's own as a drill shows it: which side, and what of it is seen through the round frame."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.stimulus import Picture
from gmi_trainer.domain.values import dataclass

FEWEST_OWN_PICTURES = 6
"""So many of a part make a drill of one's own."""

SMALLEST_FRAME = 0.2
"""The frame takes at least this much of the photo's shorter side: less would be too coarse to see."""

STEP = 0.04
"""How far one press moves the frame, as a part of its own width."""

SIZE_STEP = 1.08
"""How much one press makes it larger or smaller."""

OWN = "own"
"""Stands for person, view, posture and setting, of which nothing is known."""


@dataclass(frozen=True, slots=True)
class RoundFrame:
    """The square around the round frame, in pixels of the photo. It may reach beyond a photo that is not square."""

    left: int
    top: int
    side: int

    @property
    def text(self) -> str:
        """As part of a name."""
        return f"{self.left},{self.top},{self.side}"


@dataclass(frozen=True, slots=True)
class PhotoSize:
    """How large a photo is, in pixels."""

    width: int
    height: int

    @property
    def shorter(self) -> int:
        """The shorter side."""
        return min(self.width, self.height)

    @property
    def longer(self) -> int:
        """The longer side."""
        return max(self.width, self.height)

    def whole(self) -> RoundFrame:
        """As large as it can be without reaching beyond the photo, in the middle: what a new photo begins with."""
        side = self.shorter
        return RoundFrame((self.width - side) // 2, (self.height - side) // 2, side)

    def fitted(self, frame: RoundFrame) -> RoundFrame:
        """The nearest frame that makes sense: neither too small nor larger than the photo, and its middle on it."""
        side = max(round(self.shorter * SMALLEST_FRAME), min(frame.side, self.longer))
        middle = (frame.left + frame.side // 2, frame.top + frame.side // 2)
        left, top = (
            _between(at, side, length) for at, length in zip(middle, (self.width, self.height), strict=True)
        )
        return RoundFrame(left, top, side)


def _between(middle: int, side: int, length: int) -> int:
    """Where a frame starts: inside the photo, or, where it is longer than the photo, halfway over it."""
    if side >= length:
        return (length - side) // 2
    return max(0, min(middle - side // 2, length - side))


def moved(frame: RoundFrame, right: int, down: int, photo: PhotoSize) -> RoundFrame:
    """The frame some steps further, as far as the photo goes."""
    step = max(1, round(frame.side * STEP))
    return photo.fitted(RoundFrame(frame.left + right * step, frame.top + down * step, frame.side))


def put_at(frame: RoundFrame, middle: tuple[int, int], photo: PhotoSize) -> RoundFrame:
    """The frame around another place."""
    half = frame.side // 2
    return photo.fitted(RoundFrame(middle[0] - half, middle[1] - half, frame.side))


def sized(frame: RoundFrame, steps: int, photo: PhotoSize) -> RoundFrame:
    """The frame larger (or smaller, below 0) by some steps, around the same middle as far as the photo allows."""
    side = round(frame.side * SIZE_STEP**steps)
    if side == frame.side:
        side += (steps > 0) - (steps < 0)
    grown = side - frame.side
    return photo.fitted(RoundFrame(frame.left - grown // 2, frame.top - grown // 2, side))


@dataclass(frozen=True, slots=True)
class OwnPicture:
    """One photo in the record, without its pixels. ``side`` None: nobody has said it yet.

    ``sha256`` names the stored photo, whatever is said of it.
    """

    uuid: str
    sha256: str
    part: BodyPart
    side: Side | None
    size: PhotoSize
    frame: RoundFrame

    @property
    def shown_sha256(self) -> str:
        """Names what a drill shows, and its right answer: another side, part or frame makes it another picture.

        History keeps what it was at the time, and rows about pictures never change.
        """
        side = self.side or ""
        return hashlib.sha256(f"{self.sha256} {self.part} {side} {self.frame.text}".encode()).hexdigest()

    def picture(self) -> Picture:
        """As a deck is drawn from; only once its side was said. No name of a file is in it."""
        assert self.side is not None, "a drill shows what is sorted"
        return Picture(
            picture_id=f"own-{self.uuid.replace('-', '')[:12]}",
            part=self.part,
            side=self.side,
            posture=OWN,
            view=OWN,
            rotation_deg=0.0,
            level=1,
            person=OWN,
            setting=OWN,
            alt="A picture of your own",
            sha256=self.shown_sha256,
            file=f"{OWN}/{self.uuid}",
        )

    def with_frame(self, frame: RoundFrame) -> OwnPicture:
        """Seen through another frame."""
        return replace(self, frame=self.size.fitted(frame))
