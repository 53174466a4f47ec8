"""A photo with the round frame on it: what is inside is what a drill shows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gmi_trainer.domain.own_picture import PhotoSize, RoundFrame, put_at
from gmi_trainer.services.own_picture_ports import Look as PhotoLook
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control

VEIL = 150
"""How much of the photo around the frame is covered, of 255."""

RING_PX = 4


def image_of(photo: PhotoLook) -> QImage:
    """As Qt paints it; a copy of its own."""
    size = photo.width, photo.height
    return QImage(photo.pixels, *size, photo.width * 4, QImage.Format.Format_RGB32).copy()


class PhotoFrame(QWidget):
    """Shows; it can be pointed at while the frame is being moved, which no one has to."""

    pointed = Signal(object)  # the RoundFrame around the place that was pointed at

    def __init__(self, look: Look, identifier: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._image: QImage | None = None
        self._photo: PhotoSize | None = None
        self._frame: RoundFrame | None = None
        self._can_be_moved = False
        self._height_px = 320
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name_control(self, identifier, spoken)
        look.changed.connect(self._on_look_changed)

    @property
    def frame(self) -> RoundFrame | None:
        """Where it is now."""
        return self._frame

    @property
    def has_photo(self) -> bool:
        """There is something to be seen."""
        return self._image is not None

    def show_photo(self, image: QImage | None, photo: PhotoSize, frame: RoundFrame) -> None:
        """Another photo; None: it is not read yet."""
        self._image, self._photo, self._frame = image, photo, frame
        self.update()

    def show_frame(self, frame: RoundFrame) -> None:
        """The same photo through another frame."""
        self._frame = frame
        self.update()

    def let_move(self, wanted: bool) -> None:
        """Whether pointing at the photo moves the frame."""
        self._can_be_moved = wanted
        if wanted:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.unsetCursor()

    def set_height(self, height: int) -> None:
        """As much as the page has for it, in pixels."""
        if height != self._height_px:
            self._height_px = height
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._height_px, self._height_px)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._height_px)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(event.position())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._photo is None or self._frame is None:
            return
        place, scale = self._place()
        if self._image is None:
            painter.fillRect(
                self._on_widget(QRectF(0, 0, self._photo.width, self._photo.height), place, scale),
                self._look.colour("sunken"),
            )
            return
        photo = self._on_widget(QRectF(0, 0, self._photo.width, self._photo.height), place, scale)
        painter.drawImage(photo, self._image)
        disc = self._on_widget(
            QRectF(self._frame.left, self._frame.top, self._frame.side, self._frame.side), place, scale
        )
        around = QPainterPath()
        around.addRect(photo)
        hole = QPainterPath()
        hole.addEllipse(disc)
        veil = QColor(self._look.colour("surface"))
        veil.setAlpha(VEIL)
        painter.fillPath(around.subtracted(hole), veil)
        ring = self._look.px(RING_PX)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (("surface", ring + self._look.px(3)), ("accent", ring)):
            painter.setPen(QPen(self._look.colour(colour), width))
            painter.drawEllipse(disc)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _place(self) -> tuple[QPointF, float]:
        """Where the photo's upper left corner lies, at the upper edge, and how many pixels a pixel of it takes.

        The whole frame is always in view, also where it reaches beyond the photo.
        """
        assert self._photo is not None
        assert self._frame is not None
        frame = self._frame
        shown = QRectF(0, 0, self._photo.width, self._photo.height)
        shown = shown.united(QRectF(frame.left, frame.top, frame.side, frame.side))
        edge = self._look.px(RING_PX)
        room = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        scale = min(room.width() / shown.width(), room.height() / shown.height())
        left = room.center().x() - shown.center().x() * scale
        return QPointF(left, room.top() - shown.top() * scale), scale

    def _on_widget(self, rect: QRectF, corner: QPointF, scale: float) -> QRectF:
        return QRectF(corner + rect.topLeft() * scale, rect.size() * scale)

    def _point(self, at: QPointF) -> None:
        if not self._can_be_moved or self._photo is None or self._frame is None:
            return
        corner, scale = self._place()
        there = (at - corner) / scale
        frame = put_at(self._frame, (round(there.x()), round(there.y())), self._photo)
        self.show_frame(frame)
        self.pointed.emit(frame)
