"""Sessions of any kind, newest first, under the weeks that they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.course import monday_of
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.session_row import SessionRow
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.days import week_of
from gmi_trainer.ui.words.sessions import RowWords
from gmi_trainer.ui.words.translate import Translate

ROWS_A_STEP = 13
GAP_PX = 10


class Listed(Protocol):
    """What can stand in a list."""

    @property
    def session_id(self) -> int: ...


S = TypeVar("S", bound=Listed)


class WeekList(Column, Generic[S]):
    """Rows that open their session. What has not changed is left alone, and the keyboard keeps its place.

    A list of one kind says with ``_day`` and ``_words`` what its sessions are.
    """

    opened = Signal(int)  # the session's id
    place = "progress.session"
    """What the identifiers of the rows begin with."""

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, GAP_PX, parent)
        self._translate = translate
        self._listed: tuple[S, ...] = ()
        self._today = date.min
        self._rows_by_id: dict[int, SessionRow] = {}

    @property
    def session_rows(self) -> tuple[SessionRow, ...]:
        """The rows in view, newest first."""
        return tuple(self._rows_by_id.values())

    def focus_on(self, session_id: int) -> None:
        """Put the keyboard on a row."""
        row = self._rows_by_id.get(session_id)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, sessions: tuple[S, ...], today: date, *, same: bool = True) -> Iterator[None]:
        """List these, some in each step. Where only older ones were added, only those are made.

        ``same`` False: what a row says of a session has changed.
        """
        before = len(self._listed)
        focused = next((n for n, row in self._rows_by_id.items() if row.hasFocus()), None)
        goes_on = before > 0 and same and today == self._today and sessions[:before] == self._listed
        if not goes_on:
            self.clear()
            self._rows_by_id = {}
            self._listed = ()
            self._today = today
        elif len(sessions) > before:
            focused = sessions[before].session_id  # "Show older" was pressed, and may be gone
        while len(self._listed) < len(sessions):
            start = len(self._listed)
            self._append(sessions[start : start + ROWS_A_STEP])
            if focused is not None and focused in self._rows_by_id:
                self.focus_on(focused)
                focused = None
            yield

    def _append(self, sessions: tuple[S, ...]) -> None:
        """As a piece that comes into view whole: rows that come one by one have the page laid out anew each time."""
        piece = Column(self._look, GAP_PX)
        week = monday_of(self._day(self._listed[-1])) if self._listed else None
        for session in sessions:
            if monday_of(self._day(session)) != week:
                week = monday_of(self._day(session))
                piece.add(_week_heading(self._look, week_of(week, self._today, self._translate)))
            row = SessionRow(self._look, session.session_id, self._words(session), place=self.place)
            row.opened.connect(self.opened)
            self._rows_by_id[session.session_id] = row
            piece.add(row)
        self.add(piece)
        piece.show()
        self._listed += sessions

    def _day(self, session: S) -> date:
        """The day that a session belongs to."""
        raise NotImplementedError

    def _words(self, session: S) -> RowWords:
        """What its row says."""
        raise NotImplementedError


def _week_heading(look: Look, words: str) -> Text:
    """It stands nearer to its own rows than to those before it."""
    heading = Text(words, "field")
    heading.setContentsMargins(0, look.px(14), 0, 0)
    return heading
