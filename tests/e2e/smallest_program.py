"""The smallest program there is with a key, a button and a colour: what the harness itself is tried on."""

from __future__ import annotations

import sys

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget


class SmallestWindow(QWidget):
    """Says which key came last, and when its button was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Smallest")
        self.setAutoFillBackground(True)
        self.setPalette(QPalette(QColor(10, 120, 200)))
        self.resize(400, 300)
        self._said = QLabel("nothing yet")
        self._said.setAccessibleIdentifier("said")
        button = QPushButton("Press me")
        button.setAccessibleIdentifier("press-me")
        button.clicked.connect(self._on_button_clicked)
        layout = QVBoxLayout(self)
        layout.addWidget(self._said)
        layout.addStretch()
        layout.addWidget(button)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._said.setText(f"key {event.text()}")

    @Slot()
    def _on_button_clicked(self) -> None:
        self._said.setText("clicked")
        self.setFocus()


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = SmallestWindow()
    window.show()
    sys.exit(application.exec())
