"""The words around thoughts, predictions, the flare plan and the alarm cards."""

from __future__ import annotations

from gmi_trainer.domain.alarm_card import Pan
from gmi_trainer.domain.flare_plan import FlarePart
from gmi_trainer.domain.prediction import TurnedOut
from gmi_trainer.ui.words.translate import Translate


def second_look_questions(translate: Translate) -> tuple[str, ...]:
    """Ways to look at a thought again, one at a time."""
    return (
        translate("Thoughts", "What do I know for sure, and what is a guess?"),
        translate("Thoughts", "When was it like this before, and how did it go on?"),
        translate("Thoughts", "What would I say to a good friend who thinks this?"),
        translate("Thoughts", "Is it all or nothing? What lies in between?"),
        translate("Thoughts", "What else could it be?"),
        translate("Thoughts", "What helps me to be calm, and what can I do right now?"),
    )


def turned_out_words(turned_out: TurnedOut, translate: Translate) -> str:
    """How it was, beside what was expected."""
    return {
        TurnedOut.EASIER: translate("Predictions", "Easier than I thought"),
        TurnedOut.AS_EXPECTED: translate("Predictions", "As I thought"),
        TurnedOut.HARDER: translate("Predictions", "Harder than I thought"),
    }[turned_out]


def flare_part_name(part: FlarePart, translate: Translate) -> str:
    """What stands above a part of the card."""
    return {
        FlarePart.MY_FLARE: translate("FlarePlan", "What my flare looks like"),
        FlarePart.FIRST_HOUR: translate("FlarePlan", "In the first hour"),
        FlarePart.FIRST_DAYS: translate("FlarePlan", "In the first days"),
        FlarePart.KEEP_DOING: translate("FlarePlan", "What I keep doing"),
        FlarePart.WHO_I_CALL: translate("FlarePlan", "Who I call"),
        FlarePart.BACK_TO_PLAN: translate("FlarePlan", "Back to my plan"),
    }[part]


def flare_part_about(part: FlarePart, translate: Translate) -> str:
    """What can be written there."""
    return {
        FlarePart.MY_FLARE: translate(
            "FlarePlan", "How do you know that it is a flare, as you have had before? Where, how, how long?"
        ),
        FlarePart.FIRST_HOUR: translate(
            "FlarePlan", "What calms you: warmth, slow breaths, a place to lie, a song?"
        ),
        FlarePart.FIRST_DAYS: translate(
            "FlarePlan", "What do you do less of, and for how long? What can wait, and who can help?"
        ),
        FlarePart.KEEP_DOING: translate(
            "FlarePlan", "A small amount of what is good for you, such as a few steps, a meal, a call."
        ),
        FlarePart.WHO_I_CALL: translate(
            "FlarePlan", "Names and numbers: a friend, your clinic, someone who knows you."
        ),
        FlarePart.BACK_TO_PLAN: translate(
            "FlarePlan", "How do you see that it settles? With which small step do you begin again?"
        ),
    }[part]


def alarm_group_names(translate: Translate) -> dict[str, str]:
    """The seven corners of life in which weights are found, by the names that cards keep."""
    return {
        "senses": translate("Alarm", "What I see, hear or touch"),
        "do": translate("Alarm", "What I do"),
        "say": translate("Alarm", "What I say"),
        "think": translate("Alarm", "What I think"),
        "places": translate("Alarm", "Places"),
        "people": translate("Alarm", "People"),
        "body": translate("Alarm", "My body"),
    }


def alarm_side_words(pan: Pan, translate: Translate) -> str:
    """Which way a card turns the alarm."""
    return {
        Pan.DANGER: translate("Alarm", "Turns my alarm up"),
        Pan.SAFE: translate("Alarm", "Turns my alarm down"),
        Pan.NONE: translate("Alarm", "I am not sure yet"),
    }[pan]


def alarm_weight_words(translate: Translate) -> dict[int, str]:
    """How heavy a card is, as at the scales."""
    return {
        1: translate("Alarm", "light"),
        2: translate("Alarm", "middle"),
        3: translate("Alarm", "heavy"),
    }
