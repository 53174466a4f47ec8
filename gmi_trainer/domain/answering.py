"""How a person answers: which keys are in force, what suits a sore side, and what may stand beside what.

Kinds of input and answering limbs change response times, so they are never pooled; and where a sore limb
answered its own side, a gap between the sides says nothing about the brain's map (science B4, product).
"""

from __future__ import annotations

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import DrillSpec, KeyPair
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.key_map import (
    BACKSPACE,
    DELETE,
    ESCAPE,
    LEFT_ARROW,
    RETURN,
    RIGHT_ARROW,
    SPACE,
    A,
    D,
    F,
    J,
    Key,
    KeyMap,
    L,
    Meaning,
    N,
    X,
)
from gmi_trainer.domain.values import dataclass

ARMS = frozenset({BodyPart.HAND, BodyPart.ELBOW, BodyPart.SHOULDER})
LEGS = frozenset({BodyPart.FOOT, BodyPart.KNEE})
ONE_HAND = frozenset({AnsweringLimb.LEFT_HAND, AnsweringLimb.RIGHT_HAND})

_PAIRS: dict[KeyPair, tuple[Key, Key]] = {
    KeyPair.ARROWS: (LEFT_ARROW, RIGHT_ARROW),
    KeyPair.A_D: (A, D),
    KeyPair.F_J: (F, J),
    KeyPair.J_L: (J, L),
}

_NEAR: dict[KeyPair, tuple[Key, Key, Key]] = {
    KeyPair.ARROWS: (RETURN, BACKSPACE, DELETE),
    KeyPair.A_D: (SPACE, ESCAPE, X),
    KeyPair.F_J: (SPACE, ESCAPE, N),
    KeyPair.J_L: (SPACE, BACKSPACE, N),
}
"""Pause, stop and "not this picture" for a person with one hand: where that hand is already (design)."""


@dataclass(frozen=True, slots=True)
class AnswerWay:
    """What has to be the same before drills are drawn into one line."""

    kind: InputKind = InputKind.KEYBOARD
    limb: AnsweringLimb = AnsweringLimb.BOTH_HANDS
    dwell_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """By what a person reaches the buttons of a stage, besides mouse, touch and the usual keys.

    ``own_keys``: two pedals, say; ``dwell_ms``: how long the pointer rests until that is a press. At most one of both.
    """

    own_keys: KeyMap | None = None
    dwell_ms: int | None = None


def way_of(spec: DrillSpec) -> AnswerWay:
    """How a drill is answered. Which keys does not matter: their times are alike."""
    return AnswerWay(spec.input_kind, spec.answering_limb, spec.dwell_ms)


def layout_for(pair: KeyPair, limb: AnsweringLimb) -> KeyMap:
    """A pair of keys with the other keys of a drill; for one hand those within its reach."""
    left, right = _PAIRS[pair]
    if limb not in ONE_HAND:
        return KeyMap(left, right)
    pause, stop, skip = _NEAR[pair]
    return KeyMap(left, right, pause, stop, skip)


def key_map_of(spec: DrillSpec) -> KeyMap:
    """The keys that a drill names on its stage."""
    return spec.own_keys if spec.own_keys is not None else layout_for(spec.keys, spec.answering_limb)


def keys_heard(spec: DrillSpec) -> tuple[tuple[Key, Meaning], ...]:
    """Every key that means something, the chosen ones first.

    Beside a named pair the others answer too, as far as they do not contradict it: J is right beside F and
    left beside L. Beside own keys nothing else answers: a hand that slips, or that cannot help moving,
    presses them. Space, Escape and N keep their meaning where they have no other.
    """
    if spec.own_keys is not None:
        return own_keys_heard(spec.own_keys)
    chosen = key_map_of(spec)
    heard = [(chosen.key(meaning), meaning) for meaning in Meaning]
    contradicting = KeyPair.F_J if spec.keys is KeyPair.J_L else KeyPair.J_L
    for pair in KeyPair:
        if pair is not contradicting:
            left, right = _PAIRS[pair]
            heard += [(left, Meaning.LEFT), (right, Meaning.RIGHT)]
    return _with_usual(heard)


def own_keys_heard(keys: KeyMap) -> tuple[tuple[Key, Meaning], ...]:
    """The same for own keys, in whatever is done with them."""
    return _with_usual([(keys.key(meaning), meaning) for meaning in Meaning])


def _with_usual(heard: list[tuple[Key, Meaning]]) -> tuple[tuple[Key, Meaning], ...]:
    usual = ((SPACE, Meaning.PAUSE), (ESCAPE, Meaning.STOP), (N, Meaning.SKIP))
    for key, meaning in usual:
        if not any(key.is_same_as(other) for other, _ in heard):
            heard.append((key, meaning))
    first: dict[Key, Meaning] = {}
    for key, meaning in heard:
        first.setdefault(key, meaning)
    return tuple(first.items())


def usual_pair(limb: AnsweringLimb, now: KeyPair = KeyPair.ARROWS) -> KeyPair:
    """The keys that a limb reaches best: ``now`` where that is one of them."""
    reachable = {
        AnsweringLimb.LEFT_HAND: (KeyPair.A_D,),
        AnsweringLimb.RIGHT_HAND: (KeyPair.ARROWS, KeyPair.J_L),
    }.get(limb, tuple(KeyPair))
    return now if now in reachable else reachable[0]


def default_answering(
    sore_part: BodyPart | None, sore_side: SoreSide
) -> tuple[InputKind, AnsweringLimb, KeyPair]:
    """What to begin with: with one sore arm, both keys under the other hand."""
    limb = AnsweringLimb.BOTH_HANDS
    if sore_part in ARMS and sore_side is SoreSide.LEFT:
        limb = AnsweringLimb.RIGHT_HAND
    elif sore_part in ARMS and sore_side is SoreSide.RIGHT:
        limb = AnsweringLimb.LEFT_HAND
    return InputKind.KEYBOARD, limb, usual_pair(limb)


def offers_hands_free(sore_part: BodyPart | None, sore_side: SoreSide) -> bool:
    """Whether pedals, and resting the pointer, are named first: with both arms sore."""
    return sore_part in ARMS and sore_side is SoreSide.BOTH


def sore_answered_own_side(sore_part: BodyPart | None, sore_side: SoreSide, way: AnswerWay) -> bool:
    """Whether a sore limb answered for its own side, so that the sides cannot be held against each other.

    With two hands the left one answers left and the right one right, whichever keys they are; with two feet
    on pedals likewise. One hand, a mouse or a resting pointer answers for both sides alike.
    """
    if way.kind not in (InputKind.KEYBOARD, InputKind.TOUCH) or not any(map(sore_side.includes, Side)):
        return False
    own = {AnsweringLimb.BOTH_HANDS: ARMS, AnsweringLimb.BOTH_FEET: LEGS}.get(way.limb, frozenset())
    return sore_part in own


def sides_compare(about: AboutMe, way: AnswerWay) -> bool:
    """Whether left and right of a drill answered in this way may be held against each other."""
    return not sore_answered_own_side(about.sore_part, about.sore_side, way)
