"""What every style of the pacer is to the view that shows it: it is fitted once, shown a moment, and painted."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QRegion

from gmi_trainer.domain.breathing import BreathPattern
from gmi_trainer.domain.script import Moment
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.breathe.pacing import Box, Places, Room
from gmi_trainer.ui.theme.look import Look

FINEST_PX = 1 / 64
"""Qt paints soft edges on a grid of this: what moved less looks the same."""


@dataclass(frozen=True, slots=True)
class Paints:
    """The colours of now, and what is drawn with them. ``is_plain``: high contrast, without shades or glow."""

    ground: QColor
    ink: QColor
    muted: QColor
    breath: QColor
    core: QColor
    soft: QColor
    on_breath: QColor
    line: float
    is_plain: bool
    is_mirrored: bool


def paints_of(look: Look, *, mirrored: bool) -> Paints:
    """From the look in force."""
    return Paints(
        ground=look.colour("calm"),
        ink=look.colour("on_stage"),
        muted=look.colour("on_stage_muted"),
        breath=look.colour("breath"),
        core=look.colour("breath_core"),
        soft=look.colour("breath_soft"),
        on_breath=look.colour("on_breath"),
        line=look.length("edge"),
        is_plain=look.tokens.is_high_contrast,
        is_mirrored=mirrored,
    )


@dataclass(frozen=True, slots=True)
class Sizes:
    """Text sizes in pixels: of what to do, of the seconds, of "hum", and of the quiet count of breaths."""

    word: float
    count: float
    hum: float
    breath: float


USUAL_SIZES = Sizes(word=36, count=58, hum=20, breath=16)


class PacerPicture(Protocol):
    """A style of the pacer, moving or still."""

    sizes: Sizes
    """How large its words are, at a text size of 100 %."""

    has_count: bool
    """Whether the seconds stand in it, and not below the words."""

    def arrange(self, room: Room) -> Places:
        """Where it wants to stand, and where the words do."""

    def fit(self, box: Box, paints: Paints, ratio: float) -> None:
        """Take this place in these colours, on a screen of ``ratio`` device pixels to a pixel."""

    def count_box(self) -> Box | None:
        """Where in the picture the seconds stand; None where they do not."""

    def show(self, moment: Moment, pattern: BreathPattern, breaths: int) -> QRegion | None:
        """Take a moment in; what has to be painted anew, None where nothing changed."""

    def rest(self) -> None:
        """Go back to an empty chest."""

    def paint(self, painter: QPainter) -> None:
        """Paint all of it; the painter is clipped to what changed."""


def rect_of(box: Box) -> QRectF:
    """As Qt has it."""
    return QRectF(box.left, box.top, box.width, box.height)


def pixels_of(box: Box) -> QRect:
    """The whole pixels that it touches."""
    return rect_of(box).toAlignedRect()


def between(one: QColor, other: QColor, share: float) -> QColor:
    """A colour so far on the way from one to the other: what a thin veil would make, without its cost."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )
