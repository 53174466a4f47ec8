"""Puts the sums of records right, one record after the other (doctor.RecordRebuilder)."""

from __future__ import annotations

from contextlib import closing

from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.doctor import Rebuilt
from gmi_trainer.storage.backup import SqliteBackups
from gmi_trainer.storage.database import open_record
from gmi_trainer.storage.driver import RECORD_FILE
from gmi_trainer.storage.inspection import SqliteInspector
from gmi_trainer.storage.rebuild import disagreeing, rebuild


class SqliteRebuilder:
    """For the time when no window is open. A copy is made of every record before anything is written in it."""

    def __init__(self, paths: DataPaths, clock: Clock) -> None:
        self._paths = paths
        self._clock = clock

    def profile_ids(self) -> tuple[str, ...]:
        """Whose records there are."""
        return SqliteInspector(self._paths, self._clock).profile_ids()

    def rebuild(self, profile_id: str) -> Rebuilt:
        """Look through one, and work out again what does not fit."""
        path = self._paths.profiles / profile_id / RECORD_FILE
        backups = SqliteBackups(path, self._paths.backups_of(profile_id), self._clock)
        with closing(open_record(path, backups.copy_before_migrating)) as record:
            with record.problems():
                wrong = disagreeing(record.connection)
            if not wrong:
                return Rebuilt(0, "")
            copy = backups.make()
            rebuild(record, wrong)
        return Rebuilt(len(wrong), copy.path.name)
