"""What compares over time, by drill and by week."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from gmi_trainer.domain.activity import DrillMode, Purpose
from gmi_trainer.domain.answering import AnswerWay
from gmi_trainer.domain.body import AnsweringLimb, InputKind, Side
from gmi_trainer.domain.course import (
    Point,
    Reading,
    Standing,
    drill_points,
    monday_of,
    together,
    week_points,
)
from gmi_trainer.domain.progress import SideScore, SideTally

KEYS = AnswerWay()
DWELL = AnswerWay(InputKind.DWELL, AnsweringLimb.OTHER, 1000)
MONDAY = date(2025, 3, 10)


def score(correct: int, scored: int = 20, median_ms: float | None = 1000.0) -> SideScore:
    return SideScore(scored, correct, scored - correct, 0, 0, median_ms, median_ms, 200.0)


def tally(
    session_id: int,
    day: date = MONDAY,
    side: Side = Side.LEFT,
    *,
    purpose: Purpose = Purpose.TEST,
    counted: bool = True,
    side_score: SideScore | None = None,
    way: AnswerWay = KEYS,
) -> SideTally:
    return SideTally(
        session_id=session_id,
        local_day=day,
        started_utc=datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
        purpose=purpose,
        mode=DrillMode.TEST,
        counted=counted,
        side=side,
        score=side_score if side_score is not None else score(16),
        way=way,
    )


TRAINING = Purpose.TRAINING


def test_both_sides_together_where_they_cannot_be_compared() -> None:
    tallies = [
        tally(1, side=Side.LEFT, side_score=score(10, median_ms=2000)),
        tally(1, side=Side.RIGHT, side_score=score(20, median_ms=1000)),
    ]
    both = Reading(accuracy=0.75, time_ms=1500)

    (point,) = drill_points(tallies, {1}, by_side=False)
    (week,) = week_points(tallies, {1}, by_side=False)
    assert (point.left, point.right) == (both, both)
    assert (week.left, week.right) == (both, both)
    assert together(tallies[0].score, tallies[1].score) == both


def test_a_week_begins_on_monday() -> None:
    assert monday_of(date(2025, 3, 16)) == MONDAY
    assert monday_of(MONDAY) == MONDAY


@pytest.mark.parametrize(
    ("made", "standing"),
    [
        (tally(1), Standing.COMPARED),
        (tally(2), Standing.OTHER_TEST),
        (tally(1, purpose=Purpose.FAMILIARISATION), Standing.PRACTICE),
        (tally(1, purpose=Purpose.TRAINING), Standing.TRAINING),
        (tally(1, counted=False), Standing.NOT_COUNTED),
    ],
)
def test_only_counted_tests_made_the_same_way_compare(made: SideTally, standing: Standing) -> None:
    (point,) = drill_points([made], compared={1})

    assert point.standing is standing


def test_a_drill_is_one_point_with_both_sides() -> None:
    tallies = [
        tally(1, side_score=score(18, median_ms=1100)),
        tally(1, side=Side.RIGHT, side_score=score(10, median_ms=1500)),
    ]

    (point,) = drill_points(tallies, compared={1})

    assert point == Point(MONDAY, Standing.COMPARED, Reading(0.9, 1100), Reading(0.5, 1500), 1, 1)
    assert point.side(Side.LEFT) is point.left
    assert point.side(Side.RIGHT) is point.right


def test_a_side_without_answers_has_nothing_to_show() -> None:
    (point,) = drill_points([tally(1, side_score=score(0, 0, None))], compared={1})

    assert point.left == Reading(None, None)
    assert point.right == Reading(None, None)


def test_a_week_pools_its_right_answers_and_takes_the_middle_time() -> None:
    tallies = [
        tally(1, date(2025, 3, 10), side_score=score(10, 20, 1000)),
        tally(2, date(2025, 3, 12), side_score=score(20, 20, 1200)),
        tally(3, date(2025, 3, 16), side_score=score(30, 40, 9000)),
        tally(4, date(2025, 3, 17), side_score=score(8, 20, 1300)),
    ]

    this_week, next_week = week_points(tallies, compared={1, 2, 3, 4})

    assert this_week == Point(MONDAY, Standing.COMPARED, Reading(0.75, 1200), Reading(), 3)
    assert next_week.day == date(2025, 3, 17)


def test_training_practice_and_other_tests_of_a_week_are_one_fainter_point() -> None:
    tallies = [
        tally(1),
        tally(2, purpose=Purpose.TRAINING, side_score=score(10)),
        tally(3, purpose=Purpose.FAMILIARISATION, side_score=score(20)),
        tally(4, side_score=score(15)),
    ]

    points = week_points(tallies, compared={1})

    assert [(p.standing, p.drills) for p in points] == [(Standing.COMPARED, 1), (Standing.TRAINING, 3)]
    assert points[1].left.accuracy == pytest.approx(0.75)


def test_what_is_not_counted_is_no_part_of_a_week() -> None:
    assert week_points([tally(1, counted=False)], compared={1}) == ()
