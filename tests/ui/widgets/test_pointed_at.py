"""What the pointer is over must never look like what was chosen: on a new screen it may lie there by chance."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.answers import AnswerTile
from gmi_trainer.ui.widgets.check_tile import CheckTile
from gmi_trainer.ui.widgets.choices import Choice, ChoiceTile
from gmi_trainer.ui.widgets.scale import ScaleRow

CHOICE = Choice("neck", "neck", "Neck", icon="hand")
Choose = Callable[[], None]


def answer_tile(look: Look) -> tuple[QWidget, Choose]:
    tile = AnswerTile(look, CHOICE, "x.neck", keeps=True)
    return tile, lambda: tile.set_given(True)


def choice_tile(look: Look) -> tuple[QWidget, Choose]:
    tile = ChoiceTile(look, CHOICE, "x.neck")
    return tile, lambda: tile.setChecked(True)


def check_tile(look: Look) -> tuple[QWidget, Choose]:
    tile = CheckTile(look, "x.neck", "Neck", "Neck")
    return tile, lambda: tile.setChecked(True)


def scale_row(look: Look) -> tuple[QWidget, Choose]:
    row = ScaleRow(look, "x.pain")
    row.ask("Pain right now", "no pain", "the worst pain")
    return row, lambda: row.set_value(4)


@pytest.mark.parametrize("make", [answer_tile, choice_tile, check_tile, scale_row])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_DARK])
def test_pointed_at_wears_no_colour_of_the_chosen(
    look: Look, qtbot: QtBot, make: Callable[[Look], tuple[QWidget, Choose]], scheme: Scheme
) -> None:
    look.set_theme(Theme(scheme, 100))
    widget, choose = make(look)
    qtbot.addWidget(widget)
    widget.resize(700, 120)
    widget.show()
    tile = widget.cells[4] if isinstance(widget, ScaleRow) else widget
    at_rest = tile.grab().toImage()

    tile.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    pointed_at = tile.grab().toImage()
    choose()
    chosen = tile.grab().toImage()

    assert pointed_at != at_rest
    for colour in ("accent_soft", "accent"):
        name = look.colour(colour).name()
        assert share_of(pointed_at, name) <= share_of(at_rest, name)
    assert ground_of(chosen) not in (ground_of(pointed_at), ground_of(at_rest))


def ground_of(image: QImage) -> str:
    """The colour inside the tile, above its words."""
    return image.pixelColor(image.width() // 2, 8).name()


def share_of(image: QImage, colour: str) -> int:
    """How many of a grid of points have a colour."""
    return sum(
        image.pixelColor(x, y).name() == colour
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )
