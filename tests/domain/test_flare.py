"""A flare steps back for some days, by what was reported and by nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.activity import LEVELS, DrillMode
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import AfterLast
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.flare import (
    FlareReport,
    FlareSource,
    StepBack,
    eased,
    flare_report,
    flare_reports,
    step_back,
    step_backs,
)
from gmi_trainer.domain.plan import DrillDose

DAY_1 = date(2025, 3, 10)


def day(number: int) -> date:
    """Day 1 is a Monday."""
    return DAY_1 + timedelta(days=number - 1)


def said(number: int, source: FlareSource = FlareSource.SAID) -> FlareReport:
    """A report on that day."""
    return FlareReport(day(number), source)


def a_fact(kind: DiaryKind, **detail: object) -> DiaryFact:
    """A fact of the first day."""
    return DiaryFact("fact", kind, DAY_1, datetime(2025, 3, 10, 9, tzinfo=UTC), detail)


@pytest.mark.parametrize(
    ("fact", "source"),
    [
        (a_fact(DiaryKind.FLARE), FlareSource.SAID),
        (a_fact(DiaryKind.AFTER_LAST, answer=AfterLast.LONGER.value), FlareSource.LONGER),
        (a_fact(DiaryKind.AFTER_LAST, answer="still_worse"), FlareSource.STILL_WORSE),
        (a_fact(DiaryKind.AFTER_LAST, answer=AfterLast.STILL_WORSE), FlareSource.STILL_WORSE),
    ],
)
def test_a_flare_is_said_or_answered(fact: DiaryFact, source: FlareSource) -> None:
    assert flare_report(fact) == FlareReport(DAY_1, source)


@pytest.mark.parametrize(
    "fact",
    [
        a_fact(DiaryKind.AFTER_LAST, answer="settled"),
        a_fact(DiaryKind.AFTER_LAST, answer="no_change"),
        a_fact(DiaryKind.AFTER_LAST),
        a_fact(DiaryKind.AFTER_LAST, answer=3),
        a_fact(DiaryKind.LIGHTER_DAY),
        a_fact(DiaryKind.STEP_BACK, because="said"),
    ],
)
def test_nothing_else_is_a_flare(fact: DiaryFact) -> None:
    assert flare_report(fact) is None
    assert flare_reports([fact]) == ()


@pytest.mark.parametrize(
    ("source", "days"), [(FlareSource.SAID, 3), (FlareSource.STILL_WORSE, 3), (FlareSource.LONGER, 2)]
)
def test_it_lasts_two_or_three_days_and_ends_by_itself(source: FlareSource, days: int) -> None:
    running = [step_back([said(4, source)], day(n)) for n in range(3, 9)]

    assert [now is not None for now in running] == [0 < n <= days for n in range(6)]
    assert running[1] == StepBack(day(4), day(3 + days), said(4, source))


def test_a_report_of_a_later_day_is_not_known_yet() -> None:
    assert step_back([said(9)], day(8)) is None


def test_reports_may_come_in_any_order() -> None:
    assert step_backs([said(30), said(2)]) == step_backs([said(2), said(30)])


def test_a_report_inside_prolongs_from_its_own_day_and_is_the_second_in_a_row() -> None:
    assert step_back([said(1), said(3)], day(3)) == StepBack(day(1), day(5), said(3), True)


def test_what_prolongs_is_only_known_from_its_own_day_on() -> None:
    assert step_back([said(1), said(3)], day(2)) == StepBack(day(1), day(3), said(1))


def test_once_suggested_it_stays_so_while_it_is_prolonged() -> None:
    reports = [said(1), said(2), said(2, FlareSource.STILL_WORSE), said(3)]

    assert step_back(reports, day(3)) == StepBack(day(1), day(5), said(3), True)


@pytest.mark.parametrize(("quiet_days", "in_a_row"), [(0, True), (6, True), (7, False), (60, False)])
def test_two_in_a_row_means_before_seven_quiet_days(quiet_days: int, in_a_row: bool) -> None:
    second = step_back([said(1), said(4 + quiet_days)], day(4 + quiet_days))

    assert second is not None
    assert second.suggests_clinician is in_a_row


a_report = st.builds(said, st.integers(1, 40), st.sampled_from(FlareSource))


@given(st.lists(a_report, max_size=8))
def test_it_never_grows_without_a_report(reports: list[FlareReport]) -> None:
    steps = step_backs(reports)

    days = [day(n) for n in range(1, 60)]
    assert {d for d in days for s in steps if s.includes(d)} == {
        d for d in days for r in reports if r.day <= d <= r.last_day
    }
    assert all(earlier.last_day < later.first_day for earlier, later in pairwise(steps))
    assert all(s.because in reports and s.because.last_day == s.last_day for s in steps)


@given(
    pictures=st.sampled_from([None, 5, 10, 20, 40, 60]),
    mode=st.sampled_from(DrillMode),
    own=st.sampled_from(LEVELS),
    level=st.sampled_from([None, *LEVELS]),
    minutes=st.floats(0.5, 10),
)
def test_a_stepped_back_drill_is_never_more(
    pictures: int | None, mode: DrillMode, own: int, level: int | None, minutes: float
) -> None:
    dose, shorter = eased(DrillDose(BodyPart.HAND, mode, pictures, level), minutes, own)

    assert isinstance(dose, DrillDose)
    assert dose.mode is DrillMode.TRAINING
    assert 5 <= (dose.pictures or 0) <= (pictures or 40)
    assert 1 <= (dose.level or 0) <= (level or own)
    assert 0 < shorter <= minutes
