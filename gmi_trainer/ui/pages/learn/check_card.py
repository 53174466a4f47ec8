"""What I know about pain, on the Learn page: offered where the lessons begin, half way and at their end; else a row."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.knowledge import CheckMoment, CheckStanding, KnowledgeCheck
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.knowledge import check_name, how_long, kept_line, offer_line
from gmi_trainer.ui.words.translate import Translate


class CheckCard(Card):
    """The offer, or the way back to what was begun."""

    begin_asked = Signal()
    declined = Signal(object)  # CheckMoment: not now

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._translate = translate
        self._moment: CheckMoment | None = None
        self.setObjectName("learn.check")
        self.setAccessibleName(check_name(translate))
        self._line = muted()
        self._line.setObjectName("learn.check.line")
        words = Stack(look, gap_px=3)
        words.add(Text(check_name(translate), "field"))
        words.add(self._line)
        self.add(words)
        self._begin = secondary(look, "", "learn.check.begin", icon="clipboard-check")
        self._begin.clicked.connect(self.begin_asked)
        self._not_now = quiet(look, self.tr("Not now"), "learn.check.not_now")
        self._not_now.clicked.connect(self._on_not_now_clicked)
        self.add(holding(FlowLayout(look), [self._begin, self._not_now]))

    def show_standing(self, check: KnowledgeCheck, standing: CheckStanding) -> bool:
        """Say how it stands; whether there is anything to offer."""
        say, begun, of = self._translate, standing.begun, len(check.items)
        if begun is not None and not standing.is_put_off:
            self._moment = begun.moment
            line, label = kept_line(check, begun, say), self.tr("Go on")
        elif standing.offer is not None:
            self._moment = standing.offer
            line = f"{offer_line(standing.offer, say)} {how_long(of, say)}"
            label = self.tr("Begin")
        else:
            self._moment = None
            return False
        self._line.setText(line)
        self._begin.setText(label)
        self._begin.setAccessibleName(f"{label}: {check_name(say)}")
        self._begin.setAccessibleDescription(line)
        return True

    @Slot()
    def _on_not_now_clicked(self) -> None:
        if self._moment is not None:
            self.declined.emit(self._moment)
