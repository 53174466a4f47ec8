"""Why am I slow? Times and right answers by how far a picture was turned, by view, posture, level and side.

Science B5: the time rises with the angle from upright, and view, posture and level make a difference too. Everything
is pooled over many answers and told with its noise; below a least number of answers nothing is said.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from statistics import NormalDist, fmean, median, stdev
from typing import TypeVar

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.cells import rotation_bin
from gmi_trainer.domain.picture_kinds import BACK_OF_HAND, Sight, sight_of
from gmi_trainer.domain.reference import NOISE_Z
from gmi_trainer.domain.stimulus import Turn
from gmi_trainer.domain.values import dataclass

LEAST_ANSWERS = 12
"""With fewer answers that have a time, a kind of picture is not drawn and nothing is said of it (design)."""

LEAST_SESSIONS_OF_A_LEVEL = 3
"""A level is compared with others over so many sessions: whole sessions differ by the day, too (design)."""

LEAST_SESSIONS_OF_A_SIDE = 3
"""One test cannot show a small difference of the sides (science B4)."""

LEAST_FOR_HALLMARK = 30
"""Answers each way, before anything is said of turned away against turned towards (design)."""

WORTH_SAYING_MS = 200.0
WORTH_SAYING_SHARE = 0.08
"""Smaller differences count as even (science B4, asymmetry), however sure they are."""

NEAR_DEG = (0, 45)
FAR_DEG = (135, 180)
"""What "turned further" is held against: the ends of the turning curve."""

PAUSE_MADS = 3.0
MAD_TO_SD = 1.4826
LEAST_FOR_PAUSES = 20
"""Science B4, slow outlier: more than the median and three scaled MADs, after at least 20 answers."""

K = TypeVar("K", bound=Hashable)


class By(StrEnum):
    """What answers are sorted by."""

    TURN = "turn"
    VIEW = "view"
    POSTURE = "posture"
    LEVEL = "level"
    SIDE = "side"


class Of(StrEnum):
    """What is compared."""

    TIME = "time"
    ACCURACY = "accuracy"


@dataclass(frozen=True, slots=True)
class Look:
    """One scored answer. ``rt_ms`` only where it was right and counts as a time. ``picture``: its lasting name."""

    session_id: int
    side: Side
    turn: Turn
    shown_deg: float
    view: str
    posture: str
    level: int
    is_right: bool
    rt_ms: float | None
    picture: str = ""

    @property
    def from_upright_deg(self) -> int:
        """The angle from upright as it was shown, to the nearest of 0, 45, 90, 135, 180."""
        return abs(rotation_bin(self.shown_deg))


@dataclass(frozen=True, slots=True)
class Pooled:
    """Many answers as one. ``times``: how many of them have a time that counts; the sums are of those."""

    scored: int
    right: int
    times: int
    sum_ms: float
    sum_squared_ms2: float

    @property
    def mean_ms(self) -> float | None:
        """The mean time of right answers; None below the least number of them."""
        return self.sum_ms / self.times if self.times >= LEAST_ANSWERS else None

    @property
    def error_ms(self) -> float:
        """The standard error of the mean."""
        spread = self.sum_squared_ms2 - self.sum_ms**2 / self.times
        return math.sqrt(max(spread, 0.0) / (self.times - 1) / self.times)

    @property
    def accuracy(self) -> float | None:
        """Right out of all; None below the least number of answers."""
        return self.right / self.scored if self.scored >= LEAST_ANSWERS else None

    @property
    def accuracy_range(self) -> tuple[float, float]:
        """From where to where the true share may lie, 95 % (Wilson): it holds with few answers and near 100 %."""
        n, z2 = self.scored, NOISE_Z**2
        middle = (self.right + z2 / 2) / (n + z2)
        half = NOISE_Z / (n + z2) * math.sqrt(self.right * (n - self.right) / n + z2 / 4)
        return max(0.0, middle - half), min(1.0, middle + half)

    def and_also(self, other: Pooled) -> Pooled:
        """Both together."""
        return Pooled(
            self.scored + other.scored,
            self.right + other.right,
            self.times + other.times,
            self.sum_ms + other.sum_ms,
            self.sum_squared_ms2 + other.sum_squared_ms2,
        )


NO_ANSWERS = Pooled(0, 0, 0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Group:
    """All answers to one kind of picture. ``key``: degrees, a Sight, a posture's name, a level or a Side.

    ``between_ms`` is the standard error of the mean over whole sessions, where that is what differs.
    """

    key: Hashable
    pooled: Pooled
    sessions: int
    between_ms: float | None = None

    @property
    def mean_ms(self) -> float | None:
        """The mean time of right answers."""
        return self.pooled.mean_ms

    @property
    def error_ms(self) -> float:
        """The standard error of the mean time: the larger of both kinds."""
        return max(self.pooled.error_ms, self.between_ms or 0.0)

    @property
    def noise_ms(self) -> float | None:
        """Plus or minus, 95 %."""
        return NOISE_Z * self.error_ms if self.mean_ms is not None else None


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference that is larger than its noise. ``key``: of the kind that differs; None for the turn.

    ``gap`` is in milliseconds, or a share for accuracy: how much slower, or how much more often right is missed.
    """

    by: By
    of: Of
    key: Hashable
    gap: float
    noise: float


