"""The stage of the camera as a mirror: a line on the camera, the mirror, its buttons; or a message in their place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.key_map import D, Meaning
from gmi_trainer.services.ports import Clock
from gmi_trainer.ui.stage.practice_bar import PracticeBar
from gmi_trainer.ui.stage.practice_stage import PracticeStage, StageKeys
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.webcam.surface import MirrorSurface
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout
from gmi_trainer.ui.words.answers import with_key
from gmi_trainer.ui.words.breath_keys import letter_hint
from gmi_trainer.ui.words.translate import Translate

Key = Qt.Key
KEYS = StageKeys(
    usual={
        Key.Key_D: "upset",
        Key.Key_S: "set_up",
        Key.Key_Space: "pause",
        Key.Key_Return: "pause",
        Key.Key_Enter: "pause",
        Key.Key_Escape: "stop",
        Key.Key_Backspace: "stop",
    },
    own={
        Meaning.RIGHT: "pause",
        Meaning.LEFT: "upset",
        Meaning.PAUSE: "pause",
        Meaning.STOP: "stop",
    },
    beside_message=frozenset(),
    kept=(D,),
)
"""Two pedals: one pauses, from where every button is in reach; the other says that it is too much."""

ICONS = {"pause": "pause", "set_up": "settings", "upset": "life-buoy", "stop": "square"}

CHANGES = {
    Key.Key_O: "other_half",
    Key.Key_Left: "line_left",
    Key.Key_Right: "line_right",
    Key.Key_Down: "gap_narrower",
    Key.Key_Up: "gap_wider",
    Key.Key_T: "turn",
    Key.Key_C: "clock",
}
"""What can be changed while somebody looks on, and the keys that do it."""

CAPS = {
    "other_half": "O",
    "line_left": "←",
    "line_right": "→",
    "gap_narrower": "↓",
    "gap_wider": "↑",
    "turn": "T",
    "clock": "C",
}


class WebcamStage(PracticeStage):
    """It shows and reports; the view decides. Left stays left, in every language."""

    upset_said = Signal()
    change_asked = Signal(str)  # one of CHANGES
    _set_up_asked = Signal()

    def __init__(self, look: Look, clock: Clock, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, KEYS, parent)
        self._translate = translate
        name_control(self, "webcam.stage", self.tr("The camera as a mirror"))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._add_line("webcam.line")
        self.surface = MirrorSurface(look, clock, self._playing)
        self._rows.addWidget(self.surface, 1)
        self._changes = self._make_changes()
        self._changes.hide()
        self._rows.addWidget(self._changes)
        self._set_up_asked.connect(self._on_set_up_asked)
        self._end_with(
            PracticeBar(look, "webcam", ICONS, self._playing),
            {
                "pause": self.pause_asked,
                "set_up": self._set_up_asked,
                "upset": self.upset_said,
                "stop": self.stop_asked,
            },
        )

    @property
    def line(self) -> str:
        """What is said above the mirror."""
        return self._line.text()

    @property
    def is_setting_up(self) -> bool:
        """Whether the buttons that change it are in view."""
        return self._changes.isVisibleTo(self._playing)

    def tell(self, words: str) -> None:
        """Above the mirror, always in view."""
        self._line.setText(words)
        self._line.setAccessibleName(words)

    def wear(self, reach: Reach) -> None:
        super().wear(reach)
        self._bar_reach.watch((*self._bar.buttons.values(), *self.change_buttons.values()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is changed while one looks on has its keys whether its buttons are in view or not."""
        change = CHANGES.get(Key(event.key()))
        if change is not None and self.is_playing and self._panel_reach.meaning(event) is None:
            self.change_asked.emit(change)
        else:
            super().keyPressEvent(event)

    def _make_changes(self) -> QWidget:
        holder = QWidget(self._playing)
        row = FlowLayout(self._look, centred=True, parent=holder)
        self.change_buttons: dict[str, QPushButton] = {}
        say = QCoreApplication.translate
        for name in CHANGES.values():
            button = QPushButton(with_key(self._change_words(name), CAPS[name], say), holder)
            button.setProperty("role", "stage")
            name_control(button, f"webcam.{name}", self._change_words(name))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.pressed.connect(partial(self.change_asked.emit, name))
            self.change_buttons[name] = button
            row.addWidget(button)
        return holder

    def _change_words(self, name: str) -> str:
        return {
            "other_half": self.tr("Other side"),
            "line_left": self.tr("Line left"),
            "line_right": self.tr("Line right"),
            "gap_narrower": self.tr("Smaller gap"),
            "gap_wider": self.tr("Larger gap"),
            "turn": self.tr("Turn round"),
            "clock": self.tr("Running number"),
        }[name]

    def _name_keys(self) -> None:
        reach, say = self._panel_reach.reach, QCoreApplication.translate
        keys = reach.own_keys
        usual = keys is None
        self._bar.wear_words(
            {
                "pause": (
                    with_key(self.tr("Pause"), self.tr("Space") if usual else "", say),
                    self.tr("Pause"),
                ),
                "set_up": (with_key(self.tr("Set up"), "S" if usual else "", say), self.tr("Set up")),
                "upset": (
                    with_key(self.tr("I feel dizzy or upset"), letter_hint("D", reach), say),
                    self.tr("Dizzy, upset"),
                ),
                "stop": (with_key(self.tr("Stop"), self.tr("Esc") if usual else "", say), self.tr("Stop")),
            }
        )

    @Slot()
    def _on_set_up_asked(self) -> None:
        self._changes.setVisible(not self.is_setting_up)
