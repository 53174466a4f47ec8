"""The lock in the settings: set, changed, taken off, and closing by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from gmi_trainer.services.lock import LockService
from gmi_trainer.services.machine_settings import MachineSettingsService
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.settings.lock import LockCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.lock_fakes import PASSPHRASE, FakeProtection, a_lock, no_lock
from tests.ui.pages.desk_of_fakes import SettingsInMemory


@pytest.fixture
def jobs() -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


class Cards:
    """Makes the card and presses what is on it."""

    def __init__(self, look: Look, jobs: Background, qtbot: QtBot) -> None:
        self.file = SettingsInMemory()
        self.protection = FakeProtection()
        self.changes: list[None] = []
        self._look, self._jobs, self._qtbot = look, jobs, qtbot

    def show(self, lock: LockService) -> LockCard:
        settings = MachineSettingsService(self.file)
        self.card = LockCard(self._look, lock, settings, self._jobs, english, self.protection)
        self.card.changed.connect(lambda: self.changes.append(None))
        self._qtbot.addWidget(self.card)
        self.card.show()
        return self.card

    def has(self, name: str) -> bool:
        return any(b.isVisible() for b in self.card.findChildren(QPushButton, f"settings.lock.{name}"))

    def press(self, name: str) -> None:
        self._qtbot.waitUntil(lambda: self.has(name))
        found = [b for b in self.card.findChildren(QPushButton, f"settings.lock.{name}") if b.isVisible()]
        self._qtbot.mouseClick(found[-1], Qt.MouseButton.LeftButton)
        self._qtbot.waitUntil(lambda: self._jobs.is_idle)

    def type(self, **words: str) -> None:
        for name, text in words.items():
            field = [
                edit
                for edit in self.card.findChildren(QLineEdit, f"settings.lock.{name}")
                if not edit.isHidden()
            ]
            field[-1].setText(text)


@pytest.fixture
def cards(look: Look, jobs: Background, qtbot: QtBot) -> Cards:
    return Cards(look, jobs, qtbot)


def test_a_lock_is_set_by_typing_the_same_twice(cards: Cards, qtbot: QtBot) -> None:
    lock = no_lock()
    card = cards.show(lock)
    cards.press("set")
    cards.type(new=PASSPHRASE, again="three loud walruses")
    cards.press("keep")
    assert card.said == "The two are not the same. Please type the second one again."
    assert not lock.is_set

    cards.type(again=PASSPHRASE)
    cards.press("keep")
    qtbot.waitUntil(lambda: cards.has("now"))

    assert lock.open(PASSPHRASE)
    assert len(cards.changes) == 1
    assert not cards.has("set")


def test_a_short_one_is_told(cards: Cards, qtbot: QtBot) -> None:
    lock = no_lock()
    card = cards.show(lock)
    cards.press("set")
    cards.type(new="short", again="short")
    cards.press("keep")
    qtbot.waitUntil(lambda: "8 signs or more" in (card.said or ""))

    assert not lock.is_set


def test_it_is_changed_with_the_old_one_only(cards: Cards, qtbot: QtBot) -> None:
    lock, files, _key = a_lock()
    card = cards.show(lock)
    before = files.sealed
    cards.press("change")
    cards.type(old="not the one", new="a calm blue harbour", again="a calm blue harbour")
    cards.press("keep")
    qtbot.waitUntil(lambda: "That was not the passphrase" in (card.said or ""))

    assert files.sealed == before
    assert not cards.changes


def test_it_is_taken_off(cards: Cards, qtbot: QtBot) -> None:
    lock, _files, _key = a_lock()
    cards.show(lock)
    cards.press("off")
    cards.type(old=PASSPHRASE)
    cards.press("keep")
    qtbot.waitUntil(lambda: cards.has("set"))

    assert not lock.is_set
    assert len(cards.changes) == 1


def test_it_closes_by_itself_after_a_while(cards: Cards, qtbot: QtBot) -> None:
    cards.show(a_lock()[0])
    tile = cards.card.findChild(QRadioButton, "settings.lock.after.5")
    assert isinstance(tile, QRadioButton)
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)

    assert cards.file.kept.lock_after_min == 5


def test_never_mind_leaves_all_as_it_was(cards: Cards, qtbot: QtBot) -> None:
    lock = no_lock()
    cards.show(lock)
    cards.press("set")
    cards.type(new=PASSPHRASE, again=PASSPHRASE)
    cards.press("leave")

    qtbot.waitUntil(lambda: cards.has("set"))
    assert not lock.is_set
