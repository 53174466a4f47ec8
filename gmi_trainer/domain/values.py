"""Frozen dataclasses whose methods are written when the first value is made.

Python writes and compiles seven methods for every frozen dataclass at import: half a millisecond each, for classes
of which most are not used before the first screen is up. That was a third of what a start imports. The decorator
here gathers the fields at once, and lets Python write the same methods later. For a type checker, and for
``replace``, ``fields`` and the like, the class is a dataclass as any other.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type[T]], type[T]]:
        """Stands for ``dataclasses.dataclass(frozen=True, slots=True)``, the only kind there is here."""
        if not (frozen and slots):
            raise TypeError("only frozen values with slots are written late")
        return _with_late_methods


__all__ = ["dataclass", "write_all", "write_methods"]

_NOTHING: dict[str, Any] = {"init": False, "repr": False, "eq": False, "match_args": False}
_WRITTEN: dict[str, dict[str, Any]] = {  # Any: words for make_dataclass
    "__init__": {"init": True, "frozen": True},
    "__repr__": {"repr": True},
    "__eq__": {"eq": True},
    "__hash__": {"unsafe_hash": True},  # "unsafe" where values can be changed; these cannot
}
"""Each method with what Python is asked for to write it, and as little else as can be."""


def write_methods(cls: type) -> None:
    """Write a class's methods now, as far as that is still to be done: where it may not take its time later."""
    for name in _WRITTEN:
        if isinstance(cls.__dict__.get(name), _Late):
            _write(cls, name)


def write_all() -> None:
    """Write what is still to be written of all classes there are: nothing may take its time in the middle of a
    measurement."""
    for cls in object.__subclasses__():
        write_methods(cls)


class _Late:
    """Stands for a method until it is first asked for; then it is written. Most values are only ever made."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, value: object, owner: type) -> Any:  # Any: whichever method it is
        cls = next(base for base in owner.__mro__ if base.__dict__.get(self._name) is self)
        _write(cls, self._name)
        return getattr(owner if value is None else value, self._name)


def _with_late_methods(cls: type[T]) -> type[T]:
    own = frozenset(cls.__dict__)
    made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    for name in _WRITTEN:
        if name not in own:  # what the class says itself stays
            setattr(made, name, _Late(name))
    for name, method in _FROZEN.items():
        setattr(made, name, method)
    return made


def _write(cls: type, name: str) -> None:
    """Let Python write the method of a twin with the same fields, and take it over."""
    after = {"__post_init__": None} if hasattr(cls, "__post_init__") else {}
    twin = dataclasses.make_dataclass(
        cls.__name__,
        [(field.name, field.type, _anew(field)) for field in dataclasses.fields(cls)],
        namespace={"__module__": cls.__module__, **after},
        **(_NOTHING | _WRITTEN[name]),
    )
    setattr(cls, name, twin.__dict__[name])


def _anew(field: dataclasses.Field[Any]) -> Any:  # Any: dataclasses says that field() gives the field's value
    given = {
        name: getattr(field, name)
        for name in ("default", "default_factory")
        if getattr(field, name) is not dataclasses.MISSING
    }
    return dataclasses.field(
        init=field.init,
        repr=field.repr,
        hash=field.hash,
        compare=field.compare,
        kw_only=field.kw_only,
        **given,
    )


def _refuse_to_set(_self: object, name: str, _value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(value: Any) -> list[object]:  # Any: a value of any of these classes
    return [getattr(value, field.name) for field in dataclasses.fields(value)]


def _set_state(value: Any, state: Sequence[object]) -> None:
    for field, content in zip(dataclasses.fields(value), state, strict=True):
        object.__setattr__(value, field.name, content)


_FROZEN = {
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,  # for copies
    "__setstate__": _set_state,
}
