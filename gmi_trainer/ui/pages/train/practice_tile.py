"""A guided practice to begin: its drawing, what it is, how long it takes, and when it was done last."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from gmi_trainer.domain.guided import GuidedScript
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.tile import WordedTile


class PracticeTile(WordedTile, QAbstractButton):
    """The whole of it can be pressed."""

    widest_px = 560
    air_px = 16

    def __init__(
        self, look: Look, script: GuidedScript, line: str, identifier: str, parent: QWidget | None = None
    ) -> None:
        """``line``: how long it takes, and when it was done last, in words."""
        self.script = script
        self._sign = look.icon(script.sign, "accent")
        self._arrow = look.icon("chevron-right", "muted")
        super().__init__(look, identifier, script.title, f"{script.about}\n{line}", parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def tell(self, line: str) -> None:
        """Another line below what it is."""
        self._about = f"{self.script.about}\n{line}"
        self.setAccessibleDescription(self._about)
        self.updateGeometry()
        self.update()

    def _paint(self, painter: QPainter) -> None:
        px = self._look.px
        ground = "sunken" if self.isDown() else "accent_soft" if self.underMouse() else "surface"
        self._paint_surface(painter, ground, "border", "line")
        at, side = px(18), px(32)
        self._sign.paint(painter, self._halfway_down(at, side, side))
        self._paint_words(painter, at + side + px(16), self.width() - self._beside_words(), "text")
        arrow = px(22)
        self._arrow.paint(painter, self._halfway_down(self.width() - px(16) - arrow, arrow, arrow))

    def _beside_words(self) -> int:
        px = self._look.px
        return px(18) + px(32) + px(16) + px(12) + px(22) + px(16)
