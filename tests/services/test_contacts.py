"""Who a person can call: the table, with their own words over it."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.contacts import (
    PREFERENCE,
    CallTable,
    Checked,
    ContactsService,
    Country,
    CrisisLine,
    Line,
    WhoToCall,
    is_number,
)
from tests.fakes import FakePreferences

NZ = Country(
    "NZ", "New Zealand", ("111",), Checked("govt.nz"), CrisisLine("1737", ("1737",), Checked("1737.org.nz"))
)
PE = Country("PE", "Peru", ("106",), Checked("gob.pe"))
TABLE = CallTable((NZ, PE))


def service(preferences: FakePreferences | None = None, table: CallTable = TABLE) -> ContactsService:
    return ContactsService(
        preferences if preferences is not None else FakePreferences(), lambda: table, Changes()
    )


def test_the_country_is_guessed_from_the_systems_region_until_one_is_chosen() -> None:
    contacts = service()

    assert contacts.load("nz") == WhoToCall(country="NZ", is_guess=True)
    assert contacts.load("QX") == WhoToCall()
    assert contacts.load() == WhoToCall()

    contacts.save(WhoToCall(country="PE"))

    assert contacts.load("NZ") == WhoToCall(country="PE")


def test_a_guess_that_is_kept_is_no_guess_any_more() -> None:
    contacts = service()
    contacts.save(contacts.load("NZ"))

    assert contacts.load() == WhoToCall(country="NZ", is_guess=False)


def test_the_tables_numbers_are_shown_until_a_person_corrects_them() -> None:
    contacts = service()

    numbers = contacts.numbers(WhoToCall(country="NZ"))

    assert numbers.country is NZ
    assert numbers.emergency == Line(("111",), checked=Checked("govt.nz"))
    assert numbers.crisis == Line(("1737",), "1737", checked=Checked("1737.org.nz"))
    assert (numbers.clinic, numbers.person) == (None, None)

    mine = WhoToCall("NZ", emergency="112", crisis_name="Our line", crisis_number="0800 1")
    numbers = contacts.numbers(mine)

    assert numbers.emergency == Line(("112",))
    assert numbers.crisis == Line(("0800 1",), "Our line")


def test_clinic_and_own_person_are_shown_once_they_have_a_number() -> None:
    who = WhoToCall(
        clinic_name="Pain clinic", clinic_number="09 555", person_name="Kim", person_number="021 5"
    )
    numbers = service().numbers(who)

    assert numbers.clinic == Line(("09 555",), "Pain clinic")
    assert numbers.person == Line(("021 5",), "Kim")
    assert service().numbers(WhoToCall(person_name="Kim")).person is None


def test_without_a_country_there_is_no_number_to_show_but_ones_own() -> None:
    numbers = service().numbers(WhoToCall())

    assert (numbers.country, numbers.emergency, numbers.crisis) == (None, None, None)
    assert service().numbers(WhoToCall(emergency="112")).emergency == Line(("112",))


def test_a_country_without_a_line_has_none() -> None:
    assert service().numbers(WhoToCall("PE")).crisis is None


def test_saving_is_told_and_can_be_taken_back() -> None:
    preferences, changes = FakePreferences(), Changes()
    heard: list[Changed] = []
    changes.subscribe(heard.append)
    contacts = ContactsService(preferences, lambda: TABLE, changes)
    contacts.save(WhoToCall("NZ"))
    contacts.save(WhoToCall("PE", person_name="  Kim\n ", person_number="1"))
    assert contacts.load() == WhoToCall("PE", person_name="Kim", person_number="1")

    contacts.undo()

    assert contacts.load() == WhoToCall("NZ")
    assert heard == [Changed.PREFERENCES] * 3


def test_the_first_saving_can_be_taken_back_to_the_guess() -> None:
    contacts = service()
    contacts.save(WhoToCall("PE"))
    contacts.undo()

    assert contacts.load("NZ") == WhoToCall("NZ", is_guess=True)


@pytest.mark.parametrize("stored", [None, "DE", 7, {"country": 5, "person_name": None, "more": "x"}])
def test_what_is_not_understood_counts_as_nothing(stored: object) -> None:
    assert service(FakePreferences(**{PREFERENCE: stored})).load() == WhoToCall()


def test_the_table_is_read_when_it_is_asked_for_and_only_once() -> None:
    reads: list[int] = []

    def read() -> CallTable:
        reads.append(1)
        return TABLE

    contacts = ContactsService(FakePreferences(**{PREFERENCE: {"country": "NZ"}}), read, Changes())
    contacts.load()
    assert reads == []

    contacts.numbers(contacts.load())
    contacts.numbers(contacts.load())

    assert reads == [1]


def test_a_table_that_cannot_be_read_leaves_ones_own_numbers() -> None:
    broken = CallTable(problem=UserProblem(Problem.CALL_TABLE_MISSING, file="countries.toml"))
    contacts = service(table=broken)

    assert contacts.load("NZ") == WhoToCall()
    assert contacts.numbers(WhoToCall("NZ", emergency="111")).emergency == Line(("111",))
    assert contacts.table.problem is broken.problem


@pytest.mark.parametrize("text", ["112", "116 123", "*4141", "+64 9 555", "0800 111 0 111", "#31"])
def test_numbers_that_can_be_dialled(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "1", "call us", "112 or 999", " 112", "1" * 21, "12\n3"])
def test_what_cannot_be_dialled(text: str) -> None:
    assert not is_number(text)
