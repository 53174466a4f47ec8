"""The words of the first run: what is asked, what can be answered, and what each answer changes."""

from __future__ import annotations

from gmi_trainer.domain.about import SoreSide
from gmi_trainer.domain.activity import DrillSpec
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.key_map import ESCAPE, KeyMap
from gmi_trainer.ui.words.answers import key_cap
from gmi_trainer.ui.words.body import part_name, question
from gmi_trainer.ui.words.translate import Translate


def step_progress(number: int, of: int, translate: Translate) -> str:
    """ "Step 2 of 8"."""
    return translate("FirstRun", "Step {n} of {all}").format(n=number, all=of)


def step_and_question(step: str, asked: str, translate: Translate) -> str:
    """Both, where a step has more than one screen: "Step 2 of 8 · Question 1 of 3"."""
    return translate("FirstRun", "{step} · {question}").format(step=step, question=asked)


def sore_part_name(part: BodyPart | None, translate: Translate) -> str:
    """Where it hurts, as people say it."""
    if part is None:
        return translate("FirstRun", "Somewhere else, or many places")
    return {
        BodyPart.HAND: translate("FirstRun", "Hand or wrist"),
        BodyPart.FOOT: translate("FirstRun", "Foot or ankle"),
        BodyPart.KNEE: translate("FirstRun", "Knee"),
        BodyPart.SHOULDER: translate("FirstRun", "Shoulder"),
        BodyPart.ELBOW: translate("FirstRun", "Elbow"),
        BodyPart.NECK: translate("FirstRun", "Neck"),
        BodyPart.BACK: translate("FirstRun", "Back"),
    }[part]


def sore_side_name(side: SoreSide, translate: Translate) -> str:
    """On which side."""
    return {
        SoreSide.LEFT: translate("FirstRun", "Left"),
        SoreSide.RIGHT: translate("FirstRun", "Right"),
        SoreSide.BOTH: translate("FirstRun", "Both sides"),
        SoreSide.NONE: translate("FirstRun", "Neither, or in the middle"),
    }[side]


def why_this_limb(
    limb: AnsweringLimb, sore_side: SoreSide, translate: Translate, *, hands_free: bool = False
) -> str:
    """The reason for what is suggested. ``hands_free``: both arms hurt, so other ways come first."""
    if hands_free:
        return translate(
            "FirstRun",
            "Both arms hurt. If keys are too much, take the last one: mouse, touch, a pedal, or no press at all.",
        )
    sore = next((side for side in Side if sore_side.includes(side)), None)
    if limb is AnsweringLimb.RIGHT_HAND and sore is Side.LEFT:
        return translate(
            "FirstRun",
            "Your left arm hurts, so both keys can lie under your right hand. Change it as you like.",
        )
    if limb is AnsweringLimb.LEFT_HAND and sore is Side.RIGHT:
        return translate(
            "FirstRun",
            "Your right arm hurts, so both keys can lie under your left hand. Change it as you like.",
        )
    return translate("FirstRun", "Take whatever is easy for you. One hand is just as good as two.")


def limb_about(limb: AnsweringLimb, is_suggested: bool, translate: Translate) -> str:
    """A line below the name of a hand or foot."""
    if is_suggested:
        return translate("FirstRun", "Our suggestion for you")
    return {
        AnsweringLimb.BOTH_HANDS: translate("FirstRun", "Each hand has its own key"),
        AnsweringLimb.LEFT_HAND: translate("FirstRun", "Both keys under the left hand"),
        AnsweringLimb.RIGHT_HAND: translate("FirstRun", "Both keys under the right hand"),
    }.get(limb, "")


def before_you_start(spec: DrillSpec, minutes: int, translate: Translate) -> str:
    """What the first drill is."""
    return translate(
        "FirstRun", "{n} pictures, about {minutes} min. {question} You have all the time you need."
    ).format(n=spec.pictures, minutes=minutes, question=question(spec.part, translate))


def other_pictures(part: BodyPart, translate: Translate) -> str:
    """When there are no pictures yet of where it hurts."""
    return translate(
        "FirstRun",
        "There are no pictures yet of the part that hurts. So we begin with: {part}. It trains the same skill.",
    ).format(part=part_name(part, translate))


def how_to_stop(kind: InputKind, keys: KeyMap, translate: Translate) -> str:
    """The key or button that ends a drill. Escape always does; one hand has a nearer key."""
    if kind is InputKind.KEYBOARD and keys.stop != ESCAPE:
        words = translate("FirstRun", "Press {key} or Esc, or the Stop button below the picture.")
        return words.format(key=key_cap(keys.stop, translate))
    if kind is InputKind.KEYBOARD:
        return translate("FirstRun", "Press Esc, or the Stop button below the picture.")
    return translate("FirstRun", "Press the Stop button below the picture.")
