"""A lesson in the list: its number, or a tick once it is read, what it is about, and how long it takes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from gmi_trainer.domain.learning import LessonState
from gmi_trainer.domain.lesson import Lesson
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.tile import WordedTile


class LessonTile(WordedTile, QAbstractButton):
    """The whole of it can be pressed. Its sign has a shape of its own for each state, so colour is never alone."""

    widest_px = 560
    air_px = 16

    def __init__(
        self,
        look: Look,
        lesson: Lesson,
        state: LessonState,
        line: str,
        parent: QWidget | None = None,
    ) -> None:
        """``line``: how long it takes and how it stands, in words."""
        self.lesson = lesson
        self.state = state
        self._tick = look.icon("check", "on_accent")
        self._arrow = look.icon("chevron-right", "muted")
        super().__init__(
            look, f"learn.lesson.{lesson.lesson_id}", lesson.title, f"{lesson.summary}\n{line}", parent
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _paint(self, painter: QPainter) -> None:
        px = self._look.px
        ground = "sunken" if self.isDown() else "accent_soft" if self._is_pointed_at() else "surface"
        self._paint_surface(painter, ground, "border", "line")
        at, side = px(18), px(40)
        self._paint_sign(painter, QRectF(self._halfway_down(at, side, side)))
        ink = "text" if self.isEnabled() else "muted"
        self._paint_words(painter, at + side + px(16), self.width() - self._beside_words(), ink)
        if self.isEnabled():
            arrow = px(22)
            self._arrow.paint(painter, self._halfway_down(self.width() - px(16) - arrow, arrow, arrow))

    def _is_pointed_at(self) -> bool:
        return self.isEnabled() and self.underMouse()

    def _paint_sign(self, painter: QPainter, disc: QRectF) -> None:
        """Read: a full disc with a tick. Begun: a ring, a part of it bold. New: a ring. In rings stands the number."""
        look = self._look
        if self.state is LessonState.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(disc)
            gap = disc.width() * 0.24
            self._tick.paint(painter, disc.adjusted(gap, gap, -gap, -gap))
            return
        edge = look.length("edge")
        ring = disc.adjusted(edge, edge, -edge, -edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("control"), edge, self._line()))
        painter.drawEllipse(ring)
        if self.state is LessonState.BEGUN:
            painter.setPen(QPen(look.colour("accent"), 2 * edge))
            painter.drawArc(ring, 90 * 16, -180 * 16)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(look.colour("text" if self.isEnabled() else "muted"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self.lesson.number))

    def _line(self) -> Qt.PenStyle:
        return Qt.PenStyle.SolidLine if self.isEnabled() else Qt.PenStyle.DotLine

    def _beside_words(self) -> int:
        px = self._look.px
        return px(18) + px(40) + px(16) + px(12) + px(22) + px(16)


class FoundTile(WordedTile, QAbstractButton):
    """A place that holds what was looked for."""

    widest_px = 560

    def __init__(
        self, look: Look, identifier: str, title: str, around: str, parent: QWidget | None = None
    ) -> None:
        self._arrow = look.icon("chevron-right", "muted")
        super().__init__(look, identifier, title, around, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _paint(self, painter: QPainter) -> None:
        px = self._look.px
        ground = "sunken" if self.isDown() else "accent_soft" if self.underMouse() else "surface"
        self._paint_surface(painter, ground, "border", "line")
        self._paint_words(painter, px(18), self.width() - self._beside_words(), "text")
        arrow = px(22)
        place: QRect = self._halfway_down(self.width() - px(16) - arrow, arrow, arrow)
        self._arrow.paint(painter, place)

    def _beside_words(self) -> int:
        px = self._look.px
        return px(18) + px(12) + px(22) + px(16)
