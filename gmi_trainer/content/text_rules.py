"""What every shown text is held to: kind words, numbers that come from somewhere, sentences that are easy to read."""

from __future__ import annotations

import re

from gmi_trainer.content.findings import Findings, quoted
from gmi_trainer.content.folder import ENGLISH
from gmi_trainer.content.readability import grade, words_of
from gmi_trainer.content.word_list import WordList

AIM_GRADE = 7.0
HIGHEST_GRADE = 8.0
SHORTEST_GRADED = 8  # words; of fewer a formula says nothing

_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten"
_IN_WORDS = re.compile(
    rf"\b(?:{_SMALL})\b[\s-]+(?:in|out[\s-]+of)[\s-]+(?:every[\s-]+)?(?:{_SMALL}|twenty|a[\s-]+hundred|a[\s-]+thousand)\b"
    r"|\bper[\s-]?cent\b",
    re.IGNORECASE,
)
_FIELD = re.compile(r"\{\w*\}")


class TextRules:
    """Holds texts of one language to the rules; what does not fit goes to the findings."""

    def __init__(self, word_list: WordList, language: str, findings: Findings) -> None:
        self._word_list = word_list
        self._is_english = language == ENGLISH
        self._findings = findings

    def words(self, text: str, file: str, line: int) -> None:
        """No word of the list."""
        for hit in self._word_list.hits(text):
            self._findings.mistake(file, line, f"other words ({hit.instead})", quoted(hit.words))

    def no_loose_number(self, text: str, file: str, line: int, *, carried: bool, by: str) -> None:
        """A number says where it comes from. ``by``: what would carry it here."""
        number = number_in(text)
        if number and not carried:
            self._findings.mistake(file, line, by, f"a number without one, {quoted(number)}")

    def easy(self, text: str, file: str, line: int, what: str) -> None:
        """Reading grade 7 is the aim, 8 the limit. The formula is for English."""
        if not self._is_english or len(words_of(text)) < SHORTEST_GRADED:
            return
        found = grade(text)
        if found > HIGHEST_GRADE:
            expected = f"a reading grade of at most {HIGHEST_GRADE:.0f} for {what}"
            self._findings.mistake(file, line, expected, f"{found:.1f}")
        elif found > AIM_GRADE:
            expected = f"a reading grade near {AIM_GRADE:.0f} for {what}"
            self._findings.remark(file, line, expected, f"{found:.1f}")


def number_in(text: str) -> str:
    """The first number that a text states, in digits or as "one in four"; empty where it states none."""
    text = _FIELD.sub("", text)
    digits = re.search(r"\d[\d.,]*(?: ?%)?", text)
    in_words = _IN_WORDS.search(text)
    return digits.group() if digits else in_words.group() if in_words else ""
