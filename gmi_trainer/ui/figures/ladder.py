"""A ladder of steps towards something that is feared: their order, and what follows from a try; no paint."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.settings import Settings, require

MOST_WORRY = 10
MOST_RUNGS = 7


class NextDay(StrEnum):
    """How it was a day after a step was tried."""

    SAME = "same"
    SETTLED = "settled"  # more at first, and settled by then
    STILL = "still"  # clearly more
    UNKNOWN = "unknown"  # that day is yet to come


class Advice(StrEnum):
    """What is said of a step. Nothing here ever asks a person who saves energy for more."""

    BEGIN = "begin"
    LOWER_FIRST = "lower-first"
    WAIT = "wait"
    UP = "up"
    TOP = "top"
    SMALLER = "smaller"
    WITHIN = "within"  # saves energy, before a try: only what is well within the limits
    STAY = "stay"  # saves energy, and it went well: no step up
    LESS = "less"  # saves energy, and it took too much


@dataclass(frozen=True, slots=True)
class Rung:
    """One step. ``worry`` 0 to 10 before it was tried; ``worry_now`` and ``next_day`` afterwards."""

    rung_id: str
    text: str
    worry: int
    worry_now: int | None = None
    next_day: NextDay | None = None

    @property
    def is_tried(self) -> bool:
        """Somebody has been on it."""
        return self.next_day is not None

    @property
    def worry_today(self) -> int:
        """As it is now."""
        return self.worry if self.worry_now is None else self.worry_now


@dataclass(frozen=True, slots=True)
class OfferedLadder:
    """An example: its steps with the worry that they begin with."""

    ladder_id: str
    steps: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LadderPlan:
    """All that the figure knows."""

    ladders: tuple[OfferedLadder, ...]


def in_order(rungs: Iterable[Rung]) -> tuple[Rung, ...]:
    """What worries least stands lowest; of two that worry alike, the one that was there first."""
    return tuple(sorted(rungs, key=lambda rung: rung.worry))


def advice_for(rungs: Sequence[Rung], chosen: str, *, saves_energy: bool) -> Advice:
    """What to say of one of the steps, which stand in order."""
    place = next(number for number, rung in enumerate(rungs) if rung.rung_id == chosen)
    rung = rungs[place]
    if rung.next_day is None:
        if saves_energy:
            return Advice.WITHIN
        return Advice.BEGIN if all(lower.is_tried for lower in rungs[:place]) else Advice.LOWER_FIRST
    if rung.next_day is NextDay.UNKNOWN:
        return Advice.WAIT
    if saves_energy:
        return Advice.STAY if rung.next_day is NextDay.SAME else Advice.LESS
    if rung.next_day is NextDay.STILL:
        return Advice.SMALLER
    return Advice.TOP if place == len(rungs) - 1 else Advice.UP


def ladder_plan(figure: Figure) -> LadderPlan:
    """Read it, or say what does not fit."""
    settings = Settings(figure.settings, figure.kind)
    where = figure.kind
    ladders = []
    for number, one in enumerate(settings.parts("ladders"), start=1):
        steps = tuple((step.word("id"), step.whole("worry")) for step in one.parts("steps"))
        at = f"{where}.ladders[{number}].steps"
        require(2 <= len(steps) <= MOST_RUNGS, at, f"2 to {MOST_RUNGS} steps")
        require(all(0 <= worry <= MOST_WORRY for _, worry in steps), at, f"a worry from 0 to {MOST_WORRY}")
        ladders.append(OfferedLadder(one.word("id"), steps))
    ids = [ladder.ladder_id for ladder in ladders]
    require(len(ids) == len(set(ids)), f"{where}.ladders", "every id once")
    steps_of_all = [step for ladder in ladders for step, _ in ladder.steps]
    require(len(steps_of_all) == len(set(steps_of_all)), f"{where}.ladders", "every id of a step once")
    return LadderPlan(tuple(ladders))
