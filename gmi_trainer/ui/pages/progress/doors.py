"""The tiles on the first view of Progress that lead to its rooms: to look closer, and to everything else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.rooms import DoorWords, RoomDoor, RoomGroup
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.reflow import ReflowLayout, holding
from gmi_trainer.ui.widgets.text import heading
from gmi_trainer.ui.widgets.tile import WordedTile
from gmi_trainer.ui.words.translate import Translate

TILE_PX = 250


class DoorTile(WordedTile, QAbstractButton):
    """The whole of it can be pressed."""

    least_extra_px, widest_px, air_px = 20, 420, 12

    def __init__(self, look: Look, door: RoomDoor, words: DoorWords, parent: QWidget | None = None) -> None:
        self.key = door.key
        self._sign = look.icon(door.icon, "accent")
        self._arrow = look.icon("chevron-right", "muted")
        super().__init__(look, f"progress.door.{door.key}", words.name, words.about, parent)
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


class Doors(Column):
    """Two groups of tiles under their headings; a group without rooms is not there."""

    room_asked = Signal(str)  # the room's key

    def __init__(
        self, look: Look, doors: Sequence[RoomDoor], translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, 12, parent)
        self._tiles: dict[str, DoorTile] = {}
        headings = {
            RoomGroup.CLOSER: translate("ProgressDoors", "Look closer"),
            RoomGroup.ELSE: translate("ProgressDoors", "Everything else"),
        }
        for group, words in headings.items():
            tiles = [DoorTile(look, door, door.words(translate)) for door in doors if door.group is group]
            for tile in tiles:
                tile.clicked.connect(partial(self.room_asked.emit, tile.key))
                self._tiles[tile.key] = tile
            if tiles:
                self.add(heading(words), holding(ReflowLayout(look, TILE_PX, most=3, gap_px=8), tiles))

    @property
    def tiles(self) -> tuple[DoorTile, ...]:
        """In the order in which they stand."""
        return tuple(self._tiles.values())

    def tell(self, key: str, about: str) -> None:
        """Say a fact on a tile instead of what its room is."""
        if key in self._tiles:
            self._tiles[key].tell(about)

    def focus_tile(self, key: str) -> None:
        """Somebody comes back from there."""
        if key in self._tiles:
            self._tiles[key].setFocus(Qt.FocusReason.OtherFocusReason)
