"""Technical notes about a run: a small rotating file without names, notes or ratings, and the crash file."""

from __future__ import annotations

import faulthandler
import logging
import time
import traceback
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import TextIO

from gmi_trainer.domain.problems import UserProblem

LOGGER = "gmi_trainer"
LOG_FILE = "gmi-trainer.log"
CRASH_FILE = "crash.log"
PREVIOUS_CRASH_FILE = "crash-before.log"
LARGEST_BYTES = 500_000
KEPT_FILES = 3
LONGEST_CHAIN = 10
"""Errors that came of one another."""

_PRIVATE_FILE_MODE = 0o600
_OF_THE_PROGRAM = (
    AttributeError,
    TypeError,
    NameError,
    ImportError,
    MemoryError,
    RecursionError,
    RuntimeError,
)
"""What these say names parts of the program, and no values."""

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Logs:
    """Logging and faulthandler of this process, until closed."""

    def __init__(self, handler: logging.Handler, crash_file: TextIO | None, *, crashed_before: bool) -> None:
        self._handler = handler
        self._crash_file = crash_file
        self._crashed_before = crashed_before

    @property
    def crashed_before(self) -> bool:
        """Whether the last run ended in a crash of the interpreter itself; its trace is kept."""
        return self._crashed_before

    def close(self) -> None:
        """Let go of both files."""
        if self._crash_file is not None:
            faulthandler.disable()
            self._crash_file.close()
        logger = logging.getLogger(LOGGER)
        logger.removeHandler(self._handler)
        self._handler.close()


def start_logging(folder: Path, *, home: Path | None = None) -> Logs:
    """Write this program's log into a folder that is there already, and a trace should Python itself crash.

    ``home`` is written as "~", because a user's folder often bears their name. Where a file cannot be
    written (it belongs to somebody else, the disk is full) the program runs without it.
    """
    crash_file, crashed_before = _start_crash_file(folder)
    logger = logging.getLogger(LOGGER)
    logger.setLevel(logging.INFO)
    handler: logging.Handler
    try:
        handler = _PrivateRotatingFile(folder / LOG_FILE, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_HomelessFormatter(home if home is not None else Path.home()))
    logger.addHandler(handler)
    return Logs(handler, crash_file, crashed_before=crashed_before)


def _start_crash_file(folder: Path) -> tuple[TextIO | None, bool]:
    """Where a crash is traced from now on, and whether the last run left a trace."""
    crash_path = folder / CRASH_FILE
    try:
        crashed_before = crash_path.exists() and crash_path.stat().st_size > 0
        if crashed_before:
            crash_path.replace(folder / PREVIOUS_CRASH_FILE)
        crash_path.touch(_PRIVATE_FILE_MODE)
        crash_file = crash_path.open("w", encoding="utf-8")
    except OSError:
        return None, False
    faulthandler.enable(crash_file)
    return crash_file, crashed_before


class _PrivateRotatingFile(logging.FileHandler):
    """Only this user may read the log, it never grows large, and a full disk does not stop the program.

    Python's own rotating file comes with pickling and networks, which every start would read for nothing.
    """

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if (
                self.stream is not None
                and self.stream.tell() + len(self.format(record).encode()) >= LARGEST_BYTES
            ):
                self.stream.close()
                self._rotate()
        except OSError:
            self.handleError(record)
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        """The log is the last thing to report a problem to."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(_PRIVATE_FILE_MODE)
        return super()._open()

    def _rotate(self) -> None:
        """log -> log.1 -> log.2 ... the last one goes; where that cannot be, it is begun anew."""
        current = Path(self.baseFilename)
        names = [current, *(current.with_name(f"{current.name}.{n}") for n in range(1, KEPT_FILES + 1))]
        try:
            for later, earlier in zip(names[:0:-1], names[-2::-1], strict=True):
                if earlier.exists():
                    earlier.replace(later)
        except OSError:
            current.write_bytes(b"")
        finally:
            self.stream = self._open()


class _HomelessFormatter(logging.Formatter):
    """Time in UTC, level, where, what; the home folder as "~"."""

    def __init__(self, home: Path) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")
        self.converter = time.gmtime
        self._home = str(home)

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        return text.replace(self._home, "~") if len(self._home) > 1 else text

    def formatException(self, ei: _ExcInfo) -> str:
        """Where in the program it happened, and what kind of error it was. The words of an error may be a person's own,
        or the name of a file: only those that speak of the program alone are written down."""
        error = ei[1]
        told: list[str] = []
        while error is not None and len(told) < LONGEST_CHAIN:
            told.append("".join([*traceback.format_tb(error.__traceback__), _kind_of(error)]))
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n\nWhich came of this, or beside it:\n\n".join(told[::-1]) if told else ""


def _kind_of(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, OSError):
        return f"{name}: {error.strerror or 'without a reason'}"
    if isinstance(error, UserProblem):
        return f"{name}: {error.problem.value}"
    return f"{name}: {error}" if isinstance(error, _OF_THE_PROGRAM) else f"{name} (its words are left out)"
