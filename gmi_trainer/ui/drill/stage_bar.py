"""The few buttons below the picture. Their keys do the same; they never take the keyboard away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look

GAP_PX = 12
TIGHT_PX = 3
ABOVE_PX, BELOW_PX = (
    6,
    12,
)  # in a window of the same size the picture needs the room more than large text does


class StageBar(QWidget):
    """One row, always of the same height: in a small window, or with large text, its words get shorter."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = self._words_with("", "", "")
        self._icons = {"pause": "pause", "skip": "eye-off", "stop": "square"}
        self.buttons = {name: self._button(name) for name in self._words}
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        for button in self.buttons.values():
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def name_keys(self, pause: str, skip: str, stop: str) -> None:
        """Say on the buttons which keys do the same."""
        self._words = self._words_with(pause, skip, stop)
        for name, button in self.buttons.items():
            button.setAccessibleName(self._words[name][0])
        self._fit()

    def _words_with(self, pause: str, skip: str, stop: str) -> dict[str, tuple[str, str]]:
        return {
            "pause": (self.tr("Pause ({key})").format(key=pause), self.tr("Pause")),
            "skip": (self.tr("Not this picture ({key})").format(key=skip), self.tr("Leave out")),
            "stop": (self.tr("Stop ({key})").format(key=stop), self.tr("Stop")),
        }

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _on_look_changed(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """The longest words that fit; without icons, and closer together, where not even the short ones do.

        In a window that is smaller than the program ever makes it, "Leave out" goes: its key still works.
        """
        skip = self.buttons["skip"]
        skip.setHidden(False)
        for short, with_icon, gap in ((False, True, GAP_PX), (True, True, GAP_PX), (True, False, TIGHT_PX)):
            self._wear(short=short, with_icon=with_icon)
            self._row.setSpacing(self._look.px(gap))
            edge = self._look.px(gap)
            self._row.setContentsMargins(edge, ABOVE_PX, edge, BELOW_PX)
            if self._row.sizeHint().width() <= self.width():
                return
        skip.setHidden(True)

    def _wear(self, *, short: bool, with_icon: bool) -> None:
        side = self._look.px(20)
        for name, button in self.buttons.items():
            button.setText(self._words[name][short])
            button.setIcon(self._look.button_icon(self._icons[name], "on_stage"))
            button.setIconSize(self._look.button_icon_size() if with_icon else QSize(0, side))

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "stage")
        button.setObjectName(f"drill.{name}")
        button.setAccessibleIdentifier(f"drill.{name}")
        button.setAccessibleName(self._words[name][0])
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button
