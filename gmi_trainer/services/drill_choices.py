"""What a person chose last for their drills: kept in their record, offered again the next time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import TypeGuard, TypeVar

from gmi_trainer.domain.activity import (
    DWELL_CHOICES_MS,
    DWELL_MS,
    LEVELS,
    LIMITS_MS,
    TEST_LENGTHS,
    TOO_FAST_CHOICES_MS,
    TOO_FAST_MS,
    TRAINING_LENGTHS,
    DrillMode,
    DrillSpec,
    KeyPair,
    PictureSource,
    spec_for_given,
    spec_for_test,
    spec_for_training,
    with_input,
)
from gmi_trainer.domain.answering import Reach, layout_for, usual_pair
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.key_map import Key, KeyMap, Meaning, clashes_of
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.diary_ports import Preferences

PREFERENCE = "drill_choices"
LONGEST_KEY_NAME = 24
HIGHEST_CODE = 2**32 - 1
E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class DrillChoices:
    """The choices of the Train page. ``limit_ms``, ``level`` and ``source`` are for training; a test has its own.

    ``own_keys`` are kept while a named pair is used (``uses_own_keys`` False), and can be taken up again.
    """

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
    own_keys: KeyMap | None = None
    uses_own_keys: bool = False
    dwell_ms: int = DWELL_MS
    source: PictureSource = PictureSource.LIBRARY

    @property
    def own_keys_in_use(self) -> KeyMap | None:
        """The person's own keys, where they answer with them."""
        return self.own_keys if self.uses_own_keys else None

    @property
    def key_map(self) -> KeyMap:
        """The keys in force."""
        return self.own_keys_in_use or layout_for(self.keys, self.limb)

    @property
    def reach(self) -> Reach:
        """By what they reach what is no drill: as they answer one."""
        spec = self.spec()
        return Reach(spec.own_keys, spec.dwell_ms)

    def with_pair(self, keys: KeyPair) -> DrillChoices:
        """With a named pair of keys."""
        return replace(self, keys=keys, uses_own_keys=False)

    def with_own_keys(self, keys: KeyMap) -> DrillChoices:
        """With keys of their own."""
        return replace(self, own_keys=keys, uses_own_keys=True)

    def with_limb(self, limb: AnsweringLimb) -> DrillChoices:
        """With another limb, and with keys that it reaches. Own keys stay: the person knows best."""
        return replace(self, limb=limb, keys=usual_pair(limb, self.keys))

    def with_usual_keys(self) -> DrillChoices:
        """Back to the keys that come with the program."""
        return replace(self, keys=usual_pair(self.limb), own_keys=None, uses_own_keys=False)

    def spec(self) -> DrillSpec:
        """The drill that these choices ask for."""
        if self.mode is DrillMode.TEST:
            spec = spec_for_test(self.part, self.test_pictures)
        else:
            spec = spec_for_training(self.part, self.training_pictures, level=self.level)
            spec = replace(spec, limit_ms=self.limit_ms, source=self.source)
        return self._answered(spec)

    def given(
        self, part: BodyPart, pictures: tuple[str, ...], level: int, source: PictureSource
    ) -> DrillSpec:
        """Training with given pictures, answered as they always answer."""
        spec = spec_for_given(part, pictures, level=level, source=source)
        return self._answered(replace(spec, limit_ms=self.limit_ms))

    def _answered(self, spec: DrillSpec) -> DrillSpec:
        return with_input(
            replace(spec, too_fast_ms=self.too_fast_ms),
            self.input_kind,
            self.limb,
            self.keys,
            own_keys=self.own_keys_in_use,
            dwell_ms=self.dwell_ms,
        )


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
                "own_keys": _stored_keys(choices.own_keys),
                "uses_own_keys": choices.uses_own_keys,
                "dwell_ms": choices.dwell_ms,
                "source": choices.source.value,
            },
        )
        self._changes.publish(Changed.PREFERENCES)


def choices_from(stored: object) -> DrillChoices:
    """The value of the preference. What is no longer possible falls back alone, field by field."""
    usual = DrillChoices()
    if not isinstance(stored, Mapping):
        return usual
    limit = stored.get("limit_ms")
    own_keys = _own_keys_from(stored.get("own_keys"))
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
        own_keys=own_keys,
        uses_own_keys=own_keys is not None and stored.get("uses_own_keys") is True,
        dwell_ms=_one_of(DWELL_CHOICES_MS, stored.get("dwell_ms"), usual.dwell_ms),
        source=_member(PictureSource, stored.get("source"), usual.source),
    )


def _stored_keys(keys: KeyMap | None) -> dict[str, dict[str, object]] | None:
    if keys is None:
        return None
    named = {meaning.value: keys.key(meaning) for meaning in Meaning}
    return {name: {"code": key.code, "name": key.name, "scan": key.scan} for name, key in named.items()}


def _own_keys_from(stored: object) -> KeyMap | None:
    """A stored map; None unless it is whole and works."""
    if not isinstance(stored, Mapping):
        return None
    keys = {meaning.value: _key_from(stored.get(meaning.value)) for meaning in Meaning}
    found = {name: key for name, key in keys.items() if key is not None}
    if len(found) < len(keys):
        return None
    own_keys = KeyMap(**found)
    return None if clashes_of(own_keys) else own_keys


def _key_from(stored: object) -> Key | None:
    if not isinstance(stored, Mapping):
        return None
    code, name, scan = (stored.get(field) for field in ("code", "name", "scan"))
    if not (_is_code(code) and _is_code(scan) and isinstance(name, str) and name):
        return None
    return Key(code, name[:LONGEST_KEY_NAME], scan)


def _is_code(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= HIGHEST_CODE


def _member(kind: type[E], value: object, usual: E) -> E:
    return next((member for member in kind if member.value == value), usual)


def _one_of(allowed: tuple[int, ...], value: object, usual: int) -> int:
    return value if isinstance(value, int) and value in allowed else usual
