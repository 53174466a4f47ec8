"""How somebody likes imagined movements: which part and step, how many cards, at whose pace. Kept as one preference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.imagery import CARD_CHOICES, FEWEST_CARDS, Context, Mood, Place, Posture, Rung
from gmi_trainer.domain.imagery_course import ChosenRung
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.diary_ports import Preferences

PREFERENCE = "imagery_choices"

E = TypeVar("E", bound=StrEnum)
Undo = Callable[[], None]


@dataclass(frozen=True, slots=True)
class PartChoices:
    """Of one part. ``rung`` None: as the sessions say. ``side``: the one that hurts, for neck and back the way that
    does; None: as the person said of themselves. ``felt``: the limb is not there."""

    rung: ChosenRung | None = None
    side: Side | None = None
    felt: bool = False


@dataclass(frozen=True, slots=True)
class ImageryChoices:
    """To begin with three cards at the program's pace. ``part`` None: the one that hurts. ``real_is_safe`` None: not
    asked yet whether the movements may really be done."""

    part: BodyPart | None = None
    cards: int = FEWEST_CARDS
    own_pace: bool = False
    real_is_safe: bool | None = None
    context: Context = Context()
    of: Mapping[BodyPart, PartChoices] = field(default_factory=dict)

    def of_part(self, part: BodyPart) -> PartChoices:
        """What was chosen for a part."""
        return self.of.get(part, PartChoices())

    def with_part(self, part: BodyPart, choices: PartChoices) -> ImageryChoices:
        """With other choices for a part."""
        return replace(self, of={**self.of, part: choices})


class ImageryChoicesService:
    """Reads and keeps them, on the window's thread."""

    def __init__(self, preferences: Preferences, changes: Changes) -> None:
        self._preferences = preferences
        self._changes = changes

    def load(self) -> ImageryChoices:
        """What was chosen; whatever is not understood is as usual."""
        stored = self._preferences.get(PREFERENCE)
        return choices_from(stored) if isinstance(stored, Mapping) else ImageryChoices()

    def save(self, choices: ImageryChoices) -> Undo:
        """Keep them; the way back."""
        before = self._preferences.get(PREFERENCE)
        self._put(stored_of(choices))

        def undo() -> None:
            self._put(before if before is not None else {})

        return undo

    def _put(self, value: object) -> None:
        self._preferences.put(PREFERENCE, value)
        self._changes.publish(Changed.PREFERENCES)


def choices_from(stored: Mapping[str, object]) -> ImageryChoices:
    """Out of what the record keeps."""
    usual = ImageryChoices()
    cards, of, safe = stored.get("cards"), stored.get("of"), stored.get("real_is_safe")
    return ImageryChoices(
        part=_one_of(BodyPart, stored.get("part")),
        cards=cards if isinstance(cards, int) and cards in CARD_CHOICES else usual.cards,
        own_pace=stored.get("own_pace") is True,
        real_is_safe=safe if isinstance(safe, bool) else None,
        context=Context(
            _one_of(Place, stored.get("place")) or usual.context.place,
            _one_of(Mood, stored.get("mood")) or usual.context.mood,
            _one_of(Posture, stored.get("posture")) or usual.context.posture,
        ),
        of={
            part: _part_from(of[part.value])
            for part in BodyPart
            if isinstance(of, Mapping) and isinstance(of.get(part.value), Mapping)
        },
    )


def stored_of(choices: ImageryChoices) -> dict[str, object]:
    """What the record keeps."""
    return {
        "part": choices.part.value if choices.part is not None else None,
        "cards": choices.cards,
        "own_pace": choices.own_pace,
        "real_is_safe": choices.real_is_safe,
        "place": choices.context.place.value,
        "mood": choices.context.mood.value,
        "posture": choices.context.posture.value,
        "of": {
            part.value: {
                "rung": int(one.rung.rung) if one.rung is not None else None,
                "since": one.rung.since.isoformat() if one.rung is not None else None,
                "side": one.side.value if one.side is not None else None,
                "felt": one.felt,
            }
            for part, one in choices.of.items()
        },
    }


def _part_from(stored: Mapping[str, object]) -> PartChoices:
    return PartChoices(
        rung=_rung_from(stored.get("rung"), stored.get("since")),
        side=_one_of(Side, stored.get("side")),
        felt=stored.get("felt") is True,
    )


def _rung_from(rung: object, since: object) -> ChosenRung | None:
    found = next((one for one in Rung if one == rung), None)
    if found is None or not isinstance(since, str):
        return None
    try:
        at = datetime.fromisoformat(since)
    except ValueError:
        return None
    return ChosenRung(found, at) if at.tzinfo is not None else None


def _one_of(kind: type[E], value: object) -> E | None:
    return next((one for one in kind if one.value == value), None)
