"""Large answers to one question: pressing one is the answer. For what is asked once and then gone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.painting import focus_ring, in_reading_order, rounded
from gmi_trainer.ui.widgets.reflow import ReflowLayout
from gmi_trainer.ui.widgets.wrapped_text import WrappedText


class AnswerTile(QPushButton):
    """A push button as a tile whose words wrap. It can be shown as the answer that was given."""

    def __init__(
        self,
        look: Look,
        choice: Choice,
        identifier: str,
        *,
        keeps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``keeps``: it stays in view as the answer, so there is room for a tick from the beginning."""
        super().__init__(choice.label, parent)
        self.choice = choice
        self._keeps = keeps
        self._look = look
        self._picture = look.icon(choice.icon, "accent", when_on="on_accent_soft") if choice.icon else None
        self._tick = look.icon("check", "on_accent_soft")
        self._is_given = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAutoDefault(True)
        name_control(self, identifier, choice.label)
        self.setAccessibleDescription(choice.description)
        look.changed.connect(self._on_look_changed)

    @property
    def is_given(self) -> bool:
        """Shown as the answer that was given."""
        return self._is_given

    def set_given(self, given: bool) -> None:
        """Show it as the answer, with a tick."""
        self._is_given = given
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        text = self._words().height_for(width - self._beside_text())
        return max(self._look.length("touch") + self._look.px(6), text + 2 * self._look.px(14))

    def sizeHint(self) -> QSize:
        width = self._beside_text() + min(self._words().natural_width(), self._look.px(260))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._beside_text() + self._words().narrowest(), self._look.length("touch"))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = look.length("r_control")
        slack = look.length("slack")
        tile = QRectF(self.rect()).adjusted(slack, slack, -slack, -slack)
        given = self._is_given
        pointed_at = self.underMouse() or self.isDown()  # never as if it were the answer
        rounded(
            painter,
            tile,
            radius,
            look.colour("accent_soft" if given else "sunken" if pointed_at else "surface"),
            look.colour("accent" if given else "control"),
            look.length("edge"),
        )
        at, side = look.px(16), look.px(22)
        if self._picture is not None:
            place = QRect(at, (self.height() - side) // 2, side, side)
            self._picture.paint(painter, self._mirrored(place), on=given)
            at += side + look.px(12)
        if self._is_given:
            place = QRect(self.width() - look.px(16) - side, (self.height() - side) // 2, side, side)
            self._tick.paint(painter, self._mirrored(place))
        words = QRect(at, 0, self.width() - self._beside_text(), self.height())
        ink = look.colour("on_accent_soft" if given else "text")
        self._words().paint(painter, self._mirrored(words), ink, look.colour("muted"))
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), radius + slack, look)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _mirrored(self, rect: QRect) -> QRect:
        return in_reading_order(self.layoutDirection(), self.rect(), rect)

    def _beside_text(self) -> int:
        signs = (self._picture is not None) + self._keeps
        return 2 * self._look.px(16) + signs * (self._look.px(22) + self._look.px(12))

    def _words(self) -> WrappedText:
        return WrappedText(self.choice.label, self.choice.description, self.font(), self._look.px(2))


class AnswerRow(QWidget):
    """The tiles of one question. The keys 1, 2, 3 ... press them, wherever in the row the keyboard is."""

    answered = Signal(object)  # the value of the Choice

    def __init__(
        self,
        look: Look,
        identifier: str,
        spoken: str,
        choices: Sequence[Choice],
        *,
        column_px: int = 240,
        most: int = 2,
        keeps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``keeps``: the answer that was given stays in view."""
        super().__init__(parent)
        self.setProperty("role", "plain")
        name_control(self, identifier, spoken)
        self._tiles = [
            AnswerTile(look, choice, f"{identifier}.{choice.key}", keeps=keeps, parent=self)
            for choice in choices
        ]
        layout = ReflowLayout(look, column_px, most=most, gap_px=12, parent=self)
        for tile in self._tiles:
            layout.addWidget(tile)
            tile.clicked.connect(self._on_tile_clicked)

    @property
    def tiles(self) -> tuple[AnswerTile, ...]:
        """The answers, in order."""
        return tuple(self._tiles)

    @property
    def given(self) -> object | None:
        """The answer that is shown as given."""
        return next((tile.choice.value for tile in self._tiles if tile.is_given), None)

    def show_given(self, value: object | None) -> None:
        """Show an answer as given, or none."""
        for tile in self._tiles:
            tile.set_given(tile.choice.value == value)

    def take_focus(self) -> None:
        """Put the keyboard on the first answer."""
        self._tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press_key(event):
            super().keyPressEvent(event)

    def press_key(self, event: QKeyEvent) -> bool:
        """Take a digit from 1 on as the answer of that place; whether it was one."""
        place = event.key() - int(Qt.Key.Key_1)
        if not 0 <= place < len(self._tiles) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if not event.isAutoRepeat():
            self._tiles[place].click()
        event.accept()
        return True

    @Slot()
    def _on_tile_clicked(self) -> None:
        tile = self.sender()
        assert isinstance(tile, AnswerTile)
        self.answered.emit(tile.choice.value)
