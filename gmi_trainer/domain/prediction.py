"""What a person thinks will happen when they try something, and what did."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from gmi_trainer.domain.checkin import HIGHEST, LOWEST
from gmi_trainer.domain.values import dataclass

LONGEST_DOING = 160
LONGEST_TELLING = 600


class TurnedOut(StrEnum):
    """How it was, beside what was expected."""

    EASIER = "easier"
    AS_EXPECTED = "as_expected"
    HARDER = "harder"


@dataclass(frozen=True, slots=True)
class Guess:
    """Before. ``worry``: 0 to 10, or not said."""

    doing: str
    expected: str = ""
    worry: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """Afterwards. ``happened`` may be empty: how it turned out says enough."""

    turned_out: TurnedOut
    happened: str = ""


@dataclass(frozen=True, slots=True)
class Prediction:
    """One guess, and what came of it once it was tried."""

    uuid: str
    written_on: date
    guess: Guess
    result: Result | None = None
    tried_on: date | None = None

    @property
    def waits(self) -> bool:
        """Nobody said yet what happened."""
        return self.result is None


def tidy_guess(guess: Guess) -> Guess:
    """Without empty ends, not endless, and on the scale."""
    worry = guess.worry if guess.worry is not None and LOWEST <= guess.worry <= HIGHEST else None
    doing = " ".join(guess.doing.split())[:LONGEST_DOING].rstrip()
    return Guess(doing, guess.expected.strip()[:LONGEST_TELLING].rstrip(), worry)


def tidy_result(result: Result) -> Result:
    """Without empty ends, and not endless."""
    return Result(result.turned_out, result.happened.strip()[:LONGEST_TELLING].rstrip())
