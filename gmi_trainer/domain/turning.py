"""Why am I slow? Times and right answers by how far a picture was turned, by view, posture, level and side.

Science B5: the time rises with the angle from upright, and view, posture and level make a difference too. Everything
is pooled over many answers and told with its noise; below a least number of answers nothing is said.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from statistics import NormalDist, fmean, median, stdev
from typing import TypeVar

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.cells import rotation_bin
from gmi_trainer.domain.picture_kinds import Sight, sight_of
from gmi_trainer.domain.reference import NOISE_Z
from gmi_trainer.domain.stimulus import Turn
from gmi_trainer.domain.values import dataclass

LEAST_ANSWERS = 12
"""With fewer answers that have a time, a kind of picture is not drawn and nothing is said of it (design)."""

LEAST_SESSIONS_OF_A_LEVEL = 3
"""A level is compared with others over so many sessions: whole sessions differ by the day, too (design)."""

LEAST_PICTURES = 3
"""Fewer different pictures on either hand say nothing of their kind: it may be those very pictures (design)."""

LEAST_SESSIONS_OF_A_SIDE = 3
"""One test cannot show a small difference of the sides (science B4)."""

LEAST_FOR_HALLMARK = 30
LEAST_PICTURES_FOR_HALLMARK = 6
"""Answers each way, and pictures in all, before anything is said of turned away against turned towards (design)."""

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


@dataclass(frozen=True, slots=True)
class Group:
    """All answers to one kind of picture. ``key``: degrees, a Sight, a posture's name, a level or a Side.

    ``between_ms`` is the standard error of the mean over whole sessions, where that is what differs.
    """

    key: Hashable
    pooled: Pooled
    sessions: int
    pictures: int
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
        """Plus or minus, 95 %: of these pictures, seen again as often."""
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
    part: BodyPart,
    looks: Iterable[Look],
    of_all_levels: Iterable[Look],
    turned_by_chance: Iterable[Look] = (),
    *,
    sides_compare: bool,
) -> Turning:
    """Pool what was seen. ``looks``: of sessions that compare, with all eight turns; ``of_all_levels``: of every drill.

    ``turned_by_chance``: of training with all eight turns. A test turns each picture the same way every time, so
    what it shows turned away are other pictures than those turned towards, and the two cannot be held against each
    other. ``sides_compare`` False: a sore limb answered its own side, so nothing is told by side.
    """
    looks = without_pauses(looks)
    by_turn = _kinds(looks, lambda look: look.from_upright_deg)
    by_view = _kinds(looks, lambda look: sight_of(part, look.view))
    by_posture = _kinds(looks, lambda look: look.posture)
    every = without_pauses(of_all_levels)
    by_level = _kinds(every, lambda look: look.level)
    by_side = _kinds(looks, lambda look: look.side) if sides_compare else {}
    findings = [
        *_turn_findings(part, by_turn),
        *_standing_out(By.VIEW, {key: by_view[key] for key in by_view if key is not Sight.OTHER}),
        *_standing_out(By.POSTURE, by_posture),
        *_standing_out(By.SIDE, by_side),
        *_standing_out(By.LEVEL, by_level),
    ]
    by_way = [
        look
        for look in without_pauses(turned_by_chance)
        if look.turn is not Turn.NONE and look.from_upright_deg not in (0, 180)
    ]
    return Turning(
        everything=pooled(looks),
        by_turn=_groups(by_turn),
        turn_by_side=tuple(
            (side, grouped((k for k in looks if k.side is side), lambda look: look.from_upright_deg))
            for side in Side
        )
        if sides_compare
        else (),
        turn_by_way=tuple(
            (way, grouped((k for k in by_way if k.turn is way), lambda look: look.from_upright_deg))
            for way in (Turn.TOWARDS, Turn.AWAY)
        )
        if min(sum(k.rt_ms is not None for k in by_way if k.turn is way) for way in (Turn.TOWARDS, Turn.AWAY))
        >= LEAST_FOR_HALLMARK
        else (),
        by_view=_slowest_first(_groups(by_view)),
        by_posture=_slowest_first(_groups(by_posture)),
        by_level=tuple(
            replace(group, between_ms=_between(by_level[group.key])) for group in _groups(by_level)
        ),
        by_side=_groups(by_side),
        findings=tuple(findings),
        turn_is_known=_ends(by_turn) is not None,
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
    return _groups(_kinds(looks, key))


def _kinds(looks: Iterable[Look], key: Callable[[Look], K]) -> dict[Hashable, list[Look]]:
    kinds: dict[K, list[Look]] = {}
    for look in looks:
        kinds.setdefault(key(look), []).append(look)
    return {kind: kinds[kind] for kind in sorted(kinds)}  # type: ignore[type-var]  # numbers, or words


def _groups(kinds: Mapping[Hashable, Sequence[Look]]) -> tuple[Group, ...]:
    return tuple(_group(key, looks) for key, looks in kinds.items())


def _group(key: Hashable, looks: Sequence[Look]) -> Group:
    sessions, pictures = ({name(look) for look in looks} for name in (_session, _picture))
    return Group(key, pooled(looks), len(sessions), len(pictures))


def _session(look: Look) -> Hashable:
    return look.session_id


def _picture(look: Look) -> Hashable:
    return look.picture


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


def _between(looks: Iterable[Look]) -> float | None:
    """A drill has one level, so what differs between levels differs between whole sessions, and the noise with it."""
    times: dict[int, list[float]] = {}
    for look in looks:
        if look.rt_ms is not None:
            times.setdefault(look.session_id, []).append(look.rt_ms)
    if len(times) < 2:
        return None
    return stdev(fmean(session) for session in times.values()) / math.sqrt(len(times))


# -- what may be said ----------------------------------------------------------------------------------------
#
# A test shows the same twenty pictures each time. However often they were seen, a sentence about "pictures of the palm"
# is about more than those, so what is said has the noise between pictures; what is drawn has that of these pictures.
# The sides share their pictures (each has its mirror twin), and levels differ by whole sessions.

_LUMPS: Mapping[By, Callable[[Look], Hashable] | None] = {
    By.TURN: _picture,
    By.VIEW: _picture,
    By.POSTURE: _picture,
    By.LEVEL: _session,
    By.SIDE: None,
}
_LEAST_LUMPS: Mapping[Callable[[Look], Hashable], int] = {
    _picture: LEAST_PICTURES,
    _session: LEAST_SESSIONS_OF_A_LEVEL,
}


@dataclass(frozen=True, slots=True)
class _Sum:
    """What is held against something else: a value, its standard error, and over how many lumps."""

    value: float
    error: float
    lumps: int | None


def _ends(turn: Mapping[Hashable, Sequence[Look]]) -> tuple[list[Look], list[Look]] | None:
    """Hardly turned, and turned far; None while either has too few answers."""
    near, far = ([look for key in ends for look in turn.get(key, ())] for ends in (NEAR_DEG, FAR_DEG))
    enough = pooled(near).mean_ms is not None and pooled(far).mean_ms is not None
    return (near, far) if enough else None


def _turn_findings(part: BodyPart, turn: Mapping[Hashable, Sequence[Look]]) -> list[Finding]:
    """From upright to upside down, along the line through all angles; views are held still.

    A line uses every angle, and within each view it is not moved by palms that happen to be turned more often.
    """
    if _ends(turn) is None:
        return []
    looks = [look for kind in turn.values() for look in kind]
    found = (_along_the_turn(part, of, looks) for of in Of)
    return [one for one in found if one is not None]


def _along_the_turn(part: BodyPart, of: Of, looks: Sequence[Look]) -> Finding | None:
    """The slope of time, or of wrong answers, times 180 degrees, with its noise between pictures."""
    views: dict[Sight, list[tuple[str, float, float]]] = {}
    for look in looks:
        value = look.rt_ms if of is Of.TIME else float(not look.is_right)
        if value is not None:
            views.setdefault(sight_of(part, look.view), []).append(
                (look.picture, float(look.from_upright_deg), value)
            )
    points: list[tuple[str, float, float]] = []
    for seen in views.values():
        degrees, values = fmean(at for _, at, _ in seen), fmean(value for _, _, value in seen)
        points += [(picture, at - degrees, value - values) for picture, at, value in seen]
    spread = math.fsum(at * at for _, at, _ in points)
    if not spread:
        return None
    slope = math.fsum(at * value for _, at, value in points) / spread
    apart: dict[str, float] = {}
    for picture, at, value in points:
        apart[picture] = apart.get(picture, 0.0) + at * (value - slope * at)
    if len(apart) < 2 * LEAST_PICTURES:
        return None
    error = math.sqrt(math.fsum(a * a for a in apart.values()) * len(apart) / (len(apart) - 1)) / spread
    gap, noise = slope * 180, _quantile(1, len(apart) - 1) * error * 180
    return Finding(By.TURN, of, None, gap, noise) if gap > max(noise, _worth_saying(of)) else None


def _standing_out(by: By, kinds: Mapping[Hashable, Sequence[Look]]) -> list[Finding]:
    """The kind that is slowest, or most often mixed up, where that is more than its noise.

    Every kind is held against all others together; with several kinds one of them is soon out of line by
    chance, so the more there are, the wider the noise (Sidak).
    """
    if by is By.SIDE and len({look.session_id for looks in kinds.values() for look in looks}) < (
        LEAST_SESSIONS_OF_A_SIDE
    ):
        return []
    found = []
    for of in Of:
        told = {key: looks for key, looks in kinds.items() if _is_enough(by, of, looks)}
        tries = len(told) if len(told) > 2 else 1
        some = [
            _difference(by, of, key, looks, [k for other in told if other != key for k in told[other]], tries)
            for key, looks in told.items()
            if len(told) > 1
        ]
        found += sorted((one for one in some if one is not None), key=lambda one: -one.gap)[:1]
    return found


def _is_enough(by: By, of: Of, looks: Sequence[Look]) -> bool:
    lump, group = _LUMPS[by], pooled(looks)
    if (group.mean_ms if of is Of.TIME else group.accuracy) is None:
        return False
    return lump is None or len({lump(look) for look in looks}) >= _LEAST_LUMPS[lump]


def _difference(
    by: By, of: Of, key: Hashable, looks: Sequence[Look], others: Sequence[Look], tries: int
) -> Finding | None:
    """How much slower, or less often right; None unless that is more than its noise and worth saying."""
    one, other = (_sum(of, side, _LUMPS[by]) for side in (looks, others))
    gap = one.value - other.value if of is Of.TIME else other.value - one.value
    noise = _quantile(tries, one.lumps, other.lumps) * math.hypot(one.error, other.error)
    return Finding(by, of, key, gap, noise) if gap > max(noise, _worth_saying(of)) else None


def _sum(of: Of, looks: Sequence[Look], lump: Callable[[Look], Hashable] | None) -> _Sum:
    """A mean with the larger of two errors: that of its answers, and that between its lumps."""
    group = pooled(looks)
    if of is Of.TIME:
        values = [(look, look.rt_ms) for look in looks if look.rt_ms is not None]
        value, error = group.sum_ms / group.times, group.error_ms
    else:
        values = [(look, float(look.is_right)) for look in looks]
        share, n = (group.right + 1) / (group.scored + 2), group.scored + 2  # Agresti and Caffo
        value, error = group.right / group.scored, math.sqrt(share * (1 - share) / n)
    if lump is None:
        return _Sum(value, error, None)
    apart: dict[Hashable, float] = {}
    for look, one in values:
        apart[lump(look)] = apart.get(lump(look), 0.0) + one - value
    lumps = len(apart)
    between = math.sqrt(math.fsum(a * a for a in apart.values()) * lumps / (lumps - 1)) / len(values)
    return _Sum(value, max(error, between), lumps)


def _quantile(tries: int, *lumps: int | None) -> float:
    """How many errors are 95 % of chance, for so many tries, wider with few lumps (Student, by Cornish and Fisher)."""
    z = NormalDist().inv_cdf((1 + 0.95 ** (1 / tries)) / 2)
    known = [lump for lump in lumps if lump is not None]
    if not known:
        return z
    free = min(known) - 1
    return z + (z**3 + z) / (4 * free) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * free**2)


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
    ways = {
        way: [look for look in looks if look.turn is way and _is_back_of_hand(part, look)]
        for way in (Turn.TOWARDS, Turn.AWAY)
    }
    towards, away = pooled(ways[Turn.TOWARDS]), pooled(ways[Turn.AWAY])
    if min(towards.times, away.times) < LEAST_FOR_HALLMARK:
        return None
    gap = _gap_at_equal_angles(ways[Turn.AWAY], ways[Turn.TOWARDS])
    return Hallmark(towards, away, *gap) if gap is not None else None


def _is_back_of_hand(part: BodyPart, look: Look) -> bool:
    return sight_of(part, look.view) is Sight.BACK_OF_HAND


def _gap_at_equal_angles(away: Sequence[Look], towards: Sequence[Look]) -> tuple[float, float] | None:
    """The mean gap over the angles, weighted by how much each tells, with its noise between pictures."""
    parts: list[tuple[float, float, list[tuple[str, float]]]] = []
    for degrees in (45, 90, 135):
        timed = [
            [(k.picture, k.rt_ms) for k in side if k.rt_ms is not None and k.from_upright_deg == degrees]
            for side in (away, towards)
        ]
        if not all(timed):
            continue
        means = [fmean(time for _, time in side) for side in timed]
        counts = [len(side) for side in timed]
        moves = [
            (picture, sign * (time - mean) / count)
            for side, mean, count, sign in zip(timed, means, counts, (1, -1), strict=True)
            for picture, time in side
        ]
        parts.append((counts[0] * counts[1] / sum(counts), means[0] - means[1], moves))
    total = math.fsum(weight for weight, _, _ in parts)
    apart: dict[Hashable, float] = {}
    for weight, _, moves in parts:
        for picture, move in moves:
            apart[picture] = apart.get(picture, 0.0) + weight / total * move
    if len(apart) < LEAST_PICTURES_FOR_HALLMARK:
        return None
    error = math.sqrt(math.fsum(a * a for a in apart.values()) * len(apart) / (len(apart) - 1))
    gap = math.fsum(weight / total * part for weight, part, _ in parts)
    return gap, _quantile(1, len(apart)) * error
