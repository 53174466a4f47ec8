"""What was claimed and what was found, as lines that can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

from tests.simulated.truths import Claim, Truth, told

BY_CHANCE = 0.01
"""A claim is refuted by what so few of a hundred such groups of persons would show if it held."""


@dataclass(frozen=True)
class Found:
    """Of how many persons a claim was true."""

    truth: str
    claim: Claim
    persons: int
    count: int

    @property
    def is_refuted(self) -> bool:
        """Whether chance alone would hardly find so few, or so many, if the claim held."""
        chance, persons, count = self.claim.at_least, self.persons, self.count
        if chance is not None:
            return _at_most(count, persons, chance) < BY_CHANCE
        assert self.claim.at_most is not None
        return _at_most(persons - count, persons, 1 - self.claim.at_most) < BY_CHANCE


def look(truth: Truth) -> list[Found]:
    """Let all persons of a kind take their tests, and hold what they are told against the claims."""
    all_told = [told(truth, number) for number in range(truth.persons)]
    return [
        Found(truth.name, claim, truth.persons, sum(claim.holds(one) for one in all_told))
        for claim in truth.claims
    ]


def lines(found: Sequence[Found]) -> list[str]:
    """A table: who they are, what they are told, how often, and what is claimed."""
    rows = [("persons who are", "are told", "claimed", "found")]
    rows += [
        (one.truth, one.claim.words, _claimed(one.claim), f"{one.count} of {one.persons}") for one in found
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    told_lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    return [told_lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *told_lines[1:]]


def _claimed(claim: Claim) -> str:
    if claim.at_least is not None:
        return f"at least {claim.at_least * 100:.0f} %"
    return f"at most {(claim.at_most or 0) * 100:.0f} %"


def _at_most(count: int, persons: int, chance: float) -> float:
    """How likely so many or fewer are."""
    return sum(comb(persons, k) * chance**k * (1 - chance) ** (persons - k) for k in range(count + 1))
