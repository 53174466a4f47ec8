"""The list of words that are never written: one file for the lessons and for the words of the whole program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gmi_trainer.content.fields import shown
from gmi_trainer.content.findings import Findings, quoted
from gmi_trainer.content.text_file import read_text
from gmi_trainer.content.yaml_text import YamlText

_ENTRY = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*\*?(?: (?:\.\.\. )?[^\W\d_]+(?:['-][^\W\d_]+)*\*?)*")
_VOWELS = "aeiou"


@dataclass(frozen=True)
class Hit:
    """A word of the list that stands in a text. ``words``: as they stand there; ``instead``: what to write."""

    words: str
    instead: str


class WordList:
    """Finds words that are never written."""

    def __init__(self, instead_of: dict[str, str]) -> None:
        self._entries = [(_pattern(words), instead) for words, instead in instead_of.items()]

    def __len__(self) -> int:
        return len(self._entries)

    def hits(self, text: str) -> Iterator[Hit]:
        """All of them in a text."""
        for pattern, instead in self._entries:
            for found in pattern.finditer(text):
                yield Hit(found.group(), instead)


def read_word_list(path: Path, called: str, findings: Findings) -> WordList:
    """The list in a file; an empty one, and a mistake, where it cannot be read."""
    file = YamlText(called, findings)
    text = read_text(path, called, findings)
    if text is None:
        return WordList({})
    entries = file.read(text).data
    if not isinstance(entries, dict):
        findings.mistake(called, 1, "words and what to write instead, such as cure: may help", shown(entries))
        return WordList({})
    return WordList(dict(_entries(entries, file, findings)))


def _entries(entries: dict[str, object], file: YamlText, findings: Findings) -> Iterator[tuple[str, str]]:
    for words, instead in entries.items():
        line = file.line((words,))
        if not _ENTRY.fullmatch(words):
            findings.mistake(
                file.name, line, "words, with * at an end and ... between two at most", quoted(words)
            )
        elif not isinstance(instead, str):
            findings.mistake(file.name, line, "what to write instead, as a text", shown(instead))
        else:
            yield words, instead


def forms_of(word: str) -> tuple[str, ...]:
    """A word with its usual English endings: "reset" also as resets and resetting, "cure" as cured and curing."""
    stems = {word}
    if word[-1] == "e":
        stems |= {word[:-1]}
    elif word[-1] == "y" and word[-2:-1] not in _VOWELS:
        stems |= {word[:-1] + "i"}
    elif word[-1] not in f"{_VOWELS}wxy" and word[-2:-1] in _VOWELS:
        stems |= {word + word[-1]}
    return tuple(
        sorted({word} | {stem + ending for stem in stems for ending in ("s", "es", "ed", "d", "ing")})
    )


def _pattern(words: str) -> re.Pattern[str]:
    """Whole words; a line may end between them, and a hyphen may stand there."""
    *before, last = words.split()
    parts = [r"(?:[\w'’-]+[\s-]+)?" if word == "..." else _starred(word) + r"[\s-]+" for word in before]
    ending = _starred(last) if last.endswith("*") else _any_of(forms_of(last.lower()))
    return re.compile(rf"\b{''.join(parts)}{ending}\b", re.IGNORECASE)


def _starred(word: str) -> str:
    return re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word)


def _any_of(forms: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(re.escape(form) for form in sorted(forms, key=len, reverse=True))})"
