"""Sessions with the mirror, newest first. Each can be left out of what counts, and taken in again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gmi_trainer.domain.mirror import MirrorDone
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, muted
from gmi_trainer.ui.words.days import day_month
from gmi_trainer.ui.words.mirror import history_line, step_title
from gmi_trainer.ui.words.translate import Translate

SHOWN_AT_FIRST = 8


class HistoryPart(Stack):
    """What was done, and what was said of it."""

    counting_asked = Signal(object)  # MirrorDone: count it, or do not, the other way round

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, gap_px=14, parent=parent)
        self._translate = translate
        self._sessions: tuple[MirrorDone, ...] = ()
        self._shows_all = False

    def show_sessions(self, sessions: Sequence[MirrorDone]) -> None:
        """All of them, newest first."""
        self._sessions = tuple(sessions)
        self._build()

    def _build(self) -> None:
        self.clear()
        if not self._sessions:
            self.add(body(self.tr("Nothing yet. Each session will stand here.")))
            return
        shown = self._sessions if self._shows_all else self._sessions[:SHOWN_AT_FIRST]
        for one in shown:
            self.add(self._line(one))
        if len(shown) < len(self._sessions):
            more = secondary(self._look, self.tr("Show all"), "mirror.history.all")
            more.clicked.connect(self._on_more_clicked)
            self.add(holding(FlowLayout(self._look), [more]))

    def _line(self, one: MirrorDone) -> QWidget:
        say = self._translate
        words = Stack(self._look, gap_px=2)
        words.add(
            Text(
                self.tr("{day}: {step}").format(day=day_month(one.day, say), step=step_title(one.step, say)),
                "field",
            )
        )
        words.add(muted(history_line(one, say)))
        if one.log.words:
            words.add(body(one.log.words))
        line = QWidget()
        line.setProperty("role", "plain")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words, 1)
        if one.is_done:
            count = self.tr("Do not count") if one.counted else self.tr("Count it again")
            button = quiet(
                self._look,
                count,
                f"mirror.history.{one.session_id}",
                spoken=self.tr("{what}: {day}").format(what=count, day=day_month(one.day, say)),
            )
            button.clicked.connect(partial(self.counting_asked.emit, one))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    @Slot()
    def _on_more_clicked(self) -> None:
        self._shows_all = True
        self._build()
