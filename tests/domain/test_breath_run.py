"""A breathing session under way, on a driven clock."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.breath_run import CUT_SHORT_NS, LONGEST_GAP_NS, SLEPT_NS, BreathRun, RunState
from gmi_trainer.domain.breathing import (
    EASIEST,
    GOAL,
    LADDER,
    BreathPattern,
    BreathPhase,
    BreathSpec,
    Ending,
    breaths_in,
    fullness,
)
from gmi_trainer.domain.script import NS_PER_MS, Moment
from tests.domain.test_breathing import PATTERNS

SECOND = 1_000 * NS_PER_MS
FRAME_NS = 16 * NS_PER_MS
LONG_AFTER_START_NS = 10**15
"""A machine that has been on for eleven days."""


class Sitting:
    """Somebody at the pacer: time goes by, and the screen looks again and again."""

    def __init__(self, spec: BreathSpec, *, at_ns: int = LONG_AFTER_START_NS) -> None:
        self.run = BreathRun(spec)
        self.now_ns = at_ns
        self.slept_ns = 7 * SECOND
        self.turned = 0

    @property
    def at(self) -> tuple[int, int]:
        return self.now_ns, self.slept_ns

    def begin(self) -> Sitting:
        self.run.begin(*self.at)
        return self

    def go(self, seconds: float, step_ns: int = 100 * NS_PER_MS) -> Moment | None:
        """Time goes by, looked at every tenth of a second. ``turned`` counts how often one look had a breath still
        going on, and the next had the one after it, or the end."""
        until_ns = self.now_ns + round(seconds * SECOND)
        moment = None
        while self.now_ns < until_ns:
            before = self.run.look(*self.at)
            self.now_ns = min(self.now_ns + step_ns, until_ns)
            moment = self.run.look(*self.at)
            if before is not None:
                self.turned += moment is None or moment.phase.round == before.phase.round + 1
        return moment

    def follow(self, ns: int) -> None:
        """So much time goes by, looked at every second and exactly at each turn; less where it ends before."""
        until_ns = self.now_ns + ns
        while self.now_ns < until_ns and (moment := self.run.look(*self.at)) is not None:
            self.now_ns = min(until_ns, self.now_ns + min(SECOND, moment.left_ns))

    def sleep(self, seconds: float) -> None:
        """The lid is closed: the clock stands still."""
        self.slept_ns += round(seconds * SECOND)


def a_sitting(breaths: int = 3, pattern: BreathPattern = GOAL, lead_in_ms: int = 5_000) -> Sitting:
    return Sitting(BreathSpec(pattern, breaths, lead_in_ms)).begin()


def told(moment: Moment | None) -> tuple[str, int, float] | None:
    """What to do, in which breath, and for how many seconds more."""
    return None if moment is None else (moment.phase.kind, moment.phase.round, moment.left_ns / SECOND)


# -- as it should go -------------------------------------------------------------------------------------------


def test_before_it_begins_there_is_nothing_to_do() -> None:
    sitting = Sitting(BreathSpec())

    assert sitting.run.state is RunState.READY
    assert sitting.run.look(*sitting.at) is None
    assert sitting.run.ease(*sitting.at) is None
    sitting.run.pause(*sitting.at)
    assert (sitting.run.state, sitting.run.pauses, sitting.run.eased) == (RunState.READY, 0, 0)


def test_it_begins_with_time_to_sit_well() -> None:
    sitting = a_sitting()

    assert sitting.run.script.length_ns == 41 * SECOND
    assert told(sitting.run.look(*sitting.at)) == ("lead_in", 1, 5)
    assert told(sitting.go(5)) == ("in", 1, 4)
    assert told(sitting.go(4)) == ("out", 1, 8)
    assert (sitting.run.state, sitting.run.breaths_done) == (RunState.BREATHING, 0)


def test_a_session_to_its_end_has_all_its_breaths() -> None:
    sitting = a_sitting(breaths=25)

    sitting.go(5 + 25 * 12 - 0.1)
    assert (sitting.run.breaths_done, sitting.run.ending) == (24, None)

    assert sitting.go(0.1) is None
    run = sitting.run
    assert (run.state, run.ending) == (RunState.OVER, Ending.WHOLE)
    assert (run.breaths_done, run.breathed_ms) == (25, 300_000)
    assert (run.eased, run.pauses, run.sleeps) == (0, 0, 0)
    assert run.spec.breaths == 25


def test_the_last_breath_out_is_the_end_even_with_a_hold_after_it() -> None:
    sitting = a_sitting(2, BreathPattern(4_000, 6_000, 1_000, 2_000), lead_in_ms=0)

    sitting.go(13 + 11)

    assert (sitting.run.ending, sitting.run.breathed_ms) == (Ending.WHOLE, 24_000)


def test_a_breath_counts_when_its_last_moment_is_over() -> None:
    sitting = a_sitting(lead_in_ms=0)
    sitting.go(11.9)

    sitting.now_ns += SECOND // 10 - 1
    sitting.run.look(*sitting.at)
    assert sitting.run.breaths_done == 0

    sitting.now_ns += 1
    assert told(sitting.run.look(*sitting.at)) == ("in", 2, 4)
    assert (sitting.run.breaths_done, sitting.run.breathed_ms) == (1, 12_000)


def test_what_is_over_stays_over() -> None:
    sitting = a_sitting(breaths=1, lead_in_ms=0)
    sitting.go(12)

    assert sitting.go(1) is None
    assert sitting.run.ease(*sitting.at) is None
    sitting.run.pause(*sitting.at)
    sitting.run.stop(*sitting.at)
    assert (sitting.run.state, sitting.run.ending, sitting.run.pauses) == (RunState.OVER, Ending.WHOLE, 0)


def test_it_begins_once_and_goes_on_only_from_a_halt() -> None:
    sitting = a_sitting()

    with pytest.raises(AssertionError, match="begins once"):
        sitting.begin()
    with pytest.raises(AssertionError, match="what was halted"):
        sitting.run.go_on(*sitting.at)


def test_a_time_before_the_last_look_counts_as_that_look() -> None:
    sitting = a_sitting(lead_in_ms=0)
    now = sitting.go(12)

    assert sitting.run.look(sitting.now_ns - SECOND, sitting.slept_ns) == now
    assert sitting.run.ease(sitting.now_ns - SECOND, sitting.slept_ns) == LADDER[2]
    assert told(sitting.run.look(*sitting.at)) == ("in", 2, 4)
    assert sitting.run.breathed_ms == 12_000


# -- pause -----------------------------------------------------------------------------------------------------


def test_a_breath_that_was_broken_off_begins_anew_after_a_pause() -> None:
    sitting = a_sitting(lead_in_ms=0)
    sitting.go(12 + 11)
    sitting.run.pause(*sitting.at)
    assert (sitting.run.state, sitting.run.pauses) == (RunState.PAUSED, 1)

    assert sitting.go(600, step_ns=SECOND) is None
    sitting.run.go_on(*sitting.at)

    assert told(sitting.run.look(*sitting.at)) == ("lead_in", 2, 3)
    assert told(sitting.go(3)) == ("in", 2, 4)
    assert (sitting.run.breaths_done, sitting.run.breathed_ms) == (1, 12_000)
    sitting.go(24)
    assert (sitting.run.ending, sitting.run.breaths_done, sitting.run.breathed_ms) == (
        Ending.WHOLE,
        3,
        36_000,
    )


def test_a_pause_may_be_as_long_as_a_night() -> None:
    sitting = a_sitting()
    sitting.run.pause(*sitting.at)
    sitting.sleep(8 * 3600)
    sitting.now_ns += 8 * 3600 * SECOND

    sitting.run.go_on(*sitting.at)

    assert told(sitting.go(3)) == ("in", 1, 4)
    assert sitting.run.sleeps == 0


def test_a_second_pause_while_paused_is_none() -> None:
    sitting = a_sitting()
    sitting.run.pause(*sitting.at)
    sitting.run.pause(*sitting.at)

    assert sitting.run.pauses == 1


def test_a_pause_as_the_last_breath_ends_is_too_late() -> None:
    sitting = a_sitting(breaths=1, lead_in_ms=0)
    sitting.go(11.9)

    sitting.now_ns += SECOND
    sitting.run.pause(*sitting.at)

    assert (sitting.run.state, sitting.run.ending) == (RunState.OVER, Ending.WHOLE)
    assert sitting.run.pauses == 0


# -- a machine that slept --------------------------------------------------------------------------------------


def test_a_machine_that_slept_is_noticed_and_what_was_broken_off_begins_anew() -> None:
    sitting = a_sitting(lead_in_ms=0)
    sitting.go(12 + 5)
    sitting.sleep(1)

    assert sitting.go(0.1) is None
    assert (sitting.run.state, sitting.run.sleeps, sitting.run.breaths_done) == (RunState.SLEPT, 1, 1)

    assert sitting.go(60) is None
    sitting.run.go_on(*sitting.at)
    assert told(sitting.go(3)) == ("in", 2, 4)
    sitting.go(24)
    assert (sitting.run.breaths_done, sitting.run.breathed_ms, sitting.run.pauses) == (3, 36_000, 0)


def test_a_clock_that_went_on_in_its_sleep_is_noticed_by_the_gap() -> None:
    sitting = a_sitting(lead_in_ms=0)
    sitting.go(5)

    sitting.now_ns += LONGEST_GAP_NS
    assert sitting.run.look(*sitting.at) is None

    assert (sitting.run.state, sitting.run.sleeps, sitting.run.breaths_done) == (RunState.SLEPT, 1, 0)


def test_hours_asleep_are_no_breaths() -> None:
    sitting = a_sitting(breaths=100, lead_in_ms=0)
    sitting.go(30)

    sitting.now_ns += 3600 * SECOND
    sitting.run.look(*sitting.at)

    assert (sitting.run.breaths_done, sitting.run.breathed_ms) == (2, 24_000)


def test_what_nobody_would_call_a_sleep_is_none() -> None:
    sitting = a_sitting(lead_in_ms=0)
    sitting.go(5)

    sitting.now_ns += LONGEST_GAP_NS - 1
    sitting.slept_ns += SLEPT_NS - 1

    assert sitting.run.look(*sitting.at) is not None
    assert sitting.run.state is RunState.BREATHING


def test_little_sleeps_do_not_add_up_to_one() -> None:
    sitting = a_sitting(lead_in_ms=0)

    for _ in range(10):
        sitting.slept_ns += SLEPT_NS // 2
        sitting.go(0.1)

    assert sitting.run.state is RunState.BREATHING


def test_a_breath_that_ended_in_a_short_gap_counts() -> None:
    sitting = a_sitting(lead_in_ms=0)
    sitting.go(11)

    sitting.now_ns += 2 * SECOND

    assert told(sitting.run.look(*sitting.at)) == ("in", 2, 3)
    assert sitting.run.breaths_done == 1


def test_two_breaths_that_ended_between_two_looks_both_count_in_full() -> None:
    """It takes a breath that was made easier at its very end, and a window that stood still almost too long."""
    sitting = a_sitting(3, BreathPattern(2_500, 3_000, 0, 500), lead_in_ms=0)
    run = sitting.run
    sitting.go(5.9)  # in the hold: 0.1 s of it left
    assert run.ease(*sitting.at) == EASIEST
    sitting.go(0.1 + 5.5 - 2.9)
    assert run.breaths_done == 1

    sitting.now_ns += round(2.9 * SECOND)
    run.look(*sitting.at)

    assert (run.breaths_done, run.breathed_ms) == (2, 11_500)


@pytest.mark.parametrize("key", ["pause", "ease", "go on", "stop", "dizzy"])
def test_a_key_after_a_sleep_does_not_count_the_time_asleep(key: str) -> None:
    sitting = a_sitting(lead_in_ms=0)
    run = sitting.run
    sitting.go(13)
    sitting.now_ns += 3600 * SECOND

    match key:
        case "pause":
            run.pause(*sitting.at)
        case "ease":
            assert run.ease(*sitting.at) is None
        case "go on":
            run.look(*sitting.at)
            run.go_on(*sitting.at)
        case "stop":
            run.stop(*sitting.at)
        case _:
            run.feel_dizzy(*sitting.at)

    states = {"stop": RunState.OVER, "dizzy": RunState.OVER, "go on": RunState.BREATHING}
    assert run.state is states.get(key, RunState.SLEPT)
    assert (run.breaths_done, run.breathed_ms, run.sleeps) == (1, 12_000, 1)
    assert (run.pauses, run.eased) == (0, 0)


# -- easier ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("after_s", "now", "then"),
    [
        (1, ("in", 1, 3), ("out", 1, 6)),  # the breath in of 4-6 is as long
        (5, ("out", 1, 5), ("in", 2, 4)),  # 6 s instead of 8, and 1 of them is over
        (9.7, ("out", 1, 0.5), ("in", 2, 4)),  # longer than 5.5 s already: half a second more
        (11.7, ("out", 1, 0.3), ("in", 2, 4)),  # it would have ended sooner anyway
    ],
)
def test_easier_acts_on_the_breath_in_progress(
    after_s: float, now: tuple[str, int, float], then: tuple[str, int, float]
) -> None:
    sitting = a_sitting(lead_in_ms=0)
    sitting.go(after_s)

    assert sitting.run.ease(*sitting.at) == LADDER[2] == sitting.run.pattern

    moment = sitting.run.look(*sitting.at)
    assert told(moment) == now
    assert told(sitting.go(now[2])) == then
    assert sitting.run.eased == 1


def test_the_time_of_a_breath_that_was_made_easier_is_exact() -> None:
    sitting = a_sitting(2, lead_in_ms=0)
    sitting.go(5)  # 4 in, 1 out
    sitting.run.ease(*sitting.at)
    sitting.go(5)  # 5 more out: 6 as in 4-6

    assert (sitting.run.breaths_done, sitting.run.breathed_ms) == (1, 10_000)
    sitting.go(10)
    assert (sitting.run.ending, sitting.run.breathed_ms) == (Ending.WHOLE, 20_000)


def test_easier_twice_in_one_breath_out_remembers_how_long_it_has_lasted() -> None:
    sitting = a_sitting(2, lead_in_ms=0)
    sitting.go(6)  # 2 s out
    sitting.run.ease(*sitting.at)  # 4-6: 4 s left
    sitting.go(1)
    assert told(sitting.run.look(*sitting.at)) == ("out", 1, 3)

    assert sitting.run.ease(*sitting.at) == LADDER[1]  # 3-6: the breath out is as long
    assert told(sitting.run.look(*sitting.at)) == ("out", 1, 3)

    assert sitting.run.ease(*sitting.at) == LADDER[0]  # 3-4: 1 s left
    assert told(sitting.run.look(*sitting.at)) == ("out", 1, 1)
    sitting.go(1)
    assert (sitting.run.breaths_done, sitting.run.breathed_ms) == (1, 8_000)
    sitting.go(7)
    assert (sitting.run.ending, sitting.run.breathed_ms, sitting.run.eased) == (Ending.WHOLE, 15_000, 3)


def test_easier_in_the_breath_in_and_again_in_the_breath_out_is_one_breath() -> None:
    sitting = a_sitting(2, lead_in_ms=0)
    sitting.go(1)
    sitting.run.ease(*sitting.at)  # 4-6
    sitting.go(5)  # 4 in, 2 out
    sitting.run.ease(*sitting.at)  # 3-6
    sitting.go(4)

    assert (sitting.run.breaths_done, sitting.run.breathed_ms) == (1, 10_000)
    assert told(sitting.run.look(*sitting.at)) == ("in", 2, 3)


@pytest.mark.parametrize(("after_s", "phase"), [(4.2, "hold_full"), (12.2, "hold_empty")])
def test_easier_lets_go_of_a_hold(after_s: float, phase: str) -> None:
    sitting = a_sitting(2, BreathPattern(4_000, 6_000, 2_000, 2_000), lead_in_ms=0)
    sitting.go(after_s)

    assert sitting.run.ease(*sitting.at) == LADDER[2]

    assert told(sitting.run.look(*sitting.at)) == (phase, 1, 0.5)
    assert told(sitting.go(0.5)) == (("out", 1, 6) if phase == "hold_full" else ("in", 2, 4))


def test_easier_in_the_lead_in_leaves_it_as_long_as_it_was() -> None:
    sitting = a_sitting(2)
    before = sitting.go(2)

    sitting.run.ease(*sitting.at)

    moment = sitting.run.look(*sitting.at)
    assert before is not None
    assert moment is not None
    assert (told(moment), moment.share) == (("lead_in", 1, 3), before.share)
    sitting.run.ease(*sitting.at)
    sitting.go(3 + 9)
    assert (sitting.run.breaths_done, sitting.run.breathed_ms) == (1, 9_000)


def test_easier_in_the_last_breath_ends_with_it() -> None:
    sitting = a_sitting(1, BreathPattern(4_000, 8_000, 0, 2_000), lead_in_ms=0)
    sitting.go(5)
    sitting.run.ease(*sitting.at)  # no hold any more
    sitting.run.ease(*sitting.at)  # 4-6

    sitting.go(5)

    assert (sitting.run.ending, sitting.run.breathed_ms) == (Ending.WHOLE, 10_000)


@pytest.mark.parametrize("halt", ["pause", "sleep"])
def test_easier_while_halted_is_for_what_comes_after(halt: str) -> None:
    sitting = a_sitting(2, lead_in_ms=0)
    sitting.go(13)
    if halt == "pause":
        sitting.run.pause(*sitting.at)
    else:
        sitting.sleep(60)
        sitting.go(0.1)
    state = sitting.run.state

    assert sitting.run.ease(*sitting.at) == LADDER[2]

    assert (sitting.run.state, sitting.run.eased) == (state, 1)
    sitting.run.go_on(*sitting.at)
    sitting.go(3 + 10)
    assert (sitting.run.breaths_done, sitting.run.breathed_ms) == (2, 22_000)


def test_a_pause_after_easier_forgets_the_breath_that_was_broken_off() -> None:
    sitting = a_sitting(2, lead_in_ms=0)
    sitting.go(6)
    sitting.run.ease(*sitting.at)
    sitting.go(1)
    sitting.run.pause(*sitting.at)
    sitting.run.go_on(*sitting.at)

    sitting.go(3 + 10)

    assert (sitting.run.breaths_done, sitting.run.breathed_ms) == (1, 10_000)


def test_below_the_easiest_there_is_nothing() -> None:
    sitting = a_sitting(2, EASIEST, lead_in_ms=0)
    before = sitting.go(4)
    assert not sitting.run.can_ease

    assert sitting.run.ease(*sitting.at) is None

    assert sitting.run.look(*sitting.at) == before
    assert (sitting.run.eased, sitting.run.pattern) == (0, EASIEST)
    sitting.run.pause(*sitting.at)
    assert sitting.run.ease(*sitting.at) is None


def test_easier_as_it_ends_is_too_late() -> None:
    sitting = a_sitting(1, lead_in_ms=0)
    sitting.go(11.9)
    sitting.now_ns += SECOND

    assert sitting.run.can_ease
    assert sitting.run.ease(*sitting.at) is None
    assert (sitting.run.ending, sitting.run.pattern) == (Ending.WHOLE, GOAL)


# -- the end ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("halt"), ["", "pause", "sleep"])
def test_stop_keeps_the_whole_breaths(halt: str) -> None:
    sitting = a_sitting(lead_in_ms=0)
    sitting.go(30)
    if halt == "pause":
        sitting.run.pause(*sitting.at)
    if halt == "sleep":
        sitting.sleep(60)
        sitting.go(0.1)

    sitting.run.stop(*sitting.at)

    assert (sitting.run.state, sitting.run.ending) == (RunState.OVER, Ending.STOPPED)
    assert (sitting.run.breaths_done, sitting.run.breathed_ms) == (2, 24_000)


def test_stop_in_the_first_breath_or_before_has_none() -> None:
    for seconds in (0, 3, 16.9):
        sitting = a_sitting()
        sitting.go(seconds)

        sitting.run.stop(*sitting.at)

        assert (sitting.run.ending, sitting.run.breaths_done, sitting.run.breathed_ms) == (
            Ending.STOPPED,
            0,
            0,
        )


def test_it_may_be_stopped_before_it_begins() -> None:
    sitting = Sitting(BreathSpec())

    sitting.run.stop(*sitting.at)

    assert (sitting.run.state, sitting.run.ending) == (RunState.OVER, Ending.STOPPED)


def test_a_stop_as_the_last_breath_ends_is_a_whole_session() -> None:
    sitting = a_sitting(1, lead_in_ms=0)
    sitting.go(11.5)
    sitting.now_ns += SECOND

    sitting.run.stop(*sitting.at)

    assert (sitting.run.ending, sitting.run.breaths_done) == (Ending.WHOLE, 1)


@pytest.mark.parametrize("seconds", [0.5, 16, 29.5])
def test_dizzy_ends_it_at_once(seconds: float) -> None:
    sitting = a_sitting()
    sitting.go(seconds)

    sitting.run.feel_dizzy(*sitting.at)

    assert (sitting.run.state, sitting.run.ending) == (RunState.OVER, Ending.DIZZY)
    assert sitting.run.breaths_done == max(0, int((seconds - 5) // 12))


@pytest.mark.parametrize("late_s", [0.0, 0.3, 30])
def test_dizzy_at_the_very_end_and_after_it_is_kept_as_dizzy(late_s: float) -> None:
    sitting = a_sitting(1, lead_in_ms=0)
    sitting.go(11.9)
    sitting.go(late_s)
    sitting.now_ns += SECOND // 10

    sitting.run.feel_dizzy(*sitting.at)

    assert (sitting.run.ending, sitting.run.breaths_done) == (Ending.DIZZY, 1)


def test_a_stop_after_dizzy_changes_nothing() -> None:
    sitting = a_sitting()
    sitting.run.feel_dizzy(*sitting.at)

    sitting.run.stop(*sitting.at)

    assert sitting.run.ending is Ending.DIZZY


# -- twenty minutes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("pattern", [*LADDER, BreathPattern(2_500, 4_500, 500, 1_500)])
def test_twenty_minutes_drift_by_nothing_and_every_turn_is_seen_within_one_look(
    pattern: BreathPattern, seed: int
) -> None:
    chance = Random(seed)
    breaths = breaths_in(20, pattern)
    began_ns = LONG_AFTER_START_NS + chance.randrange(10**15)
    sitting = Sitting(BreathSpec(pattern, breaths), at_ns=began_ns).begin()
    turns: list[tuple[int, str]] = [(began_ns, BreathPhase.LEAD_IN)]
    due_ns = began_ns + 5 * SECOND
    for _ in range(breaths):
        for kind, ms in pattern.parts:
            turns.append((due_ns, kind))
            due_ns += ms * NS_PER_MS
    if pattern.hold_empty_ms:
        due_ns = turns.pop()[0]

    at, longest_ns, last_ns = 0, 0, began_ns
    while (moment := sitting.run.look(*sitting.at)) is not None:
        if moment.index != at:
            at += 1
            assert last_ns < turns[at][0] <= sitting.now_ns  # seen by the first look after it
        assert (moment.index, moment.phase.kind) == (at, turns[at][1])
        assert moment.into_ns == sitting.now_ns - turns[at][0]  # not a nanosecond off
        last_ns = sitting.now_ns
        sitting.now_ns += max(1, round(chance.gauss(FRAME_NS, FRAME_NS / 4)))
        longest_ns = max(longest_ns, sitting.now_ns - last_ns)

    assert at == len(turns) - 1
    assert 0 <= sitting.now_ns - due_ns < longest_ns
    assert sitting.run.breaths_done == breaths
    assert sitting.run.breathed_ms == (due_ns - began_ns) // NS_PER_MS - 5_000


# -- whatever a person does ------------------------------------------------------------------------------------

DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("go"), st.integers(1, 40 * SECOND)),
        st.tuples(st.sampled_from(("ease", "pause", "sleep", "stand still", "go on")), st.just(0)),
    ),
    max_size=25,
)


def do(sitting: Sitting, deed: str, ns: int) -> None:
    run = sitting.run
    match deed:
        case "go":
            sitting.go(ns / SECOND, step_ns=700 * NS_PER_MS)
        case "ease":
            run.ease(*sitting.at)
        case "pause":
            run.pause(*sitting.at)
        case "sleep":
            sitting.sleep(90)
            run.look(*sitting.at)
        case "stand still":
            sitting.now_ns += LONGEST_GAP_NS + SECOND
            run.look(*sitting.at)
        case _:
            if run.state in (RunState.PAUSED, RunState.SLEPT):
                run.go_on(*sitting.at)


@given(PATTERNS, st.integers(1, 8), DEEDS)
def test_no_whole_breath_is_ever_lost_or_made_up(
    pattern: BreathPattern, breaths: int, deeds: list[tuple[str, int]]
) -> None:
    sitting = Sitting(BreathSpec(pattern, breaths)).begin()
    run = sitting.run
    for deed, ns in deeds:
        before = (run.breaths_done, run.breathed_ms)

        do(sitting, deed, ns)

        if deed != "go":
            assert (run.breaths_done, run.breathed_ms) == before  # only breathing makes breaths
        assert run.breaths_done == sitting.turned <= breaths
        moment = run.look(*sitting.at)
        assert moment is None or moment.phase.round == run.breaths_done + 1
        assert (run.state is RunState.OVER) is (run.breaths_done == breaths)
        assert (run.ending is Ending.WHOLE) is (run.breaths_done == breaths)

    do(sitting, "go on", 0)
    sitting.go(10 + breaths * 19, step_ns=SECOND)  # as many as were left can still be had
    assert (run.ending, run.breaths_done, sitting.turned) == (Ending.WHOLE, breaths, breaths)
    assert run.breathed_ms <= breaths * pattern.cycle_ms


@given(PATTERNS, st.integers(1, 5), st.lists(st.integers(1, 20 * SECOND), max_size=8))
def test_the_time_of_the_whole_breaths_is_all_there_was_however_often_it_was_made_easier(
    pattern: BreathPattern, breaths: int, between: list[int]
) -> None:
    sitting = Sitting(BreathSpec(pattern, breaths, lead_in_ms=0)).begin()
    began_ns = sitting.now_ns
    for ns in between:
        sitting.follow(ns)
        sitting.run.ease(*sitting.at)

    sitting.follow(breaths * 19 * SECOND)

    assert sitting.run.ending is Ending.WHOLE
    assert sitting.run.breathed_ms == (sitting.now_ns - began_ns) // NS_PER_MS


@given(
    PATTERNS,
    st.integers(1, 3),
    st.lists(st.integers(0, 12 * SECOND), min_size=1, max_size=8),
)
def test_easier_never_makes_the_picture_jump_or_the_part_in_progress_longer(
    pattern: BreathPattern, breaths: int, between: list[int]
) -> None:
    sitting = Sitting(BreathSpec(pattern, breaths)).begin()
    for ns in between:
        sitting.go(ns / SECOND, step_ns=SECOND)
        before = sitting.run.look(*sitting.at)
        eased = sitting.run.ease(*sitting.at)
        after = sitting.run.look(*sitting.at)
        if before is None or after is None or eased is None:
            continue

        assert after.phase.kind == before.phase.kind
        assert after.phase.round == before.phase.round
        assert fullness(after) == pytest.approx(fullness(before), abs=1e-9)
        assert after.share == pytest.approx(before.share, abs=1e-9)
        assert 0 < after.left_ns <= before.left_ns
        assert after.phase.kind == BreathPhase.LEAD_IN or after.left_ns <= max(
            dict(eased.parts).get(BreathPhase(after.phase.kind), 0) * NS_PER_MS, CUT_SHORT_NS
        )