@dataclass(frozen=True, slots=True)
class Hallmark:
    """Pictures of the back of the hand, turned away from the middle of the body against turned towards it.

    ``gap_ms``: away minus towards, at equal angles; ``noise_ms``: 95 %.
    """

    towards: Pooled
    away: Pooled
    gap_ms: float
    noise_ms: float

    @property
    def is_clear(self) -> bool:
        """Larger than the noise, either way."""
        return abs(self.gap_ms) > self.noise_ms


@dataclass(frozen=True, slots=True)
class Turning:
    """Everything that the room draws. Groups are in the order in which they are shown; ``everything``: all pooled."""

    everything: Pooled
    by_turn: tuple[Group, ...]
    turn_by_side: tuple[tuple[Side, tuple[Group, ...]], ...]
    turn_by_way: tuple[tuple[Turn, tuple[Group, ...]], ...]
    by_view: tuple[Group, ...]
    by_posture: tuple[Group, ...]
    by_level: tuple[Group, ...]
    by_side: tuple[Group, ...]
    findings: tuple[Finding, ...]
    turn_is_known: bool
    hallmark: Hallmark | None

    def of(self, by: By) -> tuple[Group, ...]:
        """The groups of one kind."""
        return {
            By.TURN: self.by_turn,
            By.VIEW: self.by_view,
            By.POSTURE: self.by_posture,
            By.LEVEL: self.by_level,
            By.SIDE: self.by_side,
        }[by]


def turning_of(
    part: BodyPart, looks: Iterable[Look], of_all_levels: Iterable[Look], *, sides_compare: bool
) -> Turning:
    """Pool what was seen. ``looks``: of sessions that compare, with all eight turns; ``of_all_levels``: of every drill.

    ``sides_compare`` False: a sore limb answered its own side, so nothing is told by side.
    """
    looks = without_pauses(looks)
    turn = grouped(looks, lambda look: look.from_upright_deg)
    views = _slowest_first(grouped(looks, lambda look: sight_of(part, look.view)))
    postures = _slowest_first(grouped(looks, lambda look: look.posture))
    levels = _levels(without_pauses(of_all_levels))
    sides = grouped(looks, lambda look: look.side) if sides_compare else ()
    findings = [
        *_turn_findings(turn),
        *_standing_out(By.VIEW, [g for g in views if g.key is not Sight.OTHER]),
        *_standing_out(By.POSTURE, postures),
        *_standing_out(By.SIDE, [g for g in sides if g.sessions >= LEAST_SESSIONS_OF_A_SIDE]),
        *_standing_out(By.LEVEL, [g for g in levels if g.sessions >= LEAST_SESSIONS_OF_A_LEVEL]),
    ]
    by_way = [look for look in looks if look.turn is not Turn.NONE and look.from_upright_deg not in (0, 180)]
    return Turning(
        everything=pooled(looks),
        by_turn=turn,
        turn_by_side=tuple(
            (side, grouped((k for k in looks if k.side is side), lambda look: look.from_upright_deg))
            for side in Side
        )
        if sides_compare
        else (),
        turn_by_way=tuple(
            (way, grouped((k for k in by_way if k.turn is way), lambda look: look.from_upright_deg))
            for way in (Turn.TOWARDS, Turn.AWAY)
        ),
        by_view=views,
        by_posture=postures,
        by_level=levels,
        by_side=sides,
        findings=tuple(findings),
        turn_is_known=_ends(turn) is not None,
        hallmark=_hallmark(part, by_way),
    )


