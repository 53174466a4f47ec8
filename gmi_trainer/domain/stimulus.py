"""What a stimulus is: a picture of a limb, perhaps mirrored, turned in the plane."""

from __future__ import annotations

from enum import StrEnum

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.values import dataclass

ROTATIONS = (0, 45, 90, 135, 180, -135, -90, -45)
"""The eight turns of a drill, in degrees clockwise from upright (science: Parsons' task as used since)."""

UPRIGHT_ROTATIONS = (0, 45, -45)
"""Level 1 shows pictures upright or turned by at most 45 degrees."""

TURN_FREE_DEG = 15
"""Within this much of upright or upside-down a turn is towards neither side."""


class Turn(StrEnum):
    """Where fingers or toes point: towards the middle of the body, away from it, or neither.

    Turning away is the awkward direction for a real limb; judging it takes longer, which is the mark
    of imagined movement.
    """

    NONE = "none"
    TOWARDS = "towards"
    AWAY = "away"


def normalise_deg(degrees: float) -> float:
    """The same angle in (-180, 180]."""
    turned = degrees % 360
    return turned - 360 if turned > 180 else turned


def turn_of(side: Side, rotation_deg: float) -> Turn:
    """Turned clockwise, a left limb points towards the middle of the body and a right one away from it."""
    angle = normalise_deg(rotation_deg)
    if abs(angle) <= TURN_FREE_DEG or abs(angle) >= 180 - TURN_FREE_DEG:
        return Turn.NONE
    return Turn.TOWARDS if (angle > 0) is (side is Side.LEFT) else Turn.AWAY


@dataclass(frozen=True, slots=True)
class Picture:
    """One base picture of the library, as it is described in the manifest.

    ``rotation_deg`` is the limb's own clockwise turn inside the picture (within some 12 degrees).
    ``level`` is the first level that shows it: 1 plain, 3 awkward, 4 in context, 5 abstract.
    ``file`` is relative to the library's folder; ``sha256`` is the picture's lasting name. ``pack``: the pack that it
    was brought in with, whose folder is meant then; empty for the program's own.
    """

    picture_id: str
    part: BodyPart
    side: Side
    posture: str
    view: str
    rotation_deg: float
    level: int
    person: str
    setting: str
    alt: str
    sha256: str
    file: str
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Stimulus:
    """One picture as a trial shows it: mirrored or not, then turned clockwise by ``rotation_deg``."""

    picture: Picture
    mirrored: bool
    rotation_deg: int

    @property
    def side(self) -> Side:
        """The right answer."""
        return self.picture.side.other if self.mirrored else self.picture.side

    @property
    def shown_deg(self) -> float:
        """The limb's clockwise turn on the screen: the drill's turn and the picture's own."""
        own = -self.picture.rotation_deg if self.mirrored else self.picture.rotation_deg
        return normalise_deg(self.rotation_deg + own)

    @property
    def turn(self) -> Turn:
        """Towards or away from the middle of the body."""
        return turn_of(self.side, self.rotation_deg)

    @property
    def stimulus_id(self) -> str:
        """A readable name of what was shown, such as ``h0007-right-090``."""
        return f"{self.picture.picture_id}-{self.side}-{self.rotation_deg % 360:03d}"
