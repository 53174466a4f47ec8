"""Reads imagined movements: the cards of a body part (``script.yaml``), and their words (``text.en.yaml``). What cannot
be read is left out and told with its file and line.
"""

from __future__ import annotations

import re
from collections import Counter
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
from gmi_trainer.content.readability import words_of
from gmi_trainer.content.script_files import FILE, STEM, WORDS_A_SECOND, Id, Line, Number, imagery_folders
from gmi_trainer.content.yaml_text import Path as Where
from gmi_trainer.content.yaml_text import YamlText
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.imagery import (
    BACK_S,
    FEWEST_CARDS,
    LOOK_S,
    PACE_S,
    CardKind,
    ImageryScript,
    LimbWords,
    MovementCard,
    has_sides,
)
from gmi_trainer.domain.made_up_language import MADE_UP, made_up
from gmi_trainer.services.imagery_ports import LoadedImagery

SPOKEN_BESIDE = 3
"""Words that the program says before those of a card: "In your mind", "And back"."""

_PARTS = tuple(part.value for part in BodyPart)
_KINDS = tuple(kind.value for kind in CardKind)
_FIELD = re.compile(r"\{(\w*)\}")

Part = Annotated[BodyPart, Meta(description=f"one of {', '.join(_PARTS)}")]
Kind = Annotated[CardKind, Meta(description=f"one of {', '.join(_KINDS)}")]
Way = Annotated[Side, Meta(description="left or right")]
Pace = Annotated[
    int, Meta(ge=PACE_S[0], le=PACE_S[1], description=f"seconds from {PACE_S[0]} to {PACE_S[1]}")
]
PostureName = Annotated[
    str, Meta(pattern=r"^[a-z][a-z_]*$", max_length=40, description="the name of a posture in the library")
]
CardList = Annotated[list[object], Meta(min_length=1, description="a list, each beginning with - id:")]
Limb = Annotated[dict[str, object], Meta(description="own: and felt:, how the limb is called")]
Texts = Annotated[
    dict[str, object], Meta(description="the id of each card, with heading:, look:, there: and back:")
]


class _Script(msgspec.Struct):
    id: Id
    kind: Annotated[str, Meta(description=SessionKind.IMAGERY.value)]
    edition: Number
    order: Number
    part: Part
    cards: CardList


class _Card(msgspec.Struct):
    id: Id
    kind: Kind
    posture: PostureName | None = None
    way: Way | None = None
    pace: Pace = 10


class _Text(msgspec.Struct):
    title: Line
    about: Line
    sit: Line
    limb: Limb
    cards: Texts


class _Limb(msgspec.Struct):
    own: Line
    felt: Line


class _Said(msgspec.Struct):
    heading: Line
    look: Line
    there: Line
    back: Line = ""


@dataclass(frozen=True)
class ImageryDraft:
    """The cards of a part with the files that they were read from, so that a check can name lines."""

    folder: str
    script: ImageryScript
    file: YamlText
    text_file: YamlText


class ImageryFolder:
    """The imagined movements in a folder of practices."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, language: str) -> LoadedImagery:
        """All of them in a language, or in English where one is not translated."""
        findings = Findings()
        drafts = read_imagery(self._path, self._path.name, language, findings)
        scripts = [draft.script for draft in drafts]
        if language == MADE_UP:
            scripts = [in_made_up_language(script) for script in scripts]
        return LoadedImagery(tuple(scripts), findings.problems)


def read_imagery(path: Path, called: str, language: str, findings: Findings) -> tuple[ImageryDraft, ...]:
    """Every part that can be read, in their order; ``called`` is the folder's name in messages."""
    folder = Folder(path, called, language, findings)
    read = (_Reader(folder, name, findings).script() for name in imagery_folders(path))
    drafts = sorted((draft for draft in read if draft is not None), key=lambda one: one.script.order)
    taken: dict[BodyPart, str] = {}
    for draft in drafts:
        first = taken.setdefault(draft.script.part, draft.folder)
        if first != draft.folder:
            line = draft.file.line(("part",))
            findings.mistake(
                draft.file.name,
                line,
                "a part: of its own",
                f"{draft.script.part.value}, as {first} has",
            )
    return tuple(draft for draft in drafts if taken[draft.script.part] == draft.folder)