def pooled(looks: Iterable[Look]) -> Pooled:
    """Add answers up."""
    scored = right = 0
    times: list[float] = []
    for look in looks:
        scored += 1
        right += look.is_right
        if look.rt_ms is not None:
            times.append(look.rt_ms)
    return Pooled(scored, right, len(times), math.fsum(times), math.fsum(t * t for t in times))


def grouped(looks: Iterable[Look], key: Callable[[Look], K]) -> tuple[Group, ...]:
    """The answers of each kind as one, in the order of their keys."""
    kinds: dict[K, list[Look]] = {}
    for look in looks:
        kinds.setdefault(key(look), []).append(look)
    return tuple(
        Group(kind, pooled(kinds[kind]), len({look.session_id for look in kinds[kind]}))
        for kind in sorted(kinds)  # type: ignore[type-var]  # numbers, or words
    )


def without_pauses(looks: Iterable[Look]) -> tuple[Look, ...]:
    """Times that are far beyond all others of their session are left out of means: somebody was at the door.

    Right stays right; only the time goes. Where there is no limit, one such time would move a whole mean.
    """
    sessions: dict[int, list[Look]] = {}
    for look in looks:
        sessions.setdefault(look.session_id, []).append(look)
    kept: list[Look] = []
    for session in sessions.values():
        longest = _longest([look.rt_ms for look in session if look.rt_ms is not None])
        kept += [
            replace(look, rt_ms=None) if look.rt_ms is not None and look.rt_ms > longest else look
            for look in session
        ]
    return tuple(kept)


def _longest(times: Sequence[float]) -> float:
    if len(times) < LEAST_FOR_PAUSES:
        return math.inf
    middle = median(times)
    spread = MAD_TO_SD * median(abs(time - middle) for time in times)
    return middle + PAUSE_MADS * spread if spread else math.inf


