"""One wide part and a button beside it; in a narrow window, or with large text, below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look

NARROW_PX = 520.0
GAP_PX = 10.0


class GivesWay(QWidget):
    """Which it is depends on the width alone."""

    def __init__(self, look: Look, wide: QWidget, button: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "plain")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.px(GAP_PX))
        self._box.addWidget(wide, 1)
        self._box.addWidget(button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._look.px(NARROW_PX)
        towards = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() is not towards:
            self._box.setDirection(towards)
            self.updateGeometry()
