"""A breath to follow, and a heart that beats faster on the way in and slower on the way out; no paint.

The beats are made up to show the idea: nobody's heart is measured.
"""

from __future__ import annotations

from itertools import count, pairwise

from gmi_trainer.domain.breath_run import LONGEST_GAP_NS
from gmi_trainer.domain.breath_steps import Cautions, is_open
from gmi_trainer.domain.breathing import GO_ON_LEAD_IN_MS, BreathPattern, breaths_in, script_for
from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.script import NS_PER_MS, Moment, phase_at
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.breathe.pacing import fullness_after
from gmi_trainer.ui.figures.settings import Settings, UnfitFigureError, require

STEP_MS = 20
"""How finely the heart's pace is added up."""


@dataclass(frozen=True, slots=True)
class BreathStop:
    """A breath that can be chosen. ``swing``: how many beats a minute the heart goes up and down with it."""

    breath_id: str
    pattern: BreathPattern
    swing: int

    def pace_at(self, ms: float, usual: int) -> float:
        """Beats a minute, so long after the breath began."""
        return usual + self.swing * (2 * fullness_after(ms, self.pattern) - 1)

    def beats(self, usual: int) -> tuple[float, ...]:
        """When the heart beats, in milliseconds after the breath began: a whole number of beats a breath."""
        steps = range(0, self.pattern.cycle_ms, STEP_MS)
        total, sums = 0.0, [0.0]
        for ms in steps:
            total += self.pace_at(ms + STEP_MS / 2, usual) * STEP_MS / 60_000
            sums.append(total)
        beats = max(1, round(total))
        wanted = (total * number / beats for number in range(beats))
        return tuple(_when(sums, one) for one in wanted)


@dataclass(frozen=True, slots=True)
class PacerPlan:
    """All that the figure knows. ``shown_ms``: how much time the picture shows; ``usual``: beats a minute."""

    minutes: int
    shown_ms: int
    usual: int
    stops: tuple[BreathStop, ...]

    def open_to(self, cautions: Cautions | None) -> tuple[BreathStop, ...]:
        """The breaths for this person: long ones are left out where something calls for care."""
        return tuple(stop for stop in self.stops if is_open(stop.pattern, cautions))


@dataclass(frozen=True, slots=True)
class PacedMoment:
    """``stop``: the breath in force, ``before`` and ``after``: its neighbours, None where there is none."""

    moment: Moment
    breaths: int
    stop: BreathStop
    before: BreathStop | None
    after: BreathStop | None


class LivePacer:
    """One breath after another, for about so many minutes. Another length is taken up with the next breath.

    It is told the time and reads no clock. A window that stood still ends it: there is nothing to go on with.
    """

    def __init__(self, stop: BreathStop, minutes: int) -> None:
        self._stop = self._wanted = stop
        self._before: BreathStop | None = None
        self._most_ns = minutes * 60_000 * NS_PER_MS
        self._spent_ns = 0  # by whole breaths
        self._number = 1
        self._began_ns = self._looked_ns = 0
        self._breaths = breaths_in(minutes, stop.pattern)

    def begin(self, now_ns: int) -> None:
        """The first breath comes after a moment."""
        self._looked_ns = now_ns
        self._began_ns = now_ns + GO_ON_LEAD_IN_MS * NS_PER_MS

    def choose(self, stop: BreathStop) -> None:
        """From the next breath on; at once while the first one has not begun."""
        self._wanted = stop
        if self._looked_ns < self._began_ns:
            self._take_up()

    def look(self, now_ns: int) -> PacedMoment | None:
        """What is to be done now; None once it is over."""
        if now_ns - self._looked_ns > LONGEST_GAP_NS:
            return None
        self._looked_ns = max(now_ns, self._looked_ns)
        while self._looked_ns >= self._began_ns + self._stop.pattern.cycle_ms * NS_PER_MS:
            if self._number >= self._breaths:
                return None
            lasted_ns = self._stop.pattern.cycle_ms * NS_PER_MS
            self._began_ns += lasted_ns
            self._spent_ns += lasted_ns
            self._number += 1
            self._before = self._stop
            self._take_up()
        return self._moment()

    def _take_up(self) -> None:
        """The breath that is wanted; as many as still fit in, and always this one."""
        self._stop = self._wanted
        left_minutes = (self._most_ns - self._spent_ns) / (60_000 * NS_PER_MS)
        self._breaths = self._number - 1 + breaths_in(left_minutes, self._stop.pattern)

    def _moment(self) -> PacedMoment | None:
        lead_in_ms = GO_ON_LEAD_IN_MS if self._number == 1 else 0
        script = script_for(self._stop.pattern, [self._number], lead_in_ms=lead_in_ms)
        at_ns = self._looked_ns - self._began_ns + lead_in_ms * NS_PER_MS
        moment = phase_at(script, at_ns)
        if moment is None:
            return None
        after = self._wanted if self._number < self._breaths else None
        return PacedMoment(moment, self._breaths, self._stop, self._before, after)


def breaths_between(
    paced: tuple[BreathStop | None, BreathStop, BreathStop | None], start_ms: float, end_ms: float
) -> tuple[tuple[float, BreathStop], ...]:
    """Where breaths begin that are seen between two times; 0 is where the one in the middle begins."""
    before, stop, after = paced
    found: list[tuple[float, BreathStop]] = []
    if before is not None:
        for number in count(1):
            begins = -number * before.pattern.cycle_ms
            found.insert(0, (float(begins), before))
            if begins <= start_ms:
                break
    found.append((0.0, stop))
    begins = stop.pattern.cycle_ms
    while after is not None and begins < end_ms:
        found.append((float(begins), after))
        begins += after.pattern.cycle_ms
    return tuple(found)


def pacer_plan(figure: Figure) -> PacerPlan:
    """Read it, or say what does not fit."""
    settings, where = Settings(figure.settings, figure.kind), figure.kind
    plan = PacerPlan(
        settings.whole("minutes"),
        settings.whole("shown_ms"),
        settings.whole("beats_a_minute"),
        tuple(_stop(one, where) for one in settings.parts("breaths")),
    )
    require(1 <= plan.minutes <= 5, f"{where}.minutes", "from 1 to 5")
    require(8_000 <= plan.shown_ms <= 40_000, f"{where}.shown_ms", "from 8000 to 40000")
    require(40 <= plan.usual <= 120, f"{where}.beats_a_minute", "from 40 to 120")
    ids = [stop.breath_id for stop in plan.stops]
    require(len(ids) == len(set(ids)), f"{where}.breaths", "every id once")
    cycles = [stop.pattern.cycle_ms for stop in plan.stops]
    require(cycles == sorted(set(cycles)), f"{where}.breaths", "each longer than the one before")
    require(
        all(0 < stop.swing < plan.usual / 2 for stop in plan.stops), f"{where}.breaths", "a swing for each"
    )
    return plan


def _stop(one: Settings, where: str) -> BreathStop:
    try:
        pattern = BreathPattern(one.whole("in_ms"), one.whole("out_ms"))
    except UnfitFigureError:
        raise
    except ValueError as error:
        raise UnfitFigureError(f"{where}.breaths: expected a breath that can be paced here") from error
    return BreathStop(one.word("id"), pattern, one.whole("swing"))


def _when(sums: list[float], wanted: float) -> float:
    """The time at which so many beats have come together."""
    for number, (low, high) in enumerate(pairwise(sums)):
        if low <= wanted <= high:
            return (number + (wanted - low) / (high - low)) * STEP_MS
    return (len(sums) - 1) * float(STEP_MS)
