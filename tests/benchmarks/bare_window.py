"""The least that a window can be: what the start of the program is set against."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.setCentralWidget(QLabel("Nothing but a window."))
    window.resize(1180, 820)
    window.show()
    sys.exit(application.exec())
