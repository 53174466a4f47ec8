"""The lessons that come with the program, and what is wrong in a text file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from gmi_trainer.domain.lesson_head import LessonHead
from gmi_trainer.domain.values import dataclass

if TYPE_CHECKING:  # read when somebody needs it
    from gmi_trainer.domain.lesson import Course


@dataclass(frozen=True, slots=True)
class LessonProblem:
    """One place in the lessons' files that does not fit. ``file``: as a person would name it, ``line`` from 1.

    ``is_remark``: worth a thought, and no mistake.
    """

    file: str
    line: int
    expected: str
    found: str
    is_remark: bool = False


@dataclass(frozen=True, slots=True)
class LoadedCourse:
    """All lessons that could be read, and what is the matter with the others."""

    course: Course
    problems: tuple[LessonProblem, ...] = ()


class LessonIndex(Protocol):
    """What a day has to know of the lessons, read quickly and without understanding them."""

    def heads(self) -> tuple[LessonHead, ...]:
        """The lessons there are, in their order."""
        ...

    def has_question(self, question_id: str) -> bool:
        """Whether a question is still in the lessons."""
        ...


class LessonShelf(Protocol):
    """The lessons that come with the program."""

    def load(self, language: str) -> LoadedCourse:
        """All of them in a language, or in English where a part is not translated. It never raises: what cannot
        be read is left out and told. Slow: for a background job."""
        ...
