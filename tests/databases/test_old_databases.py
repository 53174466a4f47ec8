"""Every database that a release left behind still opens, with all that was in it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from gmi_trainer.domain.activity import Purpose, SessionKind
from gmi_trainer.domain.activity_ladder import KeptRung
from gmi_trainer.domain.activity_steps import ActivityEnding, NextDay
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.breathing import LADDER, Ending, Pace
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.comparable import conditions_of
from gmi_trainer.domain.guided import GuidedEnding, GuidedPast, Tally
from gmi_trainer.domain.imagery import Rung
from gmi_trainer.domain.imagery_course import Hurt, Moved, Said
from gmi_trainer.domain.knowledge import CheckMoment, CheckTaken, GivenReply, Reply
from gmi_trainer.domain.learning import LearningPast, LessonPlace, Sureness
from gmi_trainer.domain.mirror import Felt, MirrorLog
from gmi_trainer.domain.own_picture import RoundFrame
from gmi_trainer.domain.scoring import side_score
from gmi_trainer.domain.span import Grain
from gmi_trainer.services.session_ports import BreathTotals
from gmi_trainer.storage import driver
from gmi_trainer.storage.activity_reader import SqliteActivityReader
from gmi_trainer.storage.backup import SqliteBackups
from gmi_trainer.storage.columns import TABLES
from gmi_trainer.storage.database import VERSION, Record, open_record
from gmi_trainer.storage.day_reader import SqliteDayReader
from gmi_trainer.storage.guided_reader import SqliteGuidedReader
from gmi_trainer.storage.history import SqliteHistory
from gmi_trainer.storage.imagery_reader import SqliteImageryReader
from gmi_trainer.storage.learned import SqliteLearningReader
from gmi_trainer.storage.learning_log import SqliteLearningLog
from gmi_trainer.storage.mirror_reader import SqliteMirrorReader
from gmi_trainer.storage.own_picture_log import SqliteOwnPictureReader
from gmi_trainer.storage.picture_choices import SqlitePictureChoices
from gmi_trainer.storage.preferences import SqlitePreferences
from gmi_trainer.storage.rebuild import disagreeing
from tests.databases.make import BREATHING, CARDS
from tests.fakes import FakeClock
from tests.samples import sample_photo, sample_picture, sample_trials

FOLDER = Path(__file__).parent
OLD = sorted(FOLDER.glob("*.sqlite3"))
PURPOSES = {
    1: Purpose.FAMILIARISATION,
    2: Purpose.TEST,
    3: Purpose.TEST,
    4: Purpose.TRAINING,
    5: Purpose.TEST,
}


def test_every_version_of_the_record_left_a_database() -> None:
    versions = set()
    for path in OLD:
        connection = driver.connect_untouched(path)
        versions.add(driver.pragma(connection, "user_version"))
        connection.close()
    assert versions == set(range(1, VERSION + 1))


@pytest.fixture(params=OLD, ids=lambda path: path.stem)
def copy(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy to open: the old file itself is never touched."""
    return Path(shutil.copy(request.param, tmp_path / "record.sqlite3"))


