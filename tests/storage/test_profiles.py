"""The people on this computer: private folders, names only inside the records."""

from __future__ import annotations

import os
import stat
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import VERSION
from gmi_trainer.storage.profiles import ProfileFolders
from tests.fakes import FakeClock
from tests.storage.records import opened


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def profiles(tmp_path: Path, clock: FakeClock) -> ProfileFolders:
    numbers = count(1)
    return ProfileFolders(tmp_path / "profiles", clock, lambda: f"id-{next(numbers)}")


def test_at_first_there_is_nobody(profiles: ProfileFolders) -> None:
    assert profiles.list() == ()


def test_people_are_listed_in_the_order_in_which_they_came(
    profiles: ProfileFolders, clock: FakeClock
) -> None:
    kim = profiles.create("Kim")
    clock.advance(timedelta(hours=-1))
    earlier = profiles.create("")

    assert profiles.list() == (earlier, kim)
    assert kim == Profile("id-1", "Kim", "2025-03-10T08:30:00.000000Z")


def test_a_new_person_has_a_record_that_opens(profiles: ProfileFolders) -> None:
    kim = profiles.create("Kim")

    with opened(profiles.record_path(kim.profile_id)) as record:
        row = record.connection.execute("SELECT uuid, name FROM person").fetchone()
    assert tuple(row) == (kim.profile_id, "Kim")


def test_the_name_is_nowhere_but_in_the_record(profiles: ProfileFolders, tmp_path: Path) -> None:
    profiles.create("Kimberley")

    names = [str(path) for path in tmp_path.rglob("*")]
    assert not any("Kimberley" in name for name in names)
    cards = [path.read_text() for path in tmp_path.rglob("profile.json")]
    assert len(cards) == 1
    assert "Kimberley" not in cards[0]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folders private by itself")
def test_folders_and_files_are_private(profiles: ProfileFolders, tmp_path: Path) -> None:
    profiles.create("Kim")

    for path in (tmp_path / "profiles").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_renaming_works_on_a_closed_and_on_an_open_record(profiles: ProfileFolders) -> None:
    kim = profiles.create("Kim")

    profiles.rename(kim.profile_id, "Kim B.")
    assert [p.name for p in profiles.list()] == ["Kim B."]

    with opened(profiles.record_path(kim.profile_id)) as record:
        profiles.rename(kim.profile_id, "Kim C.")
        assert [p.name for p in profiles.list()] == ["Kim C."]
        assert record.connection.execute("SELECT name FROM person").fetchone()[0] == "Kim C."


def test_listing_leaves_no_trace(profiles: ProfileFolders) -> None:
    path = profiles.record_path(profiles.create("Kim").profile_id)
    before = {p.name: p.stat().st_mtime_ns for p in path.parent.iterdir()}

    profiles.list()

    assert {p.name: p.stat().st_mtime_ns for p in path.parent.iterdir()} == before


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, None])
def test_one_damaged_record_does_not_hide_the_others(profiles: ProfileFolders, content: bytes | None) -> None:
    damaged = profiles.create("Kim")
    well = profiles.create("Alex")
    path = profiles.record_path(damaged.profile_id)
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)

    assert profiles.list() == (Profile(damaged.profile_id, "", damaged.created_utc), well)


def test_a_record_without_its_card_still_counts_and_a_wrong_card_is_no_hindrance(
    profiles: ProfileFolders,
) -> None:
    kim = profiles.create("Kim")
    card = profiles.record_path(kim.profile_id).with_name("profile.json")
    for content in ("[]", "{", '{"created_utc": 5}'):
        card.write_text(content)
        assert profiles.list() == (kim,)
        profiles.record_path(kim.profile_id).rename(card.with_name("gone"))
        assert profiles.list() == (Profile("id-1", "", ""),)
        card.with_name("gone").rename(profiles.record_path(kim.profile_id))
    card.unlink()
    assert profiles.list() == (kim,)


def test_a_newer_record_is_listed_but_not_renamed(profiles: ProfileFolders) -> None:
    kim = profiles.create("Kim")
    path = profiles.record_path(kim.profile_id)
    connection = driver.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()

    assert [p.profile_id for p in profiles.list()] == [kim.profile_id]
    with pytest.raises(UserProblem) as told:
        profiles.rename(kim.profile_id, "Kim B.")
    assert told.value.problem is Problem.RECORD_NEWER


@pytest.mark.parametrize("profile_id", ["", ".", "..", "nobody", "../profiles/id-1", "/", ".hidden"])
def test_who_is_not_there_is_missing(profiles: ProfileFolders, tmp_path: Path, profile_id: str) -> None:
    profiles.create("Kim")
    (tmp_path / "profiles" / ".hidden").mkdir()

    with pytest.raises(UserProblem) as told:
        profiles.record_path(profile_id)
    assert told.value.problem is Problem.PROFILE_MISSING


def test_a_person_who_could_not_be_made_leaves_nothing(
    profiles: ProfileFolders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = profiles.create("Kim")
    again = ProfileFolders(tmp_path / "profiles", FakeClock(), lambda: first.profile_id)

    with pytest.raises(OSError, match="not empty"):
        again.create("Alex")

    assert profiles.list() == (first,)
    assert [p.name for p in (tmp_path / "profiles").iterdir()] == [first.profile_id]
