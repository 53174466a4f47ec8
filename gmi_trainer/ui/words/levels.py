"""Levels and time limits in words."""

from __future__ import annotations

from gmi_trainer.ui.words.translate import Translate


def level_name(level: int, translate: Translate) -> str:
    """What a level is called."""
    return {
        1: translate("Level", "Level 1: upright"),
        2: translate("Level", "Level 2: turned"),
        3: translate("Level", "Level 3: awkward"),
        4: translate("Level", "Level 4: in daily life"),
        5: translate("Level", "Level 5: hard to see"),
    }[level]


def level_about(level: int, translate: Translate) -> str:
    """What a level shows."""
    return {
        1: translate("Level", "Plain pictures, upright or a little turned."),
        2: translate("Level", "Plain pictures, turned every way."),
        3: translate("Level", "Unusual postures and views, turned every way."),
        4: translate("Level", "On tables, in rooms and gardens, holding things."),
        5: translate("Level", "Drawings, shadows and half-hidden limbs."),
    }[level]


def limit_name(limit_ms: int | None, translate: Translate) -> str:
    """A time limit for each picture."""
    if limit_ms is None:
        return translate("Level", "No limit")
    return translate("Level", "{n} seconds").format(n=limit_ms // 1000)


def too_fast_name(ms: int, translate: Translate) -> str:
    """How quick an answer may be before it counts as a guess."""
    return translate("Level", "{n} seconds").format(n=f"{ms / 1000:.1f}")
