"""Both worlds for every contract: the fakes in memory, and the real adapters on a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest

from gmi_trainer.services.diary_ports import DiaryLog, DiaryReader, Preferences
from gmi_trainer.services.learning_history import LearningHistoryReader
from gmi_trainer.services.learning_ports import KnowledgeLog, LearningLog
from gmi_trainer.services.picture_ports import PictureChoices
from gmi_trainer.services.session_ports import BreathLog, HistoryReader, SessionLog
from gmi_trainer.storage.breath_log import SqliteBreathLog
from gmi_trainer.storage.diary import SqliteDiary, diary_opener
from gmi_trainer.storage.history import history_opener
from gmi_trainer.storage.knowledge_log import SqliteKnowledgeLog
from gmi_trainer.storage.learned import SqliteLearningReader
from gmi_trainer.storage.learning_log import SqliteLearningLog
from gmi_trainer.storage.picture_choices import SqlitePictureChoices
from gmi_trainer.storage.plans import SqlitePlans
from gmi_trainer.storage.preferences import SqlitePreferences
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes import (
    FakeBreathLog,
    FakeClock,
    FakeDiary,
    FakeDiaryOpener,
    FakeHistoryOpener,
    FakeKnowledgeLog,
    FakeLearningLog,
    FakeLearningOpener,
    FakePictureChoices,
    FakePlanStore,
    FakePreferences,
    FakeRecord,
    FakeSessionLog,
)
from tests.storage.keys import keys_for
from tests.storage.records import new_record, opened


@dataclass(frozen=True)
class World:
    """A record, seen through its ports only."""

    log: SessionLog
    history: Callable[[], AbstractContextManager[HistoryReader]]
    preferences: Preferences
    choices: PictureChoices
    diary: DiaryLog
    days: Callable[[], AbstractContextManager[DiaryReader]]
    plans: FakePlanStore | SqlitePlans
    clock: FakeClock
    breath_log: BreathLog
    learning_log: LearningLog
    learned: Callable[[], AbstractContextManager[LearningHistoryReader]]
    knowledge_log: KnowledgeLog


ON_BOTH_DRIVERS = ("test_session_log", "test_history", "test_diary", "test_plans", "test_learning")
"""What writes most, reads most, and holds words of a person: these promises are kept on encrypted records, too."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Fakes and a real file for every contract; for the telling ones, an encrypted file as well."""
    if "world" in metafunc.fixturenames and not hasattr(
        metafunc.module, "world"
    ):  # some have one of their own
        name = metafunc.module.__name__.rpartition(".")[2]
        encrypted = ["encrypted"] if name in ON_BOTH_DRIVERS else []
        metafunc.parametrize("world", ["fake", "real", *encrypted], indirect=True)


@pytest.fixture
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """The same promises hold in both."""
    clock = FakeClock()
    if request.param == "fake":
        record = FakeRecord()
        history, preferences = FakeHistoryOpener(record), FakePreferences()
        days, learned = FakeDiaryOpener(record, preferences), FakeLearningOpener(record)
        yield World(
            FakeSessionLog(record),
            history,
            preferences,
            FakePictureChoices(),
            FakeDiary(record, clock),
            days,
            FakePlanStore(record),
            clock,
            FakeBreathLog(record),
            FakeLearningLog(record),
            learned,
            FakeKnowledgeLog(record),
        )
        assert history.open_count == days.open_count == learned.open_count == 0
        return
    path = tmp_path / "somebody" / "record.sqlite3"
    with keys_for(path, wanted=request.param == "encrypted"), opened(new_record(path)) as real:
        yield World(
            SqliteSessionLog(real, clock),
            history_opener(path),
            SqlitePreferences(real, clock),
            SqlitePictureChoices(real, clock),
            SqliteDiary(real, clock),
            diary_opener(path),
            SqlitePlans(real, clock),
            clock,
            SqliteBreathLog(real),
            SqliteLearningLog(real),
            lambda: SqliteLearningReader(path),
            SqliteKnowledgeLog(real),
        )
