"""The way through a lesson as a row of steps: what opens it, its screens, each question by itself, and its end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gmi_trainer.domain.lesson import Lesson, Question, Screen, ScreenKind
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.learn.check_steps import ResultStep, SentenceStep, WhyStep


@dataclass(frozen=True, slots=True)
class OpeningStep:
    """What it is about, and what to know before it begins."""


@dataclass(frozen=True, slots=True)
class ScreenStep:
    """One screen of the lesson's file."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class QuestionStep:
    """One question. ``screen_id``: the screen that it stands for, to come back to; empty in a review."""

    question: Question
    number: int
    of: int
    screen_id: str = ""


@dataclass(frozen=True, slots=True)
class EndStep:
    """It is read."""


Step = OpeningStep | ScreenStep | QuestionStep | EndStep | SentenceStep | ResultStep | WhyStep


def steps_of(lesson: Lesson) -> tuple[Step, ...]:
    """From the first screen to the last. A questions screen without words of its own is only its questions."""
    return (OpeningStep(), *_between(lesson), EndStep())


def review_steps(questions: Sequence[Question]) -> tuple[Step, ...]:
    """Questions that come back, one after the other."""
    return (*_asked(questions, ""), EndStep())


def place_of(steps: Sequence[Step], screen_id: str, answered: Collection[str] = ()) -> int:
    """Where to go on reading: at that screen; among questions at the first that waits. Unknown: at the beginning."""
    at_screen = [number for number, step in enumerate(steps) if screen_of(step) == screen_id and screen_id]
    for number in at_screen:
        step = steps[number]
        if not isinstance(step, QuestionStep) or step.question.question_id not in answered:
            return number
    return at_screen[-1] if at_screen else 0


def screen_of(step: Step) -> str:
    """The id of the screen that a step belongs to; empty for those that the program adds."""
    if isinstance(step, ScreenStep):
        return step.screen.screen_id
    return step.screen_id if isinstance(step, QuestionStep) else ""


def _between(lesson: Lesson) -> Iterator[Step]:
    for screen in lesson.screens:
        if screen.kind is not ScreenKind.QUESTIONS:
            yield ScreenStep(screen)
            continue
        if screen.plain.strip():
            yield ScreenStep(screen)
        yield from _asked(lesson.questions, screen.screen_id)


def _asked(questions: Sequence[Question], screen_id: str) -> Iterator[QuestionStep]:
    for number, question in enumerate(questions, start=1):
        yield QuestionStep(question, number, len(questions), screen_id)
