"""The overview of a clinic whose records are encrypted: a line each, and one record that stays shut stops nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gmi_trainer.domain.overview import Column, Look
from gmi_trainer.services.clinic import Roster, RosterEntry
from gmi_trainer.storage import driver
from gmi_trainer.storage.clinic_file import CLINIC_FILE, ClinicFile
from gmi_trainer.storage.facts_reader import SqliteFactsReader
from gmi_trainer.ui.words.clinic import cell_words
from gmi_trainer.ui.words.translate import english
from tests.samples import MORNING
from tests.storage.keys import KEY
from tests.whole_person import Home

TODAY = date(2025, 3, 11)
ANNA, BO = (f"a0000000-0000-4000-8000-00000000000{number}" for number in (1, 2))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """Two people, each encrypted with a key of their own, and the clinic's own file with another."""
    if not driver.can_encrypt():
        pytest.skip("the extra that encrypts is not installed")
    for number, owner in enumerate((ANNA, BO, "clinic")):
        driver.KEYS.put(owner, bytes([number]) * len(KEY))
    home = Home(tmp_path / "data")
    for name in ("Anna", "Bo"):
        (home.paths.profiles / home.person(name) / "keys").mkdir()
    yield home
    driver.KEYS.empty()


def roster_of(home: Home) -> Roster:
    reader = SqliteFactsReader(home.paths.profiles, home.profiles)
    return Roster(ClinicFile(home.paths.clinic / CLINIC_FILE), reader, home.profiles, home.clock)


def lines(roster: Roster) -> dict[str, RosterEntry]:
    return {entry.person.profile_id: entry for entry in roster.entries()}


def test_a_line_is_made_of_an_encrypted_record_as_of_any_other(home: Home, tmp_path: Path) -> None:
    roster = roster_of(home)
    plain = Home(tmp_path / "plain", "b")
    twin = plain.person("Anna")
    same = roster_of(plain)._reader.facts_of(twin, TODAY)
    assert driver.is_plain(plain.profiles.record_path(twin))

    assert roster.look_again([ANNA, BO], TODAY) == 2

    assert not driver.is_plain(home.profiles.record_path(ANNA))
    assert not driver.is_plain(home.paths.clinic / CLINIC_FILE)
    found = lines(roster)
    assert [found[who].person.shown for who in (ANNA, BO)] == ["Anna", "Bo"]
    for entry in found.values():
        assert entry.facts == same
        assert same.look is Look.FINE
        assert same.last_used == MORNING.date()


def test_one_whose_key_is_not_open_says_so_and_stops_nobody(home: Home) -> None:
    roster = roster_of(home)
    assert len(roster.entries()) == 2
    roster.look_again([ANNA, BO], TODAY)
    driver.KEYS.take(ANNA)

    assert roster.look_again([ANNA, BO], TODAY) == 2

    found = lines(roster)
    facts = found[ANNA].facts
    assert facts is not None
    assert facts.look is Look.NO_KEY
    assert found[ANNA].person.shown == "Anna", "the clinic still knows who it is"
    assert cell_words(found[ANNA].row, Column.SINCE, TODAY, english) == "Encrypted, and its key is not open"
    assert [cell_words(found[ANNA].row, one, TODAY, english) for one in (Column.PAIN, Column.SAFETY)] == [
        "–",
        "–",
    ]
    others = found[BO].facts
    assert others is not None
    assert others.look is Look.FINE


def test_once_its_key_is_open_again_its_line_is_back(home: Home) -> None:
    roster = roster_of(home)
    driver.KEYS.take(ANNA)
    assert lines(roster)[ANNA].person.shown == "", "nobody knows yet"
    roster.look_at(ANNA, TODAY)

    driver.KEYS.put(ANNA, bytes(len(KEY)))
    roster.look_at(ANNA, TODAY)

    entry = lines(roster)[ANNA]
    assert entry.person.shown == "Anna"
    assert entry.facts is not None
    assert entry.facts.look is Look.FINE
