"""Who a person can call: numbers by country from a table, with their own corrections, clinic and trusted person."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, replace
from datetime import date
from typing import Any

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.diary_ports import Preferences
from gmi_trainer.services.people import tidy_name

PREFERENCE = "who_to_call"
ALL_HOURS = "24/7"
_NUMBER = re.compile(r"[+*#0-9][0-9 *#+-]{1,19}")


def is_number(text: str) -> bool:
    """Whether a text is shaped like something one can dial."""
    return _NUMBER.fullmatch(text) is not None


# -- what the table says ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Checked:
    """How sure an entry is: where it is from, and when it was last compared with what (None: never yet)."""

    source: str
    day: date | None = None
    compared_with: str = ""


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """A line for people in crisis. ``hours`` is "24/7", words, or empty where not known."""

    name: str
    numbers: tuple[str, ...]
    checked: Checked
    hours: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """One entry. ``emergency`` are numbers that bring an ambulance, the best one first."""

    code: str
    name: str
    emergency: tuple[str, ...]
    checked: Checked
    crisis: CrisisLine | None = None


@dataclass(frozen=True, slots=True)
class CallTable:
    """All countries, or none and the reason why."""

    countries: tuple[Country, ...] = ()
    problem: UserProblem | None = None

    def country(self, code: str) -> Country | None:
        """The entry of a country, by its two letters."""
        return next((country for country in self.countries if country.code == code), None)


# -- what the person says ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WhoToCall:
    """A person's choices. Empty words fall back to the table; a country that is empty is another one."""

    country: str = ""
    emergency: str = ""
    crisis_name: str = ""
    crisis_number: str = ""
    clinic_name: str = ""
    clinic_number: str = ""
    person_name: str = ""
    person_number: str = ""
    is_guess: bool = False

    def saying(self, words: Mapping[str, str]) -> WhoToCall:
        """The same with some of its words changed: each one line, without spare spaces."""
        tidied: dict[str, Any] = {name: tidy_name(words.get(name, getattr(self, name))) for name in _WORDS}
        return replace(self, **tidied, is_guess=False)  # Any: fields are named by their names


_WORDS = tuple(field.name for field in fields(WhoToCall) if field.name != "is_guess")


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody to call. ``checked`` is None where the person wrote the number."""

    numbers: tuple[str, ...]
    name: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()
    checked: Checked | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is shown: the table with the person's own corrections over it. None: not known, or not written."""

    country: Country | None
    emergency: Line | None
    crisis: Line | None
    clinic: Line | None
    person: Line | None


class ContactsService:
    """Keeps who to call in the person's own record. The table is read when it is first asked for."""

    def __init__(self, preferences: Preferences, table: Callable[[], CallTable], changes: Changes) -> None:
        self._preferences = preferences
        self._read_table = table
        self._table: CallTable | None = None
        self._changes = changes
        self._before: object | None = None

    @property
    def table(self) -> CallTable:
        """All countries."""
        if self._table is None:
            self._table = self._read_table()
        return self._table

    def load(self, territory: str = "") -> WhoToCall:
        """What the person chose; else a guess from ``territory``, the two letters of the system's region."""
        stored = self._preferences.get(PREFERENCE)
        if isinstance(stored, Mapping):
            return WhoToCall().saying(
                {name: value for name, value in stored.items() if isinstance(value, str)}
            )
        known = self.table.country(territory.upper())
        return WhoToCall(country=known.code, is_guess=True) if known is not None else WhoToCall()

    def save(self, who: WhoToCall) -> None:
        """Keep it."""
        self._before = self._preferences.get(PREFERENCE)
        kept = asdict(who.saying({}))
        del kept["is_guess"]
        self._put(kept)

    def undo(self) -> None:
        """Back to what was there before the last ``save``."""
        self._put(self._before)

    def numbers(self, who: WhoToCall) -> Numbers:
        """What to show: the person's own words where there are some, else the table's."""
        country = self.table.country(who.country)
        return Numbers(
            country=country,
            emergency=_own("", who.emergency) or _emergency_of(country),
            crisis=_own(who.crisis_name, who.crisis_number) or _crisis_of(country),
            clinic=_own(who.clinic_name, who.clinic_number),
            person=_own(who.person_name, who.person_number),
        )

    def _put(self, value: object) -> None:
        self._preferences.put(PREFERENCE, value)
        self._changes.publish(Changed.PREFERENCES)


def _own(name: str, number: str) -> Line | None:
    return Line((number,), name) if number else None


def _emergency_of(country: Country | None) -> Line | None:
    return Line(country.emergency, checked=country.checked) if country is not None else None


def _crisis_of(country: Country | None) -> Line | None:
    crisis = country.crisis if country is not None else None
    if crisis is None:
        return None
    return Line(crisis.numbers, crisis.name, crisis.hours, crisis.languages, crisis.checked)
