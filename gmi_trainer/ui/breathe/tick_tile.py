"""One of several reasons that can be ticked together: a check box as a tile whose words wrap."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QCheckBox, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.painting import rounded
from gmi_trainer.ui.widgets.tile import WordedTile

PAD_PX, BOX_PX, GAP_PX = 16, 24, 14


class TickTile(WordedTile, QCheckBox):
    """The whole tile can be pressed. Space ticks it; Enter is left to the screen, where it goes on."""

    def __init__(
        self,
        look: Look,
        identifier: str,
        label: str,
        about: str = "",
        *,
        on: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._tick = look.icon("check", "on_accent")
        super().__init__(look, identifier, label, about, parent)
        self.setChecked(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _paint(self, painter: QPainter) -> None:
        px, on = self._look.px, self.isChecked()
        self._paint_choosable(painter, chosen=on, pointed_at=self.underMouse(), line="control")
        self._paint_box(painter, QRectF(self._halfway_down(px(PAD_PX), px(BOX_PX), px(BOX_PX))))
        at = px(PAD_PX + BOX_PX + GAP_PX)
        ink = "on_accent_soft" if on else "text"
        self._paint_words(painter, at, self.width() - at - px(PAD_PX), ink)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        """Empty, or filled with a tick."""
        look, on = self._look, self.isChecked()
        edge = look.length("edge")
        inset = edge / 2
        fill = look.colour("accent" if on else "surface")
        line = look.colour("accent" if on else "control")
        rounded(painter, box.adjusted(inset, inset, -inset, -inset), look.px(6), fill, line, edge)
        if on:
            gap = box.width() * 0.12
            self._tick.paint(painter, box.adjusted(gap, gap, -gap, -gap))

    def _beside_words(self) -> int:
        return self._look.px(2 * PAD_PX + BOX_PX + GAP_PX)
