"""The stage of the camera as a mirror: a line on the camera, the mirror, its buttons; or a message in their place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.key_map import D
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.ui.stage.practice_bar import PracticeBar
from gmi_trainer.ui.stage.practice_stage import PracticeStage, stage_keys
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.webcam.surface import MirrorSurface
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.words.answers import with_key
from gmi_trainer.ui.words.breath_keys import letter_hint
from gmi_trainer.ui.words.translate import Translate

Key = Qt.Key
KEYS = stage_keys(
    {Key.Key_D: "upset", Key.Key_S: "set_up"},
    left="upset",
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

PAIRS = (
    (("line_left", "←"), ("line_right", "→")),
    (("gap_narrower", "↓"), ("gap_wider", "↑")),
    (("other_half", "O"), ("turn", "T")),
    (("clock", "C"), None),
)
"""What the bar of setting up offers at a time, and the keys that do the same: little enough for a small window."""

CHANGE_ICONS = {"less": "chevron-left", "more": "chevron-right", "next": "skip-forward", "set": "check"}


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
        self._pair = 0
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
        self._bar_reach.watch((*self._bar.buttons.values(), *self._changes.buttons.values()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is changed while one looks on has its keys whether its buttons are in view or not."""
        change = CHANGES.get(Key(event.key()))
        is_own = self._panel_reach.meaning(event) is not None
        if change is not None and self.is_playing and not is_own:
            self.change_asked.emit(change)
        elif event.key() == Key.Key_N and self.is_playing and self.is_setting_up and not is_own:
            self._on_next_pressed()
        else:
            super().keyPressEvent(event)

    def _make_changes(self) -> PracticeBar:
        """In the place of the usual buttons while somebody sets up."""
        bar = PracticeBar(self._look, "webcam", CHANGE_ICONS, self._playing)
        bar.buttons["less"].pressed.connect(partial(self._ask_change, 0))
        bar.buttons["more"].pressed.connect(partial(self._ask_change, 1))
        bar.buttons["next"].pressed.connect(self._on_next_pressed)
        bar.buttons["set"].pressed.connect(self._set_up_asked)
        return bar

    def _ask_change(self, which: int) -> None:
        asked = PAIRS[self._pair][which]
        if asked is not None:
            self.change_asked.emit(asked[0])

    @Slot()
    def _on_next_pressed(self) -> None:
        self._pair = (self._pair + 1) % len(PAIRS)
        self._name_changes()

    def _name_changes(self) -> None:
        """The two buttons of now; the last has one only."""
        say = QCoreApplication.translate
        usual = self._panel_reach.reach.own_keys is None
        worded = {
            "next": (with_key(self.tr("What else"), "N" if usual else "", say), self.tr("Else")),
            "set": (with_key(self.tr("Done"), "S" if usual else "", say), self.tr("Done")),
        }
        for button, change in zip(("less", "more"), PAIRS[self._pair], strict=True):
            words = self._change_words(change[0]) if change is not None else ""
            worded[button] = (with_key(words, change[1] if change is not None and usual else "", say), words)
            self._changes.buttons[button].setEnabled(change is not None)
        self._changes.wear_words(worded)

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

    def _follow_look(self) -> None:
        edge, above = self._look.px(12), self._look.px(6)
        self._line.setContentsMargins(edge, above, edge, above)
        self.update()

    def _name_keys(self) -> None:
        self._name_changes()
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
        shown, hidden = (self._bar, self._changes) if self.is_setting_up else (self._changes, self._bar)
        hidden.hide()  # first: both together would make a small window grow
        shown.show()
