"""The body as drills speak of it: sides, parts, and what is asked about a picture."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """The person's own left or right, never the picture's."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class BodyPart(StrEnum):
    """The body parts that can be trained, in the order in which they are offered."""

    HAND = "hand"
    FOOT = "foot"
    KNEE = "knee"
    SHOULDER = "shoulder"
    ELBOW = "elbow"
    NECK = "neck"
    BACK = "back"


class Question(StrEnum):
    """What is asked about a picture."""

    WHICH_SIDE = "which_side"  # is this a left or a right hand?
    WHICH_WAY = "which_way"  # has the person turned to their left or their right?


def question_for(part: BodyPart) -> Question:
    """Neck and back have no left and right one: there the turn is asked."""
    return Question.WHICH_WAY if part in (BodyPart.NECK, BodyPart.BACK) else Question.WHICH_SIDE


class AnsweringLimb(StrEnum):
    """With what the person answers; stored with every session, never mixed in a comparison."""

    BOTH_HANDS = "both_hands"
    LEFT_HAND = "left_hand"
    RIGHT_HAND = "right_hand"
    BOTH_FEET = "both_feet"
    LEFT_FOOT = "left_foot"
    RIGHT_FOOT = "right_foot"
    OTHER = "other"


class InputKind(StrEnum):
    """The declared way of answering; another device flags the trial."""

    KEYBOARD = "keyboard"
    MOUSE = "mouse"
    TOUCH = "touch"
    DWELL = "dwell"  # no press at all: the pointer rests in a half for a while
