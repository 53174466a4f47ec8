"""Reading files from outside: never more than is sensible for what they are."""

from __future__ import annotations

from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem


def read_limited(path: Path, most_bytes: int) -> bytes:
    """A file's content. UserProblem: FILE_MISSING, FILE_TOO_LARGE or FILE_NOT_UNDERSTOOD (no plain file)."""
    try:
        with path.open("rb") as stream:
            content = stream.read(most_bytes + 1)
    except FileNotFoundError as error:
        raise UserProblem(Problem.FILE_MISSING, file=path.name, folder=str(path.parent)) from error
    except OSError as error:
        raise UserProblem(
            Problem.FILE_NOT_UNDERSTOOD, file=path.name, expected="it cannot be opened"
        ) from error
    if len(content) > most_bytes:
        raise UserProblem(Problem.FILE_TOO_LARGE, file=path.name, limit=most_bytes)
    return content
