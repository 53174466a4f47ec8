"""From where a limb is seen, in as few kinds as a person can tell apart; manifests name views more finely."""

from __future__ import annotations

from enum import StrEnum

from gmi_trainer.domain.body import BodyPart


class Sight(StrEnum):
    """What of a limb is seen, or from where."""

    PALM = "palm"
    BACK_OF_HAND = "back_of_hand"
    THUMB_SIDE = "thumb_side"
    LITTLE_FINGER_SIDE = "little_finger_side"
    FINGER_TIPS = "finger_tips"
    TOP_OF_FOOT = "top_of_foot"
    SOLE = "sole"
    HEEL = "heel"
    INNER_SIDE = "inner_side"
    OUTER_SIDE = "outer_side"
    AT_AN_ANGLE = "at_an_angle"
    FRONT = "front"
    BACK = "back"
    ABOVE = "above"
    OWN_EYES = "own_eyes"
    OTHER = "other"  # of a pack that has names of its own


_HAND = {
    "palmar": Sight.PALM,
    "dorsal": Sight.BACK_OF_HAND,
    "radial": Sight.THUMB_SIDE,
    "ulnar": Sight.LITTLE_FINGER_SIDE,
    "tip": Sight.FINGER_TIPS,
}
_FOOT = {
    "dorsal": Sight.TOP_OF_FOOT,
    "above": Sight.TOP_OF_FOOT,
    "front": Sight.FRONT,
    "sole": Sight.SOLE,
    "heel": Sight.HEEL,
    "medial": Sight.INNER_SIDE,
    "lateral": Sight.OUTER_SIDE,
    "obl": Sight.AT_AN_ANGLE,
}
_OTHERS = {
    "front": Sight.FRONT,
    "back": Sight.BACK,
    "above": Sight.ABOVE,
    "own": Sight.OWN_EYES,
    "inner": Sight.INNER_SIDE,
    "outer": Sight.OUTER_SIDE,
}


def sight_of(part: BodyPart, view: str) -> Sight:
    """The kind of a manifest's view. A little from the side is still the same: ``palmar_obl`` is the palm."""
    names = {BodyPart.HAND: _HAND, BodyPart.FOOT: _FOOT}.get(part, _OTHERS)
    return names.get(view.partition("_")[0], Sight.OTHER)
