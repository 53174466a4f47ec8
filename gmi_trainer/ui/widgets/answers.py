"""Large answers to one question: pressing one is the answer. For what is asked once and then gone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QPushButton, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import ReflowLayout
from gmi_trainer.ui.widgets.tile import WordedTile


class AnswerTile(WordedTile, QPushButton):
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
        self.choice = choice
        self._keeps = keeps
        self._picture = look.icon(choice.icon, "accent", when_on="on_accent_soft") if choice.icon else None
        self._tick = look.icon("check", "on_accent_soft")
        self._is_given = False
        super().__init__(look, identifier, choice.label, choice.description, parent)

    @property
    def is_given(self) -> bool:
        """Shown as the answer that was given."""
        return self._is_given

    def set_given(self, given: bool) -> None:
        """Show it as the answer, with a tick."""
        self._is_given = given
        self.update()

    def _paint(self, painter: QPainter) -> None:
        px, given = self._look.px, self._is_given
        pointed_at = self.underMouse() or self.isDown()
        self._paint_choosable(painter, chosen=given, pointed_at=pointed_at, line="control")
        at, side = px(16), px(22)
        if self._picture is not None:
            self._picture.paint(painter, self._halfway_down(at, side, side), on=given)
            at += side + px(12)
        if given:
            self._tick.paint(painter, self._halfway_down(self.width() - px(16) - side, side, side))
        ink = "on_accent_soft" if given else "text"
        self._paint_words(painter, at, self.width() - self._beside_words(), ink)

    def _beside_words(self) -> int:
        px = self._look.px
        signs = (self._picture is not None) + self._keeps
        return 2 * px(16) + signs * (px(22) + px(12))


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
            tile.clicked.connect(partial(self.answered.emit, tile.choice.value))

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
