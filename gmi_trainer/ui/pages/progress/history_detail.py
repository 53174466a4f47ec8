"""One session of a history: what was done, what was said of it, and whether it counts."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.counting import Counting
from gmi_trainer.ui.pages.progress.history_values import SaidCard, SessionView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.notice import Notice
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.translate import Translate


class HistoryDetail(Page):
    """Shows a SessionView; asks to go back, or to count the session differently."""

    back_asked = Signal()
    leave_out_asked = Signal(int, str)  # the session's id, the reason
    count_asked = Signal(int)

    def __init__(
        self, look: Look, key: str, translate: Translate, parent: QWidget | None = None, *, back: str = ""
    ) -> None:
        """``key``: what the names of its controls begin with; ``back``: the way back, where it is not to sessions."""
        super().__init__(look, f"{key}.detail", "", "", parent=parent)
        self._translate = translate
        self._done: SessionView | None = None
        words = back or self.tr("Back to all sessions")
        self._back = quiet(look, words, f"{key}.detail.back", icon="arrow-left")
        self._back.clicked.connect(self.back_asked)
        self.put_above_title(holding(FlowLayout(look), [self._back]))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_asked)

    @property
    def done(self) -> SessionView | None:
        """What is shown."""
        return self._done

    def take_focus(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_session(self, done: SessionView) -> None:
        """Show a session. The same one again, changed only in whether it counts, keeps its place."""
        if done == self._done:
            return
        same = self._done is not None and self._done.session_id == done.session_id
        self._done = done
        self.set_title(done.title, done.when)
        self.clear()
        for words in done.notices:
            self.add(Notice(self.look, words))
        for card in done.cards:
            if card.lines:
                self.add(self._card(card))
        counting = self._counting(done)
        if same and counting is not None:
            QTimer.singleShot(0, counting, counting.take_focus)  # once it has been laid out
        elif not same:
            self.undo_bar.dismiss()
            self.scroll_to_top()

    def _counting(self, done: SessionView) -> Counting | None:
        if done.counting is None:
            return None
        counting = Counting(self.look, done, self._translate, done.counting)
        counting.leave_out_asked.connect(self.leave_out_asked)
        counting.count_asked.connect(self.count_asked)
        counting.focus_moved.connect(self.keep_focus_in_view)
        self.add(counting)
        return counting

    def _card(self, said: SaidCard) -> Card:
        card, column = Card(self.look, said.title, icon=said.icon), Column(self.look, 6)
        column.add(*map(Text, said.lines))
        card.add(column)
        return card
