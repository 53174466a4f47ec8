"""The table of who to call: what is shipped holds together, and a mistake in it is told with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gmi_trainer import resources
from gmi_trainer.content.call_table import open_call_table, read_call_table
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.contacts import ALL_HOURS, Checked, Country, CrisisLine, is_number

SHIPPED = resources.find("assets", "contacts", "countries.toml")
COUNTRIES = open_call_table(SHIPPED).countries

CONTINENTS = {
    "Africa": {"EG", "GH", "KE", "MA", "NG", "TN", "ZA"},
    "America": {"AR", "BR", "CA", "CL", "CO", "MX", "PE", "US"},
    "Asia": {"CN", "IN", "JP", "KR", "MY", "PH", "SG", "TH"},
    "Europe": {"AT", "CH", "DE", "ES", "FR", "GB", "IE", "IT", "NL", "PL", "SE", "UA"},
    "Oceania": {"AU", "FJ", "NZ"},
}
EUROPEAN_UNION = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"

GOOD = """\
# a remark
[NZ]
name = "New Zealand"
emergency = ["111"]
source = "New Zealand government, govt.nz"
checked = 2025-03-10
checked_with = "govt.nz"

[NZ.crisis]
name = "1737"
numbers = ["1737", "0800 543 354"]
hours = "24/7"
languages = ["English"]
source = "1737.org.nz"
checked = "general knowledge"
"""


def told(text: str | bytes) -> tuple[int, str]:
    """The line that a broken table is refused for, and what was expected there."""
    content = text.encode() if isinstance(text, str) else text
    with pytest.raises(UserProblem) as raised:
        read_call_table(content, "countries.toml")
    assert raised.value.problem is Problem.CALL_TABLE_LINE
    assert raised.value.values["file"] == "countries.toml"
    return int(raised.value.values["line"]), str(raised.value.values["expected"])


# -- what is shipped ----------------------------------------------------------------------------------------


def test_at_least_45_countries_of_all_continents_are_there() -> None:
    codes = {country.code for country in COUNTRIES}

    assert len(COUNTRIES) >= 45
    assert {name for name, some in CONTINENTS.items() if not some <= codes} == set()
    assert set(EUROPEAN_UNION.split()) <= codes


def test_every_code_is_one_of_the_standard() -> None:
    """ISO 3166 has no code for what it does not know; Unicode's names are made from it."""
    from PySide6.QtCore import QLocale

    unknown = [
        country.code
        for country in COUNTRIES
        if QLocale.codeToTerritory(country.code) is QLocale.Country.AnyTerritory
    ]

    assert unknown == []
    assert QLocale.codeToTerritory("QX") is QLocale.Country.AnyTerritory


def test_no_country_comes_twice() -> None:
    assert len({country.code for country in COUNTRIES}) == len(COUNTRIES)
    assert len({country.name for country in COUNTRIES}) == len(COUNTRIES)


def entries() -> list[tuple[str, tuple[str, ...], Checked]]:
    found = [(country.code, country.emergency, country.checked) for country in COUNTRIES]
    found += [
        (f"{country.code}.crisis", country.crisis.numbers, country.crisis.checked)
        for country in COUNTRIES
        if country.crisis is not None
    ]
    return found


@pytest.mark.parametrize(("where", "numbers", "checked"), entries(), ids=[row[0] for row in entries()])
def test_every_entry_has_numbers_a_source_and_says_how_it_was_checked(
    where: str, numbers: tuple[str, ...], checked: Checked
) -> None:
    assert numbers
    assert all(is_number(number) for number in numbers)
    assert len(set(numbers)) == len(numbers)
    assert "." in checked.source, "a web domain"
    if checked.day is not None:
        assert date(2025, 1, 1) <= checked.day
        assert checked.compared_with


def test_the_european_number_is_there_in_every_country_of_the_union() -> None:
    without = [c.code for c in COUNTRIES if c.code in EUROPEAN_UNION.split() and "112" not in c.emergency]

    assert without == []


def test_most_countries_have_a_crisis_line_and_no_number_of_it_is_an_emergency_number() -> None:
    with_line = [country for country in COUNTRIES if country.crisis is not None]

    assert len(with_line) >= 45
    assert [c.code for c in with_line if c.crisis and set(c.crisis.numbers) & set(c.emergency)] == []


