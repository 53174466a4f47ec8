"""One of a few: large tiles side by side, with what each means. Nothing to open, nothing to aim at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.painting import focus_ring, in_reading_order, rounded
from gmi_trainer.ui.widgets.reflow import ReflowLayout
from gmi_trainer.ui.widgets.wrapped_text import WrappedText


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen. ``key`` ends the control's identifier: ``settings.theme.dark``."""

    value: object
    key: str
    label: str
    description: str = ""
    icon: str | None = None


class ChoiceTile(QRadioButton):
    """A radio button as a tile: a mark, an icon, a label and a line about it."""

    def __init__(self, look: Look, choice: Choice, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(choice.label, parent)
        self.choice = choice
        self._look = look
        self._picture = look.icon(choice.icon, "muted", when_on="on_accent_soft") if choice.icon else None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        name_control(self, identifier, choice.label)
        self.setAccessibleDescription(choice.description)
        look.changed.connect(self._on_look_changed)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        text = self._words().height_for(width - self._beside_text())
        return max(self._look.length("touch") + self._look.px(6), text + 2 * self._look.px(14))

    def sizeHint(self) -> QSize:
        width = self._beside_text() + min(self._words().natural_width(), self._look.px(260))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._beside_text() + self._words().narrowest()
        return QSize(width, self._look.length("touch"))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = look.length("r_control")
        slack = look.length("slack")
        tile = QRectF(self.rect()).adjusted(slack, slack, -slack, -slack)
        chosen = self.isChecked()
        ground = "accent_soft" if chosen else "sunken" if self.underMouse() else "surface"
        line = look.colour("accent" if chosen else "border")
        rounded(painter, tile, radius, look.colour(ground), line, look.length("edge"))
        pad = look.px(16)
        at = pad
        at += self._paint_mark(painter, at, chosen) + look.px(12)
        if self._picture is not None:
            side = look.px(24)
            self._picture.paint(painter, self._mirrored(at, side, side), on=chosen)
            at += side + look.px(10)
        words = QRect(at, 0, self.width() - at - pad, self.height())
        ink = look.colour("on_accent_soft" if chosen else "text")
        self._words().paint(
            painter, in_reading_order(self.layoutDirection(), self.rect(), words), ink, look.colour("muted")
        )
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), radius + slack, look)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _paint_mark(self, painter: QPainter, left: int, chosen: bool) -> int:
        """The ring of a radio button, filled when chosen; returns its width."""
        side = self._look.px(20)
        ring = QRectF(self._mirrored(left, side, side))
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

    def _mirrored(self, left: int, width: int, height: int) -> QRect:
        place = QRect(left, (self.height() - height) // 2, width, height)
        return in_reading_order(self.layoutDirection(), self.rect(), place)

    def _beside_text(self) -> int:
        width = 2 * self._look.px(16) + self._look.px(20) + self._look.px(12)
        if self._picture is not None:
            width += self._look.px(24) + self._look.px(10)
        return width

    def _words(self) -> WrappedText:
        return WrappedText(self.choice.label, self.choice.description, self.font(), self._look.px(2))


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
        layout = ReflowLayout(look, column_px, most=most, gap_px=12, parent=self)
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

    def set_value(self, value: object) -> None:
        """Show another choice without reporting it."""
        self._group.blockSignals(True)
        for tile in self._tiles:
            if tile.choice.value == value:
                tile.setChecked(True)
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
