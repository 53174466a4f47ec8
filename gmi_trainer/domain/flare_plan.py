"""A card that a person writes on a calm day for a hard one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from gmi_trainer.domain.values import dataclass

LONGEST_PART = 500


class FlarePart(StrEnum):
    """The parts of the card, in the order in which they are needed."""

    MY_FLARE = "my_flare"  # what it looks like
    FIRST_HOUR = "first_hour"
    FIRST_DAYS = "first_days"
    KEEP_DOING = "keep_doing"
    WHO_I_CALL = "who_i_call"
    BACK_TO_PLAN = "back_to_plan"


@dataclass(frozen=True, slots=True)
class FlarePlan:
    """What stands on it, in the person's own words."""

    parts: Mapping[FlarePart, str]

    def __getitem__(self, part: FlarePart) -> str:
        """The words of a part; empty where there are none yet."""
        return self.parts.get(part, "")

    @property
    def written(self) -> int:
        """How many parts have words."""
        return sum(bool(words) for words in self.parts.values())

    def with_part(self, part: FlarePart, words: str) -> FlarePlan:
        """The same card with other words in one part."""
        kept = {one: self[one] for one in FlarePart if self[one] and one is not part}
        tidy = tidy_part(words)
        return FlarePlan(kept | {part: tidy} if tidy else kept)


EMPTY_CARD = FlarePlan({})


def tidy_part(words: str) -> str:
    """Without empty ends, and not endless."""
    return words.strip()[:LONGEST_PART].rstrip()
