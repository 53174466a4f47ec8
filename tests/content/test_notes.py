"""Short notes are read and held to the rules as lessons are; one with a mistake never stops the others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gmi_trainer.content.lesson_check import check_lessons
from gmi_trainer.content.lesson_files import LessonFolder
from gmi_trainer.content.note_rules import FEWEST_WORDS, MOST_WORDS
from gmi_trainer.domain.made_up_language import MADE_UP
from gmi_trainer.domain.short_note import ShortNote
from tests.content.lesson_copies import SAMPLES, change, copy_of_samples, line_of, said
from tests.content.test_lessons_readme import README

NOTE = "notes/chimes.en.md"


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    return copy_of_samples(tmp_path)


def notes_of(folder: Path, language: str = "en") -> tuple[ShortNote, ...]:
    return LessonFolder(folder).load(language).course.notes


def told(folder: Path) -> list[str]:
    """Of the notes alone."""
    problems = [said(problem) for problem in check_lessons(folder, "lessons").problems]
    return [problem for problem in problems if problem.startswith("lessons/notes/")]


def test_a_note_is_one_page_with_its_claims() -> None:
    (note,) = notes_of(SAMPLES)

    assert (note.note_id, note.title) == ("chimes", "Wind chimes")
    assert note.claims == ("S01", "S02")
    assert "<h3>What a chime tells you</h3>" in note.html
    assert '3 of 4 of them liked it\u00a0<a href="claim:S01">[1]</a>.' in note.html
    assert note.plain.startswith(
        "Some people have a wind chime and not a bell. In one sample, 3 of 4 of them liked it."
    )


def test_the_sample_is_in_order(lessons: Path) -> None:
    assert told(lessons) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("id: chimes", "id: bells", 'expected id: chimes, as in the file\'s name, found "bells"'),
        ("title: Wind chimes\n", "", "expected title: a text, found no title:"),
        ("### What others do", "## What others do", "expected small headings with ### only"),
        (" [S01]", "", "expected a claim mark such as [A01] or [design] in this paragraph, found a number"),
        ("[S02]", "[S09]", "expected a claim that claims.yaml has, found"),
        ("glad of it", "glad of a broken one", "expected other words (worn, old), found"),
        ("title: Wind", "title: 3 wind", "expected no number in title:"),
        ("summary: For", "summary: For broken", "expected other words (worn, old), found"),
    ],
)
def test_what_is_the_matter_is_told_with_its_line(old: str, new: str, problem: str, lessons: Path) -> None:
    change(lessons / NOTE, old, new)

    (one,) = told(lessons)
    assert one.startswith(f"lessons/{NOTE}:")
    assert problem in one
    assert len(LessonFolder(lessons).load("en").course.lessons) == 2


def test_a_note_that_cannot_be_read_leaves_the_others(lessons: Path) -> None:
    shutil.copy(lessons / NOTE, lessons / "notes" / "wind.en.md")
    change(lessons / "notes" / "wind.en.md", "id: chimes", "id: wind")
    change(lessons / NOTE, "---\n", "", times=1)

    assert [note.note_id for note in notes_of(lessons)] == ["wind"]
    assert told(lessons) == [
        f"lessons/{NOTE}:1: expected --- then id:, title:, summary: and so on, then ---, found other text"
    ]


def test_it_is_a_page_and_no_more(lessons: Path) -> None:
    file = lessons / NOTE
    change(file, "Most of them are glad", "A chime rings. " * 200 + "Most of them are glad")
    (one,) = told(lessons)
    assert f"expected {FEWEST_WORDS} to {MOST_WORDS} words in a note, found " in one
    assert f"{FEWEST_WORDS} to {MOST_WORDS} words" in README


def test_a_translation_has_the_same_claims(lessons: Path) -> None:
    german = lessons / "notes" / "chimes.de.md"
    shutil.copy(lessons / NOTE, german)
    change(german, "Wind chimes", "Windspiele")
    change(german, " [S02]", "")

    assert notes_of(lessons, "de")[0].title == "Windspiele"
    line = line_of(german, "Some people") - 1
    assert (
        f"lessons/notes/chimes.de.md:{line}: expected the claims of the English note (S01, S02), found S01"
        in told(lessons)
    )


def test_every_word_of_it_can_be_translated() -> None:
    (note,) = notes_of(SAMPLES, MADE_UP)

    assert note.title == "[Wíñd čhíméš ~~~]" or note.title.startswith("[W")
    assert note.summary.startswith("[")
    assert all(line.startswith("[") for line in note.plain.splitlines())
