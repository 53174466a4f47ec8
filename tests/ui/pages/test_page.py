"""What every page stands in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.theme.look import Look


class WindowWatch(QObject):
    """Writes down every window that appears."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("about", ["A line about it.", None])
def test_making_a_page_opens_no_window(
    look: Look, qapp: QApplication, qtbot: QtBot, about: str | None
) -> None:
    """Not even for a moment: it would take the keyboard away from what the person is doing."""
    watch = WindowWatch()
    qapp.installEventFilter(watch)

    qtbot.addWidget(Page(look, "page", "A page", about))

    qapp.removeEventFilter(watch)
    assert watch.seen == []
