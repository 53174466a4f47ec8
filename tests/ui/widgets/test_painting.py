"""What painted controls share."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle

from gmi_trainer.ui.widgets.painting import in_reading_order


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("rect", [QRect(10, 5, 30, 20), QRect(0, 0, 200, 50), QRect(250, 0, 7, 3)])
@pytest.mark.parametrize("within", [QRect(0, 0, 200, 50), QRect(13, 7, 301, 33)])
def test_reading_order_is_what_qt_makes_of_it(
    direction: Qt.LayoutDirection, rect: QRect, within: QRect
) -> None:
    assert in_reading_order(direction, within, rect) == QStyle.visualRect(direction, within, rect)
