"""How a session with a mirror went: the sentence first, then what may be said of it. All of it can be left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.mirror import Colour, Felt, MirrorLog, Sense, Swelling
from gmi_trainer.ui.breathe.tick_tile import TickTile
from gmi_trainer.ui.guided.result_view import GuidedResultView, Outcome
from gmi_trainer.ui.pages.breathe.fold import FoldHead, Row
from gmi_trainer.ui.pages.own.fields import BoxField
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.asked_card import AskedCard
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.notice import Notice
from gmi_trainer.ui.widgets.scale import ScaleRow
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.guided import what_now
from gmi_trainer.ui.words.mirror import (
    RELIEF,
    colour_name,
    felt_name,
    felt_question,
    like_mine_ends,
    like_mine_question,
    odd_about,
    odd_name,
    relief_name,
    sense_name,
    swelling_name,
    watch_line,
)
from gmi_trainer.ui.words.translate import Translate

LONGEST_WORDS = 600
WRITES_AFTER_MS = 1_000


class MirrorResultView(GuidedResultView):
    """Each answer is told at once, with all that was said before; pressed again it is taken back."""

    told = Signal(object)  # MirrorLog

    def __init__(
        self,
        look: Look,
        outcome: Outcome,
        translate: Translate,
        parent: QWidget | None = None,
        *,
        reach: Reach,
        sentence: str,
        asks_odd: bool,
    ) -> None:
        """``asks_odd``: one side moved alone."""
        super().__init__(look, outcome, translate, parent, reach=reach)
        self.set_title(sentence, what_now(outcome.ending, translate))
        self._log = MirrorLog()
        self._rows_of: list[tuple[AnswerRow, str]] = []
        self._writes = QTimer(self)
        self._writes.setObjectName("mirror.result.writes")
        self._writes.setSingleShot(True)
        self._writes.setInterval(WRITES_AFTER_MS)
        self._writes.timeout.connect(self._on_writes_timeout)
        self.done.connect(self._on_done)  # before whoever leaves, and lets go of the session
        if outcome.is_kept and outcome.steps_done:
            self._ask(asks_odd=asks_odd)

    @property
    def log(self) -> MirrorLog:
        """What was said."""
        return self._log

    def show_log(self, log: MirrorLog) -> None:
        """What is kept, where an answer could not be."""
        self._log = log
        for row, name in self._rows_of:
            row.show_given(getattr(log, name))
        if log.felt is None:
            self._felt.clear_answer()
        if log.like_mine is None:
            self._like_mine.clear_answer()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was written last is not lost."""
        super().hideEvent(event)
        self._write_now()

    # -- what is asked ----------------------------------------------------------------------------------

    def _ask(self, *, asks_odd: bool) -> None:
        say = self._translate
        tiles = AnswerRow(
            self.look,
            "mirror.felt.answer",
            felt_question(say),
            [Choice(felt, felt.value, felt_name(felt, say)) for felt in Felt],
            column_px=150,
            most=3,
            keeps=True,
        )
        self._felt = AskedCard(self.look, "mirror.felt", felt_question(say), tiles)
        self._felt.answered.connect(self._on_felt_answered)
        self._felt.undo_asked.connect(self._on_felt_undo_asked)
        self.add(self._felt)
        if asks_odd:
            odd = TickTile(self.look, "mirror.odd", odd_name(say), odd_about(say))
            odd.toggled.connect(self._on_odd_toggled)
            self.add(odd)
        numbers = ScaleRow(self.look, "mirror.like_mine.scale")
        numbers.ask(like_mine_question(say), *like_mine_ends(say))
        self._like_mine = AskedCard(self.look, "mirror.like_mine", like_mine_question(say), numbers)
        self._like_mine.answered.connect(self._on_like_mine_answered)
        self._like_mine.undo_asked.connect(self._on_like_mine_undo_asked)
        self.add(self._like_mine)
        self._add_more()

    def _add_more(self) -> None:
        """Folded away, and made at once: a pedal knows all buttons from the beginning."""
        say = self._translate
        head = FoldHead(self.look, "mirror.more", "pencil", self.tr("Write down more"))
        head.tell(self.tr("Colour, swelling, feeling, relief, your own words. Only if you like."))
        head.toggled.connect(self._on_more_toggled)
        self.add(Row(self.look, head))
        card = self._more = Card(self.look)
        card.setObjectName("mirror.more.card")
        card.add(muted(self.tr("About the limb behind the mirror. Press an answer again to take it back.")))
        self._add_row("colour", self.tr("Colour"), [(one, colour_name(one, say)) for one in Colour])
        self._add_row("swelling", self.tr("Swelling"), [(one, swelling_name(one, say)) for one in Swelling])
        self._watch = Notice(self.look, watch_line(say))
        card.add(self._watch)
        self._watch.hide()
        self._add_row("sense", self.tr("Feeling"), [(one, sense_name(one, say)) for one in Sense])
        self._add_row(
            "relief_min",
            self.tr("Was it easier for a while afterwards?"),
            [(minutes, relief_name(minutes, say)) for minutes in RELIEF],
        )
        card.add(Text(self.tr("Your own words"), "field"))
        self._words = BoxField(self.look, "mirror.words", self.tr("Your own words"), "", LONGEST_WORDS)
        self._words.changed.connect(self._writes.start)
        card.add(self._words)
        self.add(card)
        card.hide()

    def _add_row(self, name: str, question: str, choices: Sequence[tuple[object, str]]) -> None:
        row = AnswerRow(
            self.look,
            f"mirror.{name}",
            question,
            [Choice(value, str(value), words) for value, words in choices],
            column_px=150,
            most=4,
            keeps=True,
        )
        row.answered.connect(self._answerer(name, row))
        self._rows_of.append((row, name))
        self._more.add(Text(question, "field"))
        self._more.add(row)

    def _answerer(self, name: str, row: AnswerRow) -> Callable[[object], None]:
        def answer(value: object) -> None:
            said = None if getattr(self._log, name) == value else value
            row.show_given(said)
            changed: dict[str, Any] = {name: said}  # Any: each row has answers of its own kind
            self._say(replace(self._log, **changed))

        return answer

    # -- what is said -----------------------------------------------------------------------------------

    def _say(self, log: MirrorLog) -> None:
        self._log = log
        changed = log.colour not in (None, Colour.SAME) or log.swelling is Swelling.MORE
        self._watch.setVisible(changed)
        self.told.emit(log)

    @Slot(object)
    def _on_felt_answered(self, felt: Felt) -> None:
        self._say(replace(self._log, felt=felt))
        self._felt.offer_undo()

    @Slot()
    def _on_felt_undo_asked(self) -> None:
        self._felt.clear_answer()
        self._say(replace(self._log, felt=None))

    @Slot(bool)
    def _on_odd_toggled(self, is_odd: bool) -> None:
        self._say(replace(self._log, odd=is_odd))

    @Slot(object)
    def _on_like_mine_answered(self, value: int) -> None:
        self._say(replace(self._log, like_mine=value))
        self._like_mine.offer_undo()

    @Slot()
    def _on_like_mine_undo_asked(self) -> None:
        self._like_mine.clear_answer()
        self._say(replace(self._log, like_mine=None))

    @Slot(bool)
    def _on_more_toggled(self, is_open: bool) -> None:
        self._more.setVisible(is_open)

    @Slot()
    def _on_done(self) -> None:
        self._write_now()

    @Slot()
    def _on_writes_timeout(self) -> None:
        self._tell_words()

    def _write_now(self) -> None:
        if self._writes.isActive():
            self._writes.stop()
            self._tell_words()

    def _tell_words(self) -> None:
        if self._words.value != self._log.words:
            self._say(replace(self._log, words=self._words.value))