def test_an_old_database_opens_with_all_that_was_in_it(copy: Path, tmp_path: Path) -> None:
    backups = SqliteBackups(copy, tmp_path / "backups", FakeClock())
    version_before = int.from_bytes(copy.read_bytes()[60:64], "big")

    record = open_record(copy, backups.copy_before_migrating)

    assert len(backups.list()) == (version_before < VERSION)
    assert driver.is_sound(record.connection)
    assert disagreeing(record.connection) == ()
    for table in TABLES:
        columns = record.connection.execute(f'PRAGMA table_info("{table.name}")')
        assert tuple(row["name"] for row in columns) == table.column_names
    with SqliteHistory(copy) as history:
        sessions = {s.session_id: s for s in history.sessions()}
        assert {number: s.purpose for number, s in sessions.items()} == PURPOSES
        assert [number for number, s in sessions.items() if s.finished_utc is None] == [5]
        assert (sessions[3].counted, sessions[3].not_counted_reason) == (False, "the phone rang")
        assert sessions[3].spec.input_kind is InputKind.TOUCH
        assert sessions[4].spec.part is BodyPart.FOOT
        assert sessions[4].spec.answering_limb is AnsweringLimb.LEFT_HAND
        assert sessions[2].local_day == date(2025, 3, 12)
        assert sessions[2].left == side_score(sample_trials(20), Side.LEFT, 10_000)
        for number in PURPOSES:
            trials = sample_trials(20)[: 7 if number == 5 else None]
            rows = history.trials(number)
            assert [(r.outcome, r.rt_ms, r.flags, r.rotation_deg) for r in rows] == [
                (t.outcome, t.rt_ms, t.flags, t.stimulus.shown_deg) for t in trials
            ]
        head = history.course_head(BodyPart.HAND)
        assert head is not None
        assert head.conditions == conditions_of(sessions[2].spec)
        assert [
            point.drills
            for point in history.points(head, head.earliest, head.latest, Grain.WEEK, by_side=True)
        ] == [2]
        assert history.finished_drills(BodyPart.HAND) == 3
        _breathing_is_there(history, since=version_before >= 2)
    _lessons_are_there(record, since=version_before >= 3)
    _own_pages_are_there(record, since=version_before >= 4)
    _knowledge_is_there(record, since=version_before >= 5)
    _own_pictures_are_there(record, since=version_before >= 6)
    _guided_is_there(record, since=version_before >= 7)
    _mirror_is_there(record, since=version_before >= 8)
    _activities_are_there(record, since=version_before >= 9)
    _imagery_is_there(record, since=version_before >= 10)
    _notes_and_weeks_are_there(copy, since=version_before >= 11)
    _results_are_there(record, since=version_before >= 12)
    assert SqlitePictureChoices(record, FakeClock()).kept_out() == {sample_picture(3).sha256}
    preferences = SqlitePreferences(record, FakeClock())
    assert preferences.get("drill_choices") == {"part": "hand", "limit_ms": None}
    record.close()


def _results_are_there(record: Record, *, since: bool) -> None:
    """From the twelfth version on."""
    rows = record.connection.execute(
        'SELECT result_uuid, person_uuid, made_utc, undone_utc IS NULL AS is_in, replaced FROM "import" ORDER BY id'
    )
    assert [tuple(row) for row in rows] == (
        [
            ("result-1", "person-at-home", "2025-03-31T20:00:00.000000Z", 1, "{}"),
            ("result-2", "person-at-home", "2025-04-02T07:00:00.000000Z", 0, None),
        ]
        if since
        else []
    )
    came = record.connection.execute("SELECT uuid FROM rating WHERE import_id = 1").fetchall()
    assert [row["uuid"] for row in came] == (["came-1"] if since else [])


def _breathing_is_there(history: SqliteHistory, *, since: bool) -> None:
    """From the second version on; before, there was none."""
    told = history.breathing()
    assert [(done.session_id, done.breaths, done.ending) for done in told] == (
        [(8, 2, None), (7, 3, Ending.STOPPED), (6, 5, Ending.WHOLE)] if since else []
    )
    assert history.breath_past(5).sessions == (2 if since else 0)
    assert history.breath_totals() == (BreathTotals(2, 2, 7, 84_000) if since else BreathTotals())
    if since:
        interrupted, stopped, whole = told
        assert interrupted.finished_utc is None
        assert (stopped.pattern, stopped.eased, stopped.sleeps) == (LADDER[2], 1, 1)
        assert (stopped.counted, stopped.not_counted_reason) == (False, "the phone rang")
        assert (whole.spec, whole.day, whole.pauses) == (BREATHING, date(2025, 3, 16), 1)
        assert (whole.before, whole.after) == ({Scale.TENSION: 6}, {Scale.TENSION: 4})
        assert whole.pace is Pace.A_LITTLE_TOO_LONG


