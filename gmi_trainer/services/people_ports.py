"""People on this computer, their records and the copies of them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """One person on this computer: a folder with their record. The name lives inside the record."""

    profile_id: str
    name: str
    created_utc: str


class Profiles(Protocol):
    """The people on this computer."""

    def list(self) -> tuple[Profile, ...]:
        """Everyone, in the order in which they came; no name where a record cannot be read."""
        ...

    def find(self, profile_id: str) -> Profile | None:
        """One of them, without looking at the others."""
        ...

    def count(self) -> int:
        """How many there are; no record is opened."""
        ...

    def create(self, name: str) -> Profile:
        """A new person with an empty record."""
        ...

    def rename(self, profile_id: str, name: str) -> None:
        """Call someone by another name. UserProblem(PROFILE_MISSING) where they are gone."""
        ...


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """What a record holds, for a before-and-after in plain words."""

    sessions: int
    trials: int
    first_day: str | None
    last_day: str | None
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Backup:
    """A checked copy of a record."""

    backup_id: str
    path: Path
    made_utc: datetime
    size_bytes: int


class Backups(Protocol):
    """Copies of one record: made by SQLite's own backup, checked after writing, thinned over time."""

    def make(self) -> Backup:
        """A new checked copy; UserProblem(BACKUP_FAILED or DISK_FULL) and nothing half-written otherwise."""
        ...

    def list(self) -> tuple[Backup, ...]:
        """The copies there are, newest first."""
        ...

    def facts_of(self, backup: Backup) -> RecordFacts:
        """What is inside a copy; UserProblem(BACKUP_DAMAGED) where it cannot be trusted."""
        ...

    def facts_now(self) -> RecordFacts:
        """What is in the record now."""
        ...

    def changed_since_last(self) -> bool:
        """Whether the record was written to since the newest copy."""
        ...

    def restore(self, backup: Backup) -> None:
        """Put a copy in the record's place, with the record closed; today's is kept as a copy first.

        UserProblem: BACKUP_DAMAGED, RECORD_NEWER, RECORD_BUSY, DISK_FULL; then nothing has changed.
        """
        ...
