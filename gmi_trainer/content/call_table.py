"""The table of emergency numbers and crisis lines: a TOML file that anybody may correct, read with its lines."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.reading import read_limited
from gmi_trainer.services.contacts import CallTable, Checked, Country, CrisisLine, is_number

MOST_BYTES = 500_000
NOT_YET = "general knowledge"

Words = Annotated[str, Meta(min_length=1, max_length=200)]
Some = Annotated[list[Words], Meta(min_length=1, max_length=6)]


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Words
    source: Words
    checked: object  # a day or the words of NOT_YET; msgspec takes a day for a text, so it is looked at here
    checked_with: str = ""


class _Crisis(_Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    numbers: Some
    hours: str = ""
    languages: list[Words] = []


class _Country(_Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    emergency: Some
    crisis: _Crisis | None = None


def open_call_table(path: Path) -> CallTable:
    """The table, or an empty one that says what is the matter: a person can always write their own numbers."""
    try:
        return CallTable(read_call_table(read_limited(path, MOST_BYTES), path.name))
    except UserProblem as problem:
        if problem.problem is Problem.CALL_TABLE_LINE:
            return CallTable(problem=problem)
        return CallTable(problem=UserProblem(Problem.CALL_TABLE_MISSING, file=path.name))


def read_call_table(content: bytes, name: str) -> tuple[Country, ...]:
    """All countries in the file's order. UserProblem(CALL_TABLE_LINE) with the line that does not fit."""
    try:
        text = content.decode("utf-8")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise _mistake(name, line, "letters in UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise _mistake(name, _line_told(error, content), _without_place(str(error))) from error
    lines = _Lines(text)
    return tuple(_Reader(name, lines, code).country(table) for code, table in tables.items())


class _Reader:
    """Reads one country, and knows where it stands."""

    def __init__(self, name: str, lines: _Lines, code: str) -> None:
        self._name = name
        self._lines = lines
        self._code = code

    def country(self, table: object) -> Country:
        if not re.fullmatch("[A-Z]{2}", self._code):
            raise self._wrong("", "a country's two letters, such as [NZ]")
        try:
            entry = msgspec.convert(table, _Country)
        except msgspec.ValidationError as error:
            path = re.search(r" - at `\$\.?([^`]*)`", str(error))
            field = re.search(r"unknown field `(\w+)`", str(error))
            parts = [part for part in re.split(r"\.|\[\d+\]", path.group(1) if path else "") if part]
            raise self._wrong(
                ".".join(parts + ([field.group(1)] if field else [])), _without_place(str(error))
            ) from error
        return Country(
            code=self._code,
            name=entry.name,
            emergency=self._numbers(entry.emergency, "emergency"),
            checked=self._checked(entry, ""),
            crisis=self._crisis(entry.crisis) if entry.crisis is not None else None,
        )

    def _crisis(self, entry: _Crisis) -> CrisisLine:
        return CrisisLine(
            name=entry.name,
            numbers=self._numbers(entry.numbers, "crisis.numbers"),
            checked=self._checked(entry, "crisis."),
            hours=entry.hours,
            languages=tuple(entry.languages),
        )

    def _numbers(self, numbers: list[str], key: str) -> tuple[str, ...]:
        for number in numbers:
            if not is_number(number):
                raise self._wrong(key, f"a number to dial, not {number!r}")
        return tuple(numbers)

    def _checked(self, entry: _Entry, part: str) -> Checked:
        if entry.checked == NOT_YET:
            return Checked(entry.source)
        if type(entry.checked) is not date:
            raise self._wrong(f"{part}checked", f'a day such as 2026-11-22, or "{NOT_YET}"')
        if not entry.checked_with:
            raise self._wrong(f"{part}checked", "checked_with beside the day")
        return Checked(entry.source, entry.checked, entry.checked_with)

    def _wrong(self, key: str, expected: str) -> UserProblem:
        return _mistake(self._name, self._lines.of(self._code, key), expected)


class _Lines:
    """On which line each part and each key stands. A text over several lines has no place in this file."""

    def __init__(self, text: str) -> None:
        self._found: dict[str, int] = {}
        part = ""
        for number, line in enumerate(text.splitlines(), start=1):
            if header := re.match(r"\s*\[([\w.]+)\]", line):
                part = header.group(1)
                self._found.setdefault(part, number)
            elif key := re.match(r"\s*(\w+)\s*=", line):
                self._found.setdefault(f"{part}.{key.group(1)}".lstrip("."), number)

    def of(self, code: str, key: str) -> int:
        """The key's line, else that of the part it is missing from, else the country's."""
        place = f"{code}.{key}" if key else code
        while place:
            if place in self._found:
                return self._found[place]
            place = place.rpartition(".")[0]
        return 1


def _mistake(name: str, line: int, expected: str) -> UserProblem:
    return UserProblem(Problem.CALL_TABLE_LINE, file=name, line=line, expected=expected)


def _line_told(error: tomllib.TOMLDecodeError, content: bytes) -> int:
    """TOML names the line in its message; "at end of document" is the last one."""
    place = re.search(r"at line (\d+)", str(error))
    return int(place.group(1)) if place else content.count(b"\n") + 1


def _without_place(message: str) -> str:
    """What is wrong, without where: that is told as a line."""
    return re.sub(r" - at `[^`]*`$| \(at [^)]*\)$", "", message)
