"""What a record holds is counted in full, and in plain words."""

from __future__ import annotations

import pytest

from gmi_trainer.services.care_ports import ErasingFacts, RecordContents
from gmi_trainer.storage.columns import TABLES
from gmi_trainer.ui.words.records import contents_lines, erasing_lines, iso_day, name_line, size_words
from gmi_trainer.ui.words.translate import english

MANY = RecordContents(
    "u", "Kim", "2025-03-10", "2025-04-02", {"session": 12, "trial": 480, "note": 2, "plan": 0}
)


def test_a_line_a_kind_and_none_for_what_there_is_none_of() -> None:
    assert contents_lines(MANY, english) == (
        "Sessions: 12, from 10 Mar 2025 to 2 Apr 2025",
        "Pictures answered: 480",
        "Notes in your own words: 2",
    )


@pytest.mark.parametrize(
    "table", [t.name for t in TABLES if not t.derived and t.name not in ("person", "stimulus")]
)
def test_no_kind_of_row_leaves_unseen(table: str) -> None:
    contents = RecordContents("u", "", "2025-03-10", "2025-03-10", {table: 7})

    assert [line for line in contents_lines(contents, english) if "7" in line]


def test_one_day_is_said_once_and_an_empty_record_is_empty() -> None:
    one = RecordContents("u", "", "2025-03-10", "2025-03-10", {"session": 2})

    assert contents_lines(one, english) == ("Sessions: 2, all on 10 Mar 2025",)
    assert contents_lines(RecordContents("u", "", None, None, {}), english) == ("No sessions yet",)


def test_a_day_that_is_none_is_shown_as_it_is_but_not_at_any_length() -> None:
    assert iso_day("2025-99-99 and more", english) == "2025-99-99"


def test_whose_it_is() -> None:
    assert name_line(MANY, english) == "Name: Kim"
    assert name_line(RecordContents("u", "", None, None, {}), english) == "No name is in it"


def test_what_would_go() -> None:
    assert erasing_lines(ErasingFacts(3, 2, 1_500_000), english) == (
        "Your record, with this many sessions: 3",
        "Backups: 2",
        "In all 1.5 MB",
    )
    assert erasing_lines(ErasingFacts(None, 0, 10), english)[0] == "Your record (it cannot be read)"


@pytest.mark.parametrize(
    ("size", "words"), [(0, "1 kB"), (12_400, "12 kB"), (999_499, "999 kB"), (1_000_000, "1.0 MB")]
)
def test_sizes(size: int, words: str) -> None:
    assert size_words(size, english) == words
