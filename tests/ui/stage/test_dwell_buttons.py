"""Buttons for a resting pointer are large, and stay so whatever the style sheet says."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.breathe.tick_tile import TickTile
from gmi_trainer.ui.stage.dwell_buttons import TARGET_PX, DwellButtons
from gmi_trainer.ui.stage.rest_fill import RestFill
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.answers import AnswerTile
from gmi_trainer.ui.widgets.choices import Choice

B = TypeVar("B", bound=QAbstractButton)


def shown(qtbot: QtBot, button: B) -> B:
    around = QWidget()
    QVBoxLayout(around).addWidget(button)
    qtbot.addWidget(around)
    with qtbot.waitExposed(around):
        around.show()
    return button


def stage_button(look: Look) -> QPushButton:
    button = QPushButton("Words")
    button.setProperty("role", "stage")
    return button


def test_a_button_is_large_also_where_it_is_watched_before_it_has_its_style(look: Look, qtbot: QtBot) -> None:
    button = stage_button(look)
    by_rest = DwellButtons(look, button)
    by_rest.watch((button,), 800)
    shown(qtbot, button)

    assert button.height() >= look.px(TARGET_PX)


def test_it_grows_with_the_text(look: Look, qtbot: QtBot) -> None:
    button = shown(qtbot, stage_button(look))
    by_rest = DwellButtons(look, button)
    by_rest.watch((button,), 800)
    look.set_theme(Theme(Scheme.LIGHT, 150))

    assert look.px(TARGET_PX) == round(TARGET_PX * 1.5)
    assert button.minimumHeight() == look.px(TARGET_PX)


@pytest.mark.parametrize("kind", ["button", "answer", "tick"])
def test_what_fills_leaves_the_words_free(look: Look, qtbot: QtBot, kind: str) -> None:
    """Also two lines of words in a tile that is no higher than they are."""
    button: QAbstractButton = stage_button(look)
    if kind == "answer":
        button = AnswerTile(look, Choice(1, "one", "Words"), "tile")
    elif kind == "tick":
        button = TickTile(look, "tile", "Words", "More words")
    shown(qtbot, button)
    by_rest = DwellButtons(look, button)
    by_rest.watch((button,), 800)
    if kind != "tick":
        qtbot.waitUntil(lambda: button.height() >= look.px(TARGET_PX))
    place, none = QPointF(button.rect().center()), Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, button.mapToGlobal(place), none, none, Qt.KeyboardModifier.NoModifier
    )
    QCoreApplication.sendEvent(button, event)
    (fill,) = (fill for fill in button.findChildren(RestFill) if fill.isVisible())

    assert button.rect().contains(fill.geometry())
    lines = 2 if kind == "tick" else 1
    assert fill.geometry().top() > button.rect().center().y() + lines * button.fontMetrics().height() // 2
    by_rest.watch((), None)