def _lessons_are_there(record: Record, *, since: bool) -> None:
    """From the third version on; before, there were none."""
    day = date(2025, 3, 20)
    with SqliteLearningReader(record.path) as reader:
        past = reader.past(day)
    if not since:
        assert past == LearningPast(day)
        return
    assert past == LearningPast(
        day,
        done={"L01": date(2025, 3, 19)},
        places={"L02": LessonPlace("L02", "story")},
        due={"L01-real": date(2025, 3, 23), "L01-paper-cut": day},
        reviewed_today=1,
        words={"L01": "My alarm guards me."},
    )
    first, again = SqliteLearningLog(record).answers_to("L01-real")
    assert (first.sure, first.was_right, first.in_review, first.day) == (
        Sureness.SURE,
        True,
        False,
        date(2025, 3, 19),
    )
    assert (again.sure, again.in_review) == (None, True)


def _own_pages_are_there(record: Record, *, since: bool) -> None:
    """From the fourth version on; before, there were none."""

    def rows(sql: str) -> list[tuple[object, ...]]:
        return [tuple(row) for row in record.connection.execute(sql)]

    assert rows("SELECT text, ending, ended_day FROM goal ORDER BY id") == (
        [("Walk to the shop", None, None), ("Cook for us", "reached", "2025-03-27")] if since else []
    )
    assert rows("SELECT goal_id, value FROM goal_rating ORDER BY id") == (
        [(1, 2), (1, 9), (1, 5), (2, 4)] if since else []
    )
    assert rows("SELECT alarm, second_look, kinder FROM thought") == (
        [("It will never end", "It was less last week", "Days differ")] if since else []
    )
    assert rows("SELECT doing, worry, happened, turned_out FROM prediction ORDER BY id") == (
        [("Ten steps", 6, "Sore for an hour", "easier"), ("Twenty steps", None, "", None)] if since else []
    )


def _knowledge_is_there(record: Record, *, since: bool) -> None:
    """From the fifth version on; before, there was none."""
    with SqliteLearningReader(record.path) as reader:
        checks = reader.checks()
    first, second = GivenReply("K01", Reply.TRUE, True), GivenReply("K02", Reply.FALSE, True)
    missed = GivenReply("K01", Reply.FALSE, False)
    assert checks == (
        (
            CheckTaken(1, 1, CheckMoment.START, date(2025, 3, 18), True, {"K01": first, "K02": second}),
            CheckTaken(2, 1, CheckMoment.AGAIN, date(2025, 3, 20), False, {"K01": missed}),
        )
        if since
        else ()
    )


def _own_pictures_are_there(record: Record, *, since: bool) -> None:
    """From the sixth version on; before, there were none."""
    with SqliteOwnPictureReader(record.path) as reader:
        pictures = reader.all()
        first = reader.content("photo-1")
    if not since:
        assert (pictures, first) == ((), None)
        return
    framed, waiting = pictures
    assert first == sample_photo(1).content
    assert (framed.part, framed.side, framed.frame) == (BodyPart.FOOT, Side.RIGHT, RoundFrame(10, 20, 150))
    assert (waiting.part, waiting.side, waiting.frame) == (BodyPart.HAND, None, RoundFrame(50, 0, 200))


def _guided_is_there(record: Record, *, since: bool) -> None:
    """From the seventh version on; before, there was none."""
    with SqliteGuidedReader(record.path) as reader:
        past, told = reader.past(SessionKind.NOTICE), reader.sessions(SessionKind.NOTICE)
    if not since:
        assert (past, told) == (GuidedPast(), ())
        return
    assert past == GuidedPast(1, {"sounds": Tally(1, date(2025, 3, 22))})
    interrupted, whole = told
    assert (interrupted.ending, interrupted.steps_done) == (None, 1)
    assert (whole.ending, whole.steps, whole.steps_done, whole.left_out, whole.pauses) == (
        GuidedEnding.WHOLE,
        3,
        2,
        1,
        1,
    )


