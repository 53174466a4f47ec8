"""Reads practice with a mirror: its cards (``script.yaml``, kind mirror), and their words (``text.en.yaml``). What
cannot be read is left out and told with its file and line; one part of the body never stops the others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from gmi_trainer.content.entries import Entries
from gmi_trainer.content.fields import take, take_all
from gmi_trainer.content.findings import Findings, quoted
from gmi_trainer.content.folder import Folder
from gmi_trainer.content.readability import words_of
from gmi_trainer.content.script_files import (
    FILE,
    MOST_WORDS,
    STEM,
    WORDS_A_SECOND,
    Id,
    Line,
    Number,
    Sign,
    Words,
    is_with_mirror,
    script_folders,
)
from gmi_trainer.content.yaml_text import Path as Where
from gmi_trainer.content.yaml_text import YamlText
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.made_up_language import MADE_UP, made_up
from gmi_trainer.domain.mirror import MIRROR_PARTS, PRACTISED, MirrorStep
from gmi_trainer.domain.mirror_script import CARD_S, SQUEEZED, MirrorCard, MirrorScript, Place
from gmi_trainer.services.mirror_ports import LoadedMirror

Part = Annotated[str, Meta(description=f"one of {', '.join(part.value for part in MIRROR_PARTS)}")]
PlaceIs = Annotated[Literal["first", "turn", "last"], Meta(description="first, turn or last")]
At = Annotated[
    list[Annotated[int, Meta(ge=0, le=int(max(PRACTISED)))]],
    Meta(min_length=1, description=f"a list of steps from 0 to {max(PRACTISED):d}"),
]
Seconds = Annotated[
    int, Meta(ge=CARD_S[0], le=CARD_S[1], description=f"seconds from {CARD_S[0]} to {CARD_S[1]}")
]
Cards = Annotated[list[object], Meta(min_length=1, description="a list, each beginning with - id:")]
Texts = Annotated[dict[str, object], Meta(description="the id of each card, with heading: and words:")]


class _Script(msgspec.Struct):
    id: Id
    kind: Literal["mirror"]
    part: Part
    edition: Number
    order: Number
    sign: Sign
    cards: Cards


class _Card(msgspec.Struct):
    id: Id
    place: PlaceIs
    at: At
    seconds: Seconds
    posture: str = ""


class _Text(msgspec.Struct):
    title: Line
    about: Line
    sit: Line
    cards: Texts


class _Said(msgspec.Struct):
    heading: Line
    words: Words


@dataclass(frozen=True)
class MirrorDraft:
    """A script with the files that it was read from, so that a check can name lines."""

    script: MirrorScript
    file: YamlText
    text_file: YamlText


class MirrorFolder:
    """The practices with a mirror in a folder of practices."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, language: str) -> LoadedMirror:
        """All of them in a language, or in English where one is not translated."""
        findings = Findings()
        scripts = [draft.script for draft in read_mirror(self._path, self._path.name, language, findings)]
        if language == MADE_UP:
            scripts = [in_made_up_language(script) for script in scripts]
        return LoadedMirror(tuple(scripts), findings.problems)


def read_mirror(path: Path, called: str, language: str, findings: Findings) -> tuple[MirrorDraft, ...]:
    """Every one that can be read, in their order; ``called`` is the folder's name in messages."""
    folder = Folder(path, called, language, findings)
    drafts: dict[BodyPart, MirrorDraft] = {}
    for name in script_folders(path):
        file = Folder(path, called, language, Findings()).yaml(
            f"{name}/{FILE}.yaml"
        )  # told by who reads it first
        draft = _Reader(folder, name, file, findings).draft() if is_with_mirror(file) else None
        if draft is None:
            continue
        if draft.script.part in drafts:
            found = f"{draft.script.part} again"
            findings.mistake(file.name, file.line(("part",)), "a part: of its own", found)
        else:
            drafts[draft.script.part] = draft
    return tuple(sorted(drafts.values(), key=lambda one: one.script.order))


class _Reader:
    """Reads one of them."""

    def __init__(self, folder: Folder, name: str, file: YamlText, findings: Findings) -> None:
        self._folder = folder
        self._name = name
        self._file = file
        self._findings = findings

    def draft(self) -> MirrorDraft | None:
        """None where something is missing without which nobody could follow it."""
        text_file = self._folder.yaml(self._folder.in_language(f"{self._name}/{STEM}", "yaml"))
        taken = take(_Script, self._file, (), self._file.data, self._findings)
        text = take_all(_Text, text_file, self._findings)
        if taken is None or text is None or not self._is_known(taken):
            return None
        entries = Entries(self._file, text_file, text.cards, "cards", "card", self._findings)
        cards = entries.read(taken.cards, partial(self._card, entries), lambda card: card.card_id)
        if cards is None:
            return None
        script = MirrorScript(
            script_id=taken.id,
            part=BodyPart(taken.part),
            edition=taken.edition,
            order=taken.order,
            sign=taken.sign,
            title=text.title,
            about=text.about,
            sit=text.sit,
            cards=cards,
        )
        return MirrorDraft(script, self._file, text_file) if self._has_all_steps(script) else None

    def _is_known(self, taken: _Script) -> bool:
        if taken.id != self._name:
            self._wrong(("id",), f"{self._name}, as its folder is called", quoted(taken.id))
            return False
        if taken.part not in MIRROR_PARTS:
            self._wrong(("part",), f"one of {', '.join(MIRROR_PARTS)}", quoted(taken.part))
            return False
        return True

    def _card(self, entries: Entries, path: Where, entry: object) -> MirrorCard | None:
        taken = take(_Card, self._file, path, entry, self._findings)
        said = entries.words(_Said, path, taken.id, "heading: and words:") if taken is not None else None
        if taken is None or said is None:
            return None
        return MirrorCard(
            card_id=taken.id,
            place=Place(taken.place),
            at=frozenset(map(MirrorStep, taken.at)),
            seconds=taken.seconds,
            heading=said.heading,
            words=said.words,
            posture=taken.posture,
        )

    def _has_all_steps(self, script: MirrorScript) -> bool:
        """Each step has something that opens it, something to do, and something that ends it."""
        fits = True
        for step in PRACTISED:
            for place in Place:
                if not script.of(step, place):
                    expected = f"a card with place: {place} for step {step:d}"
                    self._wrong(("cards",), expected, "none")
                    fits = False
        return fits

    def _wrong(self, path: tuple[str | int, ...], expected: str, found: str) -> None:
        self._findings.mistake(self._file.name, self._file.line(path), expected, found)


def card_too_long_to_say(card: MirrorCard) -> str:
    """What is the matter with a card's length; empty where its words can be read and said in the time that it has at
    least."""
    count = len(words_of(f"{card.heading} {card.words}"))
    if count > MOST_WORDS:
        return f"{count} words"
    least = card.seconds * (SQUEEZED if card.place is Place.TURN else 1)
    return f"{count} words for {least:g} seconds" if count > least * WORDS_A_SECOND else ""


def in_made_up_language(script: MirrorScript) -> MirrorScript:
    """Every text; ids, times and pictures stay as they are."""
    return replace(
        script,
        title=made_up(script.title),
        about=made_up(script.about),
        sit=made_up(script.sit),
        cards=tuple(
            replace(card, heading=made_up(card.heading), words=made_up(card.words)) for card in script.cards
        ),
    )
