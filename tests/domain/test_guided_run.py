"""A guided practice under way: every step, every halt, every end."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.guided import GuidedEnding, GuidedSpec, Length, StepLength
from gmi_trainer.domain.guided_run import GuidedRun, GuidedState

S = 1_000_000_000
SPEC = GuidedSpec(
    "sounds", 1, Length.LONG, (StepLength("a", 20_000), StepLength("b", 40_000), StepLength("c", 30_000))
)
BEGAN = 7 * S


class Sitting:
    """Somebody who follows a practice; only their own clock runs."""

    def __init__(self, spec: GuidedSpec = SPEC) -> None:
        self.run = GuidedRun(spec)
        self.now = BEGAN
        self.slept = 0
        self.run.begin(self.now, self.slept)

    def let_pass(self, seconds: float) -> Sitting:
        """Looked at every half second."""
        for _ in range(round(seconds * 2)):
            self.now += S // 2
            self.run.look(self.now, self.slept)
        return self

    @property
    def at(self) -> tuple[int, int]:
        return self.now, self.slept

    @property
    def step(self) -> str:
        moment = self.run.look(*self.at)
        assert moment is not None
        return moment.phase.kind


def test_it_has_done_nothing_before_it_begins() -> None:
    run = GuidedRun(SPEC)

    assert (run.state, run.ending, run.steps_done, run.practised_ms) == (GuidedState.READY, None, 0, 0)
    assert run.spec is SPEC
    assert run.look(BEGAN, 0) is None
    run.pause(BEGAN, 0)
    assert run.state is GuidedState.READY


def test_it_goes_through_all_steps_to_its_end() -> None:
    sitting = Sitting()
    assert sitting.step == "lead_in"
    assert sitting.let_pass(4).step == "a"
    assert sitting.run.practised_ms == 0
    assert sitting.let_pass(20).step == "b"
    assert (sitting.run.steps_done, sitting.run.practised_ms) == (1, 20_000)
    assert sitting.let_pass(40).step == "c"

    sitting.let_pass(31)

    assert (sitting.run.state, sitting.run.ending) == (GuidedState.OVER, GuidedEnding.WHOLE)
    assert (sitting.run.steps_done, sitting.run.left_out, sitting.run.practised_ms) == (3, 0, 90_000)
    assert sitting.run.look(*sitting.at) is None


def test_a_time_before_the_last_look_counts_as_that_look() -> None:
    sitting = Sitting().let_pass(10)

    moment = sitting.run.look(BEGAN, 0)

    assert moment is not None
    assert moment.into_ns == 6 * S


def test_a_pause_keeps_the_step_and_goes_on_in_it() -> None:
    sitting = Sitting().let_pass(4 + 20 + 10)
    sitting.run.pause(*sitting.at)
    assert (sitting.run.state, sitting.run.pauses) == (GuidedState.PAUSED, 1)
    sitting.now += 3_600 * S

    sitting.run.go_on(*sitting.at)

    moment = sitting.run.look(*sitting.at)
    assert moment is not None
    assert (moment.phase.kind, moment.phase.ns, moment.share) == ("b", 30 * S, 0.25)
    sitting.let_pass(30)
    assert (sitting.step, sitting.run.steps_done, sitting.run.practised_ms) == ("c", 2, 60_000)


def test_a_step_broken_off_near_its_end_gets_a_little_more() -> None:
    sitting = Sitting().let_pass(4 + 19)
    sitting.run.pause(*sitting.at)

    sitting.run.go_on(*sitting.at)

    assert sitting.let_pass(9.5).step == "a"
    assert sitting.let_pass(0.5).step == "b"


def test_a_pause_in_the_lead_in_begins_it_anew() -> None:
    sitting = Sitting().let_pass(3)
    sitting.run.pause(*sitting.at)

    sitting.run.go_on(*sitting.at)

    assert sitting.let_pass(3.5).step == "lead_in"
    assert sitting.let_pass(0.5).step == "a"
    assert sitting.run.practised_ms == 0


@pytest.mark.parametrize(("gap_s", "slept_s"), [(3, 0), (1, 1)])
def test_a_gap_or_a_sleep_halts_it_and_counts_as_nothing(gap_s: int, slept_s: int) -> None:
    sitting = Sitting().let_pass(4 + 10)
    sitting.now += gap_s * S
    sitting.slept += slept_s * S

    assert sitting.run.look(*sitting.at) is None

    assert (sitting.run.state, sitting.run.sleeps, sitting.run.practised_ms) == (GuidedState.SLEPT, 1, 10_000)
    sitting.run.go_on(*sitting.at)
    assert sitting.let_pass(10).step == "b"
    assert (sitting.run.steps_done, sitting.run.practised_ms) == (1, 20_000)


def test_less_than_a_gap_is_none() -> None:
    sitting = Sitting().let_pass(4 + 10)
    sitting.now += 3 * S - 1

    assert sitting.run.look(*sitting.at) is not None


def test_a_step_may_be_left_out() -> None:
    sitting = Sitting().let_pass(4 + 5)

    sitting.run.leave_out(*sitting.at)

    assert sitting.step == "b"
    assert (sitting.run.steps_done, sitting.run.left_out, sitting.run.practised_ms) == (0, 1, 5_000)
    assert sitting.let_pass(40).step == "c"
    assert sitting.run.steps_done == 1


def test_the_lead_in_may_be_left_out_and_is_no_step() -> None:
    sitting = Sitting().let_pass(1)

    sitting.run.leave_out(*sitting.at)

    assert (sitting.step, sitting.run.left_out, sitting.run.practised_ms) == ("a", 0, 0)


def test_leaving_out_the_last_step_ends_it() -> None:
    sitting = Sitting().let_pass(4 + 20 + 40 + 5)

    sitting.run.leave_out(*sitting.at)

    assert sitting.run.ending is GuidedEnding.WHOLE
    assert (sitting.run.steps_done, sitting.run.left_out, sitting.run.practised_ms) == (2, 1, 65_000)


def test_in_a_pause_it_goes_on_with_the_next_step() -> None:
    sitting = Sitting().let_pass(4 + 5)
    sitting.run.pause(*sitting.at)

    sitting.run.leave_out(*sitting.at)

    assert (sitting.step, sitting.run.state) == ("b", GuidedState.GOING)


def test_what_is_left_out_in_a_gap_is_asked_about_first() -> None:
    sitting = Sitting().let_pass(4 + 5)
    sitting.now += 60 * S

    sitting.run.leave_out(*sitting.at)

    assert (sitting.run.state, sitting.run.left_out) == (GuidedState.SLEPT, 0)


def test_stopping_keeps_the_whole_steps() -> None:
    sitting = Sitting().let_pass(4 + 25)

    sitting.run.stop(*sitting.at)

    assert (sitting.run.ending, sitting.run.steps_done, sitting.run.practised_ms) == (
        GuidedEnding.STOPPED,
        1,
        25_000,
    )


def test_who_stops_when_it_has_just_ended_has_done_all_of_it() -> None:
    sitting = Sitting().let_pass(4 + 88.5)
    sitting.now += 2 * S

    sitting.run.stop(*sitting.at)

    assert (sitting.run.ending, sitting.run.steps_done) == (GuidedEnding.WHOLE, 3)


def test_feeling_upset_ends_it_and_is_kept_even_at_its_end() -> None:
    sitting = Sitting().let_pass(10)
    sitting.run.feel_upset(*sitting.at)
    assert (sitting.run.state, sitting.run.ending) == (GuidedState.OVER, GuidedEnding.UPSET)

    sitting = Sitting().let_pass(4 + 88.5)
    sitting.now += 2 * S
    sitting.run.feel_upset(*sitting.at)
    assert (sitting.run.ending, sitting.run.steps_done) == (GuidedEnding.UPSET, 3)


def test_it_can_be_stopped_in_a_pause() -> None:
    sitting = Sitting().let_pass(10)
    sitting.run.pause(*sitting.at)

    sitting.run.stop(*sitting.at)

    assert sitting.run.ending is GuidedEnding.STOPPED
