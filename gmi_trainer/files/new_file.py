"""Writing a file that was not there: whole or not at all, and never over another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import write_atomically


def refuse_if_there(path: Path) -> None:
    """UserProblem: EXPORT_IS_THERE."""
    try:
        is_there = path.exists() or path.is_symlink()
    except OSError as error:  # a folder that may not be looked into
        raise _not_written(path) from error
    if is_there:
        raise UserProblem(Problem.EXPORT_IS_THERE, file=path.name)


def write_new(path: Path, pieces: Iterable[bytes]) -> None:
    """Beside its target, to the disk, then renamed; only this user may read it.

    UserProblem: EXPORT_IS_THERE, DISK_FULL or PAPER_NOT_WRITTEN; then nothing is left of it.
    """
    refuse_if_there(path)
    with told_as_paper(path):
        write_atomically(path, b"".join(pieces))


@contextmanager
def told_as_paper(path: Path) -> Iterator[None]:
    """A full disk is told as such; any other trouble with the place means: choose another one."""
    try:
        yield
    except UserProblem as problem:
        if problem.problem is not Problem.FOLDER_NOT_WRITABLE:
            raise
        raise _not_written(path) from problem
    except OSError as error:
        raise _not_written(path) from error


def _not_written(path: Path) -> UserProblem:
    return UserProblem(Problem.PAPER_NOT_WRITTEN, file=path.name, folder=str(path.parent))
