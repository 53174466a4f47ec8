"""A person's own ladder: what it begins with, and what they make of it."""

from __future__ import annotations

from dataclasses import replace

from gmi_trainer.domain.activity_ladder import (
    LONGEST_WORDS,
    KeptRung,
    Rung,
    can_move,
    in_use,
    kept_of,
    ladder_of,
    left_out,
    moved,
    renamed,
    tidy,
    with_own,
    without,
)
from tests.activity_fakes import CLOTH, CUP, HAND_LADDER, REST

LADDER = (REST, CLOTH, CUP)


def names(ladder: tuple[Rung, ...]) -> list[str]:
    return [rung.rung_id for rung in ladder]


def test_who_changed_nothing_has_the_ladder_as_it_came() -> None:
    assert ladder_of(HAND_LADDER, ()) == LADDER


def test_what_is_kept_comes_back_as_it_was() -> None:
    ladder = with_own(
        renamed(left_out(LADDER, "cup", out=True), "rest", "Rest it"), "own-1", "Stroke", "rest"
    )

    kept = kept_of(ladder, HAND_LADDER)

    assert kept == (
        KeptRung("rest", "Rest it"),
        KeptRung("own-1", "Stroke"),
        KeptRung("cloth"),
        KeptRung("cup", is_left_out=True),
    )
    assert ladder_of(HAND_LADDER, kept) == ladder


def test_steps_that_a_later_edition_brings_stand_after_those_that_they_follow_there() -> None:
    kept = (KeptRung("cup"), KeptRung("rest"))

    assert names(ladder_of(HAND_LADDER, kept)) == ["cup", "rest", "cloth"]
    assert names(ladder_of(HAND_LADDER, (KeptRung("own-1", "Stroke"),))) == ["rest", "cloth", "cup", "own-1"]


def test_a_step_that_no_edition_has_any_more_goes_unless_it_has_words_of_ones_own() -> None:
    kept = (KeptRung("gone"), KeptRung("rest"), KeptRung("old", "My old step"))

    ladder = ladder_of(HAND_LADDER, kept)

    assert names(ladder) == ["rest", "cloth", "cup", "old"]
    assert ladder[-1].is_own


def test_a_step_of_ones_own_comes_at_the_top_or_above_another() -> None:
    assert names(with_own(LADDER, "own-1", "  Stroke   my cat ", None)) == ["rest", "cloth", "cup", "own-1"]
    ladder = with_own(LADDER, "own-1", "  Stroke   my cat ", "rest")
    assert names(ladder) == ["rest", "own-1", "cloth", "cup"]
    assert ladder[1].words == "Stroke my cat"


def test_words_are_tidy_and_not_endless() -> None:
    assert tidy(" a\n b ") == "a b"
    assert len(tidy("x" * 500)) == LONGEST_WORDS


def test_moving_changes_places_with_the_next_one_in_use() -> None:
    ladder = left_out(LADDER, "cloth", out=True)

    assert names(moved(ladder, "rest", up=True)) == ["cup", "cloth", "rest"]
    assert names(moved(ladder, "cup", up=False)) == ["cup", "cloth", "rest"]
    assert moved(ladder, "cup", up=True) == ladder
    assert can_move(ladder, "rest", up=True)
    assert not can_move(ladder, "rest", up=False)
    assert not can_move(left_out(ladder, "rest", out=True)[:2], "rest", up=True)


def test_what_is_left_out_can_be_put_back() -> None:
    out = left_out(LADDER, "cloth", out=True)

    assert names(in_use(out)) == ["rest", "cup"]
    assert left_out(out, "cloth", out=False) == LADDER


def test_only_steps_of_ones_own_can_be_deleted() -> None:
    own = replace(CUP, rung_id="own-1", is_own=True)

    assert without((*LADDER, own), "own-1") == LADDER
    assert without(LADDER, "cup") == LADDER
