"""A record that is newer than the program, not ours, or not whole: left as it is, and told with a way on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.people_ports import Backup
from gmi_trainer.storage.database import VERSION
from gmi_trainer.ui.pages.problem_page import ProblemPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.notice import Notice
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeCatalogue
from tests.whole_person import Home


def make_newer(path: Path) -> None:
    _run(path, f"PRAGMA user_version = {VERSION + 1}")


def make_foreign(path: Path) -> None:
    _run(path, "PRAGMA application_id = 7")


def tear(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def _run(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)


@pytest.mark.parametrize(
    ("spoil", "begins", "offers_copies"),
    [
        (make_newer, "This record was written by a newer version", False),
        (make_foreign, "The file record.sqlite3 is not a record of this program", True),
        (tear, "The record record.sqlite3 cannot be read in full", True),
    ],
)
def test_it_is_left_as_it_is_and_the_way_on_is_shown(
    look: Look,
    qtbot: QtBot,
    tmp_path: Path,
    spoil: Callable[[Path], None],
    begins: str,
    offers_copies: bool,
) -> None:
    home = Home(tmp_path)
    person = home.person()
    home.backups(person).make()
    path = home.profiles.record_path(person)
    spoil(path)
    before = path.read_bytes()
    opener = WorkspaceOpener(home.paths, home.clock, FakeCatalogue([]))

    with pytest.raises(UserProblem) as told:
        opener.open_last(person)

    assert path.read_bytes() == before
    (profile,) = [p for p in home.profiles.list() if p.profile_id == person]
    backups = opener.backups_of(profile)
    put_back: list[Backup] = []
    page = ProblemPage(look, told.value, english, backups.list(), put_back.append, lambda: None)
    qtbot.addWidget(page)
    notice = page.findChild(Notice)
    assert notice is not None
    assert notice.words.startswith(begins)
    assert "Please" in notice.words
    assert (page.findChild(QPushButton, "problem.copy.1") is not None) == offers_copies
    assert page.findChild(QPushButton, "problem.new") is not None


def test_put_back_the_copy_opens_and_the_torn_record_is_kept(tmp_path: Path) -> None:
    home = Home(tmp_path)
    person = home.person()
    copy = home.backups(person).make()
    path = home.profiles.record_path(person)
    tear(path)
    torn = path.read_bytes()

    home.backups(person).restore(copy)

    WorkspaceOpener(home.paths, home.clock, FakeCatalogue([])).open_last(person).close()
    kept = [file for file in home.paths.backups_of(person).iterdir() if file.suffix == ".unreadable"]
    assert [file.read_bytes() for file in kept] == [torn]
