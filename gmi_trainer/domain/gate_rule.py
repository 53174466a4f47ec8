"""The numbers of the gates between the stages: the usual ones, or those that a clinician sets."""

from __future__ import annotations

from gmi_trainer.domain.reference import EASY_ACCURACY
from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class GateRule:
    """The numbers of the gates: the usual ones, or those that a clinician sets. ``time_ms`` None: by body part."""

    tests: int = 5
    tests_within_days: int = 10
    pooled_tests: int = 3
    accuracy: float = EASY_ACCURACY
    time_ms: int | None = None
    context_level: int = 4
    days_since_flare: int = 3
    imagery_days: int = 5
    imagery_within_days: int = 10
    imagery_bouts: int = 3
    mirror_days: int = 2


USUAL_RULE = GateRule()
