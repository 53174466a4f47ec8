"""The pacer's measures: from a moment of the script to radius, level, place and count. Numbers only, no painting."""

from __future__ import annotations

from itertools import pairwise
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

SIDE_BY_SIDE_FROM = 1.25
"""The picture stands beside the words where it can be so much larger than above them."""


BESIDE_GAP = 1.7
"""The gap between picture and words side by side, for one of 1 between picture and words below it."""

BESIDE_HEIGHT = 0.92
"""How much of the height a picture takes that has its words beside it."""


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
class Room:
    """What there is to share out: the widget's size, and the block of words with its width and height.

    ``words_wish``: how wide the words would like to be, where the picture need not become smaller for it.
    ``mirrored``: a language that is written from the right.
    """

    width: float
    height: float
    words_width: float
    words_wish: float
    words_height: float
    gap: float
    margin: float
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Where the picture and the block of words stand."""

    picture: Box
    words: Box


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


def fullness_after(ms: float, pattern: BreathPattern) -> float:
    """How far the chest is filled so long after a breath began; breaths follow each other without end."""
    left = ms % pattern.cycle_ms
    for kind, length in pattern.parts:
        if left < length:
            return fullness(Moment(Phase(kind, length * NS_PER_MS), 0, round(left * NS_PER_MS)))
        left -= length
    return 0.0


def ms_into_breath(moment: Moment, pattern: BreathPattern) -> float:
    """How far the breath has come on the pattern's way, by what is over of each movement; before it: below 0."""
    kind = moment.phase.kind
    if kind == BreathPhase.LEAD_IN:
        return -moment.left_ns / NS_PER_MS
    before = 0
    for part, length in pattern.parts:
        if part == kind:
            return before + moment.share * length
        before += length
    return float(pattern.in_ms)  # a hold that the pattern in force no longer has


def seconds_of_breath(pattern: BreathPattern) -> tuple[tuple[int, int], ...]:
    """The counted seconds of a whole breath, from and to in milliseconds. A half second is a part's first."""
    pieces: list[tuple[int, int]] = []
    begins = 0
    for _, length in pattern.parts:
        ends = begins + length
        cuts = [begins, *range(ends - (ceil(length / 1_000) - 1) * 1_000, ends, 1_000), ends]
        pieces += pairwise(cuts)
        begins = ends
    return tuple(pieces)


def view_ms(pattern: BreathPattern) -> float:
    """How much time the landscape shows from edge to edge."""
    return max(SHORTEST_VIEW_MS, CYCLES_IN_VIEW * pattern.cycle_ms)


def ground_at(box: Box, filled: float) -> float:
    """How high the landscape is there, from the top of the widget."""
    return box.bottom - box.height * (LOWEST + (HIGHEST - LOWEST) * filled)


def picture_first(
    room: Room, *, most: float, aspect: float = 1.0, beside_from: float = SIDE_BY_SIDE_FROM
) -> Places:
    """The largest picture with its words below it, or beside it where that makes it clearly larger.

    ``most``: how high it may become. ``aspect``: its width for a height of one. ``beside_from``: so many times
    as high it has to become for that.
    """
    width, height = room.width - 2 * room.margin, room.height - 2 * room.margin
    gap = room.gap * BESIDE_GAP
    above = max(1.0, min(width / aspect, height - room.words_height - room.gap, most))
    beside = max(1.0, min((width - room.words_width - gap) / aspect, height * BESIDE_HEIGHT, most))
    if beside > above * beside_from:
        words = max(room.words_width, min(room.words_wish, width - beside * aspect - gap))
        left = (room.width - (beside * aspect + gap + words)) / 2
        picture_left = left + (words + gap if room.mirrored else 0)
        words_left = left + (0 if room.mirrored else beside * aspect + gap)
        return Places(
            Box(picture_left, (room.height - beside) / 2, beside * aspect, beside),
            Box(words_left, (room.height - room.words_height) / 2, words, room.words_height),
        )
    top = max(room.margin, (room.height - (above + room.gap + room.words_height)) / 2)
    return Places(
        Box((room.width - above * aspect) / 2, top, above * aspect, above),
        Box(room.margin, top + above + room.gap, width, room.words_height),
    )


def words_first(room: Room, *, most: float, widest: float) -> Places:
    """A wide picture with its words above."""
    width = max(1.0, min(room.width - 2 * room.margin, widest))
    high = max(1.0, min(room.height - 2 * room.margin - room.words_height - room.gap, most))
    top = max(room.margin, (room.height - (high + room.gap + room.words_height)) / 2)
    return Places(
        Box((room.width - width) / 2, top + room.words_height + room.gap, width, high),
        Box(room.margin, top, room.width - 2 * room.margin, room.words_height),
    )


def words_alone(room: Room) -> Places:
    """Nothing but words, in the middle."""
    return Places(
        Box(0, 0, 0, 0),
        Box(
            room.margin,
            (room.height - room.words_height) / 2,
            room.width - 2 * room.margin,
            room.words_height,
        ),
    )
