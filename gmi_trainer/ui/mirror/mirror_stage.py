"""The stage of a session with a mirror: the words of a card, and beside them what it looks like where there is room."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from gmi_trainer.ui.guided.stage import GuidedStage
from gmi_trainer.ui.mirror.card_picture import CardPicture
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate

BESIDE_PX, BELOW_PX = 680, 620
"""As wide as for both side by side; as high as for the picture above the words."""


class MirrorStage(GuidedStage):
    """Without a picture, or where there is no room for one, the words have all of it."""

    def __init__(
        self, look: Look, translate: Translate, picture: CardPicture, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, translate, parent)
        self.picture = picture
        self._rows.removeWidget(self.words)
        middle = QWidget(self._playing)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, middle)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        self._both.addWidget(picture, 4)
        self._both.addWidget(self.words, 6)
        self._rows.insertWidget(0, middle, 1)
        picture.hide()
        picture.made.connect(self._on_picture_made)

    def show_posture(self, posture: str) -> None:
        """What it looks like; empty: nothing to see."""
        self.picture.show_posture(posture)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @Slot()
    def _on_picture_made(self) -> None:
        self._place()
        self.picture.update()

    def _place(self) -> None:
        px = self._look.px
        wide, high = self.width() >= px(BESIDE_PX), self.height() >= px(BELOW_PX)
        self.picture.setVisible(bool(self.picture.posture) and (wide or high))
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._both.direction() is not way:
            self._both.setDirection(way)
