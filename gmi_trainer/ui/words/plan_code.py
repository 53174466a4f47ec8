"""What is said below a typed code: which sign to look at again. Never more than is known."""

from __future__ import annotations

from gmi_trainer.domain.coded_plan import CODE_SIGNS, GROUP_SIGNS, CodeFault, CodeFlaw
from gmi_trainer.ui.words.translate import Translate


def fault_sentence(fault: CodeFault, translate: Translate) -> str:
    """What is the matter with a code, and what to do."""
    match fault.flaw:
        case CodeFlaw.EMPTY:
            return translate("PlanCode", "Please type the code from your sheet first.")
        case CodeFlaw.NOT_USED:
            return _not_used(fault, translate)
        case CodeFlaw.LENGTH:
            words = translate(
                "PlanCode", "A code has {all} signs, and here are {n}. Please look at your sheet again."
            )
            return words.format(all=CODE_SIGNS, n=fault.count)
        case CodeFlaw.MISTYPED:
            return _look_again(fault, translate)
        case CodeFlaw.SEVERAL:
            return translate(
                "PlanCode", "Several signs do not fit. Please compare each group with your sheet once more."
            )
        case CodeFlaw.LATER:
            return translate(
                "PlanCode",
                "This code was made with a newer version of the program. Please install the newest version, then "
                "type it again.",
            )
        case _:
            return translate(
                "PlanCode",
                "Every sign fits, but no plan has this code. Please ask your clinic for a new one.",
            )


def place_words(place: int, translate: Translate) -> str:
    """Where a sign stands: "sign 2 of group 3"."""
    group, sign = divmod(place, GROUP_SIGNS)
    return translate("PlanCode", "sign {n} of group {group}").format(n=sign + 1, group=group + 1)


def count_words(count: int, translate: Translate) -> str:
    """While somebody types."""
    return translate("PlanCode", "{n} of {all} signs").format(n=count, all=CODE_SIGNS)


def fits_words(translate: Translate) -> str:
    """Every sign is as it was printed."""
    return translate("PlanCode", "Every sign fits.")


def _look_again(fault: CodeFault, translate: Translate) -> str:
    places = [place_words(place, translate) for place in fault.places]
    if len(places) == 1:
        return translate("PlanCode", "Look again at {place}.").format(place=places[0])
    return translate("PlanCode", "Look again at these: {places}.").format(places=", ".join(places))


def _not_used(fault: CodeFault, translate: Translate) -> str:
    place = place_words(fault.places[0], translate)
    if fault.perhaps:
        said = fault.perhaps
        if said == "0":
            said = translate("PlanCode", "0 (zero)")
        elif said == "1":
            said = translate("PlanCode", "1 (one)")
        words = translate(
            "PlanCode", "Look again at {place}: no code has the letter {sign}. Perhaps it is {perhaps}."
        )
        return words.format(place=place, sign=fault.sign, perhaps=said)
    return translate("PlanCode", "Look again at {place}: no code has that sign.").format(place=place)
