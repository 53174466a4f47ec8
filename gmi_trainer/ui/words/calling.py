"""Who to call, in words: what a line is for, when it answers, and how sure its number is."""

from __future__ import annotations

from gmi_trainer.services.contacts import ALL_HOURS, Checked, Line, Numbers
from gmi_trainer.ui.words.days import day_month_year
from gmi_trainer.ui.words.translate import Translate


def emergency_title(translate: Translate) -> str:
    """The number that brings an ambulance."""
    return translate("Calling", "Emergency number")


def crisis_title(translate: Translate) -> str:
    """Somebody to talk to when life is too hard."""
    return translate("Calling", "Crisis line")


def clinic_title(translate: Translate) -> str:
    """Where the person is treated."""
    return translate("Calling", "My clinic")


def person_title(translate: Translate) -> str:
    """Whom the person trusts."""
    return translate("Calling", "My own person")


def numbers_at_a_glance(numbers: Numbers, translate: Translate) -> str:
    """The first number of each kind, for the moment in which nobody wants to look for it. Empty: none known."""
    parts = []
    if numbers.emergency is not None:
        number = numbers.emergency.numbers[0]
        if numbers.emergency.checked is not None and numbers.country is not None:
            words = translate("Calling", "Emergency number in {country}: {number}")
            parts.append(words.format(country=numbers.country.name, number=number))
        else:
            parts.append(translate("Calling", "Emergency number: {number}").format(number=number))
    if numbers.crisis is not None:
        parts.append(translate("Calling", "Crisis line: {number}").format(number=numbers.crisis.numbers[0]))
    return "\n".join(parts)


def no_country(translate: Translate) -> str:
    """No emergency number is known."""
    return translate(
        "Calling",
        "Choose your country to see its emergency number, or write it here. On most mobile phones 112 works too.",
    )


def no_crisis_line(translate: Translate) -> str:
    """The table has none for this country."""
    return translate(
        "Calling",
        "No line is listed for the country above. Your doctor can name one, or look one up on a good day "
        "and write it here. In danger, call the emergency number.",
    )


def hours_words(line: Line, translate: Translate) -> str:
    """When it answers, and in which languages; empty where neither is known."""
    hours = translate("Calling", "Day and night") if line.hours == ALL_HOURS else line.hours
    return " · ".join(words for words in (hours, ", ".join(line.languages)) if words)


def numbers_may_change(translate: Translate) -> str:
    """What every list of numbers has to say."""
    return translate("Calling", "Numbers can change. Check yours, and correct it here.")


def guessed(translate: Translate) -> str:
    """The country was not chosen by the person."""
    return translate("Calling", "This country is a guess from your computer. Please check it.")


def checked_words(checked: Checked | None, translate: Translate) -> str:
    """How sure a number is. None: the person wrote it."""
    if checked is None:
        return translate("Calling", "You wrote this number.")
    if checked.day is None:
        return translate(
            "Calling", "From general knowledge, not checked again. The source to ask: {source}"
        ).format(source=checked.source)
    return translate("Calling", "Checked on {day} with {what}. The source to ask: {source}").format(
        day=day_month_year(checked.day, translate), what=checked.compared_with, source=checked.source
    )
