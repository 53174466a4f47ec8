"""The overview of a clinic with three hundred people opens at once, and nobody's record is opened for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import current_thread

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.overview import Column, PersonFacts
from gmi_trainer.services.clinic import Roster
from gmi_trainer.storage import driver
from gmi_trainer.storage.clinic_file import CLINIC_FILE, ClinicFile
from gmi_trainer.storage.driver import RECORD_FILE
from tests.benchmarks.clinic import ENCRYPTED, MOST_MS, PLAIN, TODAY, clinics, make_clinic, overview_ms
from tests.benchmarks.clinic_room import overview_times
from tests.whole_person import Home

PEOPLE = 300


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, tuple[Home, Roster]]]:
    with clinics(tmp_path_factory.mktemp("clinics"), PEOPLE) as made:
        yield made


@pytest.mark.parametrize("kind", [PLAIN, ENCRYPTED])
def test_three_hundred_people_are_there_within_the_time_allowed(
    made: Mapping[str, tuple[Home, Roster]], kind: str
) -> None:
    if kind not in made:
        pytest.skip("the extra that encrypts is not installed")
    home, roster = made[kind]

    assert driver.is_plain(home.paths.clinic / CLINIC_FILE) is (kind == PLAIN)
    assert len(roster.entries()) == PEOPLE
    assert min(overview_ms(roster) for _ in range(5)) < MOST_MS


def test_no_record_is_opened_for_it(tmp_path: Path) -> None:
    home = Home(tmp_path / "data")
    roster = make_clinic(home, 5)
    for folder in home.paths.profiles.iterdir():
        (folder / RECORD_FILE).write_bytes(b"no record at all")

    entries = roster.entries()

    assert len(entries) == 5
    assert all(entry.facts is not None for entry in entries)
    assert len(Column) == 10
    roster.look_at(entries[0].person.profile_id, TODAY)
    looked = {entry.person.profile_id: entry.facts for entry in roster.entries()}
    facts = looked[entries[0].person.profile_id]
    assert facts is not None
    assert facts.look.value == "unreadable"


def test_from_the_press_to_everybodys_words_and_no_reading_in_the_windows_thread(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: set[str] = set()
    read = ClinicFile.facts

    def facts(file: ClinicFile) -> Mapping[str, PersonFacts]:
        readers.add(current_thread().name)
        return read(file)

    monkeypatch.setattr(ClinicFile, "facts", facts)

    first, again = overview_times(qapp, Home(tmp_path / "data"), qtbot, PEOPLE)

    assert readers == {"background"}
    assert min(first.shown_ms, again.shown_ms) < MOST_MS
