"""A hand that is turned inward or outward, and how much longer people take with each turn; no paint."""

from __future__ import annotations

from itertools import pairwise

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.stimulus import Turn, turn_of
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.levels import Level, level_at, read_levels
from gmi_trainer.ui.figures.settings import Settings, require

UPSIDE_DOWN = 180


@dataclass(frozen=True, slots=True)
class TurnTime:
    """How long it takes at so many degrees, either way. 1 is a hand that stands upright."""

    deg: int
    inward: float
    outward: float


@dataclass(frozen=True, slots=True)
class TurningHandPlan:
    """All that the figure knows. ``straighten_deg``: the clockwise turn with which the picture stands upright."""

    picture: str
    straighten_deg: int
    times: tuple[TurnTime, ...]
    levels: tuple[Level, ...]

    @property
    def stops(self) -> tuple[int, ...]:
        """Degrees clockwise, from upside down over upright to upside down again."""
        degs = [time.deg for time in self.times]
        return (*(-deg for deg in reversed(degs[1:])), *degs)

    @property
    def longest(self) -> float:
        """The longest time there is."""
        return max(max(time.inward, time.outward) for time in self.times)

    def takes(self, side: Side, deg: int) -> float:
        """How long it takes with a hand of this side at this clockwise turn."""
        time = next(one for one in self.times if one.deg == abs(deg))
        return time.outward if turn_of(side, deg) is Turn.AWAY else time.inward

    def level(self, side: Side, deg: int) -> str:
        """What that is called."""
        return level_at(self.levels, self.takes(side, deg))


def said_id(side: Side, deg: int) -> str:
    """The id of the words for a turn."""
    way = {Turn.TOWARDS: "-inward", Turn.AWAY: "-outward", Turn.NONE: ""}[turn_of(side, deg)]
    return f"said-{abs(deg)}{way}"


def turning_hand_plan(figure: Figure) -> TurningHandPlan:
    """Read it, or say what does not fit."""
    settings, where = Settings(figure.settings, figure.kind), figure.kind
    times = tuple(
        TurnTime(one.whole("turn"), one.number("inward"), one.number("outward"))
        for one in settings.parts("takes")
    )
    longest = max(max(time.inward, time.outward) for time in times)
    levels = read_levels(settings, where, lowest=0, highest=longest)
    plan = TurningHandPlan(settings.word("picture"), settings.whole("straighten", 0), times, levels)
    degs = [time.deg for time in plan.times]
    require(degs == sorted(set(degs)) and len(degs) >= 3, f"{where}.takes", "three or more turns in order")
    require((degs[0], degs[-1]) == (0, UPSIDE_DOWN), f"{where}.takes", f"turns from 0 to {UPSIDE_DOWN}")
    require(
        all(turn_of(Side.LEFT, deg) is not Turn.NONE for deg in degs[1:-1]),
        f"{where}.takes",
        "turns between that are clearly one way",
    )
    require(all(0 < time.inward <= time.outward for time in plan.times), f"{where}.takes", "times above 0")
    require(
        all(time.inward == time.outward for time in (plan.times[0], plan.times[-1])),
        f"{where}.takes",
        "one time only where it is turned neither way",
    )
    require(
        all(a.inward <= b.inward and a.outward <= b.outward for a, b in pairwise(plan.times)),
        f"{where}.takes",
        "no shorter time for more turn",
    )
    require("/" not in plan.picture and "." not in plan.picture, f"{where}.picture", "the id of a picture")
    return plan
