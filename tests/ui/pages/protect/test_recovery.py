"""On the lock page: the recovery sheet is typed, a slip is pointed at, and a new passphrase is chosen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.lock_page import LockPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.lock_fakes import PASSPHRASE, QuickSealing, a_lock
from tests.ui.inspection import nameless, small_targets

NEW = "a calm blue harbour"


@pytest.fixture
def jobs() -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


class Locked:
    """A lock page with a sheet that opens, or a problem instead."""

    def __init__(self, look: Look, jobs: Background, qtbot: QtBot) -> None:
        self.lock, self.files, self.key = a_lock()
        self.sheet = QuickSealing().new_key()
        self.asked: list[tuple[str, str]] = []
        self.opened: list[SecretKey] = []
        self.problem: UserProblem | None = None
        self.page = LockPage(
            look, self.lock, jobs, english, close_program=lambda *_: None, recover=self._recover
        )
        self.page.opened.connect(self.opened.append)
        self._qtbot = qtbot
        qtbot.addWidget(self.page)
        self.page.resize(700, 520)
        self.page.show()

    def _recover(self, typed: str, passphrase: str) -> SecretKey:
        self.asked.append((typed, passphrase))
        if self.problem is not None:
            raise self.problem
        return self.key

    def press(self, name: str) -> None:
        found = [b for b in self.page.findChildren(QPushButton, name) if b.isVisible()]
        self._qtbot.mouseClick(found[-1], Qt.MouseButton.LeftButton)

    def line(self, name: str) -> QLineEdit:
        self._qtbot.waitUntil(lambda: any(e.isVisible() for e in self.page.findChildren(QLineEdit, name)))
        return next(e for e in self.page.findChildren(QLineEdit, name) if e.isVisible())

    @property
    def field(self) -> QPlainTextEdit:
        self.wait_for_field()
        return self.page.findChildren(QPlainTextEdit, "lock.sheet.key")[-1]

    def wait_for_field(self) -> None:
        self._qtbot.waitUntil(
            lambda: any(e.isVisible() for e in self.page.findChildren(QPlainTextEdit, "lock.sheet.key"))
        )

    def type_key(self, words: str) -> None:
        self.field.setPlainText(words)
        self._qtbot.keyClick(self.field, Qt.Key.Key_Return)

    def choose(self, first: str, again: str) -> None:
        self.line("lock.sheet.new").setText(first)
        self.line("lock.sheet.again").setText(again)
        self._qtbot.keyClick(self.line("lock.sheet.again"), Qt.Key.Key_Return)


@pytest.fixture
def locked(look: Look, jobs: Background, qtbot: QtBot) -> Locked:
    locked = Locked(look, jobs, qtbot)
    locked.press("lock.sheet")
    locked.wait_for_field()
    return locked


def test_the_sheet_opens_with_a_new_passphrase(locked: Locked, qtbot: QtBot) -> None:
    typed = locked.sheet.reveal().lower()
    locked.type_key(typed)
    locked.choose(NEW, NEW)
    qtbot.waitUntil(lambda: locked.opened == [locked.key])

    assert locked.asked == [(typed, NEW)]
    assert [edit.text() for edit in locked.page.findChildren(QLineEdit)] == ["", ""]
    assert [edit.toPlainText() for edit in locked.page.findChildren(QPlainTextEdit)] == [""]


def test_a_slip_is_pointed_at_and_marked(locked: Locked) -> None:
    signs = locked.sheet.reveal().removeprefix("AGE-SECRET-KEY-1")
    wrong = ("Q" if signs[24] != "Q" else "Z") + signs[25:28]
    locked.type_key(f"{signs[:24]} {wrong} {signs[28:]}")

    assert "one sign in group 7" in locked.page.said
    assert locked.field.textCursor().selectedText() == wrong
    assert locked.asked == []
    locked.type_key(signs[:-4])
    assert "signs left to type: 4" in locked.page.said
    locked.type_key("")
    assert "Please type the key" in locked.page.said


def test_a_passphrase_that_cannot_be_used_is_told(locked: Locked) -> None:
    locked.type_key(locked.sheet.reveal())
    locked.choose("short", "short")
    assert "8 signs or more" in locked.page.said
    locked.choose(NEW, PASSPHRASE)
    assert "The two are not the same" in locked.page.said
    assert locked.asked == []


def test_a_sheet_of_another_computer_leads_back_to_the_field(locked: Locked, qtbot: QtBot) -> None:
    locked.problem = UserProblem(Problem.RECORD_KEY_OF_ANOTHER, file="recovery.age")
    locked.type_key(locked.sheet.reveal())
    locked.choose(NEW, NEW)
    qtbot.waitUntil(lambda: "does not open the records here" in locked.page.said)

    assert locked.field.toPlainText() == locked.sheet.reveal(), "it can be compared"
    assert locked.opened == []
    assert [edit.text() for edit in locked.page.findChildren(QLineEdit)] == ["", ""]


def test_a_full_disk_is_told_and_it_can_be_tried_again(locked: Locked, qtbot: QtBot) -> None:
    locked.problem = UserProblem(Problem.DISK_FULL, folder="/data")
    locked.type_key(locked.sheet.reveal())
    locked.choose(NEW, NEW)
    qtbot.waitUntil(lambda: bool(locked.page.said))
    locked.problem = None
    locked.press("lock.sheet.open")
    qtbot.waitUntil(lambda: locked.opened == [locked.key])


def test_escape_goes_back_step_by_step(locked: Locked, qtbot: QtBot) -> None:
    locked.type_key(locked.sheet.reveal())
    qtbot.keyClick(locked.line("lock.sheet.new"), Qt.Key.Key_Escape)
    assert locked.field.toPlainText() == locked.sheet.reveal()
    qtbot.keyClick(locked.field, Qt.Key.Key_Escape)

    assert locked.line("lock.passphrase").isVisible()
    assert locked.page.accessibleName() == "This program is locked"


def test_all_of_it_is_named_and_large(locked: Locked) -> None:
    assert nameless(locked.page) == []
    assert small_targets(locked.page, 48) == []
    locked.type_key(locked.sheet.reveal())
    assert nameless(locked.page) == []
    assert small_targets(locked.page, 48) == []


def test_what_an_earlier_run_left_is_counted(locked: Locked) -> None:
    locked.page.show_turning(3, 12)
    locked.page.show_turning(4, 12)

    assert locked.page.accessibleName() == "One moment"
    count = locked.page.findChild(QLabel, "turning.count")
    assert isinstance(count, QLabel)
    assert count.text() == "4 of 12"
    assert locked.page.findChildren(QLineEdit) == []


def test_without_encrypted_records_there_is_no_such_way(look: Look, jobs: Background, qtbot: QtBot) -> None:
    page = LockPage(look, a_lock()[0], jobs, english, close_program=lambda *_: None)
    qtbot.addWidget(page)

    assert page.findChild(QPushButton, "lock.sheet") is None
