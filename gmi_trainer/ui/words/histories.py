"""What the histories of practices have in common: how much there was, how it went on average, and a chart in words.

They tell facts. What they may mean stands beside them, and never as a promise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from gmi_trainer.domain.breath_weeks import Week
from gmi_trainer.domain.checkin import Feel
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.practice_history import LinePoint, Taps
from gmi_trainer.domain.practice_totals import PracticeTotals
from gmi_trainer.domain.span import Grain, Span
from gmi_trainer.ui.words.breath_history import day_count, session_count, time_words
from gmi_trainer.ui.words.breathing import minutes_name
from gmi_trainer.ui.words.days import day_month, day_month_year, month_year, week_of, weekday_name
from gmi_trainer.ui.words.own_goals import said_day
from gmi_trainer.ui.words.translate import Translate


def span_name(span: Span, translate: Translate) -> str:
    """How far back."""
    return {
        Span.TWO_WEEKS: translate("Histories", "2 weeks"),
        Span.THREE_MONTHS: translate("Histories", "3 months"),
        Span.YEAR: translate("Histories", "1 year"),
        Span.ALL: translate("Histories", "All time"),
    }[span]


# -- how much ------------------------------------------------------------------------------------------


def last_line(day: date, what: str, today: date, translate: Translate) -> str:
    """ "Last time, yesterday: Hands, step 5: A calm place." """
    return translate("Histories", "Last time, {day}: {what}.").format(
        day=said_day(day, today, translate), what=what
    )


def totals_figures(totals: PracticeTotals, translate: Translate) -> tuple[tuple[str, str], ...]:
    """Sessions, days and time: each a number, and what it counts."""
    sessions = (
        translate("Histories", "session") if totals.sessions == 1 else translate("Histories", "sessions")
    )
    days = translate("Histories", "day") if totals.days == 1 else translate("Histories", "days")
    minutes = round(totals.practised_ms / 60_000)
    if minutes < 120:
        time = str(minutes), translate("Histories", "minutes in all")
    else:
        time = f"{minutes / 60:.0f}", translate("Histories", "hours in all")
    return (str(totals.sessions), sessions), (str(totals.days), days), time


def totals_line(totals: PracticeTotals, translate: Translate) -> str:
    """ "12 sessions on 9 days, 48 minutes"."""
    if totals.sessions == 0:
        return translate("Histories", "No session that counts")
    return translate("Histories", "{sessions} on {days}, {time}").format(
        sessions=session_count(totals.sessions, translate),
        days=day_count(totals.days, translate),
        time=time_words(totals.practised_ms, translate),
    )


def weeks_spoken(weeks: Iterable[Week], today: date, translate: Translate) -> str:
    """What the picture of the last weeks shows, newest first."""
    lines = "; ".join(
        translate("Histories", "{week}: {days}").format(
            week=week_of(week.monday, today, translate), days=day_count(week.days, translate)
        )
        for week in reversed(tuple(weeks))
    )
    return translate("Histories", "Days with practice. {weeks}.").format(weeks=lines)


def when_and_how_long(day: date, ms: int, translate: Translate, *, with_year: bool = False) -> str:
    """ "Tuesday, 10 Mar · 5 minutes"."""
    return translate("Histories", "{day} · {time}").format(
        day=on_day(day, translate, with_year=with_year), time=minutes_name(ms, translate)
    )


def on_day(day: date, translate: Translate, *, with_year: bool = False) -> str:
    """ "Tuesday, 10 Mar"."""
    return translate("Histories", "{weekday}, {day}").format(
        weekday=weekday_name(day, translate),
        day=(day_month_year if with_year else day_month)(day, translate),
    )


# -- one session ---------------------------------------------------------------------------------------


def ending_mark(ending: GuidedEnding | None, translate: Translate) -> str:
    """How it ended, in a word or two; nothing where it went to its end."""
    if ending is None:
        return translate("Histories", "Interrupted")
    return {
        GuidedEnding.WHOLE: "",
        GuidedEnding.STOPPED: translate("Histories", "Stopped early"),
        GuidedEnding.UPSET: translate("Histories", "Stopped, felt unwell"),
    }[ending]


def ending_sentence(ending: GuidedEnding | None, translate: Translate) -> str:
    """The same as a sentence."""
    if ending is None:
        return translate("Histories", "This session was interrupted. What was done by then is kept.")
    return {
        GuidedEnding.WHOLE: "",
        GuidedEnding.STOPPED: translate("Histories", "You stopped early. That counts."),
        GuidedEnding.UPSET: translate(
            "Histories", "You stopped because it was too much. That was the right thing to do."
        ),
    }[ending]


def not_counted_mark(translate: Translate) -> str:
    """It is in no sum."""
    return translate("Histories", "Not counted")


def after_lines(pain_change: float | None, feel: Feel | None, translate: Translate) -> tuple[str, ...]:
    """What was said of before and after."""
    lines = []
    if pain_change is not None:
        lines.append(pain_line(pain_change, translate))
    if feel is not None:
        lines.append(feel_line(feel, translate))
    return tuple(lines)


def pain_line(change: float, translate: Translate) -> str:
    """After less before."""
    if change == 0:
        return translate("Histories", "Pain: the same before and after.")
    words = (
        translate("Histories", "Pain: {n} lower after than before.")
        if change < 0
        else translate("Histories", "Pain: {n} higher after than before.")
    )
    return words.format(n=f"{abs(change):g}")


def feel_line(feel: Feel, translate: Translate) -> str:
    """One tap."""
    return {
        Feel.EASIER: translate("Histories", "Afterwards it was easier."),
        Feel.SAME: translate("Histories", "Afterwards it was the same."),
        Feel.WORSE: translate("Histories", "Afterwards it was worse."),
    }[feel]


def taps_line(taps: Taps, translate: Translate) -> str:
    """All taps in a line; nothing where there were none."""
    if not taps.said:
        return ""
    return translate(
        "Histories", "Afterwards it was easier {easier}, the same {same}, and worse {worse}."
    ).format(
        easier=times(taps.easier, translate),
        same=times(taps.same, translate),
        worse=times(taps.worse, translate),
    )


def times(count: int, translate: Translate) -> str:
    """How often."""
    if count == 0:
        return translate("Histories", "never")
    if count == 1:
        return translate("Histories", "once")
    return translate("Histories", "{n} times").format(n=count)


def row_spoken(title: str, about: str, marks: Sequence[str]) -> str:
    """All that a row says, as a sentence."""
    return ". ".join((on_one_line(title, about), *marks))


def on_one_line(title: str, about: str) -> str:
    """A title and the lines below it, on one line."""
    return ", ".join((title, *about.split("\n")))


# -- charts --------------------------------------------------------------------------------------------


def spoken_chart(
    title: str, lines: Sequence[tuple[str, Sequence[LinePoint], Callable[[float], str]]], translate: Translate
) -> str:
    """A chart in one sentence: for each line how far it goes up and down, and where it stands now."""
    told = [
        translate("Histories", "{name}: from {low} to {high}, {newest} at the end").format(
            name=name,
            low=say(min(point.value for point in counted)),
            high=say(max(point.value for point in counted)),
            newest=say(counted[-1].value),
        )
        for name, points, say in lines
        if (counted := [point for point in points if point.counted])
    ]
    if not told:
        return translate("Histories", "{title}. Nothing in this time.").format(title=title)
    return translate("Histories", "{title}. {lines}.").format(title=title, lines="; ".join(told))


def period_name(day: date, by: Grain, today: date, translate: Translate) -> str:
    """What a row of a table stands for."""
    if by is Grain.WEEK:
        return week_of(day, today, translate)
    return month_year(day, translate) if by is Grain.MONTH else on_day(day, translate, with_year=True)


def period_heading(by: Grain, translate: Translate) -> str:
    """The name of that column."""
    return {
        Grain.DRILL: translate("Histories", "Day"),
        Grain.WEEK: translate("Histories", "Week"),
        Grain.MONTH: translate("Histories", "Month"),
    }[by]


def sessions_heading(translate: Translate) -> str:
    """The column that says how many."""
    return translate("Histories", "Sessions")


def last_note(by: Grain, translate: Translate) -> str:
    """What a mark stands for where it is a step."""
    return {
        Grain.DRILL: translate("Histories", "A mark is the last step of a day."),
        Grain.WEEK: translate("Histories", "A mark is the last step of a week."),
        Grain.MONTH: translate("Histories", "A mark is the last step of a month."),
    }[by]


def grain_note(by: Grain, translate: Translate, *, has_faint: bool) -> str:
    """What a mark stands for."""
    line = {
        Grain.DRILL: translate("Histories", "A mark is the mean of a day."),
        Grain.WEEK: translate("Histories", "A mark is the mean of a week."),
        Grain.MONTH: translate("Histories", "A mark is the mean of a month."),
    }[by]
    if has_faint:
        open_marks = translate("Histories", "Open marks are not counted.")
        return translate("Histories", "{first} {second}").format(first=line, second=open_marks)
    return line
