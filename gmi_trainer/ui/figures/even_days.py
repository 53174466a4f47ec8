"""Two weeks of what somebody does: from boom and bust to even days, to small steps, or to a limit; no paint."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.settings import Settings, require

FEWEST_DAYS = 7


class DayPlan(StrEnum):
    """What the days are made into."""

    STEADY = "steady"  # each day the same; all together as much as before
    STEPS = "steps"  # from below the middle up; all together as much as before
    WITHIN = "within"  # below a limit, for people who crash after small efforts: nothing is added, ever


PLANS = tuple(DayPlan)
WITHOUT_STEPS = (DayPlan.WITHIN, DayPlan.STEADY)
"""For a person who saves energy: nothing that goes up, and the limit first."""


@dataclass(frozen=True, slots=True)
class DaysPlan:
    """All that the figure knows. ``step``: what is added each time, as a share; ``limit``: what a day can carry."""

    days: tuple[int, ...]
    stops: int
    step: float
    step_days: int
    limit: float
    within: float

    @property
    def last_stop(self) -> int:
        """Where the days are what the plan makes of them."""
        return self.stops - 1

    @property
    def mean(self) -> float:
        """So much each day, if each had the same."""
        return sum(self.days) / len(self.days)

    def aim(self, plan: DayPlan) -> tuple[float, ...]:
        """The days as the plan wants them."""
        if plan is DayPlan.WITHIN:
            return (self.within,) * len(self.days)
        if plan is DayPlan.STEADY:
            return (self.mean,) * len(self.days)
        parts = [(1 + self.step) ** (day // self.step_days) for day in range(len(self.days))]
        first = sum(self.days) / sum(parts)
        return tuple(first * part for part in parts)

    def at(self, plan: DayPlan, stop: int) -> tuple[float, ...]:
        """The days, so many stops on the way from boom and bust to the plan."""
        share = stop / self.last_stop
        return tuple(day + (aim - day) * share for day, aim in zip(self.days, self.aim(plan), strict=True))

    def is_over_limit(self, days: Sequence[float]) -> bool:
        """Whether any of them is more than can be carried."""
        return any(day > self.limit for day in days)


def days_plan(figure: Figure) -> DaysPlan:
    """Read it, or say what does not fit."""
    settings = Settings(figure.settings, figure.kind)
    plan = DaysPlan(
        settings.wholes("days"),
        settings.whole("stops"),
        settings.number("step"),
        settings.whole("step_days"),
        settings.number("limit"),
        settings.number("within"),
    )
    where = figure.kind
    require(
        len(plan.days) >= FEWEST_DAYS and min(plan.days) >= 0, f"{where}.days", "a week or more, none below 0"
    )
    require(2 <= plan.stops <= 7, f"{where}.stops", "2 to 7")
    require(0 < plan.step <= 0.2, f"{where}.step", "a share above 0 and up to 0.2")
    require(0 < plan.step_days < len(plan.days), f"{where}.step_days", "fewer days than there are")
    require(0 < plan.within < plan.limit < max(plan.days), f"{where}.limit", "above within, and below a boom")
    return plan
