"""How sure we are of what is said: at a mark, for a whole screen, and for the whole lesson."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.learn.claim_notes import NoteText, claim_numbers, notes_on
from gmi_trainer.ui.learn.lesson_view import LessonView
from gmi_trainer.ui.learn.reading_text import ReadingText
from gmi_trainer.ui.learn.typeset import typeset
from gmi_trainer.ui.theme.look import Look
from tests.sample_lessons import SCREENS, a_course, a_lesson
from tests.ui.inspection import tab_order
from tests.ui.learn.conftest import Stand, button, press, said

Key = Qt.Key


def text_of(view: LessonView) -> ReadingText:
    return next(one for one in view.findChildren(ReadingText) if one.isVisibleTo(view))


def notes_in(view: LessonView) -> list[int]:
    return [note.number for note in view.findChildren(NoteText) if note.isVisibleTo(view)]


@pytest.fixture
def view(stand: Stand) -> LessonView:
    return stand.lesson(from_screen="science")


def test_claims_are_numbered_as_they_are_met() -> None:
    assert claim_numbers(a_lesson()) == {"A01": 1, "A24": 2, "C2-4": 3}


def test_a_claim_that_the_course_does_not_have_gets_no_note() -> None:
    assert notes_on(["A01", "Z99"], {"A01": 1, "Z99": 2}, a_course())[0].number == 1
    assert len(notes_on(["A01", "Z99"], {"A01": 1, "Z99": 2}, a_course())) == 1


def test_marks_are_small_numbers_behind_the_full_stop(look: Look) -> None:
    made = typeset('<p>It rings\u00a0<a href="claim:A01">[1]</a>\u00a0<a href="claim:A24">[2]</a>.</p>', look)

    assert re.sub(r"<a [^>]*>|</a>", "", made.split("<body>")[1]).startswith(
        '<p class="last">It rings.<sup>\u00a01</sup><sup>\u00a02</sup>'
    )
    assert "[1]" not in made


@pytest.mark.parametrize("stop", [".", ",", "?", "!", ""])
def test_no_line_begins_with_a_mark(look: Look, stop: str) -> None:
    words = "It rings, and someone gets up to look"
    document = QTextDocument()
    document.setHtml(typeset(f'<p>{words}\u00a0<a href="claim:A01">[1]</a>{stop} and goes on</p>', look))

    for width in range(120, 400, 2):
        document.setTextWidth(width)
        assert document.size().width() >= width  # laid out
        layout = document.firstBlock().layout()
        begins = [
            document.firstBlock().text()[layout.lineAt(line).textStart() :][:2]
            for line in range(layout.lineCount())
        ]
        assert begins
        assert not [begin for begin in begins if "1" in begin or begin.startswith(("\u00a0", " "))], width


def test_a_mark_opens_its_note(view: LessonView) -> None:
    text_of(view).linkActivated.emit("claim:A24")

    assert notes_in(view) == [2]
    assert "2. The body has danger detectors." in said(view)
    assert "Widely taught" in said(view)
    assert "A made-up paper. A Journal 2020. doi:10.1000/" in said(view)
    assert QApplication.focusWidget() is button(view, "lesson.notes.close")


def test_the_keyboard_stops_at_the_button_and_not_at_tiny_marks(view: LessonView) -> None:
    stops = tab_order(view)

    assert text_of(view).objectName() not in stops
    assert stops.index("lesson.how_sure") < stops.index("lesson.back")


def test_one_large_button_opens_all_notes_of_the_screen(view: LessonView) -> None:
    how_sure = button(view, "lesson.how_sure")
    assert how_sure.text() == "How sure are we? 2 notes"
    QTest.mouseClick(how_sure, Qt.MouseButton.LeftButton)

    assert notes_in(view) == [2, 3]
    assert "Our own choice" in said(view)


def test_escape_puts_the_notes_away_and_only_then_leaves(view: LessonView, qtbot: QtBot) -> None:
    how_sure = button(view, "lesson.how_sure")
    how_sure.setFocus()
    press(view, Key.Key_Space)
    with qtbot.assertNotEmitted(view.closed):
        press(view, Key.Key_Escape)

    assert view.notes is None
    assert notes_in(view) == []
    assert QApplication.focusWidget() is how_sure, "back to where it was asked for"
    with qtbot.waitSignal(view.closed):
        press(view, Key.Key_Escape)


def test_notes_do_not_come_along_to_the_next_screen(view: LessonView) -> None:
    text_of(view).claim_asked.emit("A24")
    press(view, Key.Key_Right)

    assert view.screen_id == "see"
    assert view.notes is None


def test_a_screen_without_claims_has_no_such_button(stand: Stand) -> None:
    view = stand.lesson(from_screen="story")

    assert [one for one in view.findChildren(QPushButton, "lesson.how_sure") if one.isVisibleTo(view)] == []
    assert not text_of(view).focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_sources_screen_has_every_note_of_the_lesson(stand: Stand) -> None:
    view = stand.lesson(from_screen="sources")

    assert notes_in(view) == [1, 2, 3]
    assert "Checked: we compared this with its source." in said(view)
    assert SCREENS[-1].title in said(view)
