"""All sessions of breathing, newest first, under the weeks that they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gmi_trainer.domain.breath_course import BreathDone
from gmi_trainer.ui.pages.progress.week_list import WeekList
from gmi_trainer.ui.words.breath_history import row_words
from gmi_trainer.ui.words.sessions import RowWords


class HistoryList(WeekList[BreathDone]):
    """Sessions of breathing as rows that open."""

    place = "breath_history.session"

    def show_sessions(self, sessions: tuple[BreathDone, ...], today: date) -> Iterator[None]:
        """List these, some in each step."""
        return self._show(sessions, today)

    def _day(self, session: BreathDone) -> date:
        return session.day

    def _words(self, session: BreathDone) -> RowWords:
        return row_words(session, self._translate)
