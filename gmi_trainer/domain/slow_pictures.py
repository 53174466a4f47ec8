"""Which pictures take a person longest, and which they often mix up: what they may want to practise."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from statistics import median

from gmi_trainer.domain.turning import Look
from gmi_trainer.domain.values import dataclass

LEAST_LOOKS = 3
"""A picture that was seen less often says nothing (design)."""

MIXED_UP_SHARE = 0.5
"""Right no more often than this is mixed up: what a coin would do (design)."""

MOST_OF_EACH = 6


@dataclass(frozen=True, slots=True)
class PictureLooks:
    """All that a person answered to one picture and its twin. ``usual_ms``: the median of right answers.

    ``level``: the highest at which it was seen, whose turns it is practised with.
    """

    picture: str
    looks: int
    right: int
    usual_ms: float | None
    level: int

    @property
    def is_mixed_up(self) -> bool:
        """Seen often enough, and wrong at least every second time."""
        return self.looks >= LEAST_LOOKS and self.right <= MIXED_UP_SHARE * self.looks


@dataclass(frozen=True, slots=True)
class SlowPictures:
    """What is shown. ``usual_ms``: of all pictures, to hold the others against."""

    slow: tuple[PictureLooks, ...] = ()
    mixed_up: tuple[PictureLooks, ...] = ()
    usual_ms: float | None = None

    @property
    def all(self) -> tuple[PictureLooks, ...]:
        """Both kinds, none of them twice."""
        return (*self.slow, *self.mixed_up)

    @property
    def level(self) -> int:
        """The level whose turns they are practised with."""
        return max((one.level for one in self.all), default=1)


def looks_of(looks: Iterable[Look]) -> tuple[PictureLooks, ...]:
    """Count them by picture."""
    pictures: dict[str, list[Look]] = {}
    for look in looks:
        pictures.setdefault(look.picture, []).append(look)
    return tuple(_of_one(name, seen) for name, seen in pictures.items())


def slowest(pictures: Iterable[PictureLooks], available: Collection[str]) -> SlowPictures:
    """The slowest and the most often mixed up of those that can still be shown (``available``)."""
    seen = [one for one in pictures if one.looks >= LEAST_LOOKS and one.picture in available]
    mixed_up = sorted((one for one in seen if one.is_mixed_up), key=_least_right)[:MOST_OF_EACH]
    timed = [
        (one.usual_ms, one)
        for one in seen
        if one.usual_ms is not None and one.right >= LEAST_LOOKS and not one.is_mixed_up
    ]
    usual = median(time for time, _ in timed) if timed else None
    slow = [one for time, one in sorted(timed, key=_longest) if usual is not None and time > usual]
    return SlowPictures(tuple(slow[:MOST_OF_EACH]), tuple(mixed_up), usual)


def _of_one(name: str, seen: list[Look]) -> PictureLooks:
    times = [look.rt_ms for look in seen if look.rt_ms is not None]
    return PictureLooks(
        picture=name,
        looks=len(seen),
        right=sum(look.is_right for look in seen),
        usual_ms=median(times) if times else None,
        level=max(look.level for look in seen),
    )


def _least_right(one: PictureLooks) -> tuple[float, int, str]:
    return one.right / one.looks, -one.looks, one.picture


def _longest(timed: tuple[float, PictureLooks]) -> tuple[float, str]:
    return -timed[0], timed[1].picture
