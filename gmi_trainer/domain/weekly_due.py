"""When the questions of the week are offered, and the one of the month with them."""

from __future__ import annotations

from datetime import date, timedelta

from gmi_trainer.domain.days import monday_of
from gmi_trainer.domain.values import dataclass

MONTH_WEEKS = 4
"""So many weeks lie between two times of the monthly question."""


@dataclass(frozen=True, slots=True)
class WeeklyAsked:
    """What was settled about asking. ``week``: the Monday of the newest week that is through, answered or left out;
    ``put_off_on``: the day on which somebody said tomorrow; ``month_week``: the Monday of the week in which the
    question of the month came up last."""

    week: date | None = None
    put_off_on: date | None = None
    month_week: date | None = None


def is_weekly_due(
    today: date, asked: WeeklyAsked, first_practice: date | None, *, flare_began_today: bool
) -> bool:
    """Whether the questions of the week are offered.

    Not before the second day with the program, not on the first day of a flare, not twice a week. A clock that was
    set back asks no more than it would have.
    """
    if flare_began_today or first_practice is None or first_practice >= today:
        return False
    if asked.put_off_on is not None and asked.put_off_on >= today:
        return False
    return asked.week is None or asked.week < monday_of(today)


def is_monthly_due(today: date, asked: WeeklyAsked, first_practice: date | None) -> bool:
    """Whether the question of the month is among those of the week: four weeks have to have passed."""
    if first_practice is None:
        return False
    since = monday_of(first_practice) if asked.month_week is None else asked.month_week
    return monday_of(today) - since >= timedelta(weeks=MONTH_WEEKS)


def week_through(asked: WeeklyAsked, today: date, *, with_month: bool) -> WeeklyAsked:
    """This week's questions are through, or are left out. ``with_month``: so is the one of the month."""
    monday = monday_of(today)
    return WeeklyAsked(monday, asked.put_off_on, monday if with_month else asked.month_week)
