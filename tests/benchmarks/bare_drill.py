"""The least that a drill can be: a plain window, two flat pictures, one stamp each. The measure of the measurement.

Beside it the real drill is judged: what it adds to the error and to the way to the next picture.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QMoveEvent, QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

SIZE = 500
SIDES = {"f": "left", "j": "right"}


class BareDrill(QWidget):
    """Shows a picture at once after every answer, and keeps what it measured."""

    def __init__(self, pictures: int, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFixedSize(SIZE, SIZE)
        self._pictures = []
        for colour in ("#305070", "#705030"):
            picture = QPixmap(SIZE, SIZE)
            picture.fill(QColor(colour))
            self._pictures.append(picture)
        self._left = pictures
        self._onset_ns = 0
        self.rows: list[dict[str, object]] = []

    def moveEvent(self, event: QMoveEvent) -> None:
        self._tell_place()

    def showEvent(self, event: QShowEvent) -> None:
        self._tell_place()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, self._pictures[self._left % 2])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = time.perf_counter_ns()
        if event.isAutoRepeat() or event.text() not in SIDES:
            return
        rt_ms = (now - self._onset_ns) / 1_000_000
        self.rows.append({"handler_ns": now, "rt_ms": rt_ms, "response": SIDES[event.text()]})
        self._left -= 1
        if self._left == 0:
            self.close()
            return
        self.repaint()
        self._onset_ns = time.perf_counter_ns()

    def _tell_place(self) -> None:
        corner = self.mapToGlobal(self.rect().topLeft())
        (self._folder / "place.json").write_text(json.dumps([corner.x(), corner.y(), SIZE, SIZE]))


def main() -> None:
    """Show the window and, at the end, write what was measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("pictures", type=int)
    options = parser.parse_args()
    application = QApplication(sys.argv[:1])
    drill = BareDrill(options.pictures, options.folder)
    drill.show()
    application.exec()
    (options.folder / "rows.json").write_text(json.dumps(drill.rows))


if __name__ == "__main__":
    main()
