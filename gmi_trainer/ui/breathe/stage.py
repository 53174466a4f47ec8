"""The breathing stage: the pacer, a quiet line, four buttons; or a message in their place."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.key_map import D
from gmi_trainer.ui.breathe.breath_bar import BreathBar
from gmi_trainer.ui.breathe.pacer_view import PacerView
from gmi_trainer.ui.stage.practice_stage import PracticeStage, stage_keys
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.words.breath_keys import KeyHints, hints_for
from gmi_trainer.ui.words.translate import Translate

LINE_STAYS_MS = 8_000
"""A line that told something goes again: nothing is left to read while somebody breathes."""

Key = Qt.Key
KEYS = stage_keys(
    {
        Key.Key_D: "dizzy",
        Key.Key_E: "easier",
        Key.Key_Down: "easier",
    },
    left="easier",
    beside_message=frozenset({"dizzy", "easier"}),
    kept=(D,),
)
"""Two pedals: one halts, from where every button is in reach; the other makes it easier."""


class BreathStage(PracticeStage):
    """The pacer, and what can be asked of it."""

    easier_asked = Signal()
    dizzy_said = Signal()

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, KEYS, parent)
        self._translate = translate
        name_control(self, "breath.stage", self.tr("Breathing"))
        self.pacer = PacerView(look, translate, self._playing)
        self._rows.addWidget(self.pacer, 1)
        self._add_line("breath.line")
        self._line_timer = QTimer(self)
        self._line_timer.setObjectName("breath.timer.line")
        self._line_timer.setSingleShot(True)
        self._line_timer.setInterval(LINE_STAYS_MS)
        self._line_timer.timeout.connect(self._on_line_timer_timeout)
        self._breath_bar = BreathBar(look, self._playing)
        self._end_with(
            self._breath_bar,
            {
                "pause": self.pause_asked,
                "easier": self.easier_asked,
                "dizzy": self.dizzy_said,
                "stop": self.stop_asked,
            },
        )

    @property
    def hints(self) -> KeyHints:
        """Which keys the buttons name."""
        return hints_for(self._panel_reach.reach, self._translate)

    def show_pacer(self) -> None:
        """From now on; the keyboard goes to the stage."""
        self.clear_line()
        self._lay_out()
        self.show_practice()

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

    def _lay_out(self) -> None:
        """Now: a stacked layout leaves alone what is not on top, and the pacer would jump after its first look."""
        self._playing.setGeometry(self.rect())
        self._bar.fit_in(self.width())  # what is hidden hears of its new size only when it is shown
        self._rows.invalidate()
        self._rows.activate()

    def _name_keys(self) -> None:
        self._breath_bar.name_keys(self.hints)

    def _follow_look(self) -> None:
        self._line.setMinimumHeight(self._look.px(36))
        super()._follow_look()

    @Slot()
    def _on_line_timer_timeout(self) -> None:
        self._line.clear()
