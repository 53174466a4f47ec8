"""A test set: can it be read, and is it fair? Sides, turns and views are equal in the first 20, 40 and in all."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import msgspec

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.picture_balance import PictureFacts
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.stimulus import ROTATIONS
from gmi_trainer.files.reading import read_limited
from gmi_trainer.media.pack_findings import PackFindings, shown
from gmi_trainer.media.pack_head import line_of_error
from gmi_trainer.media.pack_layout import MOST_TEST_SET_BYTES, TEST_SETS, most_bytes

FEWEST_ITEMS = 20
LENGTHS = (20, 40)
FORMAT = 1
PLAIN = 1

_LISTS = ("warm_ups", "items")


class _Entry(msgspec.Struct, frozen=True):
    line: int
    picture: str
    mirrored: bool
    rotation_deg: int


def check_test_set(
    folder: Path, name: str, pictures: Mapping[str, PictureFacts], findings: PackFindings
) -> None:
    """Tell everything that is the matter with one file of ``test_sets/``."""
    file = f"{TEST_SETS}/{name}"
    if most_bytes(file) is None:
        findings.mistake(file, 1, "a name such as hand-1.json: a part and a version", shown(name))
        return
    try:
        content = read_limited(folder / TEST_SETS / name, MOST_TEST_SET_BYTES)
        text = content.decode("utf-8")
        stored = msgspec.json.decode(text)
    except UserProblem:
        findings.mistake(file, 1, f"a plain file of at most {MOST_TEST_SET_BYTES // 1000} kB", "another one")
        return
    except UnicodeDecodeError:
        findings.mistake(file, 1, "text saved as UTF-8", "another encoding")
        return
    except (msgspec.DecodeError, RecursionError) as error:
        findings.mistake(file, line_of_error(content, error), "JSON", shown(str(error)))
        return
    if not isinstance(stored, dict):
        findings.mistake(file, 1, "one JSON object in { }", shown(stored))
        return
    _SetCheck(file, text, stored, pictures, findings).run()


class _SetCheck:
    def __init__(
        self,
        file: str,
        text: str,
        stored: dict[str, object],
        pictures: Mapping[str, PictureFacts],
        findings: PackFindings,
    ) -> None:
        self._file = file
        self._text = text
        self._stored = stored
        self._pictures = pictures
        self._findings = findings
        part, _, version = Path(file).stem.rpartition("-")
        self._part = BodyPart(part)
        self._version = int(version)

    def run(self) -> None:
        before = self._findings.mistakes
        for name, wanted in (("format", FORMAT), ("part", self._part.value), ("version", self._version)):
            if self._stored.get(name) != wanted:
                self._wrong(self._line(name), f"{name}: {wanted}", shown(self._stored.get(name)))
        lists = {name: self._entries(name) for name in _LISTS}
        if self._findings.mistakes > before:
            return  # what cannot be read cannot be weighed
        items = lists["items"]
        if len(items) < FEWEST_ITEMS:
            self._wrong(self._line("items"), f"at least {FEWEST_ITEMS} items", str(len(items)))
            return
        self._nothing_twice(lists["warm_ups"], items)
        for length in (*(n for n in LENGTHS if n < len(items)), len(items)):
            self._weigh(items[:length])

    def _entries(self, name: str) -> list[_Entry]:
        stored = self._stored.get(name)
        if not isinstance(stored, list):
            self._wrong(self._line(name), f"{name}: a list", shown(stored))
            return []
        lines = _lines_of(self._text, name)
        found = [self._entry(one, lines[n] if n < len(lines) else 1) for n, one in enumerate(stored)]
        return [entry for entry in found if entry is not None]

    def _entry(self, stored: object, line: int) -> _Entry | None:
        try:
            entry = msgspec.convert({"line": line, **_fields(stored)}, _Entry)
        except msgspec.ValidationError as error:
            self._wrong(line, "an item with picture, mirrored and rotation_deg", shown(str(error)))
            return None
        facts = self._pictures.get(entry.picture)
        if facts is None:
            self._wrong(line, "the id of a picture of this pack", shown(entry.picture))
        elif facts.part is not self._part:
            self._wrong(line, f"a picture of a {self._part}", f"a {facts.part}")
        elif facts.level != PLAIN:
            self._wrong(line, f"a plain picture (level {PLAIN})", f"level {facts.level}")
        if entry.rotation_deg not in ROTATIONS:
            self._wrong(
                line, f"rotation_deg: one of {', '.join(map(str, ROTATIONS))}", shown(entry.rotation_deg)
            )
        return entry

    def _nothing_twice(self, warm_ups: list[_Entry], items: list[_Entry]) -> None:
        seen: set[tuple[str, bool]] = set()
        warmed = {entry.picture for entry in warm_ups}
        for entry in items:
            if (entry.picture, entry.mirrored) in seen:
                self._wrong(
                    entry.line, "each picture once, and once mirrored", f"{shown(entry.picture)} again"
                )
            seen.add((entry.picture, entry.mirrored))
            if entry.picture in warmed:
                self._wrong(entry.line, "no picture of the warm-ups", shown(entry.picture))

    def _weigh(self, items: list[_Entry]) -> None:
        """Sides equal; each turn as often as the others on each side, give or take one; views the same on both."""
        line, which = self._line("items"), f"in the first {len(items)}"
        sides: dict[str, list[_Entry]] = {"left": [], "right": []}
        for entry in items:
            side = self._pictures[entry.picture].side
            sides[side.other.value if entry.mirrored else side.value].append(entry)
        left, right = len(sides["left"]), len(sides["right"])
        if left != right:
            self._wrong(line, f"as many left as right ones {which}", f"{left} left and {right} right")
        for name, shown_ones in sides.items():
            turns = Counter(entry.rotation_deg % 360 for entry in shown_ones)
            counts = [turns[turn % 360] for turn in ROTATIONS]
            if max(counts) - min(counts) > 1:
                self._wrong(line, f"every turn equally often on each side {which}", f"{name}: {_few(counts)}")
        views = [Counter(self._pictures[entry.picture].view for entry in one) for one in sides.values()]
        for view in sorted(views[0] | views[1]):
            if abs(views[0][view] - views[1][view]) > 1:
                found = f"{shown(view)} {views[0][view]} times left and {views[1][view]} times right"
                self._wrong(line, f"every view equally often on both sides {which}", found)

    def _line(self, name: str) -> int:
        at = re.search(rf'"{name}"\s*:', self._text)
        return self._text[: at.start()].count("\n") + 1 if at else 1

    def _wrong(self, line: int, expected: str, found: str) -> None:
        self._findings.mistake(self._file, line, expected, found)


def _fields(stored: object) -> dict[str, object]:
    wanted = ("picture", "mirrored", "rotation_deg")
    return {name: stored[name] for name in wanted if name in stored} if isinstance(stored, dict) else {}


def _lines_of(text: str, name: str) -> list[int]:
    """The line of each entry of a list of JSON."""
    begins = re.search(rf'"{name}"\s*:\s*\[', text)
    if begins is None:
        return []
    lines: list[int] = []
    decoder, at = json.JSONDecoder(), begins.end()
    while True:
        at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n,"))
        try:
            _entry, end = decoder.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError):
            return lines
        lines.append(text.count("\n", 0, at) + 1)
        at = end


def _few(counts: list[int]) -> str:
    return ", ".join(f"{turn} deg {count}" for turn, count in zip(ROTATIONS, counts, strict=True))
