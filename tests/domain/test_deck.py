"""A deck is balanced, keeps answers and pictures apart, and comes out the same for the same seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.deck import arrange, draw_deck, follows_rules
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import ROTATIONS, UPRIGHT_ROTATIONS, Picture, Stimulus
from tests.domain.examples import a_picture, a_stimulus

SEEDS = st.integers(0, 2**32 - 1)
LENGTHS = st.sampled_from([1, 2, 5, 7, 10, 20, 33, 40, 60])
TURNS = st.sampled_from([ROTATIONS, UPRIGHT_ROTATIONS])


def hands(count: int, views: int = 1) -> list[Picture]:
    """So many hands, seen from so many views in turn."""
    return [a_picture(n, view=f"view {n % views}") for n in range(1, count + 1)]


def longest_run(stimuli: Sequence[Stimulus]) -> int:
    """The most equal answers in a row."""
    return max((len(list(run)) for _, run in groupby(s.side for s in stimuli)), default=0)


def nearest_repeat(stimuli: Sequence[Stimulus]) -> int | None:
    """How many pictures on the same one comes again at the soonest; None where none does."""
    places: dict[str, list[int]] = {}
    for place, stimulus in enumerate(stimuli):
        places.setdefault(stimulus.picture.picture_id, []).append(place)
    return min((b - a for found in places.values() for a, b in pairwise(found)), default=None)


@given(SEEDS, LENGTHS, TURNS, st.integers(6, 70), st.integers(1, 4))
def test_sides_are_equal_and_each_is_turned_every_way_equally_often(
    seed: int, length: int, turns: tuple[int, ...], pictures: int, views: int
) -> None:
    deck = draw_deck(hands(pictures, views), turns, length, Random(seed))

    assert len(deck) == length
    sides = Counter(s.side for s in deck)
    assert abs(sides[Side.LEFT] - sides[Side.RIGHT]) == length % 2
    for side in Side:
        shares = Counter(s.rotation_deg for s in deck if s.side is side)
        counts = [shares[turn] for turn in turns]
        assert sum(counts) == sides[side]
        assert max(counts) - min(counts) <= 1


@given(SEEDS, LENGTHS, st.integers(1, 70))
def test_never_are_four_equal_answers_in_a_row(seed: int, length: int, pictures: int) -> None:
    assert longest_run(draw_deck(hands(pictures), ROTATIONS, length, Random(seed))) <= 3


@given(SEEDS, LENGTHS, st.integers(16, 70))
def test_no_picture_comes_again_within_ten(seed: int, length: int, pictures: int) -> None:
    nearest = nearest_repeat(draw_deck(hands(pictures), ROTATIONS, length, Random(seed)))

    assert nearest is None or nearest > 10


@given(SEEDS, st.integers(2, 10))
def test_a_small_set_keeps_its_pictures_as_far_apart_as_it_can(seed: int, pictures: int) -> None:
    nearest = nearest_repeat(draw_deck(hands(pictures), ROTATIONS, 20, Random(seed)))

    assert nearest is not None
    assert pictures - 1 <= nearest <= pictures


@given(SEEDS, st.integers(1, 4), st.sampled_from([20, 40, 60]))
def test_views_take_turns(seed: int, views: int, length: int) -> None:
    deck = draw_deck(hands(60, views), ROTATIONS, length, Random(seed))

    seen = Counter(s.picture.view for s in deck)
    assert len(seen) == views
    assert max(seen.values()) - min(seen.values()) <= 1


@given(SEEDS, st.integers(1, 4), st.sampled_from([20, 40, 60]))
def test_each_view_shows_both_sides_alike(seed: int, views: int, length: int) -> None:
    deck = draw_deck(hands(60, views), ROTATIONS, length, Random(seed))

    for view in {s.picture.view for s in deck}:
        sides = Counter(s.side for s in deck if s.picture.view == view)
        assert abs(sides[Side.LEFT] - sides[Side.RIGHT]) <= 2


@given(SEEDS)
def test_a_rare_view_is_shown_as_long_as_it_lasts(seed: int) -> None:
    pictures = [*(a_picture(n, view="palm") for n in range(1, 31)), a_picture(31, view="edge")]

    deck = draw_deck(pictures, ROTATIONS, 20, Random(seed))

    assert Counter(s.picture.view for s in deck) == {"palm": 19, "edge": 1}


@given(SEEDS, st.integers(1, 3))
def test_a_picture_shown_twice_shows_its_other_side_the_second_time(seed: int, views: int) -> None:
    deck = draw_deck(hands(20, views), ROTATIONS, 40, Random(seed))

    for number in range(1, 21):
        sides = [s.side for s in deck if s.picture.picture_id == f"hand-{number:02d}"]
        assert sorted(sides) == [Side.LEFT, Side.RIGHT]


@given(SEEDS, LENGTHS)
def test_the_same_seed_draws_the_same_deck(seed: int, length: int) -> None:
    assert draw_deck(hands(30, 3), ROTATIONS, length, Random(seed)) == draw_deck(
        hands(30, 3), ROTATIONS, length, Random(seed)
    )


def test_other_seeds_draw_other_decks() -> None:
    decks = {draw_deck(hands(30, 3), ROTATIONS, 20, Random(seed)) for seed in range(50)}

    assert len(decks) == 50


def test_an_odd_picture_goes_to_either_side_by_chance() -> None:
    more = Counter(
        Counter(s.side for s in draw_deck(hands(20), ROTATIONS, 5, Random(seed))).most_common(1)[0][0]
        for seed in range(200)
    )

    assert set(more) == set(Side)
    assert min(more.values()) > 60


def test_which_side_a_picture_shows_is_chance() -> None:
    first = Counter(draw_deck(hands(20), ROTATIONS, 20, Random(seed))[0].side for seed in range(200))

    assert min(first.values()) > 60


@given(SEEDS, st.sampled_from([20, 40, 60]))
def test_warm_ups_and_deck_follow_the_rules_as_one(seed: int, length: int) -> None:
    rng = Random(seed)
    warm_ups = draw_deck(hands(30), ROTATIONS, 4, rng)

    deck = draw_deck(hands(30), ROTATIONS, length, rng, warm_ups)

    shown = [*warm_ups, *deck]
    assert longest_run(shown) <= 3
    nearest = nearest_repeat(shown)
    assert nearest is None or nearest > 10


def test_without_pictures_there_is_no_deck() -> None:
    with pytest.raises(UserProblem) as told:
        draw_deck([], ROTATIONS, 20, Random(1))

    assert told.value.problem is Problem.TOO_FEW_PICTURES


@given(SEEDS)
def test_arranging_a_fixed_set_changes_its_order_and_nothing_else(seed: int) -> None:
    fixed = [a_stimulus(n, Side.LEFT if n % 2 else Side.RIGHT, ROTATIONS[n % 8]) for n in range(40)]
    warm_ups = [a_stimulus(n, Side.LEFT) for n in (50, 51, 52)]

    order = arrange(fixed, Random(seed), before=warm_ups)

    assert Counter(order) == Counter(fixed)
    assert longest_run([*warm_ups, *order]) <= 3
    assert order[0].side is Side.RIGHT


def test_what_cannot_be_kept_apart_is_shown_all_the_same() -> None:
    only_left = [a_stimulus(n, Side.LEFT) for n in range(6)]

    assert Counter(arrange(only_left, Random(1))) == Counter(only_left)


def test_after_three_equal_answers_the_other_comes() -> None:
    shown = [a_stimulus(n, Side.LEFT) for n in (1, 2, 3)]

    assert not follows_rules(shown, a_stimulus(4, Side.LEFT), 10)
    assert follows_rules(shown, a_stimulus(4, Side.RIGHT), 10)
    assert follows_rules(shown[1:], a_stimulus(4, Side.LEFT), 10)


def test_a_picture_and_its_twin_count_as_one_when_they_are_kept_apart() -> None:
    shown = [a_stimulus(1, Side.LEFT), a_stimulus(2, Side.RIGHT)]

    assert not follows_rules(shown, a_stimulus(1, Side.RIGHT), 2)
    assert follows_rules(shown, a_stimulus(1, Side.RIGHT), 1)
    assert follows_rules(shown, a_stimulus(2, Side.RIGHT), 0)
