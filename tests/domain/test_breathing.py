"""What a breath can be, how long a session lasts, and the script that paces it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.breathing import (
    BREATH_COUNTS,
    EASIEST,
    GOAL,
    HOLD_MS,
    IN_MS,
    LADDER,
    LEAD_IN_MS,
    MINUTES,
    OUT_MS,
    STEP_MS,
    BreathPattern,
    BreathPhase,
    BreathSpec,
    breaths_in,
    fullness,
    script_for,
)
from gmi_trainer.domain.script import NS_PER_MS, Phase, Script, phase_at

SECOND = 1_000 * NS_PER_MS


def steps(bounds: tuple[int, int]) -> st.SearchStrategy[int]:
    return st.sampled_from(range(bounds[0], bounds[1] + 1, STEP_MS))


PATTERNS = st.builds(BreathPattern, steps(IN_MS), steps(OUT_MS), steps(HOLD_MS), steps(HOLD_MS))


def parts_of(script: Script) -> list[tuple[str, float, int]]:
    """What to do, for how many seconds, in which breath."""
    return [(phase.kind, phase.ns / SECOND, phase.round) for phase in script.phases]


# -- one breath ------------------------------------------------------------------------------------------------


def test_the_default_is_the_goal_four_in_and_eight_out_without_a_hold() -> None:
    assert BreathPattern() == BreathSpec().pattern == GOAL
    assert GOAL.parts == ((BreathPhase.IN, 4_000), (BreathPhase.OUT, 8_000))
    assert (GOAL.cycle_ms, GOAL.per_minute, GOAL.has_holds) == (12_000, 5.0, False)


def test_a_breath_with_holds_has_four_parts() -> None:
    pattern = BreathPattern(2_500, 3_500, hold_full_ms=500, hold_empty_ms=2_000)

    assert pattern.parts == (
        (BreathPhase.IN, 2_500),
        (BreathPhase.HOLD_FULL, 500),
        (BreathPhase.OUT, 3_500),
        (BreathPhase.HOLD_EMPTY, 2_000),
    )
    assert pattern.cycle_ms == 8_500
    assert pattern.has_holds


@pytest.mark.parametrize(
    "pattern",
    [
        (2_000, 8_000, 0, 0),
        (5_500, 8_000, 0, 0),
        (4_000, 2_500, 0, 0),
        (4_000, 10_500, 0, 0),
        (4_000, 8_000, -500, 0),
        (4_000, 8_000, 2_500, 0),
        (4_000, 8_000, 0, 2_500),
        (4_250, 8_000, 0, 0),
        (4_000, 8_001, 0, 0),
        (4_000, 8_000, 100, 0),
    ],
)
def test_nothing_else_is_a_breath_here(pattern: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="no part of a breath"):
        BreathPattern(*pattern)


@pytest.mark.parametrize("pattern", [(2_500, 3_000, 0, 0), (5_000, 10_000, 2_000, 2_000)])
def test_the_shortest_and_the_longest_are_allowed(pattern: tuple[int, int, int, int]) -> None:
    assert BreathPattern(*pattern).cycle_ms == sum(pattern)


@given(PATTERNS)
def test_no_breath_is_slower_than_three_or_faster_than_fifteen_a_minute(pattern: BreathPattern) -> None:
    assert 3 <= pattern.per_minute <= 15


def test_the_ladder_climbs_to_the_goal_as_the_science_has_it() -> None:
    assert [(step.in_ms // 1_000, step.out_ms // 1_000) for step in LADDER] == [
        (3, 4),
        (3, 6),
        (4, 6),
        (4, 8),
    ]
    assert [round(step.per_minute, 1) for step in LADDER] == [8.6, 6.7, 6.0, 5.0]
    assert LADDER[-1] == GOAL
    assert all(one.cycle_ms < next_one.cycle_ms for one, next_one in pairwise((EASIEST, *LADDER)))


# -- a session -------------------------------------------------------------------------------------------------


def test_five_minutes_are_25_breaths_and_the_first_minute_is_five() -> None:
    assert breaths_in(5, GOAL) == 25 == BreathSpec().breaths
    assert breaths_in(1, GOAL) == 5


@pytest.mark.parametrize(
    ("minutes", "pattern", "breaths"),
    [
        (2, GOAL, 10),
        (20, GOAL, 100),
        (1, LADDER[0], 9),  # 8.6
        (1, LADDER[1], 7),  # 6.7
        (2.5, GOAL, 13),  # 12.5: to the next one
        (0.05, GOAL, 1),
    ],
)
def test_minutes_become_the_nearest_number_of_whole_breaths(
    minutes: float, pattern: BreathPattern, breaths: int
) -> None:
    assert breaths_in(minutes, pattern) == breaths


@given(st.sampled_from(MINUTES), PATTERNS)
def test_a_length_in_minutes_is_kept_within_half_a_breath(minutes: int, pattern: BreathPattern) -> None:
    off_ms = abs(breaths_in(minutes, pattern) * pattern.cycle_ms - minutes * 60_000)

    assert off_ms <= pattern.cycle_ms / 2


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"breaths": 0}, "at least one breath"),
        ({"lead_in_ms": -1}, "lead-in"),
        ({"volume_percent": 101}, "volume"),
        ({"volume_percent": -1}, "volume"),
    ],
)
def test_a_session_that_cannot_be_is_none(wrong: dict[str, int], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        BreathSpec(**wrong)  # type: ignore[arg-type]  # names are checked there


def test_silence_and_no_lead_in_are_possible() -> None:
    assert BreathSpec(volume_percent=0, lead_in_ms=0, breaths=1).volume_percent == 0


# -- the script ------------------------------------------------------------------------------------------------


def test_a_script_begins_with_time_to_sit_well_and_ends_with_a_breath_out() -> None:
    assert parts_of(script_for(GOAL, range(1, 3))) == [
        ("lead_in", 5, 1),
        ("in", 4, 1),
        ("out", 8, 1),
        ("in", 4, 2),
        ("out", 8, 2),
    ]


def test_nobody_is_left_holding_at_the_end() -> None:
    pattern = BreathPattern(4_000, 6_000, hold_full_ms=1_000, hold_empty_ms=2_000)

    assert parts_of(script_for(pattern, (7, 8), lead_in_ms=0)) == [
        ("in", 4, 7),
        ("hold_full", 1, 7),
        ("out", 6, 7),
        ("hold_empty", 2, 7),
        ("in", 4, 8),
        ("hold_full", 1, 8),
        ("out", 6, 8),
    ]


def test_a_script_has_at_least_one_breath() -> None:
    with pytest.raises(ValueError, match="at least one breath"):
        script_for(GOAL, ())


@given(PATTERNS, st.sampled_from(BREATH_COUNTS))
def test_a_session_lasts_as_long_as_its_breaths(pattern: BreathPattern, breaths: int) -> None:
    script = script_for(pattern, range(1, breaths + 1))

    assert script.length_ns == ((LEAD_IN_MS + breaths * pattern.cycle_ms - pattern.hold_empty_ms) * NS_PER_MS)
    assert script.phases[-1].kind == BreathPhase.OUT


# -- what is to be seen ----------------------------------------------------------------------------------------


def filled(script: Script, at_s: float) -> float:
    moment = phase_at(script, round(at_s * SECOND))
    assert moment is not None
    return fullness(moment)


def test_the_chest_fills_and_empties_softly() -> None:
    script = script_for(BreathPattern(4_000, 8_000, 1_000, 1_000), (1, 2), lead_in_ms=2_000)

    seen = [filled(script, at_s) for at_s in (0, 1.9, 2, 4, 6, 6.5, 7, 11, 15, 15.5, 16)]

    assert seen == pytest.approx([0, 0, 0, 0.5, 1, 1, 1, 0.5, 0, 0, 0])
    assert filled(script, 2.4) < 0.03  # softly: a tenth of the breath in has hardly begun to fill
    assert filled(script, 5.6) > 0.97
    assert filled(script, 7.8) > 0.97  # and a tenth of the breath out has hardly begun to empty
    assert filled(script, 14.2) < 0.03


@given(PATTERNS, st.integers(0, 60_000))
def test_nothing_ever_jumps(pattern: BreathPattern, at_ms: int) -> None:
    script = script_for(pattern, range(1, 12))
    frame_s = 0.016
    steepest = 1.6 / (min(pattern.in_ms, pattern.out_ms) / 1_000)  # half a cosine: pi / 2 at its steepest

    one, other = filled(script, at_ms / 1_000), filled(script, at_ms / 1_000 + frame_s)

    assert 0.0 <= one <= 1.0
    assert abs(one - other) <= steepest * frame_s


def test_what_leads_in_fills_nothing() -> None:
    moment = phase_at(script_for(GOAL, (1,)), 0)

    assert moment is not None
    assert moment.phase == Phase(BreathPhase.LEAD_IN, 5 * SECOND, 1)
    assert fullness(moment) == 0.0
