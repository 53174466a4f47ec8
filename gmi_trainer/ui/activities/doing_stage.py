"""While a task is done: its words, how much of the timer is left, and four buttons; or a message in their place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.key_map import ESCAPE, SPACE, D, F
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.guided.progress_line import ProgressLine
from gmi_trainer.ui.guided.step_words import StepWords
from gmi_trainer.ui.stage.practice_bar import PracticeBar
from gmi_trainer.ui.stage.practice_stage import PracticeStage, stage_keys
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.words.answers import key_cap, with_key
from gmi_trainer.ui.words.breath_keys import letter_hint
from gmi_trainer.ui.words.translate import Translate

Key = Qt.Key
KEYS = stage_keys(
    {
        Key.Key_F: "finished",
        Key.Key_Right: "finished",
        Key.Key_D: "unwell",
    },
    left="finished",
    beside_message=frozenset({"unwell"}),
    kept=(D, F),
)
"""Two pedals: one halts, from where every button is in reach; the other ends the task."""

WORDS_AT_LEAST_PX = 80
ICONS = {"finished": "check", "pause": "pause", "unwell": "life-buoy", "stop": "square"}


@dataclass(frozen=True, slots=True)
class DoingHints:
    """What is written on the keys; empty where no key does it. ``press``: the button that has the keyboard."""

    finished: str
    pause: str
    unwell: str
    stop: str
    press: str


def doing_hints(reach: Reach, translate: Translate) -> DoingHints:
    """Own keys come first; a letter that they took is not named."""
    keys, unwell = reach.own_keys, letter_hint("D", reach)
    if keys is None:
        space = key_cap(SPACE, translate)
        return DoingHints(letter_hint("F", reach), space, unwell, key_cap(ESCAPE, translate), space)
    left, right, stop = (key_cap(key, translate) for key in (keys.left, keys.right, keys.stop))
    return DoingHints(left, right, unwell, stop, right)


class DoingStage(PracticeStage):
    """Words that stand still, and a quiet line that fills where there is a timer."""

    finished_asked = Signal()
    unwell_said = Signal()

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, KEYS, parent)
        self._translate = translate
        name_control(self, "activity.stage", self.tr("Daily task"))
        self.words = StepWords(look, self._playing)
        self.progress = ProgressLine(look, self._playing)
        self._rows.addWidget(self.words, 1)
        self._add_line("activity.line")
        self._line.hide()  # how much is left stands above the words
        self._rows.addWidget(self.progress)
        self._doing_bar = PracticeBar(look, "activity", ICONS, self._playing)
        self._end_with(
            self._doing_bar,
            {
                "finished": self.finished_asked,
                "pause": self.pause_asked,
                "unwell": self.unwell_said,
                "stop": self.stop_asked,
            },
        )

    @property
    def hints(self) -> DoingHints:
        """Which keys the buttons name."""
        return doing_hints(self._panel_reach.reach, self._translate)

    @property
    def left(self) -> str:
        """How much is left, as it stands above the words."""
        return self.words.shown[0]

    def begin(self, wanted_ms: int | None) -> None:
        """Another task; without a timer nothing fills."""
        self.progress.begin((wanted_ms or 1,))
        self.progress.setVisible(wanted_ms is not None)

    def show_task(self, heading: str, words: str, left: str, *, aloud: bool) -> None:
        """``left``: how much of the timer is left, which nobody has to listen to."""
        if aloud or (left, heading, words) != self.words.shown:
            self.words.show_step(heading, words, left, aloud=aloud)

    def _follow_look(self) -> None:
        """The words give way before the buttons do."""
        super()._follow_look()
        self.words.setMinimumHeight(self._look.px(WORDS_AT_LEAST_PX))

    def _name_keys(self) -> None:
        hints, say = self.hints, QCoreApplication.translate
        self._doing_bar.wear_words(
            {
                "finished": (with_key(self.tr("I have done it"), hints.finished, say), self.tr("Done")),
                "pause": (with_key(self.tr("Pause"), hints.pause, say), self.tr("Pause")),
                "unwell": (with_key(self.tr("I feel unwell"), hints.unwell, say), self.tr("Unwell")),
                "stop": (with_key(self.tr("Stop"), hints.stop, say), self.tr("Stop")),
            }
        )
