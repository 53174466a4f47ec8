"""The people of a clinic on this computer: who is there, how they are called in Clinic, and a line of facts each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from gmi_trainer.domain.overview import Look, OverviewRow, PersonFacts
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.people import tidy_name
from gmi_trainer.services.people_ports import Profile, Profiles
from gmi_trainer.services.record_care import never
from gmi_trainer.services.roster_ports import FactsReader, Person, RosterFile


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """Somebody on the roster, and what was worked out of their record."""

    person: Person
    facts: PersonFacts | None

    def is_of(self, today: date) -> bool:
        """Whether the line is that of today: counts of days and weeks move on by themselves, and records do not."""
        return self.facts is not None and self.facts.looked_on == today

    @property
    def row(self) -> OverviewRow:
        """As a line among others."""
        return OverviewRow(self.person.profile_id, self.person.shown, self.facts)


class Roster:
    """Reads and keeps the clinic's own file. Every call may take a while where many people are new; those that read
    or write one person's line are quick enough for the window's thread."""

    def __init__(self, file: RosterFile, reader: FactsReader, profiles: Profiles, clock: Clock) -> None:
        self._file = file
        self._reader = reader
        self._profiles = profiles
        self._clock = clock

    def entries(self) -> tuple[RosterEntry, ...]:
        """Everyone whose record is on this computer, those who were put away too. Who is new is written down."""
        known = {person.profile_id: person for person in self._file.people()}
        here = self._reader.profile_ids()
        new = [self._new_person(profile_id) for profile_id in here if profile_id not in known]
        if new:
            self._file.keep_people(new)
            known.update({person.profile_id: person for person in new})
        facts = self._file.facts()
        return tuple(RosterEntry(known[profile_id], facts.get(profile_id)) for profile_id in here)

    def person(self, profile_id: str) -> Person:
        """How somebody is called in Clinic."""
        found = next((one for one in self._file.people() if one.profile_id == profile_id), None)
        return found if found is not None else self._new_person(profile_id)

    # -- what a clinician does -----------------------------------------------------------------------------

    def add(self, typed: str, *, by_code: bool) -> Profile:
        """A new person with an empty record. It begins with what was typed as its name; the name is the person's own
        to change, a code stays what Clinic shows."""
        shown = tidy_name(typed)
        profile = self._profiles.create(shown)
        self._file.keep_people([Person(profile.profile_id, shown, by_code, profile.created_utc)])
        return profile

    def set_code(self, profile_id: str, code: str) -> Callable[[], None]:
        """Show a code instead of the name; empty: the name again. What is returned takes it back."""
        before = self.person(profile_id)
        tidy = tidy_name(code)
        shown = tidy or self._reader.name_of(profile_id)
        return self._changed(before, replace(before, shown=shown, by_code=bool(tidy)))

    def put_away(self, profile_id: str) -> Callable[[], None]:
        """Out of the list, until they are brought back. Nothing of the record changes."""
        before = self.person(profile_id)
        archived = self._clock.utc_now().isoformat(timespec="seconds")
        return self._changed(before, replace(before, archived_utc=archived))

    def bring_back(self, profile_id: str) -> Callable[[], None]:
        """Into the list again."""
        before = self.person(profile_id)
        return self._changed(before, replace(before, archived_utc=""))

    # -- what is known of people ---------------------------------------------------------------------------

    def look_at(self, profile_id: str, today: date) -> None:
        """Work out somebody's line anew; their name, too, unless a code stands for it. A guest has none.

        Of a record that cannot be read the line says so, and the name stays as it was known.
        """
        if profile_id not in self._reader.profile_ids():
            return
        facts = self._reader.facts_of(profile_id, today)
        self._file.keep_facts({profile_id: facts})
        person = self.person(profile_id)
        if not person.by_code and facts.look not in (Look.NO_KEY, Look.UNREADABLE):
            name = self._reader.name_of(profile_id)
            if name != person.shown or not person.added_utc:
                self._file.keep_people([replace(person, shown=name)])

    def look_again(
        self,
        profile_ids: Iterable[str],
        today: date,
        cancelled: Callable[[], bool] = never,
    ) -> int:
        """One record after the other, until somebody stops it; how many were looked at. What is done is kept."""
        wanted = tuple(profile_ids)
        for done, profile_id in enumerate(wanted):
            if cancelled():
                return done
            self.look_at(profile_id, today)
        return len(wanted)

    def forget(self, profile_id: str) -> None:
        """Somebody is leaving this computer."""
        self._file.forget_person(profile_id)

    def _new_person(self, profile_id: str) -> Person:
        return Person(
            profile_id,
            self._reader.name_of(profile_id),
            added_utc=self._clock.utc_now().isoformat(timespec="seconds"),
        )

    def _changed(self, before: Person, after: Person) -> Callable[[], None]:
        self._file.keep_people([after])
        return lambda: self._file.keep_people([before])
