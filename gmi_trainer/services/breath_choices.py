"""What a person chose for breathing: kept in their record, offered again the next time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import Enum, StrEnum
from typing import TypeVar

from gmi_trainer.domain.breath_course import SCALES
from gmi_trainer.domain.breath_steps import Caution, Cautions
from gmi_trainer.domain.breathing import BREATH_COUNTS, GOAL, MINUTES, BreathPattern, Pacer, breaths_in
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.diary_ports import Preferences

PREFERENCE = "breath_choices"
CAUTIONS_PREFERENCE = "breath_cautions"
LONGEST_NAME = 40
MOST_OWN = 12
VOLUMES_PERCENT = (20, 40, 60, 80, 100)
E = TypeVar("E", bound=Enum)
_PARTS = ("in_ms", "out_ms", "hold_full_ms", "hold_empty_ms")


class LengthUnit(StrEnum):
    """How the length of a session is chosen."""

    MINUTES = "minutes"
    BREATHS = "breaths"


@dataclass(frozen=True, slots=True)
class BreathLength:
    """So many minutes (rounded to whole breaths), or so many breaths."""

    unit: LengthUnit
    amount: int

    def breaths(self, pattern: BreathPattern) -> int:
        """In whole breaths of this kind."""
        return self.amount if self.unit is LengthUnit.BREATHS else breaths_in(self.amount, pattern)


@dataclass(frozen=True, slots=True)
class OwnPattern:
    """A breath of one's own, with its name."""

    name: str
    pattern: BreathPattern


class Asking(StrEnum):
    """What is rated around a session. ``AS_USUAL``: the first three sessions, then one tap (the rating budget)."""

    AS_USUAL = "as_usual"
    ALWAYS = "always"  # the person wants to
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class BreathChoices:
    """The choices of the Breathe page. ``length`` None: as long as suits the person's week (``usual_minutes``)."""

    pattern: BreathPattern = GOAL
    own: tuple[OwnPattern, ...] = ()
    length: BreathLength | None = None
    pacer: Pacer = Pacer.CIRCLE
    tones: bool = True
    voice: bool = False
    humming: bool = False
    volume_percent: int = 60
    scale: Scale = Scale.TENSION
    asking: Asking = Asking.AS_USUAL

    def with_pattern(self, pattern: BreathPattern) -> BreathChoices:
        """With another breath of their own."""
        return replace(self, pattern=pattern)


class BreathChoicesService:
    """Reads and keeps choices and cautions. What is stored but no longer possible falls back alone."""

    def __init__(self, preferences: Preferences, changes: Changes) -> None:
        self._preferences = preferences
        self._changes = changes

    def load(self) -> BreathChoices:
        """What was chosen last, or the defaults."""
        return choices_from(self._preferences.get(PREFERENCE))

    def save(self, choices: BreathChoices) -> None:
        """Keep them, and tell everyone."""
        self._preferences.put(PREFERENCE, _stored(choices))
        self._changes.publish(Changed.PREFERENCES)

    def cautions(self) -> Cautions | None:
        """What was answered before the first session; None: not asked yet."""
        return cautions_from(self._preferences.get(CAUTIONS_PREFERENCE))

    def save_cautions(self, cautions: Cautions | None) -> None:
        """Keep them; None: as if never asked."""
        stored = None
        if cautions is not None:
            stored = {
                "day": cautions.day.isoformat(),
                "reasons": sorted(reason.value for reason in cautions.reasons),
                "is_said": cautions.is_said,
            }
        self._preferences.put(CAUTIONS_PREFERENCE, stored)
        self._changes.publish(Changed.PREFERENCES)


def choices_from(stored: object) -> BreathChoices:
    """The value of the preference, field by field."""
    usual = BreathChoices()
    if not isinstance(stored, Mapping):
        return usual
    scale = _member(Scale, stored.get("scale"), usual.scale)
    own = stored.get("own")
    return BreathChoices(
        pattern=_pattern_from(stored.get("pattern")) or usual.pattern,
        own=tuple(filter(None, map(_own_from, own)))[:MOST_OWN] if isinstance(own, list) else (),
        length=_length_from(stored.get("length")),
        pacer=_member(Pacer, stored.get("pacer"), usual.pacer),
        tones=_switch(stored.get("tones"), usual.tones),
        voice=_switch(stored.get("voice"), usual.voice),
        humming=_switch(stored.get("humming"), usual.humming),
        volume_percent=_one_of(VOLUMES_PERCENT, stored.get("volume_percent"), usual.volume_percent),
        scale=scale if scale in SCALES else usual.scale,
        asking=_member(Asking, stored.get("asking"), usual.asking),
    )


def cautions_from(stored: object) -> Cautions | None:
    """The value of the preference. Answers that are not understood count as rather not said: that is the careful
    way."""
    if not isinstance(stored, Mapping):
        return None
    try:
        day = date.fromisoformat(str(stored.get("day")))
    except ValueError:
        return None
    reasons = stored.get("reasons")
    names = reasons if isinstance(reasons, list) else [None]
    known = frozenset(reason for reason in Caution if reason.value in names)
    is_whole = all(name in list(Caution) for name in names) and stored.get("is_said") is True
    return Cautions(day, known, is_said=is_whole)


def _stored(choices: BreathChoices) -> dict[str, object]:
    return {
        "pattern": _stored_pattern(choices.pattern),
        "own": [{"name": own.name, "pattern": _stored_pattern(own.pattern)} for own in choices.own],
        "length": None
        if choices.length is None
        else {"unit": choices.length.unit.value, "amount": choices.length.amount},
        "pacer": choices.pacer.value,
        "tones": choices.tones,
        "voice": choices.voice,
        "humming": choices.humming,
        "volume_percent": choices.volume_percent,
        "scale": choices.scale.value,
        "asking": choices.asking.value,
    }


def _stored_pattern(pattern: BreathPattern) -> dict[str, int]:
    return {name: getattr(pattern, name) for name in _PARTS}


def _pattern_from(stored: object) -> BreathPattern | None:
    if not isinstance(stored, Mapping):
        return None
    parts = {name: stored.get(name) for name in _PARTS}
    if not all(type(part) is int for part in parts.values()):
        return None
    try:
        return BreathPattern(**parts)  # type: ignore[arg-type]  # all of them are int, as was just seen
    except ValueError:
        return None


def _own_from(stored: object) -> OwnPattern | None:
    if not isinstance(stored, Mapping):
        return None
    name, pattern = stored.get("name"), _pattern_from(stored.get("pattern"))
    if pattern is None or not isinstance(name, str) or not name.strip():
        return None
    return OwnPattern(name.strip()[:LONGEST_NAME], pattern)


def _length_from(stored: object) -> BreathLength | None:
    if not isinstance(stored, Mapping):
        return None
    allowed = {LengthUnit.MINUTES.value: MINUTES, LengthUnit.BREATHS.value: BREATH_COUNTS}
    unit, amount = stored.get("unit"), stored.get("amount")
    if not isinstance(unit, str) or type(amount) is not int or amount not in allowed.get(unit, ()):
        return None
    return BreathLength(LengthUnit(unit), amount)


def _member(kind: type[E], value: object, usual: E) -> E:
    return next((member for member in kind if member.value == value), usual)


def _switch(value: object, usual: bool) -> bool:
    return value if isinstance(value, bool) else usual


def _one_of(allowed: tuple[int, ...], value: object, usual: int) -> int:
    return value if type(value) is int and value in allowed else usual
