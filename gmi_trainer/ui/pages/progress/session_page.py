"""One session: its numbers, every trial, how it was measured, and whether it counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.body import Side
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.course import Reading, together
from gmi_trainer.domain.day_story import DayRating, Note
from gmi_trainer.domain.progress import SideScore
from gmi_trainer.services.progress import SessionStory
from gmi_trainer.ui.charts.key import KeyLine
from gmi_trainer.ui.charts.picture import Ink
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.counting import Counting
from gmi_trainer.ui.pages.progress.fact_table import FactTable
from gmi_trainer.ui.pages.progress.note_card import NoteCard
from gmi_trainer.ui.pages.progress.ratings_card import RatingsCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.notice import Notice
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.answers import both_sides_name, own_side_sentence
from gmi_trainer.ui.words.body import side_name
from gmi_trainer.ui.words.numbers import percent, seconds
from gmi_trainer.ui.words.sessions import (
    answer_name,
    flag_words,
    how_measured,
    outcome_name,
    picture_count,
    rotation_words,
    score_lines,
    session_title,
    session_when,
    side_heading,
)
from gmi_trainer.ui.words.translate import Translate

PICTURE_COLUMN = 1
NO_NOTE = Note()


class SessionPage(Page):
    """Shows a SessionStory; asks to go back, or to count the session differently."""

    back_asked = Signal()
    leave_out_asked = Signal(int, str)  # the session's id, the reason
    count_asked = Signal(int)
    note_kept = Signal(int, str)  # the session's id, the words; empty: taken back
    corrected = Signal(int, object, object, object)  # the session's id, Scale, Moment, and int or None

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, "progress.detail", "", "", parent=parent)
        self._translate = translate
        self._story: SessionStory | None = None
        self._table: FactTable | None = None
        self._note: NoteCard | None = None
        self._ratings: RatingsCard | None = None
        self._parts: tuple[QWidget, ...] = ()
        self._back = quiet(look, self.tr("Back"), "progress.back", icon="arrow-left")
        self._back.clicked.connect(self.back_asked)
        self.put_above_title(holding(FlowLayout(look), [self._back]))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_asked)

    @property
    def story(self) -> SessionStory | None:
        """What is shown."""
        return self._story

    @property
    def table(self) -> FactTable | None:
        """The trials."""
        return self._table

    def take_focus(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def note(self) -> NoteCard | None:
        """What was noted."""
        return self._note

    @property
    def ratings(self) -> RatingsCard | None:
        """What was rated around it."""
        return self._ratings

    def show_story(
        self, story: SessionStory, note: Note = NO_NOTE, ratings: Sequence[DayRating] = ()
    ) -> None:
        """Show a session. The same one again, changed only in whether it counts or in its note, keeps its place."""
        if story == self._story and self._note is not None:
            self._note.show_note(note, same=True)
            if self._ratings is not None:
                self._ratings.show_ratings(ratings)
            return
        draft = self._note.draft if self._note is not None else None
        same = self._story is not None and self._story.summary.session_id == story.summary.session_id
        self._story = story
        summary, say = story.summary, self._translate
        self.set_title(session_title(summary, say), session_when(summary, say, with_year=True))
        self.clear()
        for words in self._notices():
            self.add(Notice(self.look, words))
        if summary.left is not None and summary.right is not None:
            if story.by_side:
                self.add(self._side_cards(summary.left, summary.right))
            else:
                self.add(self._both_card(summary.left, summary.right))
                self.add(Notice(self.look, own_side_sentence(summary.spec.answering_limb, say)))
        counting = Counting(self.look, summary, say)
        counting.leave_out_asked.connect(self.leave_out_asked)
        counting.count_asked.connect(self.count_asked)
        counting.focus_moved.connect(self.keep_focus_in_view)
        self._note = self._note_card(note, draft if same else None)
        self._ratings = self._ratings_card(ratings) if ratings else None
        numbers = (self._ratings,) if self._ratings is not None else ()
        self._parts = (*numbers, counting, self._note, self._trials_card(), self._measured_card())
        for part in self._parts:
            self.add(part)
        if same:
            QTimer.singleShot(0, counting, counting.take_focus)  # once it has been laid out
        else:
            self.undo_bar.dismiss()
            self.scroll_to_top()

    def _ratings_card(self, ratings: Sequence[DayRating]) -> RatingsCard:
        card = RatingsCard(self.look, "progress.detail.ratings", self._translate)
        card.show_ratings(ratings)
        card.corrected.connect(self._on_ratings_corrected)
        card.focus_moved.connect(self.keep_focus_in_view)
        return card

    @Slot(object, object, object)
    def _on_ratings_corrected(self, scale: Scale, moment: Moment, value: int | None) -> None:
        assert self._story is not None, "numbers belong to a drill"
        self.corrected.emit(self._story.summary.session_id, scale, moment, value)

    def _notices(self) -> tuple[str, ...]:
        assert self._story is not None
        summary = self._story.summary
        notices = []
        if summary.finished_utc is None:
            notices.append(
                self.tr("This drill was not finished. What was answered is kept, and is not compared.")
            )
        elif summary.purpose is Purpose.FAMILIARISATION:
            notices.append(
                self.tr(
                    "The first two drills of a body part are for trying out. They are shown, but not counted."
                )
            )
        elif summary.purpose is Purpose.TRAINING and summary.is_test:
            notices.append(
                self.tr(
                    "This test counts as training: it was stopped early, or many answers were missed or too fast."
                )
            )
        return tuple(notices)

    def _side_cards(self, left: SideScore, right: SideScore) -> QWidget:
        cards = [self._side_card(Side.LEFT, left), self._side_card(Side.RIGHT, right)]
        return holding(ReflowLayout(self.look, 340, most=2), cards)

    def _side_card(self, side: Side, score: SideScore) -> Card:
        name = side_name(side, self._translate)
        card = Card(self.look)
        card.setAccessibleName(name)
        heading = KeyLine(self.look, f"progress.detail.{side}", text_px=21, bold=True)
        heading.say([(Ink.of(side), name)])
        card.add(heading)
        self._add_facts(card, Reading(score.accuracy, score.median_rt_ms), score.correct, score.scored)
        for line in score_lines(score, self._translate):
            card.add(Text(line, "small"))
        return card

    def _both_card(self, left: SideScore, right: SideScore) -> Card:
        """A sore limb answered its own side: nothing is said of either alone."""
        card = Card(self.look, both_sides_name(self._translate))
        card.setObjectName("progress.detail.both")
        self._add_facts(card, together(left, right), left.correct + right.correct, left.scored + right.scored)
        return card

    def _add_facts(self, card: Card, reading: Reading, right: int, scored: int) -> None:
        facts = (
            (percent(reading.accuracy), self.tr("{n} of {all} correct").format(n=right, all=scored)),
            (seconds(reading.time_ms, self._translate), self.tr("usual time to answer")),
        )
        columns = []
        for number, caption in facts:
            column = Column(self.look, 0)
            column.add(Text(number, "number"), Text(caption, "muted"))
            columns.append(column)
        card.add(holding(ReflowLayout(self.look, 150, most=2), columns))

    def _note_card(self, note: Note, draft: str | None) -> NoteCard:
        card = NoteCard(self.look, "progress.detail.note", self.tr("A note for this drill"), self._translate)
        card.show_note(note, same=False)
        if draft is not None:
            card.open_with(draft)
        card.opened.connect(self._on_note_opened)
        card.kept.connect(self._on_note_kept)
        card.taken_back.connect(self._on_note_taken_back)
        return card

    @Slot()
    def _on_note_opened(self) -> None:
        put_in_tab_order(self._parts)

    @Slot(str)
    def _on_note_kept(self, words: str) -> None:
        assert self._story is not None, "a note belongs to a session"
        assert self._note is not None, "it was written there"
        if words != self._note.note.text:
            self.note_kept.emit(self._story.summary.session_id, words)

    @Slot()
    def _on_note_taken_back(self) -> None:
        assert self._story is not None, "a note belongs to a session"
        self.note_kept.emit(self._story.summary.session_id, "")

    def _trials_card(self) -> Card:
        assert self._story is not None
        summary, say = self._story.summary, self._translate
        card = Card(self.look, picture_count(len(self._story.trials), say), icon="list")
        self._table = FactTable(self.look, "progress.trials", self.tr("All pictures"), widest=PICTURE_COLUMN)
        columns = (
            self.tr("No."),
            self.tr("Picture"),
            side_heading(summary.spec.part, say),
            self.tr("Answer"),
            self.tr("How it went"),
            self.tr("Time"),
            self.tr("Picture turned"),
            self.tr("Notes"),
        )
        rows = [
            (
                str(trial.position),
                trial.alt,
                side_name(trial.side, say),
                answer_name(trial, say),
                outcome_name(trial.outcome, say),
                seconds(trial.rt_ms, say),
                rotation_words(summary.spec.part, trial, say),
                flag_words(trial, say),
            )
            for trial in self._story.trials
        ]
        self._table.show_rows(columns, rows)
        card.add(self._table)
        return card

    def _measured_card(self) -> Card:
        assert self._story is not None
        card = Card(self.look, self.tr("How it was measured"), icon="timer")
        for line in how_measured(self._story.summary, self._translate):
            card.add(Text(line, "muted"))
        return card