class _Reader:
    """Reads the cards of one part."""

    def __init__(self, folder: Folder, name: str, findings: Findings) -> None:
        self._folder = folder
        self._name = name
        self._findings = findings

    def script(self) -> ImageryDraft | None:
        """None where something is missing without which nobody could follow it."""
        file = self._folder.yaml(f"{self._name}/{FILE}.yaml")
        text_file = self._folder.yaml(self._folder.in_language(f"{self._name}/{STEM}", "yaml"))
        taken = take_all(_Script, file, self._findings)
        text = take_all(_Text, text_file, self._findings)
        if taken is None or text is None:
            return None
        limb = take(_Limb, text_file, ("limb",), text.limb, self._findings)
        fits = self._is_known(taken, file)
        entries = Entries(file, text_file, text.cards, "cards", "card", self._findings)
        cards = entries.read(taken.cards, partial(self._card, entries, taken.part), lambda card: card.card_id)
        if limb is None or cards is None or not fits:
            return None
        script = ImageryScript(
            script_id=taken.id,
            edition=taken.edition,
            order=taken.order,
            part=taken.part,
            cards=cards,
            limb=LimbWords(limb.own, limb.felt),
            title=text.title,
            about=text.about,
            sit=text.sit,
        )
        return ImageryDraft(self._name, script, file, text_file) if self._has_enough(script, file) else None

    def _is_known(self, taken: _Script, file: YamlText) -> bool:
        if taken.id != self._name:
            self._wrong(file, ("id",), f"{self._name}, as its folder is called", quoted(taken.id))
            return False
        if taken.kind != SessionKind.IMAGERY.value:
            self._wrong(file, ("kind",), SessionKind.IMAGERY.value, quoted(taken.kind))
            return False
        return True

    def _card(self, entries: Entries, part: BodyPart, path: Where, entry: object) -> MovementCard | None:
        taken = take(_Card, entries.file, path, entry, self._findings)
        said = (
            entries.words(_Said, path, taken.id, "heading:, look: and there:") if taken is not None else None
        )
        if taken is None or said is None:
            return None
        said_at = ("cards", taken.id)
        if not self._knows_its_fields(said, said_at, entries.text_file):
            return None
        if bool(said.back) is taken.kind.is_still:
            expected = "no back:, for nothing moves" if taken.kind.is_still else "back:, the way back to rest"
            entries.wrong_words(said_at, expected, quoted(said.back) if said.back else "none")
            return None
        if taken.way is not None and has_sides(part):
            entries.wrong((*path, "way"), "no way: for a part with a left and a right one", taken.way.value)
            return None
        return MovementCard(
            card_id=taken.id,
            kind=taken.kind,
            heading=said.heading,
            look=said.look,
            there=said.there,
            back=said.back,
            posture=taken.posture or "",
            way=taken.way,
            pace_s=taken.pace,
        )

    def _knows_its_fields(self, said: _Said, path: tuple[str | int, ...], file: YamlText) -> bool:
        fits = True
        for name in ("heading", "look", "there", "back"):
            for found in _FIELD.findall(getattr(said, name)):
                if found not in ("limb", "Limb"):
                    self._wrong(file, (*path, name), "no field but {limb} and {Limb}", quoted(f"{{{found}}}"))
                    fits = False
        return fits

    def _has_enough(self, script: ImageryScript, file: YamlText) -> bool:
        """Whether a session can be made of each kind, and both directions come as often."""
        fits = True
        for kind in CardKind:
            count = len(script.of_kind(kind))
            if count < FEWEST_CARDS:
                self._wrong(
                    file, ("cards",), f"{FEWEST_CARDS} cards or more of kind {kind.value}", str(count)
                )
                fits = False
        ways = Counter(card.way for card in script.of_kind(CardKind.MOVEMENT))
        if ways[Side.LEFT] != ways[Side.RIGHT]:
            found = f"{ways[Side.LEFT]} to the left, {ways[Side.RIGHT]} to the right"
            self._wrong(file, ("cards",), "as many movements to the left as to the right", found)
            fits = False
        return fits

    def _wrong(self, file: YamlText, path: tuple[str | int, ...], expected: str, found: str) -> None:
        self._findings.mistake(file.name, file.line(path), expected, found)


def too_long_to_say(card: MovementCard, limb: LimbWords) -> str:
    """What is the matter with the length of a card's texts; empty where they can be said in their time."""
    felt = len(words_of(limb.felt)) > len(words_of(limb.own))
    for text, seconds, beside in (
        (f"{card.heading} {card.look}", LOOK_S, 0),
        (card.there, card.pace_s, SPOKEN_BESIDE),
        (card.back, BACK_S, SPOKEN_BESIDE - 1),
    ):
        count = len(words_of(limb.fill(text, felt=felt))) + beside
        if count > seconds * WORDS_A_SECOND:
            return f"{count} words for {seconds} seconds: {quoted(text)}"
    return ""


def in_made_up_language(script: ImageryScript) -> ImageryScript:
    """Every text of a part's cards; ids, postures and times stay as they are."""
    return replace(
        script,
        title=made_up(script.title),
        about=made_up(script.about),
        sit=made_up(script.sit),
        limb=LimbWords(made_up(script.limb.own), made_up(script.limb.felt)),
        cards=tuple(
            replace(
                card,
                heading=made_up(card.heading),
                look=made_up(card.look),
                there=made_up(card.there),
                back=made_up(card.back) if card.back else "",
            )
            for card in script.cards
        ),
    )
