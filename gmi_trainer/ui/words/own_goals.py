"""How a goal goes, and what a change is worth, in words. Up and down are told alike."""

from __future__ import annotations

from datetime import date, timedelta

from gmi_trainer.domain.goals import ChangeBand, Goal, GoalChange, GoalEnding, change_of
from gmi_trainer.domain.reference import GOAL_CHANGE_LARGE, GOAL_CHANGE_MEDIUM, GOAL_CHANGE_SMALL
from gmi_trainer.ui.words.days import day_month, day_month_year
from gmi_trainer.ui.words.translate import Translate

MOST_DAYS_TOLD = 6


def said_day(day: date, today: date, translate: Translate) -> str:
    """ "today", "yesterday", "3 Mar", "3 Mar 2024"."""
    if day == today:
        return translate("Goals", "today")
    if day == today - timedelta(days=1):
        return translate("Goals", "yesterday")
    return (day_month if day.year == today.year else day_month_year)(day, translate)


def goal_question(translate: Translate) -> str:
    """What the scale of a goal asks."""
    return translate("Goals", "How well does it go today?")


def goal_ends(translate: Translate) -> tuple[str, str]:
    """What 0 and 10 mean."""
    return translate("Goals", "I cannot do it"), translate("Goals", "as well as I would like")


def goal_now_line(goal: Goal, today: date, translate: Translate) -> str:
    """What was said last, and when."""
    if goal.newest is None:
        return translate("Goals", "You have not said yet how well it goes.")
    return translate("Goals", "{n} of 10, {day}").format(
        n=goal.newest.value, day=said_day(goal.newest.day, today, translate)
    )


def goal_days_line(goal: Goal, today: date, translate: Translate) -> str:
    """The last few days on which something was said, oldest first."""
    told = [
        translate("Goals", "{day}: {n}").format(day=said_day(one.day, today, translate), n=one.value)
        for one in goal.ratings[-MOST_DAYS_TOLD:]
    ]
    return " · ".join(told)


def goal_change_line(goal: Goal, today: date, translate: Translate) -> str:
    """From the first day on; empty before there is a second."""
    change = change_of(goal)
    if change is None:
        return ""
    since = said_day(change.since, today, translate)
    if not change.by:
        return translate("Goals", "The same as {day}.").format(day=since)
    words = translate("Goals", "Up by {n} since {day}: {band}.")
    if change.by < 0:
        words = translate("Goals", "Down by {n} since {day}: {band}.")
    return words.format(n=_number(change.by), day=since, band=band_words(change.band, translate))


def mean_change_line(change: GoalChange, translate: Translate) -> str:
    """Of several goals together."""
    if not round(change.by, 1):
        return translate("Goals", "The mean of your {goals} goals is the same as at first.").format(
            goals=change.goals
        )
    words = translate("Goals", "The mean of your {goals} goals is up by {n}: {band}.")
    if change.by < 0:
        words = translate("Goals", "The mean of your {goals} goals is down by {n}: {band}.")
    return words.format(goals=change.goals, n=_number(change.by), band=band_words(change.band, translate))


def band_words(band: ChangeBand, translate: Translate) -> str:
    """What a change is worth."""
    return {
        ChangeBand.CHANCE: translate("Goals", "so little may be chance"),
        ChangeBand.SMALL: translate("Goals", "a small change"),
        ChangeBand.MEDIUM: translate("Goals", "a medium change"),
        ChangeBand.LARGE: translate("Goals", "a large change"),
    }[band]


def bands_note(translate: Translate) -> str:
    """Where small, medium and large come from."""
    return translate(
        "Goals",
        "Small is {small} points or more, medium {medium}, large {large}, up or down. These steps come from a study "
        "of {people} people (Abbott and Schmitt 2014). They are for the mean of a person's goals; a single goal "
        "swings more. To rate goals of one's own is an idea of Stratford (1995).",
    ).format(small=GOAL_CHANGE_SMALL, medium=GOAL_CHANGE_MEDIUM, large=GOAL_CHANGE_LARGE, people="1,708")


def ending_line(goal: Goal, today: date, translate: Translate) -> str:
    """How and when a goal came to its end."""
    assert goal.ended_on is not None, "it has ended"
    words = translate("Goals", "Reached {day}")
    if goal.ending is GoalEnding.LET_GO:
        words = translate("Goals", "Let go {day}")
    return words.format(day=said_day(goal.ended_on, today, translate))


def _number(change: float) -> str:
    size = abs(change)
    return str(int(size)) if size == int(size) else f"{size:.1f}"
