"""In the made-up language every text of a lesson is in brackets: so all of it can be translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gmi_trainer import resources
from gmi_trainer.content.lesson_files import LessonFolder
from gmi_trainer.domain.lesson import Course, Lesson
from tests.content.lesson_copies import SAMPLES, copy_of_samples

SHIPPED = resources.find("lessons")


def in_it(folder: Path) -> Course:
    return LessonFolder(folder).load("xx").course


def texts(course: Course) -> Iterator[str]:
    """Everything that somebody reads."""
    yield from (unit.title for unit in course.units)
    yield from (claim.says for claim in course.claims.values())
    yield from (source.citation for source in course.sources.values())
    yield from course.concepts.values()
    for lesson in course.lessons.values():
        yield from texts_of(lesson)


def texts_of(lesson: Lesson) -> Iterator[str]:
    yield from (lesson.title, lesson.summary, lesson.content_note, lesson.energy_note)
    for screen in lesson.screens:
        yield from (screen.title, screen.html, *screen.plain.splitlines())
    for question in lesson.questions:
        yield question.stem
        yield from (part for option in question.options for part in (option.text, option.why))
    if lesson.figure is not None:
        yield from lesson.figure.texts.values()


def left_over(text: str) -> str:
    """Letters outside of brackets, tags and fields."""
    text = re.sub(r"<[^>]*>", "", text)
    while (shorter := re.sub(r"\[[^\[\]]*\]", "", text)) != text:
        text = shorter
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("folder", [SAMPLES, SHIPPED], ids=["samples", "shipped"])
def test_every_text_is_in_brackets(folder: Path) -> None:
    said = list(texts(in_it(folder)))

    assert len(said) > 60
    assert [text for text in said if left_over(text)] == []


def test_marks_numbers_and_fields_stay() -> None:
    bell = in_it(SAMPLES).lessons["bell"]

    html = bell.screens[1].html
    assert html.startswith(
        '<p>[Íñ óñé šámplé, thé wíñd ráñg 3 óf 4 béllš\u00a0 ~~~]<a href="claim:S01">[2]</a>[. '
    )
    assert "fíñé &amp; wéll" in html
    assert '<blockquote class="remember"><p><strong>[Íñ óñé líñé ~~~]</strong></p>' in html
    assert bell.figure is not None
    assert bell.figure.texts["changed"] == "[Thé béll íš ñów {level}. ~~~]"
    assert bell.figure.settings["message"] == 5


def test_it_is_the_same_course_otherwise() -> None:
    english = LessonFolder(SAMPLES).load("en").course
    other = in_it(SAMPLES)

    assert [lesson.lesson_id for lesson in other.in_order] == [
        lesson.lesson_id for lesson in english.in_order
    ]
    assert [len(lesson.questions) for lesson in other.in_order] == [4, 4]
    assert other.lessons["bell"].screens[1].claims == english.lessons["bell"].screens[1].claims
    assert other.lessons["bell"].content_note == ""


def test_a_lesson_without_figure_has_none_in_it_either(tmp_path: Path) -> None:
    lessons = copy_of_samples(tmp_path)
    (lessons / "01-bell" / "figure.yaml").unlink()

    assert in_it(lessons).lessons["bell"].figure is None
