"""On the Train page: a tile for each later stage of the way, which leads to its room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from gmi_trainer.domain.stages import Stage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import ReflowLayout, holding
from gmi_trainer.ui.widgets.text import muted
from gmi_trainer.ui.widgets.tile import WordedTile
from gmi_trainer.ui.words.pathway import stage_about
from gmi_trainer.ui.words.translate import Translate

TILE_PX = 240


def door_name(stage: Stage, translate: Translate) -> str:
    """What the tile of a stage says."""
    return {
        Stage.LEFT_RIGHT: translate("StageStrip", "1 Left or right"),
        Stage.IMAGINE: translate("StageStrip", "2 Imagine"),
        Stage.MIRROR: translate("StageStrip", "3 Mirror"),
        Stage.DAILY: translate("StageStrip", "4 Do: back to daily life"),
    }[stage]


class StageTile(WordedTile, QAbstractButton):
    """The whole of it can be pressed."""

    least_extra_px, widest_px, air_px = 24, 420, 14

    def __init__(
        self, look: Look, stage: Stage, icon: str, translate: Translate, parent: QWidget | None = None
    ) -> None:
        self.stage = stage
        self._sign = look.icon(icon, "accent")
        self._arrow = look.icon("chevron-right", "muted")
        super().__init__(
            look,
            f"train.stage.{int(stage)}",
            door_name(stage, translate),
            stage_about(stage, translate),
            parent,
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _paint(self, painter: QPainter) -> None:
        px = self._look.px
        ground = "sunken" if self.isDown() else "accent_soft" if self.underMouse() else "surface"
        self._paint_surface(painter, ground, "border", "line")
        at, side = px(16), px(28)
        self._sign.paint(painter, self._halfway_down(at, side, side))
        self._paint_words(painter, at + side + px(14), self.width() - self._beside_words(), "text")
        arrow = px(22)
        self._arrow.paint(painter, self._halfway_down(self.width() - px(12) - arrow, arrow, arrow))

    def _beside_words(self) -> int:
        px = self._look.px
        return px(16) + px(28) + px(14) + px(10) + px(22) + px(12)


class StageStrip(Card):
    """Below the drill, which is the first stage."""

    room_asked = Signal(object)  # Stage

    def __init__(
        self,
        look: Look,
        stages: Sequence[tuple[Stage, str]],
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        """``stages``: each with its icon."""
        super().__init__(look, translate("StageStrip", "The next stages"), parent=parent)
        self.setObjectName("train.stages")
        self.add(
            muted(
                translate(
                    "StageStrip",
                    "Above is stage 1. Each stage builds on the one before. Look around if you like: "
                    "nothing is locked.",
                )
            )
        )
        self._tiles = {stage: StageTile(look, stage, icon, translate) for stage, icon in stages}
        for stage, tile in self._tiles.items():
            tile.clicked.connect(partial(self.room_asked.emit, stage))
        self.add(holding(ReflowLayout(look, TILE_PX, most=3, gap_px=12), self.tiles))

    @property
    def tiles(self) -> tuple[StageTile, ...]:
        """In the order of the stages."""
        return tuple(self._tiles.values())

    def focus_tile(self, stage: Stage) -> None:
        """Somebody comes back from there."""
        self._tiles[stage].setFocus(Qt.FocusReason.OtherFocusReason)
