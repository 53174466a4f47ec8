"""Sessions with a mirror, written and read: the same in the fake and in the real record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.checkin import Feel, Moment, Scale
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.mirror import (
    Colour,
    Felt,
    MirrorDone,
    MirrorLog,
    MirrorStep,
    Sense,
    Swelling,
)
from gmi_trainer.services.diary_ports import DiaryLog
from gmi_trainer.services.guided_ports import GuidedResult
from gmi_trainer.services.mirror_ports import MirrorReader, MirrorSessions
from gmi_trainer.services.session_ports import SessionLog
from gmi_trainer.storage.diary import SqliteDiary
from gmi_trainer.storage.mirror_log import SqliteMirrorLog
from gmi_trainer.storage.mirror_reader import SqliteMirrorReader
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes import FakeClock, FakeDiary, FakeRecord, FakeSessionLog
from tests.mirror_fakes import FakeMirrorLog, FakeMirrorOpener
from tests.mirror_samples import sample_mirror
from tests.samples import MORNING
from tests.storage.records import new_record, opened

WHOLE = GuidedResult(3, 1, 150_000, pauses=1, ending=GuidedEnding.WHOLE)


@dataclass(frozen=True)
class World:
    """A record, seen through its ports only."""

    log: MirrorSessions
    sessions: SessionLog
    diary: DiaryLog
    open: Callable[[], AbstractContextManager[MirrorReader]]

    def do(self, number: int = 1, *, day: int = 0, result: GuidedResult = WHOLE) -> int:
        """A session as the program writes it."""
        at = MORNING + timedelta(days=day)
        session = self.log.begin(sample_mirror(number, at=at))
        self.log.finish(session, at + timedelta(minutes=3), result, {"system": "Linux"})
        return session

    def told(self, part: BodyPart | None = None, limit: int | None = None) -> tuple[MirrorDone, ...]:
        with self.open() as reader:
            return reader.mirrored(part, limit)


@pytest.fixture(params=["fake", "real"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    if request.param == "fake":
        record = FakeRecord()
        log = FakeMirrorLog(record)
        yield World(log, FakeSessionLog(record), FakeDiary(record, FakeClock()), FakeMirrorOpener(log))
        return
    path = new_record(tmp_path / "record.sqlite3")
    with opened(path) as real:
        yield World(
            SqliteMirrorLog(real),
            SqliteSessionLog(real, FakeClock()),
            SqliteDiary(real, FakeClock()),
            lambda: SqliteMirrorReader(path),
        )


def test_there_is_nothing_to_begin_with(world: World) -> None:
    assert world.told() == ()


def test_a_session_is_read_back_with_what_was_said_of_it(world: World) -> None:
    session = world.log.begin(sample_mirror())
    world.log.add_comfort_stop(session)
    world.diary.rate(Scale.PAIN_NOW, Moment.BEFORE, 3, session)
    world.log.finish(session, MORNING + timedelta(minutes=3), WHOLE, {"system": "Linux"})
    world.diary.rate(Scale.PAIN_NOW, Moment.AFTER, 5, session)
    said = MirrorLog(Felt.FINE, True, 4, Colour.PALER, Swelling.LESS, Sense.TINGLING, 20, "warm")

    before = world.log.write_log(session, said)

    assert before == MirrorLog()
    assert world.told() == (
        MirrorDone(
            session_id=session,
            day=date(2025, 3, 10),
            part=BodyPart.HAND,
            hidden=Side.LEFT,
            step=MirrorStep.BOTH,
            steps_done=3,
            practised_ms=150_000,
            ending=GuidedEnding.WHOLE,
            comfort_stops=1,
            log=said,
            pain_change=2,
        ),
    )


def test_what_was_said_can_be_taken_back(world: World) -> None:
    session = world.do()
    world.log.write_log(session, MirrorLog(felt=Felt.HARD, odd=True))

    assert world.log.write_log(session, MirrorLog()) == MirrorLog(felt=Felt.HARD, odd=True)
    assert world.told()[0].log == MirrorLog()


def test_one_tap_that_it_is_worse_is_told_and_taken_back(world: World) -> None:
    session = world.do()
    world.diary.rate(Scale.FEEL, Moment.AFTER, 1.0, session)
    assert world.told()[0].worse

    world.diary.rate(Scale.FEEL, Moment.AFTER, None, session)

    assert not world.told()[0].worse


def test_a_session_without_an_end_is_interrupted_and_the_newest_comes_first(world: World) -> None:
    world.log.begin(sample_mirror(1))
    world.do(2, day=1)

    newest, oldest = world.told()
    assert (newest.is_done, oldest.is_done, oldest.ending) == (True, False, None)
    assert world.told(limit=1) == (newest,)


def test_only_one_part_is_read_where_one_is_asked_for(world: World) -> None:
    world.do()

    assert world.told(BodyPart.FOOT) == ()
    assert len(world.told(BodyPart.HAND)) == 1


def test_what_does_not_count_is_told_with_its_reason(world: World) -> None:
    session = world.do()

    world.sessions.set_counted(session, False, "only tried")

    assert (world.told()[0].counted, world.told()[0].not_counted_reason) == (False, "only tried")


def test_only_what_came_since_a_day_is_read(world: World) -> None:
    old, new = world.do(1), world.do(2, day=1)

    with world.open() as reader:
        found = [reader.mirrored(since=date(2025, 3, day)) for day in (10, 11, 12)]
    assert [[one.session_id for one in some] for some in found] == [[new, old], [new], []]


def test_one_tap_comes_with_the_session_whatever_it_said(world: World) -> None:
    for number, tap in enumerate((-1, 0, 1), start=1):
        world.diary.rate(Scale.FEEL, Moment.AFTER, tap, world.do(number, day=number))

    assert [one.feel for one in reversed(world.told())] == [Feel.EASIER, Feel.SAME, Feel.WORSE]


def test_one_session_is_read_alone(world: World) -> None:
    first, second = world.do(1), world.do(2, day=1)

    with world.open() as reader:
        assert (reader.session(second), reader.session(first)) == world.told()
        assert reader.session(second + 1) is None
