"""Names for the parts of a scale: from a number on it is called so."""

from __future__ import annotations

from collections.abc import Sequence

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.settings import Settings, require


@dataclass(frozen=True, slots=True)
class Level:
    """It begins at ``start`` and goes on to the next one."""

    level_id: str
    start: float


def read_levels(settings: Settings, where: str, *, lowest: float, highest: float) -> tuple[Level, ...]:
    """The levels of a figure, from the lowest value up."""
    levels = tuple(Level(one.word("id"), one.number("from")) for one in settings.parts("levels"))
    starts = [level.start for level in levels]
    require(
        starts == sorted(set(starts)) and starts[0] == lowest and starts[-1] < highest,
        f"{where}.levels",
        "from the lowest up",
    )
    return levels


def level_at(levels: Sequence[Level], value: float) -> str:
    """What a value is called."""
    return [level.level_id for level in levels if level.start <= value][-1]
