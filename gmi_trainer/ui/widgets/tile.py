"""A large surface that is pressed as a whole: what choices, answers, switches and rows of a list have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.painting import focus_ring, in_reading_order, rounded
from gmi_trainer.ui.widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as AnyButton
else:
    AnyButton = object


class Tile(AnyButton):
    """Stands before the class of Qt that says what a press means: ``class Switch(Tile, QCheckBox)``.

    That class also tells a screen reader what it is. Python cannot inherit from two of Qt's classes, so this is
    none of them. A tile says with ``_paint`` how it looks; the ring of the keyboard comes on top.
    """

    def __init__(
        self,
        look: Look,
        identifier: str,
        label: str,
        about: str = "",
        *,
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``about`` is told after the label; ``spoken`` instead of it, where the label alone says too little."""
        super().__init__(parent)
        self._look = look
        self.setText(label)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        name_control(self, identifier, spoken or label)
        self.setAccessibleDescription(about)
        look.changed.connect(self._on_look_changed)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), self._ring_radius(), self._look)

    @Slot()
    def _on_look_changed(self) -> None:
        self._follow_look()

    def _follow_look(self) -> None:
        """For who needs to do more: a slot itself is never overridden, since Qt would go on calling it afterwards."""
        self.updateGeometry()
        self.update()

    def _paint(self, painter: QPainter) -> None:
        """Everything but the ring of the keyboard."""
        raise NotImplementedError

    def _ring_radius(self) -> int:
        """Around the surface."""
        return self._look.length("r_control") + self._look.length("slack")

    def _paint_surface(self, painter: QPainter, ground: str, line: str, edge: str = "edge") -> None:
        """A rounded surface with a line around it, inside the room that the ring takes."""
        look = self._look
        slack = look.length("slack")
        surface = QRectF(self.rect()).adjusted(slack, slack, -slack, -slack)
        rounded(
            painter,
            surface,
            look.length("r_control"),
            look.colour(ground),
            look.colour(line),
            look.length(edge),
        )

    def _paint_choosable(
        self, painter: QPainter, *, chosen: bool, pointed_at: bool, line: str = "border"
    ) -> None:
        """The surface of what can be chosen. Pointed at never looks as if it were chosen."""
        ground = "accent_soft" if chosen else "sunken" if pointed_at else "surface"
        self._paint_surface(painter, ground, "accent" if chosen else line)

    def _mirrored(self, rect: QRect) -> QRect:
        """A place that was reckoned from the left, where it is for those who read from the right."""
        return in_reading_order(self.layoutDirection(), self.rect(), rect)

    def _halfway_down(self, left: int, width: int, height: int) -> QRect:
        """The place of a sign: at half the tile's height."""
        return self._mirrored(QRect(left, (self.height() - height) // 2, width, height))


class WordedTile(Tile):
    """A tile with its label and a line about it, which wrap: the narrower, the higher."""

    least_extra_px = 6  # higher than a target has to be, by this
    widest_px = 260  # how wide its words would like to be at most
    air_px = 14  # above and below the words

    def __init__(
        self, look: Look, identifier: str, label: str, about: str = "", parent: QWidget | None = None
    ) -> None:
        self._about = about
        super().__init__(look, identifier, label, about, parent=parent)

    def heightForWidth(self, width: int) -> int:
        look, text = self._look, self._words().height_for(width - self._beside_words())
        return max(look.length("touch") + look.px(self.least_extra_px), text + 2 * look.px(self.air_px))

    def sizeHint(self) -> QSize:
        width = self._beside_words() + min(self._words().natural_width(), self._look.px(self.widest_px))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._beside_words() + self._words().narrowest(), self._look.length("touch"))

    def tell(self, about: str) -> None:
        """Another line below the label."""
        if about != self._about:
            self._about = about
            self.setAccessibleDescription(about)
            self.updateGeometry()
            self.update()

    def _beside_words(self) -> int:
        """The width that everything else takes, with the gaps."""
        raise NotImplementedError

    def _paint_words(self, painter: QPainter, left: int, width: int, ink: str) -> None:
        """As many lines as they need, halfway down."""
        room = self._mirrored(QRect(left, 0, width, self.height()))
        self._words().paint(painter, room, self._look.colour(ink), self._look.colour("muted"))

    def _words(self) -> WrappedText:
        return WrappedText(self.text(), self._about, self.font(), self._look.px(2))
