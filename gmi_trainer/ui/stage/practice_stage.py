"""A practice in view, with a quiet line and its buttons; or a message in their place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QStackedLayout, QVBoxLayout, QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.key_map import Key, Meaning
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.stage.panels import StagePanel
from gmi_trainer.ui.stage.practice_bar import PracticeBar
from gmi_trainer.ui.stage.reaching import Reaching
from gmi_trainer.ui.theme.look import Look


@dataclass(frozen=True, slots=True)
class StageKeys:
    """What keys ask for, each by the name of the button that does the same. ``usual``: by Qt's code; ``own``: by what
    an own key means; ``beside_message``: what works beside a message, too; ``kept``: keys that mean something else
    unless they were given by name."""

    usual: Mapping[int, str]
    own: Mapping[Meaning, str]
    beside_message: frozenset[str]
    kept: tuple[Key, ...]


def stage_keys(
    usual: Mapping[int, str],
    *,
    left: str,
    beside_message: frozenset[str],
    kept: tuple[Key, ...],
    large: str = "pause",
) -> StageKeys:
    """As on every stage: the large keys and one pedal halt it, or do ``large``; Escape stops.

    ``usual``: the other keys; ``left``: the other pedal.
    """
    code = Qt.Key
    return StageKeys(
        usual={
            **usual,
            code.Key_Space: large,
            code.Key_Return: large,
            code.Key_Enter: large,
            code.Key_Escape: "stop",
            code.Key_Backspace: "stop",
        },
        own={Meaning.RIGHT: large, Meaning.LEFT: left, Meaning.PAUSE: "pause", Meaning.STOP: "stop"},
        beside_message=beside_message,
        kept=kept,
    )


class PracticeStage(QWidget):
    """It shows and reports; a view and its controller decide. Keys work wherever on it the keyboard is, so that eyes
    may stay closed; a press anywhere beside the buttons pauses. A stage puts its own things into ``_rows``."""

    pause_asked = Signal()
    stop_asked = Signal()
    covered = Signal()  # something was laid over it: not that its window was put away

    def __init__(self, look: Look, keys: StageKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._keys = keys
        self._asked: Mapping[str, SignalInstance] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.panel = StagePanel(look, self)
        self._playing = QWidget(self)
        self._rows = QVBoxLayout(self._playing)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._panel_reach = Reaching(look, self)
        self._bar_reach = Reaching(look, self)  # its buttons take no keyboard: only resting is for them
        self._panel_reach.leave_asked.connect(self.panel.leave)
        self.panel.buttons_made.connect(self._on_panel_buttons_made)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.panel)
        self._stack.addWidget(self._playing)

    # -- to be filled by each stage ---------------------------------------------------------------------

    def _add_line(self, name: str) -> None:
        """The quiet line, below what was added so far."""
        self._line = QLabel(self._playing)
        self._line.setObjectName(name)
        self._line.setProperty("role", "stage-muted")
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.setWordWrap(True)
        self._rows.addWidget(self._line)

    def _end_with(self, bar: PracticeBar, asked: Mapping[str, SignalInstance]) -> None:
        """The buttons come last. ``asked``: what a stage says, by the names of its buttons."""
        self._bar = bar
        self._asked = asked
        self._rows.addWidget(bar)
        for name, signal in asked.items():
            if name in bar.buttons:  # the others have keys alone
                bar.buttons[name].pressed.connect(signal)
        self._look.changed.connect(self._on_look_changed)
        self._follow_look()
        self.wear(Reach())

    def _name_keys(self) -> None:
        """Say on the buttons which keys do the same."""
        raise NotImplementedError

    def _follow_look(self) -> None:
        """The sizes of now."""
        self._line.setContentsMargins(self._look.px(12), 0, self._look.px(12), 0)
        self.update()

    # -- what is in view --------------------------------------------------------------------------------

    def wear(self, reach: Reach) -> None:
        """By what the person reaches the buttons; which keys those name."""
        self._panel_reach.wear(reach, kept=self._keys.kept)
        self._bar_reach.wear(reach)
        self._name_keys()
        self._bar_reach.watch(tuple(self._bar.buttons.values()))

    @property
    def is_playing(self) -> bool:
        """The practice is in view, and no message."""
        return self._stack.currentWidget() is self._playing

    def show_practice(self) -> None:
        """From now on; the keyboard goes to the stage."""
        self._stack.setCurrentWidget(self._playing)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_panel(self) -> None:
        """A message from now on."""
        self._stack.setCurrentWidget(self.panel)
        self.panel.take_focus()

    # -- what the person does ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Own keys first. Beside a message only what it leaves alone comes here."""
        if event.isAutoRepeat():
            return
        meaning = self._panel_reach.meaning(event)
        own = self._keys.own.get(meaning) if meaning is not None else None
        act = own or self._keys.usual.get(event.key())
        if act is None:
            super().keyPressEvent(event)
        elif self.is_playing:
            self._asked[act].emit()
        elif own is not None:
            self.panel.take_focus()  # from where own keys reach its buttons
        elif act in self._keys.beside_message:
            self._asked[act].emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.is_playing
            and self._panel_reach.meaning(event) in self._keys.own
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
        """A window that is put away hides by itself (``spontaneous``): somebody may practise with eyes closed."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.covered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.colour("calm"))
        painter.end()

    @Slot(object)
    def _on_panel_buttons_made(self, buttons: tuple[QAbstractButton, ...]) -> None:
        self._panel_reach.watch(buttons)

    @Slot()
    def _on_look_changed(self) -> None:
        self._follow_look()
