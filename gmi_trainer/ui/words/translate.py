"""How words are translated: a function of a context and an English text. Qt gives one; the console has its own."""

from __future__ import annotations

from collections.abc import Callable

Translate = Callable[[str, str], str]


def english(context: str, text: str) -> str:  # noqa: ARG001 - the shape of Translate
    """The words as they are written."""
    return text
