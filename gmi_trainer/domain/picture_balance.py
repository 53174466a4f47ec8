"""How the pictures of a library are spread: by level, side, view, turn, posture and who is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.values import dataclass

NOT_SAID = "not said"
LOPSIDED = 3
"""A kind of people that is shown more than so many times as often as another is worth a remark (design)."""

TURN_BINS = ((-180, -46), (-45, -16), (-15, -6), (-5, 5), (6, 15), (16, 45), (46, 180))
"""Whole degrees, both ends included; turns are rounded first."""


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What a manifest says about one picture, as far as it is counted. Empty where it does not say."""

    part: BodyPart
    level: int
    side: Side
    rotation_deg: float
    view: str
    posture: str
    setting: str
    sex: str = ""
    age: str = ""
    skin: str = ""


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One line of a table: a value, and at each level how many pictures have it."""

    value: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """At all levels."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class BalanceGroup:
    """All values of one trait. The most frequent come first, unless they have an order of their own."""

    trait: str
    rows: tuple[BalanceRow, ...]


@dataclass(frozen=True, slots=True)
class PartBalance:
    """The table of one body part. ``levels`` are those that have pictures: the columns of every row."""

    part: BodyPart
    pictures: int
    levels: tuple[int, ...]
    groups: tuple[BalanceGroup, ...]


def balance_of(pictures: Iterable[PictureFacts]) -> tuple[PartBalance, ...]:
    """One table for each part that has pictures."""
    by_part: dict[BodyPart, list[PictureFacts]] = {}
    for picture in pictures:
        by_part.setdefault(picture.part, []).append(picture)
    return tuple(_of_part(part, by_part[part]) for part in BodyPart if part in by_part)


def lopsided(group: BalanceGroup) -> tuple[BalanceRow, BalanceRow] | None:
    """The most and the least frequent of a trait, where they are too far apart. What is not said counts for nothing."""
    rows = [row for row in group.rows if row.value not in (NOT_SAID, "unspecified")]
    if len(rows) < 2:
        return None
    most, least = max(rows, key=_total), min(rows, key=_total)
    return (most, least) if most.total > LOPSIDED * least.total else None


def _of_part(part: BodyPart, pictures: list[PictureFacts]) -> PartBalance:
    levels = tuple(sorted({picture.level for picture in pictures}))
    sides = [side.value for side in Side]
    stored = _counted(pictures, levels, lambda p: p.side.value, sides)
    everyone = tuple(sum(p.level == level for p in pictures) for level in levels)
    groups = (
        BalanceGroup("shown, with twins", tuple(BalanceRow(side, everyone) for side in sides)),
        BalanceGroup("as stored", stored),
        BalanceGroup("view", _counted(pictures, levels, lambda p: p.view)),
        BalanceGroup("own turn", _counted(pictures, levels, _turn_bin, [_bin_words(b) for b in TURN_BINS])),
        BalanceGroup("posture", _counted(pictures, levels, lambda p: p.posture)),
        BalanceGroup("sex", _counted(pictures, levels, lambda p: p.sex)),
        BalanceGroup("age", _counted(pictures, levels, lambda p: p.age)),
        BalanceGroup("skin", _counted(pictures, levels, lambda p: p.skin)),
        BalanceGroup("setting", _counted(pictures, levels, lambda p: p.setting)),
    )
    return PartBalance(part, len(pictures), levels, groups)


def _counted(
    pictures: list[PictureFacts],
    levels: tuple[int, ...],
    trait: Callable[[PictureFacts], str],
    order: list[str] | None = None,
) -> tuple[BalanceRow, ...]:
    counts = Counter((trait(picture) or NOT_SAID, picture.level) for picture in pictures)
    values = {value for value, _level in counts}
    rows = [BalanceRow(value, tuple(counts[value, level] for level in levels)) for value in sorted(values)]
    if order is not None:
        return tuple(sorted(rows, key=lambda row: order.index(row.value)))
    return tuple(sorted(rows, key=_total, reverse=True))


def _turn_bin(picture: PictureFacts) -> str:
    turn = round(picture.rotation_deg)
    return next(_bin_words((low, high)) for low, high in TURN_BINS if low <= turn <= high)


def _bin_words(bounds: tuple[int, int]) -> str:
    return f"{bounds[0]} to {bounds[1]}"


def _total(row: BalanceRow) -> int:
    return row.total
