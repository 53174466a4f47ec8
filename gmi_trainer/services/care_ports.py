"""What taking care of a record needs of the world: a copy to read from, a zip file, and a way to erase."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.people_ports import Profile

Progress = Callable[[int, int], None]
"""How many steps are done, of how many."""

Cancelled = Callable[[], bool]
"""Asked between steps: does nobody want this any more?"""


class ColumnShape(Protocol):
    """A column as it is declared, once, for the whole program."""

    @property
    def name(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def optional(self) -> bool: ...


class TableShape(Protocol):
    """A table of the record."""

    @property
    def name(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    @property
    def columns(self) -> Sequence[ColumnShape]: ...
    @property
    def derived(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class RecordContents:
    """What is in a record: whose it is, and how many rows each table has."""

    person_uuid: str
    name: str
    first_day: str | None
    last_day: str | None
    rows: Mapping[str, int]

    @property
    def sessions(self) -> int:
        """How many activities."""
        return self.rows.get("session", 0)

    @property
    def own_pictures(self) -> int:
        """How many photos of the person's own."""
        return self.rows.get("own_picture", 0)


class Snapshot(Protocol):
    """A record as it was at one moment, in a copy of its own that nobody else has open."""

    def pieces(self) -> Iterator[bytes]:
        """The copy as one file: whole, without a journal and without free pages."""
        ...

    @property
    def schema_version(self) -> int:
        """How many migrations it has."""
        ...

    @property
    def tables(self) -> Sequence[TableShape]:
        """Its tables, each after those it refers to."""
        ...

    def count(self, table: str) -> int:
        """How many rows a table has."""
        ...

    def rows(self, table: str) -> Iterator[Sequence[object]]:
        """The rows of a table, values in the order of its columns."""
        ...


class RecordReader(Protocol):
    """Reads anybody's record while it may be open."""

    def contents(self, profile_id: str) -> RecordContents:
        """What is in it now."""
        ...

    def snapshot(
        self, profile_id: str, *, with_name: bool, own_pictures: Collection[str] = ()
    ) -> AbstractContextManager[Snapshot]:
        """A copy of this moment, gone again when the block ends. Without the name it is in no byte of it.

        ``own_pictures``: those of the person's own that come along, by uuid. Of all others no byte is in it.
        """
        ...


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a record came from."""

    source: str
    sha256: str


Unpack = Callable[[BinaryIO], None]
"""Writes the database out of a checked zip to where it is wanted."""


class RecordAdopter(Protocol):
    """Takes in records from elsewhere. Each becomes a person of its own; nothing that is here is touched."""

    def look(self, unpack: Unpack, file: str) -> RecordContents:
        """What is in it, once it is known to be whole, ours and not newer than we are.

        UserProblem: EXPORT_DAMAGED, EXPORT_FOREIGN or EXPORT_NEWER, about ``file``.
        """
        ...

    def holder_of(self, person_uuid: str) -> Profile | None:
        """Who on this computer has this person's record already."""
        ...

    def adopt(self, unpack: Unpack, file: str, provenance: Provenance) -> Profile:
        """Make a new profile of it, of today's shape, with a row that says where it came from."""
        ...


@dataclass(frozen=True, slots=True)
class ZippedRecord:
    """A zip that passed its check: hashes, sizes and names are as they should be."""

    written_utc: datetime
    app_version: str
    sha256: str
    unpack: Unpack


class RecordZips(Protocol):
    """The open zip file that a record travels in."""

    def write(
        self,
        target: Path,
        snapshot: Snapshot,
        *,
        with_name: bool,
        written_utc: datetime,
        progress: Progress,
        cancelled: Cancelled,
    ) -> bool:
        """Write it beside its target, check it, rename it. False where it was cancelled; then nothing is left.

        UserProblem: DISK_FULL or EXPORT_NOT_WRITTEN; then nothing is left either.
        """
        ...

    def opened(self, path: Path, cancelled: Cancelled) -> AbstractContextManager[ZippedRecord]:
        """Check a zip from outside. UserProblem in one sentence where it cannot be believed."""
        ...


@dataclass(frozen=True, slots=True)
class ErasingFacts:
    """What would go. ``sessions`` is None where the record cannot be read."""

    sessions: int | None
    backups: int
    size_bytes: int


class Eraser(Protocol):
    """Takes a person off this computer for good."""

    def facts(self, profile_id: str) -> ErasingFacts:
        """What there is of them."""
        ...

    def erase(self, profile_id: str) -> None:
        """Write over and remove all of it. Asked again it goes on where it was stopped.

        UserProblem: PROFILE_MISSING, RECORD_BUSY or FOLDER_NOT_WRITABLE (then nothing was touched), or
        ERASING_UNFINISHED, which names what is left.
        """
        ...

    def unfinished(self) -> tuple[str, ...]:
        """Whose erasing was begun and not finished."""
        ...
