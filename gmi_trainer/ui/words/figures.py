"""The few words that the figures' own parts have. What a figure is about is said by its lesson's files."""

from __future__ import annotations

from gmi_trainer.ui.words.translate import Translate


def one_step_back(slider: str, translate: Translate) -> str:
    """For a screen reader: a button with an arrow only."""
    return translate("Figures", "{slider}: one step back").format(slider=slider)


def one_step_on(slider: str, translate: Translate) -> str:
    """The same, the other way."""
    return translate("Figures", "{slider}: one step on").format(slider=slider)


def of_people(people: int, translate: Translate) -> str:
    """Below the large number of those who have a finding."""
    return translate("Figures", "of {people}").format(people=people)


def card_form_title(translate: Translate, *, is_new: bool) -> str:
    """Over the fields in which a person writes a card."""
    if is_new:
        return translate("Figures", "A card of my own")
    return translate("Figures", "Change this card")


def card_text(translate: Translate) -> str:
    """Over the line that a card says."""
    return translate("Figures", "What the card says")


def card_group(translate: Translate) -> str:
    """Over the groups."""
    return translate("Figures", "Where it belongs")


def card_weight(translate: Translate) -> str:
    """Over the weights."""
    return translate("Figures", "How heavy it is for me")


def card_side(translate: Translate) -> str:
    """Over the two sides."""
    return translate("Figures", "Which side it lies on")


def keep_card(translate: Translate) -> str:
    """The form's button."""
    return translate("Figures", "Keep this card")


def leave_card(translate: Translate) -> str:
    """The other one."""
    return translate("Figures", "Leave it as it was")


def change_card(translate: Translate) -> str:
    """A button below a card of one's own."""
    return translate("Figures", "Change")


def remove_card(translate: Translate) -> str:
    """The other one."""
    return translate("Figures", "Remove")


def card_kept(card: str, translate: Translate) -> str:
    """After it was changed, beside Undo."""
    return translate("Figures", "“{card}” is kept.").format(card=card)


def card_removed(card: str, translate: Translate) -> str:
    """After it was removed, beside Undo."""
    return translate("Figures", "“{card}” is removed.").format(card=card)


def card_put_back(card: str, translate: Translate) -> str:
    """After Undo."""
    return translate("Figures", "“{card}” is back as it was.").format(card=card)


def card_is_off(translate: Translate) -> str:
    """Of a card in neither pan."""
    return translate("Figures", "Off the scales")


def cards_are_full(most: int, translate: Translate) -> str:
    """Where there are as many own cards as there may be."""
    return translate(
        "Figures", "There is room for {most} cards of your own. Remove one to write another."
    ).format(most=most)


def nothing_on_it(translate: Translate) -> str:
    """Of an empty pan."""
    return translate("Figures", "nothing yet")
