"""What a chart shows, as one value: marks by side, the words beside them, and stops for the cursor."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Mark:
    """One value of one side. ``nudge``: -1 or 1 where it stands a little aside so as not to hide another."""

    x: float
    y: float
    weight: Weight
    nudge: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """All marks of a side (None: of both together), from left to right. The name is written at the end of its line."""

    side: Side | None
    name: str
    marks: tuple[Mark, ...]

    @property
    def solid(self) -> tuple[Mark, ...]:
        """Those that the line joins."""
        return tuple(mark for mark in self.marks if mark.weight is Weight.SOLID)


CLOSE_SHARE = 0.04
"""Marks nearer than this share of the chart's height would hide each other."""


def kept_apart(series: Sequence[Series], y_span: float) -> tuple[Series, ...]:
    """The first side's marks a little to the left and the others to the right, where they have the same value."""
    places: dict[tuple[float, Weight], list[Mark]] = {}
    for mark in (mark for one in series for mark in one.marks):
        places.setdefault((mark.x, mark.weight), []).append(mark)

    def aside(mark: Mark, direction: int) -> Mark:
        near = [m for m in places[mark.x, mark.weight] if abs(m.y - mark.y) < CLOSE_SHARE * y_span]
        return replace(mark, nudge=direction) if len(near) > 1 else mark

    return tuple(
        replace(one, marks=tuple(aside(mark, 1 if number else -1) for mark in one.marks))
        for number, one in enumerate(series)
    )


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of the cursor: when, and what each side came to, in words."""

    x: float
    when: str
    values: tuple[tuple[Side | None, str], ...]
    note: str = ""

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        sides = ", ".join(value for _, value in self.values)
        return ". ".join(part for part in (self.when, sides, self.note) if part)


XTicks = Callable[[int], tuple[tuple[float, str], ...]]
"""Given how many have room: places on the date axis with their words."""


class LevelPlace(Enum):
    """Where a level's words stand, so that those of several levels keep apart."""

    LEFT_BELOW = auto()
    LEFT_ABOVE = auto()
    RIGHT_ABOVE = auto()


@dataclass(frozen=True, slots=True)
class Level:
    """A dashed line across the chart with its name, such as guessing at 50 %."""

    y: float
    words: str
    place: LevelPlace = LevelPlace.LEFT_BELOW


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """A whole chart. ``levels`` are marked by a line with a name."""

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

    @property
    def weights(self) -> frozenset[Weight]:
        """The kinds of marks there are, for the key below the chart."""
        return frozenset(mark.weight for series in self.series for mark in series.marks)
