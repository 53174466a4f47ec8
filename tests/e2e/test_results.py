"""What was done at home reaches the clinic in one sealed file, on the real window of both: the numbers are the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gmi_trainer.bootstrap.clinic import clinic_file, make_clinic_results
from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.default_plan import default_plan
from gmi_trainer.exchange.sealed import AgeSealing
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clinic_ports import Seal
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.machine_settings import MachineSettings
from gmi_trainer.storage.diary import SqliteDiary
from gmi_trainer.storage.session_log import SqliteSessionLog
from gmi_trainer.storage.settings_file import JsonSettingsFile
from tests.e2e.at_home import introduced
from tests.e2e.hands import FocusAndSpace
from tests.e2e.running import SCREENS, Desk, Running, record_of, start_program
from tests.e2e.sending import answer_dialog, lines, results_of, send
from tests.e2e.watching import until
from tests.result_maker import told
from tests.samples import sample_start, sample_trials
from tests.storage.records import opened

CODE = "K 12"
PASSPHRASE = "a quiet harbour"
CLINIC = "Clinic by the lake"
NOTHING_OF_A_RESULT = frozenset(
    {"import", "preference", "person", "stimulus", "thought", "prediction", "knowledge_check"}
)


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A clinic that has its key."""
    data = introduced(tmp_path / "clinic")
    paths, clock = DataPaths(data), SystemClock()
    JsonSettingsFile(paths.settings).save(MachineSettings(clinic_mode=True))
    make_clinic_results(paths, clock, clinic_file(paths)).keys.make(CLINIC, PASSPHRASE)
    return data


@pytest.fixture
def home(tmp_path: Path, clinic: Path) -> Path:
    """Somebody with this clinic's plan, a drill and some ratings."""
    card = clinic_file(DataPaths(clinic)).clinic()
    assert card is not None
    assert card.key is not None
    clock = SystemClock()
    plan = default_plan(AboutMe(), (BodyPart.HAND,), clock.utc_now().date(), "a-plan")
    data = introduced(tmp_path / "home", plan=replace(plan, made_by=CLINIC, clinic_key=card.key.public))
    trials = sample_trials(20)
    with opened(record_of(data)) as record:
        log, diary = SqliteSessionLog(record, clock), SqliteDiary(record, clock)
        began = sample_start(1)
        session = log.begin(began, [trial.stimulus for trial in trials])
        for trial in trials:
            log.add_trial(session, trial)
        log.finish(session, began.started_utc, Purpose.TEST, {})
        diary.rate(Scale.PAIN_AVERAGE, Moment.CHECK_IN, 4)
        diary.rate(Scale.SLEEP, Moment.CHECK_IN, 6)
    return data


@pytest.mark.timeout(240)
def test_a_result_goes_from_home_to_the_clinic(desk: Desk, tmp_path: Path, home: Path, clinic: Path) -> None:
    at_first = set(results_of(desk))
    with start_program(desk, home) as running:
        running.wait_for_window()
        said = send(running)
        running.screenshot(SCREENS / "results-sent.png")
        assert running.close_and_wait() == 0, running.said
    (file,) = set(results_of(desk)) - at_first
    assert AgeSealing().seal_of(file.read_bytes()) is Seal.CLINIC
    assert "Pictures answered: 20" in said

    first = record_of(clinic)
    with start_program(desk, clinic) as running:
        running.wait_for_window()
        come = take_in(running, file)
        file.unlink()
        running.screenshot(SCREENS / "results-opened.png")
        assert [line for line in said if line not in come] == [ABOUT], "what left is what came"
        assert running.close_and_wait() == 0, running.said

    (new,) = (path for path in clinic.glob("profiles/*/record.sqlite3") if path != first)
    assert told(new, NOTHING_OF_A_RESULT) == told(record_of(home), NOTHING_OF_A_RESULT)


ABOUT = "What you said about yourself: where it hurts, your rest days, whether you save your energy"


def take_in(running: Running, file: Path) -> tuple[str, ...]:
    """Behind Clinic: choose the file, type the passphrase, look at what is in it, add the person."""
    person = FocusAndSpace(running)
    for step in ("nav.clinic", "clinic.door.result", "clinic.result.choose"):
        person.choose(step)
    answer_dialog(running, file.name)
    until(lambda: _has_keyboard(running, "clinic.result.passphrase"), 20, "it asks for the passphrase")
    running.desk.screen.type(PASSPHRASE)
    running.desk.screen.tap("Return")
    listed = lines(running, "clinic.result.lines")
    person.choose("clinic.result.add")
    until(lambda: _has_keyboard(running, "clinic.result.name"), 20, "it asks for a name or a code")
    running.desk.screen.type(CODE)
    person.choose("clinic.result.add")
    running.wait_for(identifier="clinic.result.undo")
    return listed


def _has_keyboard(running: Running, identifier: str) -> bool:
    focused = running.desk.eyes.focused(running.pid)
    return focused is not None and focused.identifier.startswith(identifier)