def _slowest_first(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Those with too few answers come last."""
    return tuple(sorted(groups, key=lambda group: -(group.mean_ms or 0.0)))


def _levels(looks: Sequence[Look]) -> tuple[Group, ...]:
    """A drill has one level, so what differs between levels differs between whole sessions, and the noise with it."""
    levels = grouped(looks, lambda look: look.level)
    return tuple(
        replace(group, between_ms=_between([k for k in looks if k.level == group.key])) for group in levels
    )


def _between(looks: Iterable[Look]) -> float | None:
    times: dict[int, list[float]] = {}
    for look in looks:
        if look.rt_ms is not None:
            times.setdefault(look.session_id, []).append(look.rt_ms)
    if len(times) < 2:
        return None
    return stdev(fmean(session) for session in times.values()) / math.sqrt(len(times))


# -- what may be said ----------------------------------------------------------------------------------------


def _ends(turn: Sequence[Group]) -> tuple[Pooled, Pooled] | None:
    """Hardly turned, and turned far; None while either has too few answers."""
    near, far = (_together([g for g in turn if g.key in ends]).pooled for ends in (NEAR_DEG, FAR_DEG))
    return (near, far) if near.mean_ms is not None and far.mean_ms is not None else None


def _turn_findings(turn: Sequence[Group]) -> list[Finding]:
    ends = _ends(turn)
    if ends is None:
        return []
    near, far = (Group(None, end, 0) for end in ends)
    gaps = {of: _gap(of, far, near, NOISE_Z) for of in Of}
    return [
        Finding(By.TURN, of, None, gap, noise)
        for of, (gap, noise) in gaps.items()
        if gap > max(noise, _worth_saying(of))
    ]


def _standing_out(by: By, groups: Sequence[Group]) -> list[Finding]:
    """The kind that is slowest, or most often mixed up, where that is more than its noise.

    Every kind is held against all others together; with several kinds one of them is soon out of line by
    chance, so the more there are, the wider the noise (Sidak).
    """
    return [found for of in Of if (found := _most_out(by, of, groups)) is not None]


def _most_out(by: By, of: Of, groups: Sequence[Group]) -> Finding | None:
    told = [g for g in groups if (g.mean_ms if of is Of.TIME else g.pooled.accuracy) is not None]
    if len(told) < 2:
        return None
    tries = 1 if len(told) == 2 else len(told)
    z = NormalDist().inv_cdf((1 + 0.95 ** (1 / tries)) / 2)
    found: list[Finding] = []
    for group in told:
        gap, noise = _gap(of, group, _together([other for other in told if other is not group]), z)
        if gap > max(noise, _worth_saying(of)):
            found.append(Finding(by, of, group.key, gap, noise))
    return max(found, key=lambda one: one.gap, default=None)


def _together(groups: Sequence[Group]) -> Group:
    """Several kinds as one; the noise between sessions is that of the most uncertain of them."""
    together = NO_ANSWERS
    for group in groups:
        together = together.and_also(group.pooled)
    between = [group.between_ms for group in groups if group.between_ms is not None]
    return Group(None, together, sum(group.sessions for group in groups), max(between, default=None))


def _gap(of: Of, one: Group, other: Group, z: float) -> tuple[float, float]:
    """How much slower, or how much less often right, with its noise."""
    if of is Of.TIME:
        slower, quicker = one.mean_ms, other.mean_ms
        assert slower is not None
        assert quicker is not None, "only what has enough answers is compared"
        return slower - quicker, z * math.hypot(one.error_ms, other.error_ms)
    here, there = one.pooled, other.pooled  # noise: Agresti and Caffo, as between the sides of a drill
    shares = [((p.right + 1) / (p.scored + 2), p.scored + 2) for p in (here, there)]
    gap = there.right / there.scored - here.right / here.scored
    return gap, z * math.sqrt(sum(share * (1 - share) / n for share, n in shares))


def _worth_saying(of: Of) -> float:
    return WORTH_SAYING_MS if of is Of.TIME else WORTH_SAYING_SHARE


def _hallmark(part: BodyPart, looks: Sequence[Look]) -> Hallmark | None:
    """Turned away from the middle of the body is the awkward way for a real hand, and takes longer to judge.

    Science B5 calls this "biomechanical constraint" the mark of real motor imagery; B4 (Moreno-Verdu and
    colleagues 2025): it does not depend on what one answers with. It is a finding of groups, so it is shown to
    clinicians only, for the back of the hand, pooled over both sides, and never as a verdict.
    """
    if part is not BodyPart.HAND:
        return None
    backs = [look for look in looks if sight_of(part, look.view) in BACK_OF_HAND]
    ways = {way: [k for k in backs if k.turn is way] for way in (Turn.TOWARDS, Turn.AWAY)}
    towards, away = (pooled(ways[way]) for way in (Turn.TOWARDS, Turn.AWAY))
    if min(towards.times, away.times) < LEAST_FOR_HALLMARK:
        return None
    gaps: list[tuple[float, float, float]] = []  # weight, gap, squared error at one angle
    for degrees in (45, 90, 135):
        there, back = (
            pooled(k for k in ways[way] if k.from_upright_deg == degrees) for way in (Turn.AWAY, Turn.TOWARDS)
        )
        if min(there.times, back.times) < 2:
            continue
        weight = there.times * back.times / (there.times + back.times)
        gap = there.sum_ms / there.times - back.sum_ms / back.times
        gaps.append((weight, gap, there.error_ms**2 + back.error_ms**2))
    if not gaps:
        return None
    total = sum(weight for weight, _, _ in gaps)
    gap_ms = sum(weight * gap for weight, gap, _ in gaps) / total
    error_ms = math.sqrt(sum(weight**2 * squared for weight, _, squared in gaps)) / total
    return Hallmark(towards, away, gap_ms, NOISE_Z * error_ms)
