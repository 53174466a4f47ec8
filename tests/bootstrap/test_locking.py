"""A locked computer, joined as at a start: nothing of anybody is there until the passphrase is typed."""

from __future__ import annotations

import gc
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap import desktop
from gmi_trainer.bootstrap import protecting as joined
from gmi_trainer.bootstrap.workspaces import profile_folders
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.machine_settings import MachineSettings
from gmi_trainer.storage import driver
from gmi_trainer.storage.settings_file import JsonSettingsFile
from gmi_trainer.ui.collector import Collector
from gmi_trainer.ui.first_run.first_run import FirstRun
from gmi_trainer.ui.locking import Locking
from gmi_trainer.ui.pages.lock_page import LockPage
from gmi_trainer.ui.pages.plan_taking.take_plan_page import TakePlanPage
from gmi_trainer.ui.pages.settings.calling import CallCard
from gmi_trainer.ui.single_instance import SingleInstance
from gmi_trainer.ui.widgets.help_foot import Help
from tests.lock_fakes import PASSPHRASE, QuickSealing
from tests.ui.turning import turn_once


class Computer:
    """A session that was not run, but opened; the test is its event loop."""

    def __init__(self, app: QApplication, paths: DataPaths, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        paths.make()
        self.person = profile_folders(paths, SystemClock()).create("Walrus").profile_id
        JsonSettingsFile(paths.settings).save(MachineSettings(last_profile=self.person, lock_after_min=5))
        instance = SingleInstance(paths.root, paths.lock)
        collector = Collector()
        collector.hold()
        self.session = desktop._Session(app, Namespace(lang=None, command=None), paths, instance, collector)
        collector.release()
        self.desk = self.session._desk
        self.desk._idle_is_due = False  # what the program does once it is idle is no part of this
        self.desk._idle_timer.stop()
        self.session._open_last()
        self.desk._leave_session()
        self.desk.window.leave_stage()
        self.desk.window.show()
        self.locking: Locking = self.session._lock_of_this_computer()
        self.locking.service.set_up(PASSPHRASE)
        self.locking.refresh()

    def words(self) -> str:
        """Everything that can be read or heard in the window now."""
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        said = [self.desk.window.windowTitle()]
        for widget in self.desk.window.findChildren(QWidget):
            said += [widget.accessibleName(), widget.toolTip(), widget.accessibleDescription()]
            if isinstance(widget, QLabel | QPushButton | QLineEdit):
                said.append(widget.text())
        return " ".join(said)

    def is_open(self) -> bool:
        """Whether somebody's record is shown."""
        return self.desk.workspace is not None and not self.locking.is_locked

    def type(self, passphrase: str) -> None:
        page = self.desk.window.stage
        assert isinstance(page, LockPage)
        field = page.findChild(QLineEdit, "lock.passphrase")
        assert isinstance(field, QLineEdit)
        field.setText(passphrase)
        self._qtbot.keyClick(field, Qt.Key.Key_Return)

    def close(self) -> None:
        self.session._close()
        driver.KEYS.empty()
        self.desk.window.deleteLater()
        gc.enable()


@pytest.fixture
def computer(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Computer]:
    monkeypatch.setattr(joined, "AgeSealing", QuickSealing)
    computer = Computer(qapp, DataPaths(tmp_path / "data"), qtbot)
    yield computer
    computer.close()


def test_a_plan_file_waits_until_it_is_unlocked(computer: Computer, tmp_path: Path, qtbot: QtBot) -> None:
    computer.locking.lock()

    computer.desk.bring_plan(tmp_path / "gone.gmiplan")
    turn_once(qtbot)
    assert isinstance(computer.desk.window.stage, LockPage)

    computer.type(PASSPHRASE)
    qtbot.waitUntil(computer.is_open)
    # somebody new: their first steps come before it
    qtbot.waitUntil(lambda: isinstance(computer.desk.window.stage, FirstRun))
    computer.desk._back_to_today()
    qtbot.waitUntil(lambda: isinstance(computer.desk.window.stage, TakePlanPage))
    qtbot.waitUntil(lambda: "was not found" in computer.words())


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_locked_nothing_of_anybody_can_be_read(computer: Computer) -> None:
    computer.desk.window.show_place("settings")
    assert "Walrus" in computer.words()

    computer.locking.lock()

    assert not computer.is_open()
    assert isinstance(computer.desk.window.stage, LockPage)
    assert "Walrus" not in computer.words()
    for key in ("today", "settings", "progress"):
        computer.desk.window.show_place(key)
        assert isinstance(computer.desk.window.stage, LockPage)
    computer.desk.on_second_start(None, None)
    assert isinstance(computer.desk.window.stage, LockPage)


def test_settling_and_numbers_of_the_country_stay(computer: Computer) -> None:
    workspace = computer.desk.workspace
    assert workspace is not None
    contacts = workspace.contacts
    contacts.save(contacts.load().saying({"person_name": "Aunt Otter", "person_number": "0123 456"}))
    computer.locking.lock()

    computer.desk.window.give_help(Help.CALL)

    said = computer.words()
    assert "Otter" not in said
    assert "0123 456" not in said
    assert computer.desk.window.cover is not None
    assert computer.desk.window.cover.findChildren(CallCard)
    computer.desk.window.uncover()
    computer.desk.window.give_help(Help.SETTLE)
    assert computer.desk.window.cover is not None
    computer.desk.window.uncover()
    assert isinstance(computer.desk.window.stage, LockPage)


def test_the_passphrase_opens_the_same_record_again(computer: Computer, qtbot: QtBot) -> None:
    computer.locking.lock()
    computer.type("not the one")
    page = computer.desk.window.stage
    assert isinstance(page, LockPage)
    qtbot.waitUntil(lambda: "not the passphrase" in page.said)
    assert not computer.is_open()
    qtbot.waitUntil(lambda: computer.locking.service.wait_left_s == 0)

    computer.type(PASSPHRASE)
    qtbot.waitUntil(computer.is_open)

    workspace = computer.desk.workspace
    assert workspace is not None
    assert workspace.profile.profile_id == computer.person


def test_a_start_with_a_lock_opens_no_record(computer: Computer) -> None:
    computer.session._close_record()

    assert computer.locking.start()
    assert not computer.is_open()
    assert not computer.is_open()


def test_the_place_to_press_is_there_while_there_is_a_lock(computer: Computer, qtbot: QtBot) -> None:
    button = computer.desk.window.navigation.button("lock")
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not computer.is_open()

    computer.type(PASSPHRASE)
    qtbot.waitUntil(computer.is_open)
    computer.locking.service.take_off(PASSPHRASE)
    computer.locking.refresh()
    assert not button.isVisible()
    computer.locking.lock()
    assert computer.is_open()


def test_it_closes_after_a_while_and_a_press_begins_the_while_anew(computer: Computer) -> None:
    timer = computer.locking._timer
    assert timer.isActive()
    assert timer.interval() == 5 * 60_000
    timer.stop()
    handle = computer.desk.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert timer.isActive()

    timer.timeout.emit()

    assert not computer.is_open()
    assert not timer.isActive()


def test_never_in_a_block_and_a_result_gets_one_more_while(computer: Computer) -> None:
    view = QWidget()
    ended: list[None] = []
    computer.desk.take_stage(view, lambda: ended.append(None))
    timer, collector = computer.locking._timer, computer.session._jobs.collector
    handle = computer.desk.window.windowHandle()
    assert handle is not None
    timer.stop()
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert not timer.isActive()  # nothing looks at answers

    collector.hold()
    timer.timeout.emit()
    assert computer.is_open()
    assert timer.isActive()
    collector.release()
    timer.timeout.emit()
    assert computer.is_open()
    timer.timeout.emit()

    assert not computer.is_open()
    assert ended == [None]


def test_only_by_hand_where_that_is_wanted(computer: Computer) -> None:
    settings = computer.session._settings
    settings.change(MachineSettings(last_profile=computer.person, lock_after_min=0))

    assert not computer.locking._timer.isActive()


def test_an_encrypted_record_opens_with_the_lock_and_its_key_goes_with_it(
    computer: Computer, qtbot: QtBot
) -> None:
    if not driver.can_encrypt():
        pytest.skip("the extra that encrypts is not installed")
    paths, lock_key = computer.session._paths, computer.locking.service.open(PASSPHRASE)
    protection = joined.make_protection(paths, SystemClock(), computer.locking.service)
    computer.session._close_record()
    qtbot.waitUntil(lambda: computer.session._jobs.is_idle)
    assert protection.turn_on(lock_key, protection.make_sheet()) == {}

    computer.locking.lock()
    record = paths.profiles / computer.person / "record.sqlite3"
    qtbot.waitUntil(lambda: computer.session._jobs.is_idle)
    assert driver.KEYS.key_of(record) is None
    assert [profile.name for profile in computer.session._people.all()] == [""]
    assert b"Walrus" not in b"".join(p.read_bytes() for p in paths.root.rglob("*") if p.is_file())

    computer.type(PASSPHRASE)
    qtbot.waitUntil(computer.is_open)
    assert [profile.name for profile in computer.session._people.all()] == ["Walrus"]
    with pytest.raises(UserProblem, match="lock_needed"):
        computer.locking.service.take_off(PASSPHRASE)


def plain_files_of(paths: DataPaths) -> list[Path]:
    return [path for path in paths.root.rglob("*.sqlite3") if driver.is_plain(path)]


def stopped_half_way(computer: Computer, qtbot: QtBot) -> DataPaths:
    """Two people, encrypting begun, and stopped before the first."""
    if not driver.can_encrypt():
        pytest.skip("the extra that encrypts is not installed")
    paths, lock_key = computer.session._paths, computer.locking.service.open(PASSPHRASE)
    computer.session._people.add("Otter")
    computer.locking.lock()
    qtbot.waitUntil(lambda: computer.session._jobs.is_idle)
    protection = joined.make_protection(paths, SystemClock(), computer.locking.service)
    protection.turn_on(lock_key, protection.make_sheet(), stopped=lambda: True)
    assert len(plain_files_of(paths)) >= 2
    return paths


def test_what_was_left_half_done_is_finished_before_a_record_is_shown(
    computer: Computer, qtbot: QtBot
) -> None:
    paths = stopped_half_way(computer, qtbot)
    plain_when_opened: list[int] = []
    computer.locking.unlocked.connect(lambda: plain_when_opened.append(len(plain_files_of(paths))))

    computer.type(PASSPHRASE)
    qtbot.waitUntil(computer.is_open)

    assert plain_when_opened == [0]
    assert {profile.name for profile in computer.session._people.all()} == {"Walrus", "Otter"}
    assert not joined.make_protection(paths, SystemClock()).has_work


def test_a_full_disk_on_the_way_opens_the_record_all_the_same(
    computer: Computer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = stopped_half_way(computer, qtbot)

    def full(*_anything: object) -> None:
        raise UserProblem(Problem.DISK_FULL, folder="")

    monkeypatch.setattr(driver, "copy_encrypted", full)
    computer.type(PASSPHRASE)
    qtbot.waitUntil(computer.is_open)

    assert {profile.name for profile in computer.session._people.all()} == {"Walrus", "Otter"}
    assert joined.make_protection(paths, SystemClock()).has_work, "another unlocking tries it again"


def test_the_log_says_nothing_of_the_passphrase(
    computer: Computer, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    computer.locking.lock()
    computer.type("not the secret one")
    page = computer.desk.window.stage
    assert isinstance(page, LockPage)
    qtbot.waitUntil(lambda: "not the passphrase" in page.said)

    assert "secret" not in caplog.text
    assert "Walrus" not in caplog.text
