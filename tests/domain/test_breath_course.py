"""Looking back: which sessions are practice, and what changed around them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from gmi_trainer.domain.breath_course import (
    FEWEST_FOR_A_MEAN,
    MOST_FOR_A_MEAN,
    SCALES,
    BreathDone,
    changes_of,
    mean_change,
)
from gmi_trainer.domain.breathing import GOAL, BreathSpec, Ending
from gmi_trainer.domain.checkin import Scale

AT = datetime(2025, 3, 10, 9, tzinfo=UTC)


def a_session(before: float | None = 6, after: float | None = 4, **other: object) -> BreathDone:
    """Two minutes, with tension rated before and after."""
    done = BreathDone(
        session_id=1,
        uuid="session-1",
        day=date(2025, 3, 10),
        started_utc=AT,
        utc_offset_min=0,
        finished_utc=AT,
        spec=BreathSpec(breaths=10),
        breaths=10,
        breathed_ms=120_000,
        pattern=GOAL,
        ending=Ending.WHOLE,
        before={} if before is None else {Scale.TENSION: before},
        after={} if after is None else {Scale.TENSION: after},
    )
    return replace(done, **other)  # type: ignore[arg-type]  # names are checked there


def test_tension_is_offered_where_nothing_was_chosen() -> None:
    assert SCALES == (Scale.TENSION, Scale.CALM, Scale.PAIN_NOW)


@pytest.mark.parametrize(
    ("session", "is_done"),
    [
        (a_session(), True),
        (a_session(breaths=1, ending=Ending.STOPPED), True),
        (a_session(breaths=1, ending=Ending.DIZZY), True),
        (a_session(breaths=0, ending=Ending.STOPPED), False),
        (a_session(finished_utc=None, ending=None), False),  # interrupted
    ],
)
def test_done_is_what_ended_with_a_whole_breath(session: BreathDone, is_done: bool) -> None:
    assert session.is_done is is_done


def test_a_change_is_after_minus_before() -> None:
    sessions = [a_session(6, 4), a_session(5, 5), a_session(2, 3)]

    assert changes_of(sessions, Scale.TENSION) == (-2, 0, 1)
    assert changes_of(sessions, Scale.CALM) == ()


@pytest.mark.parametrize(
    "left_out",
    [
        a_session(before=None),
        a_session(after=None),
        a_session(counted=False),
        a_session(breaths=0, ending=Ending.STOPPED),
        a_session(finished_utc=None),
    ],
)
def test_what_has_not_both_does_not_count_or_was_no_practice_is_left_out(left_out: BreathDone) -> None:
    assert changes_of([left_out, a_session(6, 4)], Scale.TENSION) == (-2,)


def test_six_sessions_say_nothing_and_seven_have_a_mean() -> None:
    assert FEWEST_FOR_A_MEAN == 7
    assert mean_change([a_session()] * 6, Scale.TENSION) is None

    change = mean_change([a_session()] * 7, Scale.TENSION)

    assert change is not None
    assert (change.scale, change.sessions, change.mean, change.sd) == (Scale.TENSION, 7, -2, 0)


def test_the_spread_is_that_of_single_sessions() -> None:
    changes = [-3, -2, -2, -1, -1, 0, 2]  # by hand: mean -1, squares 4 1 1 0 0 1 9 = 16, over 6

    change = mean_change([a_session(5, 5 + by) for by in changes], Scale.TENSION)

    assert change is not None
    assert change.mean == pytest.approx(-1)
    assert change.sd == pytest.approx((16 / 6) ** 0.5)


def test_only_the_newest_sixty_are_looked_at() -> None:
    newest, old = [a_session(6, 4)] * MOST_FOR_A_MEAN, [a_session(6, 10)] * 40

    change = mean_change([*newest, *old], Scale.TENSION)

    assert change is not None
    assert (change.sessions, change.mean) == (MOST_FOR_A_MEAN, -2)
