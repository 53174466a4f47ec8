"""Keys as Qt tells them, and what each of them means to a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from gmi_trainer.domain.key_map import Key, Meaning

_UNKNOWN = (0, Qt.Key.Key_unknown.value)


class KeyLookup:
    """What a key means, by its code, or by its place where the keyboard's layout has changed since."""

    def __init__(self, heard: Iterable[tuple[Key, Meaning]], kept: Collection[Key] = ()) -> None:
        """``heard``: every key that means something; where one is named twice, its first meaning counts.

        ``kept``: keys that have a meaning of another kind; only what is written on them gives them one of these.
        """
        self._kept = frozenset(key.code for key in kept)
        self._by_code: dict[int, tuple[Meaning, str]] = {}
        self._by_scan: dict[int, tuple[Meaning, str]] = {}
        for key, meaning in heard:
            if key.code:
                self._by_code.setdefault(key.code, (meaning, key.name))
            if key.scan:
                self._by_scan.setdefault(key.scan, (meaning, key.name))

    def find(self, event: QKeyEvent) -> tuple[Meaning, str] | None:
        """Its meaning, and the name under which an answer is stored."""
        found = self._by_code.get(event.key())
        if found is None and self._by_scan and event.key() not in self._kept:
            found = self._by_scan.get(event.nativeScanCode())
        return found


def key_of(event: QKeyEvent) -> Key:
    """The key of an event, to be kept."""
    code, scan = event.key(), event.nativeScanCode()
    if code in _UNKNOWN:
        return Key(0, f"#{scan}", scan)
    name = QKeySequence(code).toString(QKeySequence.SequenceFormat.PortableText)
    return Key(code, name.strip() or f"#{scan}", scan)
