"""What a look through the lessons' files came to."""

from __future__ import annotations

from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.lesson_ports import LessonProblem


@dataclass(frozen=True, slots=True)
class LessonReport:
    """``lessons``: how many there are, in whichever state and in English; ``languages``: all that were looked at."""

    lessons: int
    languages: tuple[str, ...]
    problems: tuple[LessonProblem, ...]

    @property
    def mistakes(self) -> int:
        """What has to be mended."""
        return sum(not problem.is_remark for problem in self.problems)

    @property
    def remarks(self) -> int:
        """What is worth a thought."""
        return len(self.problems) - self.mistakes


@dataclass(frozen=True, slots=True)
class FigureFault:
    """A setting of a figure that does not fit. ``way``: the keys and places that lead to it in the figure's file."""

    way: tuple[str | int, ...]
    expected: str
