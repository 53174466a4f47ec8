"""How far the recorded response times are from the true ones, as a robot saw them from outside."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

NS_PER_MS = 1_000_000
SAME_STROKE_WITHIN_MS = 200.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """One answer of the robot: when the picture was there, when the key went down, when the next picture came.

    Monotonic nanoseconds, the same clock as the program's. ``next_ns`` is None after the last picture.
    """

    onset_ns: int
    pressed_ns: int
    next_ns: int | None
    key: str

    @property
    def true_ms(self) -> float:
        """The true response time."""
        return (self.pressed_ns - self.onset_ns) / NS_PER_MS


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the program wrote about one answer."""

    handler_ns: int
    rt_ms: float
    response: str


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What came out of one run. Times in ms; ``bias`` is recorded minus true."""

    answers: int
    lost: int
    wrong_key: int
    bias_median: float
    bias_sd: float
    within_2_5: float
    next_median: float
    next_p95: float


def compare(strokes: Sequence[Stroke], recorded: Sequence[Recorded], keys: dict[str, str]) -> Accuracy:
    """Match every stroke with the row of the same moment, and sum up. ``keys``: what each key should answer."""
    errors: list[float] = []
    lost = wrong_key = 0
    for stroke in strokes:
        row = _row_of(stroke, recorded)
        if row is None:
            lost += 1
            continue
        wrong_key += row.response != keys[stroke.key]
        errors.append(row.rt_ms - stroke.true_ms)
    middle = statistics.median(errors)
    following = sorted((s.next_ns - s.pressed_ns) / NS_PER_MS for s in strokes if s.next_ns is not None)
    return Accuracy(
        answers=len(errors),
        lost=lost,
        wrong_key=wrong_key,
        bias_median=middle,
        bias_sd=statistics.stdev(errors),
        within_2_5=sum(abs(error - middle) <= 2.5 for error in errors) / len(errors),
        next_median=statistics.median(following),
        next_p95=percentile(following, 95),
    )


def percentile(ordered: Sequence[float], percent: float) -> float:
    """The value that so many percent do not exceed (nearest rank); ``ordered`` is sorted and not empty."""
    rank = max(1, -(-len(ordered) * percent // 100))
    return ordered[int(rank) - 1]


def _row_of(stroke: Stroke, recorded: Sequence[Recorded]) -> Recorded | None:
    near = min(recorded, key=lambda row: abs(row.handler_ns - stroke.pressed_ns), default=None)
    if near is None or abs(near.handler_ns - stroke.pressed_ns) > SAME_STROKE_WITHIN_MS * NS_PER_MS:
        return None
    return near
