"""Looks through a whole pack, the cheap looks first: what it says, its list of pictures, the files, the pictures, its
test sets. Nothing is believed, and nothing is held in memory but the facts that are counted.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.licences import needs_credit
from gmi_trainer.domain.picture_balance import PictureFacts, balance_of, lopsided
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.media.manifest_lines import is_picture, manifest_lines
from gmi_trainer.media.pack_findings import PackFindings, shown
from gmi_trainer.media.pack_head import HeadDraft, read_head
from gmi_trainer.media.pack_layout import (
    LIBRARY_FILE,
    MANIFEST_FILE,
    MOST_FILES,
    MOST_LINE_BYTES,
    MOST_MANIFEST_BYTES,
    MOST_PICTURES,
    MOST_TEST_SETS,
    PICTURES,
    TEST_SETS,
)
from gmi_trainer.media.pack_line import Fields, facts_of, is_id, is_sha256, mismatches
from gmi_trainer.media.pack_pictures import PictureLine, file_mismatch, picture_mismatches
from gmi_trainer.media.pack_test_sets import check_test_set
from gmi_trainer.services.packs import PackReport, Tell

FEWEST_FOR_A_PART = 20
LONGEST_REMEMBERED = 120
"""Longer ones are a mistake by themselves, and would add up."""

NEVER_SHOWN = 2
"""Levels 1 and 2 share the pictures of level 1; what differs is how far they are turned."""


def check_pack(folder: Path, called: str, tell: Tell) -> PackReport:
    """Tell every mistake and remark of a folder, in the order of its files; then what it comes to."""
    findings = PackFindings(called, tell)
    if folder.is_symlink() or not folder.is_dir():
        findings.mistake("", 1, "the folder of a pack", "no folder")
        return PackReport(None, 0, findings.mistakes, 0, findings.first)
    check = _Check(folder, findings)
    check.run()
    head = check.head.head if check.head else None
    facts = tuple(check.facts.values())
    return PackReport(
        head, check.pictures, findings.mistakes, findings.remarks, findings.first, balance_of(facts)
    )


class _Check:
    def __init__(self, folder: Path, findings: PackFindings) -> None:
        self._folder = folder
        self._findings = findings
        self.head: HeadDraft | None = None
        self.pictures = 0
        self.facts: dict[str, PictureFacts] = {}
        self._files: list[PictureLine] = []
        self._photographs = 0
        self._seen: dict[str, dict[str, int]] = {"id": {}, "file": {}, "sha256": {}}

    def run(self) -> None:
        self.head = read_head(self._folder, self._findings)
        self._look_at_lines()
        self._look_at_consent()
        self._look_at_files()
        self._look_at_pictures()
        self._look_at_test_sets()
        self._look_at_balance()

    # -- the list of pictures -----------------------------------------------------------------------------

    def _look_at_lines(self) -> None:
        decoder = msgspec.json.Decoder()
        for number, raw in self._raw_lines():
            self.pictures += 1
            if self.pictures > MOST_PICTURES:
                self._wrong(number, f"at most {MOST_PICTURES} pictures in a pack", "more")
                return
            try:
                line = decoder.decode(raw)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                self._wrong(number, "one JSON object a line", shown(str(error)))
                continue
            if isinstance(line, dict):
                self._look_at_line(number, line)
            else:
                self._wrong(number, "one JSON object a line", shown(line))
        if not self.pictures and not self._findings.mistakes:
            self._wrong(1, "a line for each picture", "none")

    def _raw_lines(self) -> Iterator[tuple[int, bytes]]:
        """What cannot be read is told, and passed over."""
        try:
            for number, raw in manifest_lines(self._folder):
                if raw is None:
                    self._wrong(number, f"a line of at most {MOST_LINE_BYTES} letters", "a longer one")
                else:
                    yield number, raw
        except UserProblem as problem:
            self._wrong(1, *_told(problem))

    def _look_at_line(self, number: int, line: Fields) -> None:
        for expected, found in mismatches(line):
            self._wrong(number, expected, found)
        self._photographs += line.get("spec") is None
        licence = line.get("licence")
        if (
            isinstance(licence, str)
            and needs_credit(licence)
            and not (self._has_credit or line.get("credit"))
        ):
            self._wrong(number, f"credit: whom to name, because {licence} asks for it", "nothing")
        twice = {name: self._is_second(number, line, name) for name in self._seen}
        facts = facts_of(line)
        if facts is not None and facts.level == NEVER_SHOWN:
            self._findings.remark(
                MANIFEST_FILE,
                number,
                "level 1, whose pictures level 2 shows turned",
                "level 2, which is never shown",
            )
        if facts is not None and not twice["id"]:
            known = line.get("id")
            self.facts[known if is_id(known) else f"line {number}"] = facts
        file, sha256 = line.get("file"), line.get("sha256")
        if isinstance(file, str) and is_picture(file) and not twice["file"]:
            size = (line.get("width"), line.get("height"))
            self._files.append(PictureLine(number, file, sha256 if is_sha256(sha256) else "", size))

    @property
    def _has_credit(self) -> bool:
        return self.head is not None and bool(self.head.head.credit)

    def _is_second(self, number: int, line: Fields, name: str) -> bool:
        """Whether an earlier line has the same; small and large letters are one on many computers."""
        value = line.get(name)
        if not isinstance(value, str) or not 0 < len(value) <= LONGEST_REMEMBERED:
            return False
        first = self._seen[name].setdefault(value.casefold(), number)
        if first == number:
            return False
        what = {
            "id": "an id of its own",
            "file": "a file of its own",
            "sha256": "a picture that is there once",
        }
        self._wrong(number, what[name], f"{shown(value)}, as on line {first}")
        return True

    def _look_at_consent(self) -> None:
        if self.head is not None and self._photographs and not self.head.consent:
            self._findings.mistake(
                LIBRARY_FILE,
                self.head.lines["consent"],
                "consent: a sentence on who is shown and that they agreed",
                f"nothing, with {self._photographs} pictures that were not rendered (no spec)",
            )

    # -- the files ----------------------------------------------------------------------------------------

    def _look_at_files(self) -> None:
        """What can be seen without opening one."""
        whole = []
        for said in self._files:
            mismatch = file_mismatch(self._folder, said.file)
            if mismatch is None:
                whole.append(said)
            else:
                self._wrong(said.line, *mismatch)
        self._files = whole
        listed = self._seen["file"]
        there, more = _names_in(self._folder / PICTURES)
        for name in there:
            if f"{PICTURES}/{name}".casefold() not in listed:
                self._findings.remark(f"{PICTURES}/{shown(name)[1:-1]}", 1, "a line in the manifest", "none")
        if more:
            self._findings.mistake(PICTURES, 1, f"at most {MOST_FILES} files", "more")

    def _look_at_pictures(self) -> None:
        for said in self._files:
            for mismatch in picture_mismatches(self._folder, said):
                self._wrong(said.line, *mismatch)

    def _look_at_test_sets(self) -> None:
        names, more = _names_in(self._folder / TEST_SETS)
        for name in names[:MOST_TEST_SETS]:
            check_test_set(self._folder, name, self.facts, self._findings)
        if more or len(names) > MOST_TEST_SETS:
            self._findings.mistake(TEST_SETS, 1, f"at most {MOST_TEST_SETS} test sets", "more")

    # -- all of it together -------------------------------------------------------------------------------

    def _look_at_balance(self) -> None:
        counts = Counter(facts.part for facts in self.facts.values())
        for part in BodyPart:
            if 0 < counts[part] < FEWEST_FOR_A_PART:
                expected = f"at least {FEWEST_FOR_A_PART} pictures of a {part}"
                self._findings.remark(MANIFEST_FILE, 1, expected, str(counts[part]))
        for table in balance_of(self.facts.values()):
            for group in table.groups:
                apart = lopsided(group) if group.trait in ("sex", "skin") else None
                if apart is not None:
                    most, least = apart
                    found = f"{most.value} {most.total}, {least.value} {least.total} ({table.part})"
                    self._findings.remark(MANIFEST_FILE, 1, f"pictures spread over {group.trait}", found)

    def _wrong(self, line: int, expected: str, found: str) -> None:
        self._findings.mistake(MANIFEST_FILE, line, expected, found)


def _names_in(folder: Path) -> tuple[list[str], bool]:
    """The names of what lies in a folder, in order, and whether there is more than a pack can have."""
    names: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if len(names) > MOST_FILES:
                    return sorted(names), True
                names.append(entry.name)
    except OSError:
        return [], False
    return sorted(names), False


def _told(problem: UserProblem) -> tuple[str, str]:
    if problem.problem is Problem.FILE_MISSING:
        return "this file", "no file"
    if problem.problem is Problem.FILE_TOO_LARGE:
        return f"at most {MOST_MANIFEST_BYTES // 1_000_000} MB", "a larger file"
    return "a plain file that can be read", "another one"
