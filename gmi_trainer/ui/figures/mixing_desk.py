"""The same touch again and again, at one of two settings and with a brake: what it feels like, no paint."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.settings import Settings, require


class Act(Enum):
    """What a person did: touched, or let it rest."""

    TOUCH = "touch"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class DeskSetting:
    """``first``: the level of the first touch; ``each``: what a repeat adds; ``most``: where it stops."""

    setting_id: str
    first: float
    each: float
    most: float

    def level(self, count: int) -> float:
        """Of so many touches in a row, before any brake; one touch is the first."""
        return min(self.most, self.first + self.each * (count - 1))


@dataclass(frozen=True, slots=True)
class DeskLevel:
    """What a level is called from a number on."""

    level_id: str
    start: float


@dataclass(frozen=True, slots=True)
class Column:
    """One moment. ``level``: what is felt; ``without_brake``: what it would be. ``is_touch``: not a part of a rest."""

    is_touch: bool
    level: float
    without_brake: float


@dataclass(frozen=True, slots=True)
class DeskPlan:
    """All that the figure knows. ``touch`` is how strong the touch itself is: nothing on the desk changes it."""

    lowest: float
    highest: float
    touch: float
    hurts_from: float
    fades_after: int
    settings: tuple[DeskSetting, ...]
    brake_steps: int
    brake_each: float
    brake_start: int
    levels: tuple[DeskLevel, ...]

    def setting(self, setting_id: str) -> DeskSetting:
        """The one with this id."""
        return next(one for one in self.settings if one.setting_id == setting_id)

    def braked(self, level: float, brake: int) -> float:
        """A brake keeps it small, but the touch itself is always felt."""
        return min(self.highest, max(self.touch, level + self.brake_each * brake))

    def columns(self, acts: Sequence[Act], setting: DeskSetting, brake: int) -> tuple[Column, ...]:
        """What the same acts come to at a setting. In a rest the sum fades, step by step, until it is gone."""
        columns: list[Column] = []
        count = 0
        for act in acts:
            if act is Act.TOUCH:
                count += 1
                level = setting.level(count)
                columns.append(Column(True, self.braked(level, brake), level))
                continue
            left = (
                columns[-1] if columns and columns[-1].is_touch else Column(False, self.lowest, self.lowest)
            )
            for step in range(1, self.fades_after + 1):
                share = 1 - step / self.fades_after
                columns.append(
                    Column(False, self._faded(left.level, share), self._faded(left.without_brake, share))
                )
            count = 0
        return tuple(columns)

    def level_id(self, level: float) -> str:
        """What that is called."""
        return [one.level_id for one in self.levels if one.start <= level][-1]

    def hurts(self, level: float) -> bool:
        """Whether it is felt as pain."""
        return level >= self.hurts_from

    def share(self, level: float) -> float:
        """How much of the whole height that is."""
        return (level - self.lowest) / (self.highest - self.lowest)

    def _faded(self, level: float, share: float) -> float:
        return self.lowest + (level - self.lowest) * share


def touches_in_a_row(acts: Sequence[Act]) -> int:
    """Since the last rest."""
    count = 0
    for act in acts:
        count = count + 1 if act is Act.TOUCH else 0
    return count


def desk_plan(figure: Figure) -> DeskPlan:
    """Read it, or say what does not fit."""
    settings, where = Settings(figure.settings, figure.kind), figure.kind
    brake = settings.part("brake")
    plan = DeskPlan(
        settings.number("lowest"),
        settings.number("highest"),
        settings.number("touch"),
        settings.number("hurts_from"),
        settings.whole("fades_after"),
        tuple(
            DeskSetting(one.word("id"), one.number("first"), one.number("each"), one.number("most"))
            for one in settings.parts("settings")
        ),
        brake.whole("steps"),
        brake.number("each"),
        brake.whole("start"),
        tuple(DeskLevel(one.word("id"), one.number("from")) for one in settings.parts("levels")),
    )
    require(
        plan.lowest < plan.touch < plan.hurts_from < plan.highest,
        f"{where}.touch",
        "above the lowest, and below the level from which it hurts",
    )
    require(plan.fades_after >= 1, f"{where}.fades_after", "one step or more")
    ids = [one.setting_id for one in plan.settings]
    require(len(ids) >= 2 and len(ids) == len(set(ids)), f"{where}.settings", "two or more, every id once")
    for one in plan.settings:
        require(
            one.each >= 0 and plan.touch <= one.first <= one.most <= plan.highest,
            f"{where}.settings.{one.setting_id}",
            "from the touch up to the highest, and never less with a repeat",
        )
    require(plan.brake_steps >= 1 and plan.brake_each < 0, f"{where}.brake", "steps that make it less")
    require(0 <= plan.brake_start <= plan.brake_steps, f"{where}.brake.start", "one of its steps")
    starts = [level.start for level in plan.levels]
    require(
        starts == sorted(set(starts)) and starts[0] == plan.lowest and starts[-1] <= plan.highest,
        f"{where}.levels",
        "from the lowest up",
    )
    require(plan.hurts_from in starts, f"{where}.hurts_from", "where one of the levels begins")
    return plan
