"""Somebody who reads lessons: turns pages as a person does, once the screen was seen, and has read some before."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from gmi_trainer import resources
from gmi_trainer.bootstrap.workspaces import WorkspaceOpener, load_library
from gmi_trainer.content.lesson_files import LessonFolder
from gmi_trainer.domain.lesson import Course, Lesson, Option, Question
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.learning import LearningService
from gmi_trainer.ui.learn.reader import READ_FIRST_MS
from tests.e2e.hands import Person
from tests.e2e.running import Running
from tests.e2e.watching import until
from tests.fakes import FakeClock

TURNS_WITHIN_S = 10
MOST_PRESSES = 60


def lessons_of_program() -> Course:
    """As they are in their files."""
    return LessonFolder(resources.find("lessons")).load("en").course


def right(question: Question) -> Option:
    """What fits best."""
    return next(option for option in question.options if option.is_right)


def wrong(question: Question) -> Option:
    """The first that does not fit."""
    return next(option for option in question.options if not option.is_right)


@dataclass(frozen=True, slots=True)
class InView:
    """What tells one view of a lesson from another."""

    title: str
    title_y: int
    where: str
    on: str


@dataclass(frozen=True, slots=True)
class Learner:
    """In front of a lesson, or of questions that came back (``stage`` is "review" then)."""

    running: Running
    stage: str = "lesson"

    def view(self) -> InView:
        """What is in view now; empty where there is no lesson."""
        seen = {one.identifier.rpartition(f"{self.stage}.")[2]: one for one in self.running.look()}
        title, where, on = (seen.get(part) for part in ("title", "progress", "on"))
        return InView(
            title.words if title is not None else "",
            title.place.y if title is not None and title.place is not None else 0,
            where.words if where is not None else "",
            on.name if on is not None else "",
        )

    def is_at(self, title: str) -> None:
        """A screen of that title is in view."""
        until(lambda: self.view().title == title, TURNS_WITHIN_S, f"{title!r} is in view")

    def press(self, key: str) -> InView:
        """A key that leads on, or moves what is in view."""
        before = self.view()
        self.running.desk.screen.tap(key)
        return self.changed_from(before, key)

    def changed_from(self, before: InView, what: str) -> InView:
        """What is in view once it is something else."""

        def changed() -> InView | None:
            now = self.view()
            return now if now != before else None

        return until(changed, TURNS_WITHIN_S, f"{what} leads on from {before}")

    def read_until(self, title: str) -> list[str]:
        """Space, and nothing else, until a screen of that title is in view; the titles that were met."""
        met = [self.view().title]
        for _ in range(MOST_PRESSES):
            if met[-1] == title:
                return met
            now = self.press("space")
            if now.title != met[-1]:
                met.append(now.title)
        raise AssertionError(f"Space never came to {title!r}, only to {met}")

    def answer(self, question: Question, option: Option) -> None:
        """By its digit; then why is in view."""
        self.is_at(question.stem)
        self.running.desk.screen.tap(str(question.options.index(option) + 1))
        self.running.wait_for(name=option.why)
        self.running.wait_for(name=right(question).why)

    def leave_out(self, question: Question, person: Person) -> None:
        """Nobody has to answer."""
        self.is_at(question.stem)
        before = self.view()
        person.choose(f"{self.stage}.skip")
        self.changed_from(before, "leaving it out")

    def go_on_once_read(self, from_title: str) -> None:
        """The first key after an answer is taken once there was time to see it."""
        seen_s = time.monotonic()
        until(lambda: time.monotonic() - seen_s > READ_FIRST_MS / 1000, 5, "it was read")
        for _ in range(MOST_PRESSES):
            if self.press("space").title != from_title:
                return
        raise AssertionError(f"Space never led on from {from_title!r}")


@contextmanager
def learning(data: Path, clock: Clock) -> Iterator[LearningService]:
    """The program's own service on the person's record, at a time that is given."""
    workspace = WorkspaceOpener(DataPaths(data), clock, load_library()).open_last(None)
    try:
        yield workspace.learning()
    finally:
        workspace.close()


def some_days_ago(days: int) -> FakeClock:
    """In the person's own time."""
    now = SystemClock()
    return FakeClock(utc=now.utc_now() - timedelta(days=days), offset_min=now.utc_offset_min())


def has_read(
    data: Path, *lessons: Lesson, days_ago: int, chosen: Callable[[Question], Option] = right
) -> Path:
    """Each to its end, with all its questions answered. Returns the data folder."""
    with learning(data, some_days_ago(days_ago)) as service:
        for lesson in lessons:
            sitting = service.begin(lesson)
            service.keep_place(sitting, lesson.screens[-1].screen_id)
            for question in lesson.questions:
                service.answer(sitting, question, chosen(question).option_id)
            service.finish(sitting)
    return data


def has_begun(data: Path, lesson: Lesson, screen_id: str) -> Path:
    """Left in the middle, at that screen. Returns the data folder."""
    with learning(data, SystemClock()) as service:
        sitting = service.begin(lesson)
        service.keep_place(sitting, screen_id)
        service.leave(sitting)
    return data
