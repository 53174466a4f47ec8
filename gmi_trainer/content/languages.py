"""Which languages are read for the one that was chosen."""

from __future__ import annotations

import re

ENGLISH = "en"
LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Za-z]{2,4})?")


def best_first(language: str) -> tuple[str, ...]:
    """For "de_AT" that, then "de", then English. What is no language is English."""
    if not LANGUAGE.fullmatch(language):
        return (ENGLISH,)
    return tuple(dict.fromkeys((language, language.partition("_")[0], ENGLISH)))
