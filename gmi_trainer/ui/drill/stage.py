"""The drill's stage: one flat colour, the stimulus in its middle, what left and right mean at its sides."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from gmi_trainer.domain.activity import DrillSpec
from gmi_trainer.domain.body import InputKind
from gmi_trainer.services.ports import Clock
from gmi_trainer.ui.drill.answer_pad import AnswerPad
from gmi_trainer.ui.drill.keys import key_names
from gmi_trainer.ui.drill.panels import StagePanel
from gmi_trainer.ui.drill.stimulus_view import StimulusView
from gmi_trainer.ui.theme.look import Look

STIMULUS_SIDES_PX = (480, 440, 400, 360, 320, 280, 240, 200)
"""The picture's diameter in logical pixels: always the largest that fits, so that it stays the same."""

FEEDBACK_ROOM_PX = 64

PIXEL_GRID = 4
"""So many logical pixels are whole device pixels at every quarter step of a screen's scaling."""


class DrillStage(QWidget):
    """What is seen of a drill. It shows and reports; the controller decides.

    The stage keeps its direction in right-to-left languages: left must stay left.
    """

    resized = Signal()
    restyled = Signal()

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("drill.stage")
        self.setAccessibleIdentifier("drill.stage")
        self.setAccessibleName(self.tr("Drill"))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.pad = AnswerPad(clock, self)
        self.pad.setObjectName("drill.pad")
        self.pad.setAccessibleIdentifier("drill.pad")
        self.pad.setAccessibleName(self.tr("Answer here"))
        self.view = StimulusView(self.pad)
        self.panel = StagePanel(look, self)
        self._left_hint = self._hint("drill.left")
        self._right_hint = self._hint("drill.right")
        self._feedback = self._hint("drill.feedback")
        self._counter = QLabel(self)
        self._counter.setProperty("role", "stage-muted")
        self._counter.setObjectName("drill.counter")
        self._counter.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pause_button = self._button("drill.pause", self.tr("Pause (Space)"), "pause")
        self.skip_button = self._button("drill.skip", self.tr("Not this picture (N)"), "eye-off")
        self.stop_button = self._button("drill.stop", self.tr("Stop (Esc)"), "square")
        self._bar = self._make_bar()
        self.pad.resized.connect(self._place)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.panel)
        self._stack.addWidget(self.pad)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._counter)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self._bar)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    @property
    def stage_rgb(self) -> tuple[int, int, int]:
        """The flat colour, for the frames' surround."""
        colour = self._look.colour("stage")
        return colour.red(), colour.green(), colour.blue()

    @property
    def stage_colour(self) -> str:
        """The flat colour, for the session's row."""
        return self._look.tokens.stage

    def wear(self, spec: DrillSpec, left: str, right: str) -> None:
        """Say at the sides what answers left and right; take that pair of keys."""
        self.pad.set_keys(spec.keys)
        if spec.input_kind is InputKind.KEYBOARD:
            left_key, right_key = key_names(spec.keys)
            left, right = f"{left_key}\n{left}", f"{right_key}\n{right}"
        self._left_hint.setText(left)
        self._right_hint.setText(right)
        self._place()

    def fit_view(self) -> int:
        """Choose the picture's diameter for the room there is; returns it in device pixels."""
        self._lay_out_pad()
        room = min(self.pad.height() - 2 * self._feedback_room(), self.pad.width() - 2 * self._look.px(90))
        side = next((s for s in STIMULUS_SIDES_PX if s <= room), STIMULUS_SIDES_PX[-1])
        self.view.set_side(side)
        self._place()
        return round(side * self.view.devicePixelRatio())

    def show_pad(self) -> None:
        """Pictures from now on. The keyboard goes to the pad."""
        self._lay_out_pad()
        self._stack.setCurrentWidget(self.pad)
        self._set_bar_shown(True)
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_panel(self) -> None:
        """A message from now on."""
        self._stack.setCurrentWidget(self.panel)
        self._set_bar_shown(False)
        self.set_counter("")
        self.panel.take_focus()

    @property
    def is_pad_shown(self) -> bool:
        """Whether answers are taken."""
        return self._stack.currentWidget() is self.pad

    def set_counter(self, text: str) -> None:
        """The quiet "12 of 40" above."""
        self._counter.setText(text)

    def set_feedback(self, text: str) -> None:
        """Mark and word below the picture, outside its rectangle; empty clears it."""
        self._feedback.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.colour("stage"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.resized.emit()  # on a denser screen the picture has more pixels
        return handled

    def _lay_out_pad(self) -> None:
        """Give the pad its place now: a stacked layout forgets the widgets that are not on top."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        shown = self._stack.currentWidget()
        if shown is not None and shown is not self.pad:
            self.pad.setGeometry(shown.geometry())
        self._place()

    def _feedback_room(self) -> int:
        return self._look.px(FEEDBACK_ROOM_PX)

    @Slot()
    def _place(self) -> None:
        """The picture in the middle, hints at the sides, feedback below."""
        area = self.pad.rect()
        rect = QRect(0, 0, self.view.width(), self.view.height())
        rect.moveCenter(area.center())
        rect.moveTopLeft(self._on_whole_pixels(rect.topLeft()))
        self.view.move(rect.topLeft())
        gap = self._look.px(12)
        side_room = max(self._look.px(60), rect.left() - 2 * gap)
        for label, x in ((self._left_hint, gap), (self._right_hint, area.width() - gap - side_room)):
            label.setFixedWidth(side_room)
            label.adjustSize()
            label.move(x, area.center().y() - label.height() // 2)
        self._feedback.setGeometry(0, rect.bottom() + 1, area.width(), max(0, area.bottom() - rect.bottom()))

    def _on_whole_pixels(self, corner: QPoint) -> QPoint:
        """A little to the left and up, so that the picture begins on a whole pixel of the screen also where
        that shows 125, 150 or 175 %; between two pixels it would be smoothed."""
        from_window = self.pad.mapTo(self.window(), corner)
        return corner - QPoint(from_window.x() % PIXEL_GRID, from_window.y() % PIXEL_GRID)

    def _hint(self, name: str) -> QLabel:
        label = QLabel(self.pad)
        label.setObjectName(name)
        label.setProperty("role", "stage")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return label

    def _button(self, name: str, text: str, icon: str) -> QPushButton:
        """A button beside the pad: it never takes the keyboard away from it (its key does the same)."""
        button = QPushButton(text, self)
        button.setProperty("role", "stage")
        button.setObjectName(name)
        button.setAccessibleIdentifier(name)
        button.setIcon(self._look.button_icon(icon, "on_stage"))
        button.setIconSize(self._look.button_icon_size())
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _make_bar(self) -> QWidget:
        bar = QWidget(self)
        policy = bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the stimulus must not move when the bar goes
        bar.setSizePolicy(policy)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 8, 12, 20)
        row.setSpacing(12)
        row.addStretch(1)
        for button in (self.pause_button, self.skip_button, self.stop_button):
            row.addWidget(button)
        row.addStretch(1)
        return bar

    def _set_bar_shown(self, shown: bool) -> None:
        self._bar.setVisible(shown)

    @Slot()
    def _on_look_changed(self) -> None:
        self.view.set_colours(self._look.colour("stage"), self._look.colour("on_stage"))
        self._counter.setFixedHeight(self._look.px(36))
        icon = self._look.px(20)
        for button in (self.pause_button, self.skip_button, self.stop_button):
            button.setIconSize(QSize(icon, icon))
        self._place()
        self.update()
        self.restyled.emit()
