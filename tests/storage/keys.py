"""A key for a record of a test, given to the driver and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gmi_trainer.storage import driver
from gmi_trainer.storage.key_ring import owner_of

KEY = bytes(range(32))
OTHER_KEY = bytes(range(32, 64))


@contextmanager
def keys_for(path: Path, key: bytes = KEY, *, wanted: bool = True) -> Iterator[None]:
    """Inside, files of this folder are written with a key. Without the extra such a test is left out."""
    if not wanted:
        yield
        return
    if not driver.can_encrypt():
        pytest.skip("the extra that encrypts is not installed")
    driver.KEYS.put(owner_of(path), key)
    try:
        yield
    finally:
        driver.KEYS.empty()
