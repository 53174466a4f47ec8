"""The sessions of a day, of every kind: each with its line, the way to it, and whether it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.day_story import DaySession
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.counting import Counting
from gmi_trainer.ui.pages.progress.day_signs import KIND_ICONS
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Line
from gmi_trainer.ui.words.breath_history import counting_words as practice_words
from gmi_trainer.ui.words.looking_at_days import session_words
from gmi_trainer.ui.words.sessions import counting_words as drill_words
from gmi_trainer.ui.words.translate import Translate

ANY_KIND = frozenset(SessionKind)


class DaySessionCard(Card):
    """One session. One that does not count is told fainter."""

    opened = Signal(int, object)  # the session's id, SessionKind
    leave_out_asked = Signal(int, str)
    count_asked = Signal(int)
    focus_moved = Signal()

    def __init__(
        self,
        look: Look,
        session: DaySession,
        translate: Translate,
        names: Mapping[str, str],
        *,
        opens: bool,
        parent: QWidget | None = None,
    ) -> None:
        words = session_words(session, translate, names)
        super().__init__(look, words.title, icon=KIND_ICONS[session.kind], parent=parent)
        self.session = session
        self.setObjectName(f"progress.day.session.{session.session_id}")
        line = translate("DayPage", "{time} · {line}").format(time=words.when, line=words.line)
        self._line = Line(line, "muted")
        if not session.counted and self.heading is not None:
            self.heading.setProperty("role", "muted")
        self._open = quiet(
            look, self.tr("Look at it"), f"progress.day.open.{session.session_id}", icon="arrow-right"
        )
        self._open.setAccessibleName(self.tr("Look at: {what}").format(what=words.title))
        self._open.clicked.connect(self._on_open_clicked)
        self.add(holding(FlowLayout(look, gap_px=16), [self._line, self._open]))
        self._open.setVisible(opens)
        is_drill = session.kind is SessionKind.DRILL
        in_full = drill_words(translate) if is_drill else practice_words(translate)
        in_short = replace(in_full, leave_out=self.tr("Do not count"))  # the card says what it is about
        self._counting = Counting(look, session, translate, in_short)
        self._counting.leave_out_asked.connect(self.leave_out_asked)
        self._counting.count_asked.connect(self.count_asked)
        self._counting.focus_moved.connect(self.focus_moved)
        self.add(self._counting)

    @property
    def line(self) -> str:
        """When it was, and how it went."""
        return self._line.text()

    def take_focus(self) -> None:
        """Put the keyboard on what can be done about counting."""
        self._counting.take_focus()

    @Slot()
    def _on_open_clicked(self) -> None:
        self.opened.emit(self.session.session_id, self.session.kind)


class DaySessions(Column):
    """What has not changed is left alone; a card that did change keeps the keyboard."""

    opened = Signal(int, object)
    leave_out_asked = Signal(int, str)
    count_asked = Signal(int)
    focus_moved = Signal()

    def __init__(
        self,
        look: Look,
        translate: Translate,
        opening: frozenset[SessionKind] = ANY_KIND,
        parent: QWidget | None = None,
    ) -> None:
        """``opening``: the kinds whose sessions can be looked at."""
        super().__init__(look, 12, parent)
        self._translate = translate
        self._opening = opening
        self._cards: list[DaySessionCard] = []

    @property
    def cards(self) -> tuple[DaySessionCard, ...]:
        """In the order of the day."""
        return tuple(self._cards)

    def show_sessions(
        self, sessions: tuple[DaySession, ...], names: Mapping[str, str], *, same: bool
    ) -> Iterator[None]:
        """One in each step. ``same``: it is still the same day."""
        if same and tuple(card.session for card in self._cards) == sessions:
            return
        held = self._held()
        self.clear()
        self._cards = []
        for session in sessions:
            card = DaySessionCard(
                self._look, session, self._translate, names, opens=session.kind in self._opening
            )
            card.opened.connect(self.opened)
            card.leave_out_asked.connect(self.leave_out_asked)
            card.count_asked.connect(self.count_asked)
            card.focus_moved.connect(self.focus_moved)
            self._cards.append(card)
            self.add(card)
            if same and held == session.session_id:
                card.take_focus()
            yield

    def _held(self) -> int | None:
        focused = self.window().focusWidget()
        cards = (card for card in self._cards if focused is not None and card.isAncestorOf(focused))
        return next((card.session.session_id for card in cards), None)
