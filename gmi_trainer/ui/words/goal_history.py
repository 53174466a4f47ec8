"""Looking back on goals, in words. Up and down are told alike, and both ways to end are fine."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.goal_course import GoalCourse, GoalStory
from gmi_trainer.domain.reference import GOAL_CHANGE_SMALL
from gmi_trainer.ui.words.histories import on_day, row_spoken
from gmi_trainer.ui.words.own_goals import (
    bands_note,
    ending_line,
    goal_change_line,
    goal_now_line,
    mean_change_line,
    said_day,
)
from gmi_trainer.ui.words.sessions import RowWords
from gmi_trainer.ui.words.translate import Translate


def last_day(course: GoalCourse) -> date:
    """The day that a goal was ended, or told, or written on last."""
    goal = course.goal
    if goal.ended_on is not None:
        return goal.ended_on
    return goal.newest.day if goal.newest is not None else goal.written_on


def story_line(story: GoalStory, translate: Translate) -> str:
    """How many there are, and the mean change of those that go on."""
    lines = [_going(len(story.going), translate)]
    if story.ended:
        lines += [
            translate("GoalHistory", "Reached: {n}.").format(n=story.reached),
            translate("GoalHistory", "Let go: {n}.").format(n=story.let_go),
        ]
    if story.mean is not None and story.mean.goals > 1:
        lines.append(mean_change_line(story.mean, translate))
    return " ".join(lines)


def worth_lines(story: GoalStory, translate: Translate) -> tuple[str, ...]:
    """What a change is worth; nothing before a goal was told on two days."""
    has_any = any(course.change is not None for course in (*story.going, *story.ended))
    return (bands_note(translate),) if has_any else ()


def row_words(course: GoalCourse, today: date, translate: Translate) -> RowWords:
    """A goal as a row of the list."""
    goal = course.goal
    about = goal_now_line(goal, today, translate)
    if not goal.is_open:
        about = translate("GoalHistory", "{now} · {ending}").format(
            now=about, ending=ending_line(goal, today, translate)
        )
    return RowWords(goal.text, about, (), (), row_spoken(goal.text, about, ()))


def goal_lines(course: GoalCourse, today: date, translate: Translate) -> tuple[str, ...]:
    """All of one goal."""
    goal = course.goal
    lines = [
        translate("GoalHistory", "Written {day}.").format(day=said_day(goal.written_on, today, translate))
    ]
    if len(goal.ratings) > 1:
        lines.append(
            translate("GoalHistory", "At first, {day}: {n} of 10.").format(
                day=said_day(goal.ratings[0].day, today, translate), n=goal.ratings[0].value
            )
        )
    lines.append(
        translate("GoalHistory", "The newest: {words}").format(words=goal_now_line(goal, today, translate))
        if goal.newest is not None
        else goal_now_line(goal, today, translate)
    )
    if change := goal_change_line(goal, today, translate):
        lines.append(change)
    if not goal.is_open:
        lines.append(_ended(course, today, translate))
    return tuple(lines)


def chart_notes(course: GoalCourse, today: date, translate: Translate) -> tuple[str, ...]:
    """How it ended, what changed, and what the band is."""
    goal = course.goal
    ending = "" if goal.is_open else _ended(course, today, translate)
    band = translate(
        "GoalHistory", "The band: {n} points up or down from your first number may be chance."
    ).format(n=GOAL_CHANGE_SMALL)
    return tuple(line for line in (ending, goal_change_line(goal, today, translate), band) if line)


def band_name(translate: Translate) -> str:
    """Written in the band."""
    return translate("GoalHistory", "may be chance")


def when_line(course: GoalCourse, translate: Translate) -> str:
    """Above one goal."""
    return on_day(last_day(course), translate, with_year=True)


def of_ten(value: float, translate: Translate) -> str:
    """ "6.5 of 10"."""
    return translate("GoalHistory", "{n} of 10").format(n=f"{value:.1f}".removesuffix(".0"))


def _ended(course: GoalCourse, today: date, translate: Translate) -> str:
    return translate("GoalHistory", "{ending}.").format(ending=ending_line(course.goal, today, translate))


def _going(count: int, translate: Translate) -> str:
    if count == 0:
        return translate("GoalHistory", "No goal is open now.")
    if count == 1:
        return translate("GoalHistory", "1 goal is open.")
    return translate("GoalHistory", "{n} goals are open.").format(n=count)
