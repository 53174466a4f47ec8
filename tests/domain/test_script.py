"""A script divides time into phases: all of it, without a gap, exactly."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.script import Moment, Phase, phase_at, script_of

SECOND = 1_000_000_000
PHASES = st.lists(st.integers(1, 20 * SECOND), min_size=1, max_size=30).map(
    lambda spans: [Phase("go" if n % 2 else "come", ns, n // 2 + 1) for n, ns in enumerate(spans)]
)


def test_a_moment_says_what_to_do_and_for_how_much_longer() -> None:
    script = script_of([Phase("in", 4 * SECOND, 1), Phase("out", 8 * SECOND, 1)])

    moment = phase_at(script, 6 * SECOND)

    assert moment == Moment(Phase("out", 8 * SECOND, 1), index=1, into_ns=2 * SECOND)
    assert (moment.left_ns, moment.share) == (6 * SECOND, 0.25)


def test_an_end_belongs_to_what_comes_next() -> None:
    script = script_of([Phase("in", 4, 1), Phase("out", 8, 1)])

    at = [moment.index if (moment := phase_at(script, ns)) else None for ns in (0, 3, 4, 11, 12, 13)]

    assert at == [0, 0, 1, 1, None, None]


def test_before_the_beginning_is_the_beginning() -> None:
    script = script_of([Phase("in", 4, 1)])

    assert phase_at(script, -1) == phase_at(script, 0) == Moment(Phase("in", 4, 1), 0, 0)


def test_a_phase_that_goes_on_from_another_has_only_the_rest_of_the_movement_left() -> None:
    moment = phase_at(script_of([Phase("out", 2 * SECOND, 1, begun=0.75)]), SECOND)

    assert moment is not None
    assert moment.share == 0.875


def test_a_script_without_phases_is_none() -> None:
    with pytest.raises(ValueError, match="at least one"):
        script_of([])


@pytest.mark.parametrize("ns", [0, -1])
def test_a_phase_lasts_some_time(ns: int) -> None:
    with pytest.raises(ValueError, match="lasts some time"):
        Phase("in", ns)


@pytest.mark.parametrize("begun", [-0.1, 1.0])
def test_a_phase_has_something_left_of_its_movement(begun: float) -> None:
    with pytest.raises(ValueError, match="no share"):
        Phase("in", 1, begun=begun)


@given(PHASES)
def test_the_phases_fill_all_of_the_time_and_nothing_twice(phases: list[Phase]) -> None:
    script = script_of(phases)
    starts = [0, *accumulate(phase.ns for phase in phases)]

    assert script.length_ns == starts[-1]
    assert phase_at(script, script.length_ns) is None
    for index, (begins, ends) in enumerate(pairwise(starts)):
        phase = phases[index]
        assert phase_at(script, begins) == Moment(phase, index, 0)
        assert phase_at(script, ends - 1) == Moment(phase, index, phase.ns - 1)


@given(PHASES, st.data())
def test_any_moment_is_its_phase_s_start_and_what_passed_since(
    phases: list[Phase], data: st.DataObject
) -> None:
    script = script_of(phases)
    at_ns = data.draw(st.integers(0, script.length_ns - 1))

    moment = phase_at(script, at_ns)

    assert moment is not None
    assert sum(phase.ns for phase in phases[: moment.index]) + moment.into_ns == at_ns
    assert 0 <= moment.into_ns < moment.phase.ns
    assert moment.into_ns + moment.left_ns == moment.phase.ns
    assert 0.0 <= moment.share < 1.0


@given(st.integers(1, 20 * SECOND), st.floats(0, 0.999), st.data())
def test_a_movement_only_ever_goes_forward(ns: int, begun: float, data: st.DataObject) -> None:
    script = script_of([Phase("out", ns, begun=begun)])
    earlier, later = sorted(data.draw(st.tuples(*[st.integers(0, ns - 1)] * 2)))

    one, other = phase_at(script, earlier), phase_at(script, later)

    assert one is not None
    assert other is not None
    assert begun <= one.share <= other.share <= 1.0
