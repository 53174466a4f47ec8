"""Looking back on breathing: what each session was, and what changed around them on average."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime

from gmi_trainer.domain.breathing import BreathPattern, BreathSpec, Ending, Pace
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.values import dataclass

FEWEST_FOR_A_MEAN = 7
"""Fewer rated sessions say nothing (science D2)."""

MOST_FOR_A_MEAN = 60
"""The newest so many are looked at: what was two years ago says little about now (design)."""

SCALES = (Scale.TENSION, Scale.CALM, Scale.PAIN_NOW)
"""What can be rated before and after, 0 to 10 (science D2); the first is offered where nothing was chosen."""

PACE_VALUES = {Pace.COMFORTABLE: 0.0, Pace.A_LITTLE_TOO_LONG: 1.0, Pace.TOO_LONG: 2.0}
"""How ``Scale.PACE`` counts what was said."""


@dataclass(frozen=True, slots=True)
class BreathDone:
    """A breathing session read back. ``ending`` None: it was interrupted, and ``breaths`` were whole by then.

    ``breathed_ms``: how long the whole breaths took. ``pattern``: the breath it ended with. ``before`` and
    ``after``: what was rated, 0 to 10.
    """

    session_id: int
    uuid: str
    day: date
    started_utc: datetime
    utc_offset_min: int
    finished_utc: datetime | None
    spec: BreathSpec
    breaths: int
    breathed_ms: int
    pattern: BreathPattern
    eased: int = 0
    pauses: int = 0
    sleeps: int = 0
    ending: Ending | None = None
    pace: Pace | None = None
    counted: bool = True
    not_counted_reason: str = ""
    before: Mapping[Scale, float] = field(default_factory=dict)
    after: Mapping[Scale, float] = field(default_factory=dict)

    @property
    def is_done(self) -> bool:
        """Whether it was practice: ended, with a whole breath."""
        return self.finished_utc is not None and self.breaths >= 1


@dataclass(frozen=True, slots=True)
class BreathPast:
    """What a new session has to know. ``sessions``: finished ones with a whole breath, of all time.

    ``newest``: the latest few of those, and of those that ended dizzy before the first whole breath; newest first.
    """

    sessions: int = 0
    first_day: date | None = None
    newest: tuple[BreathDone, ...] = ()


@dataclass(frozen=True, slots=True)
class MeanChange:
    """After minus before, on average over ``sessions``. ``sd``: how much single sessions differ from that."""

    scale: Scale
    sessions: int
    mean: float
    sd: float


def changes_of(done: Iterable[BreathDone], scale: Scale) -> tuple[float, ...]:
    """After minus before of each session that is done, counts and has both, in the order given."""
    return tuple(
        session.after[scale] - session.before[scale]
        for session in done
        if session.counted and session.is_done and scale in session.before and scale in session.after
    )


def mean_change(done: Iterable[BreathDone], scale: Scale) -> MeanChange | None:
    """The mean change of the newest sessions (``done``: newest first); None below ``FEWEST_FOR_A_MEAN``."""
    return mean_of(changes_of(done, scale), scale)


def mean_of(newest_first: Sequence[float], scale: Scale) -> MeanChange | None:
    """The mean of the newest changes; None below ``FEWEST_FOR_A_MEAN``."""
    changes = newest_first[:MOST_FOR_A_MEAN]
    if len(changes) < FEWEST_FOR_A_MEAN:
        return None
    mean = sum(changes) / len(changes)
    variance = sum((change - mean) ** 2 for change in changes) / (len(changes) - 1)
    return MeanChange(scale, len(changes), mean, variance**0.5)
