"""A screen's small HTML, set for reading: its type, its callouts, and claim marks as small numbers."""

from __future__ import annotations

import re
from string import Template

from gmi_trainer.ui.theme.look import Look

CLAIM = "claim:"
"""How the link of a claim mark begins."""

QUOTE, CARE = "quote", "care"

_MARK = re.compile(r'\u00a0?(<a href="claim:[^"]+">)\[(\d+)\]</a>')
_MARKS = re.compile(r'(?P<marks>(?:\u00a0?<a href="claim:[^"]+">\[\d+\]</a>)+)(?P<stop>[.,;:?!]?)')
_CALLOUT = re.compile(r'<blockquote class="(?P<kind>[^"]*)">(?P<inside>.*?)</blockquote>', re.DOTALL)
LEADING = 122
"""Percent of the type's own distance between lines, which is generous already."""

_SHEET = Template("""
p { margin-top: 0; margin-bottom: ${gap}px; line-height: ${leading}%; }
p.last { margin-bottom: 0; }
li { margin-bottom: ${gap_small}px; line-height: ${leading}%; }
ul, ol { margin-top: 0; margin-bottom: ${gap}px; }
h3 { font-size: ${heading}px; font-weight: 600; margin-top: ${gap_small}px; margin-bottom: ${gap_small}px; }
a { color: $accent; text-decoration: none; font-weight: 600; }
""")


def typeset(html: str, look: Look) -> str:
    """As Qt's small part of CSS can show it."""
    sheet = _SHEET.substitute(
        gap=look.px(16),
        gap_small=look.px(7),
        heading=look.px(21),
        accent=look.tokens.accent,
        leading=LEADING,
    )
    inside = _CALLOUT.sub(lambda found: _callout(found["kind"], found["inside"], look), html)
    inside = raised_marks(inside)
    return f"<html><head><style>{sheet}</style></head><body>{_without_last_gap(inside)}</body></html>"


def raised_marks(html: str) -> str:
    """Claim marks as small numbers, behind the full stop."""
    return _MARKS.sub(lambda found: found["stop"] + _raised(found["marks"]), html)


def _raised(marks: str) -> str:
    """Never at the beginning of a line: Qt's HTML makes a thin space an ordinary one, at which a line may end."""
    return _MARK.sub("<sup>\u00a0\\1\\2</a></sup>", marks)


def _without_last_gap(html: str) -> str:
    """The last paragraph has nothing below it to keep away from."""
    before, mark, after = html.rpartition("<p>")
    return f'{before}<p class="last">{after}' if mark and after.endswith("</p>") else html


def _callout(kind: str, inside: str, look: Look) -> str:
    """A table with one cell, and a bar at its beginning: the only box that Qt draws."""
    tokens, pad = look.tokens, look.px(14)
    bar, ground = tokens.accent, tokens.accent_soft
    if kind == CARE:
        bar, ground = tokens.attention, tokens.attention_soft
    elif kind == QUOTE:
        bar, ground = tokens.control, tokens.bg
    return (
        f'<table width="100%" cellspacing="0" cellpadding="0" style="margin-top: {look.px(12)}px; '
        f'margin-bottom: {look.px(16)}px;"><tr>'
        f'<td width="{look.px(5)}" bgcolor="{bar}"></td>'
        f'<td bgcolor="{ground}" '
        f'style="padding: {pad}px; padding-bottom: {pad + look.px(4)}px;">{_without_last_gap(inside)}</td>'
        f"</tr></table>"
    )
