"""All words of the program: kind, plain, and open to translation."""

from __future__ import annotations

import re

import pytest

from gmi_trainer import resources
from gmi_trainer.content.findings import Findings
from gmi_trainer.content.readability import grade, words_of
from gmi_trainer.content.text_rules import HIGHEST_GRADE, SHORTEST_GRADED
from gmi_trainer.content.word_list import read_word_list
from tests.ui.words.extract import read_source

SOURCE = read_source()

WORDS = read_word_list(resources.find("lessons", "words.en.yaml"), "words.en.yaml", Findings())
"""What frightens, promises or blames is not written: one list for the program and for its lessons."""


IN_THEIR_AUTHORS_WORDS = {
    "What number best describes how, during the past week, pain has interfered with your general activity?",
}
"""Of PEG (Krebs 2009): a questionnaire is what it is in the words in which it was tested, so this one stays as hard to
read as it is. Nothing else may."""


def test_there_are_words_to_look_at() -> None:
    assert len(SOURCE.texts) > 300


def test_no_word_is_on_the_list_of_those_never_written() -> None:
    found = [
        f"{shown.where}: {hit.words!r} in {shown.text!r}, instead: {hit.instead}"
        for shown in SOURCE.texts
        for hit in WORDS.hits(shown.text)
    ]

    assert found == []


@pytest.mark.parametrize(
    "text",
    ["The damage is done.", "a Proven cure", "Reset all", "pain signals reach the brain", "you failed"],
)
def test_the_list_finds_what_it_is_for(text: str) -> None:
    assert list(WORDS.hits(text))


def test_every_longer_text_can_be_read_in_the_eighth_school_year() -> None:
    hard = [
        f"{shown.where}: grade {grade(shown.text):.1f}: {shown.text!r}"
        for shown in SOURCE.texts
        if len(words_of(shown.text)) >= SHORTEST_GRADED
        and grade(shown.text) > HIGHEST_GRADE
        and shown.text not in IN_THEIR_AUTHORS_WORDS
    ]

    assert hard == []


def test_what_is_left_in_its_authors_words_is_there_and_is_hard() -> None:
    """An exception that is no longer needed goes."""
    assert {shown.text for shown in SOURCE.texts} >= IN_THEIR_AUTHORS_WORDS
    assert all(grade(text) > HIGHEST_GRADE for text in IN_THEIR_AUTHORS_WORDS)


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
