"""A made-up language that proves that every word can be translated: longer, accented, in brackets."""

from __future__ import annotations

MADE_UP = "xx"
"""What it is called where a language is chosen."""

_ACCENTS = str.maketrans("aeiouAEIOUcnsy", "áéíóúÁÉÍÓÚçñšý")


def made_up(text: str) -> str:
    """A text in the made-up language; what stands in braces stays as it is."""
    parts = text.split("{")
    out = [parts[0].translate(_ACCENTS)]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        out.append("{" + name + "}" + rest.translate(_ACCENTS))
    return "[" + "".join(out) + " ~~~]"
