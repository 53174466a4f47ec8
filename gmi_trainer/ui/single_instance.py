"""One running program a data folder: a second start hands its wish to the first and goes away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import write_atomically

if TYPE_CHECKING:  # what listens needs Qt's network part, which is read once the window is up
    from gmi_trainer.ui.later_starts import LaterStarts


class SingleInstance(QObject):
    """Holds the data folder for this process and, once asked to, listens for later starts."""

    asked = Signal(list)  # the command line's words of a second start; empty: just come to the front

    def __init__(self, data_folder: Path, lock_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = data_folder
        self._file = lock_file
        self._lock = QLockFile(str(lock_file))
        self._lock.setStaleLockTime(0)  # as long as its process lives, however long that is
        self._later: LaterStarts | None = None

    @property
    def is_listening(self) -> bool:
        """Whether later starts are heard."""
        return self._later is not None and self._later.is_listening

    def take(self) -> bool:
        """Become the one. False where another process already is.

        UserProblem: DISK_FULL or FOLDER_NOT_WRITABLE, where no lock can be written.
        """
        if self._lock.tryLock(0) or (self._is_nobodys and self._lock.tryLock(0)):
            return True
        if self._lock.error() is QLockFile.LockError.LockFailedError:
            return False
        self.try_to_write()
        raise UserProblem(Problem.FOLDER_NOT_WRITABLE, folder=str(self._file.parent))

    def try_to_write(self) -> None:
        """Qt does not say why a lock cannot be written; the system does, when something else is.

        UserProblem: DISK_FULL or FOLDER_NOT_WRITABLE. Then a dead program's lock cannot be taken away either.
        """
        trial = self._file.with_name(f"{self._file.name}.try")
        write_atomically(trial, b"can anything be written here?")
        trial.unlink(missing_ok=True)

    @property
    def _is_nobodys(self) -> bool:
        """A lock that names no process: what a power cut left. True once it is gone; one that is held stays."""
        process_id, _host, _program = self._lock.getLockInfo()
        return process_id == 0 and self._lock.removeStaleLockFile()

    def listen(self) -> None:
        """Hear later starts from now on. One that comes before waits a while for this."""
        if self._later is None and self._lock.isLocked():
            from gmi_trainer.ui.later_starts import LaterStarts

            self._later = LaterStarts(self._folder, self)
            self._later.asked.connect(self.asked)
            self._later.listen()

    def release(self) -> None:
        """Let the next one in."""
        if self._later is not None:
            self._later.close()
            self._later = None
        self._lock.unlock()
