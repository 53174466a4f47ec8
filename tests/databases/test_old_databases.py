"""Every database that a release left behind still opens, with all that was in it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.scoring import side_score
from gmi_trainer.storage import driver
from gmi_trainer.storage.backup import SqliteBackups
from gmi_trainer.storage.columns import TABLES
from gmi_trainer.storage.database import VERSION, open_record
from gmi_trainer.storage.history import SqliteHistory
from gmi_trainer.storage.picture_choices import SqlitePictureChoices
from gmi_trainer.storage.preferences import SqlitePreferences
from gmi_trainer.storage.rebuild import disagreeing
from tests.fakes import FakeClock
from tests.samples import sample_picture, sample_trials

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
        assert sessions[2].left == side_score(sample_trials(20), Side.LEFT)
        for number in PURPOSES:
            trials = sample_trials(20)[: 7 if number == 5 else None]
            rows = history.trials(number)
            assert [(r.outcome, r.rt_ms, r.flags, r.rotation_deg) for r in rows] == [
                (t.outcome, t.rt_ms, t.flags, t.stimulus.shown_deg) for t in trials
            ]
    assert SqlitePictureChoices(record, FakeClock()).kept_out() == {sample_picture(3).sha256}
    preferences = SqlitePreferences(record, FakeClock())
    assert preferences.get("drill_choices") == {"part": "hand", "limit_ms": None}
    record.close()


def test_an_old_backup_can_be_restored_and_opened(copy: Path, tmp_path: Path) -> None:
    backups = SqliteBackups(copy, tmp_path / "backups", FakeClock())
    backup = backups.make()

    backups.restore(backup)

    record = open_record(copy, backups.copy_before_migrating)
    assert driver.pragma(record.connection, "user_version") == VERSION
    record.close()
    assert backups.facts_now().sessions == len(PURPOSES)
