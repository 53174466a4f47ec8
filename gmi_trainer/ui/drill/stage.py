"""The drill's stage: one flat colour, the stimulus in its middle, what left and right mean at its sides."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from gmi_trainer.domain.activity import DrillSpec
from gmi_trainer.domain.answering import key_map_of, keys_heard
from gmi_trainer.domain.body import InputKind, Side
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.ui.drill.answer_pad import AnswerPad
from gmi_trainer.ui.drill.middle_zone import MiddleZone
from gmi_trainer.ui.drill.side_hint import SideHint
from gmi_trainer.ui.drill.stage_bar import StageBar
from gmi_trainer.ui.drill.stimulus_view import StimulusView
from gmi_trainer.ui.stage.dwell_buttons import DwellButtons
from gmi_trainer.ui.stage.keys import KeyLookup
from gmi_trainer.ui.stage.panel_keys import PanelKeys
from gmi_trainer.ui.stage.panels import StagePanel
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.answers import key_cap

STIMULUS_SIDES_PX = (480, 440, 400, 360, 320, 280, 260, 240, 220, 200, 180, 160, 140, 120, 100, 80)
"""The picture's diameter in logical pixels: always the largest that fits, so that it stays the same."""

SMALL_PICTURE_PX = 160
"""A smaller picture than this shows too little of a hand to be sure of what is measured (design)."""

FEEDBACK_ROOM_PX = 52
SIDE_ROOM_PX = 90
BESIDE_PX = 6
"""So far beside the picture the middle zone ends."""
MIDDLE_AROUND_PX = 6
"""So far above and below the picture it is drawn; the pointer may be anywhere between its sides."""
SLACK_PX = 14
"""So far back over the edge of the middle zone a side is left."""

PIXEL_GRID = 4
"""So many logical pixels are whole device pixels at every quarter step of a screen's scaling."""


