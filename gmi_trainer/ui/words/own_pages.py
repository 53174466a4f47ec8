"""What the pages of a person's own are called."""

from __future__ import annotations

from collections.abc import Sequence

from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.ui.words.translate import Translate


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
