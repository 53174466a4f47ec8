"""What a person can do with the whole of their record: take it along, bring it in, delete it."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.care_ports import (
    Cancelled,
    Eraser,
    ErasingFacts,
    Progress,
    Provenance,
    RecordAdopter,
    RecordContents,
    RecordReader,
    RecordZips,
)
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.people_ports import Profile

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """What a zip holds. ``holder`` is the person here who has the same record already, if anyone."""

    path: Path
    sha256: str
    written_utc: datetime
    contents: RecordContents
    holder: Profile | None


def never() -> bool:
    """Nobody cancels."""
    return False


def unheard(_done: int, _of: int) -> None:
    """Nobody watches how far it is."""


def export_name(day: date) -> str:
    """What an export is called where nobody says otherwise: no name of a person is in it."""
    return f"gmi-trainer-record-{day.isoformat()}.zip"


def free_path(folder: Path, name: str) -> Path:
    """A file of that name that is not there yet; "-2", "-3" ... come before its ending."""
    path = folder / name
    number = 2
    while path.exists():
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    return path


class RecordCare:
    """Works on any record, open or not. All but ``forget`` may take a while and run in background jobs."""

    def __init__(
        self,
        reader: RecordReader,
        adopter: RecordAdopter,
        zips: RecordZips,
        eraser: Eraser,
        clock: Clock,
        *,
        forgetters: Sequence[Callable[[str], None]] = (),
    ) -> None:
        """``forgetters``: whoever else keeps something about a profile, by its id, outside of its record."""
        self._reader = reader
        self._adopter = adopter
        self._zips = zips
        self._eraser = eraser
        self._clock = clock
        self._forgetters = tuple(forgetters)

    # -- taking it along ------------------------------------------------------------------------------

    def contents(self, profile_id: str) -> RecordContents:
        """What an export would hold."""
        return self._reader.contents(profile_id)

    def export(
        self,
        profile_id: str,
        target: Path,
        *,
        with_name: bool = True,
        own_pictures: Collection[str] = (),
        progress: Progress = unheard,
        cancelled: Cancelled = never,
    ) -> bool:
        """Write the whole record as an open zip. False where it was cancelled; then nothing was written.

        ``own_pictures``: the photos of the person's own that were ticked, by uuid; no other one goes along.
        UserProblem: DISK_FULL, EXPORT_NOT_WRITTEN, or what is the matter with the record itself.
        """
        with self._reader.snapshot(profile_id, with_name=with_name, own_pictures=own_pictures) as snapshot:
            return self._zips.write(
                target,
                snapshot,
                with_name=with_name,
                written_utc=self._clock.utc_now(),
                progress=progress,
                cancelled=cancelled,
            )

    # -- bringing it in -------------------------------------------------------------------------------

    def look_into(self, path: Path, cancelled: Cancelled = never) -> Found:
        """Check a zip from outside, and say what is in it. Nothing of it stays here."""
        with self._zips.opened(path, cancelled) as zipped:
            contents = self._adopter.look(zipped.unpack, path.name)
            holder = self._adopter.holder_of(contents.person_uuid)
            return Found(path, zipped.sha256, zipped.written_utc, contents, holder)

    def bring_in(self, found: Found, *, as_copy: bool = False, cancelled: Cancelled = never) -> Profile:
        """Make a new person of a zip that was looked into.

        UserProblem(PERSON_IS_HERE) where the same person is here already and no copy was asked for;
        EXPORT_DAMAGED where the file is not the one that was looked into.
        """
        holder = self._adopter.holder_of(found.contents.person_uuid)
        if holder is not None and not as_copy:
            raise UserProblem(Problem.PERSON_IS_HERE, file=found.path.name)
        with self._zips.opened(found.path, cancelled) as zipped:
            if zipped.sha256 != found.sha256:
                raise UserProblem(Problem.EXPORT_DAMAGED, file=found.path.name)
            source = (
                f"{found.path.name}, written {zipped.written_utc:%Y-%m-%d} by version {zipped.app_version}"
            )
            provenance = Provenance(source, zipped.sha256)
            return self._adopter.adopt(zipped.unpack, found.path.name, provenance)

    # -- deleting it ----------------------------------------------------------------------------------

    def what_would_go(self, profile_id: str) -> ErasingFacts:
        """What there is to delete."""
        return self._eraser.facts(profile_id)

    def forget(self, profile_id: str) -> None:
        """Let everyone who keeps something about this person outside of their record let go of it.

        In the window's thread, before ``erase``; one who cannot write it down now is gone over by ``erase``.
        """
        for forgetter in self._forgetters:
            try:
                forgetter(profile_id)
            except UserProblem as problem:
                log.warning("something could not be forgotten yet: %s", problem.problem)

    def erase(self, profile_id: str) -> None:
        """Delete a person's record and all that belongs to it. Close it first; asked again, it goes on.

        UserProblem: see ``care_ports.Eraser``.
        """
        self._eraser.erase(profile_id)

    def finish_erasing(self) -> None:
        """What a crash or a locked file has left of earlier deletions; what still cannot go waits for next time."""
        for profile_id in self._eraser.unfinished():
            with contextlib.suppress(UserProblem):
                self._eraser.erase(profile_id)

    @property
    def has_unfinished(self) -> bool:
        """Whether an earlier deletion was not finished."""
        return bool(self._eraser.unfinished())
