"""A 0 to 10 row: one tap, one digit, or the arrows. Nothing to drag, nothing to aim at twice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from gmi_trainer.domain.checkin import HIGHEST, LOWEST
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.painting import focus_ring, rounded
from gmi_trainer.ui.widgets.reflow import ReflowLayout, holding
from gmi_trainer.ui.widgets.text import Text

CELL_PX = 48
GAP_PX = 5
TEN_KEYS = (Qt.Key.Key_X, Qt.Key.Key_Minus, Qt.Key.Key_Plus)
"""There is no key with a 10 on it: X is ten, and so is the key beside the 0."""
_PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def number_of(key: int) -> int | None:
    """The number that a key stands for; None where it stands for none."""
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return int(key) - int(Qt.Key.Key_0)
    return HIGHEST if key in TEN_KEYS else None


class ScaleCell(QRadioButton):
    """One number of the row."""

    answered = Signal(int)
    arrow_pressed = Signal(int)  # -1 towards 0, 1 towards 10

    def __init__(
        self, look: Look, number: int, identifier: str, *, on_stage: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(str(number), parent)
        self.number = number
        self._is_told = False
        self._look = look
        self._on_stage = on_stage
        name_control(self, identifier)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        self.toggled.connect(self._on_toggled)
        look.changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        side = self._look.length("touch")
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_chosen(self, chosen: bool) -> None:
        """Show it so; nothing is reported."""
        self._is_told = True
        self.setChecked(chosen)
        self._is_told = False

    def nextCheckState(self) -> None:
        """A press reports itself, once it is complete."""
        self._is_told = True
        super().nextCheckState()
        self._is_told = False

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, too; arrows are the row's business."""
        key = event.key()
        if event.isAutoRepeat():
            event.accept()
        elif key in _PRESSES:
            self.click()
        elif (step := self._step_of(key)) != 0:
            self.arrow_pressed.emit(step)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = look.length("r_button")
        slack = look.length("slack")
        tile = QRectF(self.rect()).adjusted(slack, slack, -slack, -slack)
        chosen = self.isChecked()
        fill, line, ink = self._colours(chosen=chosen)
        ground = look.colour(fill) if fill is not None else None
        rounded(painter, tile, radius, ground, look.colour(line), look.length("edge"))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold if chosen else QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(look.colour(ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if chosen:
            self._underline(painter, tile, QFontMetrics(font), ink)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), radius + slack, look)

    @Slot()
    def _on_clicked(self) -> None:
        self.answered.emit(self.number)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        """A screen reader chooses without any press; that is an answer, too."""
        if on and not self._is_told:
            self.answered.emit(self.number)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _colours(self, *, chosen: bool) -> tuple[str | None, str, str]:
        """Fill (None: the ground shows), line and ink."""
        if self._on_stage:
            return (
                ("stage_accent", "stage_accent", "stage") if chosen else (None, "on_stage_muted", "on_stage")
            )
        if chosen:
            return "accent", "accent", "on_accent"
        return ("sunken", "control", "text") if self.underMouse() else ("surface", "control", "text")

    def _underline(self, painter: QPainter, tile: QRectF, metrics: QFontMetrics, ink: str) -> None:
        """So that the chosen one differs by more than its colour."""
        width = max(metrics.horizontalAdvance(self.text()), self._look.px(12))
        height = max(2, self._look.px(2.5))
        centre = tile.center()
        top = centre.y() + metrics.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour(ink))
        painter.drawRoundedRect(QRectF(centre.x() - width / 2, top, width, height), height / 2, height / 2)

    def _step_of(self, key: int) -> int:
        towards_ten = Qt.Key.Key_Right
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            towards_ten = Qt.Key.Key_Left
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return 1 if key == towards_ten else -1
        return {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(key), 0)


