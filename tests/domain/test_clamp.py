"""The answer's true time where our own thread was late."""

from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.clamp import ROUNDING_NS, TRUST_WITHIN_NS, Clamp, OnsetClamp

MS = 1_000_000
OFFSET_MS = 7_000  # our clock reads this much more than the window system's


def seen(clamp: Clamp, pressed_ms: float, late_ms: float = 0) -> tuple[Clamp, float, bool]:
    """The clamp after a key pressed at this time of our clock and handled ``late_ms`` later; times in ms."""
    clamp, at_ns, moved = clamp.correct(round((pressed_ms + late_ms) * MS), int(pressed_ms - OFFSET_MS))
    return clamp, at_ns / MS, moved


def test_the_first_answer_is_taken_as_it_comes() -> None:
    _, at_ms, moved = seen(Clamp(), 9_000, late_ms=40)

    assert (at_ms, moved) == (9_040, False)


def test_a_blocked_handler_is_put_right_and_flagged() -> None:
    clamp, _, _ = seen(Clamp(), 9_000)

    _, at_ms, moved = seen(clamp, 12_000, late_ms=48)

    assert (at_ms, moved) == (12_001, True)


def test_a_handler_that_ran_at_once_is_left_alone() -> None:
    clamp, _, _ = seen(Clamp(), 9_000)

    _, at_ms, moved = seen(clamp, 12_000.4)

    assert (at_ms, moved) == (12_000.4, False)


def test_a_correction_within_two_milliseconds_is_not_worth_a_flag() -> None:
    clamp, _, _ = seen(Clamp(), 9_000)

    _, at_ms, moved = seen(clamp, 12_000, late_ms=3)

    assert (at_ms, moved) == (12_001, False)


def test_a_faster_handler_sharpens_the_clamp() -> None:
    clamp, _, _ = seen(Clamp(), 9_000, late_ms=5)
    clamp, _, _ = seen(clamp, 10_000, late_ms=1)

    _, at_ms, _ = seen(clamp, 11_000, late_ms=30)

    assert at_ms == 11_002


def test_a_new_block_starts_without_memory() -> None:
    clamp, _, _ = seen(Clamp(), 9_000)
    assert clamp != Clamp()

    _, at_ms, moved = seen(Clamp(), 12_000, late_ms=48)

    assert (at_ms, moved) == (12_048, False)


def test_an_event_without_a_time_is_taken_as_it_comes_and_teaches_nothing() -> None:
    before, _, _ = seen(Clamp(), 9_000)

    after, at_ns, moved = before.correct(12_048 * MS, 0)

    assert (after, at_ns, moved) == (before, 12_048 * MS, False)


def test_clocks_more_than_half_a_second_apart_are_not_believed() -> None:
    before, _, _ = seen(Clamp(), 9_000)

    after, at_ms, moved = seen(before, 12_000, late_ms=501.001)

    assert (after, at_ms, moved) == (before, 12_501.001, False)


def test_half_a_second_is_still_believed() -> None:
    before, _, _ = seen(Clamp(), 9_000)

    _, at_ms, moved = seen(before, 12_000, late_ms=501)

    assert (at_ms, moved) == (12_001, True)


EVENTS = st.lists(
    st.tuples(st.integers(OFFSET_MS + 1, 10_000_000), st.floats(0, 400, allow_nan=False)),
    min_size=1,
    max_size=30,
)


@given(EVENTS)
def test_an_answer_is_never_later_than_its_handler_nor_earlier_than_the_clocks_allow(
    events: list[tuple[int, float]],
) -> None:
    clamp = Clamp()
    for pressed_ms, late_ms in events:
        handler_ns, event_ms = round((pressed_ms + late_ms) * MS), pressed_ms - OFFSET_MS
        clamp, at_ns, moved = clamp.correct(handler_ns, event_ms)

        assert clamp.least_ns is not None
        assert event_ms * MS + clamp.least_ns <= at_ns <= handler_ns
        assert at_ns <= event_ms * MS + clamp.least_ns + ROUNDING_NS
        assert moved is (handler_ns - at_ns > 2 * MS)


@given(EVENTS)
def test_the_least_difference_only_ever_falls(events: list[tuple[int, float]]) -> None:
    def step(clamp: Clamp, event: tuple[int, float]) -> Clamp:
        return clamp.correct(round((event[0] + event[1]) * MS), event[0] - OFFSET_MS)[0]

    learnt = [c.least_ns for c in accumulate(events, step, initial=Clamp())][1:]

    assert all(later <= earlier for earlier, later in pairwise(learnt) if earlier and later)


@given(EVENTS, st.floats(2.5, 400, allow_nan=False))
def test_once_the_thread_was_free_a_block_never_costs_more_than_a_millisecond(
    events: list[tuple[int, float]], late_ms: float
) -> None:
    clamp, _, _ = seen(Clamp(), 8_000)
    for pressed_ms, other_late_ms in events:
        clamp, _, _ = seen(clamp, pressed_ms, other_late_ms)

    _, at_ms, moved = seen(clamp, 9_999_999, late_ms)

    assert at_ms == 10_000_000
    assert moved is (late_ms - 1 > 2)


@given(st.integers(), st.integers(max_value=0))
def test_without_an_event_time_nothing_is_ever_changed(handler_ns: int, event_ms: int) -> None:
    assert Clamp(5).correct(handler_ns, event_ms) == (Clamp(5), handler_ns, False)


@given(st.integers(0, 10**16), st.integers(1, 10**10), st.integers(-(10**16), 10**16))
def test_no_answer_is_ever_moved_by_more_than_half_a_second(
    handler_ns: int, event_ms: int, least_ns: int
) -> None:
    _, at_ns, _ = Clamp(least_ns).correct(handler_ns, event_ms)

    assert 0 <= handler_ns - at_ns <= TRUST_WITHIN_NS


def test_an_onset_that_we_heard_of_late_was_there_at_its_flush() -> None:
    clamp, first = OnsetClamp().correct(flush_ns=0, onset_ns=200_000)
    _, late = clamp.correct(flush_ns=1_000 * MS, onset_ns=1_008 * MS)

    assert first == 200_000
    assert late == 1_000 * MS + 200_000 + 1 * MS


@given(st.lists(st.integers(0, 60 * MS), min_size=1, max_size=30))
def test_a_corrected_onset_lies_between_flush_and_onset(spans: list[int]) -> None:
    clamp = OnsetClamp()
    for number, span in enumerate(spans):
        flush_ns = number * 1_000 * MS
        clamp, used_ns = clamp.correct(flush_ns, flush_ns + span)

        assert flush_ns <= used_ns <= flush_ns + span
