"""A list to choose from where there are too many things for tiles."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QStyledItemDelegate, QWidget

from gmi_trainer.ui.widgets.naming import name_control


class Dropdown(QComboBox):
    """A combo box that keeps still under the mouse wheel, so that scrolling a page changes nothing in it."""

    def __init__(self, identifier: str, label: QLabel, parent: QWidget | None = None) -> None:
        """``label`` names it: on Linux a combo box tells a screen reader its value, not its own name."""
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))  # the plain delegate ignores the sheet's item height
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        name_control(self, identifier, label.text())
        label.setBuddy(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
