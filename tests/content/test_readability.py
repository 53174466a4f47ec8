"""The reading grade is counted well enough to hold a text to it."""

from __future__ import annotations

import pytest

from gmi_trainer.content.readability import grade, sentences_of, syllables, words_of


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("time", 1),
        ("times", 1),
        ("judged", 1),
        ("aches", 1),
        ("eye", 1),
        ("don't", 1),
        ("picture", 2),
        ("little", 2),
        ("rested", 2),
        ("places", 2),
        ("body", 2),
        ("alarm", 2),
        ("sometimes", 2),
        ("people", 2),
        ("science", 2),
        ("Nation’s", 2),
        ("idea", 3),
        ("radio", 3),
        ("created", 3),
        ("usually", 4),
        ("variety", 4),
        ("individual", 5),
        ("physiotherapist", 6),
        ("hm", 1),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_hard_text_is_found_hard_and_an_easy_one_easy() -> None:
    assert grade("Laterality discrimination necessitates considerable neurophysiological organisation.") > 12
    assert grade("The cat sat on the mat. It was a warm day, and all was well.") < 2


def test_the_formula_is_that_of_kincaid() -> None:
    """Two sentences, eight words, nine syllables."""
    assert grade("Pain is a bell. It keeps you alarmed.") == pytest.approx(0.39 * 4 + 11.8 * 9 / 8 - 15.59)


def test_a_text_without_words_has_no_grade() -> None:
    assert grade("") == grade("12 %") == 0.0


def test_fields_are_short_words_and_numbers_are_none() -> None:
    assert words_of("{count} of 40, don’t {do}!") == ["two", "of", "don’t", "two"]


def test_lines_colons_and_quotes_end_a_sentence_and_points_in_numbers_do_not() -> None:
    assert len(sentences_of("One line\nand another")) == 2
    assert len(sentences_of('He said: "Stop." Then he went; all was well.')) == 4
    assert len(sentences_of("It was 24.3 % of them.")) == 1
    assert len(sentences_of("... ! ?")) == 0
