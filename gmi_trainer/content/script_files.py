"""Reads guided practices: what happens when (``script.yaml``), and the words (``text.en.yaml``). What cannot be read is
left out and told with its file and line; a broken practice never stops the others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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
from gmi_trainer.content.yaml_text import Path as Where
from gmi_trainer.content.yaml_text import YamlText
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.checkin import Moment
from gmi_trainer.domain.guided import (
    GUIDED_KINDS,
    LONG_S,
    SHORTEST_S,
    STEP_S,
    Eyes,
    GuidedScript,
    GuidedStep,
    Length,
    StepCue,
)
from gmi_trainer.domain.made_up_language import MADE_UP, made_up
from gmi_trainer.services.guided_ports import LoadedScripts

FILE, STEM = "script", "text"
SCRIPT_FOLDER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
IMAGERY_PREFIX = "imagine-"
"""What has cards of imagined movements is read by ``imagery_files``."""

WORDS_A_SECOND = 2.0
"""A calm voice says about so many (design)."""

MOST_WORDS = 60
"""More do not fit on a small screen in large letters (design)."""

_KINDS = tuple(kind.value for kind in GUIDED_KINDS)

Id = Annotated[
    str, Meta(pattern=rf"^{SCRIPT_FOLDER.pattern}$", max_length=60, description="small letters and hyphens")
]
Number = Annotated[int, Meta(ge=1, le=99, description="a number from 1 to 99")]
Seconds = Annotated[
    int, Meta(ge=STEP_S[0], le=STEP_S[1], description=f"seconds from {STEP_S[0]} to {STEP_S[1]}")
]
Kind = Annotated[str, Meta(description=f"one of {', '.join(_KINDS)}")]
Sign = Annotated[
    Literal["volume", "person-standing", "timer", "hand", "leaf", "sun", "wind"],
    Meta(description="volume, person-standing, timer, hand, leaf, sun or wind"),
]
EyesAre = Annotated[Literal["open", "closed", "either"], Meta(description="open, closed or either")]
CueIs = Annotated[Literal["rise", "fall", "none"], Meta(description="rise, fall or none")]
Places = Annotated[
    list[Literal["before", "after"]],
    Meta(description="[before, after], [after] or [] where nothing is asked"),
]
StepList = Annotated[list[object], Meta(min_length=1, description="a list, each beginning with - id:")]
Line = Annotated[str, Meta(min_length=1, max_length=300, description="a text of at most 300 letters")]
Words = Annotated[str, Meta(min_length=1, max_length=600, description="a text of at most 600 letters")]
Texts = Annotated[dict[str, object], Meta(description="the id of each step, with heading: and words:")]


class _Script(msgspec.Struct):
    id: Id
    kind: Kind
    edition: Number
    order: Number
    sign: Sign
    eyes: EyesAre
    ratings: Places
    steps: StepList


class _Step(msgspec.Struct):
    id: Id
    cue: CueIs
    long: Seconds
    short: Seconds | None = None


class _Text(msgspec.Struct):
    title: Line
    about: Line
    sit: Line
    steps: Texts
    content_note: str = ""


class _Said(msgspec.Struct):
    heading: Line
    words: Words


@dataclass(frozen=True)
class ScriptDraft:
    """A practice with the files that it was read from, so that a check can name lines."""

    folder: str
    script: GuidedScript
    file: YamlText
    text_file: YamlText


class ScriptFolder:
    """The practices in a folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, language: str) -> LoadedScripts:
        """All of them in a language, or in English where one is not translated."""
        findings = Findings()
        drafts = read_scripts(self._path, self._path.name, language, findings)
        scripts = [draft.script for draft in drafts]
        if language == MADE_UP:
            scripts = [in_made_up_language(script) for script in scripts]
        return LoadedScripts(tuple(scripts), findings.problems)


def script_folders(path: Path) -> tuple[str, ...]:
    """The names of all that look like a practice of steps with words, in order."""
    return tuple(name for name in _folders(path) if not name.startswith(IMAGERY_PREFIX))


def imagery_folders(path: Path) -> tuple[str, ...]:
    """The names of those with cards of imagined movements, in order."""
    return tuple(name for name in _folders(path) if name.startswith(IMAGERY_PREFIX))


def _folders(path: Path) -> tuple[str, ...]:
    try:
        names = sorted(one.name for one in path.iterdir() if one.is_dir())
    except OSError:
        return ()
    return tuple(name for name in names if SCRIPT_FOLDER.fullmatch(name))