@pytest.mark.parametrize(
    ("code", "emergency", "crisis"),
    [
        ("US", "911", "988"),
        ("GB", "999", "116 123"),
        ("DE", "112", "0800 111 0 111"),
        ("FR", "15", "3114"),
        ("AU", "000", "13 11 14"),
        ("JP", "119", "0120 279 338"),
        ("BR", "192", "188"),
        ("ZA", "112", "0800 567 567"),
    ],
)
def test_numbers_that_everybody_knows(code: str, emergency: str, crisis: str) -> None:
    country = next(country for country in COUNTRIES if country.code == code)

    assert country.emergency[0] == emergency
    assert country.crisis is not None
    assert country.crisis.numbers[0] == crisis


# -- reading ------------------------------------------------------------------------------------------------


def test_an_entry_is_read() -> None:
    assert read_call_table(GOOD.encode(), "countries.toml") == (
        Country(
            code="NZ",
            name="New Zealand",
            emergency=("111",),
            checked=Checked("New Zealand government, govt.nz", date(2025, 3, 10), "govt.nz"),
            crisis=CrisisLine(
                name="1737",
                numbers=("1737", "0800 543 354"),
                checked=Checked("1737.org.nz"),
                hours=ALL_HOURS,
                languages=("English",),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("good", "bad", "line", "words"),
    [
        ('name = "New Zealand"', "name = New Zealand", 3, "nvalid value"),
        ('name = "New Zealand"', 'nmae = "New Zealand"', 3, "nmae"),
        ('name = "New Zealand"\n', "", 2, "name"),
        ('source = "1737.org.nz"\n', "", 9, "source"),
        ('hours = "24/7"', "hours = 24", 12, "str"),
        ('hours = "24/7"', 'hour = "24/7"', 12, "hour"),
        ('emergency = ["111"]', 'emergency = "111"', 4, "array"),
        ('emergency = ["111"]', 'emergency = ["one"]', 4, "to dial"),
        ('emergency = ["111"]', "emergency = []", 4, "length"),
        ('["1737", "0800 543 354"]', '["1737", "call us"]', 11, "call us"),
        ("checked = 2025-03-10", 'checked = "yesterday"', 6, "a day such as"),
        ("checked = 2025-03-10", "checked = 2025-03-10T10:00:00", 6, "a day such as"),
        ("checked = 2025-03-10", "checked = 2025-13-40", 6, ""),
        ('checked_with = "govt.nz"\n', "", 6, "checked_with"),
        ("[NZ]", "[Nz]", 2, "two letters"),
        ("[NZ.crisis]", "[NZ]", 9, "twice"),
        ("[NZ]", "stray = 1\n[NZ]", 2, "two letters"),
    ],
)
def test_a_mistake_is_told_with_its_line(good: str, bad: str, line: int, words: str) -> None:
    assert good in GOOD
    at, expected = told(GOOD.replace(good, bad, 1))

    assert at == line
    assert words in expected
    assert "$" not in expected


def test_a_file_that_ends_too_early_is_told_with_its_last_line() -> None:
    assert told(GOOD + '[AU]\nname = "')[0] == GOOD.count("\n") + 2


def test_letters_of_another_kind_are_told_with_their_line() -> None:
    assert told(GOOD.encode() + "\n[ES]\nname = España".encode("latin-1"))[0] == GOOD.count("\n") + 3


# -- the table on the disk ----------------------------------------------------------------------------------


def test_a_table_with_a_mistake_leaves_no_countries_and_its_reason(tmp_path: Path) -> None:
    (tmp_path / "countries.toml").write_text(GOOD.replace('["111"]', "[]"))

    table = open_call_table(tmp_path / "countries.toml")

    assert table.countries == ()
    assert table.problem is not None
    assert (table.problem.problem, table.problem.values["line"]) == (Problem.CALL_TABLE_LINE, 4)


def test_a_table_that_is_gone_leaves_no_countries_and_its_reason(tmp_path: Path) -> None:
    table = open_call_table(tmp_path / "countries.toml")

    assert table.countries == ()
    assert table.problem is not None
    assert table.problem.problem is Problem.CALL_TABLE_MISSING


def test_a_table_of_a_gigantic_size_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "countries.toml").write_bytes(b"#" * 600_000)

    assert open_call_table(tmp_path / "countries.toml").problem is not None
