"""A person with something in every table of a real record, whose words can be searched for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.activity_ladder import KeptRung
from gmi_trainer.domain.activity_steps import ActivityEnding, NextDay
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.breathing import GOAL, Ending
from gmi_trainer.exchange.record_zip import RecordZipFiles
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.activity_ports import ActivityResult, Told
from gmi_trainer.services.care_ports import Eraser
from gmi_trainer.services.record_care import RecordCare
from gmi_trainer.services.session_ports import BreathResult
from gmi_trainer.storage import driver
from gmi_trainer.storage.activity_log import SqliteActivityLog
from gmi_trainer.storage.adopt import SqliteRecordAdopter
from gmi_trainer.storage.backup import SqliteBackups
from gmi_trainer.storage.breath_log import SqliteBreathLog
from gmi_trainer.storage.columns import TABLES
from gmi_trainer.storage.database import Record, open_record
from gmi_trainer.storage.erase import RecordEraser
from gmi_trainer.storage.learning_log import SqliteLearningLog
from gmi_trainer.storage.picture_choices import SqlitePictureChoices
from gmi_trainer.storage.preferences import SqlitePreferences
from gmi_trainer.storage.profiles import ProfileFolders
from gmi_trainer.storage.session_log import SqliteSessionLog
from gmi_trainer.storage.snapshot import SqliteRecordReader
from tests.activity_fakes import sample_activity
from tests.fakes import FakeClock
from tests.samples import (
    MORNING,
    sample_answer,
    sample_breathing,
    sample_lesson,
    sample_picture,
    sample_start,
    sample_trials,
)

NOBODY_WRITES_THIS = "zebra-lighthouse"
NAME = f"Kim {NOBODY_WRITES_THIS}"
SESSIONS = 5
"""How many a whole person has."""


class Home:
    """A data folder on one computer, with everything that cares for the records in it."""

    def __init__(self, root: Path, computer: str = "a") -> None:
        self.paths = DataPaths(root)
        self.paths.make()
        self.clock = FakeClock()
        numbers = count(1)
        self.new_id: Callable[[], str] = lambda: f"{computer}0000000-0000-4000-8000-{next(numbers):012d}"
        self.profiles = ProfileFolders(self.paths.profiles, self.clock, self.new_id)
        self.forgotten: list[str] = []

    @property
    def eraser(self) -> RecordEraser:
        return RecordEraser(self.paths, lambda profile_id: self.backups(profile_id).list())

    @property
    def reader(self) -> SqliteRecordReader:
        return SqliteRecordReader(self.profiles.record_path)

    @property
    def adopter(self) -> SqliteRecordAdopter:
        return SqliteRecordAdopter(self.paths.profiles, self.profiles, self.clock, self.new_id, "9.9")

    def care(self, eraser: Eraser | None = None) -> RecordCare:
        return RecordCare(
            self.reader,
            self.adopter,
            RecordZipFiles("9.9"),
            eraser if eraser is not None else self.eraser,
            self.clock,
            forgetters=[self.forgotten.append],
        )

    def backups(self, profile_id: str) -> SqliteBackups:
        path = self.paths.profiles / profile_id / driver.RECORD_FILE
        return SqliteBackups(path, self.paths.backups_of(profile_id), self.clock)

    def open(self, profile_id: str) -> Record:
        backups = self.backups(profile_id)
        return open_record(self.profiles.record_path(profile_id), backups.copy_before_migrating)

    def person(self, name: str = NAME, words: str = NOBODY_WRITES_THIS) -> str:
        """Somebody with something in every table."""
        profile_id = self.profiles.create(name).profile_id
        record = self.open(profile_id)
        live(record, self.clock, words)
        record.close()
        return profile_id


def live(record: Record, clock: FakeClock, words: str) -> None:
    """Two drills, slow breaths, a lesson and a daily task, and a row with the person's words wherever words can be."""
    log = SqliteSessionLog(record, clock)
    trials = sample_trials(20)
    for number in (1, 2):
        start = sample_start(number, environment={"screen": words})
        session = log.begin(start, [trial.stimulus for trial in trials])
        for trial in trials:
            log.add_trial(session, trial)
        log.finish(session, start.started_utc, Purpose.TEST, {"screen": words})
    log.set_counted(2, False, words)
    breath_log = SqliteBreathLog(record)
    breathing = breath_log.begin(sample_breathing(3, environment={"screen": words}))
    breath_log.finish(
        breathing, MORNING, BreathResult(5, 60_000, GOAL, ending=Ending.STOPPED), {"screen": words}
    )
    lessons = SqliteLearningLog(record)
    lesson = lessons.begin(sample_lesson(4, environment={"screen": words}))
    lessons.keep_place(lesson, "friend")
    lessons.add_answer(lesson, "answer-4", sample_answer(), 60, MORNING.date())
    lessons.put_words(lesson, "words-4", words, MORNING, 60)
    lessons.finish(lesson, MORNING)
    tasks = SqliteActivityLog(record, clock)
    task = tasks.begin(sample_activity(5, words=words, environment={"screen": words}))
    tasks.finish(task, MORNING, ActivityResult(ActivityEnding.WHOLE, 60_000), {"screen": words})
    tasks.tell(task, Told(3, 60_000, words))
    tasks.say_next_day(task, NextDay.SETTLED)
    tasks.keep_ladder(BodyPart.HAND, (KeptRung("own-1", words),))
    SqlitePreferences(record, clock).put("own_words", {"said": words})
    SqlitePictureChoices(record, clock).keep_out(sample_picture(3).sha256, words)
    at = "'2025-03-10T08:30:00.000000Z'"
    with record.atomic() as connection:
        for sql in (
            'INSERT INTO "import" (id, uuid, kind, source, imported_utc, app_version)'
            f" VALUES (1, ?1, 'plan', ?1, {at}, '1')",
            f"INSERT INTO plan VALUES (1, ?1, 1, json_quote(?1), {at}, 1)",
            "INSERT INTO rating (uuid, session_id, scale, moment, value, rated_utc, utc_offset_min, local_day)"
            f" VALUES (?1, 1, ?1, ?1, 3.0, {at}, 0, '2025-03-10')",
            "INSERT INTO mirror (session_id, part, hidden, step, felt, words)"
            " VALUES (3, 'hand', 'left', 2, 'easy', ?1)",
            "INSERT INTO imagery (session_id, part, side, rung, cards, cards_done, own_pace, really_done, felt, place,"
            " mood, posture) VALUES (3, 'hand', 'left', 7, 3, 1, 0, 0, 0, ?1, ?1, ?1)",
            "INSERT INTO imagery_card (session_id, position, card_id, done) VALUES (3, 1, ?1, 1)",
            "INSERT INTO event (uuid, kind, happened_utc, utc_offset_min, local_day, detail)"
            f" VALUES (?1, 'flare', {at}, 0, '2025-03-10', json_object('why', ?1))",
            "INSERT INTO note (uuid, session_id, text, written_utc, utc_offset_min, local_day)"
            f" VALUES (?1, 1, ?1, {at}, 0, '2025-03-10')",
            "INSERT INTO note (uuid, session_id, text, written_utc, utc_offset_min, local_day)"
            f" VALUES (?1 || '-day', NULL, ?1, {at}, 0, '2025-03-10')",
            "INSERT INTO rating (uuid, scale, moment, value, rated_utc, utc_offset_min, local_day)"
            f" VALUES (?1 || '-week', 'peg_pain', 'weekly', 4.0, {at}, 0, '2025-03-10')",
            "INSERT INTO goal (id, uuid, text, written_utc, utc_offset_min, local_day)"
            f" VALUES (1, ?1, ?1, {at}, 0, '2025-03-10')",
            "INSERT INTO goal_rating (uuid, goal_id, value, rated_utc, utc_offset_min, local_day)"
            f" VALUES (?1, 1, 3, {at}, 0, '2025-03-10')",
            "INSERT INTO thought (uuid, alarm, second_look, kinder, written_utc, utc_offset_min, local_day)"
            f" VALUES (?1, ?1, ?1, ?1, {at}, 0, '2025-03-10')",
            "INSERT INTO prediction (uuid, doing, expected, worry, written_utc, utc_offset_min, local_day, happened)"
            f" VALUES (?1, ?1, ?1, 4, {at}, 0, '2025-03-10', ?1)",
            "INSERT INTO knowledge_check (id, uuid, edition, moment, lessons_read, language, started_utc,"
            f" utc_offset_min, local_day, app_version) VALUES (1, ?1, 1, 'start', 0, 'en', {at}, 0, '2025-03-10', '1')",
            "INSERT INTO knowledge_answer (uuid, check_id, item_id, reply, was_right, answered_utc)"
            f" VALUES (?1, 1, ?1, 'not-sure', 0, {at})",
            "INSERT INTO own_picture (uuid, sha256, source_sha256, part, width, height, frame_left, frame_top,"
            " frame_side, added_utc, utc_offset_min, local_day, photo) VALUES (?1, printf('%064d', 1),"
            f" printf('%064d', 2), 'hand', 300, 200, 50, 0, 200, {at}, 0, '2025-03-10', CAST(?1 AS BLOB))",
        ):
            connection.execute(sql, (words,))


def write_and_delete_again(record: Record, words: str) -> None:
    """Words that lie in free pages afterwards."""
    with record.atomic() as connection:
        connection.execute(
            "INSERT INTO note (id, uuid, text, written_utc, utc_offset_min, local_day)"
            " VALUES (99, 'gone', ?, 'now', 0, '2025-03-10')",
            ((words + " ") * 20_000,),
        )
    with record.atomic() as connection:
        connection.execute("DELETE FROM note WHERE id = 99")


def all_rows(path: Path, *, but: tuple[str, ...] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with closing(driver.connect_untouched(path)) as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(f'SELECT * FROM "{table.name}"')]
            for table in TABLES
            if table.name not in but
        }


def own_pictures_in(path: Path) -> list[str]:
    """The photos of one's own in a record, to be ticked."""
    with closing(driver.connect_untouched(path)) as connection:
        if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'own_picture'").fetchone() is None:
            return []
        return [row["uuid"] for row in connection.execute("SELECT uuid FROM own_picture")]


def files_with(folder: Path, words: str) -> list[str]:
    """The files under a folder in whose bytes some words stand, free pages included, and names that hold them."""
    wanted = words.encode()
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if words in path.name or (path.is_file() and wanted in path.read_bytes())
    )
