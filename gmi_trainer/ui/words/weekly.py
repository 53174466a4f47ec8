"""The questions of the week and of the month, and what became of them over time. Up and down are told alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.reference import (
    LEAST_POINTS_OF_A_SHARE,
    POINTS_OF_CLEAR_CHANGE,
    POINTS_OF_SOME_CHANGE,
    SHARE_OF_CLEAR_CHANGE,
)
from gmi_trainer.domain.weekly_measures import (
    Measure,
    MeasureChange,
    MeasureCourse,
    MonthAnswer,
    OverallChange,
    Worth,
)
from gmi_trainer.domain.weekly_round import Asked
from gmi_trainer.ui.words.days import day_month, day_month_year
from gmi_trainer.ui.words.numbers import percent
from gmi_trainer.ui.words.own_goals import goal_ends, goal_question
from gmi_trainer.ui.words.translate import Translate

# -- asking ----------------------------------------------------------------------------------------------------


def offer_words(translate: Translate) -> tuple[str, str]:
    """The offer, and a line about it."""
    return (
        translate("Weekly", "Your weekly questions, one minute"),
        translate("Weekly", "Once a week, if you like. They show over time what changes in your days."),
    )


def question_words(asked: Asked, translate: Translate) -> str:
    """A question in full. Those of PEG are the authors' own words."""
    if asked.goal is not None:
        return translate("Weekly", "{goal}: {question}").format(
            goal=asked.goal.text, question=goal_question(translate)
        )
    assert asked.scale is not None, "a question is on a scale, or about a goal"
    return {
        Scale.PEG_PAIN: translate("Peg", "What number best describes your pain on average in the past week?"),
        Scale.PEG_ENJOYMENT: translate(
            "Peg",
            "What number best describes how, during the past week, pain has interfered with your enjoyment of life?",
        ),
        Scale.PEG_ACTIVITY: translate(
            "Peg",
            "What number best describes how, during the past week, pain has interfered with your general activity?",
        ),
        Scale.CONFIDENCE: translate("Weekly", "This week: I can do things even with pain."),
        Scale.WORRY_MOVING: translate("Weekly", "This week: how much did you worry about moving?"),
        Scale.OVERALL_CHANGE: translate("Weekly", "How are you, all in all, compared with four weeks ago?"),
    }[asked.scale]


def end_words(asked: Asked, translate: Translate) -> tuple[str, str]:
    """What 0 and 10 mean."""
    if asked.goal is not None:
        return goal_ends(translate)
    no, all_of_it = translate("Peg", "Does not interfere"), translate("Peg", "Completely interferes")
    return {
        Scale.PEG_PAIN: (translate("Peg", "No pain"), translate("Peg", "Pain as bad as you can imagine")),
        Scale.PEG_ENJOYMENT: (no, all_of_it),
        Scale.PEG_ACTIVITY: (no, all_of_it),
        Scale.CONFIDENCE: (translate("Weekly", "not at all"), translate("Weekly", "fully")),
        Scale.WORRY_MOVING: (translate("Weekly", "not at all"), translate("Weekly", "all the time")),
    }[asked.scale or Scale.CONFIDENCE]


def note_line(asked: Asked, source: str, translate: Translate) -> str:
    """Where a question comes from."""
    if asked.is_peg:
        return translate("Weekly", "PEG, in its authors' own words. {source}").format(source=source)
    if asked.goal is not None:
        return translate("Weekly", "One of your own goals.")
    return translate("Weekly", "A question of this program's own.")


def place_words(at: int, of: int, translate: Translate) -> str:
    """ "2 of 6"."""
    return translate("Weekly", "{at} of {of}").format(at=at, of=of)


def overall_name(change: OverallChange, translate: Translate) -> str:
    """A step of the question of the month."""
    return {
        OverallChange.VERY_MUCH_BETTER: translate("Weekly", "Very much better"),
        OverallChange.MUCH_BETTER: translate("Weekly", "Much better"),
        OverallChange.A_LITTLE_BETTER: translate("Weekly", "A little better"),
        OverallChange.THE_SAME: translate("Weekly", "About the same"),
        OverallChange.A_LITTLE_WORSE: translate("Weekly", "A little worse"),
        OverallChange.MUCH_WORSE: translate("Weekly", "Much worse"),
        OverallChange.VERY_MUCH_WORSE: translate("Weekly", "Very much worse"),
    }[change]


# -- looking back ----------------------------------------------------------------------------------------------


def measure_name(measure: Measure, translate: Translate) -> str:
    """What a chart is called."""
    return {
        Measure.PEG: translate("Weekly", "PEG: pain in your week"),
        Measure.CONFIDENCE: translate("Weekly", "I can do things even with pain"),
        Measure.WORRY_MOVING: translate("Weekly", "Worry about moving"),
    }[measure]


