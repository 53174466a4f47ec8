"""The breathing stage: the pacer, a quiet line, four buttons; or a message in their place."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QStackedLayout, QVBoxLayout, QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.key_map import D, Meaning
from gmi_trainer.ui.breathe.breath_bar import BreathBar
from gmi_trainer.ui.breathe.pacer_view import PacerView
from gmi_trainer.ui.stage.panels import StagePanel
from gmi_trainer.ui.stage.reaching import Reaching
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.words.breath_keys import KeyHints, hints_for
from gmi_trainer.ui.words.translate import Translate

LINE_STAYS_MS = 8_000
"""A line that told something goes again: nothing is left to read while somebody breathes."""

Key = Qt.Key


class _Act(Enum):
    """What a key asks for."""

    PAUSE = auto()
    EASIER = auto()
    DIZZY = auto()
    STOP = auto()


_USUAL: dict[int, _Act] = {
    Key.Key_D: _Act.DIZZY,
    Key.Key_E: _Act.EASIER,
    Key.Key_Down: _Act.EASIER,
    Key.Key_Space: _Act.PAUSE,
    Key.Key_Return: _Act.PAUSE,
    Key.Key_Enter: _Act.PAUSE,
    Key.Key_Escape: _Act.STOP,
    Key.Key_Backspace: _Act.STOP,
}
_OWN = {
    Meaning.RIGHT: _Act.PAUSE,
    Meaning.LEFT: _Act.EASIER,
    Meaning.PAUSE: _Act.PAUSE,
    Meaning.STOP: _Act.STOP,
}
"""Two pedals: one halts, from where every button is in reach; the other makes it easier."""


class BreathStage(QWidget):
    """It shows and reports; the view and its controller decide. Keys work wherever on it the keyboard is, so that
    eyes may stay closed; a press anywhere on the pacer pauses."""

    pause_asked = Signal()
    easier_asked = Signal()
    dizzy_said = Signal()
    stop_asked = Signal()
    covered = Signal()  # something was laid over it: not that its window was put away

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._translate = translate
        name_control(self, "breath.stage", self.tr("Breathing"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.panel = StagePanel(look, self)
        self._playing = QWidget(self)
        self.pacer = PacerView(look, translate, self._playing)
        self._line = QLabel(self._playing)
        self._line.setObjectName("breath.line")
        self._line.setProperty("role", "stage-muted")
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.setWordWrap(True)
        self._bar = BreathBar(look, self._playing)
        rows = QVBoxLayout(self._playing)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.pacer, 1)
        rows.addWidget(self._line)
        rows.addWidget(self._bar)
        self._panel_reach = Reaching(look, self)
        self._bar_reach = Reaching(look, self)  # its buttons take no keyboard: only resting is for them
        self._panel_reach.leave_asked.connect(self.panel.leave)
        self.panel.buttons_made.connect(self._on_panel_buttons_made)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.panel)
        self._stack.addWidget(self._playing)
        self._line_timer = QTimer(self)
        self._line_timer.setObjectName("breath.timer.line")
        self._line_timer.setSingleShot(True)
        self._line_timer.setInterval(LINE_STAYS_MS)
        self._line_timer.timeout.connect(self._on_line_timer_timeout)
        buttons = self._bar.buttons
        buttons["pause"].pressed.connect(self.pause_asked)
        buttons["easier"].pressed.connect(self.easier_asked)
        buttons["dizzy"].pressed.connect(self.dizzy_said)
        buttons["stop"].pressed.connect(self.stop_asked)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.wear(Reach())

    def wear(self, reach: Reach) -> None:
        """By what the person reaches the buttons; which keys those name."""
        self._panel_reach.wear(reach, kept=(D,))
        self._bar_reach.wear(reach)
        self._bar.name_keys(self.hints)
        self._bar_reach.watch(tuple(self._bar.buttons.values()))

    @property
    def hints(self) -> KeyHints:
        """Which keys the buttons name."""
        return hints_for(self._panel_reach.reach, self._translate)

    @property
    def is_pacing(self) -> bool:
        """The pacer is in view, and no message."""
        return self._stack.currentWidget() is self._playing

    def show_pacer(self) -> None:
        """From now on; the keyboard goes to the stage."""
        self.clear_line()
        self._lay_out()
        self._stack.setCurrentWidget(self._playing)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_panel(self) -> None:
        """A message from now on."""
        self._stack.setCurrentWidget(self.panel)
        self.panel.take_focus()

    def tell(self, words: str, *, stays: bool = False) -> None:
        """A quiet line below the pacer, heard as well. It goes after a while unless it ``stays``."""
        self._line.setText(words)
        announce(self._line, words)
        self._line_timer.stop()
        if not stays:
            self._line_timer.start()

    def clear_line(self) -> None:
        """Nothing to read."""
        self._line_timer.stop()
        self._line.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Own keys first. Beside a message only what it leaves alone comes here."""
        if event.isAutoRepeat():
            return
        meaning = self._panel_reach.meaning(event)
        own = _OWN.get(meaning) if meaning is not None else None
        act = own or _USUAL.get(event.key())
        if act is None:
            super().keyPressEvent(event)
        elif self.is_pacing:
            self._do(act)
        elif own is not None:
            self.panel.take_focus()  # from where own keys reach its buttons
        elif act in (_Act.DIZZY, _Act.EASIER):
            self._do(act)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.is_pacing
            and self._panel_reach.meaning(event) in _OWN
        ):
            event.accept()  # a pedal may well send F1
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Anywhere beside the buttons."""
        if self.is_pacing and event.button() == Qt.MouseButton.LeftButton:
            self.pause_asked.emit()
        else:
            super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """While there is a message the keyboard belongs to its buttons."""
        super().focusInEvent(event)
        if not self.is_pacing:
            self.panel.take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """A window that is put away hides by itself (``spontaneous``): somebody may be breathing with eyes closed."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.covered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.colour("calm"))
        painter.end()

    def _do(self, act: _Act) -> None:
        asked = {
            _Act.PAUSE: self.pause_asked,
            _Act.EASIER: self.easier_asked,
            _Act.DIZZY: self.dizzy_said,
            _Act.STOP: self.stop_asked,
        }
        asked[act].emit()

    def _lay_out(self) -> None:
        """Now: a stacked layout leaves alone what is not on top, and the pacer would jump after its first look."""
        self._playing.setGeometry(self.rect())
        layout = self._playing.layout()
        assert layout is not None
        self._bar.fit_in(self.width())  # what is hidden hears of its new size only when it is shown
        layout.invalidate()
        layout.activate()

    @Slot(object)
    def _on_panel_buttons_made(self, buttons: tuple[QAbstractButton, ...]) -> None:
        self._panel_reach.watch(buttons)

    @Slot()
    def _on_line_timer_timeout(self) -> None:
        self._line.clear()

    @Slot()
    def _on_look_changed(self) -> None:
        self._line.setMinimumHeight(self._look.px(36))
        self._line.setContentsMargins(self._look.px(12), 0, self._look.px(12), 0)
        self.update()
