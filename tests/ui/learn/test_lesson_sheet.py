"""A lesson on paper: all that is to be read, its figure in the light look, its questions, and no answers."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPageSize
from pytestqt.qtbot import QtBot

from gmi_trainer import resources
from gmi_trainer.content.lesson_files import LessonFolder
from gmi_trainer.domain.lesson import Course
from gmi_trainer.ui.figures.portrait import portrait_of
from gmi_trainer.ui.learn.lesson_sheet import lesson_sheet
from gmi_trainer.ui.paper.pages import pdf_of
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.translate import english
from tests.sample_lessons import a_course, a_lesson
from tests.ui.paper.reading import pages_of

A4 = QPageSize(QPageSize.PageSizeId.A4)


@pytest.fixture(scope="module")
def course() -> Course:
    return LessonFolder(resources.find("lessons")).load("en").course


def test_everything_stands_on_it_but_the_answers(look: Look) -> None:
    lesson = a_lesson(content_note="It speaks of hard times.", energy_note="Stay within what you can do.")
    sheet = lesson_sheet(a_course(), lesson, None, english)

    words = " ".join(" ".join(pages_of(pdf_of(sheet, english, A4))).split())
    for said in (
        "What pain is for",
        "It speaks of hard times.",
        "Stay within what you can do.",
        "What you may have heard Pain means harm?",
        "the house is safe",
        "The toe is bumped.",
        "What is pain for, in short? (1)",
        "Some pain is not real.",
        "2. The body has danger detectors.",
        "doi:10.1000/made-up",
    ):
        assert said in words, said
    assert "fits, or does not" not in words
    assert sheet.file_name == "Lesson 1 - Your body's alarm system.pdf"


@pytest.mark.parametrize("number", range(1, 19))
def test_each_lesson_of_the_program_has_its_figure_on_it(
    number: int, course: Course, look: Look, qtbot: QtBot
) -> None:
    lesson = course.in_order[number - 1]
    assert lesson.figure is not None
    light = portrait_of(lesson.figure, look, english)
    look.set_theme(Theme(scheme=Scheme.DARK, text_percent=150))
    dark = portrait_of(lesson.figure, look, english)

    assert light is not None
    assert dark is not None
    assert dark == light
    shown = light.picture.scaled(60, 30)
    colours = {shown.pixel(x, y) for x in range(60) for y in range(30)}
    assert QColor("#edf2ee").rgb() in colours  # the calm ground
    assert len(colours) > 5
    assert bool(light.says) == (lesson.figure.kind not in {"claim-garden", "signs-and-goal"})
    pages = pages_of(pdf_of(lesson_sheet(course, lesson, light, english), english, A4))
    assert 3 <= len(pages) <= 8
