"""A day in a clinic, in the program's own window, until it is killed: ``python -m tests.threats.clinic_day``.

Two people are there before records are encrypted. Then a plan is given and one kept as a template, a third person comes
with a result, a guest's quick test is kept, somebody is searched for, a copy is made and a record exported. At the end
a drill runs, a guest is there, and whatever is open stays open.
"""

from __future__ import annotations

import logging
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gmi_trainer.bootstrap import desktop
from gmi_trainer.bootstrap.care import record_care
from gmi_trainer.bootstrap.clinic import clinic_file, make_roster
from gmi_trainer.bootstrap.protecting import make_lock, make_protection
from gmi_trainer.domain.activity import DrillSpec
from gmi_trainer.domain.answering import key_map_of
from gmi_trainer.domain.body import BodyPart, InputKind, Side
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.plan_edit import NewItem, added, new_item
from gmi_trainer.domain.trial import Answer, Onset
from gmi_trainer.logs import start_logging
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.drills import NOTHING_BEFORE, DrillRun
from gmi_trainer.services.machine_settings import MachineSettings
from gmi_trainer.services.quick_test import quick_result, quick_spec
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.storage import driver
from gmi_trainer.storage.settings_file import JsonSettingsFile
from gmi_trainer.ui.collector import Collector
from gmi_trainer.ui.pages.clinic.clinic_place import ClinicPlace
from gmi_trainer.ui.single_instance import SingleInstance
from tests.whole_person import Home

ANNA, BO, CARL = "Quetzal Xylophone", "Walrus Marmalade", "Heron Zither"
OWN_WORDS = "zebra-lighthouse says it aches"
CLINIC, TEMPLATE = "Practice at the Saffron Gate", "Slow hands of the harbour"
PASSPHRASE, CLINICS_PASSPHRASE = "three quiet narwhals", "four loud cormorants"
TELLING = (
    *ANNA.split(),
    *BO.split(),
    *CARL.split(),
    "zebra",
    "lighthouse",
    "Saffron",
    "harbour",
    Scale.PAIN_AVERAGE.value,
)
"""Words that stand nowhere in the program, and how a rating is called in a record."""
SECRETS = ("narwhals", "cormorants")
ENCRYPTED, PLAIN = "encrypted", "plain"

STEP_NS = 1_000_000_000
LONGEST_WAIT_S = 120


