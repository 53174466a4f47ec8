"""Which of a camera's formats suits a mirror: quick first, then about 1280 x 720."""

from __future__ import annotations

from collections.abc import Sequence

from gmi_trainer.domain.values import dataclass

WANTED_PX = (1280, 720)
WANTED_A_SECOND = 30.0
ALMOST = 0.97  # cameras say 29.97


@dataclass(frozen=True, slots=True)
class Format:
    """``a_second``: how many pictures at most."""

    width: int
    height: int
    a_second: float


def best_format(formats: Sequence[Format]) -> int | None:
    """Its place in the list; None where there is none to choose from.

    Thirty a second come before size, since a mirror has to follow; more than thirty or more pixels only cost time.
    """
    wanted = WANTED_PX[0] * WANTED_PX[1]

    def worse(place: int) -> tuple[float, float, float]:
        one = formats[place]
        too_slow = max(0.0, WANTED_A_SECOND * ALMOST - one.a_second)
        off = abs(one.width * one.height - wanted) / wanted
        return too_slow, off, abs(one.a_second - WANTED_A_SECOND)

    return min(range(len(formats)), key=worse, default=None)
