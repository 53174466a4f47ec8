"""A list of entries, each with an id, whose words stand by that id in the file of a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeVar

import msgspec

from gmi_trainer.content.fields import take
from gmi_trainer.content.findings import Findings, quoted
from gmi_trainer.content.yaml_text import Path, YamlText

E = TypeVar("E")
W = TypeVar("W", bound=msgspec.Struct)


@dataclass(frozen=True)
class Entries:
    """``under``: where they stand in both files, such as ``cards``; ``called``: one of them, such as ``card``."""

    file: YamlText
    text_file: YamlText
    texts: Mapping[str, object]
    under: str
    called: str
    findings: Findings

    def read(
        self,
        entries: list[object],
        one: Callable[[Path, object], E | None],
        id_of: Callable[[E], str],
    ) -> tuple[E, ...] | None:
        """All of them: with one missing, the others would not follow. ``one`` reads an entry at its place."""
        found: dict[str, E] = {}
        fits = True
        for place, entry in enumerate(entries):
            read = one((self.under, place), entry)
            if read is None:
                fits = False
            elif id_of(read) in found:
                again = f"{quoted(id_of(read))} again"
                self.wrong((self.under, place, "id"), f"a different id for each {self.called}", again)
                fits = False
            else:
                found[id_of(read)] = read
        self._tell_words_of_nothing(entries)
        return tuple(found.values()) if fits else None

    def words(self, kind: type[W], path: Path, entry_id: str, fields: str) -> W | None:
        """What is said of one of them; ``fields``: what that is made of, for who left it out."""
        if entry_id not in self.texts:
            expected = f"{fields} for {entry_id} under {self.under}: in {self.text_file.name}"
            self.wrong((*path, "id"), expected, "none")
            return None
        return take(kind, self.text_file, (self.under, entry_id), self.texts[entry_id], self.findings)

    def wrong(self, path: Path, expected: str, found: str) -> None:
        """A mistake in the list."""
        self.findings.mistake(self.file.name, self.file.line(path), expected, found)

    def wrong_words(self, path: Path, expected: str, found: str) -> None:
        """A mistake in the words."""
        self.findings.mistake(self.text_file.name, self.text_file.line(path), expected, found)

    def _tell_words_of_nothing(self, entries: list[object]) -> None:
        named = {entry.get("id") for entry in entries if isinstance(entry, Mapping)}
        owner = PurePath(self.file.name).name
        for entry_id in sorted(self.texts.keys() - named):
            self.wrong_words((self.under, entry_id), f"a {self.called} that {owner} has", quoted(entry_id))
