"""The quiet buttons at the foot of a practice. Their keys do the same; they never take the keyboard away."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control

GAP_PX, TIGHT_PX = 12, 4


class PracticeBar(QWidget):
    """One row of four; in a narrow window, or with large text, shorter words, and then two rows."""

    def __init__(
        self, look: Look, practice: str, icons: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        """``practice`` begins the buttons' names; ``icons``: by what a button asks for."""
        super().__init__(parent)
        self._look = look
        self._icons = icons
        self._words: Mapping[str, tuple[str, str]] = dict.fromkeys(icons, ("", ""))
        self.buttons = {name: self._button(f"{practice}.{name}") for name in icons}
        self._grid = QGridLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    def wear_words(self, words: Mapping[str, tuple[str, str]]) -> None:
        """What each button says where there is room, and where there is little."""
        self._words = words
        for name, button in self.buttons.items():
            button.setAccessibleName(words[name][0])
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
        self.updateGeometry()  # at once, not with the next round of events: what is above would jump

    @Slot()
    def _on_look_changed(self) -> None:
        self.fit_in(self.width())

    def _wear(self, *, short: bool, columns: int, with_icon: bool) -> None:
        side = self._look.px(20)
        gap = self._look.px(GAP_PX if columns == len(self.buttons) else TIGHT_PX)
        self._grid.setContentsMargins(gap, 0, gap, gap)
        self._grid.setSpacing(gap)
        for place, (name, button) in enumerate(self.buttons.items()):
            button.setText(self._words[name][short])
            button.setIcon(self._look.button_icon(self._icons[name], "on_stage"))
            button.setIconSize(self._look.button_icon_size() if with_icon else QSize(0, side))
            self._grid.addWidget(button, place // columns, 1 + place % columns)
        for column in range(len(self.buttons) + 2):
            self._grid.setColumnStretch(column, int(column in (0, columns + 1)))

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "stage")
        name_control(button, name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button
