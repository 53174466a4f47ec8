"""Backups as a person meets them: made, listed, looked into, put back."""

from __future__ import annotations

from gmi_trainer.services.people_ports import Backup, Backups, RecordFacts


class BackupService:
    """The copies of one record. All but ``restore`` work while it is open.

    Copying takes a while, so this is called from background jobs; it tells no listener, because those
    live in the window's thread. Whoever started the job looks at the list again when it is done.
    """

    def __init__(self, backups: Backups) -> None:
        self._backups = backups

    def all(self) -> tuple[Backup, ...]:
        """The copies there are, newest first."""
        return self._backups.list()

    def make(self) -> Backup:
        """A new checked copy, now."""
        return self._backups.make()

    def make_if_changed(self) -> Backup | None:
        """At the end of the day's work: a copy, where something was written since the last one."""
        return self.make() if self._backups.changed_since_last() else None

    def preview(self, backup: Backup) -> tuple[RecordFacts, RecordFacts]:
        """Before and after: what the record holds now, and what it would hold."""
        return self._backups.facts_now(), self._backups.facts_of(backup)

    def restore(self, backup: Backup) -> None:
        """Put a copy in the record's place. Close the workspace first and open a new one afterwards."""
        self._backups.restore(backup)
