"""The way through a lesson."""

from __future__ import annotations

from dataclasses import replace

from gmi_trainer.ui.learn.steps import (
    EndStep,
    OpeningStep,
    QuestionStep,
    ScreenStep,
    place_of,
    review_steps,
    screen_of,
    steps_of,
)
from tests.sample_lessons import a_lesson, a_question, a_screen

LESSON = a_lesson()
STEPS = steps_of(LESSON)


def test_every_screen_and_every_question_has_a_step_of_its_own() -> None:
    assert isinstance(STEPS[0], OpeningStep)
    assert isinstance(STEPS[-1], EndStep)
    assert [screen_of(step) for step in STEPS[1:-1]] == [
        *("heard", "science", "see", "story", "try", "limit", "friend"),
        *("questions", "questions", "questions"),
        "sources",
    ]
    asked = [step for step in STEPS if isinstance(step, QuestionStep)]
    assert [(step.question, step.number, step.of) for step in asked] == [
        (question, number, 3) for number, question in enumerate(LESSON.questions, start=1)
    ]


def test_words_before_the_questions_are_a_screen() -> None:
    screens = tuple(
        a_screen("questions", one.kind, one.title, "<p>Take your time.</p>")
        if one.screen_id == "questions"
        else one
        for one in LESSON.screens
    )
    steps = steps_of(replace(LESSON, screens=screens))

    assert isinstance(steps[8], ScreenStep)
    assert isinstance(steps[9], QuestionStep)


def test_reading_goes_on_where_it_was_left() -> None:
    assert place_of(STEPS, "story") == 4


def test_among_questions_it_goes_on_at_the_first_that_waits() -> None:
    assert place_of(STEPS, "questions", ["alarm-q1"]) == 9
    assert place_of(STEPS, "questions", [q.question_id for q in LESSON.questions]) == 10


def test_a_screen_that_is_gone_leads_to_the_beginning() -> None:
    assert place_of(STEPS, "long-gone") == 0
    assert place_of(STEPS, "") == 0


def test_a_review_is_its_questions_and_an_end() -> None:
    steps = review_steps([a_question(1), a_question(2)])

    assert [type(step) for step in steps] == [QuestionStep, QuestionStep, EndStep]
    assert [screen_of(step) for step in steps] == ["", "", ""]
