"""Breathing sessions, written and read: the same in the fake and in the real record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from gmi_trainer.domain.activity import Purpose, SessionKind
from gmi_trainer.domain.breath_course import BreathDone, BreathPast
from gmi_trainer.domain.breathing import (
    GOAL,
    LADDER,
    BreathPattern,
    BreathSpec,
    Ending,
    Pace,
    Pacer,
)
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.services.session_ports import BreathResult, BreathTotals
from gmi_trainer.storage.driver import IntegrityError
from tests.contracts.conftest import World
from tests.samples import MORNING, sample_breathing, sample_start, sample_trial

MONDAY = date(2025, 3, 10)
DAY = timedelta(days=1)
LONG_AGO = date(2020, 1, 1)
SPEC = BreathSpec(
    BreathPattern(3_500, 7_000, 500, 1_000),
    breaths=10,
    pacer=Pacer.WAVE,
    tones=False,
    voice=True,
    humming=True,
    volume_percent=20,
    is_first=True,
)
WHOLE = BreathResult(10, 120_000, GOAL, ending=Ending.WHOLE)


def breathe(
    world: World,
    number: int = 1,
    result: BreathResult = WHOLE,
    at: datetime = MORNING,
    *,
    spec: BreathSpec = SPEC,
    plan: PlanRef | None = None,
    finished: bool = True,
) -> int:
    """A session as the program writes it."""
    start = sample_breathing(number, spec, started_utc=at, utc_offset_min=0, plan=plan)
    session = world.breath_log.begin(start)
    for breaths in range(1, result.breaths + 1):
        so_far = replace(result, breaths=breaths, breathed_ms=breaths * GOAL.cycle_ms, ending=None)
        world.breath_log.keep(session, so_far)
    if finished:
        world.breath_log.finish(session, at + timedelta(minutes=2), result, {"pictures_a_second": 60.0})
    else:
        world.breath_log.leave_block()
    return session


def history(world: World, limit: int | None = None) -> tuple[BreathDone, ...]:
    with world.history() as reader:
        return reader.breathing(limit)


def past(world: World, newest: int = 10) -> BreathPast:
    with world.history() as reader:
        return reader.breath_past(newest)


def totals(world: World) -> BreathTotals:
    with world.history() as reader:
        return reader.breath_totals()


def done(world: World) -> tuple[Done, ...]:
    with world.days() as days:
        return days.done(LONG_AGO)


def has_breathed(world: World) -> bool:
    with world.days() as days:
        return days.has_breathed()


def test_an_empty_record_tells_nothing(world: World) -> None:
    assert history(world) == ()
    assert past(world) == BreathPast()
    assert totals(world) == BreathTotals()
    assert not has_breathed(world)


def test_a_whole_session_comes_back_as_it_was(world: World) -> None:
    result = BreathResult(9, 88_500, LADDER[0], eased=2, pauses=3, sleeps=1, ending=Ending.DIZZY)
    session = breathe(world, 1, result)

    assert history(world) == (
        BreathDone(
            session_id=session,
            uuid=sample_breathing(1).uuid,
            day=MONDAY,
            started_utc=MORNING,
            utc_offset_min=0,
            finished_utc=MORNING + timedelta(minutes=2),
            spec=SPEC,
            breaths=9,
            breathed_ms=88_500,
            pattern=LADDER[0],
            eased=2,
            pauses=3,
            sleeps=1,
            ending=Ending.DIZZY,
        ),
    )


@pytest.mark.parametrize("ending", Ending)
def test_every_ending_is_kept(world: World, ending: Ending) -> None:
    breathe(world, 1, replace(WHOLE, ending=ending))

    assert [told.ending for told in history(world)] == [ending]


def test_a_session_under_way_is_seen_breath_by_breath(world: World) -> None:
    session = world.breath_log.begin(sample_breathing())
    assert history(world) == ()

    world.breath_log.keep(session, BreathResult(1, 12_000, GOAL))
    world.breath_log.keep(session, BreathResult(2, 22_000, LADDER[2], eased=1))

    (told,) = history(world)
    assert (told.breaths, told.breathed_ms, told.pattern, told.eased) == (2, 22_000, LADDER[2], 1)
    assert (told.finished_utc, told.ending) == (None, None)
    world.breath_log.leave_block()


def test_an_interrupted_session_with_a_whole_breath_is_history_but_not_done(world: World) -> None:
    breathe(world, 1, replace(WHOLE, breaths=4), finished=False)

    assert [(told.breaths, told.finished_utc, told.ending) for told in history(world)] == [(4, None, None)]
    assert totals(world) == BreathTotals(1, 1, 4, 48_000)
    assert past(world) == BreathPast()
    assert done(world) == ()
    assert not has_breathed(world)


@pytest.mark.parametrize("finished", [True, False])
def test_without_a_whole_breath_there_was_nothing(world: World, finished: bool) -> None:
    breathe(world, 1, BreathResult(0, 0, GOAL, ending=Ending.STOPPED), finished=finished)

    assert history(world) == ()
    assert totals(world) == BreathTotals()
    assert past(world) == BreathPast()
    assert done(world) == ()
    assert not has_breathed(world)
    with world.days() as days:
        assert days.practice_days(LONG_AGO) == frozenset()
        assert days.first_practice_day() is days.last_practice_day() is None
        assert days.latest_practice_days(MONDAY + DAY, 3) == frozenset()
        assert days.latest_day() == MONDAY


def test_one_whole_breath_is_a_day_of_practice(world: World) -> None:
    session = breathe(
        world, 1, replace(WHOLE, breaths=1, ending=Ending.STOPPED), plan=PlanRef("p", 2, "breathe")
    )

    assert done(world) == (
        Done(
            session_id=session,
            uuid=sample_breathing(1).uuid,
            kind=SessionKind.BREATHING,
            day=MONDAY,
            plan_item="breathe",
            stopped_early=True,
            finished_utc=MORNING + timedelta(minutes=2),
        ),
    )
    assert has_breathed(world)
    with world.days() as days:
        assert days.practice_days(LONG_AGO) == {MONDAY}
        assert days.first_practice_day() == days.last_practice_day() == MONDAY
        assert days.latest_practice_days(MONDAY + DAY, 3) == {MONDAY}


def test_all_the_breaths_asked_for_are_no_early_stop(world: World) -> None:
    breathe(world, 1, WHOLE)

    assert [told.stopped_early for told in done(world)] == [False]


def test_sessions_are_told_newest_first_and_as_many_as_asked_for(world: World) -> None:
    third = breathe(world, 1, at=MORNING + 2 * DAY)
    first = breathe(world, 2)
    second = breathe(world, 3, at=MORNING + DAY)
    at_once = breathe(world, 4, at=MORNING + DAY)

    assert [told.session_id for told in history(world)] == [third, at_once, second, first]
    assert [told.session_id for told in history(world, 2)] == [third, at_once]


def test_drills_are_told_apart(world: World) -> None:
    drill = world.log.begin(sample_start(1))
    world.log.add_trial(drill, sample_trial())
    world.log.finish(drill, MORNING, Purpose.TEST, {})
    session = breathe(world, 2)

    assert [told.session_id for told in history(world)] == [session]
    with world.history() as reader:
        assert [summary.session_id for summary in reader.sessions()] == [drill]
        assert reader.session(session) is None
    assert {told.kind for told in done(world)} == {SessionKind.DRILL, SessionKind.BREATHING}


# -- what the next session has to know --------------------------------------------------------------------


def test_the_past_is_all_finished_sessions_and_the_newest_few(world: World) -> None:
    for number in range(1, 5):
        breathe(world, number, at=MORNING + number * DAY)
    breathe(world, 5, at=MORNING, finished=False)
    breathe(world, 6, BreathResult(0, 0, GOAL, ending=Ending.STOPPED), at=MORNING + 9 * DAY)

    told = past(world, 2)

    assert (told.sessions, told.first_day) == (4, MONDAY + DAY)
    assert [session.day for session in told.newest] == [MONDAY + 4 * DAY, MONDAY + 3 * DAY]


def test_who_was_dizzy_before_the_first_whole_breath_is_known_but_has_not_practised(world: World) -> None:
    breathe(world, 1)
    breathe(world, 2, BreathResult(0, 0, GOAL, ending=Ending.DIZZY), at=MORNING + DAY)

    told = past(world)

    assert (told.sessions, told.first_day) == (1, MONDAY)
    assert [(session.ending, session.breaths) for session in told.newest] == [
        (Ending.DIZZY, 0),
        (Ending.WHOLE, 10),
    ]
    assert totals(world).sessions == len(history(world)) == 1


def test_the_totals_are_of_what_counts(world: World) -> None:
    breathe(world, 1)
    breathe(world, 2, BreathResult(3, 30_000, LADDER[2], ending=Ending.STOPPED), MORNING + timedelta(hours=2))
    disturbed = breathe(world, 3, at=MORNING + DAY)
    world.log.set_counted(disturbed, False, "the phone rang")

    assert totals(world) == BreathTotals(2, 1, 13, 150_000)
    assert [(told.counted, told.not_counted_reason) for told in history(world)] == [
        (False, "the phone rang"),
        (True, ""),
        (True, ""),
    ]
    assert past(world).sessions == 3  # it happened, whether it counts or not

    world.log.set_counted(disturbed, True, "")
    assert totals(world) == BreathTotals(3, 2, 23, 270_000)


# -- what was rated around it -----------------------------------------------------------------------------


def test_ratings_come_with_their_session_and_the_newest_wins(world: World) -> None:
    one, other = breathe(world, 1), breathe(world, 2, at=MORNING + timedelta(hours=1))
    rate = world.diary.rate
    rate(Scale.TENSION, Moment.BEFORE, 7, one)
    rate(Scale.TENSION, Moment.AFTER, 5, one)
    rate(Scale.TENSION, Moment.AFTER, 4, one)
    rate(Scale.CALM, Moment.BEFORE, 2, other)
    rate(Scale.PAIN_NOW, Moment.AFTER, 0, other)
    rate(Scale.TENSION, Moment.CHECK_IN, 9)
    rate(Scale.FEEL, Moment.AFTER, -1, other)

    newest, oldest = history(world)

    assert (oldest.before, oldest.after) == ({Scale.TENSION: 7}, {Scale.TENSION: 4})
    assert (newest.before, newest.after) == ({Scale.CALM: 2}, {Scale.PAIN_NOW: 0})
    assert past(world).newest == (newest, oldest)


def test_a_rating_that_was_taken_back_is_gone_until_it_is_given_again(world: World) -> None:
    session = breathe(world)
    world.diary.rate(Scale.TENSION, Moment.BEFORE, 7, session)
    world.diary.rate(Scale.TENSION, Moment.BEFORE, None, session)
    assert history(world)[0].before == {}

    world.diary.rate(Scale.TENSION, Moment.BEFORE, 3, session)
    assert history(world)[0].before == {Scale.TENSION: 3}


@pytest.mark.parametrize(
    ("value", "pace"), [(0, Pace.COMFORTABLE), (1, Pace.A_LITTLE_TOO_LONG), (2, Pace.TOO_LONG)]
)
def test_how_the_breath_felt_comes_with_it(world: World, value: float, pace: Pace) -> None:
    session = breathe(world)
    world.diary.rate(Scale.PACE, Moment.AFTER, value, session)
    assert history(world)[0].pace is pace

    world.diary.rate(Scale.PACE, Moment.AFTER, None, session)
    assert history(world)[0].pace is None


def test_a_pace_that_nobody_knows_is_none(world: World) -> None:
    session = breathe(world)
    world.diary.rate(Scale.PACE, Moment.AFTER, 0.5, session)

    assert history(world)[0].pace is None


# -- our own mistakes -------------------------------------------------------------------------------------


def same_uuid(world: World, session: int) -> None:
    world.breath_log.begin(sample_breathing())


def a_drill(world: World, session: int) -> None:
    world.breath_log.begin(sample_start(7))


def unknown_session_to_keep(world: World, session: int) -> None:
    world.breath_log.keep(session + 1, WHOLE)


def unknown_session_to_finish(world: World, session: int) -> None:
    world.breath_log.finish(session + 1, MORNING, WHOLE, {})


def still_going_on(world: World, session: int) -> None:
    world.breath_log.finish(session, MORNING, replace(WHOLE, ending=None), {})


@pytest.mark.parametrize(
    "mistake", [same_uuid, a_drill, unknown_session_to_keep, unknown_session_to_finish, still_going_on]
)
def test_our_own_mistakes_rise_and_change_nothing(
    world: World, mistake: Callable[[World, int], None]
) -> None:
    session = world.breath_log.begin(sample_breathing())
    world.breath_log.keep(session, BreathResult(1, 12_000, GOAL))

    with pytest.raises((AssertionError, IntegrityError)):
        mistake(world, session)

    world.breath_log.leave_block()
    (told,) = history(world)
    assert (told.session_id, told.breaths, told.finished_utc) == (session, 1, None)
    assert done(world) == ()


def test_leaving_a_block_twice_does_no_harm(world: World) -> None:
    world.breath_log.begin(sample_breathing())
    world.breath_log.leave_block()
    world.breath_log.leave_block()


def test_one_session_is_read_alone(world: World) -> None:
    first, second = breathe(world, 1), breathe(world, 2)

    with world.history() as reader:
        assert [reader.breath(one) for one in (second, first)] == list(history(world))
        assert reader.breath(second + 1) is None
