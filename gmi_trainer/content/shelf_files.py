"""Reads what all lessons share: units, concepts, claims and their sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from gmi_trainer.content.fields import shown, take
from gmi_trainer.content.findings import UNKNOWN_CLAIM, Findings, quoted
from gmi_trainer.content.folder import LESSON_FOLDER, Folder
from gmi_trainer.content.languages import ENGLISH
from gmi_trainer.content.yaml_text import YamlText
from gmi_trainer.domain.lesson import Certainty, Claim, Source

Words = Annotated[str, Meta(min_length=1, max_length=600, description="a text")]
Tag = Annotated[
    Literal["V", "K", "D"],
    Meta(description="V (verified), K (known) or D (our own design); nothing else is shown"),
]
Ids = Annotated[list[str], Meta(description="a list of ids")]
Number = Annotated[int, Meta(ge=1, le=99, description="a number from 1")]


class _Source(msgspec.Struct):
    citation: Words
    doi: str = ""


class _Claim(msgspec.Struct):
    certainty: Tag
    sources: Ids = []


class _Unit(msgspec.Struct):
    number: Number
    lessons: Annotated[list[str], Meta(description="a list of lesson folders such as 01-alarm")]


@dataclass(frozen=True)
class Shelf:
    """``unit_of``: the number of the unit that a folder is listed in. ``claims_file`` and ``claims``: for the check."""

    unit_titles: dict[int, str]
    unit_of: dict[str, int]
    concept_ids: tuple[str, ...]  # as course.yaml lists them
    concepts: dict[str, str]
    claims: dict[str, Claim]
    sources: dict[str, Source]
    course_file: YamlText
    said_file: YamlText  # course.en.yaml
    claims_file: YamlText
    says_file: YamlText  # claims.en.yaml
    sources_file: YamlText


def read_shelf(folder: Folder, findings: Findings) -> Shelf:
    """All of it; what cannot be read is empty, and told."""
    return _ShelfReader(folder, findings).shelf()


class _ShelfReader:
    def __init__(self, folder: Folder, findings: Findings) -> None:
        self._folder = folder
        self._findings = findings

    def shelf(self) -> Shelf:
        course_file = self._folder.yaml("course.yaml")
        said_file = self._folder.yaml(self._folder.in_language("course", "yaml"))
        claims_file = self._folder.yaml("claims.yaml")
        if claims_file.data is None:  # every mark of a claim would be told, too
            self._findings.only_follows(UNKNOWN_CLAIM)
        says_file = self._folder.yaml(self._folder.in_language("claims", "yaml"))
        sources_file = self._folder.yaml("sources.yaml")
        sources = self._sources(sources_file)
        return Shelf(
            unit_titles=self._unit_titles(said_file),
            unit_of=self._units(course_file),
            concept_ids=self._concept_ids(course_file),
            concepts=self._with_english("course", said_file, "concepts"),
            claims=self._claims(claims_file, says_file, sources),
            sources=sources,
            course_file=course_file,
            said_file=said_file,
            claims_file=claims_file,
            says_file=says_file,
            sources_file=sources_file,
        )

    def _units(self, file: YamlText) -> dict[str, int]:
        unit_of: dict[str, int] = {}
        units = self._part(file, "units")
        if not isinstance(units, list):
            if file.data is not None:
                self._wrong(file, ("units",), "units: a list, each with number: and lessons:", shown(units))
            return unit_of
        for place, entry in enumerate(units):
            unit = take(_Unit, file, ("units", place), entry, self._findings)
            if unit is None:
                continue
            for number, name in enumerate(unit.lessons):
                path = ("units", place, "lessons", number)
                if not LESSON_FOLDER.fullmatch(name):
                    self._wrong(file, path, "a lesson's folder such as 01-alarm", quoted(name))
                elif name in unit_of:
                    self._wrong(file, path, "each lesson once", f"{quoted(name)} again")
                else:
                    unit_of[name] = unit.number
        return unit_of

    def _concept_ids(self, file: YamlText) -> tuple[str, ...]:
        ids = self._part(file, "concepts")
        if isinstance(ids, list):
            return tuple(map(str, ids))
        if file.data is not None:
            self._wrong(file, ("concepts",), "concepts: a list of ids", shown(ids))
        return ()

    def _unit_titles(self, file: YamlText) -> dict[int, str]:
        titles: dict[int, str] = {}
        for key, title in self._with_english("course", file, "units").items():
            if key.isdecimal():
                titles[int(key)] = title
            else:
                self._wrong(file, ("units", key), "a unit's number before its title", quoted(key))
        return titles

    def _sources(self, file: YamlText) -> dict[str, Source]:
        sources = {}
        for key, entry in self._entries(file).items():
            taken = take(_Source, file, (key,), entry, self._findings)
            if taken is not None:
                sources[key] = Source(key, taken.citation, taken.doi)
        return sources

    def _claims(self, file: YamlText, says_file: YamlText, sources: dict[str, Source]) -> dict[str, Claim]:
        claims: dict[str, Claim] = {}
        entries, says = self._entries(file), self._with_english("claims", says_file)
        for key in says.keys() - entries.keys():
            self._wrong(says_file, (key,), UNKNOWN_CLAIM, quoted(key))
        for key, entry in entries.items():
            taken = take(_Claim, file, (key,), entry, self._findings)
            if taken is None:
                continue
            for place, source in enumerate(taken.sources):
                if source not in sources:
                    path = (key, "sources", place)
                    self._wrong(file, path, "a source that sources.yaml has", quoted(source))
            if key not in says:
                self._wrong(file, (key,), "a sentence for each claim in claims.en.yaml", f"none for {key}")
            known = tuple(source for source in taken.sources if source in sources)
            claims[key] = Claim(key, Certainty(taken.certainty), known, says.get(key, ""))
        return claims

    def _with_english(self, stem: str, file: YamlText, part: str = "") -> dict[str, str]:
        """Texts in the language; in English what is not translated."""
        own = self._texts(file, part)
        english = f"{stem}.{ENGLISH}.yaml"
        if file.name == self._folder.called(english):
            return own
        return self._texts(self._folder.yaml(english), part) | own

    def _texts(self, file: YamlText, part: str = "") -> dict[str, str]:
        """A mapping from ids to texts."""
        texts = {}
        for key, text in self._entries(file, part).items():
            if isinstance(text, str):
                texts[key] = text
            else:
                path = (part, key) if part else (key,)
                self._wrong(file, path, "a text", shown(text))
        return texts

    def _entries(self, file: YamlText, part: str = "") -> dict[str, object]:
        entries = self._part(file, part)
        if isinstance(entries, dict):
            return entries
        if file.data is not None:
            self._wrong(file, (part,) if part else (), f"{part or 'ids'}: with an entry each", shown(entries))
        return {}

    @staticmethod
    def _part(file: YamlText, part: str) -> object:
        if not part:
            return file.data
        return file.data.get(part) if isinstance(file.data, dict) else None

    def _wrong(self, file: YamlText, path: tuple[str | int, ...], expected: str, found: str) -> None:
        self._findings.mistake(file.name, file.line(path), expected, found)
