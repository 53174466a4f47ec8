"""Speed and accuracy together: each score as its makers define it, computed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import sqrt
from statistics import stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmi_trainer.domain.measure import Whose
from gmi_trainer.domain.samples import SideSample, TestSample
from gmi_trainer.domain.speed_scores import (
    SpeedScores,
    SpeedStory,
    Standards,
    TradeOff,
    bis,
    ies_ms,
    is_faster_less_sure,
    lisas_ms,
    per_minute,
    speed_story,
    trade_off,
)

DAY = date(2025, 3, 10)


def side(correct: int, usual_ms: float = 1500.0, scored: int = 20) -> SideSample:
    times = tuple(usual_ms + 100 * (n % 3 - 1) for n in range(correct))
    return SideSample(scored, correct, 0, times, sum(times) + (scored - correct) * usual_ms)


def taken(*sides: SideSample | tuple[SideSample, SideSample]) -> tuple[TestSample, ...]:
    return tuple(
        TestSample(number, DAY + timedelta(days=number), *(one if isinstance(one, tuple) else (one, one)))
        for number, one in enumerate(sides, start=1)
    )


def score(scores: Sequence[SpeedScores], whose: Whose) -> SpeedScores:
    found = SpeedStory.score(scores, whose)
    assert found is not None
    return found


# -- by hand -------------------------------------------------------------------------------------------


def test_correct_per_minute() -> None:
    assert per_minute(30, 60_000) == 30
    assert per_minute(18, 27_000) == pytest.approx(40)
    assert per_minute(0, 0.0) is None


def test_inverse_efficiency_is_told_only_where_nearly_all_is_right() -> None:
    assert ies_ms(1800, 0.9) == pytest.approx(2000)
    assert ies_ms(1800, 1.0) == 1800
    assert ies_ms(1800, 0.89) is None


def test_linear_integrated_score() -> None:
    """1500 + 600 / 0.3 x 0.1 = 1700."""
    assert lisas_ms(1500, wrong_share=0.1, spread_ms=600, wrong_spread=0.3) == pytest.approx(1700)
    assert lisas_ms(1500, wrong_share=0.0, spread_ms=600, wrong_spread=0.0) == 1500


def test_balanced_integration_score() -> None:
    """(0.90 - 0.80) / 0.05 - (1400 - 1600) / 100 = 2 + 2."""
    start = Standards(accuracy=0.80, accuracy_spread=0.05, time_ms=1600, time_spread_ms=100)

    assert bis(0.90, 1400, start) == pytest.approx(4)
    assert bis(0.80, 1600, start) == 0
    assert bis(0.9, 1400, Standards(0.8, 0.0, 1600, 100)) is None
    assert bis(0.9, 1400, Standards(0.8, 0.05, 1600, 0.0)) is None


@pytest.mark.parametrize(
    ("time_share", "accuracy_by", "is_alert"),
    [
        (-0.10, -0.10, True),
        (-0.30, -0.25, True),
        (-0.09, -0.2, False),
        (-0.2, -0.09, False),
        (0.2, -0.2, False),
    ],
)
def test_faster_but_less_sure(time_share: float, accuracy_by: float, *, is_alert: bool) -> None:
    assert TradeOff(time_share, accuracy_by).is_faster_less_sure is is_alert


# -- of a person's tests -------------------------------------------------------------------------------


def test_the_newest_three_are_held_against_the_three_before() -> None:
    samples = taken(*[side(10)] * 4, *[side(20, 2000)] * 3, *[side(16, 1500)] * 3)
    found = trade_off(samples)

    assert found is not None
    assert found.time_share == pytest.approx(-0.25)
    assert found.accuracy_by == pytest.approx(-0.20)
    assert is_faster_less_sure(samples)
    assert not is_faster_less_sure(samples[:7])


def test_a_trade_off_needs_six_tests_with_times() -> None:
    assert trade_off(taken(*[side(20)] * 5)) is None
    assert trade_off(taken(*[side(20)] * 5, side(0))) is None
    assert not is_faster_less_sure(taken(*[side(20)] * 2))


def test_each_test_has_its_correct_per_minute_by_side() -> None:
    left, right = (
        SideSample(20, 18, 0, (1000.0,) * 18, 30_000.0),
        SideSample(20, 12, 1, (2000.0,) * 12, 60_000.0),
    )
    (point,) = speed_story(taken((left, right))).points

    assert (point.left, point.right) == (36, 12)
    assert point.both == pytest.approx(30 / 1.5)
    assert [point.of(whose) for whose in Whose] == [point.left, point.right, point.both]
    (alone,) = speed_story(taken((left, right)), by_side=False).points
    assert (alone.left, alone.right, alone.both) == (None, None, point.both)


def test_the_scores_of_the_newest_three_together() -> None:
    """Left all right in 1 s each; right half right in 2 s each: 40 of 60 right in all... by hand."""
    left, right = (
        SideSample(10, 10, 0, (1000.0,) * 10, 10_000.0),
        SideSample(10, 5, 0, (2000.0,) * 5, 20_000.0),
    )
    story = speed_story(taken(*[(left, right)] * 3))
    of_left, of_right, of_both = (score(story.now, whose) for whose in Whose)

    assert (of_left.accuracy, of_right.accuracy, of_both.accuracy) == (1.0, 0.5, 0.75)
    assert (of_left.mean_ms, of_right.mean_ms) == (1000, 2000)
    assert of_both.mean_ms == pytest.approx((30 * 1000 + 15 * 2000) / 45)
    assert (of_left.per_minute, of_right.per_minute, of_both.per_minute) == (60, 15, 30)
    assert (of_left.ies_ms, of_right.ies_ms, of_both.ies_ms) == (1000, None, None)
    spread = stdev([1000.0] * 30 + [2000.0] * 15)
    of_errors = sqrt(15 * 45 / (60 * 59))
    assert of_left.lisas_ms == 1000
    assert of_right.lisas_ms == pytest.approx(2000 + spread / of_errors * 0.5)
    assert story.start == ()
    assert SpeedStory.score(story.start, Whose.BOTH) is None


def test_the_start_is_told_once_it_shares_no_test_with_now() -> None:
    samples = taken(*[side(12, 2000)] * 3, *[side(20, 1000)] * 3)

    story = speed_story(samples)

    assert speed_story(samples[:5]).start == ()
    assert score(story.start, Whose.BOTH).accuracy == 0.6
    assert score(story.now, Whose.BOTH).accuracy == 1.0
    alone = speed_story(samples, by_side=False)
    assert [one.whose for one in (*alone.start, *alone.now)] == [Whose.BOTH, Whose.BOTH]


def test_overall_progress_is_measured_in_spreads_of_the_first_five() -> None:
    samples = taken(side(14), side(15), side(16), side(17), side(18), side(20, 1000.0))
    first = [one.left.accuracy or 0 for one in samples[:5]]
    times = [sum(one.left.times_ms) / one.left.correct for one in samples[:5]]

    story = speed_story(samples)

    assert len(story.overall) == 6
    assert (story.overall[2].session_id, story.overall[2].day) == (3, samples[2].day)
    newest = sum(samples[5].left.times_ms) / 20
    assert story.overall[5].score == pytest.approx(
        (1.0 - 0.8) / stdev(first) - (newest - sum(times) / 5) / stdev(times)
    )
    assert story.overall_now == pytest.approx(sum(point.score for point in story.overall[3:]) / 3)


def test_overall_progress_needs_five_tests_that_are_not_all_alike() -> None:
    assert speed_story(taken(side(14), side(15), side(16), side(17))).overall == ()
    alike = speed_story(taken(*[side(15)] * 6))
    assert (alike.overall, alike.overall_now) == ((), None)
    silent = speed_story(taken(side(14), side(15), side(16), side(17), side(0)))
    assert silent.overall == ()


def test_a_later_test_without_a_right_answer_has_no_overall_score() -> None:
    samples = taken(side(14), side(15), side(16), side(17), side(18), side(0), side(0, scored=0))

    assert [point.session_id for point in speed_story(samples).overall] == [1, 2, 3, 4, 5]


def test_without_tests_there_is_nothing_to_tell() -> None:
    assert speed_story(()) == SpeedStory((), (), (), None, ())
    (nothing,) = speed_story(taken(SideSample(0, 0, 0, ())), by_side=False).now
    assert nothing == SpeedScores(Whose.BOTH, None, None, None, None, None)


# -- whatever is answered ------------------------------------------------------------------------------

shares = st.floats(0.01, 1.0)
times = st.floats(300, 9000)


@given(times, shares, st.floats(1, 3000), st.floats(0.01, 0.5))
def test_no_score_makes_anybody_quicker_than_they_were(
    mean_ms: float, accuracy: float, spread_ms: float, wrong_spread: float
) -> None:
    assert lisas_ms(mean_ms, 1 - accuracy, spread_ms, wrong_spread) >= mean_ms
    assert (ies_ms(mean_ms, accuracy) or mean_ms) >= mean_ms


@given(shares, times, shares, times, st.floats(0.01, 0.3), st.floats(10, 900))
def test_being_surer_or_quicker_never_lowers_the_overall_score(
    accuracy: float, time_ms: float, more: float, longer_ms: float, spread: float, spread_ms: float
) -> None:
    start = Standards(0.8, spread, 1600, spread_ms)
    low, high = sorted((accuracy, more))
    quick, slow = sorted((time_ms, longer_ms))

    best, worst = bis(high, quick, start), bis(low, slow, start)

    assert best is not None
    assert worst is not None
    assert best >= worst


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), times), min_size=1, max_size=8))
def test_every_number_of_a_story_agrees_with_its_tests(answers: list[tuple[int, int, float]]) -> None:
    samples = taken(*[(side(left, ms), side(right, ms)) for left, right, ms in answers])
    story = speed_story(samples)

    newest = samples[-3:]
    both = score(story.now, Whose.BOTH)
    assert both.accuracy == pytest.approx(
        sum(s.correct for t in newest for s in t.sides) / (40 * len(newest))
    )
    assert len(story.points) == len(samples)
    for whose in (Whose.LEFT, Whose.RIGHT):
        one = score(story.now, whose)
        assert (one.mean_ms is None) == (one.accuracy == 0)
        assert (one.ies_ms is not None) == ((one.accuracy or 0) >= 0.9)
    left, right = (score(story.now, whose).accuracy or 0 for whose in (Whose.LEFT, Whose.RIGHT))
    assert both.accuracy == pytest.approx((left + right) / 2)
