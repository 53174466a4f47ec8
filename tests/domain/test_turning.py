"""What may be said of turn, view, posture, level and side: only what is larger than its noise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.picture_kinds import Sight, sight_of
from gmi_trainer.domain.slow_pictures import looks_of, slowest
from gmi_trainer.domain.stimulus import ROTATIONS, Turn, turn_of
from gmi_trainer.domain.turning import (
    LEAST_ANSWERS,
    By,
    Look,
    Of,
    Pooled,
    Turning,
    grouped,
    pooled,
    turning_of,
    without_pauses,
)


def person(
    sessions: int = 6,
    *,
    per_degree_ms: float = 4.0,
    palm_ms: float = 0.0,
    away_ms: float = 0.0,
    right_ms: float = 0.0,
    palm_wrong: float = 0.0,
    seed: int = 1,
) -> list[Look]:
    """Somebody with known habits: 40 pictures a session, both sides, both views, all eight turns."""
    rng = Random(seed)
    looks = []
    for session in range(sessions):
        for number in range(40):
            side = list(Side)[number % 2]
            degrees = ROTATIONS[number // 2 % 8]
            view = "palmar" if number // 16 % 2 else "dorsal"
            turn = turn_of(side, degrees)
            time = 1500 + per_degree_ms * abs(degrees) + rng.gauss(0, 400)
            time += palm_ms * (view == "palmar") + right_ms * (side is Side.RIGHT)
            time += away_ms * (turn is Turn.AWAY)
            is_right = rng.random() > 0.05 + palm_wrong * (view == "palmar")
            looks.append(
                Look(
                    session,
                    side,
                    turn,
                    degrees,
                    view,
                    "flat",
                    2,
                    is_right,
                    time if is_right else None,
                    f"p{number % 20}",
                )
            )
    return looks


def told(looks: Sequence[Look], *, sides_compare: bool = True) -> Turning:
    return turning_of(BodyPart.HAND, looks, looks, looks, sides_compare=sides_compare)


def said(turning: Turning) -> set[tuple[By, Of, object]]:
    return {(one.by, one.of, one.key) for one in turning.findings}


def test_the_curve_rises_with_the_angle_as_it_was_shown() -> None:
    turning = told(person())

    means = [group.mean_ms for group in turning.by_turn]
    assert [group.key for group in turning.by_turn] == [0, 45, 90, 135, 180]
    assert means == sorted(means, key=lambda mean: mean or 0)
    assert (By.TURN, Of.TIME, None) in said(turning)


def test_somebody_whom_turns_do_not_slow_is_not_told_that_they_do() -> None:
    turning = told(person(per_degree_ms=0))

    assert turning.turn_is_known
    assert not turning.findings


def test_a_slow_view_is_named_and_a_fuzzy_one_as_well() -> None:
    assert said(told(person(palm_ms=500, per_degree_ms=0))) == {(By.VIEW, Of.TIME, Sight.PALM)}
    assert said(told(person(palm_wrong=0.3, per_degree_ms=0))) == {(By.VIEW, Of.ACCURACY, Sight.PALM)}


def test_what_is_no_more_than_chance_is_seldom_told() -> None:
    """Forty people without any habits: no more than a few of them hear of one."""
    heard = sum(bool(told(person(seed=seed, per_degree_ms=0)).findings) for seed in range(40))

    assert heard <= 4


def test_a_sore_limb_that_answered_its_own_side_leaves_the_sides_untold() -> None:
    looks = person(right_ms=900)

    assert (By.SIDE, Of.TIME, Side.RIGHT) in said(told(looks))
    without = told(looks, sides_compare=False)
    assert not without.by_side
    assert not without.turn_by_side
    assert (By.SIDE, Of.TIME, Side.RIGHT) not in said(without)


def test_a_few_slow_pictures_are_no_slow_view_however_often_they_are_seen() -> None:
    """The same ten pictures in sixty tests: two of five palms are slow in themselves, and that is not the palm."""
    slow = {"p5", "p9"}
    looks = [
        replace(look, view="palmar" if int(look.picture[1:]) % 4 == 1 else "dorsal")
        for look in person(60, per_degree_ms=0)
    ]
    looks = [
        replace(
            look, rt_ms=look.rt_ms + 900 if look.rt_ms is not None and look.picture in slow else look.rt_ms
        )
        for look in looks
    ]

    turning = told(looks)

    palm, back = ({g.key: g for g in turning.by_view}[key] for key in (Sight.PALM, Sight.BACK_OF_HAND))
    assert (palm.mean_ms or 0) - (back.mean_ms or 0) > 300
    assert (By.VIEW, Of.TIME, Sight.PALM) not in said(turning)


def test_turns_that_are_one_with_the_view_or_with_a_few_pictures_say_nothing() -> None:
    """Palms always upright and backs always upside down: it could be either."""
    looks = [look for look in person(9) if look.from_upright_deg in (0, 180)]
    mixed_up = [replace(k, view="palmar" if k.from_upright_deg else "dorsal") for k in looks]
    few = [replace(k, picture=f"p{k.from_upright_deg}") for k in looks]

    for turning in (told(mixed_up), told(few)):
        assert turning.turn_is_known
        assert (By.TURN, Of.TIME, None) not in said(turning)


def test_each_kind_of_groups_can_be_asked_for() -> None:
    turning = told(person())

    assert [turning.of(by) for by in By] == [
        turning.by_turn,
        turning.by_view,
        turning.by_posture,
        turning.by_level,
        turning.by_side,
    ]


def test_a_kind_with_a_few_answers_is_no_match_for_the_others() -> None:
    looks = person(6, per_degree_ms=0)
    rare = [replace(look, posture="rare", rt_ms=9000.0, is_right=True) for look in looks[:5]]

    turning = told([*looks, *rare])

    assert {group.key: group.mean_ms for group in turning.by_posture}["rare"] is None
    assert not [one for one in turning.findings if one.by is By.POSTURE]


def test_in_a_short_drill_no_time_is_taken_for_a_pause() -> None:
    looks = [replace(look, rt_ms=1000.0 * n, is_right=True) for n, look in enumerate(person(1)[:12], 1)]

    assert without_pauses(looks) == tuple(looks)


def test_one_session_says_nothing_of_the_sides() -> None:
    assert (By.SIDE, Of.TIME, Side.RIGHT) not in said(told(person(1, right_ms=1500)))


def test_few_answers_have_no_mean() -> None:
    few = pooled(person()[: LEAST_ANSWERS - 1])

    assert few.mean_ms is None
    assert few.accuracy is None


def test_the_noise_is_that_of_the_mean() -> None:
    times = [1000.0, 1200.0, 1400.0] * 8
    looks = [Look(1, Side.LEFT, Turn.NONE, 0, "palmar", "flat", 2, True, time) for time in times]

    (group,) = grouped(looks, lambda look: look.side)

    assert group.mean_ms == pytest.approx(1200)
    assert group.noise_ms == pytest.approx(1.96 * 166.81 / 24**0.5, rel=1e-3)


def test_the_share_of_right_answers_has_a_range_even_where_all_were_right() -> None:
    low, high = Pooled(20, 20, 20, 0, 0).accuracy_range

    assert low == pytest.approx(0.839, abs=0.001)
    assert high == 1.0


def test_a_time_at_the_door_moves_no_mean_and_stays_right() -> None:
    looks = person(1)
    at_the_door = replace(looks[0], is_right=True, rt_ms=180_000.0)

    kept = without_pauses([at_the_door, *looks[1:]])

    assert kept[0].rt_ms is None
    assert kept[0].is_right
    assert sum(look.rt_ms is None for look in kept[1:]) == sum(look.rt_ms is None for look in looks[1:])


def test_levels_are_held_against_each_other_over_whole_sessions() -> None:
    """Good and bad days alone make no level slow."""
    rng = Random(5)
    looks = []
    for session in range(8):
        day = rng.gauss(0, 600)
        for look in person(1, seed=session):
            shifted = look.rt_ms + day if look.rt_ms is not None else None
            looks.append(replace(look, session_id=session, level=2 + session % 2, rt_ms=shifted))

    turning = told(looks)

    assert all((group.between_ms or 0) > group.pooled.error_ms for group in turning.by_level)
    assert not [one for one in turning.findings if one.by is By.LEVEL]


def test_the_hallmark_holds_equal_angles_against_each_other() -> None:
    mark = told(person(20, away_ms=250)).hallmark
    none = told(person(20)).hallmark

    assert mark is not None
    assert none is not None
    assert mark.is_clear
    assert mark.gap_ms == pytest.approx(250, abs=mark.noise_ms)
    assert abs(none.gap_ms) < none.noise_ms * 1.5
    assert told(person(2)).hallmark is None
    feet = person(20, away_ms=250)
    assert turning_of(BodyPart.FOOT, feet, feet, feet, sides_compare=True).hallmark is None


def test_the_hallmark_needs_several_pictures_and_both_ways_at_an_angle() -> None:
    looks = [look for look in person(20, away_ms=250) if look.view == "dorsal"]

    one_way_at_each_angle = [
        look for look in looks if (look.turn is Turn.AWAY) is (look.from_upright_deg == 90)
    ]
    assert told([replace(look, picture="the one") for look in looks]).hallmark is None
    assert told(one_way_at_each_angle).hallmark is None


def test_what_tests_turn_is_not_held_against_each_other_by_way() -> None:
    looks = person(20, away_ms=250)

    turning = turning_of(BodyPart.HAND, looks, looks, sides_compare=True)

    assert turning.turn_by_way == ()
    assert turning.hallmark is None


def test_views_are_told_in_as_few_kinds_as_can_be_told_apart() -> None:
    assert sight_of(BodyPart.HAND, "palmar_obl") is Sight.PALM
    assert sight_of(BodyPart.FOOT, "sole_med") is Sight.SOLE
    assert sight_of(BodyPart.KNEE, "own") is Sight.OWN_EYES
    assert sight_of(BodyPart.NECK, "from a pack") is Sight.OTHER


# -- pictures ------------------------------------------------------------------------------------------------


def seen(name: str, *times: float | None, level: int = 2) -> list[Look]:
    """Answers to one picture; None is a wrong one."""
    return [
        Look(1, Side.LEFT, Turn.NONE, 0, "palmar", "flat", level, time is not None, time, name)
        for time in times
    ]


def test_the_slowest_pictures_need_three_right_answers() -> None:
    looks = [*seen("slow", 4000, 3000, 5000, level=3), *seen("usual", 1000, 1000, 1000)]
    looks += [*seen("quick", 800, 700, 900), *seen("seldom", 9000, 9000), *seen("gone", 9000, 9000, 9000)]

    found = slowest(looks_of(looks), {"slow", "usual", "quick", "seldom"})

    assert [one.picture for one in found.slow] == ["slow"]
    assert found.slow[0].usual_ms == 4000
    assert found.level == 3


def test_what_is_often_wrong_is_mixed_up_and_not_slow() -> None:
    looks = [*seen("mixed", None, None, 5000), *seen("all wrong", None, None, None), *seen("a", 1, 1, 1)]

    found = slowest(looks_of(looks), {"mixed", "all wrong", "a"})

    assert [one.picture for one in found.mixed_up] == ["all wrong", "mixed"]
    assert not found.slow


def test_without_answers_there_is_nothing_to_practise() -> None:
    assert slowest((), ()).all == ()
    assert slowest((), ()).level == 1
    assert not told([]).findings
    assert not told([]).turn_is_known
