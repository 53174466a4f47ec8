"""Body parts, sides and limbs in words."""

from __future__ import annotations

from gmi_trainer.domain.activity import KeyPair
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Question, Side, question_for
from gmi_trainer.ui.words.translate import Translate


def part_name(part: BodyPart, translate: Translate) -> str:
    """The part as a heading: "Hands"."""
    return {
        BodyPart.HAND: translate("Body", "Hands"),
        BodyPart.FOOT: translate("Body", "Feet"),
        BodyPart.KNEE: translate("Body", "Knees"),
        BodyPart.SHOULDER: translate("Body", "Shoulders"),
        BodyPart.ELBOW: translate("Body", "Elbows"),
        BodyPart.NECK: translate("Body", "Neck"),
        BodyPart.BACK: translate("Body", "Back"),
    }[part]


def question(part: BodyPart, translate: Translate) -> str:
    """What a drill asks about each picture."""
    if question_for(part) is Question.WHICH_WAY:
        return translate("Body", "Has the person turned or leaned to their left or right?")
    return {
        BodyPart.HAND: translate("Body", "Is this a left or a right hand?"),
        BodyPart.FOOT: translate("Body", "Is this a left or a right foot?"),
        BodyPart.KNEE: translate("Body", "Is this a left or a right knee?"),
        BodyPart.SHOULDER: translate("Body", "Is this a left or a right shoulder?"),
        BodyPart.ELBOW: translate("Body", "Is this a left or a right elbow?"),
    }[part]


def side_of(part: BodyPart, side: Side, translate: Translate) -> str:
    """One limb of a side, or one way: "a left hand", "to their left"."""
    left = side is Side.LEFT
    if question_for(part) is Question.WHICH_WAY:
        return translate("Body", "to their left") if left else translate("Body", "to their right")
    names = {
        BodyPart.HAND: (translate("Body", "a left hand"), translate("Body", "a right hand")),
        BodyPart.FOOT: (translate("Body", "a left foot"), translate("Body", "a right foot")),
        BodyPart.KNEE: (translate("Body", "a left knee"), translate("Body", "a right knee")),
        BodyPart.SHOULDER: (translate("Body", "a left shoulder"), translate("Body", "a right shoulder")),
        BodyPart.ELBOW: (translate("Body", "a left elbow"), translate("Body", "a right elbow")),
    }[part]
    return names[0] if left else names[1]


def side_name(side: Side, translate: Translate) -> str:
    """Left or right, alone."""
    return translate("Body", "Left") if side is Side.LEFT else translate("Body", "Right")


def limb_name(limb: AnsweringLimb, translate: Translate) -> str:
    """With what the person answers."""
    return {
        AnsweringLimb.BOTH_HANDS: translate("Body", "Both hands"),
        AnsweringLimb.LEFT_HAND: translate("Body", "Left hand only"),
        AnsweringLimb.RIGHT_HAND: translate("Body", "Right hand only"),
        AnsweringLimb.BOTH_FEET: translate("Body", "Both feet"),
        AnsweringLimb.LEFT_FOOT: translate("Body", "Left foot only"),
        AnsweringLimb.RIGHT_FOOT: translate("Body", "Right foot only"),
        AnsweringLimb.OTHER: translate("Body", "Something else"),
    }[limb]


def input_name(kind: InputKind, translate: Translate) -> str:
    """The declared device."""
    return {
        InputKind.KEYBOARD: translate("Body", "Keys"),
        InputKind.MOUSE: translate("Body", "Mouse"),
        InputKind.TOUCH: translate("Body", "Touch"),
        InputKind.DWELL: translate("Body", "Resting pointer"),
    }[kind]


def pair_name(pair: KeyPair, translate: Translate) -> str:
    """A pair of keys, as written on the key caps."""
    return {
        KeyPair.ARROWS: translate("Body", "← and →"),
        KeyPair.A_D: translate("Body", "A and D"),
        KeyPair.F_J: translate("Body", "F and J"),
        KeyPair.J_L: translate("Body", "J and L"),
    }[pair]
