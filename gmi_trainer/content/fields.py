"""Takes the fields of one entry out of a YAML file, and tells each that is missing, unknown or of another kind."""

from __future__ import annotations

from typing import TypeVar, get_args

import msgspec
from msgspec import Meta
from msgspec.structs import FieldInfo, fields

from gmi_trainer.content.findings import Findings, quoted
from gmi_trainer.content.yaml_text import Path, YamlText

T = TypeVar("T", bound=msgspec.Struct)


def take(kind: type[T], file: YamlText, path: Path, entry: object, findings: Findings) -> T | None:
    """An entry as ``kind``; None, with a mistake for each field that does not fit. The kinds' own words say what
    was expected (``Meta(description=...)``)."""
    if not isinstance(entry, dict):
        names = ", ".join(f"{field.name}:" for field in fields(kind))
        findings.mistake(file.name, file.line(path), f"an entry with {names}", shown(entry))
        return None
    known = {field.name: field for field in fields(kind)}
    fits = True
    for name in entry.keys() - known.keys():
        expected = f"one of {', '.join(known)}"
        findings.mistake(file.name, file.line((*path, name)), expected, quoted(f"{name}:"))
    for name, field in known.items():
        if name in entry:
            fits &= _is_of_its_kind(field, entry[name], file, (*path, name), findings)
        elif field.required:
            expected = f"{name}: {described(field)}"
            findings.mistake(file.name, file.line(path), expected, f"no {name}:")
            fits = False
    if not fits:
        return None
    return msgspec.convert({name: entry[name] for name in known if name in entry}, kind, strict=False)


def take_all(kind: type[T], file: YamlText, findings: Findings) -> T | None:
    """A whole file as ``kind``. One that could not be read was told already."""
    return take(kind, file, (), file.data, findings) if file.data is not None else None


def described(field: FieldInfo) -> str:
    """What a field holds, in words."""
    metas = [meta for meta in get_args(field.type) if isinstance(meta, Meta) and meta.description]
    return metas[-1].description or ""


def shown(value: object) -> str:
    """What stands in a file, in words."""
    if isinstance(value, str):
        return quoted(value)
    if value is None:
        return "nothing"
    return "a list" if isinstance(value, list) else "keys with values"


def _is_of_its_kind(field: FieldInfo, value: object, file: YamlText, path: Path, findings: Findings) -> bool:
    try:
        msgspec.convert(value, field.type, strict=False)
    except msgspec.ValidationError:
        findings.mistake(file.name, file.line(path), f"{field.name}: {described(field)}", shown(value))
        return False
    return True
