"""A person's days, written and read: the same in the fake and in the real record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from gmi_trainer.domain.activity import DrillMode, Purpose, SessionKind, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import AfterLast, Moment, Scale
from gmi_trainer.domain.day_line import MARKING
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.trial import Flag, Outcome
from gmi_trainer.services.diary_ports import Rating
from gmi_trainer.storage.driver import IntegrityError
from tests.contracts.conftest import World
from tests.samples import MORNING, sample_start, sample_trial

MONDAY = date(2025, 3, 10)
DAY = timedelta(days=1)
LONG_AGO = date(2020, 1, 1)


def ratings(world: World, since: date = LONG_AGO) -> tuple[Rating, ...]:
    with world.days() as days:
        return days.ratings(since)


def kinds(world: World, since: date | None = None) -> list[DiaryKind]:
    with world.days() as days:
        return [fact.kind for fact in days.facts(since)]


def done(world: World, since: date = LONG_AGO) -> tuple[Done, ...]:
    with world.days() as days:
        return days.done(since)


def drill(
    world: World,
    number: int = 1,
    at: datetime = MORNING,
    outcomes: tuple[Outcome, ...] = (Outcome.CORRECT, Outcome.WRONG),
    *,
    plan: PlanRef | None = None,
    finished: bool = True,
) -> int:
    spec = spec_for_training(BodyPart.HAND, 2, level=2)
    start = sample_start(number, spec, started_utc=at, utc_offset_min=0, plan=plan)
    session = world.log.begin(start)
    for position, outcome in enumerate(outcomes, start=1):
        world.log.add_trial(session, sample_trial(position, outcome))
    if finished:
        world.log.finish(session, at + timedelta(minutes=2), Purpose.TRAINING, {})
    else:
        world.log.leave_block()
    return session


def test_an_empty_record_tells_nothing(world: World) -> None:
    with world.days() as days:
        assert days.ratings(LONG_AGO) == ()
        assert days.facts(None) == ()
        assert days.done(LONG_AGO) == ()
        assert days.practice_days(LONG_AGO) == frozenset()
        assert days.first_practice_day() is None
        assert days.last_practice_day() is None
        assert days.latest_practice_days(MONDAY, 2) == frozenset()
        assert days.latest_day() is None
        assert days.preference("about_me") is None


# -- ratings ----------------------------------------------------------------------------------------------


def test_of_several_ratings_the_newest_wins(world: World) -> None:
    assert world.diary.rate(Scale.SLEEP, Moment.CHECK_IN, 4) is None
    assert world.diary.rate(Scale.SLEEP, Moment.CHECK_IN, 7) == 4
    world.diary.rate(Scale.MOOD, Moment.CHECK_IN, 0)

    assert ratings(world) == (
        Rating(MONDAY, Scale.SLEEP, Moment.CHECK_IN, 7),
        Rating(MONDAY, Scale.MOOD, Moment.CHECK_IN, 0),
    )


def test_a_rating_is_taken_back_and_given_back(world: World) -> None:
    world.diary.rate(Scale.PAIN_AVERAGE, Moment.CHECK_IN, 3)

    assert world.diary.rate(Scale.PAIN_AVERAGE, Moment.CHECK_IN, None) == 3
    assert ratings(world) == ()

    assert world.diary.rate(Scale.PAIN_AVERAGE, Moment.CHECK_IN, 3) is None
    assert ratings(world) == (Rating(MONDAY, Scale.PAIN_AVERAGE, Moment.CHECK_IN, 3),)


def test_taking_back_what_was_never_said_writes_nothing(world: World) -> None:
    assert world.diary.rate(Scale.MOOD, Moment.CHECK_IN, None) is None

    with world.days() as days:
        assert days.latest_day() is None


def test_days_moments_and_sessions_have_ratings_of_their_own(world: World) -> None:
    session = drill(world)
    world.diary.rate(Scale.PAIN_NOW, Moment.BEFORE, 2, session)
    world.diary.rate(Scale.PAIN_NOW, Moment.AFTER, 3, session)
    world.diary.rate(Scale.PAIN_NOW, Moment.CHECK_IN, 4)
    world.clock.advance(DAY)
    world.diary.rate(Scale.PAIN_NOW, Moment.CHECK_IN, 5)

    assert ratings(world) == (
        Rating(MONDAY, Scale.PAIN_NOW, Moment.BEFORE, 2, session),
        Rating(MONDAY, Scale.PAIN_NOW, Moment.AFTER, 3, session),
        Rating(MONDAY, Scale.PAIN_NOW, Moment.CHECK_IN, 4),
        Rating(MONDAY + DAY, Scale.PAIN_NOW, Moment.CHECK_IN, 5),
    )
    assert len(ratings(world, MONDAY + DAY)) == 1


def test_only_the_scales_asked_for_are_read(world: World) -> None:
    world.diary.rate(Scale.SLEEP, Moment.CHECK_IN, 4)
    world.diary.rate(Scale.MOOD, Moment.CHECK_IN, 6)

    with world.days() as days:
        assert [r.scale for r in days.ratings(LONG_AGO, [Scale.MOOD, Scale.FEEL])] == [Scale.MOOD]


def test_a_rating_belongs_to_the_day_of_its_session_even_after_the_day_has_turned(world: World) -> None:
    session = drill(world)
    world.diary.rate(Scale.FEEL, Moment.AFTER, -1, session)
    world.clock.advance(DAY)

    assert world.diary.rate(Scale.FEEL, Moment.AFTER, 1, session) == -1
    assert ratings(world) == (Rating(MONDAY, Scale.FEEL, Moment.AFTER, 1, session),)


def test_a_rating_can_be_for_a_day_that_has_just_ended(world: World) -> None:
    world.diary.rate(Scale.MOOD, Moment.CHECK_IN, 6)
    world.clock.advance(DAY)

    world.diary.rate(Scale.MOOD, Moment.CHECK_IN, None, day=MONDAY)

    assert ratings(world) == ()


def test_the_small_hours_belong_to_the_day_before(world: World) -> None:
    world.clock.advance(timedelta(hours=19, minutes=20))  # 3:50 at night

    world.diary.rate(Scale.MOOD, Moment.CHECK_IN, 5)
    fact = world.diary.add(DiaryKind.FLARE)

    assert ratings(world)[0].day == fact.day == MONDAY


# -- facts ------------------------------------------------------------------------------------------------


def test_a_fact_comes_back_as_it_was_written(world: World) -> None:
    session = drill(world)
    detail = {"answer": "longer", "sessions": ["a", "b"], "words": "Zoë"}

    written = world.diary.add(DiaryKind.AFTER_LAST, detail, session)

    with world.days() as days:
        assert days.facts(None) == (written,)
    assert (written.kind, written.day, written.session_id) == (DiaryKind.AFTER_LAST, MONDAY, session)
    assert written.happened_utc == MORNING
    assert written.detail == detail


def test_facts_are_read_from_a_day_on_and_by_kind(world: World) -> None:
    world.diary.add(DiaryKind.FLARE)
    world.clock.advance(DAY)
    world.diary.add(DiaryKind.REST_DAY)
    world.diary.add(DiaryKind.FLARE)

    assert kinds(world, MONDAY) == [DiaryKind.FLARE, DiaryKind.REST_DAY, DiaryKind.FLARE]
    assert kinds(world, MONDAY + DAY) == [DiaryKind.REST_DAY, DiaryKind.FLARE]
    with world.days() as days:
        assert [f.day for f in days.facts(None, [DiaryKind.FLARE])] == [MONDAY, MONDAY + DAY]


def test_undo_and_undo_of_undo(world: World) -> None:
    flare = world.diary.add(DiaryKind.FLARE)
    world.diary.add(DiaryKind.LIGHTER_DAY)

    undone = world.diary.withdraw(flare.uuid)
    assert kinds(world) == [DiaryKind.LIGHTER_DAY]

    redone = world.diary.withdraw(undone.uuid)
    assert kinds(world) == [DiaryKind.FLARE, DiaryKind.LIGHTER_DAY]

    world.diary.withdraw(redone.uuid)
    assert kinds(world) == [DiaryKind.LIGHTER_DAY]


def test_a_fact_withdrawn_twice_needs_both_taken_back(world: World) -> None:
    flare = world.diary.add(DiaryKind.FLARE)
    first = world.diary.withdraw(flare.uuid)
    world.diary.withdraw(flare.uuid)

    world.diary.withdraw(first.uuid)

    assert kinds(world) == []


def test_a_withdrawal_holds_when_the_clock_was_set_back_in_between(world: World) -> None:
    flare = world.diary.add(DiaryKind.FLARE)
    world.clock.advance(-3 * DAY)
    world.diary.withdraw(flare.uuid)

    assert kinds(world, MONDAY) == []


def test_marking_a_session_is_no_fact_of_the_day(world: World) -> None:
    session = drill(world)
    world.log.set_counted(session, False, "the dog barked")
    world.log.set_counted(session, True, "")

    assert kinds(world) == []


def unknown_session_to_rate(world: World) -> None:
    world.diary.rate(Scale.FEEL, Moment.AFTER, 1, 99)


def unknown_session_for_fact(world: World) -> None:
    world.diary.add(DiaryKind.FLARE, {}, 99)


def unknown_fact(world: World) -> None:
    world.diary.withdraw("nothing")


@pytest.mark.parametrize("mistake", [unknown_session_to_rate, unknown_session_for_fact, unknown_fact])
def test_our_own_mistakes_rise_and_change_nothing(world: World, mistake: Callable[[World], None]) -> None:
    with pytest.raises((AssertionError, IntegrityError)):
        mistake(world)

    with world.days() as days:
        assert days.latest_day() is None


# -- sessions ---------------------------------------------------------------------------------------------


def test_a_finished_session_is_done(world: World) -> None:
    session = drill(world, plan=PlanRef("plan", 3, "drill-1"))

    assert done(world) == (
        Done(
            session_id=session,
            uuid=sample_start(1).uuid,
            kind=SessionKind.DRILL,
            day=MONDAY,
            plan_item="drill-1",
            part=BodyPart.HAND,
            mode=DrillMode.TRAINING,
            level=2,
            pictures=2,
            stopped_early=False,
            finished_utc=MORNING + timedelta(minutes=2),
        ),
    )


@pytest.mark.parametrize("outcome", [Outcome.CORRECT, Outcome.WRONG, Outcome.MISSED, Outcome.TOO_FAST])
def test_stopping_after_any_answered_picture_counts_as_done(world: World, outcome: Outcome) -> None:
    drill(world, outcomes=(outcome,))

    assert [d.stopped_early for d in done(world)] == [True]


@pytest.mark.parametrize("outcomes", [(), (Outcome.VOID,), (Outcome.SKIPPED, Outcome.VOID)])
def test_a_session_without_any_answer_is_not_done(world: World, outcomes: tuple[Outcome, ...]) -> None:
    drill(world, outcomes=outcomes)

    assert done(world) == ()
    with world.days() as days:
        assert days.practice_days(LONG_AGO) == frozenset()
        assert days.first_practice_day() is None
        assert days.last_practice_day() is None
        assert days.latest_practice_days(MONDAY + DAY, 2) == frozenset()
        assert days.latest_day() == MONDAY


def test_an_interrupted_session_is_not_done(world: World) -> None:
    drill(world, finished=False)

    assert done(world) == ()


def test_pictures_left_out_on_the_way_are_no_early_stop(world: World) -> None:
    drill(world, outcomes=(Outcome.CORRECT, Outcome.SKIPPED))

    assert [d.stopped_early for d in done(world)] == [False]


def test_an_answered_warm_up_is_practice_too(world: World) -> None:
    session = world.log.begin(sample_start(1, spec_for_training(BodyPart.HAND, 1), utc_offset_min=0))
    world.log.add_trial(session, sample_trial(1, flags=frozenset({Flag.WARM_UP})))
    world.log.finish(session, MORNING, Purpose.TRAINING, {})

    assert [d.stopped_early for d in done(world)] == [True]


def test_sessions_and_days_are_read_from_a_day_on_oldest_first(world: World) -> None:
    last = drill(world, 1, MORNING + 2 * DAY)
    first = drill(world, 2, MORNING)
    later = drill(world, 3, MORNING + timedelta(hours=3))

    assert [d.session_id for d in done(world)] == [first, later, last]
    assert [d.session_id for d in done(world, MONDAY + DAY)] == [last]
    with world.days() as days:
        assert days.practice_days(MONDAY) == {MONDAY, MONDAY + 2 * DAY}
        assert days.practice_days(MONDAY + DAY) == {MONDAY + 2 * DAY}
        assert days.first_practice_day() == MONDAY
        assert days.last_practice_day() == days.latest_day() == MONDAY + 2 * DAY


def test_the_latest_practice_days_before_a_day_each_told_once(world: World) -> None:
    for number, day in enumerate((0, 0, 1, 3, 3, 5)):
        drill(world, number, MORNING + day * DAY)

    with world.days() as days:
        assert days.latest_practice_days(MONDAY + 5 * DAY, 2) == {MONDAY + DAY, MONDAY + 3 * DAY}
        assert days.latest_practice_days(MONDAY + 3 * DAY, 5) == {MONDAY, MONDAY + DAY}
        assert days.latest_practice_days(MONDAY, 2) == frozenset()


def test_the_latest_day_is_that_of_anything_written(world: World) -> None:
    drill(world)
    world.clock.advance(DAY)
    world.diary.rate(Scale.MOOD, Moment.CHECK_IN, 5)
    with world.days() as days:
        assert days.latest_day() == MONDAY + DAY

    world.clock.advance(DAY)
    world.diary.add(DiaryKind.FLARE)
    with world.days() as days:
        assert days.latest_day() == MONDAY + 2 * DAY


def test_a_preference_is_read_together_with_the_rest(world: World) -> None:
    world.preferences.put("about_me", {"rest_weekdays": [6]})

    with world.days() as days:
        assert days.preference("about_me") == {"rest_weekdays": [6]}


def test_usual_values_are_those_of_check_ins_by_day_or_their_mean_by_week(world: World) -> None:
    for number, value in enumerate((4, 6, None, 2, 8, 5)):
        world.diary.rate(Scale.SLEEP, Moment.CHECK_IN, 1, day=MONDAY + number * DAY)
        world.diary.rate(Scale.SLEEP, Moment.CHECK_IN, value, day=MONDAY + number * DAY)
    world.diary.rate(Scale.SLEEP, Moment.CHECK_IN, 3, day=MONDAY + 8 * DAY)
    world.diary.rate(Scale.SLEEP, Moment.BEFORE, 9, day=MONDAY)
    world.diary.rate(Scale.MOOD, Moment.CHECK_IN, 9, day=MONDAY)

    with world.days() as days:
        by_day = days.usual_values(Scale.SLEEP, MONDAY + DAY, MONDAY + 4 * DAY, Grain.DRILL)
        by_week = days.usual_values(Scale.SLEEP, MONDAY, MONDAY + 20 * DAY, Grain.WEEK)
        by_month = days.usual_values(Scale.SLEEP, LONG_AGO, MONDAY + 20 * DAY, Grain.MONTH)

    assert by_day == ((MONDAY + DAY, 6.0), (MONDAY + 3 * DAY, 2.0), (MONDAY + 4 * DAY, 8.0))
    assert by_week == ((MONDAY, 5.0), (MONDAY + 7 * DAY, 3.0))
    assert [day for day, _ in by_month] == [date(2025, 3, 1)]
    assert by_month[0][1] == pytest.approx(28 / 6)


def test_facts_that_mark_a_day_are_found_between_two_days(world: World) -> None:
    def add(kind: DiaryKind, **detail: object) -> str:
        return world.diary.add(kind, detail).uuid

    add(DiaryKind.FLARE)
    world.clock.advance(DAY)
    wanted = [
        add(DiaryKind.LIFE_CHANGE, what="medicine", words=""),
        add(DiaryKind.AFTER_LAST, answer=AfterLast.LONGER.value, sessions=[]),
    ]
    add(DiaryKind.AFTER_LAST, answer=AfterLast.SETTLED.value, sessions=[])
    add(DiaryKind.SAFETY)
    taken_back, restored = add(DiaryKind.REST_DAY), add(DiaryKind.STEP_BACK)
    today = world.clock.utc_now().date()
    world.clock.advance(DAY)
    add(DiaryKind.FLARE)
    world.diary.withdraw(taken_back)
    world.diary.withdraw(world.diary.withdraw(restored).uuid)

    with world.days() as days:
        found = days.marking_facts(today, today, MARKING)

    assert [fact.uuid for fact in found] == [*wanted, restored]
