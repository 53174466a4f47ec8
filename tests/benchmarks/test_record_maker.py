"""The records that benchmarks read are true, and the same for the same seed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from gmi_trainer.paths import data_paths
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import VERSION
from gmi_trainer.storage.rebuild import disagreeing
from tests.benchmarks.record_maker import make_record

SIX_WEEKS = 0.115


def made(folder: Path) -> driver.Connection:
    paths = data_paths(folder)
    profile = make_record(paths, SIX_WEEKS, seed=3)
    return driver.connect(paths.profiles / profile.profile_id / driver.RECORD_FILE)


def test_a_made_record_is_a_true_one(tmp_path: Path) -> None:
    with closing(made(tmp_path)) as record:
        assert driver.pragma(record, "user_version") == VERSION
        assert driver.is_sound(record)
        assert disagreeing(record) == ()
        sessions, tests, days = record.execute(
            "SELECT count(*), sum(json_extract(spec, '$.mode') = 'test'), count(DISTINCT local_day) FROM session"
        ).fetchone()
        assert 2.5 < sessions / days < 4
        assert 0.3 < tests / days < 0.7
        scales = {row["scale"] for row in record.execute("SELECT DISTINCT scale FROM rating")}
        assert scales == {"pain_average", "sleep", "mood"}
        kinds = {row["kind"] for row in record.execute("SELECT DISTINCT kind FROM event")}
        assert {"after_last", "rest_day"} <= kinds


def test_the_same_seed_makes_the_same_record(tmp_path: Path) -> None:
    def content(record: driver.Connection) -> list[str]:
        return [line for line in record.iterdump() if "_sqlite_migrations" not in line]

    with closing(made(tmp_path / "one")) as one, closing(made(tmp_path / "two")) as two:
        assert content(one) == content(two)
