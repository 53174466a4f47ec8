"""The lessons by their units, each with how it stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.learning import LearningPast, LessonState, may_be_read, state_of
from gmi_trainer.domain.lesson import Course, Lesson
from gmi_trainer.ui.learn.steps import place_of, steps_of
from gmi_trainer.ui.pages.learn.lesson_tile import LessonTile
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.words.learning import about_minutes, begun_line, needs_line, state_name, unit_line
from gmi_trainer.ui.words.translate import Translate


class LessonList(Stack):
    """A unit without a lesson is not shown: nothing is shown that is not there."""

    read_asked = Signal(str)  # the lesson's id

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, gap_px=22, parent=parent)
        self._translate = translate

    def show_course(self, course: Course, past: LearningPast) -> None:
        """All of it anew."""
        self.clear()
        for unit in course.units:
            lessons = [course.lessons[one] for one in unit.lessons if one in course.lessons]
            if lessons:
                self.add(self._unit(unit.title, lessons, course, past))

    def _unit(self, title: str, lessons: list[Lesson], course: Course, past: LearningPast) -> Section:
        done = sum(lesson.lesson_id in past.done for lesson in lessons)
        section = Section(self._look, title, unit_line(done, len(lessons), self._translate) if done else None)
        for lesson in lessons:
            tile = LessonTile(
                self._look,
                lesson,
                state_of(lesson.lesson_id, past.done, past.places),
                standing_line(lesson, course, past, self._translate),
            )
            tile.setEnabled(may_be_read(lesson, past))
            tile.clicked.connect(partial(self.read_asked.emit, lesson.lesson_id))
            section.add(tile)
        return section


def standing_line(lesson: Lesson, course: Course, past: LearningPast, translate: Translate) -> str:
    """ "About 6 minutes · New"."""
    minutes = about_minutes(lesson.minutes, translate)
    if not may_be_read(lesson, past):
        return f"{minutes} · {needs_line(lesson, course, translate)}"
    return f"{minutes} · {how_far(lesson, past, translate)}"


def how_far(lesson: Lesson, past: LearningPast, translate: Translate) -> str:
    """How a lesson stands, in words."""
    place = past.places.get(lesson.lesson_id)
    state = state_of(lesson.lesson_id, past.done, past.places)
    if place is None:
        return state_name(state, translate)
    steps = steps_of(lesson)
    line = begun_line(place_of(steps, place.screen_id, past.given) + 1, len(steps), translate)
    return f"{state_name(state, translate)} · {line}" if state is LessonState.DONE else line
