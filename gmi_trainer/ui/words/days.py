"""Days, weeks and times of day as people say them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from gmi_trainer.ui.words.translate import Translate


def month_name(month: int, translate: Translate) -> str:
    """1 -> "Jan"."""
    return (
        translate("Days", "Jan"),
        translate("Days", "Feb"),
        translate("Days", "Mar"),
        translate("Days", "Apr"),
        translate("Days", "May"),
        translate("Days", "Jun"),
        translate("Days", "Jul"),
        translate("Days", "Aug"),
        translate("Days", "Sep"),
        translate("Days", "Oct"),
        translate("Days", "Nov"),
        translate("Days", "Dec"),
    )[month - 1]


def weekday_name(day: date, translate: Translate) -> str:
    """The day of the week in full: "Tuesday"."""
    return (
        translate("Days", "Monday"),
        translate("Days", "Tuesday"),
        translate("Days", "Wednesday"),
        translate("Days", "Thursday"),
        translate("Days", "Friday"),
        translate("Days", "Saturday"),
        translate("Days", "Sunday"),
    )[day.weekday()]


def weekday_letters(translate: Translate) -> tuple[str, ...]:
    """The seven days from Monday on, as short as they can be told apart."""
    return (
        translate("Days", "Mo"),
        translate("Days", "Tu"),
        translate("Days", "We"),
        translate("Days", "Th"),
        translate("Days", "Fr"),
        translate("Days", "Sa"),
        translate("Days", "Su"),
    )


def day_month(day: date, translate: Translate) -> str:
    """ "10 Mar"."""
    return translate("Days", "{day} {month}").format(day=day.day, month=month_name(day.month, translate))


def month_year(day: date, translate: Translate) -> str:
    """ "Mar 2025"."""
    return translate("Days", "{month} {year}").format(month=month_name(day.month, translate), year=day.year)


def day_month_year(day: date, translate: Translate) -> str:
    """ "10 Mar 2025"."""
    return translate("Days", "{day} {month} {year}").format(
        day=day.day, month=month_name(day.month, translate), year=day.year
    )


def whole_day(day: date, translate: Translate) -> str:
    """ "Monday, 10 Mar 2025"."""
    return translate("Days", "{weekday}, {day}").format(
        weekday=weekday_name(day, translate), day=day_month_year(day, translate)
    )


def week_of(monday: date, today: date, translate: Translate) -> str:
    """A week by its Monday: "This week", "Last week", "Week of 3 Mar"; with its year where that is not this one."""
    this_monday = today - timedelta(days=today.weekday())
    if monday == this_monday:
        return translate("Days", "This week")
    if monday == this_monday - timedelta(days=7):
        return translate("Days", "Last week")
    in_words = day_month if monday.year == today.year else day_month_year
    return translate("Days", "Week of {day}").format(day=in_words(monday, translate))


def wall_clock(at_utc: datetime, utc_offset_min: int, translate: Translate) -> str:
    """What a clock on the wall showed: "08:30"."""
    return clock_time((at_utc + timedelta(minutes=utc_offset_min)).time(), translate)


def clock_time(at: time, translate: Translate) -> str:
    """A time of day: "08:30"."""
    return translate("Days", "{hour}:{minute}").format(hour=f"{at.hour:02d}", minute=f"{at.minute:02d}")


def local_moment(at_utc: datetime, translate: Translate) -> str:
    """A moment as this computer's clock shows it: "10 Mar 2025, 08:30"."""
    local = at_utc.astimezone()
    return translate("Days", "{day}, {time}").format(
        day=day_month_year(local.date(), translate), time=f"{local.hour:02d}:{local.minute:02d}"
    )
