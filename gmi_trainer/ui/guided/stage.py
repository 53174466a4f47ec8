"""The stage of a guided practice: the words of the part, a quiet line, four buttons; or a message in their place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.key_map import D, N
from gmi_trainer.ui.guided.bar import GuidedBar
from gmi_trainer.ui.guided.progress_line import ProgressLine
from gmi_trainer.ui.guided.step_words import StepWords
from gmi_trainer.ui.stage.practice_stage import PracticeStage, stage_keys
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.words.guided import GuidedHints, guided_hints
from gmi_trainer.ui.words.translate import Translate

Key = Qt.Key
KEYS = stage_keys(
    {
        Key.Key_D: "upset",
        Key.Key_N: "next",
        Key.Key_Right: "next",
    },
    left="next",
    beside_message=frozenset({"upset"}),
    kept=(D, N),
)
"""Two pedals: one halts, from where every button is in reach; the other goes on to the next part."""


class GuidedStage(PracticeStage):
    """The words of a part, and how far it is."""

    next_asked = Signal()
    upset_said = Signal()

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, KEYS, parent)
        self._translate = translate
        name_control(self, "guided.stage", self.tr("Guided practice"))
        self.words = StepWords(look, self._playing)
        self.progress = ProgressLine(look, self._playing)
        self._rows.addWidget(self.words, 1)
        self._add_line("guided.line")
        self._line.hide()
        self._rows.addWidget(self.progress)
        self._guided_bar = GuidedBar(look, self._playing)
        self._end_with(
            self._guided_bar,
            {
                "pause": self.pause_asked,
                "next": self.next_asked,
                "upset": self.upset_said,
                "stop": self.stop_asked,
            },
        )

    @property
    def hints(self) -> GuidedHints:
        """Which keys the buttons name."""
        return guided_hints(self._panel_reach.reach, self._translate)

    @property
    def line(self) -> str:
        """What the quiet line tells."""
        return self._line.text()

    def tell(self, words: str) -> None:
        """A quiet line below the words, heard as well. Empty: nothing to tell any more."""
        self._line.setText(words)
        self._line.setVisible(bool(words))
        if words:
            announce(self._line, words)

    def _name_keys(self) -> None:
        self._guided_bar.name_keys(self.hints)
