"""All sessions, newest first, under the weeks that they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.answering import sides_compare, way_of
from gmi_trainer.domain.course import monday_of
from gmi_trainer.domain.progress import SessionSummary
from gmi_trainer.services.progress import NOTHING_SAID
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.session_row import SessionRow
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.days import week_of
from gmi_trainer.ui.words.sessions import row_words
from gmi_trainer.ui.words.translate import Translate

ROWS_A_STEP = 6


class SessionList(Column):
    """Rows that open their session. What has not changed is left alone, and the keyboard keeps its place."""

    opened = Signal(int)  # the session's id

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, 10, parent)
        self._translate = translate
        self._listed: tuple[SessionSummary, ...] = ()
        self._today = date.min
        self._about = NOTHING_SAID
        self._rows_by_id: dict[int, SessionRow] = {}

    @property
    def session_rows(self) -> tuple[SessionRow, ...]:
        """The rows in view, newest first."""
        return tuple(self._rows_by_id.values())

    def show_sessions(
        self, sessions: tuple[SessionSummary, ...], today: date, about: AboutMe = NOTHING_SAID
    ) -> Iterator[None]:
        """List these, some in each step. Where only older ones were added, only those are made."""
        before = len(self._listed)
        focused = next((n for n, row in self._rows_by_id.items() if row.hasFocus()), None)
        same = (today, about) == (self._today, self._about)
        goes_on = before > 0 and same and sessions[:before] == self._listed
        if not goes_on:
            self.clear()
            self._rows_by_id = {}
            self._listed = ()
            self._today, self._about = today, about
        elif len(sessions) > before:
            focused = sessions[before].session_id  # "Show older" was pressed, and may be gone
        while len(self._listed) < len(sessions):
            start = len(self._listed)
            self._append(sessions[start : start + ROWS_A_STEP])
            if focused is not None and focused in self._rows_by_id:
                self.focus_on(focused)
                focused = None
            yield

    def focus_on(self, session_id: int) -> None:
        """Put the keyboard on a row."""
        row = self._rows_by_id.get(session_id)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _append(self, sessions: tuple[SessionSummary, ...]) -> None:
        week = monday_of(self._listed[-1].local_day) if self._listed else None
        for summary in sessions:
            if monday_of(summary.local_day) != week:
                week = monday_of(summary.local_day)
                self.add(_week_heading(self._look, week_of(week, self._today, self._translate)))
            by_side = sides_compare(self._about, way_of(summary.spec))
            words = row_words(summary, self._translate, by_side=by_side)
            row = SessionRow(self._look, summary.session_id, words)
            row.opened.connect(self.opened)
            self._rows_by_id[summary.session_id] = row
            self.add(row)
        self._listed += sessions


def _week_heading(look: Look, words: str) -> Text:
    """It stands nearer to its own rows than to those before it."""
    heading = Text(words, "field")
    heading.setContentsMargins(0, look.px(14), 0, 0)
    return heading
