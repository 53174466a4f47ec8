"""A quick test on the clinic's machine: taken by a guest, held against the last like it, then kept or thrown away."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.activity import DrillSpec, Purpose, spec_for_test, with_input
from gmi_trainer.domain.answering import usual_pair
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.comparable import is_complete
from gmi_trainer.domain.reference import FAMILIARISATION_SESSIONS
from gmi_trainer.domain.samples import sample_of
from gmi_trainer.domain.scoring import timing_counts
from gmi_trainer.domain.test_numbers import TestNumbers, numbers_of
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.drills import NOTHING_BEFORE, Before, DrillResult
from gmi_trainer.services.roster_ports import FactsReader, QuickSetUp, QuickTests

QUICK_PICTURES = 20
"""The shortest scored test: about a minute of pictures."""


@dataclass(frozen=True, slots=True)
class QuickResult:
    """What came of it. ``is_whole``: it can be held against other tests; it ended by itself and its times count."""

    result: DrillResult
    numbers: TestNumbers
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """One that was taken, and neither kept nor thrown away yet. ``wanted``: for whom; nothing: nobody was named."""

    guest_id: str
    quick: QuickResult
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What somebody's record holds beside a quick test.

    ``before``: the numbers of the newest test like it, ``was_practice`` where that was one of the first two of its
    part. ``counts_as``: what this one is once it is kept; None: the record cannot be read now.
    """

    before: TestNumbers | None = None
    was_practice: bool = False
    counts_as: Purpose | None = None


def quick_spec(
    part: BodyPart,
    limb: AnsweringLimb = AnsweringLimb.BOTH_HANDS,
    kind: InputKind = InputKind.KEYBOARD,
) -> DrillSpec:
    """Four warm-ups, twenty pictures of the scored test set."""
    return with_input(spec_for_test(part, QUICK_PICTURES), kind, limb, usual_pair(limb))


def quick_result(result: DrillResult, day: date) -> QuickResult:
    """The four numbers of a quick test."""
    answers = [
        (trial.stimulus.side, trial.outcome, trial.rt_ms) for trial in result.trials if not trial.is_warm_up
    ]
    sample = sample_of(result.session_id, day, answers, result.spec.limit_ms)
    whole = is_complete(result.both.scored, result.spec) and timing_counts(result.trials)
    return QuickResult(result, numbers_of(sample), whole)


def purpose_of(quick: QuickResult, before: Before) -> Purpose:
    """What it is among all that somebody did before: the first two of a part are practice, as at home, and of a day's
    tests the first one counts."""
    if before.drills < FAMILIARISATION_SESSIONS:
        return Purpose.FAMILIARISATION
    return Purpose.TEST if quick.is_whole and not before.tested_today else Purpose.TRAINING


class QuickTestService:
    """Remembers the one that waits, so that it outlasts the room it is shown in; what reads or writes records may take
    a moment, and runs in background jobs."""

    def __init__(self, tests: QuickTests, reader: FactsReader) -> None:
        self._tests = tests
        self._reader = reader
        self._waiting: Waiting | None = None

    @property
    def waiting(self) -> Waiting | None:
        """The one that was taken, and neither kept nor thrown away yet. In memory only."""
        return self._waiting

    def wait(self, waiting: Waiting | None) -> None:
        """One was taken, is wanted for somebody else, or is gone (None)."""
        self._waiting = waiting

    def beside(self, profile_id: str, quick: QuickResult) -> Beside:
        """What it stands beside in somebody's record."""
        past = self._reader.quick_past(profile_id, quick.result.spec, quick.numbers.day)
        return Beside(
            None if past.last is None else numbers_of(past.last),
            past.last_was_practice,
            None if past.came_before is None else purpose_of(quick, past.came_before),
        )

    def beside_nothing(self, quick: QuickResult) -> Beside:
        """What it is for somebody new."""
        return Beside(counts_as=purpose_of(quick, NOTHING_BEFORE))

    def usual_set_up(self, profile_id: str) -> QuickSetUp | None:
        """How somebody was last tested."""
        return self._reader.usual_set_up(profile_id)

    def keep(self, guest_id: str, quick: QuickResult, profile_id: str) -> bool:
        """Bring it into somebody's record. False where it is there already."""
        return self._tests.keep(
            guest_id,
            quick.result.session_id,
            profile_id,
            quick.result.spec,
            quick.numbers.day,
            lambda before: purpose_of(quick, before),
        )
