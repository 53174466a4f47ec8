"""A camera as a mirror: which half is kept, where the line is, and how far the picture is behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.values import dataclass

LINE_PERCENTS = (20, 80)
LINE_STEP = 2
MOST_GAP_PERCENT = 20
GAP_STEP = 2
MOST_DELAY_MS = 100
"""What is further behind a movement than this is not felt as one's own (product: the mirror is offered up to here)."""

MOST_MINUTES = 10
"""No practice with a mirror is longer (science B8)."""

ENOUGH_PICTURES = 45
"""So many are looked at before anything is said of the delay: a second and a half at thirty a second."""

NS_PER_MS = 1_000_000
US_PER_MS = 1_000


@dataclass(frozen=True, slots=True)
class MirrorSetup:
    """``kept``: the half that stays, and is shown on the other side too. ``line_percent``: where the middle of the body
    is, from the left of what the person sees. ``turned``: this camera gives its picture as a mirror does already.
    """

    kept: Side = Side.RIGHT
    line_percent: int = 50
    gap_percent: int = 0
    turned: bool = False

    def __post_init__(self) -> None:
        low, high = LINE_PERCENTS
        if not low <= self.line_percent <= high:
            raise ValueError(f"line_percent {self.line_percent} is not within {low} to {high}")
        if not 0 <= self.gap_percent <= MOST_GAP_PERCENT:
            raise ValueError(f"gap_percent {self.gap_percent} is not within 0 to {MOST_GAP_PERCENT}")

    def with_other_half(self) -> MirrorSetup:
        """The other side is the good one."""
        return replace(self, kept=self.kept.other)

    def with_line_moved(self, steps: int) -> MirrorSetup:
        """To the right, or to the left; it stops before the edge."""
        low, high = LINE_PERCENTS
        return replace(self, line_percent=max(low, min(high, self.line_percent + steps * LINE_STEP)))

    def with_gap_changed(self, steps: int) -> MirrorSetup:
        """Wider, or narrower."""
        return replace(self, gap_percent=max(0, min(MOST_GAP_PERCENT, self.gap_percent + steps * GAP_STEP)))

    def with_picture_turned(self) -> MirrorSetup:
        """The right hand was on the left."""
        return replace(self, turned=not self.turned)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, from the top left."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Halves:
    """``source``: what is taken of the camera's picture. ``as_it_is``: where it is painted as the camera gives it;
    ``turned``: where it is painted turned round, left for right."""

    source: Box
    as_it_is: Box
    turned: Box


def halves(picture: tuple[int, int], room: tuple[int, int], setup: MirrorSetup) -> Halves:
    """Both halves on either side of the room's middle, as large as they fit, equally large, with the gap between.

    A camera sees the person's right hand on its left. A mirror shows it on the right, so the kept half is turned
    round, and its twin is what the camera sees; with a camera that turns its picture itself it is the other way.
    """
    width, height = picture
    from_left = setup.line_percent if setup.kept is Side.LEFT else 100 - setup.line_percent
    taken = max(1, round(width * from_left / 100))
    is_at_left = (setup.kept is Side.RIGHT) is not setup.turned
    source = Box(0 if is_at_left else width - taken, 0, taken, height)
    gap = round(room[0] * setup.gap_percent / 200) * 2
    scale = min((room[0] - gap) / (2 * taken), room[1] / height)
    each, tall = max(1, int(taken * scale)), max(1, int(height * scale))
    top, middle = (room[1] - tall) // 2, room[0] // 2
    left = Box(middle - gap // 2 - each, top, each, tall)
    right = Box(middle + gap // 2, top, each, tall)
    kept, twin = (right, left) if setup.kept is Side.RIGHT else (left, right)
    return Halves(source, kept if setup.turned else twin, twin if setup.turned else kept)


@dataclass(frozen=True, slots=True)
class Seen:
    """One picture of the camera. ``start_us``: the camera's own stamp, on a clock of its own; None where it gives none.
    ``came_ns`` and ``painted_ns``: when the program had it, and when it had painted it."""

    start_us: int | None
    came_ns: int
    painted_ns: int


@dataclass(frozen=True, slots=True)
class Delay:
    """From the camera to the screen, in its parts. ``program_ms`` is measured: from the picture's arrival to its paint,
    and how much later than the quickest it came; 95 of 100 pictures are not slower. ``camera_ms`` is worked out: one
    picture's time, for a camera takes at least that long to give a picture away. ``screen_ms`` likewise: one refresh.

    What a camera, its cable and a screen need beyond that no program can measure.
    """

    program_ms: float
    camera_ms: float
    screen_ms: float

    @property
    def total_ms(self) -> float:
        """What is shown, and compared with the limit."""
        return self.program_ms + self.camera_ms + self.screen_ms

    @property
    def is_short(self) -> bool:
        """Whether the picture follows closely enough to be felt as one's own."""
        return self.total_ms <= MOST_DELAY_MS


def delay_of(pictures: Sequence[Seen], refresh_hz: float) -> Delay | None:
    """Of the newest pictures; None as long as there are too few."""
    if len(pictures) < ENOUGH_PICTURES:
        return None
    late = [_late_ms(one) for one in pictures]
    quickest = min((ms for ms in late if ms is not None), default=0.0)
    taken = sorted(
        (one.painted_ns - one.came_ns) / NS_PER_MS + (ms - quickest if ms is not None else 0.0)
        for one, ms in zip(pictures, late, strict=True)
    )
    came = [one.came_ns for one in pictures]
    apart = sorted((after - before) / NS_PER_MS for before, after in pairwise(came))[(len(came) - 1) // 2]
    return Delay(taken[(len(taken) * 95 - 1) // 100], apart, 1000 / refresh_hz)


def _late_ms(one: Seen) -> float | None:
    """How much later than its own stamp it came; the two clocks differ, always by the same."""
    return None if one.start_us is None else one.came_ns / NS_PER_MS - one.start_us / US_PER_MS
