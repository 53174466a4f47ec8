"""Frozen dataclasses that cost next to nothing until the first value is made.

Python writes and compiles seven methods for every frozen dataclass at import: half a millisecond each, for classes
of which most are not used before the first screen is up. That was a third of what a start imports. The decorator
here gathers the fields at once. What compares, hashes and shows a value is the same short function for all of them;
only ``__init__`` is written for its class, when the first value is made. For a type checker, and for ``replace``,
``fields`` and the like, the class is a dataclass as any other.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

T = TypeVar("T")
Method = Callable[..., Any]  # Any: whichever method it is

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type[T]], type[T]]:
        """Stands for ``dataclasses.dataclass(frozen=True, slots=True)``, the only kind there is here."""
        if not (frozen and slots):
            raise TypeError("only frozen values with slots are written late")
        return _with_late_methods


__all__ = ["dataclass", "write_all", "write_methods"]

_MADE = object()
"""Stands in a signature for what a factory makes."""


def write_methods(cls: type) -> None:
    """Write what is still to be written of a class now: where it may not take its time later."""
    if isinstance(cls.__dict__.get("__init__"), _Late):
        _write(cls)


def write_all() -> None:
    """Write what is still to be written of all classes there are: nothing may take its time in the middle of a
    measurement."""
    for cls in object.__subclasses__():
        write_methods(cls)


class _Late:
    """Stands for ``__init__`` until it is first asked for; then it is written."""

    def __get__(self, value: object, owner: type) -> Any:  # Any: whichever method it is
        cls = next(base for base in owner.__mro__ if base.__dict__.get("__init__") is self)
        _write(cls)
        return getattr(owner if value is None else value, "__init__")  # noqa: B009 - mypy wants no plain access


def _with_late_methods(cls: type[T]) -> type[T]:
    own = frozenset(cls.__dict__)
    cls.__doc__ = cls.__doc__ or cls.__name__  # Python would work out a signature to put there
    made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    for name, method in {"__init__": _Late(), **_methods(made)}.items():
        if name not in own:  # what the class says itself stays
            setattr(made, name, method)
    for name, method in _FROZEN.items():
        setattr(made, name, method)
    return made


def _methods(cls: type) -> dict[str, Method]:
    """What compares, hashes and shows a value, as Python's own would."""
    fields = dataclasses.fields(cls)
    assert all(field.init for field in fields), "every field is given, or has a default"
    shown = tuple(field.name for field in fields if field.repr)
    compared = [field for field in fields if field.compare]
    contents = _contents([field.name for field in compared])
    hashed = _contents([field.name for field in compared if field.hash is not False])

    def equals(self: object, other: object) -> bool:
        return contents(self) == contents(other) if other.__class__ is self.__class__ else NotImplemented

    def number(self: object) -> int:
        return hash(hashed(self))

    def shows(self: object) -> str:
        words = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{self.__class__.__qualname__}({words})"

    return {"__eq__": equals, "__hash__": number, "__repr__": shows}


def _contents(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    """What gives the contents of some fields, always in a tuple: that compares what is the same as equal."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _write(cls: type) -> None:
    """Write ``__init__``, with the parameters that Python's own would have."""
    parameters, lines = ["self"], []
    known: dict[str, Any] = {"_set_field": object.__setattr__, "_MADE": _MADE}  # Any: defaults of any kind
    fields = dataclasses.fields(cls)
    for field in sorted(fields, key=lambda field: bool(field.kw_only)):
        name, content = field.name, field.name
        if field.kw_only and "*" not in parameters:
            parameters.append("*")
        if field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
            parameters.append(f"{name}=_default_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = field.default_factory
            parameters.append(f"{name}=_MADE")
            content = f"_make_{name}() if {name} is _MADE else {name}"
        else:
            parameters.append(name)
        lines.append(f" _set_field(self, {name!r}, {content})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n" + ("\n".join(lines) or " pass"), known)
    written = known["__init__"]
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    written.__module__ = cls.__module__
    written.__annotations__ = {field.name: field.type for field in fields} | {"return": None}
    setattr(cls, "__init__", written)  # noqa: B010 - mypy lets nobody assign to __init__


def _refuse_to_set(_self: object, name: str, _value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(value: Any) -> list[object]:  # Any: a value of any of these classes
    return [getattr(value, field.name) for field in dataclasses.fields(value)]


def _set_state(value: Any, state: Sequence[object]) -> None:
    for field, content in zip(dataclasses.fields(value), state, strict=True):
        object.__setattr__(value, field.name, content)


_FROZEN: dict[str, Method] = {
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,  # for copies
    "__setstate__": _set_state,
}
