"""Reads what a pack says about itself: ``library.json``."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import msgspec

from gmi_trainer.domain.licences import ALLOWED, NOT_FOR_ALL, needs_credit
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.reading import read_limited
from gmi_trainer.media.pack_findings import PackFindings, shown
from gmi_trainer.media.pack_layout import LIBRARY_FILE, MOST_LIBRARY_BYTES
from gmi_trainer.services.packs import PackHead

FORMAT = 1
LONGEST_NAME = 60
LONGEST_VERSION = 20
LONGEST_WORDS = 500
LICENCE_WANTED = "a licence that lets pictures be mirrored and passed on, such as CC0-1.0 or CC-BY-4.0"


class HeadDraft(msgspec.Struct, frozen=True):
    """What could be read, and the line of each of its fields."""

    head: PackHead
    consent: str
    lines: dict[str, int]


def read_head(folder: Path, findings: PackFindings) -> HeadDraft | None:
    """All that is the matter with ``library.json`` is told; None where it does not say what the pack is."""
    try:
        content = read_limited(folder / LIBRARY_FILE, MOST_LIBRARY_BYTES)
        text = content.decode("utf-8")
        said = msgspec.json.decode(text)
    except UserProblem as problem:
        findings.mistake(LIBRARY_FILE, 1, *_told(problem))
        return None
    except UnicodeDecodeError:
        findings.mistake(LIBRARY_FILE, 1, "text saved as UTF-8", "another encoding")
        return None
    except (msgspec.DecodeError, RecursionError) as error:
        findings.mistake(LIBRARY_FILE, line_of_error(content, error), "JSON", shown(str(error)))
        return None
    if not isinstance(said, dict):
        findings.mistake(LIBRARY_FILE, 1, "one JSON object in { }", shown(said))
        return None
    return _Reader(said, text, findings).draft()


def line_of_error(content: bytes, error: Exception) -> int:
    """The line to which the byte in msgspec's own words belongs."""
    at = re.search(r"\(byte (\d+)\)", str(error))
    return content[: int(at[1])].count(b"\n") + 1 if at else 1


class _Reader:
    def __init__(self, said: dict[str, object], text: str, findings: PackFindings) -> None:
        self._said = said
        self._text = text
        self._findings = findings

    def draft(self) -> HeadDraft | None:
        before = self._findings.mistakes
        if self._said.get("format") != FORMAT or isinstance(self._said.get("format"), bool):
            self._wrong("format", f"format {FORMAT}")
        name = self._words("name", f"a name of 1 to {LONGEST_NAME} letters", LONGEST_NAME)
        version = self._words(
            "version", f'a version such as "1.0", up to {LONGEST_VERSION} letters', LONGEST_VERSION
        )
        licence = self._checked("licence", LICENCE_WANTED, lambda value: value in ALLOWED)
        credit = self._words(
            "credit", f"whom to name, in up to {LONGEST_WORDS} letters", LONGEST_WORDS, optional=True
        )
        consent = self._words(
            "consent",
            f"a sentence on who is shown and that they agreed, in up to {LONGEST_WORDS} letters",
            LONGEST_WORDS,
            optional=True,
        )
        if needs_credit(licence) and not credit:
            self._wrong("credit", f"credit: whom to name, because {licence} asks for it")
        if licence in NOT_FOR_ALL:
            self._findings.remark(
                LIBRARY_FILE, self._line("licence"), "a licence that clinics may use, too", shown(licence)
            )
        if self._findings.mistakes > before:
            return None
        lines = {name: self._line(name) for name in ("name", "version", "licence", "credit", "consent")}
        return HeadDraft(PackHead(name, version, licence, credit), consent, lines)

    def _words(self, name: str, expected: str, longest: int, *, optional: bool = False) -> str:
        if optional and self._said.get(name) is None:
            return ""
        return self._checked(
            name, expected, lambda text: bool(text.strip()) and len(text) <= longest and text.isprintable()
        )

    def _checked(self, name: str, expected: str, fits: Callable[[str], bool]) -> str:
        value = self._said.get(name)
        if isinstance(value, str) and fits(value):
            return value
        self._wrong(name, expected)
        return ""

    def _wrong(self, name: str, expected: str) -> None:
        self._findings.mistake(LIBRARY_FILE, self._line(name), expected, shown(self._said.get(name)))

    def _line(self, name: str) -> int:
        at = re.search(rf'"{name}"\s*:', self._text)
        return self._text[: at.start()].count("\n") + 1 if at else 1


def _told(problem: UserProblem) -> tuple[str, str]:
    if problem.problem is Problem.FILE_MISSING:
        return "this file", "no file"
    if problem.problem is Problem.FILE_TOO_LARGE:
        return f"at most {MOST_LIBRARY_BYTES // 1000} kB", "a larger file"
    return "a plain text file", "something that cannot be opened"
