"""What a week came to, and the verdicts of all parts."""

from __future__ import annotations

from datetime import date, timedelta

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.calendar_month import KindDone
from gmi_trainer.services.first_view import KindInWeek, week_done

MONDAY = date(2025, 3, 10)


def test_a_week_sums_up_each_kind_over_its_days() -> None:
    done = {
        MONDAY: (KindDone(SessionKind.DRILL, 2), KindDone(SessionKind.BREATHING, 1)),
        MONDAY + timedelta(days=6): (KindDone(SessionKind.DRILL, 1),),
        MONDAY + timedelta(days=7): (KindDone(SessionKind.MIRROR, 1),),
    }

    week = week_done(done, MONDAY)

    assert week.days == (True, False, False, False, False, False, True)
    assert week.kinds == (KindInWeek(SessionKind.DRILL, 3, 2), KindInWeek(SessionKind.BREATHING, 1, 1))


def test_what_does_not_count_is_shown_on_its_day_and_summed_up_nowhere() -> None:
    week = week_done({MONDAY: (KindDone(SessionKind.DRILL, 1, counted=False),)}, MONDAY)

    assert week.days[0]
    assert week.kinds == ()
