"""Export, bringing in and deleting from the settings: what is shown first, what is done, what is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.care_ports import RecordContents
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.settings import file_questions
from gmi_trainer.ui.pages.settings.record_part import RecordPart
from gmi_trainer.ui.pages.settings_page import SettingsPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.translation import PseudoTranslator, qt_translate
from gmi_trainer.ui.widgets.switch import Switch
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.pages.desk_of_fakes import FakeDesk
from tests.ui.test_made_up_language import forgotten

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def desk(look: Look, jobs: Background) -> FakeDesk:
    return FakeDesk(look, jobs)


@pytest.fixture
def page(desk: FakeDesk, qtbot: QtBot) -> SettingsPage:
    page = desk.settings_page()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.activateWindow()
    return page


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(file_questions, "documents_folder", lambda: folder)
    return folder


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Folders that the person was shown."""
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    return shown


def answer_with(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands for the person in the computer's own dialog; notes what was asked."""
    asked: list[str] = []

    def answer(_parent: QWidget, words: str, start: Path, _kind: str, heard: Callable[[Path], None]) -> None:
        asked.append(f"{words}: {start.name}")
        heard(path)

    monkeypatch.setattr(file_questions, "ask_where_to_save", answer)
    monkeypatch.setattr(file_questions, "ask_which_to_open", answer)
    return asked


def find(page: QWidget, kind: type[W], name: str) -> W:
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def press(page: QWidget, qtbot: QtBot, name: str) -> None:
    """As soon as it is there."""
    qtbot.waitUntil(lambda: page.findChild(QPushButton, name) is not None)
    button = find(page, QPushButton, name)
    qtbot.waitUntil(button.isEnabled)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def lines(page: QWidget, part: str) -> list[str]:
    return find(page, QLabel, f"settings.{part}.lines").accessibleName().splitlines()


def said(page: QWidget, part: str) -> str:
    return find(page, RecordPart, f"settings.{part}").said or ""


def until_said(page: QWidget, qtbot: QtBot, part: str, words: str) -> None:
    qtbot.waitUntil(lambda: words in said(page, part).replace("\u200b", ""))


def focus(page: QWidget) -> str:
    focused = page.focusWidget()
    return focused.objectName() if focused is not None else ""


# -- export -------------------------------------------------------------------------------------------


def test_what_leaves_is_listed_before_anything_is_written(
    desk: FakeDesk, page: SettingsPage, qtbot: QtBot, documents: Path
) -> None:
    press(page, qtbot, "settings.export.look")
    qtbot.waitUntil(lambda: page.findChild(QLabel, "settings.export.lines") is not None)

    assert lines(page, "export") == [
        "Sessions: 2, from 10 Mar 2025 to 11 Mar 2025",
        "Pictures answered: 80",
        "Notes in your own words: 1",
        "Name: Kim",
    ]
    assert desk.care.zips.written == []
    assert focus(page) == "settings.export.save"


def test_one_press_saves_it_under_a_name_that_tells_nothing(
    desk: FakeDesk, page: SettingsPage, qtbot: QtBot, documents: Path, opened: list[str]
) -> None:
    (documents / "gmi-trainer-record-2025-03-10.zip").touch()
    press(page, qtbot, "settings.export.look")
    press(page, qtbot, "settings.export.save")
    until_said(page, qtbot, "export", "gmi-trainer-record-2025-03-10-2.zip was written and checked")

    ((target, with_name, _),) = desk.care.zips.written
    assert target == documents / "gmi-trainer-record-2025-03-10-2.zip"
    assert with_name
    press(page, qtbot, "settings.export.show")
    assert opened == [str(documents)]


def test_the_name_can_be_left_out(desk: FakeDesk, page: SettingsPage, qtbot: QtBot, documents: Path) -> None:
    press(page, qtbot, "settings.export.look")
    qtbot.waitUntil(lambda: page.findChild(Switch, "settings.export.nameless") is not None)
    switch = find(page, Switch, "settings.export.nameless")
    listed = [lines(page, "export")[-1]]
    for _ in range(3):
        switch.click()
        listed.append(lines(page, "export")[-1])
    assert listed == ["Name: Kim", "No name is in it"] * 2, "what is listed is what goes in"
    press(page, qtbot, "settings.export.save")
    until_said(page, qtbot, "export", "was written")

    assert [with_name for _, with_name, _ in desk.care.zips.written] == [False]


def test_without_a_name_there_is_nothing_to_leave_out(
    desk: FakeDesk, page: SettingsPage, qtbot: QtBot, documents: Path
) -> None:
    nameless_one = RecordContents("u-1", "", None, None, {})
    desk.care.reader.records[desk.me.profile_id] = nameless_one

    press(page, qtbot, "settings.export.look")
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "settings.export.save") is not None)

    assert page.findChild(Switch, "settings.export.nameless") is None
    assert lines(page, "export") == ["No sessions yet", "No name is in it"]


