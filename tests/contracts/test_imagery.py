"""Imagined movements, written and read: the same in the fake and in the real record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.checkin import Feel, Moment, Scale
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.imagery import Rung
from gmi_trainer.domain.imagery_course import CardTimes, Hurt, Imagined, Moved, Said
from gmi_trainer.services.guided_ports import GuidedResult
from gmi_trainer.services.imagery_ports import ImageryLog, ImageryReader
from gmi_trainer.storage.diary import SqliteDiary, diary_opener
from gmi_trainer.storage.imagery_log import SqliteImageryLog
from gmi_trainer.storage.imagery_reader import SqliteImageryReader
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes import FakeClock
from tests.imagery_fakes import FakeImageryLog, FakeImageryOpener, sample_imagery
from tests.samples import MORNING
from tests.storage.records import new_record, opened

MONDAY = date(2025, 3, 10)
WHOLE = GuidedResult(9, 0, 120_000, ending=GuidedEnding.WHOLE)
CARDS = (
    CardTimes("movement-open", True, 4_000, 5_000, 3_000),
    CardTimes("movement-close", True),
    CardTimes("movement-turn", False),
)
SAID = Said(4, 2, Hurt.LITTLE, Moved.NO)


@dataclass(frozen=True)
class World:
    """A record, seen through its ports only."""

    log: ImageryLog
    open: Callable[[], AbstractContextManager[ImageryReader]]

    def do(
        self, number: int = 1, result: GuidedResult = WHOLE, *, rung: Rung = Rung.MOVEMENT, done: bool = True
    ) -> int:
        """A session as the program writes it."""
        at = MORNING + timedelta(days=number - 1)
        session = self.log.begin(sample_imagery(number, rung, at=at))
        self.log.keep(session, replace(result, ending=None), CARDS)
        if done:
            self.log.finish(session, at + timedelta(minutes=3), result, CARDS, {"system": "Linux"})
        return session

    @property
    def told(self) -> tuple[Imagined, ...]:
        with self.open() as reader:
            return reader.sessions(BodyPart.HAND)

    @property
    def finished(self) -> int:
        with self.open() as reader:
            return reader.finished()


@pytest.fixture(params=["fake", "real"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    if request.param == "fake":
        log = FakeImageryLog()
        yield World(log, FakeImageryOpener(log))
        return
    path = new_record(tmp_path / "record.sqlite3")
    with opened(path) as real:
        yield World(SqliteImageryLog(real), lambda: SqliteImageryReader(path))


def test_a_session_comes_back_as_it_was_done(world: World) -> None:
    session = world.do()
    world.log.say(session, SAID)

    assert world.told == (
        Imagined(
            session_id=session,
            day=MONDAY,
            began_utc=MORNING,
            part=BodyPart.HAND,
            side=Side.LEFT,
            rung=Rung.MOVEMENT,
            cards=3,
            cards_done=2,
            practised_ms=120_000,
            said=SAID,
            ending=GuidedEnding.WHOLE,
            times=CARDS,
        ),
    )
    assert world.finished == 1


def test_what_was_said_can_be_taken_back(world: World) -> None:
    session = world.do()
    world.log.say(session, SAID)
    world.log.say(session, Said())

    assert world.told[0].said == Said()


def test_an_interrupted_one_keeps_its_cards_and_counts_nowhere(world: World) -> None:
    world.do(done=False)

    (told,) = world.told
    assert (told.ending, told.cards_done, told.is_done, told.times) == (None, 2, False, CARDS)
    assert world.finished == 0


def test_sessions_come_oldest_first_the_newest_of_them_by_part(world: World) -> None:
    for number in (1, 2, 3):
        world.do(number, rung=Rung(number))

    with world.open() as reader:
        assert [one.rung for one in reader.sessions(BodyPart.HAND, 2)] == [Rung.OTHER, Rung.HEALTHY]
        assert reader.sessions(BodyPart.FOOT) == ()
        assert len(reader.sessions()) == 3


def test_ratings_around_it_belong_to_it_and_it_is_a_day_of_practice(tmp_path: Path) -> None:
    path, clock = new_record(tmp_path / "record.sqlite3"), FakeClock()
    with opened(path) as record:
        world = World(SqliteImageryLog(record), lambda: SqliteImageryReader(path))
        rated, felt = world.do(1), world.do(2)
        diary = SqliteDiary(record, clock)
        diary.rate(Scale.PAIN_NOW, Moment.BEFORE, 3, rated)
        diary.rate(Scale.PAIN_NOW, Moment.AFTER, 8, rated)
        diary.rate(Scale.PAIN_NOW, Moment.AFTER, 5, rated)
        diary.rate(Scale.FEEL, Moment.AFTER, 1, felt)
        SqliteSessionLog(record, clock).set_counted(felt, False, "said so")

        first, second = world.told
        assert (first.pain_change, first.feel, first.did_hurt) == (2.0, None, True)
        assert (second.pain_change, second.feel, second.counted) == (None, Feel.WORSE, False)
        with diary_opener(path)() as days:
            done = days.done(date(2020, 1, 1))
        assert [(one.kind, one.part, one.day) for one in done] == [
            (SessionKind.IMAGERY, BodyPart.HAND, MONDAY),
            (SessionKind.IMAGERY, BodyPart.HAND, MONDAY + timedelta(days=1)),
        ]


def test_only_what_came_since_a_day_is_read(world: World) -> None:
    old, middle, new = (world.do(number) for number in (1, 2, 3))

    with world.open() as reader:
        assert [one.session_id for one in reader.sessions(since=MONDAY + timedelta(days=1))] == [middle, new]
        assert [one.session_id for one in reader.sessions(None, 1, since=MONDAY)] == [new]
        assert [one.session_id for one in reader.sessions(BodyPart.HAND, 5)] == [old, middle, new]


def test_why_one_does_not_count_comes_with_it(tmp_path: Path) -> None:
    path = new_record(tmp_path / "record.sqlite3")
    with opened(path) as record:
        world = World(SqliteImageryLog(record), lambda: SqliteImageryReader(path))
        SqliteSessionLog(record, FakeClock()).set_counted(world.do(), False, "the phone rang")

        assert [(one.counted, one.not_counted_reason) for one in world.told] == [(False, "the phone rang")]


def test_one_session_is_read_alone_with_its_cards(world: World) -> None:
    first, second = world.do(1), world.do(2)

    with world.open() as reader:
        assert [reader.session(one) for one in (first, second)] == list(world.told)
        assert reader.session(second + 1) is None
