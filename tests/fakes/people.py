"""Stand-ins for people's folders, their choices and their backups."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.people_ports import Backup, Profile, RecordFacts
from tests.fakes.clock import FakeClock


class FakePreferences:
    """Small choices (diary_ports.Preferences)."""

    def __init__(self, **values: object) -> None:
        self.values = dict(values)

    def get(self, name: str) -> object | None:
        return self.values.get(name)

    def put(self, name: str, value: object) -> None:
        self.values[name] = value


class FakeProfiles:
    """People without folders (people_ports.Profiles)."""

    def __init__(self) -> None:
        self.profiles: dict[str, Profile] = {}

    def list(self) -> tuple[Profile, ...]:
        return tuple(self.profiles.values())

    def find(self, profile_id: str) -> Profile | None:
        return self.profiles.get(profile_id)

    def count(self) -> int:
        return len(self.profiles)

    def create(self, name: str) -> Profile:
        number = len(self.profiles) + 1
        profile = Profile(f"profile-{number}", name, f"2025-03-{number:02d}T08:30:00.000000Z")
        self.profiles[profile.profile_id] = profile
        return profile

    def rename(self, profile_id: str, name: str) -> None:
        if profile_id not in self.profiles:
            raise UserProblem(Problem.PROFILE_MISSING)
        self.profiles[profile_id] = replace(self.profiles[profile_id], name=name)


class FakeBackups:
    """Copies of a record that is only a count of sessions (people_ports.Backups)."""

    def __init__(self, clock: FakeClock | None = None) -> None:
        self._clock = clock if clock is not None else FakeClock()
        self._sessions = 0
        self._copies: dict[str, tuple[Backup, int]] = {}
        self._changed = True

    def write_sessions(self, count: int) -> None:
        """The record changes."""
        self._sessions += count
        self._changed = True

    def make(self) -> Backup:
        number = len(self._copies) + 1
        made = self._clock.utc_now() + timedelta(milliseconds=number)
        backup = Backup(f"copy-{number}", Path(f"copy-{number}.sqlite3"), made, 1000)
        self._copies[backup.backup_id] = (backup, self._sessions)
        self._changed = False
        return backup

    def list(self) -> tuple[Backup, ...]:
        return tuple(backup for backup, _ in reversed(self._copies.values()))

    def facts_of(self, backup: Backup) -> RecordFacts:
        if backup.backup_id not in self._copies:
            raise UserProblem(Problem.BACKUP_DAMAGED, file=backup.path.name)
        return _facts(self._copies[backup.backup_id][1])

    def facts_now(self) -> RecordFacts:
        return _facts(self._sessions)

    def changed_since_last(self) -> bool:
        return self._changed

    def restore(self, backup: Backup) -> None:
        then = self.facts_of(backup).sessions
        self.make()
        self._sessions = then
        self._changed = True


def _facts(sessions: int) -> RecordFacts:
    day = "2025-03-10" if sessions else None
    return RecordFacts(sessions, sessions * 40, day, day, 1000)
