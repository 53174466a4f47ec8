"""The data folder, or a part of it, belongs to somebody else: the report says so instead of failing."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer.bootstrap.doctor import look_at_folder
from gmi_trainer.domain.problems import Problem
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.doctor import Check, folder_findings
from tests.bad_days.nobody import HAS_OTHER_USERS, FolderInReach, run_as_nobody
from tests.whole_person import Home

IMPORTS = """
from pathlib import Path
from gmi_trainer.bootstrap.doctor import look_at_folder
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.doctor import folder_findings
from gmi_trainer.storage.inspection import SqliteInspector
from tests.fakes import FakeClock
"""
REPORT = """
paths = DataPaths(Path(sys.argv[1]))
records = SqliteInspector(paths, FakeClock())
found = [finding.problem for finding in folder_findings(look_at_folder(paths)) if finding.problem]
for person in records.profile_ids():
    for look in (records.look, records.newest_copy):
        try:
            look(person)
        except UserProblem as problem:
            found.append(problem)
print(*[problem.problem for problem in found], *records.unfinished_erasing())
"""

pytestmark = pytest.mark.skipif(not HAS_OTHER_USERS, reason="folders have owners on POSIX systems only")


@pytest.mark.parametrize("mode", [0o700, 0o704, 0o701])
def test_the_whole_of_it(folder_in_reach: FolderInReach, mode: int) -> None:
    folder = folder_in_reach(0o755)
    Home(folder).person()
    folder.chmod(mode)

    assert run_as_nobody(IMPORTS, REPORT, str(folder)) == Problem.FOLDER_NOT_WRITABLE


def test_one_person_in_it(folder_in_reach: FolderInReach) -> None:
    folder = folder_in_reach(0o755)
    home = Home(folder)
    person = home.person()
    home.backups(person).make()
    for part in (home.paths.profiles, home.paths.backups, home.paths.logs, folder):
        part.chmod(0o777)

    said = run_as_nobody(IMPORTS, REPORT, str(folder)).split()

    assert said == [
        Problem.FOLDER_OPEN_TO_OTHERS,
        Problem.RECORD_UNREADABLE,
        Problem.FOLDER_NOT_WRITABLE,
    ]


def test_a_file_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "data").touch()

    found = folder_findings(look_at_folder(DataPaths(tmp_path / "data")))

    assert [(f.check, f.problem.problem) for f in found if f.problem is not None] == [
        (Check.FOLDER, Problem.FOLDER_NOT_WRITABLE)
    ]
