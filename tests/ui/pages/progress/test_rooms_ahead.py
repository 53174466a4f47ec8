"""The modules of the rooms are read ahead of time, a little at a time, while Progress is in view."""

from __future__ import annotations

import sys
from importlib.util import find_spec

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.pages.progress import rooms_ahead
from gmi_trainer.ui.pages.progress.rooms_ahead import MODULES, RoomsAhead
from tests.ui.pages.progress.looking_back import LookingBack


def test_each_of_them_is_there_and_named_once() -> None:
    assert len(set(MODULES)) == len(MODULES)
    assert all(find_spec(name) is not None for name in MODULES)


def test_they_are_read_one_after_the_other_and_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms_ahead, "QUIET_MS", 0)
    monkeypatch.setattr(rooms_ahead, "BETWEEN_MS", 0)
    owner = QObject()
    ahead = RoomsAhead(owner)
    assert not ahead.is_waiting

    ahead.begin()
    qtbot.waitUntil(lambda: not ahead.is_waiting, timeout=20_000)

    assert all(name in sys.modules for name in MODULES)
    ahead.begin()
    assert not ahead.is_waiting


def test_they_wait_until_it_is_quiet_and_never_while_something_else_is_in_view(back: LookingBack) -> None:
    page = back.page()
    (ahead,) = page.findChildren(RoomsAhead)
    waits = [ahead.is_waiting]

    for change in (page.hide, page.show):
        change()
        waits.append(ahead.is_waiting)

    assert waits == [True, False, True]
