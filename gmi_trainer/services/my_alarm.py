"""The cards that a person wrote about their own alarm: kept in their record, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gmi_trainer.domain.alarm_card import LONGEST_TEXT, MOST_CARDS, WEIGHTS, AlarmCard, Pan, tidy_text
from gmi_trainer.services.diary_ports import Preferences

PREFERENCE = "my_alarm_cards"


class MyAlarmService:
    """Reads and keeps them, in their order. What is stored but is no card is passed over."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def load(self) -> tuple[AlarmCard, ...]:
        """All of them."""
        return cards_from(self._preferences.get(PREFERENCE))

    def save(self, cards: Sequence[AlarmCard]) -> None:
        """Keep these instead of those before: at most as many as there may be."""
        self._preferences.put(
            PREFERENCE,
            [
                {
                    "text": tidy_text(card.text),
                    "group": card.group,
                    "pan": card.pan.value,
                    "weight": card.weight,
                }
                for card in cards[:MOST_CARDS]
            ],
        )


def cards_from(stored: object) -> tuple[AlarmCard, ...]:
    """The value of the preference."""
    if not isinstance(stored, list | tuple):
        return ()
    found = (_card_from(one) for one in stored)
    return tuple(card for card in found if card is not None)[:MOST_CARDS]


def _card_from(stored: object) -> AlarmCard | None:
    if not isinstance(stored, Mapping):
        return None
    text, group, pan, weight = (stored.get(field) for field in ("text", "group", "pan", "weight"))
    if not (isinstance(text, str) and tidy_text(text) and isinstance(group, str)):
        return None
    return AlarmCard(
        tidy_text(text),
        group[:LONGEST_TEXT],
        next((one for one in Pan if one.value == pan), Pan.NONE),
        weight if isinstance(weight, int) and weight in WEIGHTS else WEIGHTS[0],
    )
