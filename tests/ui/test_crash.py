"""The one hook for bugs: to the log with all that helps, to the person with one calm sentence."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.ui.crash import CrashHook
from gmi_trainer.ui.words.translate import english
from tests.ui.turning import turn_once


@pytest.fixture
def hook(qtbot: QtBot) -> Iterator[CrashHook]:
    hook = CrashHook(english, "the folder of logs")
    hook.install()
    yield hook
    hook.uninstall()
    for dialog in dialogs():
        dialog.close()


def dialogs() -> list[QMessageBox]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]


def go_wrong(error: BaseException) -> None:
    """As Qt and Python do it where an exception was caught by nobody."""
    try:
        raise error
    except BaseException as risen:  # noqa: BLE001 - the test stands where the interpreter stands
        sys.excepthook(type(risen), risen, risen.__traceback__)


def test_a_bug_is_logged_with_its_trace_and_told_calmly(
    hook: CrashHook, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    go_wrong(ZeroDivisionError("of something"))
    qtbot.waitUntil(lambda: len(dialogs()) == 1)

    [record] = [r for r in caplog.records if r.levelno == logging.ERROR]
    assert "ZeroDivisionError" in caplog.text
    assert "go_wrong" in caplog.text
    assert record.name.startswith("gmi_trainer")
    [dialog] = dialogs()
    assert dialog.windowTitle() or dialog.text()
    assert "What you did so far is saved." in dialog.text()
    assert "the folder of logs" in dialog.text()


def test_the_way_on_is_a_word_without_a_foreign_icon(hook: CrashHook, qtbot: QtBot) -> None:
    go_wrong(ZeroDivisionError("of something"))
    qtbot.waitUntil(lambda: len(dialogs()) == 1)

    [dialog] = dialogs()
    button = dialog.button(QMessageBox.StandardButton.Ok)
    assert button.text() == "Go on"
    assert button.icon().isNull()


def test_the_dialog_says_nothing_of_what_was_inside(hook: CrashHook, qtbot: QtBot) -> None:
    go_wrong(ValueError("a note that somebody wrote"))
    qtbot.waitUntil(lambda: len(dialogs()) == 1)

    [dialog] = dialogs()
    told = dialog.text() + dialog.informativeText() + dialog.detailedText()
    assert "somebody" not in told
    assert "ValueError" not in told


def test_there_is_one_dialog_at_a_time_and_each_bug_is_in_the_log(
    hook: CrashHook, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(3):
        go_wrong(ValueError(f"bug {number}"))
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    turn_once(qtbot)

    assert len(dialogs()) == 1
    assert all(f"bug {number}" in caplog.text for number in range(3))


def test_after_it_was_closed_the_next_bug_is_told_again(hook: CrashHook, qtbot: QtBot) -> None:
    for _ in range(2):
        go_wrong(ValueError())
        qtbot.waitUntil(lambda: len(dialogs()) == 1)
        dialogs()[0].button(QMessageBox.StandardButton.Ok).click()
        qtbot.waitUntil(lambda: dialogs() == [])


def test_a_known_problem_is_told_in_its_own_sentence(hook: CrashHook, qtbot: QtBot) -> None:
    go_wrong(UserProblem(Problem.DISK_FULL))
    qtbot.waitUntil(lambda: len(dialogs()) == 1)

    assert dialogs()[0].text().startswith("The disk is full")


def test_a_bug_in_a_thread_is_told_on_the_window(hook: CrashHook, qtbot: QtBot) -> None:
    def work() -> None:
        raise ValueError("in a thread")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: len(dialogs()) == 1)


def test_a_bug_in_a_slot_reaches_the_hook(
    hook: CrashHook, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    timer = QTimer()

    def slot() -> None:
        raise ValueError("in a slot")

    timer.timeout.connect(slot)
    timer.timeout.emit()

    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert "in a slot" in caplog.text


def test_the_keyboard_interrupt_of_a_console_is_no_bug(
    hook: CrashHook, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    go_wrong(KeyboardInterrupt())
    turn_once(qtbot)

    assert dialogs() == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_the_hooks_are_given_back_to_whoever_had_them(qtbot: QtBot) -> None:
    before = sys.excepthook, threading.excepthook
    hook = CrashHook(english, "")
    hook.install()
    assert sys.excepthook is not before[0]
    hook.uninstall()

    assert (sys.excepthook, threading.excepthook) == before
