"""Backups as a person meets them."""

from __future__ import annotations

from gmi_trainer.services.backups import BackupService
from gmi_trainer.services.changes import Changed, Changes
from tests.fakes import FakeBackups


def test_a_new_backup_is_told_to_whoever_listens() -> None:
    changes = Changes()
    told: list[Changed] = []
    changes.subscribe(told.append)
    service = BackupService(FakeBackups(), changes)

    backup = service.make()

    assert service.all() == (backup,)
    assert told == [Changed.BACKUPS]


def test_a_backup_is_made_only_when_something_changed() -> None:
    backups = FakeBackups()
    service = BackupService(backups, Changes())
    assert service.make_if_changed() is not None
    assert service.make_if_changed() is None

    backups.write_sessions(1)

    assert service.make_if_changed() is not None


def test_the_preview_shows_before_and_after_and_restoring_does_that() -> None:
    backups = FakeBackups()
    service = BackupService(backups, Changes())
    backups.write_sessions(1)
    backup = service.make()
    backups.write_sessions(2)

    now, then = service.preview(backup)
    assert (now.sessions, then.sessions) == (3, 1)

    service.restore(backup)
    assert backups.facts_now().sessions == 1
