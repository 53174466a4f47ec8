"""Profiles and backups, in the fake and in real folders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.people_ports import Backups, Profiles
from gmi_trainer.storage.backup import SqliteBackups
from gmi_trainer.storage.profiles import ProfileFolders
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes import FakeBackups, FakeClock, FakeProfiles
from tests.samples import sample_start
from tests.storage.records import new_record, opened


@pytest.fixture(params=["fake", "real"])
def profiles(request: pytest.FixtureRequest, tmp_path: Path) -> Profiles:
    if request.param == "fake":
        return FakeProfiles()
    numbers = count(1)
    return ProfileFolders(tmp_path, FakeClock(), lambda: f"profile-{next(numbers)}")


@dataclass(frozen=True)
class Kept:
    """A record that can only grow, and its backups."""

    backups: Backups
    write_session: Callable[[], None]
    clock: FakeClock


@pytest.fixture(params=["fake", "real"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Kept:
    clock = FakeClock()
    if request.param == "fake":
        fake = FakeBackups(clock)
        return Kept(fake, lambda: fake.write_sessions(1), clock)
    path = new_record(tmp_path / "record" / "record.sqlite3")
    numbers = count(1)

    def write_session() -> None:
        with opened(path) as record:
            log = SqliteSessionLog(record, clock)
            log.begin(sample_start(next(numbers)))
            log.leave_block()

    return Kept(SqliteBackups(path, tmp_path / "backups", clock), write_session, clock)


def test_one_is_found_without_the_others(profiles: Profiles) -> None:
    assert profiles.count() == 0
    kim, alex = profiles.create("Kim"), profiles.create("Alex")

    assert profiles.find(alex.profile_id) == alex
    assert profiles.find(kim.profile_id) == kim
    assert [profiles.find(other) for other in ("gone", "", "..", ".")] == [None] * 4
    assert profiles.count() == 2


def test_people_come_and_are_renamed(profiles: Profiles) -> None:
    assert profiles.list() == ()

    kim, alex = profiles.create("Kim"), profiles.create("")
    profiles.rename(alex.profile_id, "Alex")

    assert [(p.profile_id, p.name) for p in profiles.list()] == [
        (kim.profile_id, "Kim"),
        (alex.profile_id, "Alex"),
    ]
    assert kim.profile_id != alex.profile_id


def test_nobody_can_rename_who_is_gone(profiles: Profiles) -> None:
    with pytest.raises(UserProblem) as told:
        profiles.rename("nobody", "Kim")
    assert told.value.problem is Problem.PROFILE_MISSING


def test_backups_are_listed_newest_first(kept: Kept) -> None:
    assert kept.backups.list() == ()

    made = []
    for _ in range(3):
        made.append(kept.backups.make())
        kept.clock.advance(timedelta(minutes=1))

    assert kept.backups.list() == tuple(reversed(made))


def test_a_backup_holds_what_there_was(kept: Kept) -> None:
    kept.write_session()
    backup = kept.backups.make()
    kept.write_session()

    assert kept.backups.facts_of(backup).sessions == 1
    assert kept.backups.facts_now().sessions == 2


def test_a_backup_is_due_when_something_was_written(kept: Kept) -> None:
    assert kept.backups.changed_since_last()
    kept.backups.make()
    assert not kept.backups.changed_since_last()
    kept.write_session()
    assert kept.backups.changed_since_last()


def test_restoring_goes_back_and_keeps_what_was_there(kept: Kept) -> None:
    kept.write_session()
    backup = kept.backups.make()
    kept.write_session()
    kept.clock.advance(timedelta(minutes=1))

    kept.backups.restore(backup)

    assert kept.backups.facts_now().sessions == 1
    aside = kept.backups.list()[0]
    assert kept.backups.facts_of(aside).sessions == 2
    kept.backups.restore(aside)
    assert kept.backups.facts_now().sessions == 2
