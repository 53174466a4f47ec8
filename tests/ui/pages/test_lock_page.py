"""The lock page: a field, a button, one sentence for what was wrong, and help."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.problems import Problem
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.lock_page import LockPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.lock_fakes import PASSPHRASE, MovingClock, a_lock


@pytest.fixture
def jobs() -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


class Locked:
    def __init__(self, look: Look, jobs: Background, qtbot: QtBot) -> None:
        self.clock = MovingClock()
        self.lock, self.files, self.key = a_lock(self.clock)
        self.opened: list[SecretKey] = []
        self.closed: list[None] = []
        self.page = LockPage(
            look, self.lock, jobs, english, close_program=lambda *_: self.closed.append(None)
        )
        self.page.opened.connect(self.opened.append)
        self._qtbot = qtbot
        self._jobs = jobs
        qtbot.addWidget(self.page)
        self.page.resize(700, 520)
        self.page.show()

    @property
    def field(self) -> QLineEdit:
        field = self.page.findChild(QLineEdit, "lock.passphrase")
        assert isinstance(field, QLineEdit)
        return field

    def button(self, name: str) -> QPushButton:
        button = self.page.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        return button

    def type(self, passphrase: str) -> None:
        self.field.setText(passphrase)
        self._qtbot.keyClick(self.field, Qt.Key.Key_Return)
        self._qtbot.waitUntil(lambda: self._jobs.is_idle)
        self._qtbot.waitUntil(lambda: bool(self.opened or self.page.said))


@pytest.fixture
def locked(look: Look, jobs: Background, qtbot: QtBot) -> Locked:
    return Locked(look, jobs, qtbot)


def test_the_right_passphrase_opens_and_does_not_stay(locked: Locked) -> None:
    locked.type(PASSPHRASE)

    assert locked.opened == [locked.key]
    assert locked.field.text() == ""


def test_a_wrong_one_is_one_sentence_and_a_wait_that_ends(locked: Locked, qtbot: QtBot) -> None:
    locked.type("not the one")

    assert not locked.opened
    assert "That was not the passphrase." in locked.page.said
    assert "in 1 s" in locked.page.said
    assert not locked.button("lock.unlock").isEnabled()
    qtbot.keyClick(locked.field, Qt.Key.Key_Return)
    assert locked.files.kept_tries.wrong == 1

    locked.clock.pass_s(1)
    qtbot.waitUntil(lambda: locked.button("lock.unlock").isEnabled())
    locked.field.setText(PASSPHRASE)
    qtbot.mouseClick(locked.button("lock.unlock"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: locked.opened == [locked.key])


def test_what_is_typed_is_hidden_until_it_is_wanted(locked: Locked, qtbot: QtBot) -> None:
    assert locked.field.echoMode() is QLineEdit.EchoMode.Password
    show = locked.button("lock.passphrase.show")

    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert locked.field.echoMode() is QLineEdit.EchoMode.Normal
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert locked.field.echoMode() is QLineEdit.EchoMode.Password


def test_a_damaged_lock_is_told_with_the_next_step(locked: Locked) -> None:
    locked.files.sealed = b"nothing"
    locked.type(PASSPHRASE)

    assert "lock.age is not whole" in locked.page.said
    assert locked.button("lock.unlock").isEnabled()


def test_the_program_can_be_closed(locked: Locked, qtbot: QtBot) -> None:
    qtbot.mouseClick(locked.button("lock.close"), Qt.MouseButton.LeftButton)

    assert locked.closed == [None]


def test_everything_to_press_is_large(locked: Locked) -> None:
    for button in (locked.button(name) for name in ("lock.unlock", "lock.close", "lock.passphrase.show")):
        assert button.height() >= 48
    assert locked.field.height() >= 48


def test_it_says_nothing_of_anybody(locked: Locked) -> None:
    words = " ".join(label.text() for label in locked.page.findChildren(QLabel))

    assert "locked" in words
    assert Problem.LOCK_WAITS not in words
