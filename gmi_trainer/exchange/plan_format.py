"""The document of plan files: every field with its limits, made from where they are declared (plan_shape.py)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

import msgspec
from msgspec import inspect

from gmi_trainer.exchange.plan_file import LARGEST_BYTES
from gmi_trainer.exchange.plan_shape import ENDING, FORMAT, SHAPES, VERSION, Shape

_NAMES: dict[type, str] = {
    inspect.BoolType: "true or false",
    inspect.DateType: "a day, YYYY-MM-DD",
}


def plan_format() -> str:
    """The whole document, in Markdown."""
    return "\n".join(
        (
            f"# Plan files of GMI Trainer (`*{ENDING}`)",
            "",
            f"A plan file is one JSON object in UTF-8, at most {LARGEST_BYTES // 1024} KiB. "
            f"This is version {VERSION} of the format `{FORMAT}`.",
            "",
            "A plan can only choose among bounded values. It holds no code, no markup, no paths and no addresses, and "
            "texts are shown as they are, letter by letter. A person who opens one sees who it is from, the "
            "fingerprint of the clinic's key and everything that it asks, and decides then.",
            "",
            "- A field that is not named here makes the whole file one that is not opened: nothing is asked unseen.",
            "- A file of a later version is told as such, and not opened.",
            "- Texts have no control signs and no signs that turn the direction of writing.",
            "- A clinic that changes a plan keeps its `uuid` and writes the next `version`.",
            "",
            "Safety comes before any plan: what a person says in the safety questions, a flare, and saving energy win "
            "over it.",
            "",
            *(line for shape in SHAPES for line in _told(shape)),
        )
    )


def _told(shape: type[Shape]) -> Iterator[str]:
    """One kind of object, its fields in a table."""
    told = inspect.type_info(shape)
    assert isinstance(told, inspect.StructType), "only objects have fields"
    yield f"## {_name(shape)}"
    yield ""
    yield " ".join((shape.__doc__ or "").split())
    yield ""
    yield "| field | what it may be | where it is left out | meaning |"
    yield "| --- | --- | --- | --- |"
    if told.tag is not None:
        yield f"| `{told.tag_field}` | `{told.tag}` | has to be there | which kind of dose it is |"
    for field in told.fields:
        kind, sentence = _described(field.type)
        yield f"| `{field.encode_name}` | {_may_be(kind)} | {_left_out(field)} | {sentence} |"
    yield ""


def _name(shape: type) -> str:
    words = shape.__name__.removesuffix("Shape").lower()
    tag = getattr(shape, "__struct_config__").tag  # noqa: B009 - mypy knows nothing of it
    return f"dose: {tag}" if tag else words


def _described(kind: inspect.Type) -> tuple[inspect.Type, str]:
    """A type without its sentence, and the sentence."""
    sentence = ""
    while isinstance(kind, inspect.Metadata):
        sentence = (kind.extra_json_schema or {}).get("description", "") or sentence
        kind = kind.type
    return kind, sentence


def _left_out(field: inspect.Field) -> str:
    if field.required:
        return "has to be there"
    default = field.default
    if default in (None, "", ()) or isinstance(default, msgspec.Struct):
        return "none"
    return f"`{msgspec.json.encode(default).decode()}`"


def _may_be(kind: inspect.Type) -> str:
    kind, _sentence = _described(kind)
    match kind:
        case inspect.IntType() | inspect.FloatType():
            number = "whole number" if isinstance(kind, inspect.IntType) else "number"
            return f"{number}, {_plain(kind.ge)} to {_plain(kind.le)}"
        case inspect.StrType():
            return _text(kind)
        case inspect.EnumType(cls=cls):
            return ", ".join(f"`{one.value}`" for one in _members(cls))
        case inspect.StructType(cls=cls):
            return f"an object: {_name(cls)}"
        case inspect.VarTupleType(item_type=item):
            least, most = kind.min_length or 0, kind.max_length
            return f"a list of {least} to {most}: {_may_be(item)}"
        case inspect.UnionType(types=types):
            return " or ".join(_may_be(one) for one in types if not isinstance(one, inspect.NoneType))
        case _:
            return _NAMES[type(kind)]


def _text(kind: inspect.StrType) -> str:
    if kind.pattern is not None:
        return f"a text of this pattern: `{kind.pattern.replace('|', '&#124;')}`"
    if kind.max_length is None:
        return "a text"
    return f"a text of {kind.min_length or 0} to {kind.max_length} letters"


def _members(cls: type) -> list[Enum]:
    assert issubclass(cls, Enum), "an enum"
    return list(cls)


def _plain(number: float | None) -> str:
    assert number is not None, "every number of a plan has its limits"
    return f"{number:g}"
