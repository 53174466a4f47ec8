"""One session of a history: what was done, what was said of it, a note for it, and whether it counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.day_story import DayRating, Note
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.counting import Counting
from gmi_trainer.ui.pages.progress.history_values import SaidCard, SessionView
from gmi_trainer.ui.pages.progress.note_card import NoteCard
from gmi_trainer.ui.pages.progress.ratings_card import RatingsCard
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
    note_kept = Signal(int, str)  # the session's id, the words; empty: taken back
    corrected = Signal(int, object, object, object)  # the session's id, Scale, Moment, and int or None

    def __init__(
        self, look: Look, key: str, translate: Translate, parent: QWidget | None = None, *, back: str = ""
    ) -> None:
        """``key``: what the names of its controls begin with; ``back``: the way back, where it is not to sessions."""
        super().__init__(look, f"{key}.detail", "", "", parent=parent)
        self._translate = translate
        self._key = key
        self._done: SessionView | None = None
        self._note: NoteCard | None = None
        self._ratings: RatingsCard | None = None
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

    @property
    def note(self) -> NoteCard | None:
        """The note for it, once it was read."""
        return self._note

    @property
    def ratings(self) -> RatingsCard | None:
        """What was rated around it, once it was read."""
        return self._ratings

    def take_focus(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_session(self, done: SessionView) -> None:
        """Show a session. The same one again, changed only in whether it counts, keeps its place."""
        if done == self._done:
            return
        same = self._done is not None and self._done.session_id == done.session_id
        self._done = done
        draft = self._note.draft if same and self._note is not None else None
        known = self._note.note if same and self._note is not None else None
        ratings = self._ratings.ratings if same and self._ratings is not None else ()
        at = self._ratings.focused if same and self._ratings is not None else None
        self._note = self._ratings = None
        self.set_title(done.title, done.when)
        self.clear()
        for words in done.notices:
            self.add(Notice(self.look, words))
        for card in done.cards:
            if card.lines:
                self.add(self._card(card))
        counting = self._counting(done)
        self.show_ratings(done.session_id, ratings)
        if known is not None:
            self.show_note(done.session_id, known, draft)
        shown = self.ratings
        if at is not None and shown is not None:
            QTimer.singleShot(0, shown, partial(shown.focus_on, at))
        elif same and counting is not None:
            QTimer.singleShot(0, counting, counting.take_focus)  # once it has been laid out
        elif not same:
            self.undo_bar.dismiss()
            self.scroll_to_top()

    def show_ratings(self, session_id: int, ratings: Sequence[DayRating]) -> None:
        """What was rated around the session in view, to be put right. Nothing was: then there is no card."""
        if self._done is None or self._done.session_id != session_id:
            return
        if self._ratings is None and ratings:
            card = RatingsCard(self.look, f"{self._key}.detail.ratings", self._translate)
            card.corrected.connect(self._on_ratings_corrected)
            card.focus_moved.connect(self.keep_focus_in_view)
            self._ratings = card
            self.add(card)
        if self._ratings is not None:
            self._ratings.show_ratings(ratings)
            self._ratings.setVisible(bool(ratings))

    @Slot(object, object, object)
    def _on_ratings_corrected(self, scale: Scale, moment: Moment, value: int | None) -> None:
        assert self._done is not None, "numbers belong to a session"
        self.corrected.emit(self._done.session_id, scale, moment, value)

    def show_note(self, session_id: int, note: Note, draft: str | None = None) -> None:
        """What was noted for the session in view. What is half written stays."""
        if self._done is None or self._done.session_id != session_id:
            return
        if self._note is not None:
            self._note.show_note(note, same=True)
            return
        card = NoteCard(
            self.look, f"{self._key}.detail.note", self.tr("A note for this session"), self._translate
        )
        card.show_note(note, same=False)
        if draft is not None:
            card.open_with(draft)
        card.kept.connect(self._on_note_kept)
        card.taken_back.connect(self._on_note_taken_back)
        self._note = card
        self.add(card)

    @Slot(str)
    def _on_note_kept(self, words: str) -> None:
        assert self._done is not None, "a note belongs to a session"
        assert self._note is not None, "it was written there"
        if words != self._note.note.text:
            self.note_kept.emit(self._done.session_id, words)

    @Slot()
    def _on_note_taken_back(self) -> None:
        assert self._done is not None, "a note belongs to a session"
        self.note_kept.emit(self._done.session_id, "")

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
