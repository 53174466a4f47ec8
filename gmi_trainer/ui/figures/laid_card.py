"""A card that a figure lays out to be thought about: some lines on a quiet ground."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look


def laid_card(look: Look, *lines: QWidget) -> QFrame:
    """The lines below one another."""
    card = QFrame()
    card.setProperty("role", "well")
    rows = QVBoxLayout(card)
    rows.setContentsMargins(look.px(18), look.px(10), look.px(18), look.px(12))
    rows.setSpacing(look.px(2))
    for line in lines:
        rows.addWidget(line)
    return card
