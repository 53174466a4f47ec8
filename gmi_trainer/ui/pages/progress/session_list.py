"""All drills, newest first, under the weeks that they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.answering import sides_compare, way_of
from gmi_trainer.domain.progress import SessionSummary
from gmi_trainer.services.progress import NOTHING_SAID
from gmi_trainer.ui.pages.progress.week_list import WeekList
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.sessions import RowWords, row_words
from gmi_trainer.ui.words.translate import Translate


class SessionList(WeekList[SessionSummary]):
    """Drills as rows that open."""

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, translate, parent)
        self._about = NOTHING_SAID

    def show_sessions(
        self, sessions: tuple[SessionSummary, ...], today: date, about: AboutMe = NOTHING_SAID
    ) -> Iterator[None]:
        """List these, some in each step. ``about``: what is sore."""
        same, self._about = about == self._about, about
        return self._show(sessions, today, same=same)

    def _day(self, session: SessionSummary) -> date:
        return session.local_day

    def _words(self, session: SessionSummary) -> RowWords:
        by_side = sides_compare(self._about, way_of(session.spec))
        return row_words(session, self._translate, by_side=by_side)
