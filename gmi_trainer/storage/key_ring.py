"""Holds the keys of encrypted records, in memory only, and only while the computer is unlocked."""

from __future__ import annotations

from pathlib import Path

KEY_BYTES = 32
_MAKING, _GOING = ".new", ".going"


class KeyRing:
    """One key a person. A file is a person's by the folder it lies in: the record's, or that of its copies."""

    def __init__(self) -> None:
        self._keys: dict[str, bytearray] = {}

    def __repr__(self) -> str:
        return f"KeyRing({len(self._keys)} keys)"

    def put(self, profile_id: str, key: bytes) -> None:
        """From now on, files of this person are read and written with this key."""
        if len(key) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes, not {len(key)}")
        self.take(profile_id)
        self._keys[profile_id] = bytearray(key)

    def take(self, profile_id: str) -> None:
        """Forget one person's key."""
        key = self._keys.pop(profile_id, None)
        if key is not None:
            key[:] = bytes(KEY_BYTES)

    def empty(self) -> None:
        """Forget all; written over, as far as Python lets anybody."""
        for profile_id in tuple(self._keys):
            self.take(profile_id)

    def held(self, profile_id: str) -> bytes | None:
        """One person's key."""
        key = self._keys.get(profile_id)
        return None if key is None else bytes(key)

    def key_of(self, path: Path) -> bytes | None:
        """The key of whom a file belongs to."""
        key = self._keys.get(owner_of(path)) if self._keys else None
        return None if key is None else bytes(key)


def owner_of(path: Path) -> str:
    """Whose file it is: the name of its folder, also while that is being made or taken away."""
    name = path.parent.name
    return name.removeprefix(".").removesuffix(_MAKING).removesuffix(_GOING) if name.startswith(".") else name
