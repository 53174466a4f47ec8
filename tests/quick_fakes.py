"""A quick test that nobody took, and records that nobody has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from gmi_trainer.domain.activity import DrillSpec, Purpose
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.overview import PersonFacts
from gmi_trainer.domain.scoring import correct_per_minute, finding_of, gap_between, side_score
from gmi_trainer.domain.trial import Outcome
from gmi_trainer.services.drills import NOTHING_BEFORE, Before, DrillResult
from gmi_trainer.services.quick_test import QuickResult, quick_result, quick_spec
from gmi_trainer.services.roster_ports import QuickPast, QuickSetUp
from tests.samples import sample_trial


def a_quick_result(day: date, *, is_whole: bool = True) -> QuickResult:
    """Every picture answered right; half of them only, where it is not whole."""
    spec = quick_spec(BodyPart.HAND)
    count = spec.pictures if is_whole else spec.pictures // 2
    trials = tuple(sample_trial(number, Outcome.CORRECT, 700.0 + 5 * number) for number in range(count))
    both, left, right = (side_score(trials, side, spec.limit_ms) for side in (None, Side.LEFT, Side.RIGHT))
    result = DrillResult(
        session_id=1,
        spec=spec,
        seed=3,
        purpose=Purpose.FAMILIARISATION,
        finding=finding_of(trials, ()),
        both=both,
        left=left,
        right=right,
        gap=gap_between(left, right),
        correct_per_minute=correct_per_minute(trials, spec.limit_ms),
        planned=spec.pictures,
        next_level=None,
        environment={},
        trials=trials,
    )
    return quick_result(result, day)


class FakeQuickTests:
    """Keeps what is asked of it (roster_ports.QuickTests)."""

    def __init__(self, before: Before = NOTHING_BEFORE) -> None:
        self._before = before
        self.kept: list[tuple[str, str, Purpose]] = []

    def keep(
        self,
        guest_id: str,
        session_id: int,
        profile_id: str,
        spec: DrillSpec,
        day: date,
        purpose_of: Callable[[Before], Purpose],
    ) -> bool:
        """Once for everybody."""
        if any(one[:2] == (guest_id, profile_id) for one in self.kept):
            return False
        self.kept.append((guest_id, profile_id, purpose_of(self._before)))
        return True


class FakePast:
    """The same past for everybody (roster_ports.FactsReader)."""

    def __init__(self, past: QuickPast, set_up: QuickSetUp | None = None) -> None:
        self._past = past
        self._set_up = set_up

    def profile_ids(self) -> tuple[str, ...]:
        """Nobody's."""
        return ()

    def name_of(self, _profile_id: str) -> str:
        """Nobody has one."""
        return ""

    def facts_of(self, _profile_id: str, today: date) -> PersonFacts:
        """Nothing."""
        return PersonFacts(today)

    def quick_past(self, _profile_id: str, _spec: DrillSpec, _today: date) -> QuickPast:
        """What was given."""
        return self._past

    def usual_set_up(self, _profile_id: str) -> QuickSetUp | None:
        """What was given."""
        return self._set_up
