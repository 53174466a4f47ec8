"""Joins what a clinic has beside its people's records. Read when Clinic is first opened, or somebody is deleted."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from gmi_trainer import __version__
from gmi_trainer.bootstrap.plan_templates import load_templates
from gmi_trainer.bootstrap.workspaces import WorkspaceOpener, key_for_new, new_uuid, profile_folders
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clinic import Roster
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.guest import Guests
from gmi_trainer.services.own_templates import OwnTemplateShelf
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.picture_ports import Catalogue
from gmi_trainer.services.plan_drafts import PlanDrafts, PlanSupplies
from gmi_trainer.services.protection_ports import CLINIC
from gmi_trainer.services.quick_test import QuickTestService
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.storage import driver
from gmi_trainer.storage.clinic_file import CLINIC_FILE, ClinicFile
from gmi_trainer.storage.database import Record, open_record
from gmi_trainer.storage.erase import GuestEraser
from gmi_trainer.storage.facts_reader import SqliteFactsReader
from gmi_trainer.storage.key_ring import KEY_BYTES
from gmi_trainer.storage.plan_body import body_text, plan_from
from gmi_trainer.storage.profiles import ProfileFolders
from gmi_trainer.storage.quick_tests import SqliteQuickTests

if TYPE_CHECKING:  # read when a result is opened
    from gmi_trainer.services.results_in import ClinicResults

log = logging.getLogger(__name__)

KEY_FILE = "key.age"
"""The clinic's secret key, beside its file."""


def clinic_file(paths: DataPaths) -> ClinicFile:
    """The clinic's own file; it is made when something is first asked of it, encrypted where records are."""
    return ClinicFile(paths.clinic / CLINIC_FILE, lambda: key_for_new(paths, CLINIC))


def is_protected(paths: DataPaths) -> bool:
    """Whether records are encrypted on this computer, or are about to be."""
    if not (paths.lock_seal.exists() or paths.recovery.exists()):
        return False
    from gmi_trainer.bootstrap.protecting import may_be_encrypted

    return may_be_encrypted(paths)


def seal_for_clinic(paths: DataPaths, public: str) -> None:
    """The clinic has a key from now on: its paper opens all encrypted records here, as the recovery sheet does.

    Where that cannot be written down now, it is after the next unlocking; the key itself is made all the same.
    """
    if is_protected(paths):
        from gmi_trainer.bootstrap.protecting import make_protection

        try:
            make_protection(paths, SystemClock()).seal_for_clinic(public)
        except UserProblem as problem:
            log.warning("records were not sealed for the clinic's key yet: %s", problem.problem)


def make_roster(paths: DataPaths, clock: Clock, file: ClinicFile | None = None) -> Roster:
    """The people of the clinic. ``file``: the clinic's own, where it is in use already."""
    folders = profile_folders(paths, clock)
    return Roster(file or clinic_file(paths), SqliteFactsReader(paths.profiles, folders), folders, clock)


def make_clinic_results(paths: DataPaths, clock: Clock, file: ClinicFile) -> ClinicResults:
    """The clinic's key and the way in for results. Read when somebody opens one, or looks at the key."""
    from gmi_trainer.exchange.key_file import SealedKeyFile
    from gmi_trainer.exchange.result_file import ResultZips
    from gmi_trainer.exchange.sealed import LARGEST_SEALED_BYTES, AgeSealing
    from gmi_trainer.files.reading import read_limited
    from gmi_trainer.services.clinic_keys import ClinicKeys
    from gmi_trainer.services.results_in import ClinicResults, ResultsIn
    from gmi_trainer.storage.database import VERSION
    from gmi_trainer.storage.results import SqliteResults

    sealing = AgeSealing()
    key_file = SealedKeyFile(paths.clinic / KEY_FILE, sealing)
    folders = profile_folders(paths, clock)
    store = SqliteResults(folders, paths.backups_of, clock, new_uuid, __version__)
    inn = ResultsIn(
        ResultZips(__version__, VERSION),
        sealing,
        key_file,
        store,
        clock,
        lambda path: read_limited(path, LARGEST_SEALED_BYTES),
    )
    keys = ClinicKeys(
        file,
        key_file,
        sealing,
        clock,
        lambda public: seal_for_clinic(paths, public),
        lambda: is_protected(paths),
    )
    return ClinicResults(keys, inn)


def make_guests(
    paths: DataPaths,
    clock: Clock,
    catalogue: Catalogue,
    language: str,
    is_protected: Callable[[], bool] = lambda: False,
) -> Guests:
    """Guests live in a data folder of their own, with the same pictures.

    ``is_protected``: whether records are encrypted on this computer. Then so is a guest's, with a key that no file ever
    holds: what a crash leaves behind is noise.
    """

    def open_workspace() -> Workspace:
        apart = DataPaths(paths.guest)
        apart.make()
        guest_id = new_uuid()
        if is_protected():
            driver.KEYS.put(guest_id, secrets.token_bytes(KEY_BYTES))
        try:
            profile = ProfileFolders(apart.profiles, clock, lambda: guest_id).create("")
            return WorkspaceOpener(apart, clock, catalogue, language).open(profile)
        except BaseException:
            driver.KEYS.take(guest_id)
            raise

    return Guests(GuestEraser(paths.guest), open_workspace, driver.KEYS.take)


def make_plan_supplies(file: ClinicFile, clock: Clock, language: str) -> PlanSupplies:
    """What plans are written with."""

    def read(text: str) -> Plan:
        return plan_from(new_uuid(), 1, text)

    own = OwnTemplateShelf(file, body_text, read, clock.utc_now, new_uuid)
    return PlanSupplies(lambda: load_templates(language), own, PlanDrafts())


def erase_leftover_guest(paths: DataPaths) -> None:
    """What a crash left of a guest."""
    GuestEraser(paths.guest).erase()


def make_quick_tests(paths: DataPaths, opener: WorkspaceOpener, clock: Clock) -> QuickTestService:
    """Brings tests of guests into records."""

    def guest_path(guest_id: str) -> Path:
        return ProfileFolders(DataPaths(paths.guest).profiles, clock, new_uuid).record_path(guest_id)

    def open_record_of(profile_id: str) -> Record:
        path = opener.folders.record_path(profile_id)
        backups = opener.backups_of(Profile(profile_id, "", ""))
        return open_record(path, backups.copy_before_migrating)

    reader = SqliteFactsReader(paths.profiles, opener.folders)
    return QuickTestService(SqliteQuickTests(guest_path, open_record_of, clock, __version__), reader)
