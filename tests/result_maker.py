"""A home and a clinic, each with its own folder: what leaves one comes into the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from itertools import count
from pathlib import Path

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.default_plan import default_plan
from gmi_trainer.domain.plan import Plan
from gmi_trainer.exchange.key_file import SealedKeyFile
from gmi_trainer.exchange.result_file import ResultZips
from gmi_trainer.exchange.sealed import LARGEST_SEALED_BYTES, AgeSealing
from gmi_trainer.files.new_file import write_new
from gmi_trainer.files.reading import read_limited
from gmi_trainer.services.about_me import PREFERENCE, about_from
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.results_in import ResultsIn
from gmi_trainer.services.results_out import ResultsOut
from gmi_trainer.storage import driver
from gmi_trainer.storage.columns import TABLES
from gmi_trainer.storage.database import VERSION, Record
from gmi_trainer.storage.preferences import SqlitePreferences
from gmi_trainer.storage.profiles import ProfileFolders
from gmi_trainer.storage.result_reader import SqliteResultReader
from gmi_trainer.storage.results import SqliteResults
from tests.fakes import FakeClock
from tests.report_maker import LAST
from tests.storage.records import opened

APP_VERSION = "9.9"
NUMBERS = {"id", "session_id", "goal_id", "import_id", "check_id"}


class Home:
    """Somebody's own computer."""

    def __init__(self, folder: Path, name: str = "") -> None:
        self.folder = folder
        self.clock = FakeClock()
        self._ids = (f"home-{number}" for number in count(1))
        folders = ProfileFolders(folder / "profiles", self.clock, self._new_id)
        self.path = folders.record_path(folders.create(name).profile_id)
        self.plan: Plan | None = None

    def live(self, write: Callable[[Record], object]) -> None:
        """Days at home."""
        with opened(self.path) as record:
            write(record)

    def out(self, record: Record) -> ResultsOut:
        """What writes results, on an open record."""
        preferences = SqlitePreferences(record, self.clock)

        def about() -> AboutMe:
            return about_from(preferences.get(PREFERENCE))

        plan = self.plan or default_plan(about(), (), LAST, "a-plan")
        return ResultsOut(
            lambda: SqliteResultReader(self.path),
            ResultZips(APP_VERSION, VERSION),
            AgeSealing(),
            lambda target, content: write_new(target, [content]),
            preferences,
            about,
            lambda: plan,
            self.clock,
            self._new_id,
            APP_VERSION,
        )

    def _new_id(self) -> str:
        return next(self._ids)


class ClinicSide:
    """A clinic's computer."""

    def __init__(self, folder: Path, new_id: Callable[[], str] | None = None) -> None:
        """``new_id``: names that nobody has, where the folder is not a new one."""
        self.folder = folder
        self.clock = FakeClock()
        self._ids = (f"clinic-{number}" for number in count(1))
        self._new_id = new_id if new_id is not None else self._next_id
        self.folders = ProfileFolders(folder / "profiles", self.clock, self._new_id)
        self.sealing = AgeSealing()
        self.key_file = SealedKeyFile(folder / "clinic" / "key.age", self.sealing)
        self.store = SqliteResults(
            self.folders, lambda who: folder / "backups" / who, self.clock, self._new_id, APP_VERSION
        )
        self.inn = ResultsIn(
            ResultZips(APP_VERSION, VERSION),
            self.sealing,
            self.key_file,
            self.store,
            self.clock,
            lambda path: read_limited(path, LARGEST_SEALED_BYTES),
        )

    def record_of(self, profile: Profile) -> Path:
        """Where somebody's record lies."""
        return self.folders.record_path(profile.profile_id)

    def _next_id(self) -> str:
        return next(self._ids)


def told(path: Path, but: frozenset[str] = frozenset()) -> Mapping[str, list[tuple[object, ...]]]:
    """All that a record says, without the numbers that only name rows in its own file."""
    with closing(driver.connect_for_reading(path)) as connection:
        return {
            table.name: sorted(_rows(connection, table.name), key=repr)
            for table in TABLES
            if table.name not in but
        }


def _rows(connection: driver.Connection, table: str) -> Iterator[tuple[object, ...]]:
    sessions = dict(tuple(row) for row in connection.execute("SELECT id, uuid FROM session"))
    for row in connection.execute(f'SELECT * FROM "{table}"'):
        of = (sessions[row["session_id"]],) if "session_id" in row.keys() and row["session_id"] else ()  # noqa: SIM118
        yield (*of, *(row[name] for name in row.keys() if name not in NUMBERS))  # noqa: SIM118 - a row's
