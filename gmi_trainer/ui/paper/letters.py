"""Sees to it that every letter of a PDF file can be copied, searched and read aloud.

Qt (6.11) tells a reader which letter each shape stands for, but forgets two of our typeface: its first shape, the "A",
and the space. Who listens to the file would hear "ll pain is real".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

_FONT = re.compile(
    rb"/BaseFont /AtkinsonHyperlegible(?:(?!/BaseFont).)*?/W \[0 \[(?P<widths>[\d ]+)\]\s*\]\s*>>\s*endobj\s+"
    rb"\d+ 0 obj\n<< /Length (?P<length>\d+) >>\nstream\n(?P<map>.*?)endcmap",
    re.DOTALL,
)
_RANGE = re.compile(rb"^<([0-9A-F]{4})> <([0-9A-F]{4})> [<\[]", re.MULTILINE)
"""At the beginning of a line: the letters of a range, behind it, look the same."""
_TABLE = re.compile(rb"\nxref\n.*?\ntrailer\n.*?\nstartxref\n(?P<start>\d+)", re.DOTALL)
_PLACE = re.compile(rb"(\d{10})(?= 00000 n)")
NARROW = 450
"""In thousandths of the type's size: a space is narrower in all weights, and an "A" is wider."""


def with_all_letters(pdf: bytes) -> bytes:
    """The same file with what was forgotten; as it is, where it does not look as expected."""
    changes: list[tuple[int, int, bytes]] = []  # from, to, what stands there now
    for font in _FONT.finditer(pdf):
        added = _forgotten(font["widths"].split(), font["map"])
        if added:
            length = int(font["length"]) + len(added)
            changes.append((*font.span("length"), str(length).encode()))
            changes.append((font.end("map"), font.end("map"), added))
    table = _TABLE.search(pdf, pdf.rfind(b"\nxref\n"))
    return _changed(pdf, changes, table) if changes and table is not None else pdf


def _forgotten(widths: list[bytes], known: bytes) -> bytes:
    """The lines that are missing in a font's table of letters."""
    told = {
        code for first, last in _RANGE.findall(known) for code in range(int(first, 16), int(last, 16) + 1)
    }
    lines = [
        b"<%04X> <%04X>" % (code, ord(" " if int(width) < NARROW else "A"))
        for code, width in enumerate(widths)
        if code not in told
    ]
    return b"%d beginbfchar\n%s\nendbfchar\n" % (len(lines), b"\n".join(lines)) if lines else b""


def _changed(pdf: bytes, changes: list[tuple[int, int, bytes]], table: re.Match[bytes]) -> bytes:
    """With the changes, and with the new places of all that stands behind them."""
    places = [end for _, end, _ in changes]
    shifts = [0, *accumulate(len(new) - (end - start) for start, end, new in changes)]

    def moved(place: int) -> int:
        return place + shifts[bisect_right(places, place)]

    def told(found: re.Match[bytes]) -> bytes:
        return b"%010d" % moved(int(found[1]))

    body, at = [], 0
    for start, end, new in changes:
        body += [pdf[at:start], new]
        at = end
    start = table.start("start")
    body += [
        pdf[at : table.start()],
        _PLACE.sub(told, pdf[table.start() : start]),
        b"%d" % moved(int(table["start"])),
        pdf[table.end() :],
    ]
    return b"".join(body)
