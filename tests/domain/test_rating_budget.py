"""As few ratings as possible."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.rating_budget import RatingAsk, rating_ask

NONE, ONE_TAP, BOTH = RatingAsk.NONE, RatingAsk.ONE_TAP, RatingAsk.BEFORE_AND_AFTER


@pytest.mark.parametrize(
    ("kind", "mode", "earlier", "plan_asks", "ask"),
    [
        (SessionKind.DRILL, DrillMode.TEST, 50, False, BOTH),
        (SessionKind.DRILL, DrillMode.TRAINING, 0, False, ONE_TAP),
        (SessionKind.DRILL, DrillMode.TRAINING, 50, True, BOTH),
        (SessionKind.IMAGERY, None, 0, False, BOTH),
        (SessionKind.MIRROR, None, 2, False, BOTH),
        (SessionKind.NOTICE, None, 3, False, ONE_TAP),
        (SessionKind.BREATHING, None, 1, False, BOTH),
        (SessionKind.BREATHING, None, 3, False, ONE_TAP),
        (SessionKind.ACTIVITY, None, 0, False, ONE_TAP),
        (SessionKind.LESSON, None, 0, False, NONE),
        (SessionKind.LESSON, None, 9, True, BOTH),
    ],
)
def test_ratings_before_and_after_are_rare(
    kind: SessionKind, mode: DrillMode | None, earlier: int, plan_asks: bool, ask: RatingAsk
) -> None:
    assert rating_ask(kind, mode, earlier, plan_asks, rates_pain=True) is ask
    assert rating_ask(kind, mode, earlier, plan_asks, rates_pain=False) is NONE
