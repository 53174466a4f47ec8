"""One look for all window tests: the real one, put back to its default before each test. And windows that live."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.background import Background
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme

DEFAULT = Theme(scheme=Scheme.LIGHT)
DRAWINGS = "drawings-of-all-tests"
PATIENCE_MS = 20_000
"""How long a test waits for something before it fails: long enough on a busy machine, and free where it comes soon."""


@pytest.fixture(scope="session")
def session_look(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Look:
    """Fonts are registered and the sheet is parsed once."""
    cache: Path = tmp_path_factory.mktemp(DRAWINGS)
    return Look(qapp, cache, DEFAULT)


@pytest.fixture
def look(session_look: Look, qapp: QApplication) -> Iterator[Look]:
    """Light, 100 %."""
    session_look.set_theme(DEFAULT)
    if DRAWINGS not in qapp.styleSheet():  # a whole program was here: its sheet names a folder that is gone
        session_look.renew()
    yield session_look
    # what is gone need not be dressed again
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    session_look.set_theme(DEFAULT)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    """Background work, closed at the end."""
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QtBot]:
    """Holds on to every window until it is closed, and is patient.

    pytest-qt holds it weakly. A window that only a test's own names held is garbage as soon as the test has
    returned, and is painted once more before it is closed: a collection in that very moment deleted it under its own
    painter, and took the whole run down.
    """
    held: list[QWidget] = []
    add = qtbot.addWidget

    def add_and_hold(widget: QWidget, **more: Any) -> None:  # Any: whatever pytest-qt takes
        held.append(widget)
        add(widget, **more)

    monkeypatch.setattr(qtbot, "addWidget", add_and_hold)
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive"):
        monkeypatch.setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE_MS))
    patient = qtbot.waitUntil

    def until_shown(callback: Callable[[], bool | None], **more: Any) -> None:
        patient(callback, **more)
        QCoreApplication.sendPostedEvents()  # a layout shows what was added to it one turn later

    monkeypatch.setattr(qtbot, "waitUntil", until_shown)
    yield qtbot
    held.clear()
