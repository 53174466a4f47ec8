"""Days with breathing, in weeks."""

from __future__ import annotations

from datetime import date, timedelta

from gmi_trainer.domain.breath_weeks import Week, breathing_days, weeks_up_to
from tests.breath_samples import breath_done

THURSDAY = date(2025, 3, 13)
MONDAY = date(2025, 3, 10)


def test_a_day_has_breathing_when_a_session_with_a_whole_breath_counts() -> None:
    sessions = [
        breath_done(5, MONDAY),
        breath_done(4, MONDAY),
        breath_done(3, MONDAY - timedelta(days=1), ending=None, breaths=2),
        breath_done(2, MONDAY - timedelta(days=2), counted=False),
        breath_done(1, MONDAY - timedelta(days=3), breaths=0),
    ]

    assert breathing_days(sessions) == {MONDAY, MONDAY - timedelta(days=1)}


def test_weeks_go_from_monday_on_and_end_with_this_one() -> None:
    days = {MONDAY, THURSDAY, MONDAY - timedelta(days=1), MONDAY - timedelta(weeks=9)}

    last, this = weeks_up_to(THURSDAY, days, 2)

    assert last == Week(MONDAY - timedelta(weeks=1), (False,) * 6 + (True,))
    assert this == Week(MONDAY, (True, False, False, True, False, False, False), today=3)
    assert (last.days, this.days) == (1, 2)
