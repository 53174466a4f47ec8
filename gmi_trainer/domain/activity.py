"""What to do, as one value: forms, command line, replay files and session rows all speak it."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.key_map import KeyMap
from gmi_trainer.domain.stimulus import ROTATIONS, UPRIGHT_ROTATIONS
from gmi_trainer.domain.values import dataclass


class SessionKind(StrEnum):
    """The kinds of activity that share the session table."""

    DRILL = "drill"
    BREATHING = "breathing"
    LESSON = "lesson"
    IMAGERY = "imagery"
    MIRROR = "mirror"
    NOTICE = "notice"
    ACTIVITY = "activity"


class Purpose(StrEnum):
    """Why a session was done."""

    FAMILIARISATION = "familiarisation"  # the first two of a body part: shown, not counted
    TRAINING = "training"
    TEST = "test"


class DrillMode(StrEnum):
    """A scored test without feedback, or training with a mark after each picture."""

    TEST = "test"
    TRAINING = "training"


class PictureSource(StrEnum):
    """Where a drill's pictures come from. With one's own there is training only, never a test."""

    LIBRARY = "library"
    OWN = "own"


class KeyPair(StrEnum):
    """The keys that mean left and right."""

    ARROWS = "arrows"
    A_D = "a_d"
    F_J = "f_j"
    J_L = "j_l"


TEST_LENGTHS = (20, 40, 60)
TRAINING_LENGTHS = (5, 10, 20, 40, 60)
LIMITS_MS = (None, 10_000, 5_000, 3_000)
TEST_LIMIT_MS = 10_000
WARM_UPS = 4
LEVELS = (1, 2, 3, 4, 5)
TEST_LEVEL = 2
BREAK_EVERY = 20
TOO_FAST_MS = 300
TOO_FAST_CHOICES_MS = (200, 300, 400, 500)
INTERVAL_MS = (500, 1000)
DWELL_MS = 1000
DWELL_CHOICES_MS = (500, 800, 1000, 1500, 2000)


@dataclass(frozen=True, slots=True)
class DrillSpec:
    """Everything that decides how a left/right drill runs, apart from its seed.

    ``interval_ms`` is the range of the jittered cross before each picture; equal ends make it fixed.
    ``limit_ms`` None means no limit. ``test_set`` is the version of the fixed set a test is drawn from.
    ``own_keys`` stand in the place of ``keys``. ``dwell_ms``: how long the pointer rests in a half until that
    is the answer; None unless the drill is answered so. ``only``: the lasting names (sha256) of the pictures that
    it is limited to, whatever their level; empty: all of the level. Training only.
    """

    part: BodyPart
    mode: DrillMode
    pictures: int
    level: int = 1
    limit_ms: int | None = None
    interval_ms: tuple[int, int] = INTERVAL_MS
    warm_ups: int = 0
    feedback: bool = True
    break_every: int | None = BREAK_EVERY
    too_fast_ms: int = TOO_FAST_MS
    test_set: int | None = None
    input_kind: InputKind = InputKind.KEYBOARD
    answering_limb: AnsweringLimb = AnsweringLimb.BOTH_HANDS
    keys: KeyPair = KeyPair.ARROWS
    own_keys: KeyMap | None = None
    dwell_ms: int | None = None
    source: PictureSource = PictureSource.LIBRARY
    only: tuple[str, ...] = ()


def spec_for_test(part: BodyPart, pictures: int = 40, *, test_set: int = 1) -> DrillSpec:
    """A scored test: 4 warm-ups, a fixed set at level 2, 10 s, no feedback until the end."""
    return DrillSpec(
        part,
        DrillMode.TEST,
        pictures,
        level=TEST_LEVEL,
        limit_ms=TEST_LIMIT_MS,
        warm_ups=WARM_UPS,
        feedback=False,
        break_every=None,
        test_set=test_set,
    )


def spec_for_training(part: BodyPart, pictures: int = 20, *, level: int = 1) -> DrillSpec:
    """Training: from the person's level, a mark after each picture, no limit to begin with."""
    return DrillSpec(part, DrillMode.TRAINING, pictures, level=level)


FEWEST_GIVEN = 3
"""A drill of given pictures needs so many: with fewer the answer would be known before the picture (design)."""

MOST_GIVEN = 12
"""And has at most so many, so that each comes back within one drill (design)."""


def spec_for_given(
    part: BodyPart,
    pictures: tuple[str, ...],
    *,
    level: int = 2,
    source: PictureSource = PictureSource.LIBRARY,
) -> DrillSpec:
    """Training with given pictures only, each with its mirror twin. ``level``: whose turns they are shown with."""
    assert FEWEST_GIVEN <= len(pictures) <= MOST_GIVEN, "neither too few nor too many"
    length = 20 if 2 * len(pictures) > 10 else 10
    return DrillSpec(part, DrillMode.TRAINING, length, level=level, source=source, only=pictures)


def with_input(
    spec: DrillSpec,
    kind: InputKind,
    limb: AnsweringLimb,
    keys: KeyPair,
    *,
    own_keys: KeyMap | None = None,
    dwell_ms: int = DWELL_MS,
) -> DrillSpec:
    """The same drill answered in this way. What does not belong to the kind of input is not kept."""
    return replace(
        spec,
        input_kind=kind,
        answering_limb=limb,
        keys=keys,
        own_keys=own_keys if kind is InputKind.KEYBOARD else None,
        dwell_ms=dwell_ms if kind is InputKind.DWELL else None,
    )


def rotations_for(level: int) -> tuple[int, ...]:
    """The turns a level shows, in degrees clockwise."""
    return UPRIGHT_ROTATIONS if level == 1 else ROTATIONS


def picture_level_for(level: int) -> int:
    """The manifest level whose pictures a drill level shows: levels 1 and 2 share the plain ones."""
    return 1 if level <= 2 else level
