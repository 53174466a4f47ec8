"""On or off, with words that say what it does."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.painting import rounded
from gmi_trainer.ui.widgets.tile import WordedTile


class Switch(WordedTile, QCheckBox):
    """A check box drawn as a switch; the whole line can be pressed. On has a tick, so it is not colour alone."""

    least_extra_px, widest_px, air_px = 0, 420, 8

    def __init__(
        self,
        look: Look,
        identifier: str,
        label: str,
        description: str = "",
        *,
        on: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._tick = look.icon("check", "accent")
        super().__init__(look, identifier, label, description, parent)
        self.setChecked(on)

    def _paint(self, painter: QPainter) -> None:
        pad, width, height = self._look.px(8), self._look.px(52), self._look.px(30)
        self._paint_track(painter, QRectF(self._halfway_down(pad, width, height)))
        at = pad + width + self._look.px(16)
        self._paint_words(painter, at, self.width() - at - pad, "text" if self.isEnabled() else "muted")

    def _ring_radius(self) -> int:
        """There is no surface: around the whole line."""
        return self._look.length("r_button")

    def _paint_track(self, painter: QPainter, track: QRectF) -> None:
        look = self._look
        on = self.isChecked()
        edge = look.length("edge")
        line = look.colour("accent" if on else "control")
        fill = look.colour("accent" if on else "surface")
        rounded(painter, track, track.height() / 2, fill, line, edge)
        inset = edge + look.px(3)
        side = track.height() - 2 * inset
        at_end = on is (self.layoutDirection() is Qt.LayoutDirection.LeftToRight)
        left = track.right() - inset - side if at_end else track.left() + inset
        knob = QRectF(left, track.top() + inset, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("on_accent" if on else "control"))
        painter.drawEllipse(knob)
        if on:
            gap = side * 0.16
            self._tick.paint(painter, knob.adjusted(gap, gap, -gap, -gap))

    def _beside_words(self) -> int:
        return 2 * self._look.px(8) + self._look.px(52) + self._look.px(16)
