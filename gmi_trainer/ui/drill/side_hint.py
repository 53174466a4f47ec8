"""What answers a side, beside the picture: the key as a key cap, and the word below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gmi_trainer.ui.stage.rest_fill import RestFill
from gmi_trainer.ui.theme.look import Look


class SideHint(QWidget):
    """Large and calm, to be found with one glance and forgotten again. It lets clicks and touches through."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cap = self._label("stage-key")
        self._word = self._label("stage-large")
        self.fill = RestFill(look, self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(self._word, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(self.fill, 0, Qt.AlignmentFlag.AlignHCenter)

    def say(self, word: str, key: str, *, fills: bool = False) -> None:
        """``key`` is empty where a half of the window answers. ``fills``: while the pointer rests there."""
        self.fill.setVisible(fills)
        self._word.setText(word)
        self._cap.setText(key)
        self._cap.setVisible(bool(key))

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
