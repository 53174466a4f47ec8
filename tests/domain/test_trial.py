"""What an answer is worth."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.trial import Flag, Outcome, judge
from tests.domain.examples import a_stimulus, a_trial, an_answer, an_onset

LEFT_HAND = a_stimulus(3, Side.LEFT)


@pytest.mark.parametrize(("side", "outcome"), [(Side.LEFT, Outcome.CORRECT), (Side.RIGHT, Outcome.WRONG)])
def test_an_answer_is_right_or_wrong_and_takes_a_time(side: Side, outcome: Outcome) -> None:
    assert judge(LEFT_HAND, an_onset(2000), an_answer(side, 2640), too_fast_ms=300) == (outcome, 640)


@pytest.mark.parametrize("side", list(Side))
def test_an_answer_faster_than_sight_is_a_guess_whatever_it_says(side: Side) -> None:
    assert judge(LEFT_HAND, an_onset(0), an_answer(side, 299.999), too_fast_ms=300) == (
        Outcome.TOO_FAST,
        299.999,
    )


def test_at_the_threshold_an_answer_counts() -> None:
    assert judge(LEFT_HAND, an_onset(0), an_answer(Side.LEFT, 300), too_fast_ms=300)[0] is Outcome.CORRECT


def test_a_key_pressed_before_the_picture_came_is_a_guess() -> None:
    assert judge(LEFT_HAND, an_onset(500), an_answer(Side.LEFT, 480), too_fast_ms=300) == (
        Outcome.TOO_FAST,
        -20,
    )


def test_just_in_time_is_in_time() -> None:
    answer = an_answer(Side.LEFT, 5000)

    assert judge(LEFT_HAND, an_onset(0), answer, too_fast_ms=300, limit_ms=5000) == (Outcome.CORRECT, 5000)


def test_after_the_limit_an_answer_is_missed_and_has_no_time() -> None:
    answer = an_answer(Side.LEFT, 5000.5)

    assert judge(LEFT_HAND, an_onset(0), answer, too_fast_ms=300, limit_ms=5000) == (Outcome.MISSED, None)


def test_without_a_limit_an_answer_may_take_any_time() -> None:
    assert judge(LEFT_HAND, an_onset(0), an_answer(Side.LEFT, 90_000), too_fast_ms=300) == (
        Outcome.CORRECT,
        90_000,
    )


@pytest.mark.parametrize("outcome", list(Outcome))
def test_correct_wrong_and_missed_count_and_nothing_else_does(outcome: Outcome) -> None:
    counts = outcome in (Outcome.CORRECT, Outcome.WRONG, Outcome.MISSED)

    assert outcome.is_scored is counts
    assert a_trial(outcome).is_scored is counts


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_warm_up_never_counts(outcome: Outcome) -> None:
    trial = a_trial(outcome, flags=frozenset({Flag.WARM_UP}))

    assert trial.is_warm_up
    assert not trial.is_scored
