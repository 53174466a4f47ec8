"""The tiles on the first page of Clinic that lead to its rooms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from gmi_trainer.ui.pages.clinic.rooms import ClinicDoor, DoorKind, DoorWords
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.reflow import ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.tile import WordedTile
from gmi_trainer.ui.words.translate import Translate

TILE_PX = 250


class DoorTile(WordedTile, QAbstractButton):
    """The whole of it can be pressed."""

    least_extra_px, widest_px, air_px = 20, 420, 12

    def __init__(self, look: Look, door: ClinicDoor, words: DoorWords, parent: QWidget | None = None) -> None:
        self.key = door.key
        self._sign = look.icon(door.icon, "accent")
        self._arrow = look.icon("chevron-right", "muted")
        super().__init__(look, f"clinic.door.{door.key}", words.name, words.about, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _paint(self, painter: QPainter) -> None:
        px = self._look.px
        ground = "sunken" if self.isDown() else "accent_soft" if self.underMouse() else "surface"
        self._paint_surface(painter, ground, "border", "line")
        at, side = px(16), px(24)
        self._sign.paint(painter, self._halfway_down(at, side, side))
        self._paint_words(painter, at + side + px(14), self.width() - self._beside_words(), "text")
        arrow = px(20)
        self._arrow.paint(painter, self._halfway_down(self.width() - px(12) - arrow, arrow, arrow))

    def _beside_words(self) -> int:
        px = self._look.px
        return px(16) + px(24) + px(14) + px(10) + px(20) + px(12)


class DoorTiles(Stack):
    """One tile a room that belongs to nobody in particular."""

    room_asked = Signal(str)

    def __init__(
        self, look: Look, doors: Sequence[ClinicDoor], translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent=parent)
        wanted = [door for door in doors if door.kind is DoorKind.CLINIC]
        self._tiles = {door.key: DoorTile(look, door, door.words(translate)) for door in wanted}
        for tile in self._tiles.values():
            tile.clicked.connect(partial(self.room_asked.emit, tile.key))
        self.add(holding(ReflowLayout(look, TILE_PX, most=3, gap_px=8), list(self._tiles.values())))

    def focus_tile(self, key: str) -> None:
        """Somebody comes back from there."""
        if key in self._tiles:
            self._tiles[key].setFocus(Qt.FocusReason.OtherFocusReason)
