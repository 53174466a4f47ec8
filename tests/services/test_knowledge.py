"""What I know about pain, as a use case."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count

import pytest

from gmi_trainer.domain.knowledge import (
    CheckGroup,
    CheckItem,
    CheckMoment,
    CheckStanding,
    KnowledgeCheck,
    Reply,
    score,
)
from gmi_trainer.domain.learning import LearningPast
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.knowledge import NOT_NOW, KnowledgeService, lessons_read
from tests.fakes import FakeClock, FakeKnowledgeLog, FakePreferences
from tests.sample_lessons import a_course

MONDAY = date(2025, 3, 10)
CHECK = KnowledgeCheck(
    4,
    (CheckGroup("pain", "What pain is", ("protector", "real")),),
    (
        CheckItem("k1", "protector", "Pain protects.", True, "It does."),
        CheckItem("k2", "real", "Some pain is made up.", False, "All pain is real."),
    ),
)
COURSE = replace(a_course(), check=CHECK)


@dataclass
class Room:
    """A record in memory, the service that works on it, and what it told."""

    log: FakeKnowledgeLog = field(default_factory=FakeKnowledgeLog)
    preferences: FakePreferences = field(default_factory=FakePreferences)
    clock: FakeClock = field(default_factory=FakeClock)
    told: list[Changed] = field(default_factory=list)
    done: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        changes, numbers = Changes(), count(1)
        changes.subscribe(self.told.append)
        self.service = KnowledgeService(
            log=self.log,
            preferences=self.preferences,
            clock=self.clock,
            changes=changes,
            new_uuid=lambda: f"uuid-{next(numbers)}",
            app_version="0.2",
            language="xx",
        )

    @property
    def past(self) -> LearningPast:
        return LearningPast(MONDAY, done=dict.fromkeys(self.done, MONDAY))

    def standing(self) -> CheckStanding:
        found = self.service.standing(COURSE, self.past, self.log.record.checks)
        assert found is not None
        return found

    def answer_all(self, *replies: Reply) -> None:
        check_id = self.service.begin(COURSE, self.past, self.log.record.checks)
        for item, reply in zip(CHECK.items, replies, strict=True):
            self.service.reply(check_id, item, reply)
        self.service.finish(check_id)


@pytest.fixture
def room() -> Room:
    return Room()


def test_lessons_without_a_check_have_no_standing(room: Room) -> None:
    assert room.service.standing(a_course(), room.past, ()) is None


def test_it_is_kept_from_what_it_was_and_when(room: Room) -> None:
    room.service.begin(COURSE, room.past, ())

    (start,) = room.log.starts
    assert (start.edition, start.moment, start.lessons_read) == (4, CheckMoment.START, 0)
    assert (start.language, start.app_version, start.started_utc) == ("xx", "0.2", room.clock.utc_now())


def test_an_answer_says_whether_it_fits(room: Room) -> None:
    check_id = room.service.begin(COURSE, room.past, ())

    given = [room.service.reply(check_id, CHECK.items[1], reply) for reply in Reply]

    assert [(one.reply, one.was_right) for one in given] == [
        (Reply.TRUE, False),
        (Reply.FALSE, True),
        (Reply.NOT_SURE, False),
    ]
    assert room.log.record.checks[0].given == {"k2": given[-1]}


def test_from_the_start_to_the_end_of_the_lessons(room: Room) -> None:
    assert room.standing().offer is CheckMoment.START
    room.answer_all(Reply.FALSE, Reply.NOT_SURE)
    assert room.standing().offer is None

    room.done = ("alarm", "gone-from-the-lessons")
    assert lessons_read(COURSE, room.past) == 1
    assert room.standing().offer is None
    room.done = ("alarm", "hurt")
    assert room.standing().offer is CheckMoment.MIDDLE
    room.done = ("alarm", "hurt", "sleep")
    assert room.standing().offer is CheckMoment.END
    room.answer_all(Reply.TRUE, Reply.FALSE)

    standing = room.standing()
    assert standing.offer is None
    assert [(one.moment, score(one).right) for one in standing.finished] == [
        (CheckMoment.START, 0),
        (CheckMoment.END, 2),
    ]
    room.answer_all(Reply.TRUE, Reply.TRUE)
    latest = room.standing().latest
    assert latest is not None
    assert latest.moment is CheckMoment.AGAIN


def test_not_now_is_kept_for_that_moment(room: Room) -> None:
    room.service.decline(CheckMoment.START)

    assert room.standing().offer is None
    assert room.told == [Changed.KNOWLEDGE]
    room.done = ("alarm", "hurt")
    assert room.standing().offer is CheckMoment.MIDDLE
    room.service.decline(CheckMoment.MIDDLE)
    room.service.decline(CheckMoment.MIDDLE)
    assert room.preferences.get(NOT_NOW) == ["start", "middle"]


@pytest.mark.parametrize("stored", ["start", {"start": True}, ["nonsense", 3]])
def test_what_cannot_be_understood_puts_nothing_off(room: Room, stored: object) -> None:
    room.preferences.put(NOT_NOW, stored)

    assert room.standing().offer is CheckMoment.START


def test_what_was_left_can_be_gone_on_with(room: Room) -> None:
    check_id = room.service.begin(COURSE, room.past, ())
    room.service.reply(check_id, CHECK.items[0], Reply.TRUE)
    room.service.leave()

    begun = room.standing().begun
    assert begun is not None
    assert (begun.check_id, set(begun.given)) == (check_id, {"k1"})
    assert room.told == [Changed.KNOWLEDGE]


def test_the_day_is_the_persons_own(room: Room) -> None:
    room.clock.advance(timedelta(hours=-7))
    room.service.begin(COURSE, room.past, ())

    assert room.log.record.checks[0].day == MONDAY - timedelta(days=1)
