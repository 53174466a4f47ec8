"""Daily tasks and ladders, written and read: the same in the fake and in the real record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.activity_ladder import KeptRung
from gmi_trainer.domain.activity_steps import ActivityEnding, NextDay, Tried
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import Feel, Moment, Scale
from gmi_trainer.domain.practice_totals import PracticeTotals
from gmi_trainer.services.activity_ports import ActivityLog, ActivityReader, ActivityResult, Told
from gmi_trainer.storage.activity_log import SqliteActivityLog
from gmi_trainer.storage.activity_reader import SqliteActivityReader
from gmi_trainer.storage.diary import SqliteDiary, SqliteDiaryReader
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.activity_fakes import FakeActivityLog, sample_activity
from tests.fakes import FakeClock
from tests.samples import MORNING
from tests.storage.records import new_record, opened

MONDAY = date(2025, 3, 10)
WHOLE = ActivityResult(ActivityEnding.WHOLE, 60_000)
HAND, FOOT = BodyPart.HAND, BodyPart.FOOT


@dataclass(frozen=True)
class World:
    """A record with its adapters."""

    log: ActivityLog
    open: Callable[[], AbstractContextManager[ActivityReader]]

    def do(self, number: int, *, day: int = 0, ends: bool = True, rung_id: str = "cup") -> int:
        at = MORNING + timedelta(days=day)
        session = self.log.begin(sample_activity(number, at=at, rung_id=rung_id))
        if ends:
            self.log.finish(session, at + timedelta(minutes=1), WHOLE, {"system": "Linux"})
        return session

    @property
    def tries(self) -> tuple[Tried, ...]:
        with self.open() as reader:
            return reader.tries()

    def ladder(self, part: BodyPart) -> tuple[KeptRung, ...]:
        with self.open() as reader:
            return reader.ladders().get(part, ())


@dataclass(frozen=True)
class RealWorld(World):
    """A record with what else is kept of a session."""

    path: Path
    diary: SqliteDiary
    sessions: SqliteSessionLog


@pytest.fixture
def real(tmp_path: Path) -> Iterator[RealWorld]:
    path = new_record(tmp_path / "record.sqlite3")
    with opened(path) as record:
        clock = FakeClock()
        yield RealWorld(
            SqliteActivityLog(record, clock),
            lambda: SqliteActivityReader(path),
            path,
            SqliteDiary(record, clock),
            SqliteSessionLog(record, clock),
        )


@pytest.fixture(params=["fake", "real"])
def world(request: pytest.FixtureRequest) -> World:
    if request.param == "real":
        found: World = request.getfixturevalue("real")
        return found
    log = FakeActivityLog()
    return World(log, log.reading)


def test_a_task_comes_back_as_it_was_done(world: World) -> None:
    session = world.do(1)
    before = world.log.tell(session, Told(2, 90_000, "my own cup"))
    world.log.say_next_day(session, NextDay.SETTLED)

    (told,) = world.tries

    assert before == Told(None, 60_000, "")
    assert (told.day, told.part, told.rung_id, told.words) == (MONDAY, HAND, "cup", "Hold an empty cup")
    assert (told.expected, told.actual, told.wanted_ms, told.did_ms) == (4, 2, 60_000, 90_000)
    assert (told.ending, told.note, told.next_day) == (
        ActivityEnding.WHOLE,
        "my own cup",
        NextDay.SETTLED,
    )
    assert (told.pain_change, told.felt_worse, told.counted, told.is_done) == (None, False, True, True)


def test_what_was_rated_around_it_comes_with_it(real: RealWorld) -> None:
    session, other = real.do(1), real.do(2)
    real.diary.rate(Scale.PAIN_NOW, Moment.BEFORE, 3.0, session)
    real.diary.rate(Scale.PAIN_NOW, Moment.AFTER, 5.0, session)
    real.diary.rate(Scale.FEEL, Moment.AFTER, 1.0, other)

    assert [(one.pain_change, one.felt_worse) for one in real.tries] == [(2.0, False), (None, True)]


def test_an_interrupted_one_is_kept_and_counts_nowhere(real: RealWorld) -> None:
    real.do(1, ends=False)

    assert [(one.ending, one.is_done) for one in real.tries] == [(None, False)]
    with SqliteDiaryReader(real.path) as days:
        assert days.done(date(2020, 1, 1)) == ()


def test_the_days_see_it_with_its_part(real: RealWorld) -> None:
    real.do(1)

    with SqliteDiaryReader(real.path) as days:
        (done,) = days.done(date(2020, 1, 1))
    assert (done.kind, done.day, done.part) == (SessionKind.ACTIVITY, MONDAY, HAND)


def test_the_newest_come_oldest_first_and_no_more_than_wanted(world: World) -> None:
    first, second, third = world.do(1), world.do(2, day=1), world.do(3, day=1)

    assert [one.session_id for one in world.tries] == [first, second, third]
    with world.open() as reader:
        assert [one.session_id for one in reader.tries(2)] == [second, third]


def test_of_several_answers_about_the_day_after_the_newest_holds(world: World) -> None:
    session = world.do(1)

    said = [world.log.say_next_day(session, answer) for answer in (NextDay.SAME, NextDay.LONGER, None)]

    assert said == [None, NextDay.SAME, NextDay.LONGER]
    assert world.tries[0].next_day is None


def test_one_that_does_not_count_says_so(real: RealWorld) -> None:
    real.sessions.set_counted(real.do(1), False, "the phone rang")

    assert [(one.counted, one.is_done) for one in real.tries] == [(False, False)]


def test_a_ladder_is_kept_in_its_order_and_gives_the_one_before(world: World) -> None:
    first = (KeptRung("rest"), KeptRung("own-1", "Stroke my cat"), KeptRung("cup", is_left_out=True))
    then = (KeptRung("own-1", "Stroke the cat"), KeptRung("rest"))

    assert world.log.keep_ladder(HAND, first) == ()
    assert world.ladder(HAND) == first
    assert world.log.keep_ladder(HAND, then) == first
    assert world.ladder(HAND) == then
    assert world.ladder(FOOT) == ()
    world.log.keep_ladder(HAND, ())
    assert world.ladder(HAND) == ()


def test_only_what_came_since_a_day_is_read(world: World) -> None:
    old, new = world.do(1), world.do(2, day=1)

    with world.open() as reader:
        found = [reader.tries(since=MONDAY + timedelta(days=n)) for n in (0, 1, 2)]
    assert [[one.session_id for one in some] for some in found] == [[old, new], [new], []]


def test_the_sum_has_what_is_done_with_its_minutes(world: World) -> None:
    world.do(1)
    world.log.tell(world.do(2), Told(2, 90_000))
    world.do(3, day=1, ends=False)

    with world.open() as reader:
        assert reader.totals() == PracticeTotals(2, 1, 150_000)


def test_what_does_not_count_is_in_no_sum_and_says_why(real: RealWorld) -> None:
    real.sessions.set_counted(real.do(1), False, "the phone rang")
    real.diary.rate(Scale.FEEL, Moment.AFTER, -1.0, real.do(2))

    with real.open() as reader:
        assert reader.totals() == PracticeTotals(1, 1, 60_000)
    assert [(one.not_counted_reason, one.feel) for one in real.tries] == [
        ("the phone rang", None),
        ("", Feel.EASIER),
    ]


def test_one_task_is_read_alone(world: World) -> None:
    first, second = world.do(1), world.do(2, day=1)

    with world.open() as reader:
        assert (reader.one_try(first), reader.one_try(second)) == world.tries
        assert reader.one_try(second + 1) is None