def measure_in_short(measure: Measure, translate: Translate) -> str:
    """What a line is called."""
    return {
        Measure.PEG: translate("Weekly", "PEG"),
        Measure.CONFIDENCE: translate("Weekly", "Confidence"),
        Measure.WORRY_MOVING: translate("Weekly", "Worry"),
    }[measure]


def measure_about(measure: Measure, translate: Translate) -> str:
    """What its numbers mean."""
    return {
        Measure.PEG: translate("Weekly", "The mean of three answers. 0: pain does not get in the way."),
        Measure.CONFIDENCE: translate("Weekly", "0: not at all. 10: fully."),
        Measure.WORRY_MOVING: translate("Weekly", "0: not at all. 10: all the time."),
    }[measure]


def score(measure: Measure, value: float) -> str:
    """PEG with one digit behind the point, the others whole."""
    return f"{value:.1f}" if measure is Measure.PEG else f"{value:.0f}"


def change_line(course: MeasureCourse, today: date, translate: Translate) -> str:
    """What changed since the first time, and what that is worth."""
    change = course.change
    if change is None:
        return translate("Weekly", "Answered once so far. A change can be told from the second time on.")
    since = told_day(change.start.day, today, translate)
    by = round(change.by, 1)
    if not by:
        return translate("Weekly", "The same as on {day}.").format(day=since)
    words = (
        translate("Weekly", "Up from {start} to {now} since {day}: {worth}.")
        if by > 0
        else translate("Weekly", "Down from {start} to {now} since {day}: {worth}.")
    )
    return words.format(
        start=score(course.measure, change.start.value),
        now=score(course.measure, change.now.value),
        day=since,
        worth=worth_words(change.worth, translate),
    )


def worth_words(worth: Worth, translate: Translate) -> str:
    """What a change says."""
    return {
        Worth.CHANCE: translate("Weekly", "so little may be chance"),
        Worth.SOME: translate("Weekly", "some change"),
        Worth.CLEAR: translate("Weekly", "a clear change"),
    }[worth]


def bands_note(translate: Translate) -> str:
    """Where "some" and "clear" come from."""
    return translate(
        "Weekly",
        "The band is around your first answer. A change inside it may be chance. From {some} point on it is some "
        "change. From {clear} points on it is a clear one. So it is from {share} on, if that is {least} points or "
        "more. Up or down counts the same.",
    ).format(
        some=f"{POINTS_OF_SOME_CHANGE:.0f}",
        clear=f"{POINTS_OF_CLEAR_CHANGE:.0f}",
        share=percent(SHARE_OF_CLEAR_CHANGE),
        least=LEAST_POINTS_OF_A_SHARE,
    )


def sources_note(source: str, translate: Translate, *, with_peg: bool) -> str:
    """Studies behind it."""
    if not with_peg:
        return translate("Weekly", "These steps follow Farrar 2001 (Pain 94:149-158).")
    return translate(
        "Weekly",
        "PEG: {source}. These steps follow Reed 2023 (J Pain 25:142-152) and Farrar 2001 (Pain 94:149-158).",
    ).format(source=source)


def spoken_course(course: MeasureCourse, today: date, translate: Translate) -> str:
    """A chart in one sentence."""
    return translate("Weekly", "{name}. {times}. {change}").format(
        name=measure_name(course.measure, translate),
        times=times_words(len(course.weeks), translate),
        change=change_line(course, today, translate),
    )


def times_words(weeks: int, translate: Translate) -> str:
    """In how many weeks."""
    if weeks == 1:
        return translate("Weekly", "Answered in one week")
    return translate("Weekly", "Answered in {n} weeks").format(n=weeks)


def band_name(translate: Translate) -> str:
    """The band in a chart."""
    return translate("Weekly", "like your first answer")


def month_line(answer: MonthAnswer, today: date, translate: Translate) -> str:
    """An answer to the question of the month."""
    return translate("Weekly", "{day}: {change}").format(
        day=told_day(answer.day, today, translate), change=overall_name(answer.change, translate)
    )


def months_title(translate: Translate) -> str:
    """What the answers of the months are called."""
    return translate("Weekly", "All in all, compared with four weeks before")


def months_note(translate: Translate) -> str:
    """What they are worth."""
    return translate(
        "Weekly", "Many people call it a change that matters from “much better” or “much worse” on."
    )


def told_day(day: date, today: date, translate: Translate) -> str:
    """A day, with its year where that is not this one."""
    return (day_month if day.year == today.year else day_month_year)(day, translate)


def changes_line(changes: Sequence[tuple[Measure, MeasureChange]], translate: Translate) -> str:
    """All of them in one line: "PEG 5.3 to 4.0, Worry 6 to 6"."""
    return ", ".join(
        translate("Weekly", "{name} {start} to {now}").format(
            name=measure_in_short(measure, translate),
            start=score(measure, change.start.value),
            now=score(measure, change.now.value),
        )
        for measure, change in changes
    )
