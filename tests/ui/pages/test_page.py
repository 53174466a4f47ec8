"""What every page stands in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.text import body
from tests.ui.inspection import cut_words


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


def test_the_way_back_fits_into_the_lowest_window_with_the_largest_text(look: Look, qtbot: QtBot) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=200))
    page = Page(look, "page", "A page")
    page.add(body("Words. " * 200))
    qtbot.addWidget(page)
    page.resize(640, 216)  # what 640 x 480 leaves below the places
    page.show()
    page.offer_undo("Deleted: walk to the shop and back again with Ana", lambda: None)
    qtbot.waitUntil(lambda: page.undo_bar.height() > look.length("touch"))

    assert cut_words(page.undo_bar) == []
    assert page.undo_bar.geometry().bottom() <= page.rect().bottom()


@pytest.mark.parametrize("make", [lambda look: Page(look, "page", "A page"), Column])
def test_what_is_added_and_taken_off_again_at_once_never_becomes_a_window(
    look: Look, qtbot: QtBot, make: Callable[[Look], Page | Column]
) -> None:
    """A layout shows what it was given in the next turn; by then it has no parent any more."""
    page = make(look)
    qtbot.addWidget(page)
    page.show()
    added = QLabel("Gone again")

    page.add(added)
    page.clear()
    QCoreApplication.sendPostedEvents(added)

    assert not added.isVisible()
