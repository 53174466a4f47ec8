"""What a day has to know of a lesson: enough for a card."""

from __future__ import annotations

from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class LessonHead:
    """A lesson by its name and its length. ``number`` from 1."""

    lesson_id: str
    number: int
    title: str
    minutes: int
