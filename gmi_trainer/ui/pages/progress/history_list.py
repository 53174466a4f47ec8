"""The sessions of a history, newest first, under the weeks that they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.pages.progress.history_values import HistoryItem
from gmi_trainer.ui.pages.progress.week_list import WeekList
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.sessions import RowWords
from gmi_trainer.ui.words.translate import Translate


class HistoryList(WeekList[HistoryItem]):
    """Rows that open."""

    def __init__(self, look: Look, key: str, translate: Translate, parent: QWidget | None = None) -> None:
        """``key``: what the names of its rows begin with."""
        super().__init__(look, translate, parent)
        self.place = f"{key}.session"

    def show_items(self, items: tuple[HistoryItem, ...], today: date) -> Iterator[None]:
        """List these, some in each step."""
        return self._show(items, today)

    def _day(self, session: HistoryItem) -> date:
        return session.day

    def _words(self, session: HistoryItem) -> RowWords:
        return session.words
