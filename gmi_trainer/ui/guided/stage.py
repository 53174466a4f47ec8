"""The stage of a guided practice: the words of the part, a quiet line, four buttons; or a message in their place."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QStackedLayout, QVBoxLayout, QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.key_map import D, Meaning, key_named
from gmi_trainer.ui.guided.bar import GuidedBar
from gmi_trainer.ui.guided.progress_line import ProgressLine
from gmi_trainer.ui.guided.step_words import StepWords
from gmi_trainer.ui.stage.panels import StagePanel
from gmi_trainer.ui.stage.reaching import Reaching
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.words.guided import GuidedHints, guided_hints
from gmi_trainer.ui.words.translate import Translate

Key = Qt.Key


class _Act(Enum):
    """What a key asks for."""

    PAUSE = auto()
    NEXT = auto()
    UPSET = auto()
    STOP = auto()


_USUAL: dict[int, _Act] = {
    Key.Key_D: _Act.UPSET,
    Key.Key_N: _Act.NEXT,
    Key.Key_Right: _Act.NEXT,
    Key.Key_Space: _Act.PAUSE,
    Key.Key_Return: _Act.PAUSE,
    Key.Key_Enter: _Act.PAUSE,
    Key.Key_Escape: _Act.STOP,
    Key.Key_Backspace: _Act.STOP,
}
_OWN = {
    Meaning.RIGHT: _Act.PAUSE,
    Meaning.LEFT: _Act.NEXT,
    Meaning.PAUSE: _Act.PAUSE,
    Meaning.STOP: _Act.STOP,
}
"""Two pedals: one halts, from where every button is in reach; the other goes on to the next part."""


class GuidedStage(QWidget):
    """It shows and reports; the view and its controller decide. Keys work wherever on it the keyboard is, so that
    eyes may stay closed; a press anywhere on the words pauses."""

    pause_asked = Signal()
    next_asked = Signal()
    upset_said = Signal()
    stop_asked = Signal()
    covered = Signal()  # something was laid over it: not that its window was put away

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._translate = translate
        name_control(self, "guided.stage", self.tr("Guided practice"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.panel = StagePanel(look, self)
        self._playing = QWidget(self)
        self.words = StepWords(look, self._playing)
        self.progress = ProgressLine(look, self._playing)
        self._line = QLabel(self._playing)
        self._line.setObjectName("guided.line")
        self._line.setProperty("role", "stage-muted")
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.setWordWrap(True)
        self._line.hide()
        self._bar = GuidedBar(look, self._playing)
        rows = QVBoxLayout(self._playing)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.words, 1)
        rows.addWidget(self._line)
        rows.addWidget(self.progress)
        rows.addWidget(self._bar)
        self._panel_reach = Reaching(look, self)
        self._bar_reach = Reaching(look, self)  # its buttons take no keyboard: only resting is for them
        self._panel_reach.leave_asked.connect(self.panel.leave)
        self.panel.buttons_made.connect(self._on_panel_buttons_made)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.panel)
        self._stack.addWidget(self._playing)
        buttons = self._bar.buttons
        buttons["pause"].pressed.connect(self.pause_asked)
        buttons["next"].pressed.connect(self.next_asked)
        buttons["upset"].pressed.connect(self.upset_said)
        buttons["stop"].pressed.connect(self.stop_asked)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.wear(Reach())

    def wear(self, reach: Reach) -> None:
        """By what the person reaches the buttons; which keys those name."""
        n = key_named("N")
        assert n is not None, "a letter has a key"
        self._panel_reach.wear(reach, kept=(D, n))
        self._bar_reach.wear(reach)
        self._bar.name_keys(self.hints)
        self._bar_reach.watch(tuple(self._bar.buttons.values()))

    @property
    def hints(self) -> GuidedHints:
        """Which keys the buttons name."""
        return guided_hints(self._panel_reach.reach, self._translate)

    @property
    def is_playing(self) -> bool:
        """The words are in view, and no message."""
        return self._stack.currentWidget() is self._playing

    @property
    def line(self) -> str:
        """What the quiet line tells."""
        return self._line.text()

    def show_words(self) -> None:
        """From now on; the keyboard goes to the stage."""
        self._stack.setCurrentWidget(self._playing)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_panel(self) -> None:
        """A message from now on."""
        self._stack.setCurrentWidget(self.panel)
        self.panel.take_focus()

    def tell(self, words: str) -> None:
        """A quiet line below the words, heard as well. Empty: nothing to tell any more."""
        self._line.setText(words)
        self._line.setVisible(bool(words))
        if words:
            announce(self._line, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Own keys first. Beside a message only what it leaves alone comes here."""
        if event.isAutoRepeat():
            return
        meaning = self._panel_reach.meaning(event)
        own = _OWN.get(meaning) if meaning is not None else None
        act = own or _USUAL.get(event.key())
        if act is None:
            super().keyPressEvent(event)
        elif self.is_playing:
            self._do(act)
        elif own is not None:
            self.panel.take_focus()  # from where own keys reach its buttons
        elif act is _Act.UPSET:
            self._do(act)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.is_playing
            and self._panel_reach.meaning(event) in _OWN
        ):
            event.accept()  # a pedal may well send F1
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Anywhere beside the buttons."""
        if self.is_playing and event.button() == Qt.MouseButton.LeftButton:
            self.pause_asked.emit()
        else:
            super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """While there is a message the keyboard belongs to its buttons."""
        super().focusInEvent(event)
        if not self.is_playing:
            self.panel.take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """A window that is put away hides by itself (``spontaneous``): somebody may listen with closed eyes."""
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
            _Act.NEXT: self.next_asked,
            _Act.UPSET: self.upset_said,
            _Act.STOP: self.stop_asked,
        }
        asked[act].emit()

    @Slot(object)
    def _on_panel_buttons_made(self, buttons: tuple[QAbstractButton, ...]) -> None:
        self._panel_reach.watch(buttons)

    @Slot()
    def _on_look_changed(self) -> None:
        self._line.setContentsMargins(self._look.px(12), 0, self._look.px(12), 0)
        self.update()
