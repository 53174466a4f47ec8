"""Joins what takes care of whole records: exports, imports, deletion. No Qt."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence

from gmi_trainer import __version__
from gmi_trainer.bootstrap.unlocking import open_keys, protection_of
from gmi_trainer.bootstrap.workspaces import new_uuid, profile_folders
from gmi_trainer.exchange.record_zip import RecordZipFiles
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.machine_settings import MachineSettingsService
from gmi_trainer.services.people_ports import Backup
from gmi_trainer.services.record_care import RecordCare
from gmi_trainer.storage.adopt import SqliteRecordAdopter
from gmi_trainer.storage.backup import SqliteBackups
from gmi_trainer.storage.erase import RecordEraser
from gmi_trainer.storage.settings_file import JsonSettingsFile
from gmi_trainer.storage.snapshot import SqliteRecordReader


def record_care(paths: DataPaths, forgetters: Sequence[Callable[[str], None]] = ()) -> RecordCare:
    """Care for every record under a data folder. ``forgetters`` keep something by a person's id elsewhere."""
    clock = SystemClock()
    folders = profile_folders(paths, clock)

    def backups_of(profile_id: str) -> tuple[Backup, ...]:
        record = folders.record_path(profile_id)
        return SqliteBackups(record, paths.backups_of(profile_id), clock).list()

    return RecordCare(
        SqliteRecordReader(folders.record_path),
        SqliteRecordAdopter(
            paths.profiles, folders, clock, new_uuid, __version__, lambda: protection_of(paths) is not None
        ),
        RecordZipFiles(__version__),
        RecordEraser(paths, backups_of),
        clock,
        forgetters=forgetters,
    )


def run_export(options: Namespace, paths: DataPaths) -> int:
    """``gmi-trainer export``."""
    from gmi_trainer.cli import export

    open_keys(options, paths)
    settings = MachineSettingsService(JsonSettingsFile(paths.settings)).current
    people = profile_folders(paths, SystemClock()).list()
    return export.run_export(options, record_care(paths), people, settings.last_profile)


def run_import(options: Namespace, paths: DataPaths) -> int:
    """``gmi-trainer import``."""
    from gmi_trainer.cli import export

    paths.make()
    open_keys(options, paths)
    return export.run_import(options, record_care(paths))
