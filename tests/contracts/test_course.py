"""What a course is read from: the same in the fake and in the real record, and the same as the domain makes of it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from gmi_trainer.domain.activity import DrillMode, DrillSpec, Purpose, spec_for_test, spec_for_training
from gmi_trainer.domain.answering import way_of
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.comparable import conditions_of
from gmi_trainer.domain.course import (
    CourseHead,
    Point,
    Standing,
    compared_in,
    week_points,
)
from gmi_trainer.domain.samples import FIRST_TESTS, NEWEST_TESTS
from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.trial import Flag, Outcome
from tests.contracts.conftest import World
from tests.history_maker import HistoryMaker, by_touch, shorter
from tests.samples import MORNING, sample_start, sample_trial

FIRST = date(2025, 1, 1)
HAND = spec_for_test(BodyPart.HAND, 20)
TRAINING = spec_for_training(BodyPart.HAND, 10)


@pytest.fixture
def lived(world: World) -> list[int]:
    """Ten weeks with all that can happen: practice, tests of two lengths, training, another way of answering, another
    part, one that was interrupted, and two that do not count."""
    maker = HistoryMaker(world.log)
    plan = (HAND, TRAINING, HAND, TRAINING, shorter(HAND, 40), by_touch(TRAINING), HAND, None, TRAINING)
    made = []
    for number in range(70):
        spec = plan[number % len(plan)]
        day = FIRST + timedelta(days=number)
        if spec is not None:
            made.append(maker.session(day, spec, number / 70))
        if number % 9 == 4:
            made.append(maker.session(day, spec_for_test(BodyPart.FOOT, 20), hour=14))
    made.append(maker.session(FIRST + timedelta(days=70), HAND, interrupted_after=7))
    for session in (made[12], made[21]):
        world.log.set_counted(session, False, "the phone rang")
    return made


def numbers(points: tuple[Point, ...]) -> list[tuple[object, ...]]:
    return [(p.day, p.standing, p.drills) for p in points]


def readings(points: tuple[Point, ...]) -> list[float]:
    told = [point.side(side) for point in points for side in Side]
    return [v or -1.0 for r in told for v in (r.accuracy, r.time_ms, r.per_minute)]


@pytest.mark.parametrize("by", [Grain.WEEK, Grain.MONTH])
@pytest.mark.parametrize("by_side", [True, False])
def test_points_are_what_the_domain_makes_of_the_tallies(
    world: World, lived: list[int], by: Grain, *, by_side: bool
) -> None:
    first, last = FIRST + timedelta(days=5), FIRST + timedelta(days=60)
    with world.history() as history:
        head = history.course_head(BodyPart.HAND)
        assert head is not None
        points = history.points(head, first, last, by, by_side=by_side)
        everything = history.tallies(BodyPart.HAND)

    tallies = [t for t in everything if t.way == head.way and first <= t.local_day <= last]
    expected = week_points(tallies, compared_in(tallies, head.conditions), by_side=by_side, by=by)
    assert numbers(points) == numbers(expected)
    assert readings(points) == pytest.approx(readings(expected))
    assert {p.standing for p in points} == {Standing.COMPARED, Standing.TRAINING}
    assert all((p.left == p.right) is not by_side for p in points)
    assert all(before.day <= after.day for before, after in pairwise(points))


def test_a_head_tells_how_the_newest_counted_test_was_made(world: World, lived: list[int]) -> None:
    with world.history() as history:
        hand, back = history.course_head(BodyPart.HAND), history.course_head(BodyPart.BACK)
        tallies = history.tallies(BodyPart.HAND)

    newest = [t for t in tallies if t.counted and t.purpose is Purpose.TEST][-1]
    days = [t.local_day for t in tallies if t.way == way_of(HAND)]
    assert hand == CourseHead(BodyPart.HAND, way_of(HAND), newest.conditions, min(days), max(days))
    assert back is None


TOUCH, KEYS = by_touch(HAND), HAND
TOUCHED, KEYED = by_touch(TRAINING), TRAINING


@pytest.mark.parametrize(
    ("drills", "not_counted", "shown"),
    [
        ((KEYS, TOUCH), (), TOUCH),
        ((TOUCH, KEYED), (), TOUCH),
        ((TOUCH, KEYS), (1,), TOUCH),
        ((TOUCHED, KEYED), (), KEYED),
        ((TOUCHED, KEYED), (1,), TOUCHED),
        ((KEYED, TOUCHED), (0, 1), TOUCHED),
    ],
)
def test_a_course_shows_the_way_of_its_newest_test_that_counts(
    world: World, drills: tuple[DrillSpec, ...], not_counted: tuple[int, ...], shown: DrillSpec
) -> None:
    maker = HistoryMaker(world.log, drills_before=lambda part: 9)
    made = [maker.session(FIRST + timedelta(days=n), spec) for n, spec in enumerate(drills)]
    for number in not_counted:
        world.log.set_counted(made[number], False, "")

    with world.history() as history:
        head = history.course_head(BodyPart.HAND)

    assert head is not None
    assert head.way == way_of(shown)
    assert head.conditions == (conditions_of(shown) if shown.mode is DrillMode.TEST else "")
    assert head.earliest == head.latest == FIRST + timedelta(days=drills.index(shown))


def test_tallies_of_some_days_and_one_way(world: World, lived: list[int]) -> None:
    first, last, way = FIRST + timedelta(days=5), FIRST + timedelta(days=20), way_of(HAND)
    with world.history() as history:
        everything = history.tallies(BodyPart.HAND)
        found = history.tallies(BodyPart.HAND, way=way, first=first, last=last)
        others = history.other_ways(BodyPart.HAND, way, first, last)

    within = [t for t in everything if first <= t.local_day <= last]
    assert list(found) == [t for t in within if t.way == way]
    assert others == len({t.session_id for t in within if t.way != way and t.counted}) > 0


def test_comparable_tests_come_with_the_answers_of_the_first_and_the_newest(world: World) -> None:
    maker = HistoryMaker(world.log, drills_before=lambda part: 9)
    made = [maker.session(FIRST + timedelta(days=n), HAND) for n in range(FIRST_TESTS + NEWEST_TESTS + 4)]
    for session in (made[0], made[-1]):
        world.log.set_counted(session, False, "")
    maker.session(FIRST + timedelta(days=90), HAND, interrupted_after=19)
    maker.session(FIRST + timedelta(days=91), shorter(HAND, 40))
    counted = made[1:-1]

    with world.history() as history:
        tests = history.tests(conditions_of(HAND))
        none = history.tests("never made")
        summaries = {s.session_id: s for s in history.sessions()}
        trials = history.trials(counted[0])

    assert tests.count == len(counted)
    assert [s.session_id for s in tests.samples] == [*counted[:FIRST_TESTS], *counted[-NEWEST_TESTS:]]
    for sample in tests.samples:
        summary = summaries[sample.session_id]
        assert sample.day == summary.local_day
        for side, score in ((sample.left, summary.left), (sample.right, summary.right)):
            assert score is not None
            assert (side.scored, side.correct, side.missed) == (score.scored, score.correct, score.missed)
            assert len(side.times_ms) == score.correct
            assert (side.time_ms, side.spent_ms) == pytest.approx((score.median_rt_ms, score.spent_ms))
    right = [t for t in trials if t.outcome is Outcome.CORRECT and Flag.WARM_UP not in t.flags]
    lefts = [t.rt_ms for t in right if t.side is Side.LEFT]
    assert tests.samples[0].left.times_ms == tuple(lefts)
    assert (none.samples, none.count) == ((), 0)


def test_a_test_that_was_left_half_way_is_none(world: World) -> None:
    start = sample_start(1, HAND)
    session = world.log.begin(start)
    for position in range(1, 15):
        world.log.add_trial(session, sample_trial(position))
    world.log.finish(session, MORNING + timedelta(minutes=2), Purpose.TEST, {})

    with world.history() as history:
        assert history.tests(conditions_of(HAND)).count == 0
        assert len(history.tallies(BodyPart.HAND)) == 2
