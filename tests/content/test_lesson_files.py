"""Lessons are read from plain files, and what is the matter with one never stops the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer.content.lesson_files import LessonFolder
from gmi_trainer.domain.lesson import Certainty, Claim, Course, Figure, Option, ScreenKind, Source, Unit
from gmi_trainer.services.ports import LoadedCourse
from tests.content.lesson_copies import SAMPLES, copy_of_samples, said


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    return copy_of_samples(tmp_path)


def load(folder: Path, language: str = "en") -> LoadedCourse:
    return LessonFolder(folder).load(language)


def problems(folder: Path) -> list[str]:
    return [said(problem) for problem in load(folder).problems]


def sample() -> Course:
    return load(SAMPLES).course


# -- what is read ------------------------------------------------------------------------------------------


def test_the_samples_are_read_without_a_problem() -> None:
    loaded = load(SAMPLES)

    assert loaded.problems == ()
    assert [lesson.lesson_id for lesson in loaded.course.in_order] == ["bell", "garden"]


def test_the_head_of_a_lesson() -> None:
    bell, garden = sample().in_order

    assert (bell.number, bell.unit, bell.title, bell.minutes) == (1, 1, "Why a bell rings", 5)
    assert (bell.needs, bell.asks_safety, bell.content_note) == ((), False, "")
    assert bell.concepts == ("bells-warn",)
    assert garden.needs == ("bell",)
    assert garden.asks_safety
    assert garden.content_note == "This lesson speaks of weeds."


def test_screens_have_one_kind_each_and_their_claims_in_order() -> None:
    bell = sample().lessons["bell"]

    assert [screen.kind for screen in bell.screens] == [
        ScreenKind.HEARD,
        ScreenKind.SCIENCE,
        ScreenKind.FIGURE,
        ScreenKind.STORY,
        ScreenKind.TRY,
        ScreenKind.LIMIT,
        ScreenKind.FRIEND,
        ScreenKind.QUESTIONS,
        ScreenKind.SOURCES,
    ]
    assert bell.screens[1].claims == ("S01", "S02")
    assert bell.screens[1].title == "What is known"
    assert bell.screens[1].screen_id == "science"
    assert bell.screens[-1].html == bell.screens[-1].plain == ""


def test_claims_are_links_numbered_through_the_lesson() -> None:
    html = sample().lessons["bell"].screens[1].html

    assert 'rang 3 of 4 bells\u00a0<a href="claim:S01">[2]</a>.' in html
    assert 'known why\u00a0<a href="claim:S02">[1]</a>.' in html


def test_plain_words_have_no_marks() -> None:
    science = sample().lessons["bell"].screens[1]

    assert science.plain.splitlines() == [
        "In one sample, the wind rang 3 of 4 bells. Each of them was fine & well, and it is known why.",
        "Two things follow:",
        "A bell warns.",
        "A bell does not measure.",
        "In one line",
        "A loud bell is not always a big thing.",
    ]


def test_a_question_has_its_options_and_one_is_right() -> None:
    questions = sample().lessons["bell"].questions

    assert [question.question_id for question in questions] == ["bell-1", "bell-2", "bell-3", "bell-4"]
    assert questions[0].lesson_id == "bell"
    assert questions[0].claim == "S01"
    assert questions[1].claim is None
    assert questions[1].difficulty == 2
    assert questions[0].options[0] == Option(
        "wind", "The wind did", is_right=True, why="Yes. It was the wind, in 3 of 4."
    )
    assert [sum(option.is_right for option in question.options) for question in questions] == [1, 1, 1, 1]


def test_a_word_such_as_no_stays_a_word() -> None:
    """YAML would take it for "false"."""
    assert sample().lessons["bell"].questions[3].options[0].option_id == "no"
    assert sample().lessons["bell"].questions[1].options[0].text == "True"


def test_a_figure_has_numbers_and_words() -> None:
    assert sample().lessons["bell"].figure == Figure(
        kind="message-path",
        settings={
            "made_up": True,
            "claims": ["S02"],
            "message": 5,
            "share": 0.5,
            "stops": ["bell", "ear"],
            "cards": [{"id": "wind", "effect": -1, "claim": "S01"}],
        },
        texts={
            "name": "Wind and bell",
            "lead": "Let the wind blow.",
            "changed": "The bell is now {level}.",
        },
    )


def test_what_lessons_share() -> None:
    course = sample()

    assert course.units == (Unit(1, "Things that ring", ("bell",)), Unit(2, "Things that grow", ("garden",)))
    assert course.sources["made-up-2001"] == Source(
        "made-up-2001", "Sample A, Sample B. Journal of Samples 2001; 1: 1-2.", "10.1000/sample"
    )
    assert course.claims["S01"] == Claim(
        "S01",
        Certainty.VERIFIED,
        ("made-up-2001", "made-up-2002"),
        "In the sample, 3 of 4 bells were rung by the wind.",
    )
    assert course.concepts["bells-warn"] == "A bell warns, and knows no more than that."
