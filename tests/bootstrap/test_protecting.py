"""Records are encrypted, made plain again and opened from their sheet in the window as it is joined, on real files."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.desktop import _Session
from gmi_trainer.bootstrap.protecting import make_protection
from gmi_trainer.bootstrap.workspaces import profile_folders
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.storage import driver
from gmi_trainer.ui.pages.lock_page import LockPage
from gmi_trainer.ui.pages.protect.protect_page import ProtectPage
from gmi_trainer.ui.pages.protect.turning_page import TurnedPage
from tests.bootstrap.test_locking import Computer, computer
from tests.lock_fakes import PASSPHRASE
from tests.threats.trees import bytes_with

__all__ = ["computer"]

W = TypeVar("W", bound=QWidget)
pytestmark = [
    pytest.mark.skipif(not driver.can_encrypt(), reason="the extra that encrypts is not installed"),
    pytest.mark.qt_log_ignore("This plugin does not support raise"),
]
PLAIN = ("Walrus", "SQLite format 3")


class Hands:
    """Presses and types on what has the window."""

    def __init__(self, computer: Computer, qtbot: QtBot) -> None:
        self.computer = computer
        self.qtbot = qtbot
        self.session: _Session = computer.session

    @property
    def stage(self) -> QWidget:
        stage = self.computer.desk.window.stage
        assert stage is not None
        return stage

    def find(self, kind: type[W], name: str) -> W:
        found: list[W] = []

        def look() -> bool:
            found[:] = [w for w in self.computer.desk.window.findChildren(kind, name) if w.isVisible()]
            return bool(found)

        self.qtbot.waitUntil(look)
        return found[-1]

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(QPushButton, name), Qt.MouseButton.LeftButton)

    def type(self, name: str, words: str) -> None:
        field = self.find(QLineEdit, name)
        field.setText(words)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def signs(self) -> str:
        """What stands on the sheet in view."""
        self.find(QLabel, "protect.sheet.group.15")
        return "".join(self.find(QLabel, f"protect.sheet.group.{n}").text() for n in range(1, 16))

    def open_settings(self) -> None:
        self.computer.desk.go_to("settings")

    def encrypt(self) -> str:
        """From the settings to the sentence at the end; what stands on the sheet."""
        self.open_settings()
        self.press("settings.encryption.on")
        self.type("protect.passphrase", PASSPHRASE)
        signs = self.signs()
        self.type("protect.sheet.last", signs[-6:])
        self.turned()
        return signs

    def recover(self, signs: str, passphrase: str = "some other words") -> LockPage:
        """On the lock page, with a sheet and a new passphrase."""
        self.press("lock.sheet")
        self.find(QPlainTextEdit, "lock.sheet.key").setPlainText(signs.lower())
        self.press("lock.sheet.next")
        self.choose_passphrase(passphrase)
        page = self.stage
        assert isinstance(page, LockPage)
        return page

    def choose_passphrase(self, passphrase: str) -> None:
        self.find(QLineEdit, "lock.sheet.new").setText(passphrase)
        self.type("lock.sheet.again", passphrase)

    def turned(self) -> TurnedPage:
        self.qtbot.waitUntil(lambda: isinstance(self.computer.desk.window.stage, TurnedPage), timeout=20_000)
        page = self.computer.desk.window.stage
        assert isinstance(page, TurnedPage)
        return page


@pytest.fixture
def hands(computer: Computer, qtbot: QtBot) -> Hands:
    return Hands(computer, qtbot)


def test_all_records_are_encrypted_and_the_one_that_was_open_is_open_again(hands: Hands) -> None:
    paths = hands.session._paths
    hands.encrypt()

    page = hands.turned()
    assert page.said.startswith("All records are encrypted")
    hands.qtbot.waitUntil(lambda: hands.session._jobs.is_idle)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "turned.on"
    assert hands.computer.is_open()
    assert bytes_with(paths.root, PLAIN) == []
    hands.press("turned.on")
    assert hands.find(QLabel, "settings.encryption.state").text() == "It is on. Encrypted: 1 of 1."
    assert not hands.computer.desk.window.findChildren(QPushButton, "settings.lock.off")


def test_nothing_is_turned_before_the_sheet_is_on_paper(hands: Hands) -> None:
    hands.open_settings()
    hands.press("settings.encryption.on")
    hands.type("protect.passphrase", PASSPHRASE)
    signs = hands.signs()
    wrong = "QQQQQQ" if signs[-6:] != "QQQQQQ" else "ZZZZZZ"
    hands.type("protect.sheet.last", wrong)
    page = hands.stage
    assert isinstance(page, ProtectPage)
    assert "not the last signs" in page.said

    hands.qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert hands.computer.desk.window.stage is None
    assert hands.find(QLabel, "settings.encryption.state").text() == "It is off."
    assert not hands.session._paths.recovery.exists()
    assert hands.computer.is_open()


def test_they_are_made_plain_again(hands: Hands) -> None:
    hands.encrypt()
    hands.press("turned.on")
    hands.press("settings.encryption.off")
    hands.type("protect.passphrase", PASSPHRASE)

    assert hands.turned().said.startswith("All records are plain again")
    paths = hands.session._paths
    assert not paths.recovery.exists()
    assert not list(paths.profiles.glob("*/keys"))
    assert hands.computer.is_open()
    hands.press("turned.on")
    assert hands.find(QLabel, "settings.encryption.state").text() == "It is off."
    hands.find(QPushButton, "settings.lock.off")


def test_a_new_sheet_takes_the_place_of_the_older_one(hands: Hands) -> None:
    first = hands.encrypt()
    hands.press("turned.on")
    hands.press("settings.encryption.sheet")
    hands.type("protect.passphrase", PASSPHRASE)
    second = hands.signs()
    assert second != first
    hands.type("protect.sheet.last", second[-6:])
    hands.press("protect.done")
    hands.computer.locking.lock()

    form = hands.recover(first)
    hands.qtbot.waitUntil(lambda: "does not open the records here" in form.said)
    assert not hands.computer.is_open()
    hands.find(QPlainTextEdit, "lock.sheet.key").setPlainText(second)
    hands.press("lock.sheet.next")
    hands.choose_passphrase("a calm blue harbour")
    hands.qtbot.waitUntil(hands.computer.is_open)

    hands.computer.locking.lock()
    hands.computer.type(PASSPHRASE)
    page = hands.stage
    assert isinstance(page, LockPage)
    hands.qtbot.waitUntil(lambda: "not the passphrase" in page.said)
    hands.qtbot.waitUntil(lambda: not hands.computer.locking.service.wait_left_s)
    hands.computer.type("a calm blue harbour")
    hands.qtbot.waitUntil(hands.computer.is_open)


def test_what_was_left_is_done_after_the_next_unlock(hands: Hands) -> None:
    folders = profile_folders(hands.session._paths, SystemClock())
    for name in ("Aunt Otter", "Uncle Otter"):
        folders.create(name)
    hands.open_settings()
    hands.press("settings.encryption.on")
    hands.type("protect.passphrase", PASSPHRASE)
    signs = hands.signs()
    protecting = hands.session._protecting()
    hands.type("protect.sheet.last", signs[-6:])
    protecting._stop()

    page = hands.turned()
    assert page.said.startswith("Not all records are encrypted yet. Left to do: ")
    protection = make_protection(hands.session._paths, SystemClock())
    assert protection.encrypted < protection.records == 3
    hands.press("turned.on")
    assert "the rest comes after the next unlock" in hands.find(QLabel, "settings.encryption.state").text()

    hands.computer.locking.lock()
    hands.computer.type(PASSPHRASE)
    hands.qtbot.waitUntil(hands.computer.is_open)
    assert protection.encrypted == 3
    assert bytes_with(hands.session._paths.root, (*PLAIN, "Otter")) == []
