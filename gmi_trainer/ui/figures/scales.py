"""Old scales with two pans: what lies in them, which side is heavier, and how the cards stack; no paint."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from gmi_trainer.domain.alarm_card import WEIGHTS, AlarmCard, Pan
from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.settings import Settings, require

FULL_LEAN = 6
"""So much more on one side, and the beam goes no further down."""

SIDES = {1: 4.4, 2: 5.8, 3: 7.2}
STACK_GAP = 0.7
SMALLER = 0.92


class OwnCards(Protocol):
    """Where the person's own cards are kept."""

    def load(self) -> tuple[AlarmCard, ...]:
        """All of them, in order."""
        ...

    def save(self, cards: Sequence[AlarmCard]) -> None:
        """Keep these from now on."""
        ...


class CardsInMemory:
    """Without a record: they are there as long as the figure is."""

    def __init__(self) -> None:
        self._cards: tuple[AlarmCard, ...] = ()

    def load(self) -> tuple[AlarmCard, ...]:
        """All of them, in order."""
        return self._cards

    def save(self, cards: Sequence[AlarmCard]) -> None:
        """Keep these from now on."""
        self._cards = tuple(cards)


@dataclass(frozen=True, slots=True)
class OfferedCard:
    """A card of the lesson. ``pan`` is a suggestion only."""

    card_id: str
    group: str
    pan: Pan
    weight: int


@dataclass(frozen=True, slots=True)
class ScalesPlan:
    """All that the figure knows."""

    groups: tuple[str, ...]
    weights: tuple[int, ...]
    takes_own_cards: bool
    cards: tuple[OfferedCard, ...]

    def laid_to_begin_with(self) -> dict[str, Pan]:
        """The first group lies on the scales, so that it can be seen how they work; the rest waits."""
        return {card.card_id: card.pan if card.group == self.groups[0] else Pan.NONE for card in self.cards}


@dataclass(frozen=True, slots=True)
class Balance:
    """How much lies in each pan."""

    danger: int
    safe: int

    @property
    def lean(self) -> float:
        """-1: the safe side is all the way down; 0: even; 1: the danger side is."""
        return min(1.0, max(-1.0, (self.danger - self.safe) / FULL_LEAN))

    @property
    def tip(self) -> str:
        """The id of what is said of it."""
        if self.danger == self.safe:
            return "tip-even"
        return "tip-danger" if self.danger > self.safe else "tip-safe"


def balance_of(laid: Iterable[tuple[Pan, int]]) -> Balance:
    """Of all cards, with their weights."""
    laid = tuple(laid)
    return Balance(*(sum(weight for on, weight in laid if on is pan) for pan in (Pan.DANGER, Pan.SAFE)))


def stacked(weights: Sequence[int], wide: float, high: float) -> tuple[tuple[float, float, float], ...]:
    """Where the cards of a pan stand: left, bottom and side of each, measured from the middle of the pan's floor.

    In rows from the floor up; all a little smaller, until they fit.
    """
    shrink = 1.0
    while True:
        rows = _rows([SIDES[weight] * shrink for weight in weights], wide)
        if sum(max(row) + STACK_GAP * shrink for row in rows) <= high or shrink < 0.1:
            break
        shrink *= SMALLER
    places, bottom = [], 0.0
    for row in rows:
        left = -(sum(row) + STACK_GAP * (len(row) - 1)) / 2
        for side in row:
            places.append((left, bottom, side))
            left += side + STACK_GAP
        bottom += max(row) + STACK_GAP * shrink
    return tuple(places)


def _rows(sides: Sequence[float], wide: float) -> list[list[float]]:
    rows: list[list[float]] = []
    for side in sides:
        if rows and sum(rows[-1]) + STACK_GAP * len(rows[-1]) + side <= wide:
            rows[-1].append(side)
        else:
            rows.append([side])
    return rows


def scales_plan(figure: Figure) -> ScalesPlan:
    """Read it, or say what does not fit."""
    settings = Settings(figure.settings, figure.kind)
    where = figure.kind
    cards = []
    for number, one in enumerate(settings.parts("cards"), start=1):
        pan = one.word("pan")
        require(pan in (Pan.DANGER, Pan.SAFE), f"{where}.cards[{number}].pan", "danger or safe")
        cards.append(OfferedCard(one.word("id"), one.word("group"), Pan(pan), one.whole("weight")))
    own = figure.settings.get("own_cards", False)
    require(isinstance(own, bool), f"{where}.own_cards", "true or false")
    plan = ScalesPlan(settings.words("groups"), settings.wholes("weights"), own is True, tuple(cards))
    require(len(set(plan.groups)) == len(plan.groups), f"{where}.groups", "every group once")
    require(plan.weights == WEIGHTS, f"{where}.weights", ", ".join(map(str, WEIGHTS)))
    ids = [card.card_id for card in cards]
    require(len(ids) == len(set(ids)), f"{where}.cards", "every id once")
    require(all(card.group in plan.groups for card in cards), f"{where}.cards", "a group that is in the list")
    require(
        all(card.weight in plan.weights for card in cards), f"{where}.cards", "a weight that is in the list"
    )
    require(
        {card.group for card in cards} == set(plan.groups), f"{where}.groups", "a card for every one of them"
    )
    return plan
