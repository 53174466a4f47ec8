"""A card in view: its picture, round, beside its words or above them; without one the words have all the room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from gmi_trainer.ui.guided.step_words import StepWords
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control

LARGEST_PX = 420
BESIDE_FROM = 1.25
"""So much wider than high, and the picture stands beside the words."""


class CardPicture(QWidget):
    """One picture, as large as there is room for."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pixmap: QPixmap | None = None
        name_control(self, "imagery.picture", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._on_look_changed)

    @property
    def pixmap(self) -> QPixmap | None:
        """What is in view."""
        return self._pixmap

    def show_picture(self, pixmap: QPixmap | None, words: str) -> None:
        """From now on; None: nothing. ``words``: what is on it."""
        self._pixmap = pixmap
        self.setAccessibleName(words)
        self.setVisible(pixmap is not None)
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.px(LARGEST_PX)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        side = self._look.px(96)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pixmap is None:
            return
        side = min(self.width(), self.height(), self._look.px(LARGEST_PX))
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        round_edge = QPainterPath()
        round_edge.addEllipse(box)
        painter.setClipPath(round_edge)
        painter.drawPixmap(box, self._pixmap, QRectF(self._pixmap.rect()))

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


class CardView(QWidget):
    """A picture and words."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.picture = CardPicture(look, self)
        self.words = StepWords(look, self)
        self._where = ""
        self._is_tight = False
        self._picture_now: tuple[QPixmap | None, str, bool] = (None, "", False)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.picture, 1)
        self._row.addWidget(self.words, 1)
        self.picture.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_card(self, heading: str, words: str, where: str, *, aloud: bool) -> None:
        """From now on. ``aloud``: a screen reader says it."""
        self._where = where
        self.words.show_step(heading, words, "" if self._is_tight else where, aloud=aloud)

    def show_picture(self, pixmap: QPixmap | None, words: str, *, is_looked_at: bool) -> None:
        """``is_looked_at``: now is the time for it; in a tight room it is only shown then."""
        self._picture_now = (pixmap, words, is_looked_at)
        self.picture.show_picture(pixmap if is_looked_at or not self._is_tight else None, words)

    @property
    def where(self) -> str:
        """Where somebody is."""
        return self._where

    def be_tight(self, is_tight: bool) -> None:
        """There is little room, or there is enough again."""
        if is_tight is self._is_tight:
            return
        self._is_tight = is_tight
        _where, heading, words = self.words.shown
        self.words.show_step(heading, words, "" if is_tight else self._where, aloud=False)
        pixmap, about, is_looked_at = self._picture_now
        self.show_picture(pixmap, about, is_looked_at=is_looked_at)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(100))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= self.height() * BESIDE_FROM
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not way:
            self._row.setDirection(way)

    @Slot()
    def _on_look_changed(self) -> None:
        edge = self._look.px(8)
        self._row.setContentsMargins(edge, edge, edge, 0)
