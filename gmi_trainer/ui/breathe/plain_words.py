"""The breath in nothing but words and seconds: the same whether things may move or not."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QRegion

from gmi_trainer.domain.breathing import BreathPattern
from gmi_trainer.domain.script import Moment
from gmi_trainer.ui.breathe.pacing import Box, Places, Room, words_alone
from gmi_trainer.ui.breathe.picture import Paints, Sizes

LARGE_SIZES = Sizes(word=74, count=190, hum=30, breath=17)


class PlainWords:
    """No picture: the words have the room to themselves."""

    sizes = LARGE_SIZES
    has_count = False

    def arrange(self, room: Room) -> Places:
        return words_alone(room)

    def fit(self, box: Box, paints: Paints, ratio: float) -> None:
        """There is nothing to fit."""

    def count_box(self) -> Box | None:
        return None

    def show(self, moment: Moment, pattern: BreathPattern, breaths: int) -> QRegion | None:  # noqa: ARG002
        return None

    def rest(self) -> None:
        """It always rests."""

    def paint(self, painter: QPainter) -> None:
        """There is nothing to paint."""
