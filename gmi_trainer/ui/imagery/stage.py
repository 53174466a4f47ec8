"""The stage of imagined movements: a card, a quiet line, how far it is, four buttons; or a message in their place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.key_map import D, H, N, P
from gmi_trainer.ui.guided.progress_line import ProgressLine
from gmi_trainer.ui.imagery.bar import ImageryBar
from gmi_trainer.ui.imagery.card_view import CardView
from gmi_trainer.ui.stage.practice_stage import PracticeStage, StageKeys, stage_keys
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.words.imagery import ImageryHints, imagery_hints
from gmi_trainer.ui.words.translate import Translate

Key = Qt.Key
TIGHT_PX = 320
"""In a lower window (small, with large text) the words and the buttons have all the room."""


def _keys(*, own_pace: bool) -> StageKeys:
    """At one's own pace the large keys and a press anywhere go on; otherwise they pause."""
    large = "go_on" if own_pace else "pause"
    return stage_keys(
        {
            Key.Key_D: "upset",
            Key.Key_H: "hurts",
            Key.Key_N: "next",
            Key.Key_P: "pause",
            Key.Key_Right: large if own_pace else "next",
        },
        left="next",
        beside_message=frozenset({"upset", "hurts"}),
        kept=(D, H, N, P),
        large=large,
    )


class ImageryStage(PracticeStage):
    """Made anew for each session: what its keys do depends on whose pace it is."""

    go_on_asked = Signal()
    next_asked = Signal()
    hurt_said = Signal()
    upset_said = Signal()

    def __init__(
        self,
        look: Look,
        translate: Translate,
        *,
        own_pace: bool,
        says_hurt: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, _keys(own_pace=own_pace), parent)
        self._translate = translate
        self._own_pace = own_pace
        name_control(self, "imagery.stage", self.tr("Imagined movement"))
        self.card = CardView(look, self._playing)
        self.progress = ProgressLine(look, self._playing)
        self._rows.addWidget(self.card, 1)
        self._add_line("imagery.line")
        self._line.hide()
        self._rows.addWidget(self.progress)
        self._imagery_bar = ImageryBar(look, own_pace=own_pace, says_hurt=says_hurt, parent=self._playing)
        self._end_with(self._imagery_bar, self._signals())

    @property
    def hints(self) -> ImageryHints:
        """Which keys the buttons name."""
        return imagery_hints(self._panel_reach.reach, self._translate, own_pace=self._own_pace)

    @property
    def line(self) -> str:
        """What the quiet line tells."""
        return self._line.text()

    def tell(self, words: str, *, aloud: bool = True) -> None:
        """A quiet line below the card. Empty: nothing to tell any more."""
        self._line.setText(words)
        self._line.setVisible(bool(words) and not self.is_tight)
        if words and aloud:
            announce(self._line, words)

    @property
    def is_tight(self) -> bool:
        """So little room that only what matters now is shown."""
        return self.height() < self._look.px(TIGHT_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _follow_look(self) -> None:
        super()._follow_look()
        self._fit()

    def _fit(self) -> None:
        self.progress.setVisible(not self.is_tight)
        self.card.be_tight(self.is_tight)
        self._line.setVisible(bool(self._line.text()) and not self.is_tight)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Anywhere beside the buttons does what the large key does."""
        if self._own_pace and self.is_playing and event.button() == Qt.MouseButton.LeftButton:
            self.go_on_asked.emit()
        else:
            super().mousePressEvent(event)

    def _name_keys(self) -> None:
        self._imagery_bar.name_keys(self.hints)

    def _signals(self) -> Mapping[str, SignalInstance]:
        return {
            "go_on": self.go_on_asked,
            "pause": self.pause_asked,
            "next": self.next_asked,
            "hurts": self.hurt_said,
            "upset": self.upset_said,
            "stop": self.stop_asked,
        }
