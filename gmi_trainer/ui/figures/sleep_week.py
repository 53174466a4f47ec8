"""Seven nights and what each does to the alarm on the day after; no paint."""

from __future__ import annotations

from collections.abc import Sequence

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.levels import Level, level_at, read_levels
from gmi_trainer.ui.figures.settings import Settings, require

ROUNDS = 4
"""Each week is like the one before: as often as this it is gone through until Monday follows its own Sunday."""


@dataclass(frozen=True, slots=True)
class NightAndDay:
    """``steps_lost``: later than the first stop, and awake in between. ``jumpiness``: of the day after."""

    hours: float
    steps_lost: int
    is_disturbed: bool
    jumpiness: float


@dataclass(frozen=True, slots=True)
class SleepPlan:
    """All that the figure knows; a bedtime is a stop, and the first one is the earliest."""

    nights: tuple[str, ...]
    stops: int
    start: tuple[int, ...]
    longest_hours: float
    step_hours: float
    enough_hours: float
    lowest: float
    highest: float
    calm: float
    each_hour_short: float
    left_over: float
    waking_from: float
    waking_steps: int
    levels: tuple[Level, ...]

    def week(self, bedtimes: Sequence[int]) -> tuple[NightAndDay, ...]:
        """What comes of a bedtime for each night. Nights and days pull on each other, and on from day to day."""
        nights: tuple[NightAndDay, ...] = ()
        before = self.calm
        for _ in range(ROUNDS):
            gone_through = []
            for bedtime in bedtimes:
                gone_through.append(self._night(bedtime, before))
                before = gone_through[-1].jumpiness
            nights = tuple(gone_through)
        return nights

    def level(self, jumpiness: float) -> str:
        """What it is called."""
        return level_at(self.levels, jumpiness)

    def is_jumpy(self, jumpiness: float) -> bool:
        """Whether the night after it is disturbed."""
        return jumpiness >= self.waking_from

    def share(self, jumpiness: float) -> float:
        """Of the most that can be shown, 0 to 1."""
        return (jumpiness - self.lowest) / (self.highest - self.lowest)

    def _night(self, bedtime: int, day_before: float) -> NightAndDay:
        is_disturbed = self.is_jumpy(day_before)
        lost = bedtime + (self.waking_steps if is_disturbed else 0)
        hours = self.longest_hours - lost * self.step_hours
        short = max(0.0, self.enough_hours - hours)
        left = self.left_over * (day_before - self.calm)
        jumpiness = self.calm + self.each_hour_short * short + left
        return NightAndDay(hours, lost, is_disturbed, min(self.highest, max(self.lowest, jumpiness)))


def sleep_plan(figure: Figure) -> SleepPlan:
    """Read it, or say what does not fit."""
    settings, where = Settings(figure.settings, figure.kind), figure.kind
    lowest, highest = settings.number("lowest"), settings.number("highest")
    waking = settings.part("waking")
    plan = SleepPlan(
        nights=settings.words("nights"),
        stops=settings.whole("stops"),
        start=settings.wholes("start"),
        longest_hours=settings.number("longest_hours"),
        step_hours=settings.number("step_hours"),
        enough_hours=settings.number("enough_hours"),
        lowest=lowest,
        highest=highest,
        calm=settings.number("calm"),
        each_hour_short=settings.number("each_hour_short"),
        left_over=settings.number("left_over"),
        waking_from=waking.number("from"),
        waking_steps=waking.whole("steps"),
        levels=read_levels(settings, where, lowest=lowest, highest=highest),
    )
    require(len(plan.nights) == len(set(plan.nights)) == 7, f"{where}.nights", "seven nights, each once")
    require(plan.stops >= 3, f"{where}.stops", "3 or more")
    fits = len(plan.start) == len(plan.nights) and all(0 <= stop < plan.stops for stop in plan.start)
    require(fits, f"{where}.start", "a stop for each night")
    require(lowest <= plan.calm < highest, f"{where}.calm", "between the lowest and the highest")
    require(plan.step_hours > 0 and plan.waking_steps >= 0, f"{where}.step_hours", "a step of more than 0")
    shortest = plan.longest_hours - (plan.stops - 1 + plan.waking_steps) * plan.step_hours
    require(0 < shortest < plan.enough_hours, f"{where}.longest_hours", "some sleep left at the last stop")
    require(plan.enough_hours <= plan.longest_hours, f"{where}.enough_hours", "no more than the longest")
    require(plan.each_hour_short > 0, f"{where}.each_hour_short", "more than 0")
    require(0 <= plan.left_over < 1, f"{where}.left_over", "from 0 to less than 1")
    return plan
