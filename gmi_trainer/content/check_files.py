"""Reads "What I know about pain": sentences that are true or false, each with a kind word about it.

``check.yaml`` says which there are and which are true, ``check.en.yaml`` has their words. A sentence that cannot be
asked is left out and told; the others stay.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from gmi_trainer.content.fields import shown, take
from gmi_trainer.content.findings import UNKNOWN_CLAIM, Findings, quoted
from gmi_trainer.content.folder import Folder
from gmi_trainer.content.languages import ENGLISH
from gmi_trainer.content.question_files import ClaimId, Id, Words
from gmi_trainer.content.shelf_files import Shelf
from gmi_trainer.content.yaml_text import Path, YamlText
from gmi_trainer.domain.knowledge import CheckGroup, CheckItem, KnowledgeCheck

FILE, STEM = "check.yaml", "check"

Edition = Annotated[int, Meta(ge=1, description="a number from 1")]
Answer = Annotated[Literal["true", "false"], Meta(description="true or false")]
Concepts = Annotated[list[str], Meta(min_length=1, description="a list of ids of concepts")]
Entries = Annotated[list[object], Meta(min_length=1, description="a list, each beginning with - id:")]


class _Check(msgspec.Struct):
    edition: Edition
    groups: Entries
    items: Entries


class _Group(msgspec.Struct):
    id: Id
    concepts: Concepts


class _Item(msgspec.Struct):
    id: Id
    concept: Id
    answer: Answer
    claim: ClaimId | None = None


class _Said(msgspec.Struct):
    """The words of a sentence."""

    statement: Words
    why: Words


@dataclass(frozen=True)
class CheckDraft:
    """The check with the files that it was read from. ``places``: where in its list a sentence stands, by its id.

    ``translated``: the sentences whose words are in the language that was wanted.
    """

    check: KnowledgeCheck
    file: YamlText
    said_file: YamlText
    places: Mapping[str, int]
    translated: Collection[str]

    def item_line(self, item_id: str, name: str = "id") -> int:
        """The line of a sentence's field in ``check.yaml``."""
        return self.file.line(("items", self.places[item_id], name))

    def said_line(self, item_id: str, name: str) -> int:
        """The line of a sentence's words."""
        return self.said_file.line(("items", item_id, name))


def read_check(folder: Folder, shelf: Shelf, findings: Findings) -> CheckDraft | None:
    """The check of a folder; None where there is none, or it cannot be read."""
    if folder.has(FILE):
        return _Reader(folder, shelf, findings).check()
    words = folder.in_language(STEM, "yaml")
    if folder.has(words):
        findings.mistake(folder.called(words), 1, f"{FILE} beside it", "no file")
    return None


