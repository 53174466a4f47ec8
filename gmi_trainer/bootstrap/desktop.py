"""Opens the window: one process a data folder, the look, the record, and what happens when it closes."""

from __future__ import annotations

import argparse
import logging
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from gmi_trainer import __version__, resources
from gmi_trainer.bootstrap.options import parse
from gmi_trainer.bootstrap.workspaces import WorkspaceOpener, load_library, with_packs
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.room import free_mb
from gmi_trainer.logs import start_logging
from gmi_trainer.media.frames import PillowFrames
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.machine_settings import MachineSettings, MachineSettingsService
from gmi_trainer.services.people import People
from gmi_trainer.services.people_ports import Backup
from gmi_trainer.services.start_problems import start_problems
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.storage.settings_file import JsonSettingsFile
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.collector import Collector
from gmi_trainer.ui.crash import CrashHook
from gmi_trainer.ui.desk import Desk
from gmi_trainer.ui.desk_tools import DeskTools
from gmi_trainer.ui.drill.barrier import make_barrier
from gmi_trainer.ui.main_window import WindowPlacement
from gmi_trainer.ui.places import SETTINGS, TODAY
from gmi_trainer.ui.single_instance import SingleInstance
from gmi_trainer.ui.theme.look import STYLE_WORDS, Look
from gmi_trainer.ui.theme.theme import Theme
from gmi_trainer.ui.translation import install_language, qt_translate
from gmi_trainer.ui.words.problems import problem_sentence

if TYPE_CHECKING:  # the words of a drill are read when somebody says them, and the lock where there is one
    from gmi_trainer.bootstrap.clinic_run import ClinicRun
    from gmi_trainer.domain.activity import DrillSpec
    from gmi_trainer.services.care_ports import ErasingFacts
    from gmi_trainer.ui.locking import Locking
    from gmi_trainer.ui.protecting import Protecting

log = logging.getLogger(__name__)

ALONE_SIZE = QSize(720, 420)
LISTEN_AFTER_MS = 100
"""How long after the window is shown later starts are listened for: once it has been painted."""


def open_window(
    options: argparse.Namespace,
    paths: DataPaths,
    argv: list[str],
    collector: Collector,
    *,
    with_console: bool,
) -> int:
    """Show the window until it is closed; the exit code. A second start only wakes the first.

    ``collector`` is held: it is released once the window is up.
    """
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ForceRasterWidgets)
    QCoreApplication.setApplicationName("GMI Trainer")
    QCoreApplication.setApplicationVersion(__version__)
    app = QApplication([*sys.argv[:1], *STYLE_WORDS])
    app.setApplicationDisplayName("GMI Trainer")
    app.setDesktopFileName("gmi-trainer")
    try:
        return _run_alone(app, options, paths, argv, collector)
    except UserProblem as problem:
        if not with_console:
            _show_problem_alone(app, problem)
        raise


def _run_alone(
    app: QApplication,
    options: argparse.Namespace,
    paths: DataPaths,
    argv: list[str],
    collector: Collector,
) -> int:
    """One process a data folder."""
    paths.make()
    instance = SingleInstance(paths.root, paths.lock)
    if not instance.take():
        from gmi_trainer.ui.later_starts import hand_over

        if hand_over(paths.root, _words_of(options, argv)):
            return 0
        instance.try_to_write()  # nobody answers: on a full disk a dead program's lock stays
        raise UserProblem(Problem.ALREADY_RUNNING, folder=str(paths.root))
    logs = start_logging(paths.logs)
    log.info("start %s, Python %s, %s", __version__, sys.version.partition(" ")[0], sys.platform)
    try:
        return _Session(app, options, paths, instance, collector).run()
    finally:
        log.info("end")
        logs.close()
        instance.release()


def _words_of(options: argparse.Namespace, argv: list[str]) -> list[str]:
    """What a running program is told. It may stand in another folder: a plan is named in full."""
    return argv if options.plan_file is None else [str(options.plan_file)]


def _show_problem_alone(app: QApplication, problem: UserProblem) -> None:
    """A start that failed before there was a window, told to somebody who has no console."""
    from tempfile import TemporaryDirectory

    from gmi_trainer.ui.pages.problem_page import ProblemPage

    with TemporaryDirectory() as cache:
        page = ProblemPage(Look(app, Path(cache), has_style=True), problem, qt_translate)
        page.setWindowTitle("GMI Trainer")
        page.resize(ALONE_SIZE)
        page.show()
        app.exec()


