"""The drill from picture to picture: what comes next, what comes again, when it is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.activity import DrillMode
from gmi_trainer.domain.body import InputKind, Side
from gmi_trainer.domain.drill import Drill, Phase, start_drill
from gmi_trainer.domain.trial import Flag, Onset, Outcome, TrialResult
from tests.domain.examples import MS, a_spec, a_stimulus, an_answer, an_onset

Step = Callable[[Drill], tuple[Drill, TrialResult]]


def a_drill(length: int = 20, **rules: object) -> Drill:
    """A drill of hands, sides in turn, upright, in the order of their numbers."""
    deck = [a_stimulus(n, Side.LEFT if n % 2 else Side.RIGHT) for n in range(1, length + 1)]
    return start_drill(replace(a_spec(pictures=length), **rules), deck)  # type: ignore[arg-type]  # any rule


def shown(drill: Drill) -> Drill:
    """The next picture appears at 0."""
    return drill.shown(an_onset())


def press(answer: str, at_ms: float = 640, kind: InputKind = InputKind.KEYBOARD) -> Step:
    """The next picture appears and is answered ("right" and "wrong" as the picture wants it)."""

    def step(drill: Drill) -> tuple[Drill, TrialResult]:
        assert drill.card is not None
        side = drill.card.stimulus.side if answer == "rightly" else drill.card.stimulus.side.other
        return shown(drill).answered(an_answer(side, at_ms, kind=kind))

    return step


RIGHTLY, WRONGLY, TOO_FAST = press("rightly"), press("wrongly"), press("rightly", 120)


def miss(drill: Drill) -> tuple[Drill, TrialResult]:
    """The next picture appears and nobody answers."""
    return shown(drill).timed_out()


def look_away(drill: Drill) -> tuple[Drill, TrialResult]:
    """The next picture appears, and the window loses the focus."""
    return shown(drill).voided(Flag.LOST_FOCUS)


def skip(drill: Drill) -> tuple[Drill, TrialResult]:
    """The next picture appears and is not wanted."""
    return shown(drill).skipped()


def after(drill: Drill, *steps: Step) -> Drill:
    """The drill with these steps behind it."""
    for step in steps:
        drill, _ = step(drill)
    return drill


def coming(drill: Drill) -> list[str]:
    """The pictures still to come."""
    return [card.stimulus.picture.picture_id for card in drill.queue]


def test_a_drill_waits_shows_and_is_done() -> None:
    drill = a_drill(1)
    assert drill.phase is Phase.WAITING

    drill = shown(drill)
    assert drill.phase is Phase.SHOWING

    drill, _ = drill.answered(an_answer(Side.LEFT, 640))
    assert (drill.phase, drill.card, drill.onset) == (Phase.DONE, None, None)


def test_a_drill_without_pictures_is_done_at_once() -> None:
    assert start_drill(a_spec(), []).phase is Phase.DONE


@pytest.mark.parametrize(
    ("step", "outcome", "rt_ms"),
    [
        (RIGHTLY, Outcome.CORRECT, 640),
        (WRONGLY, Outcome.WRONG, 640),
        (TOO_FAST, Outcome.TOO_FAST, 120),
        (press("rightly", 700, InputKind.MOUSE), Outcome.VOID, 700),
        (miss, Outcome.MISSED, None),
        (look_away, Outcome.VOID, None),
        (skip, Outcome.SKIPPED, None),
    ],
)
def test_every_way_a_trial_can_end(step: Step, outcome: Outcome, rt_ms: float | None) -> None:
    drill, trial = step(a_drill())

    assert (trial.outcome, trial.rt_ms, trial.position) == (outcome, rt_ms, 1)
    assert trial.stimulus.picture.picture_id == "hand-01"
    assert trial.onset == an_onset()
    assert drill.results == (trial,)
    assert coming(drill)[0] == "hand-02"


def test_an_answer_keeps_all_its_stamps() -> None:
    answer = an_answer(Side.LEFT, 640, handler_ms=690)

    _, trial = shown(a_drill()).answered(answer)

    assert (trial.response, trial.response_key, trial.flags) == (
        Side.LEFT,
        "left",
        frozenset({Flag.CLAMPED}),
    )
    assert (trial.rt_ms, trial.rt_handler_ms) == (640, 690)
    assert (trial.key_handler_ns, trial.key_event_ms) == (690 * MS, 640)


def test_a_corrected_onset_is_what_the_time_is_measured_from() -> None:
    late = Onset(flush_ns=0, onset_ns=8 * MS, used_ns=1 * MS)
    answer = an_answer(Side.LEFT, 640, handler_ms=640)

    _, trial = a_drill().shown(late).answered(answer)

    assert (trial.rt_ms, trial.rt_handler_ms) == (639, 632)
    assert Flag.ONSET_CORRECTED in trial.flags


def test_an_answer_after_the_limit_is_missed_and_keeps_its_raw_stamps() -> None:
    drill, trial = press("rightly", 5001)(a_drill(limit_ms=5000))

    assert (trial.outcome, trial.rt_ms, trial.rt_handler_ms, trial.response) == (
        Outcome.MISSED,
        None,
        5001,
        Side.LEFT,
    )
    assert len(drill.queue) == 19


def test_positions_count_every_trial() -> None:
    drill = after(a_drill(), RIGHTLY, TOO_FAST, miss, skip, look_away)

    assert [t.position for t in drill.results] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("again", [TOO_FAST, look_away, press("rightly", 700, InputKind.TOUCH)])
def test_what_cannot_count_comes_again_ten_pictures_later(again: Step) -> None:
    drill = after(a_drill(), again)

    assert coming(drill).index("hand-01") == 10
    assert len(drill.queue) == 20
    assert drill.planned_count == 20


@pytest.mark.parametrize("once", [RIGHTLY, WRONGLY, miss, skip])
def test_what_counts_or_is_not_wanted_does_not_come_again(once: Step) -> None:
    drill = after(a_drill(), once)

    assert "hand-01" not in coming(drill)


def test_a_picture_that_came_again_says_so() -> None:
    drill = after(a_drill(11), TOO_FAST, *[RIGHTLY] * 10)

    drill, trial = RIGHTLY(drill)

    assert (trial.stimulus.picture.picture_id, trial.flags) == ("hand-01", frozenset({Flag.AGAIN}))
    assert (trial.outcome, drill.done_count, drill.phase) == (Outcome.CORRECT, 11, Phase.DONE)


def test_a_picture_comes_again_at_most_twice() -> None:
    drill = after(a_drill(1), TOO_FAST, TOO_FAST)
    assert coming(drill) == ["hand-01"]

    drill = after(drill, TOO_FAST)

    assert drill.phase is Phase.DONE
    assert (drill.done_count, drill.planned_count) == (0, 0)


def test_at_most_ten_pictures_a_block_come_again() -> None:
    drill = after(a_drill(40), *[TOO_FAST] * 10)
    assert len(drill.queue) == 40

    drill = after(drill, TOO_FAST)

    assert len(drill.queue) == 39
    assert drill.again_used == 10


def test_a_drill_of_nothing_but_guesses_ends() -> None:
    drill = a_drill(40)
    shown_in_all = 0
    while drill.phase is not Phase.DONE:
        drill = after(drill, TOO_FAST)
        shown_in_all += 1

    assert shown_in_all == 50


def test_a_picture_near_the_end_comes_again_as_far_away_as_it_may() -> None:
    drill = after(a_drill(6), TOO_FAST)

    assert coming(drill) == ["hand-02", "hand-03", "hand-04", "hand-05", "hand-06", "hand-01"]


def test_coming_again_never_makes_a_fourth_equal_answer() -> None:
    sides = [Side.LEFT, Side.RIGHT, Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT]
    drill = start_drill(a_spec(), [a_stimulus(n, side) for n, side in enumerate(sides, 1)])

    drill = after(drill, TOO_FAST)

    assert coming(drill) == ["hand-02", "hand-01", "hand-03", "hand-04", "hand-05", "hand-06"]


def test_coming_again_keeps_the_distance_of_a_small_set() -> None:
    order = [1, 2, 3, 4, 5, 6] * 3
    sides = [Side.LEFT, Side.RIGHT, Side.RIGHT, Side.LEFT, Side.LEFT, Side.RIGHT] * 3
    deck = [a_stimulus(n, side) for n, side in zip(order, sides, strict=True)]

    drill = after(start_drill(a_spec(), deck), *[RIGHTLY] * 8, TOO_FAST)

    left = coming(drill)
    assert left == [f"hand-{n:02d}" for n in (4, 5, 6, 1, 2, 3, 4, 5, 6, 3)]


def test_where_nothing_keeps_the_answers_apart_a_picture_goes_to_the_end() -> None:
    drill = start_drill(a_spec(), [a_stimulus(n, Side.LEFT) for n in range(1, 7)])

    drill = after(drill, RIGHTLY, RIGHTLY, TOO_FAST)

    assert coming(drill) == ["hand-04", "hand-05", "hand-06", "hand-03"]


def test_warm_ups_come_first_are_not_counted_and_never_come_again() -> None:
    warm_ups = [a_stimulus(n) for n in (51, 52)]
    drill = start_drill(a_spec(), [a_stimulus(1)], warm_ups)
    assert drill.in_warm_up
    assert drill.planned_count == 1

    drill, trial = TOO_FAST(drill)
    assert (trial.flags, coming(drill)) == (frozenset({Flag.WARM_UP}), ["hand-52", "hand-01"])

    drill = after(drill, WRONGLY)
    assert not drill.in_warm_up
    assert (drill.done_count, drill.planned_count, drill.since_break) == (0, 1, 0)


def test_a_finished_drill_is_in_no_warm_up() -> None:
    assert not after(a_drill(1), RIGHTLY).in_warm_up


def test_not_this_picture_takes_its_twin_along_and_counts_as_dealt_with() -> None:
    deck = [a_stimulus(1, Side.LEFT), a_stimulus(2), a_stimulus(1, Side.RIGHT), a_stimulus(3)]
    drill = start_drill(a_spec(), deck)

    drill, trial = skip(drill)

    assert trial.outcome is Outcome.SKIPPED
    assert coming(drill) == ["hand-02", "hand-03"]
    assert (drill.done_count, drill.planned_count) == (1, 3)


def test_a_drill_can_end_with_a_picture_that_is_not_wanted() -> None:
    drill = start_drill(a_spec(), [a_stimulus(1, Side.LEFT), a_stimulus(1, Side.RIGHT)])

    assert after(drill, skip).phase is Phase.DONE


def test_a_break_belongs_after_twenty_pictures_and_not_before() -> None:
    drill = after(a_drill(21, break_every=20), *[RIGHTLY] * 19)
    assert not drill.wants_break

    drill = after(drill, RIGHTLY)
    assert drill.wants_break
    assert not shown(drill).wants_break

    assert not drill.rested().wants_break


def test_after_the_last_picture_no_break_is_needed() -> None:
    assert not after(a_drill(20, break_every=20), *[RIGHTLY] * 20).wants_break


def test_a_test_is_not_interrupted_by_breaks() -> None:
    assert not after(a_drill(40, break_every=None), *[RIGHTLY] * 30).wants_break


def test_three_misses_running_offer_to_take_the_clock_off() -> None:
    drill = after(a_drill(limit_ms=5000), miss, miss)
    assert not drill.offers_no_limit

    drill = after(drill, miss)
    assert (drill.missed_in_a_row, drill.offers_no_limit) == (3, True)

    drill = drill.without_limit()
    assert not drill.offers_no_limit
    _, trial = press("rightly", 90_000)(drill)
    assert trial.outcome is Outcome.CORRECT


def test_who_keeps_the_clock_is_asked_again_only_after_three_more_misses() -> None:
    drill = after(a_drill(limit_ms=5000), miss, miss, miss)

    offers = []
    for _ in range(3):
        drill = after(drill, miss)
        offers.append(drill.offers_no_limit)

    assert offers == [False, False, True]


def test_before_the_first_picture_nothing_is_offered() -> None:
    assert not a_drill(limit_ms=5000).offers_no_limit


def test_an_answer_in_between_ends_the_row_of_misses() -> None:
    drill = after(a_drill(limit_ms=5000), miss, miss, WRONGLY, miss)

    assert (drill.missed_in_a_row, drill.offers_no_limit) == (1, False)


@pytest.mark.parametrize(
    ("mode", "limit_ms"), [(DrillMode.TEST, 10_000), (DrillMode.TEST, None), (DrillMode.TRAINING, None)]
)
def test_only_training_against_the_clock_offers_to_take_it_off(mode: DrillMode, limit_ms: int | None) -> None:
    drill = start_drill(a_spec(mode, limit_ms=limit_ms), [a_stimulus(n) for n in range(5)])

    assert not after(drill, miss, miss, miss).offers_no_limit


def test_stopping_keeps_what_was_answered() -> None:
    drill = after(a_drill(), RIGHTLY, WRONGLY).stopped()

    assert (drill.phase, drill.done_count, len(drill.results)) == (Phase.DONE, 2, 2)
    assert drill.stopped_early


def test_stopping_when_all_is_done_is_not_early() -> None:
    assert not after(a_drill(1), RIGHTLY).stopped().stopped_early


def test_what_is_shown_must_be_dealt_with_before_stopping() -> None:
    with pytest.raises(AssertionError, match="void the shown trial first"):
        shown(a_drill()).stopped()


def test_a_second_picture_cannot_appear_over_the_first() -> None:
    with pytest.raises(AssertionError, match="a picture is shown already"):
        shown(shown(a_drill()))


def test_nothing_appears_after_the_end() -> None:
    with pytest.raises(AssertionError):
        shown(after(a_drill(1), RIGHTLY))


def test_nothing_can_be_answered_before_a_picture_appears() -> None:
    with pytest.raises(AssertionError, match="nothing is shown"):
        a_drill().answered(an_answer(Side.LEFT, 640))


STEPS = st.lists(
    st.sampled_from([RIGHTLY, WRONGLY, TOO_FAST, miss, look_away, skip]), min_size=120, max_size=120
)


@given(STEPS, st.sampled_from([5, 20, 40]))
def test_whatever_happens_a_drill_ends_and_its_numbers_hold(steps: list[Step], length: int) -> None:
    drill = a_drill(length, limit_ms=5000)
    for step in steps:
        if drill.phase is Phase.DONE:
            break
        before = drill.done_count
        drill = after(drill, step)

        assert before <= drill.done_count <= drill.planned_count <= length
        assert drill.again_used <= 10
        assert all(card.again <= 2 for card in drill.queue)

    assert drill.phase is Phase.DONE
    assert len(drill.results) <= length + 10
