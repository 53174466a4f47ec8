"""Writes the small database that a release leaves behind: ``python -m tests.databases.make FILE``.

Run it once, with the version being released, and commit the file; never write an old one again. The
next number and a name for what is new make the file's name. Its contents are described in
``test_old_databases.py``.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from gmi_trainer.domain.activity import DrillSpec, Purpose, spec_for_test, spec_for_training
from gmi_trainer.domain.activity_ladder import KeptRung
from gmi_trainer.domain.activity_steps import ActivityEnding, NextDay
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.breathing import GOAL, LADDER, BreathSpec, Ending, Pacer
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.imagery import Rung
from gmi_trainer.domain.imagery_course import CardTimes, Hurt, Moved, Said
from gmi_trainer.domain.knowledge import CheckMoment, GivenReply, Reply
from gmi_trainer.domain.learning import Sureness
from gmi_trainer.domain.mirror import Felt, MirrorLog
from gmi_trainer.domain.own_picture import RoundFrame
from gmi_trainer.files.atomic import copy_atomically
from gmi_trainer.services.activity_ports import ActivityResult, Told
from gmi_trainer.services.guided_ports import GuidedResult
from gmi_trainer.services.learning_ports import CheckStart
from gmi_trainer.services.session_ports import BreathResult
from gmi_trainer.storage.activity_log import SqliteActivityLog
from gmi_trainer.storage.breath_log import SqliteBreathLog
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.diary import SqliteDiary
from gmi_trainer.storage.guided_log import SqliteGuidedLog
from gmi_trainer.storage.imagery_log import SqliteImageryLog
from gmi_trainer.storage.knowledge_log import SqliteKnowledgeLog
from gmi_trainer.storage.learning_log import SqliteLearningLog
from gmi_trainer.storage.mirror_log import SqliteMirrorLog
from gmi_trainer.storage.note_log import SqliteNotes
from gmi_trainer.storage.own_picture_log import SqliteOwnPictures
from gmi_trainer.storage.picture_choices import SqlitePictureChoices
from gmi_trainer.storage.preferences import SqlitePreferences
from gmi_trainer.storage.profiles import ProfileFolders
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.activity_fakes import sample_activity
from tests.fakes import FakeClock
from tests.guided_fakes import sample_guided
from tests.imagery_fakes import sample_imagery
from tests.mirror_samples import sample_mirror
from tests.samples import (
    MORNING,
    purpose_of,
    sample_answer,
    sample_breathing,
    sample_lesson,
    sample_photo,
    sample_picture,
    sample_start,
    sample_trials,
)
from tests.storage.records import opened

BREATHING = BreathSpec(breaths=5, pacer=Pacer.WAVE, voice=True, is_first=True)
CARDS = (
    CardTimes("movement-open", True, 4_000, 5_000, 3_000),
    CardTimes("movement-close", True),
    CardTimes("movement-turn"),
)
PROFILE_ID = "6f3c2a51-9b1d-4c1e-8f55-0c9b7e6d2a10"


def make(target: Path) -> None:
    """Five drills: practice, a test, one that does not count, training of feet, and an interrupted one; and three
    times of slow breathing: a whole one with its ratings, one that was stopped and does not count, an interrupted
    one. A lesson read to its end with two answers and the person's own words, one that was left, and questions that
    came back. Two goals, one of them reached; a thought; a prediction that came out, and one that waits.
    What they know about pain: once to the end, with an answer that was changed, and once left on the way.
    Two photos of their own: one that is sorted and framed, and one that waits.
    A guided practice to its end, and one that was interrupted; the same with a mirror, as a task of the day (with the
    day after and a ladder of their own), and of imagined movements. A note of a day that was changed, one of a drill,
    and what was answered to questions of the week and of the month. A result of another computer with one rating, and
    one that was taken out again."""
    with tempfile.TemporaryDirectory() as folder:
        profiles = ProfileFolders(Path(folder), FakeClock(), lambda: PROFILE_ID)
        profiles.create("")
        path = profiles.record_path(PROFILE_ID)
        with opened(path) as record:
            clock = FakeClock(utc=MORNING)
            log = SqliteSessionLog(record, clock)
            test = spec_for_test(BodyPart.HAND, 20)
            _drill(log, 1, test, purpose=Purpose.FAMILIARISATION)
            _drill(log, 2, test)
            disturbed = _drill(log, 3, replace(test, input_kind=InputKind.TOUCH))
            log.set_counted(disturbed, False, "the phone rang")
            _drill(log, 4, replace(spec_for_training(BodyPart.FOOT), answering_limb=AnsweringLimb.LEFT_HAND))
            _drill(log, 5, test, finished=False)
            breath_log, diary = SqliteBreathLog(record), SqliteDiary(record, clock)
            whole = _breathing(breath_log, 6, BreathResult(5, 60_000, GOAL, pauses=1, ending=Ending.WHOLE))
            diary.rate(Scale.TENSION, Moment.BEFORE, 6, whole)
            diary.rate(Scale.TENSION, Moment.AFTER, 5, whole)
            diary.rate(Scale.TENSION, Moment.AFTER, 4, whole)
            diary.rate(Scale.PACE, Moment.AFTER, 1, whole)
            stopped = BreathResult(3, 30_500, LADDER[2], eased=1, sleeps=1, ending=Ending.STOPPED)
            log.set_counted(_breathing(breath_log, 7, stopped), False, "the phone rang")
            _breathing(breath_log, 8, BreathResult(2, 24_000, GOAL), finished=False)
            _lessons(SqliteLearningLog(record))
            _own_pages(record)
            _knowledge(SqliteKnowledgeLog(record))
            _own_pictures(SqliteOwnPictures(record, clock, iter(("photo-1", "photo-2")).__next__))
            _guided(SqliteGuidedLog(record))
            _mirror(SqliteMirrorLog(record))
            _activities(SqliteActivityLog(record, clock))
            _imagery(SqliteImageryLog(record))
            _said(diary, SqliteNotes(record, clock))
            _results(record)
            picture = sample_picture(3)
            SqlitePictureChoices(record, clock).keep_out(picture.sha256, picture.picture_id)
            SqlitePreferences(record, clock).put("drill_choices", {"part": "hand", "limit_ms": None})
        copy_atomically(path, target)


def _drill(
    log: SqliteSessionLog,
    number: int,
    spec: DrillSpec,
    *,
    purpose: Purpose | None = None,
    finished: bool = True,
) -> int:
    purpose = purpose if purpose is not None else purpose_of(spec)
    start = sample_start(number, spec, started_utc=MORNING + timedelta(days=number), purpose=purpose)
    trials = sample_trials(20)
    session = log.begin(start, [trial.stimulus for trial in trials])
    for trial in trials if finished else trials[:7]:
        log.add_trial(session, trial)
    if finished:
        log.finish(session, start.started_utc + timedelta(minutes=2), purpose, {"timing": "good"})
    else:
        log.leave_block()
    return session


def _breathing(log: SqliteBreathLog, number: int, result: BreathResult, *, finished: bool = True) -> int:
    start = sample_breathing(number, BREATHING, started_utc=MORNING + timedelta(days=number))
    session = log.begin(start)
    log.keep(session, replace(result, ending=None))
    if finished:
        log.finish(session, start.started_utc + timedelta(minutes=1), result, {"pictures_a_second": 60.0})
    else:
        log.leave_block()
    return session


def _lessons(log: SqliteLearningLog) -> None:
    days = [MORNING + timedelta(days=number) for number in range(14)]
    read = log.begin(sample_lesson(9, "L01", started_utc=days[9]))
    log.keep_place(read, "questions")
    first = sample_answer("L01-real", day=days[9].date(), answered_utc=days[9], sure=Sureness.SURE)
    missed = replace(first, question_id="L01-paper-cut", option_id="harm", was_right=False, sure=None)
    log.add_answer(read, "answer-1", first, 60, days[10].date())
    log.add_answer(read, "answer-2", missed, 60, days[10].date())
    log.put_words(read, "words-1", "My alarm guards me.", days[9], 60)
    log.finish(read, days[9] + timedelta(minutes=6))
    left = log.begin(sample_lesson(10, "L02", started_utc=days[10]))
    log.keep_place(left, "story")
    back = log.begin(sample_lesson(11, "", started_utc=days[10]))
    again = replace(first, day=days[10].date(), answered_utc=days[10], in_review=True, sure=None)
    log.add_answer(back, "answer-3", again, 60, days[13].date())
    log.finish(back, days[10] + timedelta(minutes=1))


def _own_pages(record: Record) -> None:
    at = "'2025-03-20T08:30:00.000000Z', 60, '2025-03-20'"
    then = "'2025-03-27T08:30:00.000000Z', 60, '2025-03-27'"
    with record.atomic() as connection:
        for sql in (
            "INSERT INTO goal (id, uuid, text, written_utc, utc_offset_min, local_day)"
            f" VALUES (1, 'goal-1', 'Walk to the shop', {at}), (2, 'goal-2', 'Cook for us', {at})",
            "UPDATE goal SET ending = 'reached', ended_utc = '2025-03-27T08:30:00.000000Z',"
            " ended_day = '2025-03-27' WHERE id = 2",
            "INSERT INTO goal_rating (uuid, goal_id, value, rated_utc, utc_offset_min, local_day)"
            f" VALUES ('now-1', 1, 2, {at}), ('now-2', 1, 9, {then}), ('now-3', 1, 5, {then}), ('now-4', 2, 4, {at})",
            "INSERT INTO thought (uuid, alarm, second_look, kinder, written_utc, utc_offset_min, local_day)"
            f" VALUES ('thought-1', 'It will never end', 'It was less last week', 'Days differ', {at})",
            "INSERT INTO prediction (uuid, doing, expected, worry, written_utc, utc_offset_min, local_day, happened,"
            " turned_out, tried_utc, tried_day)"
            f" VALUES ('try-1', 'Ten steps', 'Sore all day', 6, {at}, 'Sore for an hour', 'easier',"
            " '2025-03-21T08:30:00.000000Z', '2025-03-21')",
            "INSERT INTO prediction (uuid, doing, expected, written_utc, utc_offset_min, local_day, happened)"
            f" VALUES ('try-2', 'Twenty steps', '', {then}, '')",
        ):
            connection.execute(sql)


def _knowledge(log: SqliteKnowledgeLog) -> None:
    began = MORNING + timedelta(days=8)
    start = CheckStart("check-1", 1, CheckMoment.START, 0, "en", began, 60, "9.9")
    whole = log.begin(start)
    for number, given in enumerate(
        (
            GivenReply("K01", Reply.NOT_SURE, was_right=False),
            GivenReply("K02", Reply.FALSE, was_right=True),
            GivenReply("K01", Reply.TRUE, was_right=True),
        )
    ):
        log.add_reply(whole, f"reply-{number}", given, began + timedelta(minutes=number))
    log.finish(whole, began + timedelta(minutes=4))
    again = replace(start, uuid="check-2", moment=CheckMoment.AGAIN, lessons_read=1)
    left = log.begin(replace(again, started_utc=MORNING + timedelta(days=10)))
    log.add_reply(left, "reply-9", GivenReply("K01", Reply.FALSE, was_right=False), began)


def _own_pictures(own: SqliteOwnPictures) -> None:
    for number in (1, 2):
        own.add(sample_photo(number), BodyPart.HAND)
    own.say("photo-1", BodyPart.FOOT, Side.RIGHT)
    own.put_frame("photo-1", RoundFrame(10, 20, 150))


def _guided(log: SqliteGuidedLog) -> None:
    began = MORNING + timedelta(days=12)
    whole = log.begin(sample_guided(12, at=began))
    result = GuidedResult(2, 1, 130_000, pauses=1, sleeps=0, ending=GuidedEnding.WHOLE)
    log.finish(whole, began + timedelta(minutes=3), result, {"system": "Linux"})
    left = log.begin(sample_guided(13, at=began + timedelta(days=1)))
    log.keep(left, GuidedResult(1, 0, 60_000))


def _mirror(log: SqliteMirrorLog) -> None:
    began = MORNING + timedelta(days=14)
    whole = log.begin(sample_mirror(14, at=began))
    log.add_comfort_stop(whole)
    result = GuidedResult(4, 0, 170_000, ending=GuidedEnding.WHOLE)
    log.finish(whole, began + timedelta(minutes=3), result, {"system": "Linux"})
    log.write_log(whole, MirrorLog(Felt.FINE, odd=True, like_mine=7, relief_min=20, words="Warm afterwards"))
    left = log.begin(sample_mirror(15, at=began + timedelta(days=1)))
    log.keep(left, GuidedResult(1, 0, 40_000))


def _activities(log: SqliteActivityLog) -> None:
    began = MORNING + timedelta(days=16)
    whole = log.begin(sample_activity(16, at=began))
    log.finish(whole, began + timedelta(minutes=1), ActivityResult(ActivityEnding.WHOLE, 60_000), {})
    log.tell(whole, Told(3, 55_000, "With the left hand"))
    log.say_next_day(whole, NextDay.LONGER)
    log.say_next_day(whole, NextDay.SETTLED)
    log.begin(sample_activity(17, rung_id="cloth", eased=True, at=began + timedelta(days=1)))
    log.keep_ladder(
        BodyPart.HAND, (KeptRung("cup", "Hold my blue cup"), KeptRung("cloth", "", is_left_out=True))
    )


def _imagery(log: SqliteImageryLog) -> None:
    began = MORNING + timedelta(days=18)
    whole = log.begin(sample_imagery(18, Rung.MOVEMENT, at=began))
    result = GuidedResult(9, 0, 120_000, ending=GuidedEnding.WHOLE)
    log.finish(whole, began + timedelta(minutes=3), result, CARDS, {"system": "Linux"})
    log.say(whole, Said(4, 2, Hurt.LITTLE, Moved.NO))
    left = log.begin(sample_imagery(19, Rung.WATCH, at=began + timedelta(days=1)))
    log.keep(left, GuidedResult(1, 0, 30_000), ())


def _said(diary: SqliteDiary, notes: SqliteNotes) -> None:
    day = date(2025, 3, 30)
    notes.put_for_day(day, "A walk")
    notes.put_for_day(day, "A long walk")
    notes.put_for_session(2, "The light was poor")
    for scale, value in ((Scale.PEG_PAIN, 6), (Scale.PEG_ENJOYMENT, 5), (Scale.PEG_ACTIVITY, 4)):
        diary.rate(scale, Moment.WEEKLY, value, day=day)
    diary.rate(Scale.PEG_PAIN, Moment.WEEKLY, 7, day=day)
    diary.rate(Scale.OVERALL_CHANGE, Moment.MONTHLY, -1, day=day)


def _results(record: Record) -> None:
    with record.atomic() as connection:
        for sql in (
            'INSERT INTO "import" (id, uuid, kind, source, sha256, imported_utc, app_version, result_uuid, person_uuid,'
            " made_utc, undone_utc, replaced) VALUES (1, 'import-1', 'result', 'one.gmiresult', 'ab12',"
            " '2025-04-01T08:30:00.000000Z', '9.9', 'result-1', 'person-at-home', '2025-03-31T20:00:00.000000Z', NULL,"
            " '{}'), (2, 'import-2', 'result', 'two.gmiresult', 'cd34', '2025-04-02T08:30:00.000000Z', '9.9',"
            " 'result-2', 'person-at-home', '2025-04-02T07:00:00.000000Z', '2025-04-02T08:31:00.000000Z', NULL)",
            "INSERT INTO rating (uuid, scale, moment, value, rated_utc, utc_offset_min, local_day, import_id)"
            " VALUES ('came-1', 'sleep', 'check_in', 7, '2025-03-31T08:00:00.000000Z', 120, '2025-03-31', 1)",
        ):
            connection.execute(sql)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
