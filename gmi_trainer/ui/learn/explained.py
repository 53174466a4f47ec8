"""A card that explains an answer. What fits has a tick and the soft accent; nothing is marked as bad."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.pictogram import Pictogram
from gmi_trainer.ui.widgets.stack import Stack


def explained_card(look: Look, parts: Sequence[QWidget], spoken: str, *, fits: bool) -> Card:
    """``parts``: what it says, below one another."""
    words = Stack(look, gap_px=4)
    for part in parts:
        words.add(part)
    card = Card(look, role="notice" if fits else "card")
    row = QHBoxLayout()
    row.setSpacing(look.px(12))
    if fits:
        row.addWidget(Pictogram(look, "circle-check", 24, "on_accent_soft"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    card.add_layout(row)
    card.setAccessibleName(spoken)
    return card
