"""The frame of one screen after the other: everything on it stands in one line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.pages.guided import GuidedStage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.text import Text


@pytest.mark.parametrize(("percent", "width"), [(100, 1180), (100, 700), (150, 1180)])
def test_top_content_and_foot_begin_and_end_in_one_line(
    look: Look, qtbot: QtBot, percent: int, width: int
) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    stage = GuidedStage(look, "steps", "Steps")
    qtbot.addWidget(stage)
    content = Text("What this screen says")
    stage.show_screen("A title", content, progress="Step 1 of 3", on="Continue")
    stage.resize(width, 800)
    with qtbot.waitExposed(stage):
        stage.show()

    progress, back, on = (part(stage, name) for name in ("progress", "back", "on"))

    assert left(stage, progress) == left(stage, content) == left(stage, back)
    assert right(stage, content) == right(stage, on)


def part(stage: QWidget, name: str) -> QWidget:
    found = stage.findChild(QWidget, f"steps.{name}")
    assert found is not None
    return found


def left(stage: QWidget, widget: QWidget) -> int:
    return widget.mapTo(stage, QPoint(0, 0)).x()


def right(stage: QWidget, widget: QWidget) -> int:
    return left(stage, widget) + widget.width()
