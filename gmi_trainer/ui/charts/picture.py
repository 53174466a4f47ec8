"""What a chart shows, as one value: lines of marks, what lies behind and below them, and stops for the cursor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum, auto

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.charts.scale import Scale


class Weight(Enum):
    """How much a mark counts: joined by the line, shown faintly, or only as an outline."""

    SOLID = auto()
    FAINT = auto()
    HOLLOW = auto()


class Ink(Enum):
    """How a line is drawn: a colour, a shape of its marks and a kind of line, always the same three together.

    ``LEFT``, ``RIGHT`` and ``BOTH`` are for sides alone; ``ONE`` to ``THREE`` for whatever else is told apart.
    """

    LEFT = auto()
    RIGHT = auto()
    BOTH = auto()
    ONE = auto()
    TWO = auto()
    THREE = auto()

    @staticmethod
    def of(side: Side | None) -> Ink:
        """A side's own; None: of both together."""
        if side is None:
            return Ink.BOTH
        return Ink.LEFT if side is Side.LEFT else Ink.RIGHT


@dataclass(frozen=True, slots=True)
class Mark:
    """One value. ``nudge``: -1 or 1 where it stands a little aside so as not to hide another.

    ``low`` and ``high``: from where to where its noise reaches, as a thin bar behind it.
    """

    x: float
    y: float
    weight: Weight = Weight.SOLID
    nudge: int = 0
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """All marks of an ink, from left to right. The name is written at the end of its line, or above the chart where
    there is no room beside it. ``is_joined`` False: marks without a line."""

    ink: Ink
    name: str
    marks: tuple[Mark, ...]
    is_joined: bool = True

    @property
    def solid(self) -> tuple[Mark, ...]:
        """Those that the line joins."""
        return tuple(mark for mark in self.marks if mark.weight is Weight.SOLID)


CLOSE_SHARE = 0.04
"""Marks nearer than this share of the chart's height would hide each other."""


def kept_apart(series: Sequence[Series], y_span: float) -> tuple[Series, ...]:
    """The first line's marks a little to the left and the others to the right, where they have the same value."""
    places: dict[float, list[Mark]] = {}
    for mark in (mark for one in series for mark in one.marks):
        places.setdefault(mark.x, []).append(mark)
    close = CLOSE_SHARE * y_span

    def aside(mark: Mark, direction: int) -> Mark:
        here = places[mark.x]
        if len(here) == 1:
            return mark
        near = [m for m in here if m.weight is mark.weight and abs(m.y - mark.y) < close]
        return replace(mark, nudge=direction) if len(near) > 1 else mark

    return tuple(
        replace(one, marks=tuple(aside(mark, 1 if number else -1) for mark in one.marks))
        for number, one in enumerate(series)
    )


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of the cursor: when (or where), and what each line came to there, in words."""

    x: float
    when: str
    values: tuple[tuple[Ink, str], ...]
    note: str = ""

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        values = ", ".join(value for _, value in self.values)
        return ". ".join(part for part in (self.when, values, self.note) if part)


XTicks = Callable[[int], tuple[tuple[float, str], ...]]
"""Given how many have room: places on the lower axis with their words."""


class LevelPlace(Enum):
    """Where a level's words stand, so that those of several levels keep apart."""

    LEFT_BELOW = auto()
    LEFT_ABOVE = auto()
    MIDDLE_ABOVE = auto()


@dataclass(frozen=True, slots=True)
class Level:
    """A dashed line across the chart with its name, such as guessing at 50 %. Without words it has no name."""

    y: float
    words: str
    place: LevelPlace = LevelPlace.LEFT_BELOW


@dataclass(frozen=True, slots=True)
class Band:
    """A soft band behind everything, over the whole width: from where to where ups and downs are normal."""

    low: float
    high: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A short thick bar: a mean over a stretch, with its name beside it. ``is_above``: the name stands above it;
    ``is_start``: it is of the start of all."""

    x_first: float
    x_last: float
    y: float
    words: str
    is_above: bool = True
    is_start: bool = False


class Sign(Enum):
    """What can stand in the lane below a chart. Each has a shape and a colour of its own."""

    CHANGE = auto()
    FLARE = auto()
    STEP_BACK = auto()
    REST = auto()
    LIGHTER = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class LaneMark:
    """Something that happened, in the lane below the plot. Its words are told at the cursor."""

    x: float
    sign: Sign
    words: str


NORMAL_HEIGHT_PX = 250


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """A whole chart. Charts that share their cursor have as many stops each, in the same order.

    ``levels`` are marked by a line with a name; ``x_title`` below the axis, where its numbers do not
    speak for themselves. ``room_for``: names of lines in charts below one another, so that their axes agree.
    """

    name: str
    spoken: str
    series: tuple[Series, ...]
    stops: tuple[Stop, ...]
    x_range: tuple[float, float]
    x_ticks: XTicks
    widest_x_tick: str
    y_scale: Scale
    y_words: tuple[str, ...]
    levels: tuple[Level, ...] = ()
    bands: tuple[Band, ...] = ()
    bars: tuple[Bar, ...] = ()
    lane: tuple[LaneMark, ...] = ()
    x_title: str = ""
    room_for: tuple[str, ...] = ()
    height_px: int = NORMAL_HEIGHT_PX

    @property
    def weights(self) -> frozenset[Weight]:
        """The kinds of marks there are, for the key below the chart."""
        return frozenset(mark.weight for series in self.series for mark in series.marks)

    @property
    def lane_rows(self) -> int:
        """How many marks of the lane stand below one another at most: those of one time."""
        return max(Counter(mark.x for mark in self.lane).values(), default=0)

    @property
    def signs(self) -> tuple[Sign, ...]:
        """The kinds of marks in the lane, for the key likewise."""
        here = {mark.sign for mark in self.lane}
        return tuple(sign for sign in Sign if sign in here)
