"""The window of a clinic whose records are encrypted: what closing, locking and a lost key do to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.overview import Column, Look
from gmi_trainer.services.clinic import RosterEntry
from gmi_trainer.services.machine_settings import MachineSettings
from gmi_trainer.storage import driver
from gmi_trainer.storage.settings_file import JsonSettingsFile
from gmi_trainer.ui.pages.clinic.key_room import KeyRoom
from gmi_trainer.ui.pages.clinic.overview import OverviewRoom
from gmi_trainer.ui.words.clinic import cell_words
from gmi_trainer.ui.words.translate import english
from tests.lock_fakes import PASSPHRASE
from tests.open_clinic import Clinic
from tests.protected_computer import ProtectedComputer, protected_computer
from tests.threats.trees import bytes_with
from tests.whole_person import Home

ANNA, BO = "Anna Berg", "Bo"
OPENS_RECORDS = "The paper with the key opens all of them, too"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "data")


@pytest.fixture
def computer(home: Home) -> Iterator[ProtectedComputer]:
    """Anna and Bo, encrypted; Anna's record is that of the last time."""
    anna, _bo = (home.person(name) for name in (ANNA, BO))
    JsonSettingsFile(home.paths.settings).save(MachineSettings(last_profile=anna, clinic_mode=True))
    with protected_computer(home.paths.root) as computer:
        yield computer


@pytest.fixture
def clinic(qapp: QApplication, home: Home, computer: ProtectedComputer, qtbot: QtBot) -> Iterator[Clinic]:
    clinic = Clinic(qapp, home, qtbot)
    yield clinic
    clinic.close()


def words_of(room: QWidget) -> str:
    """What can be read in it."""
    return " ".join(label.text() for label in room.findChildren(QLabel) if label.isVisible())


def lock(clinic: Clinic) -> None:
    """By hand; what closing the record left to do ends before its key goes."""
    clinic.session._lock_of_this_computer().lock()
    clinic.wait()


def unlock(clinic: Clinic, computer: ProtectedComputer, qtbot: QtBot) -> None:
    locking = clinic.session._lock_of_this_computer()
    locking._on_page_opened(computer.lock.open(PASSPHRASE))
    qtbot.waitUntil(lambda: not locking.is_locked and clinic.session._jobs.is_idle, timeout=20_000)


def entries(clinic: Clinic) -> dict[str, RosterEntry]:
    return {one.person.shown: one for one in clinic.session._clinic()._roster.entries()}


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_locking_makes_the_line_and_the_copy_before_the_key_goes(
    clinic: Clinic, computer: ProtectedComputer, home: Home, qtbot: QtBot
) -> None:
    assert entries(clinic)[ANNA].facts is None, "nobody has opened Clinic, which looks at new people"
    anna = clinic.workspace.profile.profile_id
    copies = len(home.backups(anna).list())
    clinic.workspace.notes().put_for_day(clinic.workspace.today.today(), "zebra-lighthouse")

    lock(clinic)

    assert clinic.session._desk.workspace is None
    assert driver.KEYS.key_of(home.paths.profiles / anna / "record.sqlite3") is None
    assert bytes_with(home.paths.root, (ANNA, "zebra-lighthouse", "SQLite format 3")) == []
    unlock(clinic, computer, qtbot)
    facts = entries(clinic)[ANNA].facts
    assert facts is not None
    assert facts.look is Look.FINE
    assert len(home.backups(anna).list()) == copies + 1


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_somebody_whose_key_is_spoilt_is_one_plain_line_among_the_others(
    clinic: Clinic, computer: ProtectedComputer, home: Home, qtbot: QtBot
) -> None:
    bo = next(one.profile_id for one in home.profiles.list() if one.name == BO)
    assert set(entries(clinic)) == {ANNA, BO}
    lock(clinic)
    (home.paths.profiles / bo / "keys" / "passphrase.age").write_bytes(b"spoilt")
    unlock(clinic, computer, qtbot)

    clinic.place.open_room("overview")
    room = clinic.place.room("overview")
    assert isinstance(room, OverviewRoom)
    clinic.press("clinic.overview.again")

    found = entries(clinic)
    today = date.today()
    assert {name: entry.facts.look for name, entry in found.items() if entry.facts} == {
        ANNA: Look.FINE,
        BO: Look.NO_KEY,
    }
    assert cell_words(found[BO].row, Column.SINCE, today, english) == "Encrypted, and its key is not open"
    assert [row.shown for row in room.table.rows] == [ANNA, BO]
    assert [room.table.words_of(row)[0] for row in range(2)] == [f"{ANNA} (open now)", f"{BO} (not read)"]


def test_whoever_makes_the_clinics_key_is_told_that_its_paper_opens_the_records(
    clinic: Clinic, home: Home, qtbot: QtBot
) -> None:
    clinic.place.open_room("key")
    room = clinic.place.room("key")
    assert isinstance(room, KeyRoom)
    assert OPENS_RECORDS not in words_of(room)
    for field in ("name", "make.first", "make.again"):
        line = room.findChild(QLineEdit, f"clinic.key.{field}")
        assert isinstance(line, QLineEdit)
        line.setText("Clinic by the lake")
    clinic.press("clinic.key.make")

    assert room.holds_secret
    qtbot.waitUntil(lambda: OPENS_RECORDS in words_of(room))
    assert len(list(home.paths.profiles.glob("*/keys/clinic.age"))) == 2
    clinic.press("clinic.key.away")
    qtbot.waitUntil(lambda: not room.holds_secret)
    qtbot.waitUntil(lambda: OPENS_RECORDS in words_of(room))


def test_a_guest_of_a_run_that_was_killed_goes_at_a_start_that_is_locked(
    qapp: QApplication, home: Home, computer: ProtectedComputer, qtbot: QtBot
) -> None:
    (home.paths.guest / "profiles").mkdir(parents=True)
    (home.paths.guest / "profiles" / "left").write_text("by a crash")
    clinic = Clinic(qapp, home, qtbot)
    try:
        lock(clinic)
        clinic.session._desk.idle.emit()  # it comes with a locked window, too
        qtbot.waitUntil(lambda: not home.paths.guest.exists(), timeout=20_000)
        assert clinic.session._desk.workspace is None
    finally:
        clinic.close()