class ClinicDay:
    """The window, its event loop in hand."""

    def __init__(self, app: QApplication, home: Home, people: tuple[str, str]) -> None:
        paths = home.paths
        collector = Collector()
        collector.hold()
        instance = SingleInstance(paths.root, paths.lock)
        self._app = app
        self._paths = paths
        self._anna, self._bo = people
        self._session = desktop._Session(
            app, Namespace(lang=None, command=None, seed=None), paths, instance, collector
        )
        self._window = self._session._desk.window

    def begin(self, encrypted: bool) -> None:
        """Locked or not, somebody's record is open afterwards, and the window is up."""
        if encrypted:
            locking = self._session._lock_of_this_computer()
            assert locking.start()
            locking._on_page_opened(locking.service.open(PASSPHRASE))
            self._until(lambda: self._session._desk.workspace is not None)
        else:
            self._session._open_last()
        self._window.show()
        self._idle()

    def live(self, result: Path, export: Path) -> None:
        """From the first to the last person of the day."""
        place = self._place()
        QTest.keyClicks(place.roster.search, ANNA.split()[0])
        self._idle()
        clinic = self._session._clinic()
        keys, inn = clinic._results().keys, clinic._results().inn
        keys.make(CLINIC, CLINICS_PASSPHRASE)
        self._give_plan(self._workspace)
        self._keep_quick_test(quick_spec(BodyPart.HAND))
        carl, merged = inn.add(inn.look_into(result), CARL)
        inn.undo(carl.profile_id, merged.import_id)
        inn.merge(inn.look_into(result), carl.profile_id)
        self._session._switch_to(self._bo)
        self._idle()
        bo = self._workspace
        bo.notes().put_for_day(bo.today.today(), OWN_WORDS)
        bo.own_pages().goals.add(OWN_WORDS)
        bo.backups.make()
        record_care(self._paths).export(self._bo, export)
        self._place()
        clinic._roster.look_again((self._anna, self._bo, carl.profile_id), bo.today.today())
        assert {entry.person.shown for entry in clinic._roster.entries()} == {ANNA, BO, CARL}

    def stop_in_the_middle(self) -> None:
        """A drill has answers in its journal, and a guest has written something."""
        workspace, guest = self._workspace, self._session._clinic()._guests.begin()
        guest.notes().put_for_day(guest.today.today(), OWN_WORDS)
        spec = quick_spec(BodyPart.HAND)
        run = workspace.drills.begin(
            workspace.drills.prepare(spec, seed=4), {"screen": OWN_WORDS}, NOTHING_BEFORE
        )
        _answer(run, spec, 5)
        logging.getLogger("gmi_trainer.tests").debug("everything is open")

    # -- steps ---------------------------------------------------------------------------------------------

    def _give_plan(self, workspace: Workspace) -> None:
        plan = Plan("plan", 1, workspace.today.today(), (), note=OWN_WORDS, made_by=CLINIC)
        plan = added(plan, new_item(NewItem.DRILL, BodyPart.HAND))
        clinic = self._session._clinic()
        clinic._plan_supplies.own.keep(TEMPLATE, plan)
        making = workspace.plans()
        making.set_next(making.draft_from(plan, made_by=CLINIC))
        tried: list[Workspace] = []

        def fill(guest: Workspace) -> None:
            guest.plans().set_plan(replace(plan, uuid="tried"))
            tried.append(guest)

        clinic.try_as_patient(fill)
        self._idle()
        assert self._workspace is tried[0]
        clinic.end_try()
        self._idle()

    def _keep_quick_test(self, spec: DrillSpec) -> None:
        clinic = self._session._clinic()
        guest = clinic._guests.begin()
        run = guest.drills.begin(guest.drills.prepare(spec, seed=3), {}, NOTHING_BEFORE)
        _answer(run, spec, 1_000)
        quick = quick_result(guest.drills.finish(run, {}), guest.drills.today())
        assert clinic._quick_tests.keep(guest.profile.profile_id, quick, self._anna)
        clinic._guests.throw_away()

    @property
    def _workspace(self) -> Workspace:
        workspace = self._session._desk.workspace
        assert workspace is not None
        return workspace

    def _place(self) -> ClinicPlace:
        self._window.show_place("clinic")
        place = self._window.page("clinic")
        assert isinstance(place, ClinicPlace)
        self._idle()
        return place

    def _idle(self) -> None:
        self._until(lambda: self._session._jobs.is_idle)

    def _until(self, has_come: Callable[[], bool]) -> None:
        end = time.monotonic() + LONGEST_WAIT_S
        while not has_come():
            assert time.monotonic() < end, "it never came"
            self._app.processEvents()


def _answer(run: DrillRun, spec: DrillSpec, most: int) -> None:
    """Right each time, half a second each."""
    keys, now = key_map_of(spec), STEP_NS
    for _ in range(most):
        if run.card is None:
            return
        run.shown(Onset(now, now))
        key = keys.left if run.card.stimulus.side is Side.LEFT else keys.right
        later = now + STEP_NS // 2
        run.answered(
            Answer(run.card.stimulus.side, key.name, later, later, later // 1_000_000, InputKind.KEYBOARD)
        )
        now += STEP_NS


def before(root: Path) -> tuple[Home, tuple[str, str]]:
    """Two people whose records, copies and lines in the clinic's list anybody could read."""
    home = Home(root)
    people = home.person(ANNA, OWN_WORDS), home.person(BO, OWN_WORDS)
    for profile_id in people:
        home.backups(profile_id).make()
    roster = make_roster(home.paths, home.clock, clinic_file(home.paths))
    assert len(roster.entries()) == len(people)
    roster.look_again(people, date(2025, 3, 11))
    JsonSettingsFile(home.paths.settings).save(MachineSettings(last_profile=people[0], clinic_mode=True))
    return home, people


def main(root: Path, result: Path, export: Path, how: str) -> None:
    """Live until killed; whoever does that is told every key that was held."""
    home, people = before(root)
    logs = start_logging(home.paths.logs)
    logging.getLogger("gmi_trainer").setLevel(logging.DEBUG)
    if how == ENCRYPTED:
        lock = make_lock(home.paths, SystemClock())
        protection = make_protection(home.paths, SystemClock(), lock)
        assert protection.turn_on(lock.set_up(PASSPHRASE), protection.make_sheet()) == {}
        protection.forget()
    app = QApplication(["clinic_day"])
    day = ClinicDay(app, home, people)
    day.begin(how == ENCRYPTED)
    day.live(result, export)
    day.stop_in_the_middle()
    assert logs is not None
    sys.stdout.write(f"there {' '.join(key.hex() for key in driver.KEYS._keys.values())}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
