"""How long an imagined movement takes, beside the real one (mental chronometry)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from gmi_trainer.domain.imagery_course import CardTimes
from gmi_trainer.domain.values import dataclass

ALIKE = (0.8, 1.2)
"""Imagined time over real time: typical for simple movements, a rule of thumb of clinicians (science B7, [K])."""

SHORTEST_MS = 300
"""A shorter round is a slip of the key."""


class Likeness(StrEnum):
    """How the imagined movement took beside the real one."""

    ALIKE = "alike"
    QUICKER = "quicker"
    SLOWER = "slower"


@dataclass(frozen=True, slots=True)
class Timing:
    """Of one session: means over its cards. ``real_ms`` and ``ratio`` None: nothing was really done."""

    imagined_ms: int
    rounds: int
    real_ms: int | None = None
    ratio: float | None = None

    @property
    def likeness(self) -> Likeness | None:
        """In words; None where there is nothing to compare."""
        if self.ratio is None:
            return None
        low, high = ALIKE
        if self.ratio < low:
            return Likeness.QUICKER
        return Likeness.SLOWER if self.ratio > high else Likeness.ALIKE


def timing_of(cards: Iterable[CardTimes]) -> Timing | None:
    """What the presses of a session come to; None without any. Only cards with both are compared."""
    imagined: list[int] = []
    pairs: list[tuple[float, int]] = []
    for card in cards:
        rounds = [ms for ms in (card.imagined_ms, card.again_ms) if ms is not None and ms >= SHORTEST_MS]
        imagined += rounds
        if rounds and card.real_ms is not None and card.real_ms >= SHORTEST_MS:
            pairs.append((sum(rounds) / len(rounds), card.real_ms))
    if not imagined:
        return None
    mean = round(sum(imagined) / len(imagined))
    if not pairs:
        return Timing(mean, len(imagined))
    in_mind, really = sum(one for one, _ in pairs), sum(two for _, two in pairs)
    return Timing(mean, len(imagined), round(really / len(pairs)), round(in_mind / really, 2))
