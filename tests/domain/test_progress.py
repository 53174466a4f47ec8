"""What history is made of when it is read back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from gmi_trainer.domain.activity import DrillMode, Purpose
from gmi_trainer.domain.progress import SessionSummary
from tests.domain.examples import a_score, a_spec


@pytest.mark.parametrize(("mode", "is_test"), [(DrillMode.TEST, True), (DrillMode.TRAINING, False)])
def test_a_first_test_is_a_test_even_while_it_is_practice(mode: DrillMode, is_test: bool) -> None:
    moment = datetime(2025, 3, 10, 8, 30, tzinfo=UTC)
    summary = SessionSummary(
        session_id=1,
        uuid="a",
        purpose=Purpose.FAMILIARISATION,
        spec=a_spec(mode),
        seed=42,
        started_utc=moment,
        utc_offset_min=0,
        local_day=date(2025, 3, 10),
        finished_utc=moment,
        counted=True,
        not_counted_reason="",
        environment={},
        left=None,
        right=None,
    )

    assert summary.is_test is is_test


def test_accuracy_is_correct_out_of_all_that_counted() -> None:
    assert a_score(15, 20).accuracy == 0.75
    assert a_score(0, 0).accuracy is None
