"""All words of the program: kind, plain, and open to translation."""

from __future__ import annotations

import re

import pytest

from tests.ui.words.extract import read_source
from tests.ui.words.reading import grade, syllables, words_of

SOURCE = read_source()
HIGHEST_GRADE = 8.0
SHORTEST_GRADED = 8  # words; of fewer a formula says nothing

# The word list for plain and kind language: what frightens, promises or blames is not written.
NEVER = (
    r"pain (signal|receptor|fib(re|er))s?",
    r"permanent(ly)?",
    r"broken",
    r"malfunction\w*",
    r"rewir\w+",
    r"(is|has|your) (\w+ )?diagnos\w+",
    r"pain is in your (brain|head)",
    r"rogue",
    r"gasoline|petrol",
    r"(on|catch\w*|like|with) fire",
    r"scream\w*",
    r"fracture\w*",
    r"prove[ns]?|proof",
    r"cur(e|es|ed|ing)",
    r"revers\w+",
    r"re-?boot\w*",
    r"re-?set(s|ting)?",
    r"damag\w+",
    r"degenerat\w+",
    r"slipped",
    r"bone on bone",
    r"catastroph\w+",
    r"vagal|polyvagal|dorsal shutdown",
    r"detox\w*",
    r"leaky gut",
    r"root cause",
    r"fail(s|ed|ure|ing)?",
    r"wrong answers?",
)
_NEVER = re.compile(rf"\b({'|'.join(NEVER)})\b", re.IGNORECASE)


def test_there_are_words_to_look_at() -> None:
    assert len(SOURCE.texts) > 300


def test_no_word_is_on_the_list_of_those_never_written() -> None:
    found = [
        f"{shown.where}: {match.group()!r} in {shown.text!r}"
        for shown in SOURCE.texts
        if (match := _NEVER.search(shown.text))
    ]

    assert found == []


@pytest.mark.parametrize(
    "text",
    ["The damage is done.", "a Proven cure", "Reset all", "pain signals reach the brain", "you failed"],
)
def test_the_list_finds_what_it_is_for(text: str) -> None:
    assert _NEVER.search(text)


def test_every_longer_text_can_be_read_in_the_eighth_school_year() -> None:
    hard = [
        f"{shown.where}: grade {grade(shown.text):.1f}: {shown.text!r}"
        for shown in SOURCE.texts
        if len(words_of(shown.text)) >= SHORTEST_GRADED and grade(shown.text) > HIGHEST_GRADE
    ]

    assert hard == []


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("time", 1),
        ("times", 1),
        ("picture", 2),
        ("little", 2),
        ("judged", 1),
        ("rested", 2),
        ("places", 2),
        ("eye", 1),
    ],
)
def test_syllables_are_counted_well_enough(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_hard_text_is_found_hard() -> None:
    assert grade("Laterality discrimination necessitates considerable neurophysiological organisation.") > 12


def test_every_text_can_be_found_by_a_translators_tool() -> None:
    """No f-string, no sum and no variable inside tr() or translate(): such words are never translated."""
    assert SOURCE.unreadable == ()


def test_fields_have_names() -> None:
    """A translator must be able to move them."""
    nameless = [shown for shown in SOURCE.texts if re.search(r"\{\d*\}|%[sd]", shown.text)]

    assert nameless == []


def test_no_text_begins_or_ends_with_a_space() -> None:
    """Sentences are not glued together from parts."""
    glued = [shown for shown in SOURCE.texts if shown.text != shown.text.strip()]

    assert glued == []
