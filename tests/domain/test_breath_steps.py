"""From a gentle breath to the goal and back, within what cautions leave open."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.breath_course import BreathDone
from gmi_trainer.domain.breath_steps import (
    LONGEST_CAUTIOUS_OUT_MS,
    Caution,
    Cautions,
    after_saying,
    easier_than,
    gentler_of,
    is_open,
    kept_open,
    next_step,
    suggested_step,
    suggests_talk,
    usual_minutes,
)
from gmi_trainer.domain.breathing import EASIEST, GOAL, LADDER, BreathPattern, BreathSpec, Ending, Pace
from tests.domain.test_breathing import PATTERNS

TODAY = date(2025, 3, 10)
CAREFUL = Cautions(TODAY, frozenset({Caution.HEART}))
THREE_FOUR, THREE_SIX, FOUR_SIX, FOUR_EIGHT = LADDER


def seconds(in_s: float, out_s: float, hold_full_s: float = 0, hold_empty_s: float = 0) -> BreathPattern:
    return BreathPattern(*(round(part * 1_000) for part in (in_s, out_s, hold_full_s, hold_empty_s)))


def is_within(one: BreathPattern, other: BreathPattern) -> bool:
    """No part of it is longer, and it has no holds."""
    return one.in_ms <= other.in_ms and one.out_ms <= other.out_ms and not one.has_holds


# -- cautions --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cautions", "be_careful"),
    [
        (Cautions(TODAY), False),
        (Cautions(TODAY, is_said=False), True),  # rather not said
        *((Cautions(TODAY, frozenset({caution})), True) for caution in Caution),
    ],
)
def test_one_reason_is_enough_and_so_is_rather_not_saying(cautions: Cautions, be_careful: bool) -> None:
    assert cautions.be_careful is be_careful


@pytest.mark.parametrize(
    ("pattern", "for_the_careful"),
    [
        (GOAL, False),
        (seconds(4, 6.5), False),
        (FOUR_SIX, True),
        (seconds(5, 6), True),
        (seconds(4, 6, 0.5), False),
        (seconds(4, 6, 0, 0.5), False),
        (EASIEST, True),
    ],
)
def test_a_reason_to_be_careful_closes_holds_and_breaths_out_over_six_seconds(
    pattern: BreathPattern, for_the_careful: bool
) -> None:
    assert is_open(pattern, None)  # not asked yet
    assert is_open(pattern, Cautions(TODAY))
    assert is_open(pattern, CAREFUL) is for_the_careful


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        (GOAL, FOUR_SIX),
        (seconds(4, 6, 2), FOUR_SIX),
        (seconds(3, 4, 0, 1), THREE_FOUR),
        (seconds(5, 10, 2, 2), seconds(5, 6)),
        (seconds(2.5, 10), seconds(2.5, 6)),
        (THREE_SIX, THREE_SIX),
    ],
)
def test_what_is_closed_becomes_the_nearest_that_is_open(chosen: BreathPattern, kept: BreathPattern) -> None:
    assert kept_open(chosen, CAREFUL) == kept
    assert kept_open(chosen, Cautions(TODAY)) == kept_open(chosen, None) == chosen


@given(PATTERNS)
def test_what_is_kept_is_open_no_part_of_it_longer_and_still_breathed_out_for_longer(
    pattern: BreathPattern,
) -> None:
    kept = kept_open(pattern, CAREFUL)

    assert is_open(kept, CAREFUL)
    assert kept == pattern or is_within(kept, pattern)
    assert kept.out_ms == pattern.out_ms or kept.in_ms < kept.out_ms == LONGEST_CAUTIOUS_OUT_MS


# -- easier ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "easier"),
    [
        (FOUR_EIGHT, FOUR_SIX),
        (FOUR_SIX, THREE_SIX),
        (THREE_SIX, THREE_FOUR),
        (THREE_FOUR, EASIEST),
        (EASIEST, None),
        (seconds(5, 10), FOUR_EIGHT),
        (seconds(4, 8, 2, 2), FOUR_EIGHT),  # the holds go first
        (seconds(2.5, 10), seconds(2.5, 8)),  # beside the ladder, not all the way down
        (seconds(5, 5), seconds(4, 5)),
        (seconds(2.5, 3, 0.5), EASIEST),
        (seconds(2.5, 3.5), EASIEST),
    ],
)
def test_the_next_easier_breath(pattern: BreathPattern, easier: BreathPattern | None) -> None:
    assert easier_than(pattern) == easier


@given(PATTERNS)
def test_easier_is_shorter_has_no_holds_and_no_longer_part(pattern: BreathPattern) -> None:
    easier = easier_than(pattern)

    assert (easier is None) is (pattern == EASIEST)
    if easier is not None:
        assert easier.cycle_ms < pattern.cycle_ms
        assert is_within(easier, pattern)


@given(PATTERNS)
def test_a_few_presses_lead_to_the_easiest(pattern: BreathPattern) -> None:
    way = [pattern]
    while (easier := easier_than(way[-1])) is not None:
        way.append(easier)

    assert way[-1] == EASIEST
    assert len(way) <= 6


@given(PATTERNS)
def test_easier_stays_open_for_the_careful(pattern: BreathPattern) -> None:
    easier = easier_than(kept_open(pattern, CAREFUL))

    assert easier is None or is_open(easier, CAREFUL)


def test_of_two_breaths_the_shorter_is_gentler() -> None:
    assert gentler_of(GOAL, FOUR_SIX) == gentler_of(FOUR_SIX, GOAL) == FOUR_SIX


# -- after a session -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pace", "pattern", "own"),
    [
        (Pace.COMFORTABLE, GOAL, GOAL),
        (Pace.A_LITTLE_TOO_LONG, GOAL, FOUR_SIX),
        (Pace.TOO_LONG, GOAL, THREE_FOUR),
        (Pace.A_LITTLE_TOO_LONG, FOUR_SIX, THREE_SIX),
        (Pace.TOO_LONG, FOUR_SIX, THREE_FOUR),
        (Pace.A_LITTLE_TOO_LONG, THREE_SIX, THREE_FOUR),
        (Pace.A_LITTLE_TOO_LONG, THREE_FOUR, EASIEST),
        (Pace.TOO_LONG, THREE_FOUR, EASIEST),
        (Pace.A_LITTLE_TOO_LONG, EASIEST, EASIEST),
        (Pace.TOO_LONG, EASIEST, EASIEST),
        (Pace.A_LITTLE_TOO_LONG, seconds(5, 10, 2), FOUR_SIX),
        (Pace.TOO_LONG, seconds(2.5, 10), seconds(2.5, 4)),  # not a longer breath in
    ],
)
def test_too_long_makes_a_gentler_breath_the_own(
    pace: Pace, pattern: BreathPattern, own: BreathPattern
) -> None:
    assert after_saying(pace, pattern) == own


@given(PATTERNS, st.sampled_from((Pace.A_LITTLE_TOO_LONG, Pace.TOO_LONG)))
def test_too_long_never_makes_any_part_longer(pattern: BreathPattern, pace: Pace) -> None:
    own = after_saying(pace, pattern)

    assert own == pattern == EASIEST or (own.cycle_ms < pattern.cycle_ms and is_within(own, pattern))


@given(PATTERNS)
def test_too_long_is_at_least_as_gentle_as_a_little_too_long(pattern: BreathPattern) -> None:
    much, little = after_saying(Pace.TOO_LONG, pattern), after_saying(Pace.A_LITTLE_TOO_LONG, pattern)

    assert much.cycle_ms <= little.cycle_ms


# -- steps up --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "step", "when_careful"),
    [
        (EASIEST, THREE_FOUR, THREE_FOUR),
        (THREE_FOUR, THREE_SIX, THREE_SIX),
        (THREE_SIX, FOUR_SIX, FOUR_SIX),
        (FOUR_SIX, GOAL, None),
        (GOAL, None, None),
        (seconds(5, 10), None, None),  # beyond the goal
        (seconds(5, 6), GOAL, None),
        (seconds(2.5, 7), GOAL, None),  # 4-6 would be a shorter breath out
        (seconds(3, 9), None, None),  # as long as the goal
        (seconds(3, 8), GOAL, None),
    ],
)
def test_the_next_step_towards_the_goal(
    pattern: BreathPattern, step: BreathPattern | None, when_careful: BreathPattern | None
) -> None:
    assert next_step(pattern, None) == next_step(pattern, Cautions(TODAY)) == step
    assert next_step(pattern, CAREFUL) == when_careful


@given(PATTERNS, st.sampled_from((None, Cautions(TODAY), CAREFUL)))
def test_a_step_up_is_open_longer_and_never_beyond_the_goal(
    pattern: BreathPattern, cautions: Cautions | None
) -> None:
    step = next_step(pattern, cautions)

    if step is not None:
        assert is_open(step, cautions)
        assert step.cycle_ms > pattern.cycle_ms
        assert pattern.out_ms <= step.out_ms <= GOAL.out_ms


def test_the_steps_lead_from_the_easiest_to_the_goal_and_stop_early_for_the_careful() -> None:
    def way(cautions: Cautions | None) -> list[BreathPattern]:
        steps = [EASIEST]
        while (step := next_step(steps[-1], cautions)) is not None:
            steps.append(step)
        return steps

    assert way(None) == [EASIEST, *LADDER]
    assert way(CAREFUL) == [EASIEST, *LADDER[:-1]]


@pytest.mark.parametrize(
    ("paces", "step"),
    [
        ([], None),
        ([(FOUR_SIX, Pace.COMFORTABLE)], GOAL),
        ([(FOUR_SIX, None)], None),  # not said, or not whole
        ([(FOUR_SIX, Pace.A_LITTLE_TOO_LONG)], None),
        ([(FOUR_SIX, Pace.TOO_LONG), (FOUR_SIX, Pace.COMFORTABLE)], None),  # the newest counts
        ([(FOUR_SIX, Pace.COMFORTABLE), (FOUR_SIX, Pace.TOO_LONG)], GOAL),
        ([(THREE_SIX, Pace.COMFORTABLE)], None),  # another breath says nothing about this one
    ],
)
def test_a_step_up_is_suggested_after_a_comfortable_session_with_this_very_breath(
    paces: list[tuple[BreathPattern, Pace | None]], step: BreathPattern | None
) -> None:
    assert suggested_step(FOUR_SIX, None, paces, saves_energy=False) == step
    assert suggested_step(FOUR_SIX, None, paces, saves_energy=True) is None
    assert suggested_step(FOUR_SIX, CAREFUL, paces, saves_energy=False) is None


def test_the_careful_are_offered_the_steps_that_are_open() -> None:
    said = [(THREE_SIX, Pace.COMFORTABLE)]

    assert suggested_step(THREE_SIX, CAREFUL, said, saves_energy=False) == FOUR_SIX


# -- how long --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sessions", "days_ago", "minutes", "saving"),
    [
        (0, None, 1, 1),
        (0, 30, 1, 1),
        (1, None, 1, 1),
        (1, 0, 2, 2),
        (9, 6, 2, 2),
        (1, 7, 5, 2),
        (99, 400, 5, 2),
        (3, -2, 2, 2),  # the clock was set back
    ],
)
def test_one_minute_then_two_in_the_first_week_then_five_but_not_for_who_saves_energy(
    sessions: int, days_ago: int | None, minutes: int, saving: int
) -> None:
    first = None if days_ago is None else TODAY - timedelta(days=days_ago)

    assert usual_minutes(sessions, first, TODAY) == minutes
    assert usual_minutes(sessions, first, TODAY, saves_energy=True) == saving


# -- dizzy twice -----------------------------------------------------------------------------------------------


def ended(*endings: Ending | None) -> list[BreathDone]:
    """Sessions, newest first."""
    at = datetime(2025, 3, 10, 9, tzinfo=UTC)
    one = BreathDone(1, "s-1", TODAY, at, 0, at, BreathSpec(), 3, 36_000, GOAL)
    return [
        replace(one, session_id=-n, uuid=f"s{n}", started_utc=at - timedelta(days=n), ending=ending)
        for n, ending in enumerate(endings)
    ]


WHOLE, STOPPED, DIZZY = Ending


@pytest.mark.parametrize(
    ("newest_first", "talk"),
    [
        ((), False),
        ((DIZZY,), False),
        ((DIZZY, DIZZY), True),
        ((DIZZY, DIZZY, WHOLE), True),
        ((DIZZY, WHOLE, DIZZY), False),
        ((DIZZY, STOPPED, DIZZY), False),
        ((DIZZY, None, DIZZY), False),  # interrupted
        ((WHOLE, DIZZY, DIZZY), False),  # it went well again
        ((STOPPED, STOPPED, STOPPED), False),
    ],
)
def test_dizzy_twice_in_a_row_suggests_a_talk(newest_first: tuple[Ending | None, ...], talk: bool) -> None:
    assert suggests_talk(ended(*newest_first)) is talk


@given(st.lists(st.sampled_from((*Ending, None)), max_size=5), st.sampled_from(Ending))
def test_a_session_that_is_only_just_over_counts_as_the_newest(
    earlier: list[Ending | None], now: Ending
) -> None:
    assert suggests_talk(ended(*earlier), now) is suggests_talk(ended(now, *earlier))


def test_the_ladder_s_steps_are_each_other_s_way_back() -> None:
    assert all(easier_than(step) == before for before, step in pairwise((EASIEST, *LADDER)))
