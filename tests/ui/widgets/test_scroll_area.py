"""The scrolling of pages: by its own bar, in a steady gutter, and always the same to a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.widgets.scroll_area import SteadyScrollArea

LOW, HIGH = 100, 2000


@pytest.fixture
def content() -> QWidget:
    return QWidget()


@pytest.fixture
def area(qtbot: QtBot, content: QWidget) -> SteadyScrollArea:
    content.setFixedHeight(LOW)
    area = SteadyScrollArea(content)
    qtbot.addWidget(area)
    area.resize(400, 300)
    with qtbot.waitExposed(area):
        area.show()
    return area


def grow(area: SteadyScrollArea, content: QWidget, height: int) -> None:
    content.setFixedHeight(height)
    QApplication.sendPostedEvents()


def told(area: SteadyScrollArea) -> int:
    return QAccessible.queryAccessibleInterface(area).childCount()


def test_a_screen_reader_is_told_of_one_child_whatever_is_shown(
    area: SteadyScrollArea, content: QWidget
) -> None:
    """Were it to change, Qt would look up a child that is gone, and the program would die."""
    counts = [told(area)]
    grow(area, content, HIGH)
    counts.append(told(area))
    area.hide()
    counts.append(told(area))

    assert counts == [1, 1, 1]


def test_the_bar_is_seen_only_where_there_is_more(area: SteadyScrollArea, content: QWidget) -> None:
    assert not area.bar.isVisible()

    grow(area, content, HIGH)

    assert area.bar.isVisible()
    assert area.bar.maximum() == HIGH - area.viewport().height()


def test_the_page_does_not_jump_sideways(area: SteadyScrollArea, content: QWidget) -> None:
    before = area.viewport().width()

    grow(area, content, HIGH)

    assert area.viewport().width() == before < area.width()


def test_bar_and_page_move_together(area: SteadyScrollArea, content: QWidget) -> None:
    grow(area, content, HIGH)

    area.bar.setValue(120)
    assert content.y() == -120

    area.verticalScrollBar().setValue(300)
    assert area.bar.value() == 300


def test_the_wheel_scrolls(area: SteadyScrollArea, content: QWidget) -> None:
    grow(area, content, HIGH)
    middle = QPointF(area.viewport().rect().center())
    turn = QWheelEvent(
        middle,
        QPointF(area.viewport().mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(area.viewport(), turn)

    assert area.bar.value() > 0


def test_the_gutter_is_where_lines_end(area: SteadyScrollArea) -> None:
    assert area.bar.x() > area.viewport().x()

    area.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    assert area.bar.x() == 0
    assert area.viewport().x() >= area.bar.width()
