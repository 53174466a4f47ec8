"""The pacer's figures: what a moment is worth in seconds, radius, level and place."""

from __future__ import annotations

from itertools import pairwise

import pytest

from gmi_trainer.domain.breath_run import BreathRun
from gmi_trainer.domain.breathing import GOAL, BreathPattern, BreathPhase, BreathSpec, fullness, script_for
from gmi_trainer.domain.script import Moment, Phase, phase_at
from gmi_trainer.ui.breathe.pacing import (
    EMPTY_RADIUS,
    Box,
    Places,
    Room,
    bar_height,
    count_of,
    disc_radius,
    fullness_after,
    ground_at,
    inner_half,
    ms_into_breath,
    picture_first,
    seconds_of_breath,
    seconds_over,
    stepped_fullness,
    view_ms,
    words_alone,
    words_first,
)

HELD = BreathPattern(2_500, 4_500, 1_000, 500)
S = 1_000_000_000


def at(seconds: float, pattern: BreathPattern = GOAL) -> Moment:
    """So long after the beginning; the lead-in lasts 5 s."""
    moment = phase_at(script_for(pattern, range(1, 4)), round(seconds * S))
    assert moment is not None
    return moment


@pytest.mark.parametrize(
    ("seconds", "count"),
    [(0, None), (1.99, None), (2, 3), (4.99, 1), (5, 4), (5.001, 4), (6, 3), (8.999, 1), (9, 8), (16.999, 1)],
)
def test_the_count_is_the_seconds_left(seconds: float, count: int | None) -> None:
    assert count_of(at(seconds)) == count


def test_half_a_second_counts_as_one_at_the_beginning() -> None:
    counts = [count_of(at(5 + tenth / 10, HELD)) for tenth in range(0, 25, 5)]

    assert counts == [3, 2, 2, 1, 1]


def test_steps_fill_a_second_at_a_time_and_end_full_and_empty() -> None:
    steps = [stepped_fullness(at(5 + second + 0.5), GOAL) for second in range(12)]

    assert steps == [0.25, 0.5, 0.75, 1, 7 / 8, 6 / 8, 5 / 8, 4 / 8, 3 / 8, 2 / 8, 1 / 8, 0]


def test_a_hold_is_full_after_the_breath_in_and_empty_after_the_breath_out() -> None:
    held = BreathPattern(4_000, 8_000, 2_000, 2_000)

    assert stepped_fullness(at(10, held), held) == 1
    assert stepped_fullness(at(20, held), held) == 0


def test_before_the_breath_all_is_empty() -> None:
    assert stepped_fullness(at(3), GOAL) == 0


def test_the_disc_reaches_its_full_size_and_never_vanishes() -> None:
    assert disc_radius(200, 1) == 200
    assert disc_radius(200, 0) == pytest.approx(200 * EMPTY_RADIUS)
    assert disc_radius(200, 0.5) == pytest.approx((200 + 200 * EMPTY_RADIUS) / 2)


def test_the_bar_is_full_and_nearly_empty() -> None:
    assert bar_height(300, 1) == 300
    assert 0 < bar_height(300, 0) < 30


def test_the_inner_square_lies_within_the_disc() -> None:
    assert inner_half(100) * 2**0.5 < 100
    assert inner_half(0.5) == 0


