"""One of a few: large tiles side by side, with what each means. Nothing to open, nothing to aim at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import ReflowLayout
from gmi_trainer.ui.widgets.tile import WordedTile


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen. ``key`` ends the control's identifier: ``settings.theme.dark``."""

    value: object
    key: str
    label: str
    description: str = ""
    icon: str | None = None


class ChoiceTile(WordedTile, QRadioButton):
    """A radio button as a tile: a mark, an icon, a label and a line about it."""

    def __init__(self, look: Look, choice: Choice, identifier: str, parent: QWidget | None = None) -> None:
        self.choice = choice
        self._picture = look.icon(choice.icon, "muted", when_on="on_accent_soft") if choice.icon else None
        super().__init__(look, identifier, choice.label, choice.description, parent)

    def _paint(self, painter: QPainter) -> None:
        px, chosen = self._look.px, self.isChecked()
        self._paint_choosable(painter, chosen=chosen, pointed_at=self.underMouse())
        at = px(16)
        at += self._paint_mark(painter, at, chosen) + px(12)
        if self._picture is not None:
            side = px(24)
            self._picture.paint(painter, self._halfway_down(at, side, side), on=chosen)
            at += side + px(10)
        self._paint_words(painter, at, self.width() - at - px(16), "on_accent_soft" if chosen else "text")

    def _paint_mark(self, painter: QPainter, left: int, chosen: bool) -> int:
        """The ring of a radio button, filled when chosen; returns its width."""
        side = self._look.px(20)
        ring = QRectF(self._halfway_down(left, side, side))
        colour = self._look.colour("accent" if chosen else "control")
        edge = self._look.length("edge")
        inset = edge / 2
        painter.setPen(QPen(colour, edge))
        painter.setBrush(self._look.colour("surface"))
        painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))
        if chosen:
            inset = side * 0.27
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))
        return side

    def _beside_words(self) -> int:
        px = self._look.px
        picture = px(24) + px(10) if self._picture is not None else 0
        return 2 * px(16) + px(20) + px(12) + picture


class ChoiceRow(QWidget):
    """The tiles of one question. Tab comes to the chosen one, arrows go on, and that is already the choice."""

    chosen = Signal(object)  # the value of the Choice, by a person's act only

    def __init__(
        self,
        look: Look,
        identifier: str,
        spoken: str,
        choices: Sequence[Choice],
        value: object = None,
        *,
        column_px: int = 200,
        most: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        """``value`` is chosen to begin with; where no choice has it, none is."""
        super().__init__(parent)
        name_control(self, identifier, spoken)
        self._tiles = [ChoiceTile(look, choice, f"{identifier}.{choice.key}", self) for choice in choices]
        self._group = QButtonGroup(self)
        self._columns = layout = ReflowLayout(look, column_px, most=most, gap_px=12, parent=self)
        for number, tile in enumerate(self._tiles):
            self._group.addButton(tile, number)
            layout.addWidget(tile)
        self.set_value(value)
        self._group.idToggled.connect(self._on_group_toggled)

    @property
    def value(self) -> object | None:
        """What is chosen."""
        number = self._group.checkedId()
        return self._tiles[number].choice.value if number >= 0 else None

    @property
    def tiles(self) -> tuple[ChoiceTile, ...]:
        """The tiles, in order."""
        return tuple(self._tiles)

    def is_one_row_at(self, width: int) -> bool:
        """Whether all tiles stand side by side in a width."""
        return self._columns.columns_for(width) >= len(self._tiles)

    def set_value(self, value: object) -> None:
        """Show another choice without reporting it; where no choice has the value, none is chosen."""
        self._group.blockSignals(True)
        self._group.setExclusive(False)  # else Qt keeps one of them
        for tile in self._tiles:
            tile.setChecked(tile.choice.value == value)
        self._group.setExclusive(True)
        self._group.blockSignals(False)
        self._let_tab_come_to_the_chosen()

    @Slot(int, bool)
    def _on_group_toggled(self, number: int, on: bool) -> None:
        if on:
            self._let_tab_come_to_the_chosen()
            self.chosen.emit(self._tiles[number].choice.value)

    def _let_tab_come_to_the_chosen(self) -> None:
        """Qt sees to this only once one of them has had the focus."""
        for tile in self._tiles:
            by_tab = tile.isChecked() or self._group.checkedId() < 0
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if by_tab else Qt.FocusPolicy.ClickFocus)
