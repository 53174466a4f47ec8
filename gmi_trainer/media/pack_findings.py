"""What is the matter with a pack: told at once, counted, never gathered."""

from __future__ import annotations

from gmi_trainer.services.packs import PackProblem, Tell

LONGEST_SHOWN = 60


class PackFindings:
    """Passes on mistakes and remarks. ``called``: the folder as a person would name it, or nothing."""

    def __init__(self, called: str, tell: Tell) -> None:
        self._called = called
        self._tell = tell
        self.mistakes = 0
        self.remarks = 0
        self.first: PackProblem | None = None

    def mistake(self, file: str, line: int, expected: str, found: str) -> None:
        """Something that has to be mended."""
        problem = PackProblem(self._named(file), line, expected, found)
        self.mistakes += 1
        self.first = self.first or problem
        self._tell(problem)

    def remark(self, file: str, line: int, expected: str, found: str) -> None:
        """Something that is worth a thought."""
        self.remarks += 1
        self._tell(PackProblem(self._named(file), line, expected, found, is_remark=True))

    def _named(self, file: str) -> str:
        return "/".join(part for part in (self._called, file) if part)


def shown(value: object) -> str:
    """What was found, not too long for a line, and without what would move a screen's cursor."""
    if value is None:
        return "nothing"
    if isinstance(value, (dict, list)):
        return "a list of values"
    if isinstance(value, bool | int | float):
        return str(value).lower()
    flat = "".join(letter if letter.isprintable() else " " for letter in str(value)[: LONGEST_SHOWN * 2])
    flat = " ".join(flat.split())
    return f'"{flat}"' if len(flat) <= LONGEST_SHOWN else f'"{flat[:LONGEST_SHOWN]}..."'
