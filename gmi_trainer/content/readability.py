"""How hard an English text is to read: the Flesch-Kincaid grade, with syllables from pyphen's dictionary.

A hyphenation dictionary parts a word only where a line may end, never one letter from its edges. So the groups of
vowels are counted inside each part: "bod-y" is one part with two, "some-times" two parts with one each.
"""

from __future__ import annotations

import re
from functools import cache

import pyphen

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_SENTENCE_END = re.compile(r"[.!?:;]+(?=[\s\"'”’)\]]|$)|\n+")
_FIELD = re.compile(r"\{\w+\}")
_TWO_VOWELS = re.compile(
    r"""
      (?<![ctsgxqh])i(?=[aou])  # radio, various; not social, question
    | i(?=et)                   # quiet, society
    | (?<=sc)i(?=e)             # science
    | (?<=cr)e(?=at)            # create
    | (?<=[dr])e(?=as?$)        # idea, areas
    | u(?=al|ou)                # usual, continuous
    | y(?=i) | e(?=i?ng$)       # trying, being
    """,
    re.VERBOSE,
)
_VOWELS = re.compile(
    r"(?<![ctsgxqh])i(?=[aou])|(?<=r)e(?=a[tc])|i(?=et)|(?<=sc)i(?=e)|(?<=[dr])e(?=as?$)|u(?=al|ou)|y(?=i)|e(?=i?ng$)"
)
_VOWELS = re.compile(r"[aeiouy]+")


def words_of(text: str) -> list[str]:
    """Its words; a field that is filled in later counts as a short one, a number as none."""
    return _WORD.findall(_FIELD.sub("two", text))


def sentences_of(text: str) -> list[str]:
    """Its sentences. As Flesch counted, a colon, a semicolon and the end of a line end one, too."""
    return [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]


def grade(text: str) -> float:
    """The school year that a text asks for (Kincaid and others, 1975)."""
    words = words_of(text)
    if not words:
        return 0.0
    sentences = len(sentences_of(_FIELD.sub("two", text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@cache
def syllables(word: str) -> int:
    """How many there are, well enough for a whole text."""
    word = re.split("['’]", word.lower())[0]
    return sum(_groups(part) for part in _dictionary().inserted(word).split("-"))


def _groups(part: str) -> int:
    """Groups of vowels, without the silent e of "time", "times" and "timed"."""
    count = len(_VOWELS.findall(_TWO_VOWELS.sub(r"\g<0>-", part)))
    silent_e = part.endswith("e") and not re.search(r"[^aeiou]le$", part)
    silent_es = part.endswith("es") and not re.search(r"(s|x|z|[^a]ch|sh|c|g)es$", part)
    silent_ed = part.endswith("ed") and not re.search(r"[td]ed$", part)
    return max(1, count - (silent_e or silent_es or silent_ed))


@cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")
