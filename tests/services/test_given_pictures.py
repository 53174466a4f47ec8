"""A drill of given pictures: only those and their twins come, and nothing is concluded from it for a level."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest

from gmi_trainer.domain.activity import DrillSpec, spec_for_given, spec_for_training
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.easier_drill import easier_drill
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import ROTATIONS, UPRIGHT_ROTATIONS
from gmi_trainer.services.drills import Before
from tests.services.test_drills import Practice, answer_all, hands
from tests.services.test_replay import Stage

GIVEN = tuple(picture.sha256 for picture in (*hands(4), *hands(3, level=3, first=20)))


def practice() -> Practice:
    return Practice([*hands(12), *hands(12, level=3, first=20)])


def given(count: int = len(GIVEN), level: int = 2) -> DrillSpec:
    return spec_for_given(BodyPart.HAND, GIVEN[:count], level=level)


def test_only_the_given_pictures_come_whatever_their_level_each_from_both_sides() -> None:
    deck = practice().drills.prepare(given(), seed=7).deck

    assert {s.picture.sha256 for s in deck} == set(GIVEN)
    assert Counter(s.side for s in deck) == {Side.LEFT: 10, Side.RIGHT: 10}
    sides = {sha: {s.side for s in deck if s.picture.sha256 == sha} for sha in GIVEN}
    assert all(len(seen) == 2 for seen in sides.values())
    assert {s.rotation_deg for s in deck} == set(ROTATIONS)


def test_a_picture_comes_again_as_late_as_a_small_set_allows() -> None:
    deck = practice().drills.prepare(given(), seed=7).deck
    names = [s.picture.sha256 for s in deck]

    nearest = min(b - a for a, one in enumerate(names) for b in range(a + 1, len(names)) if names[b] == one)

    assert nearest >= len(GIVEN) - 2


def test_the_turns_are_those_of_the_level() -> None:
    deck = practice().drills.prepare(given(5, level=1), seed=7).deck

    assert len(deck) == 10
    assert {s.rotation_deg for s in deck} <= set(UPRIGHT_ROTATIONS)


def test_with_a_pack_gone_the_others_are_practised_until_too_few_are_left() -> None:
    some = Practice(hands(12))  # those of level 3 are gone

    assert {s.picture.sha256 for s in some.drills.prepare(given(), seed=7).deck} == set(GIVEN[:4])
    for picture in hands(2):
        some.choices.keep_out(picture.sha256, picture.picture_id)
    with pytest.raises(UserProblem) as told:
        some.drills.prepare(given(), seed=7)
    assert told.value.problem is Problem.GIVEN_PICTURES_GONE


def test_no_harder_level_is_suggested_after_given_pictures() -> None:
    some = practice()
    run = some.drills.begin(some.drills.prepare(given(), 7), {}, Before(2, last_was_easy=True))
    answer_all(run)
    with_all = some.drills.begin(
        some.drills.prepare(spec_for_training(BodyPart.HAND, level=2), 7), {}, Before(2, last_was_easy=True)
    )
    answer_all(with_all)

    assert some.drills.finish(run, {}, Before(2, last_was_easy=True)).next_level is None
    assert some.drills.finish(with_all, {}, Before(2, last_was_easy=True)).next_level == 3


def test_easier_after_a_stop_is_a_drill_of_all_pictures() -> None:
    assert easier_drill(given(), (1, 2, 3)).only == ()


def test_it_stands_in_the_record_and_rows_from_before_have_all_pictures() -> None:
    stored = msgspec.json.encode(given())
    before = msgspec.json.decode(stored)
    del before["only"]

    assert msgspec.json.decode(stored, type=DrillSpec) == given()
    assert msgspec.convert(before, type=DrillSpec).only == ()


def test_a_script_limits_training_by_the_pictures_own_names() -> None:
    stage = Stage()
    names = "hand-01 hand-02 hand-03"

    played = stage.play(
        "mode: training", "pictures: 6", f"only: {names}", "earlier drills: 2", "the rest correct after 800"
    )

    assert {t.stimulus.picture.picture_id for t in played.trials} == set(names.split())
    assert len(stage.world.record.sessions[played.session_id].spec.only) == 3
    assert stage.problem_of("mode: training", "only: h9 hand-01", "the rest correct after 800") == (
        2,
        "there is no picture called h9, or it is left out",
    )
    assert stage.problem_of("mode: test", f"only: {names}", "the rest correct after 800")[0] == 2
