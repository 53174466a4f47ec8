"""The report's room: what is chosen is what leaves, it is listed before it leaves, and said where it went."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.report import Section
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.storage.session_log import SqliteSessionLog
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.progress.report_room import ReportRoom
from gmi_trainer.ui.pages.progress.rooms import ROOMS, RoomTools
from gmi_trainer.ui.pages.settings import file_questions
from gmi_trainer.ui.paper import printing
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.exchange.html_reading import read as read_page
from tests.fakes import FakeClock
from tests.report_maker import GOAL, LESSON_WORDS, NAME, live
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.open_record import open_record
from tests.ui.paper.reading import pages_of
from tests.whole_person import Home


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lived")
    home = Home(folder)
    record = home.open(home.profiles.create(NAME).profile_id)
    live(record, 5)
    record.close()
    return folder


@pytest.fixture
def workspace(lived: Path, tmp_path: Path) -> Iterator[Workspace]:
    copytree(lived, tmp_path / "data")
    with open_record(tmp_path / "data") as workspace:
        yield workspace


@pytest.fixture
def enter(workspace: Workspace, look: Look, jobs: Background, qtbot: QtBot) -> Callable[[], ReportRoom]:
    def enter() -> ReportRoom:
        tools = RoomTools(look, workspace, jobs, english, FakeClock())
        (door,) = (door for door in ROOMS if door.key == "report")
        room = door.make(tools)
        assert isinstance(room, ReportRoom)
        qtbot.addWidget(room)
        room.resize(900, 700)
        room.show()
        room.begin()
        qtbot.waitUntil(lambda: room.is_built)
        return room

    return enter


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where every question about a place is answered with, under the name that was offered."""
    folder = tmp_path / "documents"
    folder.mkdir()

    def answer(
        _parent: object, _words: str, start: Path, _kind: str, heard: Callable[[Path], None], **_: bool
    ) -> None:
        heard(folder / start.name)

    monkeypatch.setattr(file_questions, "ask_where_to_save", answer)
    return folder


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def button(room: ReportRoom, name: str) -> QPushButton:
    found = room.findChild(QPushButton, f"progress.report.{name}")
    assert found is not None
    return found


def wait_for_words(qtbot: QtBot, room: ReportRoom) -> str:
    qtbot.waitUntil(lambda: bool(room.ways.said))
    return room.ways.said


def test_everything_that_leaves_is_listed_before_it_leaves(enter: Callable[[], ReportRoom]) -> None:
    room = enter()

    lines = room.leaving
    assert lines[0] == f"Name: {NAME}"
    assert "Left out by choice: Mood, My words about lessons." in lines
    assert "gmi-trainer-report-2025-03-10-4-weeks.pdf: one page" in lines
    assert any(
        line.startswith("Goals and pain in daily life. Goals, each in your words: 1.") for line in lines
    )
    assert any(line.startswith("trials.csv: ") for line in lines)
    assert not any(GOAL in line for line in lines), "how much, not what"
    assert room.picture.has_page
    assert (nameless(room), cut_words(room), small_targets(room, 48)) == ([], [], [])


def test_a_section_that_is_switched_off_is_gone_at_once_and_stays_so(
    enter: Callable[[], ReportRoom], qtbot: QtBot
) -> None:
    room = enter()
    before = room.picture.image.copy()

    room.choices.switches[Section.GOALS].click()
    room.choices.switches[Section.LESSON_WORDS].click()
    assert room.choices.name is not None
    room.choices.name.click()
    room.choices.weeks.tiles[0].click()
    press(qtbot, room.ways.copy)
    assert room.ways.said.startswith("One moment"), "what was chosen before does not leave any more"
    qtbot.waitUntil(lambda: room.leaving[0] == "No name" and "2 weeks" in room.leaving[1])
    qtbot.waitUntil(lambda: room.is_built and room.picture.image != before)
    press(qtbot, room.ways.copy)

    copied = QGuiApplication.clipboard().text()
    assert GOAL not in copied
    assert NAME not in copied
    assert LESSON_WORDS in copied
    assert copied.count("\n") <= 12
    assert room.ways.said.startswith("Copied: ")
    again = enter()
    assert again.leaving[0] == "No name", "what was chosen last holds"
    assert not again.choices.switches[Section.GOALS].isChecked()


