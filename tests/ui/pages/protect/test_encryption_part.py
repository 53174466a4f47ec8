"""The part of the lock's card: what it says, and what it asks for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.pages.settings.encryption import EncryptionPart
from gmi_trainer.ui.theme.look import Look
from tests.lock_fakes import FakeProtection


def shown(look: Look, qtbot: QtBot, facts: FakeProtection) -> EncryptionPart:
    part = EncryptionPart(look, facts)
    qtbot.addWidget(part)
    part.show()
    return part


def words_of(part: EncryptionPart) -> str:
    return " ".join(label.text() for label in part.findChildren(QLabel))


def buttons_of(part: EncryptionPart) -> list[str]:
    return [button.objectName().rpartition(".")[2] for button in part.findChildren(QPushButton)]


def test_off_it_says_what_it_is_good_for_and_what_not(look: Look, qtbot: QtBot) -> None:
    part = shown(look, qtbot, FakeProtection())

    words = words_of(part)
    for said in ("It is off.", "lost or stolen", "gone for good", "does not help while"):
        assert said in words
    assert buttons_of(part) == ["on"]


@pytest.mark.parametrize(
    ("encrypted", "said"),
    [
        (12, "It is on. Encrypted: 12 of 12."),
        (5, "Encrypted: 5 of 12; the rest comes after the next unlock."),
    ],
)
def test_on_it_counts(look: Look, qtbot: QtBot, encrypted: int, said: str) -> None:
    part = shown(look, qtbot, FakeProtection(is_on=True, records=12, encrypted=encrypted))

    assert said in words_of(part)
    assert buttons_of(part) == ["sheet", "off"]


def test_without_the_extra_there_is_one_line_and_nothing_to_press(look: Look, qtbot: QtBot) -> None:
    part = shown(look, qtbot, FakeProtection(can_be_offered=False))

    assert "pip install gmi-trainer[encryption]" in words_of(part)
    assert buttons_of(part) == []


def test_each_button_asks_for_what_it_says(look: Look, qtbot: QtBot) -> None:
    facts = FakeProtection()
    part = shown(look, qtbot, facts)
    for signal, name in (
        (part.encryption_asked, "on"),
        (part.sheet_asked, "sheet"),
        (part.plain_asked, "off"),
    ):
        facts.is_on = name != "on"
        part.refresh()
        with qtbot.waitSignal(signal):
            button = part.findChildren(QPushButton, f"settings.encryption.{name}")[-1]
            qtbot.waitUntil(button.isVisible)
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