def read_scripts(path: Path, called: str, language: str, findings: Findings) -> tuple[ScriptDraft, ...]:
    """Every practice that can be read, in their order; ``called`` is the folder's name in messages."""
    folder = Folder(path, called, language, findings)
    read = (_Reader(folder, name, findings).script() for name in script_folders(path))
    drafts = sorted(
        (draft for draft in read if draft is not None), key=lambda one: (one.script.order, one.folder)
    )
    taken: dict[int, str] = {}
    for draft in drafts:
        first = taken.setdefault(draft.script.order, draft.folder)
        if first != draft.folder:
            line = draft.file.line(("order",))
            found = f"{draft.script.order}, as {first} has"
            findings.mistake(draft.file.name, line, "an order: of its own", found)
    return tuple(drafts)


class _Reader:
    """Reads one practice."""

    def __init__(self, folder: Folder, name: str, findings: Findings) -> None:
        self._folder = folder
        self._name = name
        self._findings = findings

    def script(self) -> ScriptDraft | None:
        """None where something is missing without which nobody could follow it."""
        file = self._folder.yaml(f"{self._name}/{FILE}.yaml")
        if is_with_mirror(file):
            return None  # its cards are read by mirror_files
        text_file = self._folder.yaml(self._folder.in_language(f"{self._name}/{STEM}", "yaml"))
        taken = take_all(_Script, file, self._findings)
        text = take_all(_Text, text_file, self._findings)
        if taken is None or text is None:
            return None
        fits = self._is_known(taken, file)
        entries = Entries(file, text_file, text.steps, "steps", "step", self._findings)
        steps = entries.read(taken.steps, partial(self._step, entries), lambda step: step.step_id)
        if steps is None or not fits:
            return None
        script = GuidedScript(
            script_id=taken.id,
            kind=SessionKind(taken.kind),
            edition=taken.edition,
            order=taken.order,
            sign=taken.sign,
            eyes=Eyes(taken.eyes),
            ratings=frozenset(Moment(place) for place in taken.ratings),
            steps=steps,
            title=text.title,
            about=text.about,
            sit=text.sit,
            content_note=text.content_note,
        )
        return ScriptDraft(self._name, script, file, text_file) if self._lasts(script, file) else None

    def _is_known(self, taken: _Script, file: YamlText) -> bool:
        if taken.id != self._name:
            self._wrong(file, ("id",), f"{self._name}, as its folder is called", quoted(taken.id))
            return False
        if taken.kind not in _KINDS:
            self._wrong(file, ("kind",), f"one of {', '.join(_KINDS)}", quoted(taken.kind))
            return False
        return True

    def _step(self, entries: Entries, path: Where, entry: object) -> GuidedStep | None:
        taken = take(_Step, entries.file, path, entry, self._findings)
        said = entries.words(_Said, path, taken.id, "heading: and words:") if taken is not None else None
        if taken is None or said is None:
            return None
        return GuidedStep(taken.id, StepCue(taken.cue), said.heading, said.words, taken.long, taken.short)

    def _lasts(self, script: GuidedScript, file: YamlText) -> bool:
        """Whether both versions are of a length that anybody may be asked for."""
        long_s, short_s = script.length_s(Length.LONG), script.length_s(Length.SHORT)
        fits = True
        if not LONG_S[0] <= long_s <= LONG_S[1]:
            expected = f"{LONG_S[0]} to {LONG_S[1]} seconds for all long: together"
            self._wrong(file, ("steps",), expected, str(long_s))
            fits = False
        if not SHORTEST_S <= short_s < long_s:
            expected = f"{SHORTEST_S} seconds or more for all short: together, and less than the long version"
            self._wrong(file, ("steps",), expected, str(short_s) if short_s else "none")
            fits = False
        return fits

    def _wrong(self, file: YamlText, path: tuple[str | int, ...], expected: str, found: str) -> None:
        self._findings.mistake(file.name, file.line(path), expected, found)


def is_with_mirror(file: YamlText) -> bool:
    """Whether it says that it is practice with a mirror."""
    return isinstance(file.data, Mapping) and file.data.get("kind") == SessionKind.MIRROR.value


def too_long_to_say(step: GuidedStep) -> str:
    """What is the matter with a step's length; empty where its words can be read and said in its time."""
    count = len(words_of(f"{step.heading} {step.words}"))
    if count > MOST_WORDS:
        return f"{count} words"
    least = min(step.long_s, step.short_s or step.long_s)
    return f"{count} words for {least} seconds" if count > least * WORDS_A_SECOND else ""


def in_made_up_language(script: GuidedScript) -> GuidedScript:
    """Every text of a practice; ids, times and cues stay as they are."""
    return replace(
        script,
        title=made_up(script.title),
        about=made_up(script.about),
        sit=made_up(script.sit),
        content_note=made_up(script.content_note) if script.content_note else "",
        steps=tuple(
            replace(step, heading=made_up(step.heading), words=made_up(step.words)) for step in script.steps
        ),
    )
