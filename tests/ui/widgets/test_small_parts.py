"""Cards, notices, progress, empty places, drop-downs."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.theme.tokens import LIGHT
from gmi_trainer.ui.widgets.buttons import primary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.dropdown import Dropdown
from gmi_trainer.ui.widgets.empty_state import EmptyState
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.pictogram import Pictogram
from gmi_trainer.ui.widgets.progress import ProgressDots, ProgressLine
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.widgets.text import Text, body
from gmi_trainer.ui.widgets.undo_bar import UndoBar
from tests.ui.inspection import cut_words, nameless


def test_a_card_is_named_by_its_heading(look: Look, qtbot: QtBot) -> None:
    card = Card(look, "Test", icon="target")
    card.add(body("40 pictures."))
    qtbot.addWidget(card)

    assert card.accessibleName() == "Test"
    assert card.heading is not None
    assert card.heading.text() == "Test"
    assert Card(look).heading is None


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_words_wrap_instead_of_running_out(look: Look, qtbot: QtBot, percent: int) -> None:
    look.set_theme(Theme(Scheme.LIGHT, percent))
    page = QWidget()
    rows = QVBoxLayout(page)
    section = Section(look, "How do you answer?", "You can change this at any time.")
    section.add(Notice(look, "Your first two rounds are practice. They are shown, and not counted."))
    rows.addWidget(section)
    rows.addWidget(EmptyState(look, "history", "Nothing here yet", "Your results will be shown here."))
    qtbot.addWidget(page)
    page.resize(420, page.heightForWidth(420))
    page.show()

    assert cut_words(page) == []


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_notice_says_its_words_to_everyone(look: Look, qtbot: QtBot, kind: NoticeKind) -> None:
    notice = Notice(look, "Shall we take the clock off?", kind)
    qtbot.addWidget(notice)

    notice.say("The clock is off.")

    assert notice.words == "The clock is off."
    assert notice.accessibleName() == "The clock is off."


def test_progress_is_a_progress_bar_to_a_screen_reader(look: Look, qtbot: QtBot) -> None:
    dots = ProgressDots(look, "first.steps", "Step", 3)
    line = ProgressLine("drill.progress", "Pictures")
    for bar in (dots, line):
        qtbot.addWidget(bar)
        assert QAccessible.queryAccessibleInterface(bar).role() is QAccessible.Role.ProgressBar
        assert nameless(bar) == []


def test_dots_fill_one_by_one(look: Look, qtbot: QtBot) -> None:
    dots = ProgressDots(look, "first.steps", "Step", 3)
    qtbot.addWidget(dots)
    dots.setValue(1)
    dots.show()
    image = dots.grab().toImage()
    middle = image.height() // 2

    def filled(step: int) -> bool:
        return image.pixelColor(step * 26 + 8, middle).name() == LIGHT.accent

    assert dots.height() >= 16
    assert [filled(step) for step in range(3)] == [True, False, False]


def test_an_empty_place_shows_the_way_on(look: Look, qtbot: QtBot) -> None:
    go = primary(look, "Go to Train", "progress.go")
    state = EmptyState(look, "chart-line", "Nothing here yet", "Do a round first.", action=go)
    qtbot.addWidget(state)
    state.show()

    assert go.isVisible()
    assert state.accessibleName() == "Nothing here yet"


def test_a_pictogram_grows_with_the_text(look: Look, qtbot: QtBot) -> None:
    icon = Pictogram(look, "sun", 24)
    qtbot.addWidget(icon)

    look.set_theme(Theme(Scheme.LIGHT, 200))

    assert icon.sizeHint().width() == 48


def test_scrolling_over_a_drop_down_changes_nothing(look: Look, qtbot: QtBot) -> None:
    label = Text("Time for each picture", "field")
    choices = Dropdown("drill.limit", label)
    choices.addItems(["No limit", "10 seconds"])
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.addWidget(label)
    rows.addWidget(choices)
    qtbot.addWidget(page)
    page.show()

    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choices, wheel)

    assert choices.currentIndex() == 0
    assert label.buddy() is choices


def test_everything_can_be_collected_as_garbage(look: Look, qtbot: QtBot) -> None:
    """Pages are dropped whole, in whatever order the collector likes. (A QIconEngine would be freed twice.)"""
    for _ in range(5):
        holder = QWidget()
        rows = QVBoxLayout(holder)
        tiles = ChoiceRow(look, "a", "A", [Choice(n, str(n), str(n), icon="hand") for n in range(3)], 1)
        card = Card(look, "Card", icon="sun")
        card.add(holding(FlowLayout(look), [primary(look, "Go", "a.go", icon="play")]))
        card.add(Notice(look, "A word."))
        card.add(Switch(look, "a.switch", "Still"))
        for widget in (tiles, card, UndoBar(look, "a.undo")):
            rows.addWidget(widget)
        holder.ring = holder  # type: ignore[attr-defined]  # so that only the collector can free it
        gone = weakref.ref(tiles)
        holder.deleteLater()
        del holder, rows, tiles, card, widget
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

        gc.collect()

        assert gone() is None
