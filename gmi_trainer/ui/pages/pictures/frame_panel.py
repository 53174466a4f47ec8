"""Moving and sizing the round frame: a button for each step, and the key that does the same."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, primary, quiet, secondary
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import muted

K = Qt.Key
MOVES = {"left": (-1, 0), "up": (0, -1), "down": (0, 1), "right": (1, 0)}
MOVE_KEYS = {"left": K.Key_Left, "up": K.Key_Up, "down": K.Key_Down, "right": K.Key_Right}
MOVE_ICONS = {"left": "arrow-left", "up": "chevron-up", "down": "chevron-down", "right": "arrow-right"}
CLOSER_KEYS = ("+", "=")
FURTHER_KEYS = ("-", "_")


class FramePanel(Stack):
    """Reports steps; what they come to is worked out elsewhere."""

    moved = Signal(int, int)  # steps to the right, steps down
    sized = Signal(int)  # steps larger, or smaller below 0
    whole_asked = Signal()
    done = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, gap_px=12, parent=parent)
        self.add(
            muted(self.tr("Move the ring with the arrow keys. Press + to come closer, and − to see more."))
        )
        spoken = {
            "left": self.tr("Move the ring left"),
            "up": self.tr("Move the ring up"),
            "down": self.tr("Move the ring down"),
            "right": self.tr("Move the ring right"),
        }
        names = {
            "left": self.tr("Left"),
            "up": self.tr("Up"),
            "down": self.tr("Down"),
            "right": self.tr("Right"),
        }
        steps: list[QWidget] = []
        for way, (right, down) in MOVES.items():
            button = secondary(look, names[way], f"own.frame.{way}", icon=MOVE_ICONS[way], spoken=spoken[way])
            button.setAutoRepeat(True)
            button.clicked.connect(partial(self.moved.emit, right, down))
            steps.append(button)
        closer = secondary(look, self.tr("Closer (+)"), "own.frame.closer", icon="plus")
        further = secondary(look, self.tr("See more (−)"), "own.frame.further", icon="target")
        for sizing, larger in ((closer, -1), (further, 1)):
            sizing.setAutoRepeat(True)
            sizing.clicked.connect(partial(self.sized.emit, larger))
        self._done = primary(look, self.tr("Done"), "own.frame.done", icon="check")
        whole = quiet(look, self.tr("The whole photo"), "own.frame.whole", icon="rotate-ccw")
        leave = quiet(look, self.tr("Leave it as it was"), "own.frame.leave", icon="x")
        self._done.clicked.connect(self.done)
        whole.clicked.connect(self.whole_asked)
        leave.clicked.connect(self.left)
        self.add(holding(FlowLayout(look), [self._done, whole, leave]))
        self.add(holding(FlowLayout(look), [*steps, closer, further]))

    @property
    def done_button(self) -> Button:
        """Where the keyboard begins."""
        return self._done

    def listen_on(self, page: QWidget) -> list[QShortcut]:
        """The keys, wherever on the page the keyboard is; they are off until they are wanted."""
        shortcuts = []
        for way, (right, down) in MOVES.items():
            shortcuts.append(
                _shortcut(page, QKeySequence(MOVE_KEYS[way]), partial(self.moved.emit, right, down))
            )
        for names, larger in ((CLOSER_KEYS, -1), (FURTHER_KEYS, 1)):
            shortcuts += [
                _shortcut(page, QKeySequence(name), partial(self.sized.emit, larger)) for name in names
            ]
        return shortcuts

    @Slot()
    def take_focus(self) -> None:
        """On Done: Enter and Space keep what the arrow keys have made."""
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)


def _shortcut(page: QWidget, keys: QKeySequence, act: partial[None]) -> QShortcut:
    shortcut = QShortcut(keys, page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setEnabled(False)
    shortcut.activated.connect(act)
    return shortcut
