"""The records that benchmarks read are true, and the same for the same seed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.breath_course import mean_change
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.coming_back import MOST_A_DAY
from gmi_trainer.domain.weekly_measures import WEEKLY_SCALES
from gmi_trainer.paths import data_paths
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import VERSION
from gmi_trainer.storage.history import SqliteHistory
from gmi_trainer.storage.learned import SqliteLearningReader
from gmi_trainer.storage.rebuild import disagreeing
from tests.benchmarks.record_maker import LAST_DAY, QUESTIONS_A_LESSON, make_record

SIX_WEEKS = 0.115


def made(folder: Path) -> driver.Connection:
    make_record(data_paths(folder), SIX_WEEKS, seed=3)
    return driver.connect(path_of(folder))


def path_of(folder: Path) -> Path:
    (path,) = data_paths(folder).profiles.glob(f"*/{driver.RECORD_FILE}")
    return path


def test_a_made_record_is_a_true_one(tmp_path: Path) -> None:
    with closing(made(tmp_path)) as record:
        assert driver.pragma(record, "user_version") == VERSION
        assert driver.is_sound(record)
        assert disagreeing(record) == ()
        sessions, tests, days = record.execute(
            "SELECT count(*), sum(json_extract(spec, '$.mode') = 'test'), count(DISTINCT local_day) FROM session"
            " WHERE kind = 'drill'"
        ).fetchone()
        assert 2.5 < sessions / days < 4
        assert 0.3 < tests / days < 0.7
        scales = {row["scale"] for row in record.execute("SELECT DISTINCT scale FROM rating")}
        asked = {"pain_average", "pain_now", "sleep", "mood", "tension_now", "pace", "feel"}
        assert scales == asked | {*WEEKLY_SCALES, "overall_change"}
        for table in ("note", "goal_rating", "knowledge_answer"):
            assert record.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 3, table
        assert record.execute("SELECT count(*) FROM session WHERE counted = 0").fetchone()[0]
        with SqliteHistory(path_of(tmp_path)) as history:
            breathing = history.breathing()
            assert len(breathing) == days
            assert all(told.breaths for told in breathing)
            assert 0 < history.breath_past(1).sessions <= days
            change = mean_change(breathing, Scale.TENSION)
            assert change is not None
            assert change.mean < 0
        kinds = {row[0] for row in record.execute("SELECT DISTINCT kind FROM session")}
        assert kinds == set(SessionKind)
        with SqliteLearningReader(path_of(tmp_path)) as reader:
            past = reader.past(LAST_DAY)
            assert {f"L{number:02}" for number in range(1, 9)} <= past.done.keys()
            assert len(past.due) == QUESTIONS_A_LESSON * len(past.done)
            assert max(past.due.values()) > LAST_DAY
        in_reviews, answers = record.execute("SELECT sum(in_review), count(*) FROM answer").fetchone()
        assert 0.4 < in_reviews / answers < 0.9
        (most,) = record.execute(
            "SELECT max(n) FROM (SELECT count(*) AS n FROM answer WHERE in_review = 1 GROUP BY local_day)"
        ).fetchone()
        assert most == MOST_A_DAY
        kinds = {row["kind"] for row in record.execute("SELECT DISTINCT kind FROM event")}
        assert {"after_last", "rest_day"} <= kinds


def test_the_same_seed_makes_the_same_record(tmp_path: Path) -> None:
    def content(record: driver.Connection) -> list[str]:
        return [line for line in record.iterdump() if "_sqlite_migrations" not in line]

    with closing(made(tmp_path / "one")) as one, closing(made(tmp_path / "two")) as two:
        assert content(one) == content(two)