def test_the_page_is_saved_as_it_is_seen(
    enter: Callable[[], ReportRoom], qtbot: QtBot, saved_as: Path
) -> None:
    room = enter()

    press(qtbot, room.ways.pdf)
    said = wait_for_words(qtbot, room).replace("\u200b", "")

    (file,) = saved_as.iterdir()
    assert file.name == "gmi-trainer-report-2025-03-10-4-weeks.pdf"
    (page,) = pages_of(file.read_bytes())
    assert GOAL in page
    assert said == f"Saved as {file.name} in {saved_as}."
    press(qtbot, room.ways.pdf)
    qtbot.waitUntil(lambda: "was left as it is" in room.ways.said)


def test_a_web_page_and_numbers_are_saved(
    enter: Callable[[], ReportRoom], qtbot: QtBot, saved_as: Path
) -> None:
    room = enter()

    press(qtbot, room.ways.html)
    wait_for_words(qtbot, room)
    press(qtbot, room.ways.numbers)
    qtbot.waitUntil(lambda: "numbers" in room.ways.said)

    page = read_page((saved_as / "gmi-trainer-report-2025-03-10-4-weeks.html").read_text())
    assert sum(tag == "svg" for tag, _ in page.tags) == 3
    assert page.tags[0][1]["lang"]
    with ZipFile(saved_as / "gmi-trainer-numbers-2025-03-10-4-weeks.zip") as files:
        rows = files.read("trials.csv").decode().count("\r\n") - 1
    assert f"trials.csv: {rows} rows" in room.leaving


def test_without_a_printer_there_is_a_way_on(
    enter: Callable[[], ReportRoom], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "ask_printer", lambda *_: False)
    room = enter()

    press(qtbot, room.ways.print)

    assert "save it as a PDF" in room.ways.said


def test_it_prints_one_page(
    enter: Callable[[], ReportRoom], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    def ask(_parent: object, heard: Callable[[QPrinter], None], *_: object) -> bool:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        heard(printer)
        return True

    monkeypatch.setattr(printing, "ask_printer", ask)
    room = enter()

    press(qtbot, room.ways.print)

    assert len(pages_of((tmp_path / "printed.pdf").read_bytes())) == 1
    assert room.ways.said.startswith("Saved as")


def test_the_page_can_be_listened_to_and_made_larger(enter: Callable[[], ReportRoom], qtbot: QtBot) -> None:
    room = enter()
    width, height = room.picture.image.width(), room.picture.height()
    larger, smaller = button(room, "larger"), button(room, "smaller")
    assert not smaller.isEnabled()

    press(qtbot, larger)
    room.picture.setFocus()
    qtbot.keyClick(room.picture, Qt.Key.Key_Right)
    qtbot.keyClick(room.picture, Qt.Key.Key_Plus)

    assert room.picture.image.width() > 1.9 * width
    assert room.picture.height() > 1.9 * height
    qtbot.keyClick(room.picture, Qt.Key.Key_Minus)
    press(qtbot, smaller)
    assert room.picture.image.width() == width
    assert room.page_words == ""
    press(qtbot, button(room, "in_words"))
    assert f"{GOAL}: 2 to 6 of 10, up 4" in room.page_words


def test_who_would_rather_not_rate_pain_reads_of_sleep(
    workspace: Workspace, enter: Callable[[], ReportRoom]
) -> None:
    workspace.about.save(AboutMe(rates_pain=False))

    room = enter()

    assert room.choices.switches[Section.PAIN_SLEEP].text() == "Sleep"
    assert not any("PEG" in line or "Pain (" in line for line in room.leaving)


def test_what_is_left_out_of_the_record_is_left_out_here(
    workspace: Workspace, enter: Callable[[], ReportRoom], qtbot: QtBot
) -> None:
    """A drill is marked "do not count" while the room is in view."""
    room = enter()
    tests = next(line for line in room.leaving if line.startswith("Left/right tests"))
    with workspace.history() as history:
        newest = next(s for s in history.sessions() if s.is_test and s.counted)
    assert isinstance(workspace.sessions, SqliteSessionLog)

    workspace.sessions.set_counted(newest.session_id, False, "tired")

    workspace.changes.publish(Changed.SESSIONS)

    qtbot.waitUntil(lambda: tests not in room.leaving)
