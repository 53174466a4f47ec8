"""How hard a text is to read: the Flesch-Kincaid grade, with syllables counted by rule of thumb."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z][A-Za-z']*")
_SENTENCE_END = re.compile(r"[.!?:;•\n]+")


def words_of(text: str) -> list[str]:
    """Its words; a field counts as one short word."""
    return _WORD.findall(re.sub(r"\{\w+\}", "two", text))


def syllables(word: str) -> int:
    """Groups of vowels, without the silent e of "time", "times" and "timed"."""
    word = word.lower()
    count = len(re.findall(r"[aeiouy]+", word))
    silent_e = word.endswith("e") and not word.endswith("le")
    silent_es = word.endswith("es") and not re.search(r"(s|x|z|ch|sh|c|g|l)es$", word)
    silent_ed = word.endswith("ed") and not re.search(r"[td]ed$", word)
    return max(1, count - (silent_e or silent_es or silent_ed))


def grade(text: str) -> float:
    """The school year that a text asks for (Kincaid and others, 1975)."""
    words = words_of(text)
    if not words:
        return 0.0
    sentences = sum(bool(_WORD.search(part)) for part in _SENTENCE_END.split(text)) or 1
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