class _Session:
    """One run of the window, from its first picture to its end."""

    def __init__(
        self,
        app: QApplication,
        options: argparse.Namespace,
        paths: DataPaths,
        instance: SingleInstance,
        collector: Collector,
    ) -> None:
        self._app = app
        self._options = options
        self._paths = paths
        self._clock = SystemClock()
        self._settings_file = JsonSettingsFile(paths.settings)
        self._settings = MachineSettingsService(self._settings_file)
        settings = self._settings.current
        language = install_language(app, options.lang or settings.language)
        self._hook = CrashHook(qt_translate, str(paths.logs))
        self._hook.install()
        self._look = Look(app, paths.root / "cache", theme_of(settings), has_style=True)
        app.setWindowIcon(QIcon(str(resources.find("assets", "icons", "gmi-trainer.svg"))))
        self._settings.subscribe(self._on_settings_changed)
        self._jobs = Background(collector)
        library = load_library()
        self._catalogue = with_packs(library, paths)
        self._opener = WorkspaceOpener(
            paths, self._clock, self._catalogue, language, lambda: self._settings.current.clinic_mode
        )
        self._people = People(self._opener.folders, Changes())
        self._language = language
        self._desk_tools = DeskTools(
            look=self._look,
            jobs=self._jobs,
            clock=self._clock,
            frames=PillowFrames(resources.find("assets", "stimuli"), paths.packs),
            make_barrier=make_barrier,
            translate=qt_translate,
        )
        self._desk = Desk(
            self._desk_tools,
            self._make_settings_page,
            placement=placement_of(settings),
            remember=self._remember_placement,
            notices=self._notices(len(library.missing)),
            clinic_place=self._make_clinic_place,
        )
        self._desk.idle.connect(self._on_desk_idle)
        self._locking: Locking | None = None
        self._protecting_here: Protecting | None = None
        self._clinic_run: ClinicRun | None = None
        self._desk.offer_clinic(settings.clinic_mode)
        self._instance = instance
        instance.asked.connect(self._on_instance_asked)

    def run(self) -> int:
        """Open the record, show the window, stay until it is closed."""
        may_be_locked = self._paths.lock_seal.exists() or self._paths.recovery.exists()
        is_locked = may_be_locked and self._lock_of_this_computer().start()
        if not is_locked:
            self._open_last()
        self._desk.window.show()
        QTimer.singleShot(LISTEN_AFTER_MS, self._instance.listen)
        if self._options.command == "drill" and not is_locked:
            self._start_drill()
        if self._options.plan_file is not None:
            self._desk.bring_plan(self._options.plan_file)
        code = self._app.exec()
        self._close()
        return code

    def _open_last(self, *, with_first_steps: bool = True) -> None:
        """The record of the last time, or why it cannot be opened."""
        try:
            last = self._opener.open_last(self._settings.current.last_profile)
            is_wanted = with_first_steps and self._options.command != "drill"
            self._show_workspace(last, with_first_steps=is_wanted)
        except UserProblem as problem:
            log.warning("the record was not opened: %s", problem.problem)
            self._show_problem(problem)

    def _start_drill(self) -> None:
        from gmi_trainer.cli.drill import spec_of

        self._desk.way_in.ask_for_drill(spec_of(self._options), self._options.seed, although_unasked=True)

    def _show_problem(self, problem: UserProblem) -> None:
        """Instead of the places: what happened, and the copies of that person's record."""
        from gmi_trainer.ui.pages.problem_page import ProblemPage

        last = self._settings.current.last_profile
        profile = self._people.find(last)
        profile = profile or next(iter(self._people.all()), None)
        if profile is None:
            self._desk.window.enter_stage(ProblemPage(self._look, problem, qt_translate))
            return
        backups = self._opener.backups_of(profile)

        def put_back(copy: Backup) -> None:
            backups.restore(copy)
            self._show_workspace(self._opener.open(profile))

        def start_new() -> None:
            self._show_workspace(self._opener.open(self._people.add("")))

        page = ProblemPage(self._look, problem, qt_translate, backups.list(), put_back, start_new)
        self._desk.window.enter_stage(page)

    # -- people and records ---------------------------------------------------------------------------

    def _show_workspace(
        self, workspace: Workspace | None, place: str | None = None, *, with_first_steps: bool = True
    ) -> None:
        self._desk.show_workspace(workspace, place, with_first_steps=with_first_steps)
        if workspace is not None:
            last = workspace.profile.profile_id
            self._settings.change(replace(self._settings.current, last_profile=last))

    def _switch_to(self, profile_id: str, place: str = TODAY, *, with_first_steps: bool = True) -> None:
        """Close one record, open another; a record that cannot be opened leaves the first one open."""
        current = self._desk.workspace
        profile = self._people.find(profile_id)
        if profile is None:
            raise UserProblem(Problem.PROFILE_MISSING)
        opened = self._opener.open(profile)
        self._show_workspace(opened, place, with_first_steps=with_first_steps)
        if current is not None:
            current.close()
            self._tell_clinic(current.profile.profile_id)

    def _restore(self, backup: Backup) -> None:
        """Close the record, put a copy in its place, open it again - also where the copy was refused."""
        current = self._desk.workspace
        assert current is not None, "only an open record can be restored"
        profile = current.profile
        self._desk.show_workspace(None)
        current.close()
        try:
            current.backups.restore(backup)
        finally:
            self._show_workspace(self._opener.open(profile), SETTINGS)

    # -- a clinic ----------------------------------------------------------------------------------------

    def _make_clinic_place(self, workspace: Workspace) -> QWidget:
        return self._clinic().make_place(workspace)

    def _clinic(self) -> ClinicRun:
        """Read when Clinic is first opened."""
        if self._clinic_run is None:
            from gmi_trainer.bootstrap.clinic_run import ClinicRun

            self._clinic_run = ClinicRun(
                self._paths,
                self._clock,
                self._catalogue,
                self._language,
                self._opener,
                self._desk,
                self._desk_tools,
                self._switch_to,
                self._close_record,
            )
        return self._clinic_run

    def _tell_clinic(self, profile_id: str) -> None:
        """Somebody's record was closed: their line in the overview is made anew."""
        if self._settings.current.clinic_mode:
            self._clinic().record_closed(profile_id)

    def _forget_in_clinic(self, profile_id: str) -> None:
        """Somebody is leaving this computer; the clinic's own file may know them."""
        if self._paths.clinic.exists():
            from gmi_trainer.bootstrap.clinic import make_roster

            make_roster(self._paths, self._clock).forget(profile_id)

    # -- the lock ----------------------------------------------------------------------------------------

    def _lock_of_this_computer(self) -> Locking:
        """Read where this computer has a lock, or somebody looks at the settings."""
        if self._locking is None:
            from gmi_trainer.bootstrap.locking import make_locking

            self._locking = make_locking(
                self._paths,
                self._clock,
                self._settings,
                self._look,
                self._jobs,
                self._desk,
                close_record=self._close_to_lock,
                open_record=self._open_unlocked,
            )
            self._locking.unlocked.connect(self._copy_what_ended_uncleanly)
        return self._locking

    def _close_to_lock(self) -> None:
        """Also what a guest of the clinic has open."""
        self._close_record()
        if self._clinic_run is not None:
            self._clinic_run.rest()

    def _open_unlocked(self) -> None:
        """The record of the last time, and what waited meanwhile."""
        run = self._clinic_run
        self._open_last(with_first_steps=run is None or not run.waits)
        if run is not None:
            run.wake()

    def _protecting(self) -> Protecting:
        """Read when somebody encrypts the records, or makes them plain again."""
        if self._protecting_here is None:
            from gmi_trainer.bootstrap.locking import make_protecting

            locking = self._lock_of_this_computer()
            self._protecting_here = make_protecting(
                self._paths,
                self._clock,
                locking.service,
                self._look,
                self._jobs,
                self._desk,
                close_record=self._close_to_lock,
                open_record=self._open_unlocked,
            )
            self._protecting_here.lock_changed.connect(locking.refresh)
        return self._protecting_here

    def _on_encryption_asked(self) -> None:
        self._protecting().encrypt()

    def _on_sheet_asked(self) -> None:
        self._protecting().make_sheet()

    def _on_plain_asked(self) -> None:
        self._protecting().make_plain()

    def _close_record(self) -> None:
        """The pages go first, then the record; its copy is made in the background."""
        workspace = self._desk.workspace
        self._desk.show_workspace(None)
        if workspace is None:
            return
        workspace.close()
        if workspace.profile.profile_id == self._settings.current.last_profile:  # a guest never is
            self._tell_clinic(workspace.profile.profile_id)
        backups = workspace.backups
        self._jobs.run(
            lambda _job: backups.make_if_changed(),
            lambda _made: None,
            owner=self._desk,
            on_problem=_note_problem,
        )

    # -- deleting a person -------------------------------------------------------------------------------

    def _ask_to_delete(self, facts: ErasingFacts) -> None:
        """The last press, on a page that has the window to itself."""
        from gmi_trainer.ui.pages.delete_page import DeletePage

        self._desk.window.enter_stage(
            DeletePage(
                self._look,
                facts,
                qt_translate,
                keep=self._desk.window.leave_stage,
                delete=self._delete_everything,
            )
        )

    def _delete_everything(self) -> None:
        """Close the record, forget who it was, then erase in the background, behind all jobs that may still read."""
        from gmi_trainer.bootstrap.care import record_care
        from gmi_trainer.ui.pages.delete_page import DeletingPage

        current = self._desk.workspace
        assert current is not None, "somebody's record is open when they delete it"
        profile = current.profile
        care = record_care(
            self._paths, (self._settings_file.forget, self._settings.forget_person, self._forget_in_clinic)
        )
        self._desk.show_workspace(None)
        current.close()
        care.forget(profile.profile_id)

        def erase() -> None:
            self._jobs.run(
                lambda _job: care.erase(profile.profile_id), done, owner=page, on_problem=page.show_problem
            )

        def done(_nothing: None) -> None:
            self._look.renew()
            page.show_done()

        def go_on() -> None:
            still_here = self._people.find(profile.profile_id)
            try:
                self._show_workspace(self._opener.open(still_here or self._people.add("")))
            except UserProblem as problem:
                self._show_problem(problem)

        page = DeletingPage(self._look, qt_translate, try_again=erase, go_on=go_on)
        self._desk.window.enter_stage(page)
        erase()

    def _finish_deleting(self) -> None:
        """What an earlier run could not delete is tried again, once the window is up."""
        from gmi_trainer.bootstrap.care import record_care

        care = record_care(self._paths)
        if care.has_unfinished:
            self._jobs.run(
                lambda _job: care.finish_erasing(), lambda _nothing: self._look.renew(), owner=self._desk
            )

    # -- what the window says ------------------------------------------------------------------------

    def _on_desk_idle(self) -> None:
        """The window is up and nobody waits: what an unclean end left to do, and slow imports."""
        self._jobs.collector.release()
        if any(self._paths.profiles.glob(".*")):
            self._finish_deleting()
        if self._clinic_run is None and self._paths.guest.exists():
            self._erase_leftover_guest()
        self._copy_what_ended_uncleanly()

    def _erase_leftover_guest(self) -> None:
        """A crash left it, or a disk that would not let go."""
        from gmi_trainer.bootstrap.clinic import erase_leftover_guest

        self._jobs.run(
            lambda _job: erase_leftover_guest(self._paths),
            lambda _nothing: None,
            owner=self._desk,
            on_problem=_note_problem,
        )

    def _copy_what_ended_uncleanly(self) -> None:
        workspace = self._desk.workspace
        if workspace is not None and workspace.ended_uncleanly:
            backups = workspace.backups
            self._jobs.run(
                lambda _job: backups.make(), lambda _made: None, owner=self._desk, on_problem=_note_problem
            )

    def _notices(self, missing_pictures: int) -> tuple[str, ...]:
        """What did not stop this start, and should be known; on most days nothing."""
        room_mb = free_mb(self._paths.root)
        problems = start_problems(self._settings.notice, missing_pictures, room_mb, str(self._paths.root))
        return tuple(problem_sentence(problem, qt_translate) for problem in problems)

    def _on_instance_asked(self, words: list[str]) -> None:
        self._desk.on_second_start(*drill_asked_for(words))
        plan = plan_asked_for(words)
        if plan is not None:
            self._desk.bring_plan(plan)

    def _on_settings_changed(self, settings: MachineSettings) -> None:
        self._look.set_theme(theme_of(settings))
        self._desk.offer_clinic(settings.clinic_mode)

    def _remember_placement(self, placement: WindowPlacement) -> None:
        try:
            self._settings.change(with_placement(self._settings.current, placement))
        except UserProblem as problem:
            log.warning("the window's place was not kept: %s", problem.problem)

    def _make_settings_page(self, workspace: Workspace) -> QWidget:
        from gmi_trainer.bootstrap.care import record_care
        from gmi_trainer.bootstrap.packs import make_shelf
        from gmi_trainer.bootstrap.protecting import make_protection
        from gmi_trainer.services.packs import PacksService
        from gmi_trainer.ui.pages.settings_page import SettingsPage  # read when it is first opened

        locking = self._lock_of_this_computer()
        page = SettingsPage(
            self._look,
            self._settings,
            self._people,
            workspace,
            self._jobs,
            qt_translate,
            data_folder=self._paths.root,
            switch_person=self._switch_to,
            restore=self._restore,
            care=record_care(self._paths),
            clock=self._clock,
            delete=self._ask_to_delete,
            packs=PacksService(make_shelf(self._paths), self._catalogue.look_again),
            lock=locking.service,
            protection=make_protection(self._paths, self._clock, locking.service),
        )
        page.lock_changed.connect(locking.refresh)
        page.lock_asked.connect(locking.lock)
        page.encryption_asked.connect(self._on_encryption_asked)
        page.sheet_asked.connect(self._on_sheet_asked)
        page.plain_asked.connect(self._on_plain_asked)
        page.first_steps_asked.connect(self._desk.way_in.show_first_steps)
        page.safety_questions_asked.connect(self._desk.way_in.ask_safety)
        page.plan_asked.connect(self._desk.ask_for_plan)
        return page

    def _close(self) -> None:
        """The window is gone: end jobs, close the record whole, copy it if it has changed."""
        workspace = self._desk.workspace
        if self._locking is not None:
            self._locking.close()
        self._desk.show_workspace(None)
        self._jobs.close()
        if workspace is not None:
            workspace.close()
            try:
                workspace.backups.make_if_changed()
            except UserProblem as problem:
                log.warning("no backup was made at the end: %s", problem.problem)
        if self._clinic_run is not None or (workspace is not None and self._settings.current.clinic_mode):
            self._clinic().close(workspace.profile.profile_id if workspace is not None else None)
        if any(self._paths.packs.glob(".*")):
            from gmi_trainer.bootstrap.packs import make_shelf

            make_shelf(self._paths).tidy()  # what was removed, and not put back
        self._hook.uninstall()


