"""The pacer's measures: from a moment of the script to radius, level, place and count. Numbers only, no painting."""

from __future__ import annotations

from math import ceil, sqrt

from gmi_trainer.domain.breathing import BreathPattern, BreathPhase, fullness
from gmi_trainer.domain.script import NS_PER_MS, Moment, Phase
from gmi_trainer.domain.values import dataclass

NS_PER_S = 1_000 * NS_PER_MS

LEAD_IN_COUNT_S = 3
"""Before the first breath only the last seconds are counted: 3, 2, 1."""

EMPTY_RADIUS = 0.38
"""The disc of an empty chest, as a share of the full one's radius: never a dot, so that the count fits in."""

EMPTY_LEVEL = 0.06
"""How full the bar is when the chest is empty."""

LOWEST, HIGHEST = 0.16, 0.86
"""Where the landscape lies, as a share of its height from below, when the chest is empty and when it is full."""

DOT_AT = 0.3
"""Where the dot rides, as a share of the width: most of the landscape lies ahead of it."""

CYCLES_IN_VIEW = 1.5
"""So many breaths the landscape shows at once: the coming out-breath can always be seen."""

SHORTEST_VIEW_MS = 11_000
"""The landscape of a short breath does not glide faster than this much time a width."""

SIDE_BY_SIDE_FROM = 1.1
"""The picture stands beside the words where it can be so much larger than above them."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the widget, in logical pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre, x and y."""
        return self.left + self.width / 2, self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Places:
    """Where the picture and the block of words stand."""

    picture: Box
    words: Box
    is_beside: bool


def count_of(moment: Moment) -> int | None:
    """The seconds that are left of the phase; None where none are counted (early in the lead-in)."""
    left_s = max(1, ceil(moment.left_ns / NS_PER_S))
    if moment.phase.kind == BreathPhase.LEAD_IN and left_s > LEAD_IN_COUNT_S:
        return None
    return left_s


def seconds_of(phase: Phase, pattern: BreathPattern) -> int:
    """How many seconds a phase counts down in its whole length, a half one as one."""
    return ceil(whole_ms(phase, pattern) / 1_000)


def whole_ms(phase: Phase, pattern: BreathPattern) -> float:
    """How long a phase is in the pattern; where it goes on from one that was cut short, its beginning included."""
    if not phase.begun:
        return phase.ns / NS_PER_MS
    return dict(pattern.parts).get(BreathPhase(phase.kind), 0) or phase.ns / NS_PER_MS


def seconds_over(moment: Moment, pattern: BreathPattern) -> int:
    """How many of the counted seconds are over, the one in progress not included."""
    return max(0, seconds_of(moment.phase, pattern) - ceil(moment.left_ns / NS_PER_S))


def stepped_fullness(moment: Moment, pattern: BreathPattern) -> float:
    """How far the chest is filled, 0 to 1, in whole-second steps: for who wants nothing to slide or grow.

    The second in progress counts, so that the last step stands for a whole second, too.
    """
    kind = moment.phase.kind
    if kind not in (BreathPhase.IN, BreathPhase.OUT):
        return fullness(moment)
    done = (seconds_over(moment, pattern) + 1) / seconds_of(moment.phase, pattern)
    return min(1.0, done) if kind == BreathPhase.IN else max(0.0, 1.0 - done)


def disc_radius(full: float, filled: float) -> float:
    """The disc's radius, when a full chest's is ``full``."""
    return full * (EMPTY_RADIUS + (1.0 - EMPTY_RADIUS) * filled)


def inner_half(radius: float) -> float:
    """Half the side of the square inside a disc of this radius, a pixel off its edge: what no larger disc changes."""
    return max(0.0, radius / sqrt(2) - 1.0)


def bar_height(full: float, filled: float) -> float:
    """How high the bar stands, when a full chest's is ``full``."""
    return full * (EMPTY_LEVEL + (1.0 - EMPTY_LEVEL) * filled)


def share_out(
    width: float,
    height: float,
    *,
    words: tuple[float, float],
    gap: float,
    margin: float,
    most: float,
    aspect: float = 1.0,
    mirrored: bool = False,
) -> Places:
    """The largest picture with its words below it, or beside it where that makes it clearly larger.

    ``words``: how wide and high they are. ``most``: how high the picture may become. ``aspect``: its width for a
    height of one. ``mirrored``: beside means on the left of the picture, where a language is written from the right.
    """
    words_width, words_height = words
    room_width, room_height = width - 2 * margin, height - 2 * margin
    above = min(room_width / aspect, room_height - words_height - gap, most)
    beside = min((room_width - words_width - gap) / aspect, room_height, most)
    if beside > above * SIDE_BY_SIDE_FROM:
        side = max(1.0, beside)
        group = side * aspect + gap + words_width
        left = (width - group) / 2
        top = (height - side) / 2
        words_left = left if mirrored else left + side * aspect + gap
        picture_left = left + words_width + gap if mirrored else left
        return Places(
            Box(picture_left, top, side * aspect, side),
            Box(words_left, (height - words_height) / 2, words_width, words_height),
            is_beside=True,
        )
    side = max(1.0, above)
    top = max(margin, (height - (side + gap + words_height)) / 2)
    return Places(
        Box((width - side * aspect) / 2, top, side * aspect, side),
        Box(margin, top + side + gap, room_width, words_height),
        is_beside=False,
    )