def _mirror_is_there(record: Record, *, since: bool) -> None:
    """From the eighth version on; before, there was none."""
    with SqliteMirrorReader(record.path) as reader:
        told = reader.mirrored()
    if not since:
        assert told == ()
        return
    interrupted, whole = told
    assert (interrupted.ending, interrupted.steps_done, interrupted.log) == (None, 1, MirrorLog())
    assert (whole.day, whole.part, whole.hidden) == (date(2025, 3, 24), BodyPart.HAND, Side.LEFT)
    assert (whole.ending, whole.steps_done, whole.comfort_stops) == (GuidedEnding.WHOLE, 4, 1)
    assert whole.log == MirrorLog(Felt.FINE, odd=True, like_mine=7, relief_min=20, words="Warm afterwards")


def _activities_are_there(record: Record, *, since: bool) -> None:
    """From the ninth version on; before, there were none."""
    with SqliteActivityReader(record.path) as reader:
        ladders, tries = reader.ladders(), reader.tries()
    if not since:
        assert (ladders, tries) == ({}, ())
        return
    assert ladders == {
        BodyPart.HAND: (KeptRung("cup", "Hold my blue cup"), KeptRung("cloth", "", is_left_out=True))
    }
    whole, interrupted = tries
    assert (interrupted.rung_id, interrupted.eased, interrupted.ending) == ("cloth", True, None)
    assert (whole.day, whole.ending, whole.next_day) == (
        date(2025, 3, 26),
        ActivityEnding.WHOLE,
        NextDay.SETTLED,
    )
    assert (whole.expected, whole.actual, whole.did_ms, whole.note) == (4, 3, 55_000, "With the left hand")


def _imagery_is_there(record: Record, *, since: bool) -> None:
    """From the tenth version on; before, there was none."""
    with SqliteImageryReader(record.path) as reader:
        told = reader.sessions()
    if not since:
        assert told == ()
        return
    whole, interrupted = told
    assert (interrupted.rung, interrupted.cards_done, interrupted.ending) == (Rung.WATCH, 0, None)
    assert (whole.day, whole.side, whole.rung) == (date(2025, 3, 28), Side.LEFT, Rung.MOVEMENT)
    assert (whole.ending, whole.cards_done, whole.times) == (GuidedEnding.WHOLE, 2, CARDS)
    assert whole.said == Said(4, 2, Hurt.LITTLE, Moved.NO)


def _notes_and_weeks_are_there(path: Path, *, since: bool) -> None:
    """From the eleventh version on."""
    day = date(2025, 3, 30)
    with SqliteDayReader(path) as reader:
        of_day, of_drill, said = reader.note_of_day(day), reader.note_of_session(2), reader.measured()
    if not since:
        assert (of_day.wordings, of_drill.wordings, said) == ((), (), ())
        return
    assert [wording.text for wording in of_day.wordings] == ["A long walk", "A walk"]
    assert [wording.text for wording in of_drill.wordings] == ["The light was poor"]
    assert {one.scale: one.value for one in said} == {
        Scale.PEG_PAIN: 7,
        Scale.PEG_ENJOYMENT: 5,
        Scale.PEG_ACTIVITY: 4,
        Scale.OVERALL_CHANGE: -1,
    }


def test_an_old_backup_can_be_restored_and_opened(copy: Path, tmp_path: Path) -> None:
    backups = SqliteBackups(copy, tmp_path / "backups", FakeClock())
    backup = backups.make()
    backup_version = int.from_bytes(backup.path.read_bytes()[60:64], "big")

    backups.restore(backup)

    record = open_record(copy, backups.copy_before_migrating)
    assert driver.pragma(record.connection, "user_version") == VERSION
    record.close()
    later = 3 * (backup_version >= 2) + 3 * (backup_version >= 3)
    later += sum(2 * (backup_version >= since) for since in (7, 8, 9, 10))
    assert backups.facts_now().sessions == len(PURPOSES) + later