def drill_asked_for(words: list[str]) -> tuple[DrillSpec | None, int | None]:
    """The drill and its seed that a later start's words ask for."""
    wish = _wish_of(words)
    if wish is None or wish.command != "drill":
        return None, None
    from gmi_trainer.cli.drill import spec_of

    return spec_of(wish), wish.seed


def plan_asked_for(words: list[str]) -> Path | None:
    """The plan file that a later start's words name."""
    wish = _wish_of(words)
    return None if wish is None else wish.plan_file


def _wish_of(words: list[str]) -> argparse.Namespace | None:
    """Words of another version ask for nothing; argparse would end the program over them."""
    try:
        return parse(words)
    except SystemExit:
        return None


def theme_of(settings: MachineSettings) -> Theme:
    """The look that the settings ask for."""
    return Theme(settings.scheme, settings.text_percent, settings.reduced_motion)


def with_placement(settings: MachineSettings, placement: WindowPlacement) -> MachineSettings:
    """The settings with the window's place; what it goes back to when it no longer fills the screen."""
    window = (placement.x, placement.y, placement.width, placement.height)
    return replace(settings, window=window, window_fills_screen=placement.maximized)


def placement_of(settings: MachineSettings) -> WindowPlacement | None:
    """Where the window stood last time."""
    if settings.window is None:
        return None
    return WindowPlacement(*settings.window, maximized=settings.window_fills_screen)


def _note_problem(problem: UserProblem) -> None:
    log.warning("a job in the background met: %s", problem.problem)
