"""Which files a pack may have, how large each may be, and what they may be called on any computer."""

from __future__ import annotations

import re

from gmi_trainer.domain.body import BodyPart

LIBRARY_FILE = "library.json"
MANIFEST_FILE = "manifest.jsonl"
PICTURES = "pictures"
TEST_SETS = "test_sets"
WORDS = ("LICENSE", "LICENSE.md", "LICENSE.txt", "README.md", "REVIEW.md")
"""Texts for people; the program never reads them."""

MOST_PICTURES = 5_000
MOST_TEST_SETS = 70
MOST_FILES = MOST_PICTURES + MOST_TEST_SETS + len(WORDS) + 2
MOST_LIBRARY_BYTES = 100_000
MOST_MANIFEST_BYTES = 20_000_000
MOST_LINE_BYTES = 20_000
MOST_TEST_SET_BYTES = 200_000
MOST_WORDS_BYTES = 1_000_000
MOST_PICTURE_BYTES = 20_000_000
MOST_PACK_BYTES = 1_000_000_000

FORMAT_OF = {".webp": "WEBP", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
"""What a picture has to be, by the end of its name."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}(?:\.[A-Za-z0-9_-]{1,20})*", re.ASCII)
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_TEST_SET = re.compile(rf"(?:{'|'.join(BodyPart)})-[1-9][0-9]{{0,3}}\.json")


def is_portable(name: str) -> bool:
    """Letters, digits, dot, dash and underscore, in a name that no system keeps for a device."""
    return _NAME.fullmatch(name) is not None and _DEVICE.fullmatch(name) is None


def most_bytes(file: str) -> int | None:
    """How large a file of a pack may be; None where no pack has such a file. ``file`` is relative, with ``/``."""
    if file in WORDS:
        return MOST_WORDS_BYTES
    if file in (LIBRARY_FILE, MANIFEST_FILE):
        return MOST_LIBRARY_BYTES if file == LIBRARY_FILE else MOST_MANIFEST_BYTES
    folder, _, name = file.partition("/")
    if folder == PICTURES and is_portable(name) and suffix_of(name) in FORMAT_OF:
        return MOST_PICTURE_BYTES
    if folder == TEST_SETS and _TEST_SET.fullmatch(name):
        return MOST_TEST_SET_BYTES
    return None


def suffix_of(name: str) -> str:
    """The end of a name, from its last dot, in small letters."""
    _, dot, end = name.rpartition(".")
    return (dot + end).lower()
