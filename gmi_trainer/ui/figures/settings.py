"""The settings of a figure as a lesson's file has them, read with a check of each."""

from __future__ import annotations

from collections.abc import Mapping


class UnfitFigureError(ValueError):
    """A figure that cannot be shown as it is written; it says which setting, and what was expected."""


class Settings:
    """Reads one mapping. ``where`` names it in what is said about mistakes."""

    def __init__(self, content: Mapping[str, object], where: str) -> None:
        self._content = content
        self._where = where

    def has(self, key: str) -> bool:
        """Whether it is written at all."""
        return key in self._content

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        found = self._content.get(key, default)
        if isinstance(found, bool) or not isinstance(found, int):
            raise self._unfit(key, "a whole number")
        return found

    def number(self, key: str) -> float:
        """A number, whole or not."""
        found = self._content.get(key)
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise self._unfit(key, "a number")
        return float(found)

    def word(self, key: str, default: str | None = None) -> str:
        """An id or a word."""
        found = self._content.get(key, default)
        if not isinstance(found, str) or not found:
            raise self._unfit(key, "a word")
        return found

    def words(self, key: str) -> tuple[str, ...]:
        """A list of them, not empty."""
        found = self._list(key)
        words = tuple(one for one in found if isinstance(one, str) and one)
        if len(words) != len(found):
            raise self._unfit(key, "a list of words")
        return words

    def wholes(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers, not empty."""
        found = self._list(key)
        numbers = tuple(one for one in found if isinstance(one, int) and not isinstance(one, bool))
        if len(numbers) != len(found):
            raise self._unfit(key, "a list of whole numbers")
        return numbers

    def points(self, key: str) -> tuple[tuple[float, float], ...]:
        """Two or more points ``[x, y]``, from left to right."""
        points = []
        for one in self._list(key):
            match one:
                case [int() | float() as x, int() | float() as y]:
                    points.append((float(x), float(y)))
                case _:
                    raise self._unfit(key, "a list of points [x, y]")
        places = [x for x, _ in points]
        if len(points) < 2 or places != sorted(set(places)):
            raise self._unfit(key, "two or more points from left to right")
        return tuple(points)

    def part(self, key: str) -> Settings:
        """One thing with settings of its own."""
        found = self._content.get(key)
        if not isinstance(found, Mapping):
            raise self._unfit(key, "an entry with settings of its own")
        return Settings(found, f"{self._where}.{key}")

    def parts(self, key: str) -> tuple[Settings, ...]:
        """A list of things with settings of their own, not empty."""
        parts = []
        for number, one in enumerate(self._list(key), start=1):
            if not isinstance(one, Mapping):
                raise self._unfit(key, "a list of entries")
            parts.append(Settings(one, f"{self._where}.{key}[{number}]"))
        return tuple(parts)

    def _list(self, key: str) -> list[object]:
        found = self._content.get(key)
        if not isinstance(found, list | tuple) or not found:
            raise self._unfit(key, "a list that is not empty")
        return list(found)

    def _unfit(self, key: str, expected: str) -> UnfitFigureError:
        return UnfitFigureError(f"{self._where}.{key}: expected {expected}")


def require(holds: bool, where: str, expected: str) -> None:
    """Refuse a figure whose settings do not go together."""
    if not holds:
        raise UnfitFigureError(f"{where}: expected {expected}")
