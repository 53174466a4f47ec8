"""One session of breathing: what was done, how it went, what was rated, and whether it counts."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.breath_course import BreathDone
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.counting import Counting
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.notice import Notice
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.breath_history import (
    counting_words,
    ending_sentence,
    how_it_went,
    ratings_spoken,
    session_title,
    session_when,
)
from gmi_trainer.ui.words.translate import Translate


class HistorySession(Page):
    """Shows a BreathDone; asks to go back, or to count the session differently."""

    back_asked = Signal()
    leave_out_asked = Signal(int, str)  # the session's id, the reason
    count_asked = Signal(int)

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, "breath_history.detail", "", "", parent=parent)
        self._translate = translate
        self._done: BreathDone | None = None
        self._back = quiet(
            look, self.tr("Back to all sessions"), "breath_history.detail.back", icon="arrow-left"
        )
        self._back.clicked.connect(self.back_asked)
        self.put_above_title(holding(FlowLayout(look), [self._back]))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_asked)

    @property
    def done(self) -> BreathDone | None:
        """What is shown."""
        return self._done

    def take_focus(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_session(self, done: BreathDone) -> None:
        """Show a session. The same one again, changed only in whether it counts, keeps its place."""
        if done == self._done:
            return
        same = self._done is not None and self._done.session_id == done.session_id
        self._done = done
        say = self._translate
        self.set_title(session_title(done, say), session_when(done, say, with_year=True))
        self.clear()
        if ending := ending_sentence(done, say):
            self.add(Notice(self.look, ending))
        self.add(self._card(self.tr("How it went"), "wind", how_it_went(done, say)))
        if ratings := ratings_spoken(done, say):
            self.add(self._card(self.tr("Before and after"), "scale", ratings))
        counting = Counting(self.look, done, say, counting_words(say))
        counting.leave_out_asked.connect(self.leave_out_asked)
        counting.count_asked.connect(self.count_asked)
        counting.focus_moved.connect(self.keep_focus_in_view)
        self.add(counting)
        if same:
            QTimer.singleShot(0, counting, counting.take_focus)  # once it has been laid out
        else:
            self.undo_bar.dismiss()
            self.scroll_to_top()

    def _card(self, words: str, icon: str, lines: tuple[str, ...]) -> Card:
        card, column = Card(self.look, words, icon=icon), Column(self.look, 6)
        column.add(*map(Text, lines))
        card.add(column)
        return card
