"""What the pages of a person's own are called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gmi_trainer.domain.goals import open_goals
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:
    from gmi_trainer.services.own_pages import OwnPagesNow


def own_page_name(page: OwnPage, translate: Translate) -> str:
    """As it stands above the page."""
    return {
        OwnPage.ALARM: translate("OwnPages", "My alarm"),
        OwnPage.THOUGHTS: translate("OwnPages", "My thoughts"),
        OwnPage.WORDS: translate("OwnPages", "In my own words"),
        OwnPage.GOALS: translate("OwnPages", "My goals"),
        OwnPage.FLARE_PLAN: translate("OwnPages", "My flare plan"),
        OwnPage.PREDICTIONS: translate("OwnPages", "What I expect, and what happens"),
    }[page]


def write_in_name(page: OwnPage, pages: Sequence[OwnPage], translate: Translate) -> str:
    """On the button of a lesson that leads to a page; with its name where there is more than one."""
    if len(pages) == 1:
        return translate("OwnPages", "Write it in my pages")
    return translate("OwnPages", "Write it in: {page}").format(page=own_page_name(page, translate))


def all_pages_name(translate: Translate) -> str:
    """All of them together."""
    return translate("OwnPages", "My pages")


def own_page_line(page: OwnPage, now: OwnPagesNow, translate: Translate) -> str:
    """What is written there, or what the page is for."""
    counted = {
        OwnPage.GOALS: (len(open_goals(now.goals)), translate("OwnPages", "Goals now: {n}")),
        OwnPage.FLARE_PLAN: (now.flare_plan.written, translate("OwnPages", "Parts written: {n} of 6")),
        OwnPage.ALARM: (len(now.cards), translate("OwnPages", "Cards: {n}")),
        OwnPage.THOUGHTS: (len(now.thoughts), translate("OwnPages", "Thoughts: {n}")),
        OwnPage.PREDICTIONS: (
            sum(one.waits for one in now.predictions),
            translate("OwnPages", "Still to be seen: {n}"),
        ),
        OwnPage.WORDS: (len(now.words), translate("OwnPages", "About lessons: {n}")),
    }
    count, words = counted[page]
    return words.format(n=count) if count else own_page_purpose(page, translate)


def own_page_purpose(page: OwnPage, translate: Translate) -> str:
    """What it is for, in a line."""
    return {
        OwnPage.ALARM: translate("OwnPages", "What turns it up, and what turns it down"),
        OwnPage.THOUGHTS: translate("OwnPages", "An alarm thought, a second look, a kinder sentence"),
        OwnPage.WORDS: translate("OwnPages", "What you would tell a friend"),
        OwnPage.GOALS: translate("OwnPages", "What you want to do again, or do more of"),
        OwnPage.FLARE_PLAN: translate("OwnPages", "A card written on a calm day for a hard one"),
        OwnPage.PREDICTIONS: translate("OwnPages", "Guess first, try it, then look"),
    }[page]