def test_another_place_can_be_chosen(
    desk: FakeDesk,
    page: SettingsPage,
    qtbot: QtBot,
    documents: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = answer_with(tmp_path / "stick" / "mine.zip", monkeypatch)
    press(page, qtbot, "settings.export.look")
    press(page, qtbot, "settings.export.elsewhere")
    until_said(page, qtbot, "export", "mine.zip was written")

    assert asked == ["Save the record: gmi-trainer-record-2025-03-10.zip"]
    assert [target for target, _, _ in desk.care.zips.written] == [tmp_path / "stick" / "mine.zip"]


def test_a_short_export_shows_no_progress_and_a_long_one_can_be_stopped(
    desk: FakeDesk, page: SettingsPage, qtbot: QtBot, documents: Path
) -> None:
    desk.care.zips.doors.clear()
    press(page, qtbot, "settings.export.look")
    press(page, qtbot, "settings.export.save")
    line = find(page, QProgressBar, "settings.export.working.line")
    assert not line.isVisible()
    qtbot.waitUntil(line.isVisible)
    assert (line.value(), line.maximum()) == (1, 2)

    press(page, qtbot, "settings.export.working.stop")
    desk.care.zips.doors.set()
    until_said(page, qtbot, "export", "Stopped. No file was written.")

    assert desk.care.zips.written == []
    assert not line.isVisible()
    assert focus(page) == "settings.export.look"


def test_a_disk_that_is_full_is_told_and_one_can_try_again(
    desk: FakeDesk, page: SettingsPage, qtbot: QtBot, documents: Path
) -> None:
    desk.care.zips.problem = UserProblem(Problem.DISK_FULL)
    press(page, qtbot, "settings.export.look")
    press(page, qtbot, "settings.export.save")
    until_said(page, qtbot, "export", "Please free some space")

    desk.care.zips.problem = None
    press(page, qtbot, "settings.export.look")
    press(page, qtbot, "settings.export.save")
    until_said(page, qtbot, "export", "was written")


def test_not_now_folds_it_away(page: SettingsPage, qtbot: QtBot, documents: Path) -> None:
    press(page, qtbot, "settings.export.look")
    press(page, qtbot, "settings.export.leave")

    qtbot.waitUntil(lambda: page.findChild(QLabel, "settings.export.lines") is None)
    assert focus(page) == "settings.export.look"


def test_export_by_keyboard_alone(desk: FakeDesk, page: SettingsPage, qtbot: QtBot, documents: Path) -> None:
    find(page, QPushButton, "settings.export.look").setFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focus(page) == "settings.export.save")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    until_said(page, qtbot, "export", "was written")

    assert focus(page) == "settings.export.show"
    assert len(desk.care.zips.written) == 1


# -- bringing in --------------------------------------------------------------------------------------


