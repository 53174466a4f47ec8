"""A quick test on the clinic's machine: taken by a guest, held against the last like it, then kept or thrown away."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.activity import DrillSpec, Purpose, spec_for_test, with_input
from gmi_trainer.domain.answering import usual_pair
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.comparable import conditions_of, is_complete
from gmi_trainer.domain.reference import FAMILIARISATION_SESSIONS
from gmi_trainer.domain.samples import sample_of
from gmi_trainer.domain.scoring import timing_counts
from gmi_trainer.domain.test_numbers import TestNumbers, numbers_of
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.drills import Before, DrillResult
from gmi_trainer.services.roster_ports import FactsReader, QuickTests

QUICK_PICTURES = 20
"""The shortest scored test: about a minute of pictures."""


@dataclass(frozen=True, slots=True)
class QuickResult:
    """What came of it. ``is_whole``: it can be held against other tests; it ended by itself and its times count."""

    result: DrillResult
    numbers: TestNumbers
    is_whole: bool


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


class QuickTestService:
    """Both may take a moment: they open records, and run in background jobs."""

    def __init__(self, tests: QuickTests, reader: FactsReader) -> None:
        self._tests = tests
        self._reader = reader

    def last_like(self, profile_id: str, spec: DrillSpec) -> TestNumbers | None:
        """The numbers of somebody's newest test that was made in the same way."""
        sample = self._reader.last_comparable(profile_id, conditions_of(spec))
        return None if sample is None else numbers_of(sample)

    def keep(self, guest_id: str, quick: QuickResult, profile_id: str) -> bool:
        """Bring it into somebody's record. False where it is there already."""

        def purpose_of(before: Before) -> Purpose:
            if before.drills < FAMILIARISATION_SESSIONS:
                return Purpose.FAMILIARISATION
            return Purpose.TEST if quick.is_whole and not before.tested_today else Purpose.TRAINING

        return self._tests.keep(
            guest_id, quick.result.session_id, profile_id, quick.result.spec, quick.numbers.day, purpose_of
        )
