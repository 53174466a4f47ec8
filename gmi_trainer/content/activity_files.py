"""Reads the ladders of daily tasks: which steps there are (``hand.yaml``), and the words (``hand.en.yaml``). What
cannot be read is left out and told with its file and line; a ladder with a mistake never stops the others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from gmi_trainer.content.fields import take
from gmi_trainer.content.findings import Findings, quoted
from gmi_trainer.content.folder import Folder
from gmi_trainer.content.yaml_text import YamlText
from gmi_trainer.domain.activity_ladder import LONGEST_WORDS, MOST_RUNGS, Rung, SeededLadder
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.made_up_language import MADE_UP, made_up
from gmi_trainer.services.activity_ports import LoadedLadders

FEWEST_RUNGS = 3
MOST_MINUTES = 20

Id = Annotated[
    str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60, description="small letters and hyphens")
]
Part = Annotated[str, Meta(description=f"one of {', '.join(part.value for part in BodyPart)}")]
Number = Annotated[int, Meta(ge=1, le=99, description="a number from 1 to 99")]
Minutes = Annotated[int, Meta(ge=1, le=MOST_MINUTES, description=f"minutes from 1 to {MOST_MINUTES}")]
Entries = Annotated[
    list[object],
    Meta(
        min_length=FEWEST_RUNGS,
        max_length=MOST_RUNGS,
        description=f"{FEWEST_RUNGS} to {MOST_RUNGS} steps, each with id: and minutes:",
    ),
]
Line = Annotated[
    str,
    Meta(min_length=1, max_length=LONGEST_WORDS, description=f"a text of at most {LONGEST_WORDS} letters"),
]
Words = Annotated[str, Meta(min_length=1, max_length=300, description="a text of at most 300 letters")]
Texts = Annotated[dict[str, object], Meta(description="the id of each step, with words: and how:")]


class _Ladder(msgspec.Struct):
    part: Part
    edition: Number
    rungs: Entries


class _Rung(msgspec.Struct):
    id: Id
    minutes: Minutes


class _Text(msgspec.Struct):
    about: Words
    rungs: Texts


class _Said(msgspec.Struct):
    words: Line
    how: Words


@dataclass(frozen=True)
class LadderDraft:
    """A ladder with the files that it was read from, so that a check can name lines."""

    ladder: SeededLadder
    file: YamlText
    text_file: YamlText


class LadderFolder:
    """The ladders in a folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, language: str) -> LoadedLadders:
        """All of them in a language, or in English where one is not translated."""
        findings = Findings()
        drafts = read_ladders(self._path, self._path.name, language, findings)
        ladders = [draft.ladder for draft in drafts]
        if language == MADE_UP:
            ladders = [in_made_up_language(ladder) for ladder in ladders]
        return LoadedLadders({ladder.part: ladder for ladder in ladders}, findings.problems)


def read_ladders(path: Path, called: str, language: str, findings: Findings) -> tuple[LadderDraft, ...]:
    """One for each part of the body; ``called`` is the folder's name in messages."""
    folder = Folder(path, called, language, findings)
    read = (_Reader(folder, part, findings).ladder() for part in BodyPart)
    return tuple(draft for draft in read if draft is not None)


class _Reader:
    """Reads one ladder."""

    def __init__(self, folder: Folder, part: BodyPart, findings: Findings) -> None:
        self._folder = folder
        self._part = part
        self._findings = findings

    def ladder(self) -> LadderDraft | None:
        """None where something is missing without which nobody could follow it."""
        file = self._folder.yaml(f"{self._part}.yaml")
        text_file = self._folder.yaml(self._folder.in_language(self._part.value, "yaml"))
        taken = take(_Ladder, file, (), file.data, self._findings) if file.data is not None else None
        text = (
            take(_Text, text_file, (), text_file.data, self._findings) if text_file.data is not None else None
        )
        if taken is None or text is None:
            return None
        if taken.part != self._part:
            self._wrong(file, ("part",), f"{self._part}, as the file is called", quoted(taken.part))
            return None
        rungs = self._rungs(taken.rungs, file, text, text_file)
        if rungs is None:
            return None
        return LadderDraft(SeededLadder(self._part, taken.edition, text.about, rungs), file, text_file)

    def _rungs(
        self, entries: list[object], file: YamlText, text: _Text, text_file: YamlText
    ) -> tuple[Rung, ...] | None:
        """All of them: with one missing, the way up would have a gap."""
        rungs: dict[str, Rung] = {}
        fits = True
        for place, entry in enumerate(entries):
            rung = self._rung(("rungs", place), entry, file, text, text_file)
            if rung is None:
                fits = False
            elif rung.rung_id in rungs:
                found = f"{quoted(rung.rung_id)} again"
                self._wrong(file, ("rungs", place, "id"), "a different id for each step", found)
                fits = False
            else:
                rungs[rung.rung_id] = rung
        named = {entry.get("id") for entry in entries if isinstance(entry, dict)}
        for rung_id in sorted(text.rungs.keys() - named):
            expected = f"a step that {self._part}.yaml has"
            self._wrong(text_file, ("rungs", rung_id), expected, quoted(rung_id))
        return tuple(rungs.values()) if fits else None

    def _rung(
        self, path: tuple[str | int, ...], entry: object, file: YamlText, text: _Text, text_file: YamlText
    ) -> Rung | None:
        taken = take(_Rung, file, path, entry, self._findings)
        if taken is None:
            return None
        if taken.id not in text.rungs:
            expected = f"words: and how: for {taken.id} under rungs: in {text_file.name}"
            self._wrong(file, (*path, "id"), expected, "none")
            return None
        said = take(_Said, text_file, ("rungs", taken.id), text.rungs[taken.id], self._findings)
        return Rung(taken.id, said.words, said.how, float(taken.minutes)) if said is not None else None

    def _wrong(self, file: YamlText, path: tuple[str | int, ...], expected: str, found: str) -> None:
        self._findings.mistake(file.name, file.line(path), expected, found)


def in_made_up_language(ladder: SeededLadder) -> SeededLadder:
    """Every text of a ladder; ids and times stay as they are."""
    return replace(
        ladder,
        about=made_up(ladder.about),
        rungs=tuple(replace(rung, words=made_up(rung.words), how=made_up(rung.how)) for rung in ladder.rungs),
    )
