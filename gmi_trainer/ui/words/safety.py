"""The three safety questions in words: what is asked, what can be answered, what follows."""

from __future__ import annotations

from collections.abc import Mapping

from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, Standing
from gmi_trainer.ui.words.translate import Translate

SIGNS = (SafetyGroup.EMERGENCY, SafetyGroup.SOON)


def safety_question(group: SafetyGroup, translate: Translate) -> str:
    """What is asked about a group."""
    return {
        SafetyGroup.EMERGENCY: translate("SafetyQuestion", "Is any of this new, or clearly worse, for you?"),
        SafetyGroup.SOON: translate("SafetyQuestion", "And is any of this new, or clearly worse?"),
        SafetyGroup.OTHER_WAY: translate("SafetyQuestion", "Does one of these fit you?"),
    }[group]


def safety_why(group: SafetyGroup, translate: Translate) -> str:
    """Why it is asked, in a line."""
    return {
        SafetyGroup.EMERGENCY: translate("SafetyQuestion", "These signs need help at once."),
        SafetyGroup.SOON: translate("SafetyQuestion", "With these, see a doctor or nurse soon."),
        SafetyGroup.OTHER_WAY: translate("SafetyQuestion", "Then your own team knows best what suits you."),
    }[group]


def safety_examples(group: SafetyGroup, translate: Translate) -> tuple[str, ...]:
    """A few of the group, short; the whole list is one press away."""
    return {
        SafetyGroup.EMERGENCY: (
            translate("SafetyQuestion", "Numb between the legs, or new trouble with bladder or bowel"),
            translate("SafetyQuestion", "Sudden weakness, or a drooping face"),
            translate("SafetyQuestion", "Pain or pressure in the chest, or it is very hard to breathe"),
            translate("SafetyQuestion", "Thoughts of ending your life"),
        ),
        SafetyGroup.SOON: (
            translate("SafetyQuestion", "Numbness or weakness that does not get better"),
            translate("SafetyQuestion", "Pain that grows for weeks, or does not ease at night"),
            translate("SafetyQuestion", "After an injury: a limb that swells or changes colour"),
            translate("SafetyQuestion", "Cancer in the past, and new pain in bones or back"),
        ),
        SafetyGroup.OTHER_WAY: (
            translate("SafetyQuestion", "An operation or injury not long ago"),
            translate("SafetyQuestion", "Pregnant, or under 16"),
            translate("SafetyQuestion", "Epilepsy, a stroke, or an illness of heart or lungs"),
            translate("SafetyQuestion", "Cancer, or joints that are inflamed now"),
        ),
    }[group]


def answer_name(group: SafetyGroup, answer: SafetyAnswer, translate: Translate) -> str:
    """One of the four answers. Who belongs to a group is asked about in other words than signs are."""
    if group is SafetyGroup.OTHER_WAY and answer is SafetyAnswer.NEW:
        return translate("SafetyQuestion", "Yes, and my team has not seen it")
    if group is SafetyGroup.OTHER_WAY and answer is SafetyAnswer.KNOWN:
        return translate("SafetyQuestion", "Yes, and my team knows")
    return {
        SafetyAnswer.NO: translate("SafetyQuestion", "No"),
        SafetyAnswer.NEW: translate("SafetyQuestion", "Yes, new or clearly worse"),
        SafetyAnswer.KNOWN: translate("SafetyQuestion", "Known, already checked"),
        SafetyAnswer.NOT_SAID: translate("SafetyQuestion", "I would rather not say"),
    }[answer]


def question_progress(number: int, of: int, translate: Translate) -> str:
    """ "Question 1 of 3"."""
    return translate("SafetyQuestion", "Question {n} of {all}").format(n=number, all=of)


def outcome_title(
    standing: Standing, answers: Mapping[SafetyGroup, SafetyAnswer], translate: Translate
) -> str:
    """What the answers come to. Never a finding, and never "you are safe"."""
    if standing is Standing.EMERGENCY:
        return translate("SafetyOutcome", "Please get help now")
    if standing is Standing.SOON:
        return translate("SafetyOutcome", "Please see someone soon")
    if any(answers.get(group) is SafetyAnswer.NOT_SAID for group in SIGNS):
        return translate("SafetyOutcome", "Thank you. You can go on.")
    return translate("SafetyOutcome", "Nothing here needs urgent help today")


def what_to_do(standing: Standing, translate: Translate) -> str:
    """The one thing to do now."""
    if standing is Standing.EMERGENCY:
        return translate(
            "SafetyOutcome",
            "Call your emergency number now, or go to an emergency department. Practice can wait.",
        )
    return translate("SafetyOutcome", "See a doctor or nurse soon: today, or in the next few days.")


def waiting_words(standing: Standing, translate: Translate) -> str:
    """What waits, until when, and what stays open."""
    if standing is Standing.EMERGENCY:
        return translate(
            "SafetyOutcome",
            "All practice waits until you have had this looked at. You can say so here or on Today, at any "
            "time. Settling, who to call and all settings stay open.",
        )
    return translate(
        "SafetyOutcome",
        "Practice with pictures waits until you have had this looked at. You can say so here or on Today, at "
        "any time. Everything else stays open.",
    )


def come_back(translate: Translate) -> str:
    """For when nothing stands in the way."""
    return translate("SafetyOutcome", "If anything changes, come back. Safety is always one press away.")


def not_said_words(translate: Translate) -> str:
    """For whoever would rather not say."""
    return translate(
        "SafetyOutcome",
        "Where you would rather not say: if one of those signs is new or clearly worse, have it looked at first.",
    )


def known_words(translate: Translate) -> str:
    """What was checked before is not asked about again each day."""
    return translate(
        "SafetyOutcome",
        "Noted as known and checked, with the date of today. If it gets clearly worse, have it looked at again.",
    )
