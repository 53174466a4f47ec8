"""Reads the ladders of daily tasks: which steps there are (``hand.yaml``), and the words (``hand.en.yaml``). What
cannot be read is left out and told with its file and line; a ladder with a mistake never stops the others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from gmi_trainer.content.entries import Entries
from gmi_trainer.content.fields import take, take_all
from gmi_trainer.content.findings import Findings, quoted
from gmi_trainer.content.folder import Folder
from gmi_trainer.content.yaml_text import Path as Where
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
RungList = Annotated[
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
    rungs: RungList


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
        taken = take_all(_Ladder, file, self._findings)
        text = take_all(_Text, text_file, self._findings)
        if taken is None or text is None:
            return None
        if taken.part != self._part:
            expected = f"{self._part}, as the file is called"
            self._findings.mistake(file.name, file.line(("part",)), expected, quoted(taken.part))
            return None
        entries = Entries(file, text_file, text.rungs, "rungs", "step", self._findings)
        rungs = entries.read(taken.rungs, partial(self._rung, entries), lambda rung: rung.rung_id)
        if rungs is None:
            return None
        return LadderDraft(SeededLadder(self._part, taken.edition, text.about, rungs), file, text_file)

    def _rung(self, entries: Entries, path: Where, entry: object) -> Rung | None:
        taken = take(_Rung, entries.file, path, entry, self._findings)
        said = entries.words(_Said, path, taken.id, "words: and how:") if taken is not None else None
        if taken is None or said is None:
            return None
        return Rung(taken.id, said.words, said.how, float(taken.minutes))


def in_made_up_language(ladder: SeededLadder) -> SeededLadder:
    """Every text of a ladder; ids and times stay as they are."""
    return replace(
        ladder,
        about=made_up(ladder.about),
        rungs=tuple(replace(rung, words=made_up(rung.words), how=made_up(rung.how)) for rung in ladder.rungs),
    )
