"""On a ready screen: one scale from 0 to 10, in one tap, or not at all. Start stays where it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gmi_trainer.domain.checkin import Scale
from gmi_trainer.ui.stage.panels import PanelExtra
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.scale import ScaleRow
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.today import scale_ends, scale_question
from gmi_trainer.ui.words.translate import Translate


class BeforeRating(PanelExtra):
    """A question and eleven numbers on the stage's colour."""

    answered = Signal(int)

    def __init__(
        self,
        look: Look,
        translate: Translate,
        scale: Scale = Scale.PAIN_NOW,
        identifier: str = "drill.before",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        name_control(self, identifier)
        question = scale_question(scale, translate)
        label = Text(
            translate("BeforeRating", "{question}? You can leave this out.").format(question=question),
            "stage",
        )
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._row = ScaleRow(look, f"{identifier}.scale", on_stage=True)
        self._row.ask(question, *scale_ends(scale, translate))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.px(6))
        rows.addWidget(label)
        rows.addWidget(self._row)
        self._row.answered.connect(self.answered)

    @property
    def value(self) -> int | None:
        """What was answered so far."""
        return self._row.value

    @property
    def row(self) -> ScaleRow:
        """The numbers."""
        return self._row

    def press_key(self, event: QKeyEvent) -> bool:
        """Take a digit from wherever on the panel it was pressed."""
        return self._row.press_key(event)
