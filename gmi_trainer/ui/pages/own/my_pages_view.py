"""My pages: the way to all that a person writes, and all of it on paper."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.services.own_pages import OwnPagesNow
from gmi_trainer.ui.pages.learn.lesson_tile import FoundTile
from gmi_trainer.ui.pages.own.own_page_view import OwnPageView, OwnTools
from gmi_trainer.ui.pages.own.sheets import PAGES, has_any, sheet_of_all
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.widgets.reflow import ReflowLayout, holding
from gmi_trainer.ui.words.own_pages import all_pages_name, own_page_line, own_page_name

COLUMN_PX = 340


class MyPagesView(OwnPageView):
    """A tile for each page, with what is written there."""

    page_asked = Signal(OwnPage)

    def __init__(self, tools: OwnTools, back_words: str) -> None:
        super().__init__(
            tools,
            None,
            "my_pages",
            all_pages_name(tools.translate),
            tools.translate(
                "MyPagesView", "What you write for yourself. It stays in your record on this computer."
            ),
            back_words,
        )

    def has_any(self, now: OwnPagesNow) -> bool:
        return any(has_any(page, now) for page in PAGES)

    def sheet(self) -> PaperSheet:
        assert self._now is not None, "printed when it is read"
        return sheet_of_all(self._now, self.lesson_titles(), self._translate)

    def focus_page(self, page: OwnPage) -> None:
        """Put the keyboard on the tile of a page."""
        self._go_to_name = _name(page)
        if self._now is not None and not self._is_stale:
            self._find_focus()

    def fill(self, now: OwnPagesNow) -> None:
        tiles = []
        for page in PAGES:
            tile = FoundTile(
                self.look,
                _name(page),
                own_page_name(page, self._translate),
                own_page_line(page, now, self._translate),
            )
            tile.clicked.connect(partial(self.page_asked.emit, page))
            tiles.append(tile)
        self.put(holding(ReflowLayout(self.look, COLUMN_PX, most=2, gap_px=12), tiles))


def _name(page: OwnPage) -> str:
    return f"my_pages.{page.value}"