class _Reader:
    def __init__(self, folder: Folder, shelf: Shelf, findings: Findings) -> None:
        self._folder = folder
        self._shelf = shelf
        self._findings = findings
        self._file = folder.yaml(FILE)
        self._said_file = folder.yaml(folder.in_language(STEM, "yaml"))

    def check(self) -> CheckDraft | None:
        file = self._file
        taken = take(_Check, file, (), file.data, self._findings) if file.data is not None else None
        if taken is None:
            return None
        items = self._items(taken.items)
        groups = self._groups(taken.groups)
        if not items or not groups:
            return None
        check = KnowledgeCheck(taken.edition, groups, tuple(items.values()))
        places = {item.item_id: place for place, item in items.items()}
        named = {entry.get("id") for entry in taken.items if isinstance(entry, dict)}
        for item_id in _part(self._said_file, "items").keys() - named:
            line = self._said_file.line(("items", item_id))
            self._findings.mistake(
                self._said_file.name, line, "a sentence that check.yaml has", quoted(item_id)
            )
        return CheckDraft(check, file, self._said_file, places, _part(self._said_file, "items").keys())

    def _groups(self, entries: list[object]) -> tuple[CheckGroup, ...]:
        titles = self._texts("groups")
        groups: dict[str, CheckGroup] = {}
        for place, entry in enumerate(entries):
            path: Path = ("groups", place)
            taken = take(_Group, self._file, path, entry, self._findings)
            if taken is None:
                continue
            title = titles.get(taken.id)
            if taken.id in groups:
                self._wrong((*path, "id"), "a different id for each group", f"{quoted(taken.id)} again")
            elif not isinstance(title, str):
                expected = f"a title for {taken.id} under groups: in {self._said_file.name}"
                self._wrong((*path, "id"), expected, "none" if title is None else shown(title))
            else:
                known = tuple(self._known_concepts(taken.concepts, path))
                groups[taken.id] = CheckGroup(taken.id, title, known)
        return tuple(groups.values())

    def _known_concepts(self, concepts: list[str], path: Path) -> list[str]:
        known = []
        for number, concept in enumerate(concepts):
            if concept in self._shelf.concepts:
                known.append(concept)
            else:
                self._no_concept((*path, "concepts", number), concept)
        return known

    def _items(self, entries: list[object]) -> dict[int, CheckItem]:
        """Those that can be asked, by their place."""
        said = self._said()
        items: dict[int, CheckItem] = {}
        ids: set[str] = set()
        for place, entry in enumerate(entries):
            item = self._item(("items", place), entry, said)
            if item is None:
                continue
            if item.item_id in ids:
                found = f"{quoted(item.item_id)} again"
                self._wrong(("items", place, "id"), "a different id for each sentence", found)
                continue
            ids.add(item.item_id)
            items[place] = item
        return items

    def _item(self, path: Path, entry: object, said: Mapping[str, _Said]) -> CheckItem | None:
        taken = take(_Item, self._file, path, entry, self._findings)
        if taken is None:
            return None
        words = said.get(taken.id)
        if taken.concept not in self._shelf.concepts:
            self._no_concept((*path, "concept"), taken.concept)
        elif words is None:
            expected = f"statement: and why: for {taken.id} under items: in {self._said_file.name}"
            self._wrong((*path, "id"), expected, "none that can be read")
        else:
            claim = self._claim(taken.claim, (*path, "claim"))
            is_true = taken.answer == "true"
            return CheckItem(taken.id, taken.concept, words.statement, is_true, words.why, claim)
        return None

    def _said(self) -> dict[str, _Said]:
        """The words of all sentences, in English where they are not translated."""
        said = self._words_in(self._said_file)
        english = f"{STEM}.{ENGLISH}.yaml"
        if self._said_file.name == self._folder.called(english):
            return said
        return self._words_in(self._folder.yaml(english)) | said

    def _words_in(self, file: YamlText) -> dict[str, _Said]:
        said = {}
        for item_id, entry in _part(file, "items").items():
            taken = take(_Said, file, ("items", item_id), entry, self._findings)
            if taken is not None:
                said[item_id] = taken
        return said

    def _texts(self, part: str) -> dict[str, object]:
        english = f"{STEM}.{ENGLISH}.yaml"
        own = _part(self._said_file, part)
        if self._said_file.name == self._folder.called(english):
            return own
        return _part(self._folder.yaml(english), part) | own

    def _claim(self, claim: str | None, path: Path) -> str | None:
        if claim is None or claim in self._shelf.claims:
            return claim
        self._wrong(path, UNKNOWN_CLAIM, quoted(claim))
        return None

    def _no_concept(self, path: Path, concept: str) -> None:
        self._wrong(path, "a concept that course.en.yaml has", quoted(concept))

    def _wrong(self, path: Path, expected: str, found: str) -> None:
        self._findings.mistake(self._file.name, self._file.line(path), expected, found)


def _part(file: YamlText, part: str) -> dict[str, object]:
    entries = file.data.get(part) if isinstance(file.data, dict) else None
    return entries if isinstance(entries, dict) else {}
