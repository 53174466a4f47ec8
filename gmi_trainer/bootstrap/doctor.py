"""Joins what ``gmi-trainer doctor`` looks with. No Qt, and nothing that an ordinary start reads."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gmi_trainer import resources
from gmi_trainer.bootstrap.packs import make_shelf
from gmi_trainer.bootstrap.unlocking import open_keys, protection_of
from gmi_trainer.cli import doctor
from gmi_trainer.cli.machine import look_at_machine
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files import inspection
from gmi_trainer.files.room import free_mb
from gmi_trainer.logs import CRASH_FILE, LOG_FILE, PREVIOUS_CRASH_FILE
from gmi_trainer.media.inspection import inspect_library
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.doctor import Doctor, EncryptionLook, Finding, FolderLook, rebuild_findings
from gmi_trainer.storage.driver import RECORD_FILE
from gmi_trainer.storage.inspection import SqliteInspector
from gmi_trainer.storage.rebuilder import SqliteRebuilder
from gmi_trainer.storage.settings_file import JsonSettingsFile
from gmi_trainer.ui.words.doctor import finding_sentence
from gmi_trainer.ui.words.translate import english


def run(options: Namespace, paths: DataPaths) -> int:
    """``gmi-trainer doctor``."""
    clock = SystemClock()
    is_open = open_keys(options, paths, is_needed=options.rebuild)
    if options.rebuild:
        if inspection.running_pid(paths.lock):
            raise UserProblem(Problem.RECORD_BUSY, file=RECORD_FILE)
        return doctor.run(options, rebuild_findings(SqliteRebuilder(paths, clock)), _in_english)
    examiner = Doctor(
        machine=look_at_machine,
        folder=lambda: look_at_folder(paths),
        records=SqliteInspector(paths, clock),
        library=lambda: inspect_library(resources.find("assets", "stimuli")),
        clock=clock,
        packs=make_shelf(paths).examined,
        encryption=lambda: look_at_encryption(paths, is_open=is_open),
    )
    return doctor.run(options, examiner.examine(), _in_english)


def look_at_encryption(paths: DataPaths, *, is_open: bool) -> EncryptionLook:
    """How many records are encrypted, and whether their keys are where they should be."""
    protection = protection_of(paths)
    if protection is None:
        return EncryptionLook()
    problems = dict(protection.damaged)
    if not protection.can_be_offered:
        problems[""] = UserProblem(Problem.ENCRYPTION_MISSING, file=RECORD_FILE)
    return EncryptionLook(
        is_on=True,
        is_open=is_open,
        records=protection.records,
        encrypted=protection.encrypted,
        left=protection.left,
        problems=problems,
    )


def look_at_folder(paths: DataPaths) -> FolderLook:
    """The data folder as it lies there; nothing is made."""
    if inspection.can_be_seen(paths.root) and not inspection.can_look_into(paths.root):
        return _closed(paths)
    folders = (paths.root, paths.logs, paths.profiles, paths.backups)
    others_may_look = inspection.open_to_others((paths.root, *_records_and_their_folders(paths)))
    return FolderLook(
        folder=str(paths.root),
        exists=paths.root.is_dir(),
        is_writable=all(
            inspection.is_writable(folder) for folder in folders if inspection.can_be_seen(folder)
        ),
        others_may_look=None if others_may_look is None else str(others_may_look),
        free_mb=free_mb(paths.root),
        locked_log=inspection.locked_file((paths.logs / LOG_FILE, paths.logs / CRASH_FILE)),
        has_crashed=any(
            inspection.has_content(paths.logs / name) for name in (CRASH_FILE, PREVIOUS_CRASH_FILE)
        ),
        pid=inspection.running_pid(paths.lock),
        has_settings=paths.settings.exists(),
        settings_problem=JsonSettingsFile(paths.settings).look(),
        kept_settings=len(list(paths.root.glob(f"{paths.settings.stem}.*-*.json"))),
    )


def _records_and_their_folders(paths: DataPaths) -> tuple[Path, ...]:
    """What only its owner may look into; what cannot be seen is told as a record that cannot be opened."""
    if not inspection.can_look_into(paths.profiles):
        return ()
    folders = sorted(paths.profiles.iterdir())
    records = (folder / RECORD_FILE for folder in folders)
    return (*folders, *(record for record in records if inspection.can_be_seen(record)))


def _closed(paths: DataPaths) -> FolderLook:
    """There is something, but this user may not look into it."""
    return FolderLook(
        folder=str(paths.root),
        exists=True,
        is_writable=False,
        others_may_look=None,
        free_mb=free_mb(paths.root),
        locked_log=None,
        has_crashed=False,
        pid=0,
        has_settings=False,
        settings_problem=None,
        kept_settings=0,
    )


def _in_english(finding: Finding) -> str:
    return finding_sentence(finding, english)