def test_what_is_in_the_file_is_shown_first(
    desk: FakeDesk, page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(Path("record.zip"), monkeypatch)
    press(page, qtbot, "settings.import.choose")
    qtbot.waitUntil(lambda: page.findChild(QLabel, "settings.import.lines") is not None)

    assert lines(page, "import")[:2] == ["Name: Kim", "Sessions: 2, from 10 Mar 2025 to 11 Mar 2025"]
    assert lines(page, "import")[-1].startswith("Written on 22 Nov 2026")
    assert desk.care.adopter.adopted == []


def bring_in(page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(Path("record.zip"), monkeypatch)
    press(page, qtbot, "settings.import.choose")
    press(page, qtbot, "settings.import.go")
    until_said(page, qtbot, "import", "Kim is now on this computer.")


def test_it_is_brought_in_and_can_be_opened(
    desk: FakeDesk, page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(page, qtbot, monkeypatch)

    assert len(desk.care.adopter.adopted) == 1
    assert focus(page) == "settings.import.open_new"
    press(page, qtbot, "settings.import.open_new")
    assert desk.switched_to == ["came-1"]


def test_bringing_in_can_be_taken_back_at_once(
    desk: FakeDesk, page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(page, qtbot, monkeypatch)
    press(page, qtbot, "settings.import.undo")
    until_said(page, qtbot, "import", "taken out again")

    assert desk.care.eraser.erased == ["came-1"]


def test_the_list_of_people_is_read_again(
    desk: FakeDesk, page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.profiles.create("Kim")  # as the real one would
    assert page.findChild(QPushButton, "settings.people.2.switch") is None

    bring_in(page, qtbot, monkeypatch)

    switch = find(page, QPushButton, "settings.people.2.switch")
    qtbot.waitUntil(switch.isVisible)  # what is new in a layout comes into view a turn later


def test_somebody_who_is_here_can_be_opened_instead(
    desk: FakeDesk, page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.care.adopter.holder = Profile("p-9", "Kim", "2025")
    answer_with(Path("record.zip"), monkeypatch)
    press(page, qtbot, "settings.import.choose")
    press(page, qtbot, "settings.import.open")

    assert desk.switched_to == ["p-9"]
    assert desk.care.adopter.adopted == []


def test_or_the_file_comes_in_as_a_copy(
    desk: FakeDesk, page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.care.adopter.holder = Profile("p-9", "Kim", "2025")
    answer_with(Path("record.zip"), monkeypatch)
    press(page, qtbot, "settings.import.choose")
    press(page, qtbot, "settings.import.copy")
    until_said(page, qtbot, "import", "is now on this computer")

    assert len(desk.care.adopter.adopted) == 1


def test_the_open_person_is_not_offered_to_be_opened(
    desk: FakeDesk, page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.care.adopter.holder = desk.me
    answer_with(Path("record.zip"), monkeypatch)
    press(page, qtbot, "settings.import.choose")
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "settings.import.copy") is not None)

    assert page.findChild(QPushButton, "settings.import.open") is None
    assert focus(page) == "settings.import.leave"
    press(page, qtbot, "settings.import.leave")
    assert said(page, "import") == "Nothing was brought in."


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem.EXPORT_DAMAGED, "is not whole or was changed"),
        (Problem.EXPORT_NEWER, "install the newer version"),
        (Problem.EXPORT_FOREIGN, "not a record that this program wrote"),
        (Problem.EXPORT_UNSAFE, "lead out of it"),
    ],
)
def test_a_file_that_cannot_be_believed_is_told_in_a_sentence(
    desk: FakeDesk,
    page: SettingsPage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    problem: Problem,
    words: str,
) -> None:
    desk.care.zips.problem = UserProblem(problem, file="record.zip")
    answer_with(Path("record.zip"), monkeypatch)

    press(page, qtbot, "settings.import.choose")

    until_said(page, qtbot, "import", words)
    assert find(page, QPushButton, "settings.import.choose").isEnabled()


# -- deleting -----------------------------------------------------------------------------------------


def test_what_would_go_is_counted_and_nothing_is_deleted_here(
    desk: FakeDesk, page: SettingsPage, qtbot: QtBot
) -> None:
    press(page, qtbot, "settings.delete.look")
    qtbot.waitUntil(lambda: page.findChild(QLabel, "settings.delete.lines") is not None)

    assert lines(page, "delete") == [
        "Your record, with this many sessions: 2",
        "Backups: 3",
        "In all 123 kB",
    ]
    assert focus(page) == "settings.delete.export"
    press(page, qtbot, "settings.delete.go")
    assert desk.to_delete == [desk.care.eraser.what]
    assert desk.care.eraser.erased == []


def test_export_first_leads_to_the_export(page: SettingsPage, qtbot: QtBot, documents: Path) -> None:
    press(page, qtbot, "settings.delete.look")
    press(page, qtbot, "settings.delete.export")

    qtbot.waitUntil(lambda: focus(page) == "settings.export.save")
    save = find(page, QPushButton, "settings.export.save")
    qtbot.waitUntil(lambda: page.rect().contains(save.mapTo(page, save.rect().center())))
    assert page.findChild(QPushButton, "settings.delete.go") is None


def test_everything_can_be_kept(desk: FakeDesk, page: SettingsPage, qtbot: QtBot) -> None:
    press(page, qtbot, "settings.delete.look")
    press(page, qtbot, "settings.delete.keep")

    assert desk.to_delete == []
    assert focus(page) == "settings.delete.look"


# -- all of them --------------------------------------------------------------------------------------


def unfold_all(desk: FakeDesk, page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.care.adopter.holder = Profile("p-9", "Kim", "2025")
    answer_with(Path("record.zip"), monkeypatch)
    for name, part in (("export.look", "export"), ("import.choose", "import"), ("delete.look", "delete")):
        press(page, qtbot, f"settings.{name}")
        qtbot.waitUntil(lambda part=part: page.findChild(QLabel, f"settings.{part}.lines") is not None)  # type: ignore[misc]  # bound at once


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_word_is_cut_every_target_is_large_and_has_a_name(
    desk: FakeDesk,
    qtbot: QtBot,
    documents: Path,
    monkeypatch: pytest.MonkeyPatch,
    percent: int,
) -> None:
    desk.look.set_theme(Theme(Scheme.LIGHT, percent))
    page = desk.settings_page()
    qtbot.addWidget(page)
    page.resize(640, 480)
    page.show()

    unfold_all(desk, page, qtbot, monkeypatch)

    for part in page.findChildren(RecordPart):
        qtbot.waitUntil(lambda part=part: cut_words(part) == [])  # type: ignore[misc]  # bound at once
        assert small_targets(part, TOUCH_PX * percent // 100) == []
        assert nameless(part) == []


def test_every_word_can_be_translated(
    desk: FakeDesk,
    qtbot: QtBot,
    qapp: QApplication,
    documents: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    try:
        page = desk.settings_page(translate=qt_translate)
        qtbot.addWidget(page)
        page.show()
        unfold_all(desk, page, qtbot, monkeypatch)
        found = [words for part in page.findChildren(RecordPart) for words in forgotten(part)]
    finally:
        qapp.removeTranslator(translator)

    assert found == []


def test_the_computers_own_dialog_is_asked_and_answers(qtbot: QtBot, tmp_path: Path) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    heard: list[Path] = []
    file_questions.ask_where_to_save(host, "Save", tmp_path / "mine.zip", "Zip files (*.zip)", heard.append)
    dialog = host.findChild(QFileDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)

    dialog.accept()

    assert heard == [tmp_path / "mine.zip"]


def test_a_dialog_that_is_left_answers_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    heard: list[Path] = []
    file_questions.ask_which_to_open(host, "Open", tmp_path, "Zip files (*.zip)", heard.append)
    dialog = host.findChild(QFileDialog)
    assert dialog is not None

    dialog.reject()

    assert heard == []
