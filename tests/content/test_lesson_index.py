"""The heads of the lessons, read quickly."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer import resources
from gmi_trainer.content.lesson_files import LessonFolder
from gmi_trainer.content.lesson_index import LessonHeads
from gmi_trainer.domain.learning import questions_of
from gmi_trainer.domain.lesson_head import LessonHead

HEAD = """---
id: L01
number: 1
unit: 1
title: Your alarm
summary: What it is for.
minutes: 6
---

## First {#first heard}

minutes: 90
"""
QUESTIONS = """- id: L01-purpose
  stem: What is it for?
  options:
    - id: guards
      text: It guards.
- id: "L01-real"
  stem: Is it real?
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One lesson in order."""
    write(tmp_path, "course.yaml", "units:\n  - number: 1\n    lessons: [01-alarm, 02-hurt]\n")
    write(tmp_path, "01-alarm/lesson.en.md", HEAD)
    write(tmp_path, "01-alarm/questions.en.yaml", QUESTIONS)
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_heads_of_our_own_lessons_say_what_the_lessons_say() -> None:
    path = resources.find("lessons")
    course = LessonFolder(path).load("en").course

    assert course.lessons
    assert LessonHeads(path).heads() == tuple(
        LessonHead(lesson.lesson_id, lesson.number, lesson.title, lesson.minutes)
        for lesson in course.in_order
    )
    assert all(LessonHeads(path).has_question(name) for name in questions_of(course))


def test_a_head_is_read(folder: Path) -> None:
    assert LessonHeads(folder).heads() == (LessonHead("L01", 1, "Your alarm", 6),)


def test_lessons_come_by_their_numbers(folder: Path) -> None:
    write(folder, "02-hurt/lesson.en.md", HEAD.replace("number: 1", "number: 0").replace("L01", "L00"))

    assert [head.lesson_id for head in LessonHeads(folder).heads()] == ["L00", "L01"]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("'What ''hurt'' means'", "What 'hurt' means"),
        ('"What \\"hurt\\" means: a story"', 'What "hurt" means: a story'),
        ("Your alarm # a draft", "Your alarm"),
        ("Der Alarm des Körpers", "Der Alarm des Körpers"),
        ('"', '"'),
    ],
)
def test_a_title_may_be_written_in_any_way(folder: Path, written: str, title: str) -> None:
    write(folder, "01-alarm/lesson.en.md", HEAD.replace("Your alarm", written))

    assert [head.title for head in LessonHeads(folder).heads()] == [title]


def test_line_ends_and_marks_of_other_systems_are_understood(folder: Path) -> None:
    (folder / "01-alarm/lesson.en.md").write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())

    assert len(LessonHeads(folder).heads()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# A note\n",
        "hello\n" + HEAD,
        "---\nid: L01\nnumber: 1\ntitle: No end\nminutes: 6\n",
        HEAD.replace("id: L01\n", ""),
        HEAD.replace("title: Your alarm\n", ""),
        HEAD.replace("number: 1", "number: one"),
        HEAD.replace("minutes: 6", "minutes: -6"),
    ],
)
def test_a_lesson_whose_head_makes_no_sense_is_left_out(folder: Path, text: str) -> None:
    write(folder, "01-alarm/lesson.en.md", text)
    write(folder, "02-hurt/lesson.en.md", HEAD.replace("L01", "L02"))

    assert [head.lesson_id for head in LessonHeads(folder).heads()] == ["L02"]


def test_a_lesson_that_the_course_does_not_name_is_left_out(folder: Path) -> None:
    write(folder, "alarm/lesson.en.md", HEAD)
    write(folder, "01-alarm-draft/lesson.en.md", HEAD)

    assert len(LessonHeads(folder).heads()) == 1


def test_without_lessons_there_are_none(tmp_path: Path) -> None:
    assert LessonHeads(tmp_path / "nowhere").heads() == ()
    assert not LessonHeads(tmp_path / "nowhere").has_question("L01-purpose")


def test_a_translated_title_is_told_and_the_english_one_where_there_is_none(folder: Path) -> None:
    write(folder, "01-alarm/lesson.de.md", HEAD.replace("Your alarm", "Dein Alarm").replace("minutes: 6", ""))

    assert LessonHeads(folder, "de").heads() == (LessonHead("L01", 1, "Dein Alarm", 6),)
    assert LessonHeads(folder, "fr").heads() == (LessonHead("L01", 1, "Your alarm", 6),)


def test_questions_are_known_and_options_are_none(folder: Path) -> None:
    index = LessonHeads(folder)

    assert index.has_question("L01-purpose")
    assert index.has_question("L01-real")
    assert not index.has_question("guards")
    assert not index.has_question("L01-gone")
