"""What a person said of themselves at the first start; every part of it can be changed later."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.values import dataclass


class SoreSide(StrEnum):
    """On which side it hurts."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    NONE = "none"

    def includes(self, side: Side) -> bool:
        """Whether that side hurts."""
        return self is SoreSide.BOTH or self.value == side.value


@dataclass(frozen=True, slots=True)
class AboutMe:
    """A person's own words about themselves, as choices.

    ``sore_part`` None: somewhere else, or not said. ``saves_energy``: a small effort can make them crash for
    a day or more; then nothing anywhere suggests to do more (science A59, F3). ``rates_pain`` False: pain is
    neither asked for nor shown. ``rest_weekdays``: planned rest days, 0 is Monday. ``introduced_on`` None:
    the first run has not been finished.
    """

    sore_part: BodyPart | None = None
    sore_side: SoreSide = SoreSide.NONE
    saves_energy: bool = False
    rates_pain: bool = True
    shows_streaks: bool = False
    rest_weekdays: frozenset[int] = frozenset()
    introduced_on: date | None = None
