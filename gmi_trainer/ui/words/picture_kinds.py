"""What pictures show, and from where, in words."""

from __future__ import annotations

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.picture_kinds import Sight
from gmi_trainer.ui.words.translate import Translate


def sight_name(sight: Sight, translate: Translate) -> str:
    """What of a limb is seen, as the name of a row."""
    return {
        Sight.PALM: translate("Sight", "Palm"),
        Sight.BACK_OF_HAND: translate("Sight", "Back of the hand"),
        Sight.THUMB_SIDE: translate("Sight", "Thumb side"),
        Sight.LITTLE_FINGER_SIDE: translate("Sight", "Little finger side"),
        Sight.FINGER_TIPS: translate("Sight", "Finger tips first"),
        Sight.TOP_OF_FOOT: translate("Sight", "Top of the foot"),
        Sight.SOLE: translate("Sight", "Sole"),
        Sight.HEEL: translate("Sight", "Heel"),
        Sight.INNER_SIDE: translate("Sight", "Inner side"),
        Sight.OUTER_SIDE: translate("Sight", "Outer side"),
        Sight.AT_AN_ANGLE: translate("Sight", "At an angle"),
        Sight.FRONT: translate("Sight", "From the front"),
        Sight.BACK: translate("Sight", "From behind"),
        Sight.ABOVE: translate("Sight", "From above"),
        Sight.OWN_EYES: translate("Sight", "As you see your own"),
        Sight.OTHER: translate("Sight", "Other views"),
    }[sight]


def pictures_of(sight: Sight, translate: Translate) -> str:
    """The beginning of a sentence about them: "Pictures of the palm"."""
    return {
        Sight.PALM: translate("Sight", "Pictures of the palm"),
        Sight.BACK_OF_HAND: translate("Sight", "Pictures of the back of the hand"),
        Sight.THUMB_SIDE: translate("Sight", "Pictures from the thumb side"),
        Sight.LITTLE_FINGER_SIDE: translate("Sight", "Pictures from the little finger side"),
        Sight.FINGER_TIPS: translate("Sight", "Pictures with the finger tips first"),
        Sight.TOP_OF_FOOT: translate("Sight", "Pictures of the top of the foot"),
        Sight.SOLE: translate("Sight", "Pictures of the sole"),
        Sight.HEEL: translate("Sight", "Pictures of the heel"),
        Sight.INNER_SIDE: translate("Sight", "Pictures of the inner side"),
        Sight.OUTER_SIDE: translate("Sight", "Pictures of the outer side"),
        Sight.AT_AN_ANGLE: translate("Sight", "Pictures at an angle"),
        Sight.FRONT: translate("Sight", "Pictures from the front"),
        Sight.BACK: translate("Sight", "Pictures from behind"),
        Sight.ABOVE: translate("Sight", "Pictures from above"),
        Sight.OWN_EYES: translate("Sight", "Pictures as you see your own"),
        Sight.OTHER: translate("Sight", "Other views"),
    }[sight]


def posture_name(part: BodyPart, posture: str, translate: Translate) -> str:
    """A manifest's posture in words; one that only a pack knows is told in the pack's own word."""
    names = _hands if part is BodyPart.HAND else _feet if part is BodyPart.FOOT else _others
    words = names(translate).get(posture)
    return words if words is not None else posture.replace("_", " ")


def _hands(translate: Translate) -> dict[str, str]:
    return {
        "flat": translate("Posture", "Flat"),
        "relaxed": translate("Posture", "At rest"),
        "spread": translate("Posture", "Fingers spread"),
        "point": translate("Posture", "Pointing"),
        "thumb_up": translate("Posture", "Thumb up"),
        "cupped": translate("Posture", "Cupped"),
        "ok": translate("Posture", "Thumb and finger in a ring"),
        "victory": translate("Posture", "Two fingers up"),
        "three": translate("Posture", "Three fingers up"),
        "l_shape": translate("Posture", "Thumb and finger apart"),
        "hook": translate("Posture", "Fingers hooked"),
        "pinch": translate("Posture", "Pinching"),
        "fist": translate("Posture", "Fist"),
        "grip": translate("Posture", "Gripping"),
        "grip_wide": translate("Posture", "Wide grip"),
        "drop": translate("Posture", "Wrist bent down"),
        "raise": translate("Posture", "Wrist bent up"),
    }


def _feet(translate: Translate) -> dict[str, str]:
    return {
        "neutral": translate("Posture", "At rest"),
        "plantar": translate("Posture", "Pointed"),
        "dorsi": translate("Posture", "Pulled up"),
        "toes_up": translate("Posture", "Toes up"),
        "toes_curl": translate("Posture", "Toes curled"),
        "fan": translate("Posture", "Toes spread"),
        "invert": translate("Posture", "Tilted in"),
        "evert": translate("Posture", "Tilted out"),
        "tiptoe": translate("Posture", "On tiptoe"),
        "stretch": translate("Posture", "Stretched"),
    }


def _others(translate: Translate) -> dict[str, str]:
    return {
        "bent": translate("Posture", "Bent"),
        "straight": translate("Posture", "Straight"),
        "stretched": translate("Posture", "Stretched"),
        "sitting": translate("Posture", "Sitting"),
        "inward": translate("Posture", "Turned in"),
        "outward": translate("Posture", "Turned out"),
        "lifted": translate("Posture", "Lifted"),
        "aside": translate("Posture", "To the side"),
        "hanging": translate("Posture", "Hanging"),
        "hip": translate("Posture", "Hand on the hip"),
        "forward": translate("Posture", "To the front"),
        "ahead": translate("Posture", "To the front"),
        "behind": translate("Posture", "Behind the back"),
        "shrugged": translate("Posture", "Shrugged"),
        "overhead": translate("Posture", "Above the head"),
        "across": translate("Posture", "Across the chest"),
        "open": translate("Posture", "Open"),
        "raised": translate("Posture", "Raised"),
        "down": translate("Posture", "Down"),
        "resting": translate("Posture", "Resting"),
        "leaned": translate("Posture", "Leaned"),
        "turned": translate("Posture", "Turned"),
    }
