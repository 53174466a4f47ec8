"""One trial: when its picture appeared, what was answered, and what that is worth."""

from __future__ import annotations

from enum import StrEnum

from gmi_trainer.domain.body import InputKind, Side
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.domain.values import dataclass


class Outcome(StrEnum):
    """What a trial came to."""

    CORRECT = "correct"
    WRONG = "wrong"
    MISSED = "missed"  # no answer in time: wrong for accuracy, never a time
    TOO_FAST = "too_fast"  # faster than sight: a guess; the picture comes again
    VOID = "void"  # lost focus, pause, another device: the picture comes again
    SKIPPED = "skipped"  # "not this picture": unscored, kept out until allowed again

    @property
    def is_scored(self) -> bool:
        """Whether the trial counts towards accuracy."""
        return self in (Outcome.CORRECT, Outcome.WRONG, Outcome.MISSED)


class Flag(StrEnum):
    """What else is true of a trial."""

    WARM_UP = "warm_up"
    AGAIN = "again"  # this picture was shown before in this session, and not scored then
    LOST_FOCUS = "lost_focus"
    PAUSED = "paused"
    STOPPED = "stopped"
    INPUT_CHANGED = "input_changed"
    SUSPENDED = "suspended"  # the machine slept during the trial
    ONSET_CORRECTED = "onset_corrected"  # the onset's time was corrected by more than 2 ms
    CLAMPED = "clamped"  # the answer's time was corrected by more than 2 ms (see timing)


@dataclass(frozen=True, slots=True)
class Onset:
    """When a picture appeared, in nanoseconds of the program's monotonic clock.

    ``flush_ns``: painted and handed to the window system. ``onset_ns``: after the window system said it
    had done it. The truth lies between them. ``used_ns`` is what response times are measured from where
    it was corrected (``domain/clamp.py``); both raw stamps are kept.
    """

    flush_ns: int
    onset_ns: int
    used_ns: int | None = None

    @property
    def at_ns(self) -> int:
        """What response times are measured from."""
        return self.onset_ns if self.used_ns is None else self.used_ns


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it came in.

    ``at_ns`` is the time that counts (see ``domain/clamp.py``), ``handler_ns`` the raw stamp of our
    handler's first line, ``event_ms`` the window system's own stamp in whole milliseconds (None where
    there is none).
    """

    side: Side
    key: str
    at_ns: int
    handler_ns: int
    event_ms: int | None
    input_kind: InputKind
    clamped: bool = False


@dataclass(frozen=True, slots=True)
class TrialResult:
    """A finished trial, as one row of the record. Times: ``*_ns`` monotonic, ``rt_ms`` milliseconds.

    ``rt_ms`` is the response time that counts, ``rt_handler_ms`` the same from the raw handler stamp;
    both are None where nothing was answered. An answer that came after the limit keeps only the raw one.
    """

    position: int
    stimulus: Stimulus
    outcome: Outcome
    onset: Onset | None
    response: Side | None = None
    response_key: str | None = None
    rt_ms: float | None = None
    rt_handler_ms: float | None = None
    key_handler_ns: int | None = None
    key_event_ms: int | None = None
    flags: frozenset[Flag] = frozenset()

    @property
    def is_warm_up(self) -> bool:
        """Warm-up trials are kept and never scored."""
        return Flag.WARM_UP in self.flags

    @property
    def is_scored(self) -> bool:
        """Whether this trial counts towards accuracy."""
        return self.outcome.is_scored and not self.is_warm_up


def judge(
    stimulus: Stimulus, onset: Onset, answer: Answer, *, too_fast_ms: float, limit_ms: float | None = None
) -> tuple[Outcome, float | None]:
    """Say what an answer is worth and how long it took. Faster than sight is a guess, not speed.

    The threshold (300 ms by default) follows the laboratories' 200-500 ms: nobody can judge a turned
    hand faster. An answer after the limit is missed and has no time, also where our own time-out came
    later still.
    """
    rt_ms = (answer.at_ns - onset.at_ns) / 1_000_000
    if rt_ms < too_fast_ms:
        return Outcome.TOO_FAST, rt_ms
    if limit_ms is not None and rt_ms > limit_ms:
        return Outcome.MISSED, None
    return (Outcome.CORRECT if answer.side is stimulus.side else Outcome.WRONG), rt_ms
