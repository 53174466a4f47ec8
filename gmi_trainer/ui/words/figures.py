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
