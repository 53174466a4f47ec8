"""Listing, adding and renaming people, and whom to open first."""

from __future__ import annotations

import pytest

from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.people import People, first_profile, tidy_name
from gmi_trainer.services.people_ports import Profile
from tests.fakes import FakeProfiles


def test_adding_and_renaming_is_told_to_whoever_listens() -> None:
    changes = Changes()
    told: list[Changed] = []
    changes.subscribe(told.append)
    people = People(FakeProfiles(), changes)

    kim = people.add("  Kim \n B. ")
    people.rename(kim.profile_id, "Kim")

    assert kim.name == "Kim B."
    assert [p.name for p in people.all()] == ["Kim"]
    assert told == [Changed.PEOPLE, Changed.PEOPLE]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", ""), ("  ", ""), ("Zoë\u0000\u202e", "Zoë"), ("x" * 70, "x" * 60), ("a\tb", "a b")],
)
def test_a_name_is_one_tidy_line(typed: str, kept: str) -> None:
    assert tidy_name(typed) == kept


def test_the_very_first_start_makes_one_person_without_a_name() -> None:
    profiles = FakeProfiles()

    first = first_profile(profiles, None)

    assert first.name == ""
    assert profiles.list() == (first,)
    assert first_profile(profiles, None) == first


def test_later_the_one_from_last_time_is_opened_and_else_the_first() -> None:
    profiles = FakeProfiles()
    kim, alex = profiles.create("Kim"), profiles.create("Alex")

    assert first_profile(profiles, alex.profile_id) == alex
    assert first_profile(profiles, "gone") == kim


def test_whoever_was_here_last_is_opened_without_a_look_at_the_others() -> None:
    class Alone(FakeProfiles):
        def list(self) -> tuple[Profile, ...]:
            raise AssertionError("hundreds of records would be opened for one")

    profiles = Alone()
    profiles.create("Kim")
    alex = profiles.create("Alex")

    assert first_profile(profiles, alex.profile_id) == alex
