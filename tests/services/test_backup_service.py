"""Backups as a person meets them."""

from __future__ import annotations

from gmi_trainer.services.backups import BackupService
from tests.fakes import FakeBackups


def test_a_new_backup_is_listed() -> None:
    service = BackupService(FakeBackups())

    first = service.make()
    second = service.make()

    assert service.all() == (second, first)


def test_a_backup_is_made_only_when_something_changed() -> None:
    backups = FakeBackups()
    service = BackupService(backups)
    assert service.make_if_changed() is not None
    assert service.make_if_changed() is None

    backups.write_sessions(1)

    assert service.make_if_changed() is not None


def test_the_preview_shows_before_and_after_and_restoring_does_that() -> None:
    backups = FakeBackups()
    service = BackupService(backups)
    backups.write_sessions(1)
    backup = service.make()
    backups.write_sessions(2)

    now, then = service.preview(backup)
    assert (now.sessions, then.sessions) == (3, 1)

    service.restore(backup)
    assert backups.facts_now().sessions == 1
