"""Guided practices, written and read: the same in the fake and in the real record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.checkin import Feel, Moment, Scale
from gmi_trainer.domain.guided import GuidedDone, GuidedEnding, GuidedPast, Length, Tally, spec_of
from gmi_trainer.domain.practice_totals import PracticeTotals
from gmi_trainer.services.diary_ports import DiaryReader
from gmi_trainer.services.guided_ports import GuidedLog, GuidedReader, GuidedResult
from gmi_trainer.services.session_ports import SessionLog
from gmi_trainer.storage.diary import SqliteDiary, diary_opener
from gmi_trainer.storage.guided_log import SqliteGuidedLog
from gmi_trainer.storage.guided_reader import SqliteGuidedReader
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes import FakeClock, FakeDiaryOpener, FakeRecord, FakeSessionLog
from tests.guided_fakes import A_SCRIPT, FakeGuidedLog, FakeGuidedOpener, sample_guided
from tests.samples import MORNING
from tests.storage.records import new_record, opened

MONDAY = date(2025, 3, 10)
WHOLE = GuidedResult(2, 1, 100_000, pauses=1, sleeps=1, ending=GuidedEnding.WHOLE)


@dataclass(frozen=True)
class World:
    """A record, seen through its ports only."""

    log: GuidedLog
    sessions: SessionLog
    open: Callable[[], AbstractContextManager[GuidedReader]]
    diary: Callable[[], AbstractContextManager[DiaryReader]]

    def do(self, number: int, result: GuidedResult = WHOLE, *, day: int = 0, finished: bool = True) -> int:
        """A session as the program writes it."""
        at = MORNING + timedelta(days=day)
        session = self.log.begin(sample_guided(number, at=at))
        self.log.keep(session, replace(result, ending=None))
        if finished:
            self.log.finish(session, at + timedelta(minutes=3), result, {"system": "Linux"})
        return session

    @property
    def past(self) -> GuidedPast:
        with self.open() as reader:
            return reader.past(SessionKind.NOTICE)

    @property
    def told(self) -> tuple[GuidedDone, ...]:
        with self.open() as reader:
            return reader.sessions(SessionKind.NOTICE)


@pytest.fixture(params=["fake", "real"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    if request.param == "fake":
        record = FakeRecord()
        yield World(
            FakeGuidedLog(record),
            FakeSessionLog(record),
            FakeGuidedOpener(record),
            FakeDiaryOpener(record),
        )
        return
    path = new_record(tmp_path / "record.sqlite3")
    with opened(path) as real:
        yield World(
            SqliteGuidedLog(real),
            SqliteSessionLog(real, FakeClock()),
            lambda: SqliteGuidedReader(path),
            diary_opener(path),
        )


def test_there_is_nothing_to_begin_with(world: World) -> None:
    assert world.past == GuidedPast()
    assert world.told == ()


def test_a_session_comes_back_as_it_was_done(world: World) -> None:
    session = world.do(1)

    assert world.told == (
        GuidedDone(
            session,
            SessionKind.NOTICE,
            MONDAY,
            "sounds",
            Length.LONG,
            steps=3,
            steps_done=2,
            left_out=1,
            practised_ms=100_000,
            pauses=1,
            sleeps=1,
            ending=GuidedEnding.WHOLE,
        ),
    )
    assert world.past == GuidedPast(1, {"sounds": Tally(1, MONDAY)})


def test_an_interrupted_one_is_kept_as_that_and_counts_nowhere(world: World) -> None:
    world.do(1, finished=False)

    assert [(done.steps_done, done.ending, done.is_done) for done in world.told] == [(2, None, False)]
    assert world.past == GuidedPast()
    with world.diary() as days:
        assert days.done(date(2020, 1, 1)) == ()


def test_without_a_whole_step_it_is_no_practice(world: World) -> None:
    world.do(1, GuidedResult(0, 0, 900, ending=GuidedEnding.STOPPED))

    assert world.past == GuidedPast()
    assert not world.told[0].is_done
    with world.diary() as days:
        assert days.done(date(2020, 1, 1)) == ()


def test_times_and_the_last_day_are_those_of_what_counts(world: World) -> None:
    world.do(1)
    world.do(2, day=2)
    last = world.do(3, day=5)
    short = sample_guided(4, replace(spec_of(A_SCRIPT, Length.SHORT), script_id="scan"), MORNING)
    world.log.finish(world.log.begin(short), MORNING, WHOLE, {})

    assert world.past == GuidedPast(4, {"sounds": Tally(3, date(2025, 3, 15)), "scan": Tally(1, MONDAY)})
    world.sessions.set_counted(last, False, "the phone rang")

    assert world.past == GuidedPast(4, {"sounds": Tally(2, date(2025, 3, 12)), "scan": Tally(1, MONDAY)})
    newest = world.told[0]
    assert (newest.counted, newest.not_counted_reason) == (False, "the phone rang")


def test_what_does_not_count_at_all_is_not_told_of(world: World) -> None:
    world.sessions.set_counted(world.do(1), False, "the phone rang")

    assert world.past == GuidedPast(1, {})


def test_sessions_come_newest_first_and_no_more_than_wanted(world: World) -> None:
    first, second, third = world.do(1), world.do(2, day=1), world.do(3, day=1)

    assert [done.session_id for done in world.told] == [third, second, first]
    with world.open() as reader:
        assert [done.session_id for done in reader.sessions(SessionKind.NOTICE, 1)] == [third]
        assert reader.sessions(SessionKind.MIRROR) == ()


def test_the_days_see_it(world: World) -> None:
    world.do(1)

    with world.diary() as days:
        (done,) = days.done(date(2020, 1, 1))
    assert (done.kind, done.day, done.stopped_early) == (SessionKind.NOTICE, MONDAY, False)


def test_only_what_came_since_a_day_is_read(world: World) -> None:
    old, new = world.do(1), world.do(2, day=1)

    with world.open() as reader:
        found = [reader.sessions(SessionKind.NOTICE, since=MONDAY + timedelta(days=n)) for n in (0, 1, 2)]
    assert [[one.session_id for one in some] for some in found] == [[new, old], [new], []]


def test_the_sum_has_what_is_done_and_counts(world: World) -> None:
    world.do(1)
    world.do(2)
    world.do(3, day=1)
    world.do(4, day=2, finished=False)
    world.sessions.set_counted(world.do(5, day=3), False, "the phone rang")

    with world.open() as reader:
        assert reader.totals(SessionKind.NOTICE) == PracticeTotals(3, 2, 300_000)
        assert reader.totals(SessionKind.MIRROR) == PracticeTotals()


def test_what_was_rated_around_a_real_session_comes_with_it(tmp_path: Path) -> None:
    path, clock = new_record(tmp_path / "record.sqlite3"), FakeClock()
    with opened(path) as real:
        log, diary = SqliteGuidedLog(real), SqliteDiary(real, clock)
        session = log.begin(sample_guided())
        log.finish(session, MORNING + timedelta(minutes=3), WHOLE, {})
        diary.rate(Scale.PAIN_NOW, Moment.BEFORE, 5, session)
        diary.rate(Scale.PAIN_NOW, Moment.AFTER, 3, session)
        diary.rate(Scale.FEEL, Moment.AFTER, -1, session)

        with SqliteGuidedReader(path) as reader:
            (told,) = reader.sessions(SessionKind.NOTICE)

    assert (told.pain_change, told.feel) == (-2, Feel.EASIER)


def test_one_session_is_read_alone(world: World) -> None:
    first, second = world.do(1), world.do(2, day=1)

    with world.open() as reader:
        assert (reader.session(second), reader.session(first)) == world.told
        assert reader.session(second + 1) is None
