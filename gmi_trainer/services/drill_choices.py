"""What a person chose last for their drills: kept in their record, offered again the next time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

from gmi_trainer.domain.activity import (
    LEVELS,
    LIMITS_MS,
    TEST_LENGTHS,
    TOO_FAST_CHOICES_MS,
    TOO_FAST_MS,
    TRAINING_LENGTHS,
    DrillMode,
    DrillSpec,
    KeyPair,
    spec_for_test,
    spec_for_training,
    with_input,
)
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.ports import Preferences

PREFERENCE = "drill_choices"
E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class DrillChoices:
    """The choices of the Train page. ``limit_ms`` and ``level`` are for training; a test has its own."""

    part: BodyPart = BodyPart.HAND
    mode: DrillMode = DrillMode.TRAINING
    test_pictures: int = 40
    training_pictures: int = 20
    level: int = 1
    limit_ms: int | None = None
    input_kind: InputKind = InputKind.KEYBOARD
    limb: AnsweringLimb = AnsweringLimb.BOTH_HANDS
    keys: KeyPair = KeyPair.ARROWS
    too_fast_ms: int = TOO_FAST_MS

    def spec(self) -> DrillSpec:
        """The drill that these choices ask for."""
        if self.mode is DrillMode.TEST:
            spec = spec_for_test(self.part, self.test_pictures)
        else:
            spec = spec_for_training(self.part, self.training_pictures, level=self.level)
            spec = replace(spec, limit_ms=self.limit_ms)
        return with_input(replace(spec, too_fast_ms=self.too_fast_ms), self.input_kind, self.limb, self.keys)


class DrillChoicesService:
    """Reads and keeps the choices. What is stored but no longer possible falls back to the default."""

    def __init__(self, preferences: Preferences, changes: Changes) -> None:
        self._preferences = preferences
        self._changes = changes

    def load(self) -> DrillChoices:
        """What was chosen last, or the defaults."""
        return choices_from(self._preferences.get(PREFERENCE))

    def save(self, choices: DrillChoices) -> None:
        """Keep them."""
        self._preferences.put(
            PREFERENCE,
            {
                "part": choices.part.value,
                "mode": choices.mode.value,
                "test_pictures": choices.test_pictures,
                "training_pictures": choices.training_pictures,
                "level": choices.level,
                "limit_ms": choices.limit_ms,
                "input_kind": choices.input_kind.value,
                "limb": choices.limb.value,
                "keys": choices.keys.value,
                "too_fast_ms": choices.too_fast_ms,
            },
        )
        self._changes.publish(Changed.PREFERENCES)


def choices_from(stored: object) -> DrillChoices:
    """The value of the preference. What is no longer possible falls back alone, field by field."""
    usual = DrillChoices()
    if not isinstance(stored, Mapping):
        return usual
    limit = stored.get("limit_ms")
    return DrillChoices(
        part=_member(BodyPart, stored.get("part"), usual.part),
        mode=_member(DrillMode, stored.get("mode"), usual.mode),
        test_pictures=_one_of(TEST_LENGTHS, stored.get("test_pictures"), usual.test_pictures),
        training_pictures=_one_of(TRAINING_LENGTHS, stored.get("training_pictures"), usual.training_pictures),
        level=_one_of(LEVELS, stored.get("level"), usual.level),
        limit_ms=limit if isinstance(limit, int) and limit in LIMITS_MS else None,
        input_kind=_member(InputKind, stored.get("input_kind"), usual.input_kind),
        limb=_member(AnsweringLimb, stored.get("limb"), usual.limb),
        keys=_member(KeyPair, stored.get("keys"), usual.keys),
        too_fast_ms=_one_of(TOO_FAST_CHOICES_MS, stored.get("too_fast_ms"), usual.too_fast_ms),
    )


def _member(kind: type[E], value: object, usual: E) -> E:
    return next((member for member in kind if member.value == value), usual)


def _one_of(allowed: tuple[int, ...], value: object, usual: int) -> int:
    return value if isinstance(value, int) and value in allowed else usual
