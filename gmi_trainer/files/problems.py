"""The operating system's errors about files, told as problems that a person can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """A full disk and a folder that may not be written to become problems; other errors rise."""
    try:
        yield
    except OSError as error:
        values = {"file": path.name, "folder": str(path.parent)}
        if error.errno in _NO_ROOM:
            raise UserProblem(Problem.DISK_FULL, **values) from error
        if error.errno in _NOT_ALLOWED:
            raise UserProblem(Problem.FOLDER_NOT_WRITABLE, **values) from error
        raise
