"""What history is made of when it is read back: sessions, sides, trials."""

from __future__ import annotations

from datetime import date, datetime

from gmi_trainer.domain.activity import DrillMode, DrillSpec, Purpose
from gmi_trainer.domain.answering import AnswerWay
from gmi_trainer.domain.body import Side
from gmi_trainer.domain.stimulus import Turn
from gmi_trainer.domain.trial import Flag, Outcome
from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class SideScore:
    """How one side (or both together) went. Times in milliseconds, of correct answers only.

    ``accuracy`` is correct / (correct + wrong + missed), 0-1; None without any scored trial. ``spent_ms``: what all
    scored pictures took, a missed one the whole limit.
    """

    scored: int
    correct: int
    wrong: int
    missed: int
    too_fast: int
    median_rt_ms: float | None
    mean_rt_ms: float | None
    sd_rt_ms: float | None
    spent_ms: float = 0.0

    @property
    def accuracy(self) -> float | None:
        """Correct out of all that counted, 0 to 1."""
        return self.correct / self.scored if self.scored else None

    @property
    def correct_per_minute(self) -> float | None:
        """Right answers in a minute of looking; None where no time was spent."""
        return self.correct * 60_000 / self.spent_ms if self.spent_ms else None


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A session as a list shows it. ``finished_utc`` None: it was interrupted."""

    session_id: int
    uuid: str
    purpose: Purpose
    spec: DrillSpec
    seed: int
    started_utc: datetime
    utc_offset_min: int
    local_day: date
    finished_utc: datetime | None
    counted: bool
    not_counted_reason: str
    environment: dict[str, object]
    left: SideScore | None
    right: SideScore | None

    @property
    def is_test(self) -> bool:
        """A scored test, also while the first two are practice."""
        return self.spec.mode is DrillMode.TEST


@dataclass(frozen=True, slots=True)
class SideTally:
    """One side of one finished session, as charts read it."""

    session_id: int
    local_day: date
    started_utc: datetime
    purpose: Purpose
    mode: DrillMode
    counted: bool
    side: Side
    score: SideScore
    way: AnswerWay = AnswerWay()
    conditions: str = ""  # see comparable.conditions_of
    complete: bool = True


@dataclass(frozen=True, slots=True)
class TrialRow:
    """A trial read back from the record."""

    position: int
    stimulus_id: str
    picture_sha256: str
    side: Side
    response: Side | None
    response_key: str | None
    outcome: Outcome
    rt_ms: float | None
    rotation_deg: float
    turn: Turn
    mirrored: bool
    view: str
    posture: str
    alt: str
    flags: frozenset[Flag]
