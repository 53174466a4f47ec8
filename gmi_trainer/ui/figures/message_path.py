"""A danger message on its way to the brain, and what the alarm makes of it there: levels and places, no paint."""

from __future__ import annotations

from collections.abc import Collection

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.settings import Settings, require
from gmi_trainer.ui.figures.smooth import SmoothWay

STOPS = ("toe", "nerve", "cord", "brain")
"""The places that the drawing has, in the order in which a message comes by."""

BODY = (110.0, 62.0)
"""The drawing's own size; every place below is on it. A person sits and looks to the left; the toe has met a box."""

NERVE = SmoothWay(
    (
        (15.6, 55.4),  # toe
        (22.5, 55.6),
        (27.6, 52.2),
        (36.5, 46.6),
        (46.0, 41.2),  # knee
        (58.0, 42.0),
        (70.0, 44.2),
        (76.8, 42.0),
        (79.6, 33.0),  # the middle of the back
        (77.6, 23.0),
        (75.4, 17.0),
        (75.0, 9.2),  # brain
    )
)
STOP_POINTS = {"toe": 0, "nerve": 3, "cord": 8, "brain": 11}
CORD_FROM = NERVE.share_of(7)
CORD_TO = NERVE.share_of(10)
MOST_WAVES = 4


@dataclass(frozen=True, slots=True)
class ContextCard:
    """Something else that is going on. ``effect``: by how much the alarm goes up, or down."""

    card_id: str
    effect: int


@dataclass(frozen=True, slots=True)
class AlarmLevel:
    """What an alarm is called from a number on."""

    level_id: str
    start: int


@dataclass(frozen=True, slots=True)
class MessagePlan:
    """All that the figure knows. ``message`` is the same whatever goes on; only the alarm follows the cards."""

    stops: tuple[str, ...]
    message: int
    lowest: int
    highest: int
    cards: tuple[ContextCard, ...]
    levels: tuple[AlarmLevel, ...]

    def alarm(self, cards_on: Collection[str]) -> int:
        """How loud the alarm is, with these cards."""
        effects = sum(card.effect for card in self.cards if card.card_id in cards_on)
        return min(self.highest, max(self.lowest, self.message + effects))

    def level(self, alarm: int) -> str:
        """What that is called."""
        return [level.level_id for level in self.levels if level.start <= alarm][-1]

    def waves(self, alarm: int) -> int:
        """How many waves go out from the brain: none where it is silent."""
        number = [level.level_id for level in self.levels].index(self.level(alarm))
        return round(MOST_WAVES * number / max(1, len(self.levels) - 1))

    def share(self, alarm: float) -> float:
        """How much of a meter is full."""
        return (alarm - self.lowest) / (self.highest - self.lowest)


def message_plan(figure: Figure) -> MessagePlan:
    """Read it, or say what does not fit."""
    settings = Settings(figure.settings, figure.kind)
    plan = MessagePlan(
        settings.words("stops"),
        settings.whole("message"),
        settings.whole("lowest"),
        settings.whole("highest"),
        tuple(ContextCard(card.word("id"), card.whole("effect")) for card in settings.parts("cards")),
        tuple(AlarmLevel(level.word("id"), level.whole("from")) for level in settings.parts("levels")),
    )
    where = figure.kind
    require(plan.stops == STOPS, f"{where}.stops", ", ".join(STOPS))
    require(
        plan.lowest < plan.message < plan.highest, f"{where}.message", "between the lowest and the highest"
    )
    starts = [level.start for level in plan.levels]
    require(
        starts == sorted(set(starts)) and starts[0] == plan.lowest, f"{where}.levels", "from the lowest up"
    )
    ids = [card.card_id for card in plan.cards]
    require(len(ids) == len(set(ids)), f"{where}.cards", "every id once")
    return plan


def share_of_stop(stop: str) -> float:
    """How far along the nerve's way a stop is, 0 to 1."""
    return NERVE.share_of(STOP_POINTS[stop])
