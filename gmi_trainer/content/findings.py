"""What is the matter with the lessons' files: gathered while they are read, all of it and not only the first."""

from __future__ import annotations

from gmi_trainer.services.lesson_ports import LessonProblem

LONGEST_SHOWN = 60
UNKNOWN_CLAIM = "a claim that claims.yaml has"


class Findings:
    """Gathers mistakes and remarks."""

    def __init__(self) -> None:
        self._found: dict[LessonProblem, None] = {}
        self._follows: set[str] = set()

    @property
    def problems(self) -> tuple[LessonProblem, ...]:
        """All of them by file and line."""
        found = (one for one in self._found if one.expected not in self._follows)
        return tuple(sorted(found, key=lambda one: (one.file, one.line)))

    def only_follows(self, expected: str) -> None:
        """Mistakes of this kind all come from one that is told: they would bury it."""
        self._follows.add(expected)

    def mistake(self, file: str, line: int, expected: str, found: str) -> None:
        """Something that has to be mended."""
        self._found[LessonProblem(file, line, expected, found)] = None

    def remark(self, file: str, line: int, expected: str, found: str) -> None:
        """Something that is worth a thought."""
        self._found[LessonProblem(file, line, expected, found, is_remark=True)] = None


def quoted(text: str) -> str:
    """What was found, in quotation marks and not too long for a line."""
    flat = " ".join(text.split())
    return f'"{flat}"' if len(flat) <= LONGEST_SHOWN else f'"{flat[:LONGEST_SHOWN]}..."'
