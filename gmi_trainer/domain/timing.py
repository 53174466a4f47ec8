"""How far the response times of a session can be trusted, from what was measured while it ran."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from math import ceil

from gmi_trainer.domain.trial import Flag, TrialResult
from gmi_trainer.domain.values import dataclass

GOOD_WITHIN_MS = 2.0
FAIR_WITHIN_MS = 10.0
COMMON_SHARE = 0.95
FALLBACK_REFRESH_HZ = 60.0


class TimingLevel(StrEnum):
    """How good the stamps were."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


@dataclass(frozen=True, slots=True)
class TimingQuality:
    """95 % of the pictures' onsets are known to within ``within_ms``; the screen adds up to ``screen_ms``.

    ``worst_clamp_ms``: the most by which an answer's time had to be corrected. ``late_trials``: pictures
    whose onset is known less well than 10 ms.
    """

    level: TimingLevel
    within_ms: float
    screen_ms: float
    worst_clamp_ms: float
    late_trials: int


def timing_quality(trials: Sequence[TrialResult], refresh_hz: float) -> TimingQuality:
    """Read the quality off the stored stamps: the picture appeared between flush and onset."""
    spans = sorted((t.onset.onset_ns - t.onset.flush_ns) / 1e6 for t in trials if t.onset is not None)
    within = spans[ceil(len(spans) * COMMON_SHARE) - 1] if spans else 0.0
    clamps = [
        t.rt_handler_ms - t.rt_ms
        for t in trials
        if Flag.CLAMPED in t.flags and t.rt_ms is not None and t.rt_handler_ms is not None
    ]
    level = TimingLevel.POOR
    if within <= GOOD_WITHIN_MS:
        level = TimingLevel.GOOD
    elif within <= FAIR_WITHIN_MS:
        level = TimingLevel.FAIR
    return TimingQuality(
        level=level,
        within_ms=within,
        screen_ms=1000 / (refresh_hz if refresh_hz > 0 else FALLBACK_REFRESH_HZ),
        worst_clamp_ms=max(clamps, default=0.0),
        late_trials=sum(span > FAIR_WITHIN_MS for span in spans),
    )