class ScaleRow(QWidget):
    """Eleven large numbers and what the two ends mean. In a narrow window they stand in two even rows.

    ``answered`` is a person's answer; ``moved`` says that the arrows came to a number, which is chosen but
    not yet left: Enter or Space make it the answer.
    """

    answered = Signal(int)
    moved = Signal(int)

    def __init__(
        self, look: Look, identifier: str, *, on_stage: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "plain")
        name_control(self, identifier)
        self._cells = [
            ScaleCell(look, number, f"{identifier}.{number}", on_stage=on_stage)
            for number in range(LOWEST, HIGHEST + 1)
        ]
        self._group = QButtonGroup(self)
        for cell in self._cells:
            self._group.addButton(cell, cell.number)
            cell.answered.connect(self._on_cell_answered)
            cell.arrow_pressed.connect(self._on_cell_arrow_pressed)
        self._numbers = ReflowLayout(look, CELL_PX, most=len(self._cells), gap_px=GAP_PX)
        role = "stage-muted" if on_stage else "small"
        self._low, self._high = Text("", role), Text("", role)
        self._high.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        self._low.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._ends = QHBoxLayout()
        self._ends.addWidget(self._low, 1)
        self._ends.addWidget(self._high, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(holding(self._numbers, self._cells))
        self._rows.addLayout(self._ends)
        self._let_tab_come_to_one()
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    @property
    def value(self) -> int | None:
        """What is chosen."""
        number = self._group.checkedId()
        return number if number >= 0 else None

    @property
    def cells(self) -> tuple[ScaleCell, ...]:
        """The numbers, in order."""
        return tuple(self._cells)

    @property
    def has_keyboard(self) -> bool:
        """The focus is on one of the numbers."""
        return any(cell.hasFocus() for cell in self._cells)

    def ask(self, question: str, low: str, high: str, value: int | None = None) -> None:
        """Ask something, in the same place as what was asked before. ``low`` and ``high`` are the ends."""
        self.setAccessibleName(question)
        self._low.setText(self.tr("0: {words}").format(words=low))
        self._high.setText(self.tr("10: {words}").format(words=high))
        for cell in self._cells:
            end = {LOWEST: low, HIGHEST: high}.get(cell.number)
            about = (
                question if end is None else self.tr("{question}: {end}").format(question=question, end=end)
            )
            cell.setAccessibleName(self.tr("{n} of 10").format(n=cell.number))
            cell.setAccessibleDescription(about)
        self.set_value(value)

    def set_value(self, value: int | None) -> None:
        """Show a number as chosen, or none; nothing is reported."""
        self._group.setExclusive(False)
        for cell in self._cells:
            cell.show_chosen(cell.number == value)
        self._group.setExclusive(True)
        self._let_tab_come_to_one()

    def take_focus(self) -> None:
        """Put the keyboard on the chosen number, or on the first."""
        self._tab_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press_key(event):
            super().keyPressEvent(event)

    def press_key(self, event: QKeyEvent) -> bool:
        """Take a digit as the answer, from wherever it was pressed; whether it was one."""
        number = number_of(event.key())
        if number is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if not event.isAutoRepeat():
            self._cells[number].show_chosen(True)
            self._on_cell_answered(number)
        event.accept()
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.update()

    @Slot(int)
    def _on_cell_answered(self, number: int) -> None:
        self._let_tab_come_to_one()
        self.answered.emit(number)

    @Slot(int)
    def _on_cell_arrow_pressed(self, step: int) -> None:
        at = next((cell.number for cell in self._cells if cell.hasFocus()), LOWEST)
        to = min(max(at + step, LOWEST), HIGHEST)
        self._cells[to].show_chosen(True)
        self._let_tab_come_to_one()
        self.take_focus()
        self.moved.emit(to)

    @Slot()
    def _on_look_changed(self) -> None:
        self._rows.setSpacing(self._look.px(6))
        self._ends.setSpacing(self._look.px(16))

    def _tab_stop(self) -> ScaleCell:
        return self._cells[self.value if self.value is not None else LOWEST]

    def _let_tab_come_to_one(self) -> None:
        """One stop on the way of the Tab key, not eleven."""
        stop = self._tab_stop()
        for cell in self._cells:
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cell is stop else Qt.FocusPolicy.ClickFocus)
