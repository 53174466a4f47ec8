"""Messages of the desktop: an icon that is there as long as it is needed, and presses that are handed on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gmi_trainer import resources
from gmi_trainer.ui.desk_tools import tray_messages
from gmi_trainer.ui.tray import TrayMessages, messages_are_shown

pytestmark = pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface")  # offscreen has no tray


@pytest.fixture
def messages(qapp: QApplication) -> Iterator[TrayMessages]:
    """The window's icon is the tray's."""
    qapp.setWindowIcon(QIcon(str(resources.find("assets", "icons", "gmi-trainer.svg"))))
    messages = TrayMessages()
    yield messages
    messages.close()
    qapp.setWindowIcon(QIcon())


def icon_of(messages: TrayMessages) -> QSystemTrayIcon:
    icon = messages.findChild(QSystemTrayIcon)
    assert icon is not None
    return icon


def test_the_icon_is_there_and_says_whose_it_is(messages: TrayMessages) -> None:
    icon = icon_of(messages)

    assert icon.isVisible()
    assert not icon.icon().isNull()
    assert icon.toolTip() == "GMI Trainer"
    assert icon.contextMenu() is None


def test_it_says_what_it_is_given(messages: TrayMessages, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[object, ...]] = []
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _icon, *words: said.append(words[:2]))

    messages.say("GMI Trainer", "A few quiet minutes, if you like.")

    assert said == [("GMI Trainer", "A few quiet minutes, if you like.")]


def test_a_press_on_the_message_or_on_the_icon_is_told(messages: TrayMessages, qtbot: QtBot) -> None:
    icon = icon_of(messages)
    with qtbot.waitSignal(messages.pressed):
        icon.messageClicked.emit()
    with qtbot.waitSignal(messages.pressed):
        icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.assertNotEmitted(messages.pressed):
        icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)


def test_nothing_of_it_stays(qapp: QApplication) -> None:
    qapp.setWindowIcon(QIcon(str(resources.find("assets", "icons", "gmi-trainer.svg"))))
    messages = TrayMessages()
    icon = icon_of(messages)

    messages.close()
    assert not icon.isVisible()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    assert not isValid(messages)
    assert not isValid(icon)
    qapp.setWindowIcon(QIcon())


@pytest.mark.parametrize(
    ("has_tray", "can_say", "shown"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_messages_need_a_tray_that_shows_them(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, has_tray: bool, can_say: bool, shown: bool
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: has_tray)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: can_say)
    qapp.setWindowIcon(QIcon(str(resources.find("assets", "icons", "gmi-trainer.svg"))))

    assert messages_are_shown() is shown
    made = tray_messages(qapp)
    assert (made is not None) is shown
    if made is not None:
        made.close()
    qapp.setWindowIcon(QIcon())
