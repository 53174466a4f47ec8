"""How paper looks: black on white, one typeface, boxes that cost little ink."""

from __future__ import annotations

import re
from functools import partial
from html import escape
from string import Template

from gmi_trainer.ui.paper.sheet import PaperSheet

INK = "#000000"
SOFT_INK = "#404040"
RULE = "#8a8a8a"
GROUND = "#f2f2f2"

TEXT_POINTS = 11.0
LEADING = 128
"""Percent of the type's own distance between lines."""

TIGHT_LEADING = 108

_SIZE = re.compile(r"(?P<size>\d+(\.\d+)?)(?P<unit>pt|px)")
_CALLOUT = re.compile(r'<blockquote class="[^"]*">(?P<inside>.*?)</blockquote>', re.DOTALL)
_LINE = re.compile(r'<p class="line">(?P<inside>.*?)</p>', re.DOTALL)

_SHEET = Template("""
body { color: $ink; }
h1 { font-size: 20pt; font-weight: 700; margin-top: 0; margin-bottom: 6px; line-height: 110%; }
h2 { font-size: 14pt; font-weight: 600; margin-top: 18px; margin-bottom: 5px; }
h3 { font-size: 11.5pt; font-weight: 600; margin-top: 10px; margin-bottom: 3px; }
p { margin-top: 0; margin-bottom: 8px; line-height: $leading%; }
p.last { margin-bottom: 0; }
p.lede { font-size: 12pt; color: $soft; margin-bottom: 12px; }
p.soft { color: $soft; }
p.small { font-size: 9pt; color: $soft; margin-bottom: 5px; line-height: 116%; }
p.code { font-size: 26pt; font-weight: 700; margin-top: 4px; margin-bottom: 8px; line-height: 110%; }
p.picture { margin-top: 6px; margin-bottom: 8px; line-height: 100%; }
ul, ol { margin-top: 0; margin-bottom: 8px; }
li { margin-bottom: 3px; line-height: $leading%; }
table { margin-top: 2px; margin-bottom: 10px; }
td, th { padding: 3px; padding-left: 0px; padding-right: 14px; text-align: left; vertical-align: top; }
a { color: $ink; text-decoration: none; font-weight: 600; }
""")


def set_for_paper(sheet: PaperSheet, scale: float = 1.0) -> str:
    """The whole sheet, as Qt's small part of HTML can show it. ``scale``: of the type, and of what is between it."""
    style = _SHEET.substitute(ink=INK, soft=SOFT_INK, leading=LEADING if scale == 1 else TIGHT_LEADING)
    if scale != 1:
        style = _SIZE.sub(partial(_scaled, scale, sheet.smallest_points), style)
    inside = _CALLOUT.sub(lambda found: _boxed(found["inside"]), sheet.html)
    inside = _LINE.sub(lambda found: _to_write_on(found["inside"]), inside)
    return (
        f"<html><head><style>{style}</style></head><body><h1>{escape(sheet.title)}</h1>{inside}</body></html>"
    )


def _scaled(scale: float, smallest_points: float, found: re.Match[str]) -> str:
    """What is small already stays as it is where it would become too small to read."""
    size = float(found["size"])
    least = min(size, smallest_points) if found["unit"] == "pt" else 0.0
    return f"{max(least, size * scale):.2f}{found['unit']}"


def _boxed(inside: str) -> str:
    """A table with one cell, and a bar at its beginning: the only box that Qt draws."""
    before, mark, after = inside.rpartition("<p>")
    kept = f'{before}<p class="last">{after}' if mark and after.endswith("</p>") else inside
    return (
        '<table width="100%" cellspacing="0" cellpadding="0" style="margin-top: 6px; margin-bottom: 10px;"><tr>'
        f'<td width="4" bgcolor="{SOFT_INK}" style="padding: 0px;"></td>'
        f'<td bgcolor="{GROUND}" style="padding: 9px; padding-left: 12px; padding-bottom: 11px;">{kept}</td>'
        "</tr></table>"
    )


def _to_write_on(label: str) -> str:
    """Words, and a ruled line below them with room for a hand."""
    return (
        f'<p class="last">{label}&nbsp;</p><table width="100%" cellspacing="0" cellpadding="0" '
        'style="margin-top: 22px; margin-bottom: 12px;"><tr>'
        f'<td height="1" bgcolor="{RULE}" style="padding: 0px; font-size: 1pt;"></td></tr></table>'
    )
