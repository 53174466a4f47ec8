"""The people who use this computer, for the settings page."""

from __future__ import annotations

from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.people_ports import Profile, Profiles

LONGEST_NAME = 60


class People:
    """Lists, adds and renames. Which one is open is known to whoever opened it."""

    def __init__(self, profiles: Profiles, changes: Changes) -> None:
        self._profiles = profiles
        self._changes = changes

    def all(self) -> tuple[Profile, ...]:
        """Everyone, in the order in which they came."""
        return self._profiles.list()

    def find(self, profile_id: str | None) -> Profile | None:
        """One of them; None where there is no such person (any more)."""
        return None if profile_id is None else self._profiles.find(profile_id)

    def count(self) -> int:
        """How many there are."""
        return self._profiles.count()

    def add(self, name: str) -> Profile:
        """A new person with an empty record."""
        profile = self._profiles.create(tidy_name(name))
        self._changes.publish(Changed.PEOPLE)
        return profile

    def rename(self, profile_id: str, name: str) -> None:
        """Call someone by another name. UserProblem(PROFILE_MISSING) where they are gone."""
        self._profiles.rename(profile_id, tidy_name(name))
        self._changes.publish(Changed.PEOPLE)


def first_profile(profiles: Profiles, last: str | None) -> Profile:
    """Whom to open at a start: the one from last time, else the first; on the very first start a new one.

    The new one has no name; the window says "Me" until there is one. Only where nobody was here last is everybody
    looked at: a clinic has hundreds.
    """
    known = profiles.find(last) if last is not None else None
    if known is not None:
        return known
    everyone = profiles.list()
    if not everyone:
        return profiles.create("")
    return everyone[0]


def tidy_name(name: str) -> str:
    """One line without spare spaces, at most 60 characters."""
    printable = "".join(c if c.isprintable() else " " for c in name)
    return " ".join(printable.split())[:LONGEST_NAME].rstrip()