@pytest.mark.parametrize("pattern", [GOAL, HELD, BreathPattern(4_000, 8_000, 2_000, 2_000)])
def test_the_landscape_is_as_high_under_the_dot_as_the_breath_is_full(pattern: BreathPattern) -> None:
    for twentieth in range((3 * pattern.cycle_ms - pattern.hold_empty_ms) // 50):
        moment = at(5 + twentieth / 20, pattern)
        way = fullness_after(ms_into_breath(moment, pattern), pattern)

        assert way == pytest.approx(fullness(moment), abs=1e-6)


def test_the_way_goes_steadily_forward_from_the_lead_in_on() -> None:
    places = [ms_into_breath(at(tenth / 10), GOAL) for tenth in range(170)]

    assert places[0] == pytest.approx(-5_000)
    assert all(later - sooner == pytest.approx(100) for sooner, later in pairwise(places))


def test_the_dot_stays_on_the_landscape_when_the_breath_is_made_easier() -> None:
    """Some of the movement is over: the dot is at that height of the new, shorter hill."""
    run = BreathRun(BreathSpec(lead_in_ms=0))
    run.begin(0, 0)
    before = None
    for tenth in range(61):
        before = run.look(tenth * S // 10, 0)
    assert before is not None
    easier = run.ease(6 * S, 0)
    after = run.look(6 * S + 1, 0)

    assert easier is not None
    assert after is not None
    assert fullness_after(ms_into_breath(after, easier), easier) == pytest.approx(fullness(before), abs=1e-3)
    assert seconds_over(after, easier) <= seconds_over(before, GOAL) + 2


def test_a_hold_that_is_no_more_in_the_pattern_stands_at_the_turn() -> None:
    hold = Moment(Phase(BreathPhase.HOLD_FULL, S, 1), 0, 0)

    assert fullness_after(ms_into_breath(hold, GOAL), GOAL) == 1


def test_the_coming_out_breath_can_always_be_seen() -> None:
    for pattern in (GOAL, HELD, BreathPattern(5_000, 10_000, 2_000, 2_000), BreathPattern(2_500, 3_000)):
        assert 0.7 * view_ms(pattern) > pattern.in_ms + pattern.hold_full_ms + pattern.out_ms / 4


def test_the_ground_rises_with_the_breath_and_stays_in_its_box() -> None:
    box = Box(0, 100, 500, 200)

    assert box.top < ground_at(box, 1) < ground_at(box, 0.5) < ground_at(box, 0) < box.bottom


def test_the_seconds_of_a_breath_cover_it_without_a_gap() -> None:
    pieces = seconds_of_breath(HELD)

    assert pieces[0][0] == 0
    assert pieces[-1][1] == HELD.cycle_ms
    assert all(before[1] == after[0] for before, after in pairwise(pieces))
    assert all(0 < end - begin <= 1_000 for begin, end in pieces)
    assert len(pieces) == 3 + 1 + 5 + 1
    assert len(seconds_of_breath(GOAL)) == 12


def room(width: float, height: float, *, mirrored: bool = False) -> Room:
    return Room(
        width,
        height,
        words_width=200,
        words_wish=260,
        words_height=90,
        gap=16,
        margin=16,
        mirrored=mirrored,
    )


def inside(places: Places, where: Room) -> bool:
    return all(
        box.left >= 0 and box.top >= 0 and box.right <= where.width and box.bottom <= where.height
        for box in (places.picture, places.words)
    )


def apart(places: Places) -> bool:
    one, other = places.picture, places.words
    return (
        one.right <= other.left
        or other.right <= one.left
        or one.bottom <= other.top
        or other.bottom <= one.top
    )


@pytest.mark.parametrize("size", [(640, 250), (640, 400), (360, 640), (1180, 700), (1920, 1000)])
@pytest.mark.parametrize("mirrored", [False, True])
def test_picture_and_words_stand_apart_and_inside(size: tuple[float, float], mirrored: bool) -> None:
    where = room(*size, mirrored=mirrored)
    for places in (
        picture_first(where, most=600),
        picture_first(where, most=520, aspect=0.3),
        words_first(where, most=340, widest=1_180),
    ):
        assert inside(places, where)
        assert apart(places)
    assert inside(words_alone(where), where)


def test_in_a_low_window_the_words_stand_beside_on_the_reading_side() -> None:
    usual = picture_first(room(700, 300), most=600)
    mirrored = picture_first(room(700, 300, mirrored=True), most=600)

    assert usual.picture.right < usual.words.left
    assert mirrored.words.right < mirrored.picture.left


def test_in_a_high_window_the_words_stand_below() -> None:
    places = picture_first(room(600, 700), most=600)

    assert places.words.top > places.picture.bottom
    assert places.picture.middle[0] == pytest.approx(300)
