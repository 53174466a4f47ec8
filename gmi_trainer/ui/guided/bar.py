"""The four buttons below the words. Their keys do the same; they never take the keyboard away."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.words.answers import with_key
from gmi_trainer.ui.words.guided import GuidedHints

GAP_PX, TIGHT_PX = 12, 4
ICONS = {"pause": "pause", "next": "skip-forward", "upset": "life-buoy", "stop": "square"}


class GuidedBar(QWidget):
    """One row; in a narrow window, or with large text, shorter words, and then two rows."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = self._words_with(GuidedHints())
        self.buttons = {name: self._button(name) for name in self._words}
        self._grid = QGridLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)
        self.fit_in(self.width())

    def name_keys(self, hints: GuidedHints) -> None:
        """Say on the buttons which keys do the same."""
        self._words = self._words_with(hints)
        for name, button in self.buttons.items():
            button.setAccessibleName(self._words[name][0])
        self.fit_in(self.width())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_in(self.width())

    def fit_in(self, width: int) -> None:
        """The longest words, with their keys, that fit in one row; else in two."""
        for short, columns, with_icon in (
            (False, 4, True),
            (True, 4, True),
            (False, 2, True),
            (True, 2, False),
        ):
            self._wear(short=short, columns=columns, with_icon=with_icon)
            if self._grid.sizeHint().width() <= width:
                break
        self.updateGeometry()

    @Slot()
    def _on_look_changed(self) -> None:
        self.fit_in(self.width())

    def _words_with(self, hints: GuidedHints) -> dict[str, tuple[str, str]]:
        say = QCoreApplication.translate
        return {
            "pause": (with_key(self.tr("Pause"), hints.pause, say), self.tr("Pause")),
            "next": (with_key(self.tr("Next part"), hints.next, say), self.tr("Next")),
            "upset": (
                with_key(self.tr("I feel dizzy or upset"), hints.upset or self.tr("also in the pause"), say),
                self.tr("Dizzy, upset"),
            ),
            "stop": (with_key(self.tr("Stop"), hints.stop, say), self.tr("Stop")),
        }

    def _wear(self, *, short: bool, columns: int, with_icon: bool) -> None:
        side = self._look.px(20)
        gap = self._look.px(GAP_PX if columns == len(self.buttons) else TIGHT_PX)
        self._grid.setContentsMargins(gap, 0, gap, gap)
        self._grid.setSpacing(gap)
        for place, (name, button) in enumerate(self.buttons.items()):
            button.setText(self._words[name][short])
            button.setIcon(self._look.button_icon(ICONS[name], "on_stage"))
            button.setIconSize(self._look.button_icon_size() if with_icon else QSize(0, side))
            self._grid.addWidget(button, place // columns, 1 + place % columns)
        for column in range(len(self.buttons) + 2):
            self._grid.setColumnStretch(column, int(column in (0, columns + 1)))

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "stage")
        name_control(button, f"guided.{name}", self._words[name][0])
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button
