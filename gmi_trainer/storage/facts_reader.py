"""A look into the records of people who need not be open (roster_ports.FactsReader). Nothing is changed by it."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from gmi_trainer.domain.activity import DrillSpec, Purpose
from gmi_trainer.domain.answering import default_answering
from gmi_trainer.domain.comparable import conditions_of
from gmi_trainer.domain.overview import Look, PersonFacts
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.about_me import PREFERENCE as ABOUT_ME
from gmi_trainer.services.about_me import about_from
from gmi_trainer.services.drills import what_came_before
from gmi_trainer.services.overview_facts import read_facts
from gmi_trainer.services.roster_ports import QuickPast, QuickSetUp
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import VERSION, check_header, check_version
from gmi_trainer.storage.driver import RECORD_FILE
from gmi_trainer.storage.history import SqliteHistory
from gmi_trainer.storage.profiles import ProfileFolders
from gmi_trainer.storage.report_reader import SqliteReportReader

LATEST_DRILLS = 40
"""So far back the last test is looked for: more than a test every second day needs."""


class SqliteFactsReader:
    """One record after the other, in a background job. One that an earlier version wrote is left as it is: it is
    brought up to date when somebody opens it, with a copy made before."""

    def __init__(self, folder: Path, folders: ProfileFolders) -> None:
        """``folder``: of everybody's own folders."""
        self._folder = folder
        self._folders = folders

    def profile_ids(self) -> tuple[str, ...]:
        """Whose records there are. No record is opened for it."""
        if not self._folder.is_dir():
            return ()
        found = (path for path in self._folder.iterdir() if not path.name.startswith("."))
        return tuple(sorted(path.name for path in found if (path / RECORD_FILE).exists()))

    def name_of(self, profile_id: str) -> str:
        """What the record says that they are called; nothing where it cannot be read."""
        try:
            path = self._folders.record_path(profile_id)
            check_header(path)
            with driver.told_as_problems(path), closing(driver.connect_for_reading(path)) as connection:
                row = connection.execute("SELECT name FROM person").fetchone()
        except UserProblem:
            return ""
        return "" if row is None else str(row["name"])

    def facts_of(self, profile_id: str, today: date) -> PersonFacts:
        """What there is to tell. A record that cannot be read is told as such."""
        try:
            path = self._path(profile_id)
            with SqliteHistory(path) as history, SqliteReportReader(path) as days:
                return read_facts(history, days, about_from(days.preference(ABOUT_ME)), today)
        except _OlderRecord:
            return PersonFacts(today, Look.OLDER)
        except UserProblem as problem:
            has_no_key = problem.problem is Problem.RECORD_KEY_NEEDED
            return PersonFacts(today, Look.NO_KEY if has_no_key else Look.UNREADABLE)

    def quick_past(self, profile_id: str, spec: DrillSpec, today: date) -> QuickPast:
        """Nothing where the record cannot be read now."""
        try:
            with SqliteHistory(self._path(profile_id)) as history:
                before = what_came_before(history, spec, today)
                found = history.newest_like(conditions_of(spec))
        except UserProblem:
            return QuickPast()
        if found is None:
            return QuickPast(before)
        sample, purpose = found
        return QuickPast(before, sample, last_was_practice=purpose is Purpose.FAMILIARISATION)

    def usual_set_up(self, profile_id: str) -> QuickSetUp | None:
        """Nothing where the record cannot be read now."""
        try:
            path = self._path(profile_id)
            with SqliteHistory(path) as history, SqliteReportReader(path) as days:
                tests = (one.spec for one in history.sessions(limit=LATEST_DRILLS) if one.is_test)
                spec = next(tests, None)
                about = about_from(days.preference(ABOUT_ME))
        except UserProblem:
            return None
        if spec is not None:
            return QuickSetUp(spec.part, spec.answering_limb, spec.input_kind)
        if about.sore_part is None:
            return None
        kind, limb, _keys = default_answering(about.sore_part, about.sore_side)
        return QuickSetUp(about.sore_part, limb, kind)

    def _path(self, profile_id: str) -> Path:
        """A record of today's shape."""
        path = self._folders.record_path(profile_id)
        check_header(path)
        with driver.told_as_problems(path), closing(driver.connect_for_reading(path)) as connection:
            if check_version(connection, path) < VERSION:
                raise _OlderRecord(Problem.RECORD_UNREADABLE, file=path.name)
        return path


class _OlderRecord(UserProblem):
    """It was not brought up to date yet."""