_CAPS = ("left", "right", "pause", "stop", "skip")


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
        self._middle = MiddleZone(look, self.pad)
        self.view = StimulusView(self.pad)
        self.panel = StagePanel(look, self)
        self._left_hint = SideHint(look, "drill.left", self.pad)
        self._right_hint = SideHint(look, "drill.right", self.pad)
        self._feedback = self._make_feedback()
        self._counter = QLabel()
        self._counter.setProperty("role", "stage-muted")
        self._counter.setObjectName("drill.counter")
        self._counter.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = StageBar(look)
        self._bar_by_rest = DwellButtons(look, self)
        self._panel_by_rest = DwellButtons(look, self)
        self._panel_keys = PanelKeys(self)
        self.panel.buttons_made.connect(self._on_panel_buttons_made)
        self.pad.resting.connect(self._on_pad_resting)
        self.pad.resized.connect(self._place)
        self._playing = QWidget(self)
        rows = QVBoxLayout(self._playing)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._counter)
        rows.addWidget(self.pad, 1)
        rows.addWidget(self._bar)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.panel)
        self._stack.addWidget(self._playing)
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

    @property
    def pause_button(self) -> QPushButton:
        """Wait."""
        return self._bar.buttons["pause"]

    @property
    def skip_button(self) -> QPushButton:
        """Not this picture."""
        return self._bar.buttons["skip"]

    @property
    def stop_button(self) -> QPushButton:
        """Enough."""
        return self._bar.buttons["stop"]

    def wear(self, spec: DrillSpec, left: str, right: str) -> None:
        """Say at the sides and on the buttons what answers and what does what; take those keys."""
        self.pad.wear(spec)
        self._panel_keys.wear(KeyLookup(keys_heard(spec)) if spec.own_keys is not None else None)
        keys = key_map_of(spec)
        caps = {name: key_cap(getattr(keys, name), QCoreApplication.translate) for name in _CAPS}
        shown = (caps["left"], caps["right"]) if spec.input_kind is InputKind.KEYBOARD else ("", "")
        dwells = self.pad.dwell_ms is not None
        self._left_hint.say(left, shown[0], fills=dwells)
        self._right_hint.say(right, shown[1], fills=dwells)
        self._middle.setVisible(dwells)
        self._bar.name_keys(caps["pause"], caps["skip"], caps["stop"])
        self._bar_by_rest.watch(self._bar.buttons.values(), self.pad.dwell_ms)
        self._place()

    def call_to_middle(self, words: str) -> None:
        """The pointer is to come back before the next picture; no words: it is there."""
        self._middle.call(bool(words))
        self.set_feedback(words)

    def fit_view(self) -> int:
        """Choose the picture's diameter for the room there is; returns it in device pixels."""
        self._lay_out_pad()
        beside = 2 * max(self._hint_width(), self._look.px(SIDE_ROOM_PX))
        room = min(self._picture_area().height(), self.pad.width() - beside)
        side = next((s for s in STIMULUS_SIDES_PX if s <= room), STIMULUS_SIDES_PX[-1])
        self.view.set_side(side)
        self._place()
        return round(side * self.view.devicePixelRatio())

    @property
    def is_picture_small(self) -> bool:
        """Whether the window leaves too little room to measure well."""
        return self.view.width() < SMALL_PICTURE_PX

    def show_pad(self) -> None:
        """Pictures from now on. The keyboard goes to the pad."""
        self._lay_out_pad()
        self._stack.setCurrentWidget(self._playing)
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_panel(self) -> None:
        """A message from now on."""
        self._stack.setCurrentWidget(self.panel)
        self.set_counter("")
        self.panel.take_focus()

    @property
    def is_pad_shown(self) -> bool:
        """Whether answers are taken."""
        return self._stack.currentWidget() is self._playing

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
        if event.type() == QEvent.Type.ShortcutOverride and self.is_pad_shown:
            event.accept()  # while pictures come, every key is the drill's: a pedal may well send F1
            return True
        handled = super().event(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.resized.emit()  # on a denser screen the picture has more pixels
        return handled

    def _lay_out_pad(self) -> None:
        """Give the pad its place now: a stacked layout leaves alone what is not on top."""
        self._playing.setGeometry(self.rect())
        layout = self._playing.layout()
        assert layout is not None
        layout.invalidate()  # what is hidden hears of its new size only when it is shown
        layout.activate()
        self._place()

    def _picture_area(self) -> QRect:
        """The pad without the lines below for mark and word."""
        return self.pad.rect().adjusted(0, 0, 0, -self._look.px(FEEDBACK_ROOM_PX))

    @Slot()
    def _place(self) -> None:
        """The picture in the middle, or as far above it as the lines below need; hints at the sides."""
        area = self._picture_area()
        rect = QRect(0, 0, self.view.width(), self.view.height())
        rect.moveCenter(self.pad.rect().center())
        rect.moveBottom(max(area.top() + rect.height() - 1, min(rect.bottom(), area.bottom())))
        rect.moveTopLeft(self._on_whole_pixels(rect.topLeft()))
        self.view.move(rect.topLeft())
        for hint, middle in (
            (self._left_hint, rect.left() // 2),
            (self._right_hint, (rect.right() + area.width()) // 2),
        ):
            hint.adjustSize()
            hint.move(middle - hint.width() // 2, max(0, rect.center().y() - hint.height() // 2))
        around = self._look.px(MIDDLE_AROUND_PX)  # not down to the words below: its line would cross them
        self._middle.setGeometry(
            QRect(0, rect.top() - around, self.pad.width(), rect.height() + 2 * around) & self.pad.rect()
        )
        left, right = rect.left() - BESIDE_PX, rect.right() + 1 + BESIDE_PX
        self._middle.set_edges(left, right)
        self.pad.set_middle(left, right, self._look.px(SLACK_PX))
        below = QRect(0, rect.bottom() + 1, area.width(), self.pad.height() - rect.bottom() - 1)
        edge = self._look.px(12)
        self._feedback.setGeometry(below.adjusted(edge, 0, -edge, 0))

    def _hint_width(self) -> int:
        hints = (self._left_hint, self._right_hint)
        return max(hint.sizeHint().width() for hint in hints) + 2 * self._look.px(8)

    def _on_whole_pixels(self, corner: QPoint) -> QPoint:
        """A little to the left and up, so that the picture begins on a whole pixel of the screen also where
        that shows 125, 150 or 175 %; between two pixels it would be smoothed."""
        from_window = self.pad.mapTo(self.window(), corner)
        return corner - QPoint(from_window.x() % PIXEL_GRID, from_window.y() % PIXEL_GRID)

    def _make_feedback(self) -> QLabel:
        label = QLabel(self.pad)
        label.setObjectName("drill.feedback")
        label.setProperty("role", "stage-large")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return label

    @Slot(object)
    def _on_pad_resting(self, side: Side | None) -> None:
        for hint, its_side in ((self._left_hint, Side.LEFT), (self._right_hint, Side.RIGHT)):
            if side is its_side:
                hint.fill.fill(self.pad.dwell_ms or 0)
            else:
                hint.fill.empty()

    @Slot(object)
    def _on_panel_buttons_made(self, buttons: tuple[QAbstractButton, ...]) -> None:
        self._panel_by_rest.watch(buttons, self.pad.dwell_ms)
        self._panel_keys.watch(buttons)

    @Slot()
    def _on_look_changed(self) -> None:
        self.view.set_colours(self._look.colour("stage"), self._look.colour("on_stage"))
        self._counter.setFixedHeight(self._look.px(32))
        self._place()
        self.update()
        self.restyled.emit()
