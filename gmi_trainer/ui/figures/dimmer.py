"""A dimmer on the way of a message: what four sliders make of a message that stays the same; no paint."""

from __future__ import annotations

from collections.abc import Mapping

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.settings import Settings, require


@dataclass(frozen=True, slots=True)
class DimmerSlider:
    """One of the things that move the dimmer. ``change``: of the felt level, from the first stop to the last."""

    slider_id: str
    change: int


@dataclass(frozen=True, slots=True)
class FeltLevel:
    """What is felt is called so from a number on."""

    level_id: str
    start: int


@dataclass(frozen=True, slots=True)
class DimmerPlan:
    """All that the figure knows. ``message`` is the same wherever the sliders are."""

    message: int
    lowest: int
    highest: int
    slider_steps: int
    sliders: tuple[DimmerSlider, ...]
    levels: tuple[FeltLevel, ...]

    @property
    def middle(self) -> int:
        """The stop at which a slider neither dims nor brightens."""
        return (self.slider_steps - 1) // 2

    def felt(self, stops: Mapping[str, int]) -> float:
        """What comes through, with the sliders at these stops; one that is not named is in the middle."""
        last = self.slider_steps - 1
        moved = sum(
            slider.change * (stops.get(slider.slider_id, self.middle) - self.middle) / last
            for slider in self.sliders
        )
        return min(float(self.highest), max(float(self.lowest), self.message + moved))

    def level(self, felt: float) -> str:
        """What that is called."""
        return [level.level_id for level in self.levels if level.start <= felt][-1]

    def share(self, felt: float) -> float:
        """How bright it is, 0 to 1."""
        return (felt - self.lowest) / (self.highest - self.lowest)


def dimmer_plan(figure: Figure) -> DimmerPlan:
    """Read it, or say what does not fit."""
    settings = Settings(figure.settings, figure.kind)
    plan = DimmerPlan(
        settings.whole("message"),
        settings.whole("lowest"),
        settings.whole("highest"),
        settings.whole("slider_steps"),
        tuple(DimmerSlider(one.word("id"), one.whole("change")) for one in settings.parts("sliders")),
        tuple(FeltLevel(one.word("id"), one.whole("from")) for one in settings.parts("levels")),
    )
    where = figure.kind
    require(
        plan.lowest < plan.message < plan.highest, f"{where}.message", "between the lowest and the highest"
    )
    require(plan.slider_steps in (3, 5, 7), f"{where}.slider_steps", "3, 5 or 7, so that there is a middle")
    ids = [slider.slider_id for slider in plan.sliders]
    require(len(ids) == len(set(ids)), f"{where}.sliders", "every id once")
    require(
        all(slider.change for slider in plan.sliders), f"{where}.sliders", "a change that is not 0 for each"
    )
    starts = [level.start for level in plan.levels]
    require(
        starts == sorted(set(starts)) and starts[0] == plan.lowest and starts[-1] <= plan.highest,
        f"{where}.levels",
        "from the lowest up",
    )
    return plan
