"""A page of a PDF file as a picture: as wide as there is room, or larger, moved sideways by a bar and by keys."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.painting import focus_ring

ZOOMS = (1.0, 1.5, 2.0, 3.0)
STEP_SHARE = 0.1
A4_SHAPE = 842 / 595


class PagePicture(QWidget):
    """Shows one page. A picture to programs that read the screen; its words are told beside it."""

    zoomed = Signal()

    def __init__(self, look: Look, identifier: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pdf: bytes = b""
        self._shape = A4_SHAPE
        self._image = QImage()
        self._zoom = 0
        name_control(self, identifier, spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.valueChanged.connect(self._on_bar_value_changed)
        self._bar.hide()
        look.changed.connect(self._on_look_changed)

    @property
    def has_page(self) -> bool:
        """Whether there is one to see."""
        return not self._image.isNull()

    @property
    def image(self) -> QImage:
        """What is shown, in the pixels of the screen."""
        return self._image

    @property
    def can_grow(self) -> bool:
        """Whether it can be made larger."""
        return self._zoom < len(ZOOMS) - 1

    @property
    def can_shrink(self) -> bool:
        """Whether it can be made smaller."""
        return self._zoom > 0

    def show_page(self, pdf: bytes) -> None:
        """Another page, in the same place."""
        self._pdf = pdf
        self._draw()

    def zoom(self, step: int) -> None:
        """1: larger, -1: smaller."""
        self._zoom = min(max(self._zoom + step, 0), len(ZOOMS) - 1)
        self._draw()
        self.zoomed.emit()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(480), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = max(1, round(self._bar.pageStep() * STEP_SHARE))
        by = {Qt.Key.Key_Left: -step, Qt.Key.Key_Right: step}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal) and self.can_grow:
            self.zoom(1)
        elif event.key() == Qt.Key.Key_Minus and self.can_shrink:
            self.zoom(-1)
        elif by is not None and self._bar.maximum() > 0:
            self._bar.setValue(self._bar.value() + by)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._place_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()
        else:
            self._place_bar()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = self._edge()
        room = QRectF(self.rect()).adjusted(edge, edge + self._bar_height(), -edge, -edge)
        painter.fillRect(room, QColor("#ffffff"))
        if not self._image.isNull():
            ratio = self._image.devicePixelRatio()
            source = QRectF(self._bar.value() * ratio, 0, room.width() * ratio, room.height() * ratio)
            painter.drawImage(room, self._image, source)
        painter.setPen(QPen(self._look.colour("control"), 1))
        painter.drawRect(room.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), self._look.length("r_small"), self._look)

    @Slot()
    def _on_bar_value_changed(self) -> None:
        self.update()

    @Slot()
    def _on_look_changed(self) -> None:
        self._draw()

    def _edge(self) -> int:
        """Room for the ring."""
        return self._look.length("ring") + 1

    def _bar_height(self) -> int:
        return self._bar.sizeHint().height() if self._zoom else 0

    def _draw(self) -> None:
        """Ask for the page in just the pixels that it will have."""
        width = round((self.width() - 2 * self._edge()) * ZOOMS[self._zoom])
        if self._pdf and width > 0:
            self._image = _picture_of(self._pdf, width, self.devicePixelRatioF())
            if not self._image.isNull():
                self._shape = self._image.height() / self._image.width()
        inside = (self.width() - 2 * self._edge()) * ZOOMS[self._zoom]
        self.setFixedHeight(max(1, round(inside * self._shape) + 2 * self._edge() + self._bar_height()))
        self._place_bar()
        self.update()

    def _place_bar(self) -> None:
        edge, height = self._edge(), self._bar_height()
        inside = self.width() - 2 * edge
        beyond = max(0, round(inside * ZOOMS[self._zoom]) - inside)
        self._bar.setRange(0, beyond)
        self._bar.setPageStep(inside)
        self._bar.setSingleStep(max(1, round(inside * STEP_SHARE)))
        self._bar.setGeometry(edge, edge, inside, height)  # above: the foot of a page is far away
        self._bar.setVisible(beyond > 0)


def _picture_of(pdf: bytes, width_px: int, ratio: float) -> QImage:
    """The first page on white; an empty picture where this system cannot look into PDF files."""
    try:
        from PySide6.QtPdf import QPdfDocument
    except ImportError:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.pageCount() < 1:
        return QImage()
    points = document.pagePointSize(0)
    size = QSize(round(width_px * ratio), round(width_px * ratio * points.height() / points.width()))
    page = document.render(0, size)
    document.close()
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.drawImage(0, 0, page)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
