"""Brings photos in, one job a photo: the window stays awake, memory small, and Stop works after each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.own_picture_ports import FoundPhotos, Photo
from gmi_trainer.services.own_pictures import OwnPicturesService
from gmi_trainer.ui.background import Background

MOST_AT_ONCE = 200
"""Nobody sorts more in one go; and a whole disk of photos was not meant."""

STOPS_ALL = (
    Problem.DISK_FULL,
    Problem.RECORD_BUSY,
    Problem.RECORD_OUT_OF_REACH,
    Problem.RECORD_DAMAGED,
    Problem.FOLDER_NOT_WRITABLE,
    Problem.RECORD_UNREADABLE,
)
"""What is the matter with the record is the same for the next photo."""


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What came of a choice of files. ``added``: by uuid. ``more``: left for another time."""

    added: tuple[str, ...] = ()
    already: int = 0
    problems: tuple[UserProblem, ...] = ()
    more: int = 0
    stopped: bool = False


class PhotoImport(QObject):
    """One at a time. Files are read in jobs; each photo is written here, in the window's thread."""

    stepped = Signal(int, int)  # so many of so many are done
    ended = Signal(object)  # BroughtIn

    def __init__(self, service: OwnPicturesService, jobs: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._jobs = jobs
        self._part = BodyPart.HAND
        self._known: frozenset[str] = frozenset()
        self._is_stopped = False
        self._waiting: list[Path] = []
        self._count = 0
        self._more = 0
        self._added: list[str] = []
        self._already = 0
        self._problems: list[UserProblem] = []

    def begin(self, chosen: Sequence[Path], part: BodyPart) -> None:
        """Bring in files, and the photos in folders. ``part``: what they will show unless the person says otherwise."""
        self._part = part
        self._known = self._service.sources()
        self._is_stopped = False
        self._added, self._problems, self._already, self._more = [], [], 0, 0
        service, wanted = self._service, tuple(chosen)
        self._jobs.run(lambda _job: service.find(wanted), self._on_found, owner=self)

    def stop(self) -> None:
        """What is in stays in; nothing more is read."""
        self._is_stopped = True

    def _on_found(self, found: FoundPhotos) -> None:
        self._waiting, self._count, self._more = list(found.files), len(found.files), found.more
        self._read_next()

    def _read_next(self) -> None:
        self.stepped.emit(self._count - len(self._waiting), self._count)
        if not self._waiting or self._is_stopped or len(self._added) >= MOST_AT_ONCE:
            self.ended.emit(
                BroughtIn(
                    tuple(self._added),
                    self._already,
                    tuple(self._problems),
                    self._more + len(self._waiting),
                    stopped=self._is_stopped and bool(self._waiting),
                )
            )
            return
        service, file, known = self._service, self._waiting.pop(0), self._known
        self._jobs.run(
            lambda _job: service.read(file, known), self._on_read, owner=self, on_problem=self._on_refused
        )

    def _on_read(self, photo: Photo | None) -> None:
        try:
            uuid = self._service.keep(photo, self._part) if photo is not None else None
        except UserProblem as problem:
            self._on_refused(problem)
            return
        if uuid is None:
            self._already += 1
        else:
            self._added.append(uuid)
        self._read_next()

    def _on_refused(self, problem: UserProblem) -> None:
        self._problems.append(problem)
        if problem.problem in STOPS_ALL:
            self._is_stopped = True
        self._read_next()
