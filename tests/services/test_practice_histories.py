"""What the rooms of practices read: sums of all time, the newest sessions, and the charts' time alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.activity_steps import NextDay
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import AfterLast, Scale
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.guided import GuidedDone
from gmi_trainer.domain.imagery_course import Imagined
from gmi_trainer.domain.mirror import MirrorDone
from gmi_trainer.domain.practice_totals import PracticeTotals
from gmi_trainer.domain.span import Grain, Span
from gmi_trainer.services.activities import ActivitiesNow, PartLadder
from gmi_trainer.services.practice_histories import (
    ImaginedHistory,
    MirroredHistory,
    NoticeHistory,
    PracticeHistory,
    TaskHistory,
    Wanted,
    read_imagined,
    read_mirrored,
    read_noticed,
    read_tasks,
)
from gmi_trainer.storage import driver
from gmi_trainer.storage.activity_reader import SqliteActivityReader
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.diary import SqliteDiary, diary_opener
from gmi_trainer.storage.guided_reader import SqliteGuidedReader
from gmi_trainer.storage.imagery_reader import SqliteImageryReader
from gmi_trainer.storage.mirror_reader import SqliteMirrorReader
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.activity_fakes import HAND_LADDER
from tests.benchmarks.practice_life import PracticeLife
from tests.fakes import FakeClock
from tests.storage.records import new_record, opened

TODAY = date(2025, 3, 13)
ONE_DAY = timedelta(days=1)
WANTED = Wanted(TODAY, 50)
TASKS = (("rest", "Rest it on a towel"), ("cup", "Hold an empty cup"), ("gone", "Hold a heavy jug"))


class Past:
    """A real record with practices in it."""

    def __init__(self, path: Path, record: Record) -> None:
        self.path = path
        self.clock = FakeClock(utc=datetime(2025, 3, 13, 21, tzinfo=UTC), offset_min=60)
        self.sessions = SqliteSessionLog(record, self.clock)
        self.diary = SqliteDiary(record, self.clock)

    def live(self, days: int, *, last_ago: int = 0, seed: int = 1) -> None:
        """All four kinds on each of so many days."""
        with closing(driver.connect(self.path)) as connection, driver.atomic(connection):
            life = PracticeLife(connection, seed, tasks=TASKS, scripts=("sounds",))
            for number in range(days):
                life.day(TODAY - (last_ago + days - 1 - number) * ONE_DAY, number / days)

    def imagine(self, day: date, part: BodyPart) -> int:
        with closing(driver.connect(self.path)) as connection, driver.atomic(connection):
            return PracticeLife(connection, 99).imagine(day, 0.5, part)

    def imagined(self, wanted: Wanted = WANTED) -> ImaginedHistory:
        with SqliteGuidedReader(self.path) as guided, SqliteImageryReader(self.path) as reader:
            return read_imagined(reader, guided.totals(SessionKind.IMAGERY), wanted)

    def mirrored(self, wanted: Wanted = WANTED) -> MirroredHistory:
        with SqliteGuidedReader(self.path) as guided, SqliteMirrorReader(self.path) as reader:
            return read_mirrored(reader, guided.totals(SessionKind.MIRROR), wanted)

    def noticed(self, wanted: Wanted = WANTED) -> NoticeHistory:
        with SqliteGuidedReader(self.path) as reader:
            return read_noticed(reader, {"sounds": "Sounds and sights"}, wanted)

    def tasks(self, wanted: Wanted = WANTED, *, parts: bool = True) -> TaskHistory:
        ladder = PartLadder(BodyPart.HAND, HAND_LADDER, HAND_LADDER.rungs, (), None)
        now = ActivitiesNow(
            TODAY, AboutMe(), BodyPart.HAND, {BodyPart.HAND: ladder} if parts else {}, (), (), None
        )
        with SqliteActivityReader(self.path) as reader, diary_opener(self.path)() as diary:
            return read_tasks(reader, now, diary, wanted)

    def all(self, wanted: Wanted = WANTED) -> tuple[
        PracticeHistory[Imagined] | PracticeHistory[MirrorDone] | PracticeHistory[GuidedDone], ...
    ]:  # fmt: skip
        return self.imagined(wanted).history, self.mirrored(wanted).history, self.noticed(wanted).history


@pytest.fixture
def past(tmp_path: Path) -> Iterator[Past]:
    path = new_record(tmp_path / "record.sqlite3")
    with opened(path) as record:
        yield Past(path, record)


def test_before_the_first_session_there_is_nothing_and_a_time_to_show(past: Past) -> None:
    for history in (*past.all(), past.tasks().history):
        assert (history.totals, history.sessions, history.charted) == (PracticeTotals(), (), ())
        assert (history.parts, history.part, history.has_older) == ((), None, False)
        assert history.span is Span.THREE_MONTHS
        assert history.stretch.last == TODAY
        assert history.session(1) is None
        assert all(week.days == 0 for week in history.weeks)
    assert past.tasks().ladder == ()


def test_the_newest_are_listed_newest_first_and_the_charts_go_on_from_the_oldest(past: Past) -> None:
    past.live(10)

    for history in (*past.all(replace(WANTED, count=4)), past.tasks(replace(WANTED, count=4)).history):
        assert history.totals.sessions == history.totals.days == 10
        assert [one.day for one in history.sessions] == [TODAY - number * ONE_DAY for number in range(4)]
        assert history.has_older
        assert [one.day for one in history.charted] == [
            TODAY - number * ONE_DAY for number in reversed(range(10))
        ]
        assert [week.days for week in history.weeks] == [0, 0, 6, 4]
        assert history.session(history.sessions[2].session_id) == history.sessions[2]


def test_a_span_reads_its_own_time_alone(past: Past) -> None:
    past.live(3, last_ago=200)
    past.live(2, seed=2)

    for span, count, by in (
        (Span.TWO_WEEKS, 2, Grain.DRILL),
        (Span.THREE_MONTHS, 2, Grain.WEEK),
        (Span.YEAR, 5, Grain.WEEK),
        (Span.ALL, 5, Grain.WEEK),
    ):
        wanted = replace(WANTED, span=span)
        for history in (*past.all(wanted), past.tasks(wanted).history):
            assert (len(history.charted), history.stretch.by, history.span) == (count, by, span)
            assert len(history.sessions) == 5, "the list does not ask how far back the charts look"


def test_what_is_long_ago_is_shown_from_the_beginning(past: Past) -> None:
    past.live(3, last_ago=300)

    for history in (*past.all(), past.tasks().history):
        assert history.span is Span.ALL
        assert len(history.charted) == 3
    assert past.imagined(replace(WANTED, span=Span.TWO_WEEKS)).history.charted == ()


def test_the_charts_are_of_the_part_that_was_practised_last_or_of_the_chosen_one(past: Past) -> None:
    past.imagine(TODAY - 2 * ONE_DAY, BodyPart.FOOT)
    past.live(2)

    assert past.imagined().history.parts == (BodyPart.HAND, BodyPart.FOOT)
    assert past.imagined().history.part is BodyPart.HAND
    of_feet = past.imagined(replace(WANTED, part=BodyPart.FOOT)).history
    assert {one.part for one in of_feet.charted} == {BodyPart.FOOT}
    assert len(of_feet.sessions) == 3
    never = past.imagined(replace(WANTED, part=BodyPart.NECK)).history
    assert never.part is BodyPart.HAND


def test_what_does_not_count_is_listed_and_in_no_sum(past: Past) -> None:
    past.live(3)
    for history in (*past.all(), past.tasks().history):
        past.sessions.set_counted(history.sessions[0].session_id, False, "the phone rang")

    for history in (*past.all(), past.tasks().history):
        assert (history.totals.sessions, history.totals.days) == (2, 2)
        assert (history.sessions[0].counted, history.sessions[0].not_counted_reason) == (
            False,
            "the phone rang",
        )
        assert history.weeks[-1].days == 2
        assert history.taps.said <= 2


def test_who_would_rather_not_rate_pain_has_no_change_and_no_number(past: Past) -> None:
    past.live(30)
    rated = past.mirrored().history
    assert rated.change is not None
    assert rated.change.scale is Scale.PAIN_NOW
    assert any(one.pain_change is not None for one in rated.sessions)

    quiet = replace(WANTED, rates_pain=False, session_id=rated.sessions[0].session_id)
    for history in (*past.all(quiet), past.tasks(quiet).history):
        assert history.change is None
        assert all(one.pain_change is None for one in (*history.sessions, *history.charted))
    assert past.mirrored(quiet).history.opened is not None


def test_one_session_is_read_however_old_it_is(past: Past) -> None:
    past.live(1, last_ago=900)
    oldest = [history.sessions[0] for history in past.all()]
    old_task = past.tasks().history.sessions[0]
    past.live(3, seed=2)

    few = replace(WANTED, count=2)
    ids = [one.session_id for one in oldest]
    imagined = past.imagined(replace(few, session_id=ids[0])).history
    mirrored = past.mirrored(replace(few, session_id=ids[1])).history
    noticed = past.noticed(replace(few, session_id=ids[2])).history
    assert [len(history.sessions) for history in (imagined, mirrored, noticed)] == [2, 2, 2]
    assert [imagined.session(ids[0]), mirrored.session(ids[1]), noticed.session(ids[2])] == oldest
    tasks = past.tasks(replace(few, session_id=old_task.session_id)).history
    assert tasks.session(old_task.session_id) == old_task
    assert past.imagined(replace(few, session_id=9_999)).history.opened is None


def test_noticing_says_how_often_each_was_done(past: Past) -> None:
    past.live(4)

    noticed = past.noticed()

    assert noticed.past.of["sounds"].times == 4
    assert noticed.titles == {"sounds": "Sounds and sights"}


def test_a_task_has_its_place_on_the_ladder_as_it_is_today(past: Past) -> None:
    past.live(12)

    tasks = past.tasks()

    assert [rung.rung_id for rung in tasks.ladder] == ["rest", "cloth", "cup"]
    drawn = sum(point.sessions for point in tasks.steps)
    gone = sum(one.rung_id == "gone" for one in tasks.history.charted)
    assert (drawn, tasks.off_ladder) == (12 - gone, gone)
    assert {point.value for point in tasks.steps} <= {1.0, 3.0}
    assert sum(point.sessions for point in tasks.expected) == 12
    assert tasks.facts.easier + tasks.facts.as_thought + tasks.facts.harder == 12
    assert past.tasks(parts=False).ladder == ()


def test_the_day_after_comes_from_how_it_was_after_last_time_too(past: Past) -> None:
    past.live(1, last_ago=1)
    (task,) = past.tasks().history.sessions
    with closing(driver.connect(past.path)) as connection:
        connection.execute("DELETE FROM activity_next_day")
    past.diary.add(DiaryKind.AFTER_LAST, {"answer": AfterLast.SETTLED.value, "sessions": [task.uuid]})

    (told,) = past.tasks().history.sessions

    assert told.next_day is NextDay.SETTLED


def test_the_lines_are_of_what_counts_and_of_the_charts_time(past: Past) -> None:
    past.live(4, last_ago=200)
    past.live(6, seed=2)
    imagined, mirrored, noticed = past.imagined(), past.mirrored(), past.noticed()
    past.sessions.set_counted(imagined.history.sessions[0].session_id, False, "")

    again = past.imagined()

    for line in (again.clarity, again.feeling, again.steps):
        assert sum(point.sessions for point in line) == 5
    assert again.facts.sessions == 5
    assert again.steps[-1].value == int(again.history.sessions[1].rung)
    assert sum(point.sessions for point in mirrored.like_mine) == mirrored.facts.sessions == 6
    minutes = sum(one.practised_ms for one in noticed.history.charted) / 60_000
    assert sum(point.value for point in noticed.minutes) == pytest.approx(minutes)
    assert all(0.2 < point.value < 4 for point in again.ratios)
