"""What a day puts on the dial, and what calmers take off it; no paint."""

from __future__ import annotations

from collections.abc import Collection

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.levels import Level, level_at, read_levels
from gmi_trainer.ui.figures.settings import Settings, require

LEVELS = 4
"""As many as the dog has ways to lie, sit or stand."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something on the day, or a calmer, with what it adds or takes."""

    part_id: str
    amount: float


@dataclass(frozen=True, slots=True)
class StressPlan:
    """All that the figure knows. ``rest``: lower the dial never goes."""

    lowest: float
    highest: float
    rest: float
    loads: tuple[Part, ...]
    example: tuple[str, ...]
    calmers: tuple[Part, ...]
    levels: tuple[Level, ...]

    def loaded(self, loads: Collection[str]) -> float:
        """Where the dial stands without a calmer."""
        added = sum(load.amount for load in self.loads if load.part_id in loads)
        return min(self.highest, self.rest + added)

    def stress(self, loads: Collection[str], calmers: Collection[str]) -> float:
        """Where it stands with calmers. It never goes below rest: an alarm stays awake."""
        taken = sum(calmer.amount for calmer in self.calmers if calmer.part_id in calmers)
        return max(self.rest, self.loaded(loads) - taken)

    def level(self, stress: float) -> str:
        """What it is called."""
        return level_at(self.levels, stress)

    def level_number(self, stress: float) -> int:
        """The same, from 0 up."""
        return [level.level_id for level in self.levels].index(self.level(stress))

    def share(self, stress: float) -> float:
        """How far the needle goes, 0 to 1."""
        return (stress - self.lowest) / (self.highest - self.lowest)


def stress_plan(figure: Figure) -> StressPlan:
    """Read it, or say what does not fit."""
    settings, where = Settings(figure.settings, figure.kind), figure.kind
    lowest, highest = settings.number("lowest"), settings.number("highest")
    plan = StressPlan(
        lowest=lowest,
        highest=highest,
        rest=settings.number("rest"),
        loads=_parts(settings, "loads", "adds"),
        example=settings.words("example"),
        calmers=_parts(settings, "calmers", "takes"),
        levels=read_levels(settings, where, lowest=lowest, highest=highest),
    )
    require(lowest <= plan.rest < highest, f"{where}.rest", "from the lowest to below the highest")
    require(len(plan.levels) == LEVELS, f"{where}.levels", f"{LEVELS} of them")
    for key, parts in (("loads", plan.loads), ("calmers", plan.calmers)):
        ids = [part.part_id for part in parts]
        require(len(ids) == len(set(ids)), f"{where}.{key}", "every id once")
        require(all(part.amount > 0 for part in parts), f"{where}.{key}", "more than 0 for each")
    require(set(plan.example) <= {load.part_id for load in plan.loads}, f"{where}.example", "ids of loads")
    return plan


def _parts(settings: Settings, key: str, amount: str) -> tuple[Part, ...]:
    return tuple(Part(one.word("id"), one.number(amount)) for one in settings.parts(key))
