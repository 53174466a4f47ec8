"""A short note: a page, what it rests on, and paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from pytestqt.qtbot import QtBot

from gmi_trainer import resources
from gmi_trainer.content.lesson_files import LessonFolder
from gmi_trainer.domain.short_note import ShortNote
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.learn.aids import ReadingAids
from gmi_trainer.ui.learn.lesson_sheet import note_sheet
from gmi_trainer.ui.learn.note_view import NoteView
from gmi_trainer.ui.paper.pages import pdf_of
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.sample_lessons import a_course, a_mark
from tests.ui.learn.conftest import Stand, button, press, said
from tests.ui.paper.reading import pages_of

Key = Qt.Key
NOTE = ShortNote(
    "toes",
    "Sore toes",
    "For those who bumped one.",
    f"<p>All pain is real.{a_mark('A01')}</p><h3>What helps</h3><p>Shoes do.{a_mark('A24')}</p>",
    "All pain is real.\nWhat helps\nShoes do.",
    ("A01", "A24"),
)


@pytest.fixture
def view(stand: Stand, look: Look, qtbot: QtBot) -> NoteView:
    jobs = Background()
    view = NoteView(look, a_course(), NOTE, english, aids=ReadingAids(jobs=jobs))
    qtbot.addWidget(view)
    view.resize(800, 700)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.begin()
    jobs.close()
    return view


def test_it_is_one_page_and_then_what_it_rests_on(view: NoteView, qtbot: QtBot) -> None:
    assert "Sore toes" in said(view)
    assert "All pain is real." in said(view)
    assert "A short note" in said(view)
    press(view, Key.Key_Space)
    assert "2. The body has danger detectors." in said(view)
    with qtbot.waitSignal(view.closed):
        press(view, Key.Key_Space)


def test_its_marks_open_notes(view: NoteView) -> None:
    button(view, "note.how_sure").click()

    assert view.notes is not None
    press(view, Key.Key_Escape)
    assert view.notes is None


def test_it_can_be_put_on_paper(view: NoteView) -> None:
    button(view, "note.paper").click()
    words = " ".join(" ".join(pages_of(pdf_of(view._sheet(), english))).split())

    for part in (
        "Sore toes",
        "For those who bumped one.",
        "What helps",
        "Where this comes from",
        "danger detectors.",
    ):
        assert part in words


def test_those_of_the_program_are_short(look: Look) -> None:
    course = LessonFolder(resources.find("lessons")).load("en").course
    a4 = QPageSize(QPageSize.PageSizeId.A4)

    assert {note.note_id for note in course.notes} >= {"crps", "phantom-limb", "widespread-pain"}
    for note in course.notes:
        assert len(pages_of(pdf_of(note_sheet(course, note, english), english, a4))) <= 3
