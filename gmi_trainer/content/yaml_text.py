"""YAML as plain lists, mappings and texts, with the line on which each of them stands.

Only that much of YAML is taken: no references, no deep nesting, no key twice. A scalar is the text that is written
there, so that the answer "No" stays a word; whoever wants a number asks for one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from gmi_trainer.content.findings import Findings, quoted

DEEPEST = 10
Path = tuple[str | int, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where it is there
_OPENS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSES = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class YamlText:
    """A file's content. ``data``: mappings, lists and texts; None where it cannot be read or is empty."""

    def __init__(self, name: str, findings: Findings, first_line: int = 1) -> None:
        self.name = name
        self.data: object = None
        self._findings = findings
        self._first_line = first_line
        self._lines: dict[Path, int] = {}
        self._plain: set[Path] = set()

    def read(self, text: str) -> YamlText:
        """Read a text; its mistakes go to the findings."""
        try:
            if self._is_simple(text):
                node = yaml.compose(text, Loader=_Loader)
                self.data = None if node is None else self._taken(node, ())
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line if error.problem_mark else 0
            self._wrong(line, "YAML that can be read", error.problem or "a mistake")
        except yaml.reader.ReaderError as error:
            line = text[: error.position].count("\n")
            self._wrong(line, "letters", "a character that no text has")
        return self

    def line(self, path: Sequence[str | int] = ()) -> int:
        """Where something stands; else where that stands which it is missing from."""
        place = tuple(path)
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, self._first_line)

    def resolved(self, path: Path) -> object:
        """A part with its plain words taken for numbers, and for true and false, where they look like it."""
        value = self.data
        for step in path:
            assert isinstance(value, (dict, list)), "asked for a part that is not there"
            value = value[step]  # type: ignore[index]  # a key or a place, as it was read
        return self._resolved(value, path)

    def _resolved(self, value: object, path: Path) -> object:
        if isinstance(value, dict):
            return {key: self._resolved(one, (*path, key)) for key, one in value.items()}
        if isinstance(value, list):
            return [self._resolved(one, (*path, place)) for place, one in enumerate(value)]
        assert isinstance(value, str)
        return _meant(value) if path in self._plain else value

    def _is_simple(self, text: str) -> bool:
        """Looked at before it is read: what refers to itself or goes very deep would cost all memory."""
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, _OPENS) - isinstance(event, _CLOSES)
            if depth > DEEPEST or isinstance(event, yaml.AliasEvent):
                found = (
                    "a reference (*)" if isinstance(event, yaml.AliasEvent) else "lists in lists, very deep"
                )
                assert event.start_mark is not None, "events that are read have a place"
                self._wrong(event.start_mark.line, "plain lists, keys and texts", found)
                return False
        return True

    def _taken(self, node: yaml.Node, path: Path) -> object:
        self._lines.setdefault(path, self._first_line + node.start_mark.line)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._taken(one, (*path, place)) for place, one in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        if not node.style:
            self._plain.add(path)
        return str(node.value).strip()

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        """A key without anything after it is not there."""
        taken: dict[str, object] = {}
        for key_node, value in node.value:
            key, line = str(key_node.value), key_node.start_mark.line
            if not isinstance(key_node, yaml.ScalarNode):
                self._wrong(line, "a word before the colon", "a list or another mapping")
            elif key in taken:
                self._wrong(line, "each key once", f"{quoted(key)} again")
            elif not _is_empty(value):
                self._lines[(*path, key)] = self._first_line + line
                taken[key] = self._taken(value, (*path, key))
        return taken

    def _wrong(self, line: int, expected: str, found: str) -> None:
        self._findings.mistake(self.name, self._first_line + line, expected, found)


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value == ""


def _meant(word: str) -> object:
    if re.fullmatch(r"[-+]?\d+", word):
        return int(word)
    if re.fullmatch(r"[-+]?\d+\.\d+", word):
        return float(word)
    return {"true": True, "false": False}.get(word, word)
