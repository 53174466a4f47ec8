"""One look for all window tests: the real one, put back to its default before each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme

DEFAULT = Theme(scheme=Scheme.LIGHT)


@pytest.fixture(scope="session")
def session_look(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Look:
    """Fonts are registered and the sheet is parsed once."""
    cache: Path = tmp_path_factory.mktemp("drawings")
    return Look(qapp, cache, DEFAULT)


@pytest.fixture
def look(session_look: Look) -> Iterator[Look]:
    """Light, 100 %."""
    session_look.set_theme(DEFAULT)
    yield session_look
    session_look.set_theme(DEFAULT)
