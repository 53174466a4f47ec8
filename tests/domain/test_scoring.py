"""What a drill came to, against values worked out by hand and the tables of the literature."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.scoring import (
    Finding,
    above_chance,
    correct_per_minute,
    finding_of,
    gap_between,
    side_score,
    timing_counts,
)
from gmi_trainer.domain.trial import Flag, Outcome
from tests.domain.examples import a_score, a_trial, trials

MIXED = (
    a_trial(Outcome.CORRECT, Side.LEFT, 500),
    a_trial(Outcome.CORRECT, Side.LEFT, 700),
    a_trial(Outcome.CORRECT, Side.LEFT, 1500),
    a_trial(Outcome.WRONG, Side.LEFT, 9000),
    a_trial(Outcome.MISSED, Side.LEFT),
    a_trial(Outcome.TOO_FAST, Side.LEFT, 100),
    a_trial(Outcome.VOID, Side.LEFT, 640),
    a_trial(Outcome.SKIPPED, Side.LEFT),
    a_trial(Outcome.CORRECT, Side.RIGHT, 1000),
    a_trial(Outcome.WRONG, Side.LEFT, 640, flags=frozenset({Flag.WARM_UP})),
)


def test_a_side_is_scored_from_what_counts() -> None:
    left = side_score(MIXED, Side.LEFT)

    assert (left.scored, left.correct, left.wrong, left.missed, left.too_fast) == (5, 3, 1, 1, 1)
    assert left.accuracy == 0.6


def test_times_are_those_of_correct_answers() -> None:
    left = side_score(MIXED, Side.LEFT)

    assert (left.median_rt_ms, left.mean_rt_ms) == (700, 900)
    assert left.sd_rt_ms == pytest.approx(math.sqrt((400**2 + 200**2 + 600**2) / 2))


def test_both_sides_together() -> None:
    both = side_score(MIXED)

    assert (both.scored, both.correct, both.median_rt_ms) == (6, 4, 850)


def test_one_correct_answer_has_no_spread() -> None:
    right = side_score(MIXED, Side.RIGHT)

    assert (right.median_rt_ms, right.mean_rt_ms, right.sd_rt_ms) == (1000, 1000, None)


def test_nothing_answered_has_no_score() -> None:
    nothing = side_score(())

    assert (nothing.scored, nothing.accuracy, nothing.median_rt_ms, nothing.mean_rt_ms, nothing.sd_rt_ms) == (
        0,
        None,
        None,
        None,
        None,
    )


def test_correct_answers_per_minute_of_looking() -> None:
    # 500 + 700 + 1500 + 9000 + 1000 ms of answers and 10 s missed: 4 correct in 22.7 s
    assert correct_per_minute(MIXED, 10_000) == pytest.approx(4 * 60 / 22.7)


def test_without_a_limit_a_miss_costs_no_time() -> None:
    assert correct_per_minute(MIXED, None) == pytest.approx(4 * 60 / 12.7)


def test_no_time_spent_has_no_rate() -> None:
    assert correct_per_minute((), 10_000) is None
    assert correct_per_minute(trials("mm", ""), None) is None


@pytest.mark.parametrize(("scored", "needed"), [(20, 15), (30, 20), (40, 26), (60, 37)])
def test_how_many_right_are_more_than_guessing(scored: int, needed: int) -> None:
    assert above_chance(needed, scored)
    assert not above_chance(needed - 1, scored)


def test_nothing_is_not_above_chance() -> None:
    assert not above_chance(0, 0)


@given(st.integers(1, 80))
def test_more_right_is_never_nearer_to_guessing(scored: int) -> None:
    verdicts = [above_chance(correct, scored) for correct in range(scored + 1)]

    assert verdicts == sorted(verdicts)
    assert not above_chance(scored // 2, scored)


@pytest.mark.parametrize(
    ("a_side", "noise_s"),
    [
        (10, (0.44, 0.61, 0.79)),
        (20, (0.31, 0.43, 0.56)),
        (40, (0.22, 0.31, 0.39)),
        (60, (0.18, 0.25, 0.32)),
    ],
)
def test_the_noise_of_a_time_gap_is_that_of_the_table(a_side: int, noise_s: tuple[float, ...]) -> None:
    for sd_ms, expected_s in zip((500, 700, 900), noise_s, strict=True):
        side = a_score(a_side, a_side, 1000, sd_ms)

        gap = gap_between(side, side)

        assert gap.rt_ms == 0
        assert gap.rt_noise_ms == pytest.approx(expected_s * 1000, abs=5)


@pytest.mark.parametrize(
    ("a_side", "at_90", "at_80", "within"),
    [(10, 26, 35, 4), (20, 19, 25, 1.5), (40, 13, 18, 1), (60, 11, 14, 1)],
)
def test_the_noise_of_an_accuracy_gap_is_close_to_that_of_the_table(
    a_side: int, at_90: float, at_80: float, within: float
) -> None:
    """The table is the plain formula; ours adds a success and a failure a side, which tells with few."""
    for right, table in ((a_side * 9 // 10, at_90), (a_side * 8 // 10, at_80)):
        side = a_score(right, a_side)

        noise = gap_between(side, side).accuracy_noise

        assert noise is not None
        assert noise * 100 == pytest.approx(table, abs=within)


def test_the_gap_is_left_minus_right_with_noise_worked_out_by_hand() -> None:
    left, right = a_score(18, 20, 1200, 400), a_score(15, 20, 1000, 300)

    gap = gap_between(left, right)

    assert gap.rt_ms == 200
    assert gap.rt_noise_ms == pytest.approx(1.96 * math.sqrt(400**2 / 18 + 300**2 / 15))
    assert gap.accuracy == pytest.approx(0.15)
    # Agresti-Caffo: 19 of 22 and 16 of 22
    assert gap.accuracy_noise == pytest.approx(1.96 * math.sqrt((19 * 3 + 16 * 6) / 22**3))


def test_a_perfect_test_still_has_noise() -> None:
    noise = gap_between(a_score(20, 20), a_score(20, 20)).accuracy_noise

    assert noise is not None
    assert noise > 0.1


def test_without_a_spread_there_is_a_gap_but_no_noise() -> None:
    gap = gap_between(a_score(1, 1, 900, None), a_score(20, 20, 1000, 300))

    assert (gap.rt_ms, gap.rt_noise_ms) == (-100, None)


def test_a_side_without_correct_answers_has_no_time_gap() -> None:
    gap = gap_between(a_score(0, 5, None, None), a_score(5, 5))

    assert (gap.rt_ms, gap.rt_noise_ms, gap.accuracy) == (None, None, -1)


def test_a_side_that_was_not_shown_has_no_gap_at_all() -> None:
    gap = gap_between(a_score(0, 0, None, None), a_score(5, 5))

    assert (gap.rt_ms, gap.rt_noise_ms, gap.accuracy, gap.accuracy_noise) == (None, None, None, None)


@pytest.mark.parametrize(
    ("left", "right", "finding"),
    [
        ("", "", Finding.NOTHING_YET),
        ("ff", "f", Finding.RUSHING),  # nothing but guesses
        ("cc", "cc", Finding.A_FEW),
        ("ccf", "cc", Finding.A_FEW),  # one slip in five pictures is not rushing
        ("c" * 5, "c" * 4, Finding.A_FEW),
        ("c" * 5, "c" * 5, Finding.STEADY),
        ("ccccw", "ccccw", Finding.A_FEW),  # 8 of 10: too few to tell from chance
        ("c" * 10, "c" * 10, Finding.STEADY),
        ("c" * 8 + "ww", "c" * 8 + "ww", Finding.STEADY),  # 80 % on both sides
        ("c" * 7 + "www", "c" * 9 + "w", Finding.GROWING),  # one side below
        ("c" * 8 + "ww", "c" * 7 + "www", Finding.GROWING),  # 15 of 20
        ("c" * 7 + "www", "c" * 7 + "www", Finding.GUESSING),  # 14 of 20
        ("c" * 3 + "w" * 7, "c" * 3 + "w" * 7, Finding.GUESSING),  # 6 of 20
        ("c" * 3 + "w" * 7, "c" * 2 + "w" * 8, Finding.SWAPPED),  # 5 of 20
        ("w" * 10, "w" * 10, Finding.SWAPPED),
        ("c" * 10 + "f" * 3, "c" * 7, Finding.STEADY),  # 3 of 20 too fast: 15 %
        ("c" * 10 + "f" * 4, "c" * 6, Finding.RUSHING),
        ("c" * 7 + "mmm", "c" * 7 + "mmm", Finding.GROWING),  # slow is not guessing: all 14 answers are right
        ("c" * 7 + "mmm", "c" * 6 + "mmmm", Finding.MANY_MISSED),  # 7 of 20: more than 30 %
        ("m" * 10, "m" * 10, Finding.MANY_MISSED),
        ("c" * 10, "", Finding.STEADY),  # only one side was shown
    ],
)
def test_what_is_said_first(left: str, right: str, finding: Finding) -> None:
    assert finding_of(trials(left, right)) is finding


EARLIER = ((a_score(19, 20, 1100), a_score(19, 20, 900)),)  # 95 % in a mean of 1000 ms


@pytest.mark.parametrize(
    ("left", "right", "rt_ms", "finding"),
    [
        ("c" * 17 + "www", "c" * 17 + "www", 900, Finding.FASTER_LESS_SURE),  # 10 points and 10 % down
        ("c" * 17 + "www", "c" * 17 + "www", 901, Finding.STEADY),  # hardly faster
        ("c" * 18 + "ww", "c" * 17 + "www", 900, Finding.STEADY),  # hardly less sure
        ("c" * 13 + "w" * 7, "c" * 13 + "w" * 7, 500, Finding.FASTER_LESS_SURE),
        ("c" * 12 + "w" * 8, "c" * 13 + "w" * 7, 500, Finding.GUESSING),
    ],
)
def test_faster_but_less_sure_than_before(left: str, right: str, rt_ms: float, finding: Finding) -> None:
    assert finding_of(trials(left, right, rt_ms), EARLIER) is finding


@pytest.mark.parametrize("now", range(26, 37))
def test_ten_points_down_are_ten_points_down_whatever_the_numbers(now: int) -> None:
    """No rounding in between: 4 of 40 fewer is exactly enough, 3 of 40 is not."""
    word = "c" * now + "w" * (40 - now)
    faster = trials(word[:20], word[20:], 500)
    ten_more, nine_more = divmod(now + 4, 2), divmod(now + 3, 2)

    def earlier(half: tuple[int, int]) -> tuple[tuple[object, object], ...]:
        return ((a_score(half[0], 20, 1000), a_score(half[0] + half[1], 20, 1000)),)

    assert finding_of(faster, earlier(ten_more)) is Finding.FASTER_LESS_SURE  # type: ignore[arg-type]
    assert finding_of(faster, earlier(nine_more)) is not Finding.FASTER_LESS_SURE  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "earlier",
    [
        (),
        ((a_score(0, 0, None, None), a_score(0, 0, None, None)),),
        ((a_score(0, 20, None, None), a_score(0, 20, None, None)),),
    ],
)
def test_without_anything_to_compare_with_nothing_is_compared(earlier: tuple[()]) -> None:
    assert finding_of(trials("c" * 17 + "www", "c" * 17 + "www", 500), earlier) is Finding.STEADY


def test_earlier_times_are_weighed_by_their_correct_answers() -> None:
    earlier = ((a_score(20, 20, 1000), a_score(20, 20, 1000)), (a_score(1, 1, 9000), a_score(0, 0, None)))

    # 41 correct answers in a mean of 1195 ms: 10 % faster is 1075
    assert finding_of(trials("c" * 17 + "www", "c" * 17 + "www", 1075), earlier) is Finding.FASTER_LESS_SURE
    assert finding_of(trials("c" * 17 + "www", "c" * 17 + "www", 1080), earlier) is Finding.STEADY


@pytest.mark.parametrize(
    ("left", "right", "counts"),
    [
        ("c" * 10, "c" * 10, True),
        ("c" * 10 + "f" * 3, "c" * 7, True),
        ("c" * 10 + "f" * 4, "c" * 6, False),
        ("c" * 7 + "mmm", "c" * 7 + "mmm", True),
        ("c" * 7 + "mmm", "c" * 6 + "mmmm", False),
        ("", "", False),
        ("ff", "", False),
    ],
)
def test_too_many_guesses_or_misses_and_a_test_compares_with_no_other(
    left: str, right: str, counts: bool
) -> None:
    assert timing_counts(trials(left, right)) is counts
