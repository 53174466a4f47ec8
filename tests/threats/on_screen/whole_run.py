"""A person with telling words goes through the whole program, twice started, while the system writes down every step
that it takes to a network, and every log says all that it can."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener, load_library, profile_folders
from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.machine_settings import MachineSettings
from gmi_trainer.storage.session_log import SqliteSessionLog
from gmi_trainer.storage.settings_file import JsonSettingsFile
from gmi_trainer.ui.words.today import scale_question
from gmi_trainer.ui.words.translate import english
from tests.e2e.at_home import introduced
from tests.e2e.first_steps import FirstSteps
from tests.e2e.hands import KeyboardOnly, MouseOnly
from tests.e2e.learner import lessons_of_program
from tests.e2e.playing import answer_one, stage_of
from tests.e2e.running import Desk, Running, start
from tests.e2e.sending import results_of, send
from tests.e2e.watching import until
from tests.samples import sample_start, sample_trials
from tests.storage.records import opened
from tests.threats.network_trace import traced

NAME = "Quetzal Xylophone"
NOTE = "zebra-lighthouse says it aches"
GOAL = "walk to the walrus"
RATED = ("pain_average", "pain average", "mood")
TELLING = (NAME, "Quetzal", "Xylophone", NOTE, "zebra", "lighthouse", GOAL, "walrus", *RATED)
"""Words that stand nowhere in the program, and how ratings are called in a record."""


@dataclass(frozen=True, slots=True)
class WholeRun:
    """What is left of it."""

    folder: Path
    traces: tuple[Path, ...]
    printed: tuple[Path, ...]
    data: tuple[Path, ...]
    titles: frozenset[str]
    home: Path


def whole_run(desk: Desk, folder: Path) -> WholeRun:
    """The first run of a new person, then a day of somebody who has a name."""
    new, known = folder / "new", folder / "known"
    new.mkdir()
    somebody(known)
    titles: set[str] = set()
    for data, live in ((new, _first_steps), (known, _a_day)):
        program = [sys.executable, "-m", "tests.threats.loud_program", "--data-dir", str(data)]
        with start(
            desk, traced(program, folder / f"{data.name}.trace"), folder / f"{data.name}.log"
        ) as running:
            running.wait_for_window()
            live(running, data)
            titles |= {window.title for window in running.windows()}
            assert running.close_and_wait() == 0, running.said
    return WholeRun(
        folder,
        tuple(folder.glob("*.trace")),
        tuple(folder.glob("*.log")),
        (new, known),
        frozenset(titles),
        desk.desktop.folder,
    )


def somebody(data: Path) -> None:
    """Who has a name, a note and a computer that is used in a clinic."""
    introduced(data)
    paths, clock = DataPaths(data), SystemClock()
    folders = profile_folders(paths, clock)
    (profile,) = folders.list()
    folders.rename(profile.profile_id, NAME)
    with opened(folders.record_path(profile.profile_id)) as record:
        log, trials = SqliteSessionLog(record, clock), sample_trials(20)
        began = sample_start(1)
        session = log.begin(began, [trial.stimulus for trial in trials])
        for trial in trials:
            log.add_trial(session, trial)
        log.finish(session, began.started_utc, Purpose.TEST, {})
    workspace = WorkspaceOpener(paths, clock, load_library()).open_last(None)
    try:
        workspace.notes().put_for_day(workspace.today.today(), NOTE)
    finally:
        workspace.close()
    JsonSettingsFile(paths.settings).save(MachineSettings(clinic_mode=True, last_profile=profile.profile_id))


def _first_steps(running: Running, data: Path) -> None:
    """Up to the first pictures, a few of them answered."""
    mouse = MouseOnly(running)
    steps = FirstSteps(running, mouse)
    steps.read()
    steps.say_no_to_what_needs_care()
    steps.read()
    steps.answer("part", "hand")
    steps.answer("side", "left")
    steps.read()
    steps.answer("energy", "no")
    steps.read_what_comes_before_the_drill()
    running.wait_for(identifier="drill.ready")
    mouse.choose("drill.start")
    stage, keyboard = stage_of(data), KeyboardOnly(running)
    for side in ("left", "right"):
        answer_one(running, data, stage, keyboard, side)


def _a_day(running: Running, data: Path) -> None:
    """Ratings, a goal, breaths, a lesson, weeks, a report, a result's file, a guest's quick test, settings, help."""
    mouse, screen = MouseOnly(running), running.desk.screen
    running.wait_for(identifier="today.card.0")
    for digit, scale in (("4", Scale.PAIN_AVERAGE), ("6", Scale.SLEEP), ("7", Scale.MOOD)):
        running.wait_for(name=scale_question(scale, english))
        screen.tap(digit)
    running.wait_for(identifier="today.checked_in.undo")
    for step in ("nav.learn", "learn.my_pages", "my_pages.goals", "goals.new"):
        mouse.choose(step)
    until(lambda: _has_keyboard(running, "goals.form.text"), 10, "the field has the keyboard")
    screen.type(GOAL)
    screen.tap("Return")
    running.wait_for(name=GOAL)
    for page in ("my_pages.goals", "learn.my_pages"):
        screen.tap("Escape")
        running.wait_for(identifier=page)
    for step in ("nav.breathe", "breathe.start", "cautions.on", "breath.start"):
        mouse.choose(step)
    running.wait_for(identifier="breath.pacer")
    screen.tap("Escape")
    mouse.choose("breath.done")
    for step in ("nav.learn", f"learn.lesson.{next(iter(lessons_of_program().lessons))}"):
        mouse.choose(step)
    running.wait_for(identifier="lesson.on")
    screen.tap("Escape")
    for step in ("nav.progress", "progress.door.calendar", "nav.progress", "progress.door.report"):
        mouse.choose(step)
    _send_results(running)
    _quick_test(running, data, mouse)
    mouse.choose("nav.settings")
    for key in ("F1", "Escape", "F2", "Escape"):
        screen.tap(key)


def _send_results(running: Running) -> None:
    """As a file that anybody can read; it is taken away again, for it has all the words."""
    send(running, "none")
    (sent,) = results_of(running.desk)
    assert not any(word in sent.name for word in TELLING)
    sent.unlink()


def _quick_test(running: Running, data: Path, mouse: MouseOnly) -> None:
    """A guest answers two of the try-outs and stops: there is nothing to keep."""
    for step in ("nav.clinic", "clinic.door.quick_test", "clinic.quick_test.start"):
        mouse.choose(step)
    running.wait_for(identifier="drill.ready")
    mouse.choose("drill.start")
    stage, keyboard = stage_of(data / "guest"), KeyboardOnly(running)
    for side in ("left", "right"):
        answer_one(running, data / "guest", stage, keyboard, side)
    running.desk.screen.tap("Escape")
    mouse.choose("drill.rest")
    until(lambda: not (data / "guest").exists(), 10, "nothing of the guest is left")


def _has_keyboard(running: Running, identifier: str) -> bool:
    focused = running.desk.eyes.focused(running.pid)
    return focused is not None and focused.identifier == identifier
