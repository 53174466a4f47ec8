"""A built-in template with its dose in small numbers: what a short code carries, and what can be wrong with it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from gmi_trainer.domain.plan_dose import (
    BOUTS,
    BREATHING_MINUTES,
    FIRST_LEVELS,
    LESSONS,
    PICTURES,
    SORE_SIDES,
    TEST_EVERY_DAYS,
    WEEKS,
    TemplateDose,
)
from gmi_trainer.domain.values import dataclass

CODE_VERSION = 1
SIGN_BITS = 5
"""A sign is one of 32."""

DATA_SIGNS = 8
CHECK_SIGNS = 8
CODE_SIGNS = DATA_SIGNS + CHECK_SIGNS
GROUP_SIGNS = 4
LONGEST_SIGNS = 24
"""A later version of the code may be longer, up to this, in whole groups. Its first sign is its version, too."""

NUMBER_BITS = 6
EDITION_BITS = 5
HIGHEST_EDITION = (1 << EDITION_BITS) - 1

_CHOSEN: tuple[tuple[str, int, tuple[object, ...]], ...] = (
    ("sore_side", 2, SORE_SIDES),
    ("bouts", 3, BOUTS),
    ("pictures", 2, PICTURES),
    ("first_level", 2, FIRST_LEVELS),
    ("weeks", 4, WEEKS),
    ("test_every_days", 2, TEST_EVERY_DAYS),
    ("breathing_minutes", 2, BREATHING_MINUTES),
    ("lessons", 1, LESSONS),
)
"""What is chosen, how many bits its place in its row takes, and the row. The order lasts."""


@dataclass(frozen=True, slots=True)
class CodedPlan:
    """``template`` and ``edition``: which built-in template, and which state of it, the code was made from."""

    template: int
    edition: int
    dose: TemplateDose

    def __post_init__(self) -> None:
        if not 1 <= self.template < 1 << NUMBER_BITS:
            raise ValueError(f"no built-in template has the number {self.template}")
        if not 1 <= self.edition <= HIGHEST_EDITION:
            raise ValueError(f"a code cannot tell edition {self.edition}")


class CodeFlaw(StrEnum):
    """What is the matter with a typed code."""

    EMPTY = "empty"
    NOT_USED = "not_used"  # a sign that no code has
    LENGTH = "length"
    MISTYPED = "mistyped"  # and it is known where
    SEVERAL = "several"  # mistyped in too many places to point at them
    LATER = "later"  # made by a later version of the program
    UNKNOWN = "unknown"  # rightly typed, and still no plan


@dataclass(frozen=True, slots=True)
class CodeFault:
    """``places``: the signs to look at again, counted from 0 and without what stands between groups.

    ``sign``: the one that no code has. ``perhaps``: what was meant by it, where that is likely.
    ``count``: how many signs there are, where that is the matter.
    """

    flaw: CodeFlaw
    places: tuple[int, ...] = ()
    sign: str = ""
    perhaps: str = ""
    count: int = 0


def data_of(coded: CodedPlan) -> tuple[int, ...]:
    """The signs that carry the plan, each 0 to 31, the first of them the version of the code."""
    number = coded.template
    number = number << EDITION_BITS | coded.edition
    bits = NUMBER_BITS + EDITION_BITS
    for name, width, row in _CHOSEN:
        number = number << width | row.index(getattr(coded.dose, name))
        bits += width
    number <<= _payload_bits() - bits  # what is left over stays 0
    return CODE_VERSION, *(
        number >> SIGN_BITS * at & (1 << SIGN_BITS) - 1 for at in reversed(range(DATA_SIGNS - 1))
    )


def coded_in(data: tuple[int, ...]) -> CodedPlan:
    """The plan again. ValueError where the signs name none."""
    version, *rest = data
    if version != CODE_VERSION or len(data) != DATA_SIGNS:
        raise ValueError("a code of another version")
    number = 0
    for sign in rest:
        number = number << SIGN_BITS | sign
    left = _payload_bits()

    def take(width: int) -> int:
        nonlocal left
        left -= width
        return number >> left & (1 << width) - 1

    template, edition = take(NUMBER_BITS), take(EDITION_BITS)
    places = [(name, take(width), row) for name, width, row in _CHOSEN]
    if take(left):
        raise ValueError("there is something where nothing is told")
    try:
        chosen: dict[str, Any] = {name: row[place] for name, place, row in places}
    except IndexError as error:
        raise ValueError("a dose that cannot be chosen") from error
    return CodedPlan(template, edition, TemplateDose(**chosen))


def _payload_bits() -> int:
    return (DATA_SIGNS - 1) * SIGN_BITS
