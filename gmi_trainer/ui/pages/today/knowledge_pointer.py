"""The way to "What I know about pain", pointed to once a month where it is due."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.knowledge import CheckMoment
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.knowledge import check_name, offer_line
from gmi_trainer.ui.words.translate import Translate


class KnowledgePointer(Card):
    """A small card: begin, or not now."""

    asked = Signal()
    put_away = Signal(object)  # CheckMoment: not now

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._translate = translate
        self._moment: CheckMoment | None = None
        name_control(self, "today.knowledge", check_name(translate))
        self._line = muted()
        words = Stack(look, gap_px=3)
        words.add(Text(check_name(translate), "field"))
        words.add(self._line)
        self.add(words)
        begin = secondary(look, self.tr("Begin"), "today.knowledge.begin", icon="clipboard-check")
        not_now = quiet(look, self.tr("Not now"), "today.knowledge.not_now")
        begin.setAccessibleDescription(check_name(translate))
        self.add(holding(FlowLayout(look, gap_px=8), [begin, not_now]))
        begin.clicked.connect(self.asked)
        not_now.clicked.connect(self._on_not_now_clicked)

    def offer(self, moment: CheckMoment) -> None:
        """Say why now."""
        self._moment = moment
        self._line.setText(offer_line(moment, self._translate))

    @Slot()
    def _on_not_now_clicked(self) -> None:
        assert self._moment is not None, "it was offered"
        self.put_away.emit(self._moment)
