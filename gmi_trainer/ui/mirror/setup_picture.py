"""How a mirror is set up, drawn from above in calm lines: the person sits at its foot and looks up."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gmi_trainer.domain.body import Side
from gmi_trainer.ui.figures.pens import round_pen
from gmi_trainer.ui.theme.look import Look

SCENES = ("place", "bare", "middle", "behind", "look")
"""One a screen, each with all that came before."""

WIDE, HIGH = 100.0, 92.0
LARGE_PX, SMALL_PX = 360, 92
MOST_PX, LEAST_PX = 420, 170
"""With large text the words need the room more."""
LINE, LIMB = 1.1, 9.0


class SetupPicture(QWidget):
    """One scene. It only shows: the words beside it say the same."""

    def __init__(
        self,
        look: Look,
        scene: str,
        hidden: Side,
        *,
        is_leg: bool,
        is_small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._step = SCENES.index(scene)
        self._hidden = hidden
        self._is_leg = is_leg
        self._wide_px = SMALL_PX if is_small else LARGE_PX
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        look.changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        wide = min(self._look.px(self._wide_px), MOST_PX)
        return QSize(wide, round(wide * HIGH / WIDE))

    def minimumSizeHint(self) -> QSize:
        """In a low window it is smaller: all of a screen is to be seen at once."""
        high = min(self.sizeHint().height(), self._look.px(LEAST_PX))
        return QSize(self._look.px(SMALL_PX), high)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = min(self.width() / WIDE, self.height() / HIGH)
        painter.translate((self.width() - WIDE * scale) / 2, (self.height() - HIGH * scale) / 2)
        painter.scale(scale, scale)
        if (
            self._hidden is Side.RIGHT
        ):  # everything is drawn for a left side, and seen from the other one here
            painter.translate(WIDE, 0)
            painter.scale(-1, 1)
        self._paint(painter)

    # -- what is drawn: the left side is the one behind the mirror ------------------------------------------

    def _paint(self, painter: QPainter) -> None:
        step = self._step
        self._paint_ground(painter)
        if step >= SCENES.index("behind"):
            self._paint_limb(painter, front=False)
        self._paint_person(painter)
        if step >= SCENES.index("bare"):
            if step < SCENES.index("behind"):
                self._paint_limb(painter, front=False, rests=False)
            self._paint_limb(painter, front=True, rests=step >= SCENES.index("behind"))
        if step == SCENES.index("bare"):
            self._paint_jewellery(painter)
        if step >= SCENES.index("middle"):
            self._paint_mirror(painter)
        if step == SCENES.index("look"):
            self._paint_reflection(painter)
            self._paint_sight(painter)
        if step == SCENES.index("place"):
            self._paint_limb(painter, front=True, rests=False)
            self._paint_limb(painter, front=False, rests=False)
            self._paint_mirror(painter, at_side=True)

    def _paint_ground(self, painter: QPainter) -> None:
        """A table; for legs the chair that one sits on."""
        painter.setPen(self._pen("control"))
        painter.setBrush(self._colour("sunken"))
        if self._is_leg:
            painter.drawRoundedRect(QRectF(24, 60, 52, 30), 6, 6)
        else:
            painter.drawRoundedRect(QRectF(5, 8, 90, 50), 5, 5)

    def _paint_person(self, painter: QPainter) -> None:
        painter.setPen(self._pen("text"))
        painter.setBrush(self._colour("surface"))
        painter.drawEllipse(QPointF(50, 78), 24, 9)
        painter.setBrush(self._colour("accent_soft"))
        painter.drawEllipse(QPointF(50, 77), 8, 9)
        nose = QPainterPath(QPointF(48, 68.6))
        nose.lineTo(50, 66.4)
        nose.lineTo(52, 68.6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(nose)

    def _paint_limb(self, painter: QPainter, *, front: bool, rests: bool = True) -> None:
        """An arm or a leg. The hidden one is only hinted at once it lies behind the mirror."""
        hinted = not front and rests
        path = self._limb(front=front)
        outline = self._pen("muted" if hinted else "text")
        if hinted:
            outline.setStyle(Qt.PenStyle.DashLine)
        self._paint_outlined(painter, path, outline, "surface" if hinted else "accent_soft")

    def _paint_outlined(self, painter: QPainter, path: QPainterPath, outline: QPen, ground: str) -> None:
        painter.setPen(outline)
        painter.setBrush(self._colour(ground))
        painter.drawPath(path)

    def _limb(self, *, front: bool) -> QPainterPath:
        """Its outline, on the left; in front of the mirror it is the same on the other side."""
        points: list[tuple[float, float]]
        points = [(37, 62), (35, 44), (34, 30)] if self._is_leg else [(30, 76), (21, 58), (34, 36)]
        if front:
            points = [(WIDE - x, y) for x, y in points]
        spine = QPainterPath(QPointF(*points[0]))
        spine.lineTo(*points[1])
        spine.lineTo(*points[2])
        outline = _stroked(spine, LIMB if self._is_leg else LIMB - 2)
        x, y = points[-1]
        end = QPainterPath()
        if self._is_leg:
            end.addRoundedRect(QRectF(x - 4.6, y - 17, 9.2, 20), 4.6, 4.6)
        else:
            end = _hand(x, y, mirrored=front)
        return outline.united(end).simplified()

    def _paint_jewellery(self, painter: QPainter) -> None:
        """Lies beside both sides: a ring, and a watch; for legs, shoes."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._pen("accent", 1.6))
        if self._is_leg:
            for x in (10, 80):
                painter.drawRoundedRect(QRectF(x, 20, 9, 24), 4.5, 4.5)
                painter.drawLine(QPointF(x + 2, 34), QPointF(x + 7, 34))
            return
        painter.drawEllipse(QPointF(14, 20), 3, 3)
        painter.drawEllipse(QPointF(22, 20), 3, 3)
        for y in (13, 22):
            painter.drawRoundedRect(QRectF(78.5, y, 5, 5), 1, 1)
        painter.drawEllipse(QPointF(81, 20), 4, 4)

    def _paint_mirror(self, painter: QPainter, *, at_side: bool = False) -> None:
        """Seen from above a thick line on two feet; its shiny side is the lighter one."""
        x = 90.0 if at_side and self._is_leg else 84.0 if at_side else 50.0
        top, foot = (14.0, 58.0) if not at_side else (12.0, 44.0)
        if self._is_leg and not at_side:
            top, foot = 8.0, 60.0
        painter.setPen(self._pen("text", 1.4))
        for y in (top + 5, foot - 5):
            painter.drawLine(QPointF(x - 4, y), QPointF(x + 4, y))
        painter.setPen(self._pen("accent", 3.2))
        painter.drawLine(QPointF(x, top), QPointF(x, foot))
        shine = self._pen("accent", 0.9)
        painter.setPen(shine)
        for y in range(int(top) + 9, int(foot) - 6, 8):
            painter.drawLine(QPointF(x + 3, y + 3), QPointF(x + 5.5, y))

    def _paint_reflection(self, painter: QPainter) -> None:
        """What is seen in the mirror lies where the hidden one is."""
        outline = self._pen("accent", 1.6)
        self._paint_outlined(painter, self._limb(front=False), outline, "accent_soft")

    def _paint_sight(self, painter: QPainter) -> None:
        """From the eyes into the mirror, and no further."""
        pen = self._pen("accent", 1.2)
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        end = QPointF(51.5, 30 if self._is_leg else 33)
        painter.drawLine(QPointF(57, 68), end)
        painter.drawLine(end, QPointF(64, 24) if self._is_leg else QPointF(66, 33))
        painter.setPen(self._pen("accent", 1.4))
        painter.drawLine(end, end + QPointF(0.6, 4.6))
        painter.drawLine(end, end + QPointF(3.8, 3.0))

    def _pen(self, token: str, width: float = LINE) -> QPen:
        return round_pen(self._colour(token), width)

    def _colour(self, token: str) -> QColor:
        return self._look.colour(token)


def _stroked(spine: QPainterPath, width: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(spine)


def _hand(x: float, y: float, *, mirrored: bool) -> QPainterPath:
    """A palm with four fingers ahead and the thumb towards the middle."""
    way = -1 if mirrored else 1
    hand = QPainterPath()
    hand.addEllipse(QPointF(x, y - 2), 5.0, 5.4)
    for offset, length in ((-3.4, 7.5), (-1.1, 9.6), (1.2, 9.2), (3.4, 7.0)):
        finger = QPainterPath(QPointF(x + offset * way, y - 4))
        finger.lineTo(x + offset * 1.35 * way, y - 4 - length)
        hand = hand.united(_stroked(finger, 2.3))
    thumb = QPainterPath(QPointF(x + 3 * way, y))
    thumb.lineTo(x + 8.6 * way, y - 5)
    return hand.united(_stroked(thumb, 2.7))
