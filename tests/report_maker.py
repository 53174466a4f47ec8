"""Some weeks of a person with something for every section of a report, and words that can be searched for."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import LifeChange, Moment, Scale
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.diary import SqliteDiary
from gmi_trainer.storage.goal_log import SqliteGoals
from gmi_trainer.storage.learning_log import SqliteLearningLog
from gmi_trainer.storage.note_log import SqliteNotes
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes import FakeClock
from tests.history_maker import HistoryMaker
from tests.samples import sample_lesson

LAST = date(2025, 3, 10)
NAME = "Kim Quartz-Heron"
GOAL = "Carry the marmalade upstairs"
NOTE = "=Zebra day: I sang in the kitchen."
CHANGE = "a new lilac tablet"
LESSON_WORDS = "My ostrich of alarm"

MARKS = {"goal": GOAL, "note": "Zebra day", "change": CHANGE, "lesson": LESSON_WORDS}
"""What shows that words of a section are there."""


def live(record: Record, weeks: int = 5) -> None:
    """Drills, ratings, goals, notes and answers up to ``LAST``."""
    clock = FakeClock()
    log = SqliteSessionLog(record, clock)
    HistoryMaker(log).weeks(LAST, weeks, (BodyPart.HAND,))
    diary, notes, goals = SqliteDiary(record, clock), SqliteNotes(record, clock), SqliteGoals(record, clock)
    for number in range(weeks * 7):
        _be_on(clock, LAST - timedelta(days=weeks * 7 - 1 - number))
        if number == 0:
            goals.add(GOAL, 2)
        if number % 9:
            diary.rate(Scale.PAIN_AVERAGE, Moment.CHECK_IN, 6 - number % 3 - number // 14)
            diary.rate(Scale.SLEEP, Moment.CHECK_IN, 5 + number % 2)
            diary.rate(Scale.MOOD, Moment.CHECK_IN, 5)
        if number % 7 == 6:
            _answer_of_the_week(diary, number // 7)
    with record.problems():
        goal = record.connection.execute("SELECT uuid FROM goal").fetchone()["uuid"]
    for back, value in ((25, 3), (2, 6)):
        _be_on(clock, LAST - timedelta(days=back))
        goals.rate(goal, value)
    _be_on(clock, LAST - timedelta(days=12))
    diary.add(DiaryKind.FLARE)
    diary.add(DiaryKind.LIFE_CHANGE, {"what": LifeChange.MEDICINE.value, "words": CHANGE})
    _be_on(clock, LAST - timedelta(days=5))
    diary.add(
        DiaryKind.SAFETY,
        {"group": SafetyGroup.SOON.value, "answer": SafetyAnswer.NEW.value, "why": "new_symptom"},
    )
    clock.advance(timedelta(hours=5))
    diary.add(DiaryKind.LOOKED_AT)
    notes.put_for_day(LAST - timedelta(days=3), "an earlier wording")
    notes.put_for_day(LAST - timedelta(days=3), NOTE)
    lessons = SqliteLearningLog(record)
    at = datetime.combine(LAST - timedelta(days=1), time(9), UTC)
    lesson = lessons.begin(sample_lesson(900, started_utc=at))
    lessons.keep_place(lesson, "friend")
    lessons.put_words(lesson, "words-900", LESSON_WORDS, at, 60)
    lessons.finish(lesson, at)


def _answer_of_the_week(diary: SqliteDiary, week: int) -> None:
    for scale in (Scale.PEG_PAIN, Scale.PEG_ENJOYMENT, Scale.PEG_ACTIVITY, Scale.WORRY_MOVING):
        diary.rate(scale, Moment.WEEKLY, 7 - week)
    diary.rate(Scale.CONFIDENCE, Moment.WEEKLY, 3 + week)
    diary.rate(Scale.OVERALL_CHANGE, Moment.MONTHLY, 1)


def _be_on(clock: FakeClock, day: date) -> None:
    wanted = datetime.combine(day, time(10), UTC)
    clock.advance(wanted - clock.utc_now())
