"""The place to learn: its page, and the pages of a person's own behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.learn_page import LearnPage
from gmi_trainer.ui.pages.place_with_rooms import PlaceWithRooms
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # read when somebody opens one
    from gmi_trainer.ui.pages.own.my_pages_view import MyPagesView
    from gmi_trainer.ui.pages.own.own_page_view import OwnPageView, OwnTools


class LearnPlace(PlaceWithRooms):
    """What the shell shows. Own pages are made when they are first opened, and stay as they were left."""

    lesson_asked = Signal(str, str)
    review_asked = Signal()
    check_asked = Signal()
    note_asked = Signal(str)
    symptom_said = Signal()
    call_asked = Signal()

    def __init__(self, look: Look, workspace: Workspace, jobs: Background, translate: Translate) -> None:
        super().__init__("learn.place", translate("LearnPage", "Learn"))
        self._look = look
        self._workspace = workspace
        self._jobs = jobs
        self._translate = translate
        self._own: dict[OwnPage, OwnPageView] = {}
        self._my_pages: MyPagesView | None = None
        self._back_to_lesson = ""
        self.page = LearnPage(look, workspace, jobs, translate)
        self._add_page(self.page, self.page)
        self.page.lesson_asked.connect(self.lesson_asked)
        self.page.review_asked.connect(self.review_asked)
        self.page.check_asked.connect(self.check_asked)
        self.page.note_asked.connect(self.note_asked)
        self.page.my_pages_asked.connect(self.open_my_pages)

    @property
    def my_pages(self) -> MyPagesView | None:
        """The way to them, once somebody has looked."""
        return self._my_pages

    @Slot()
    def open_my_pages(self) -> None:
        """Show which there are."""
        if self._my_pages is None:
            from gmi_trainer.ui.pages.own.my_pages_view import MyPagesView

            view = MyPagesView(self._tools(), self.tr("Back to Learn"))
            view.page_asked.connect(self.open_own_page)
            view.back_asked.connect(self._on_my_pages_back_asked)
            self._my_pages = view
            self.addWidget(view)
        self.setCurrentWidget(self._my_pages)
        self._my_pages.take_focus()

    @Slot(OwnPage)
    def open_own_page(self, page: OwnPage, lesson_id: str = "") -> None:
        """Show one of them. ``lesson_id``: the lesson from which somebody came, and to which the way back leads."""
        if page not in self._own:
            from gmi_trainer.ui.pages.own.make import own_page_view

            view = own_page_view(page, self._tools(), self.tr("Back to my pages"))
            view.back_asked.connect(self._on_own_page_back_asked)
            view.lesson_asked.connect(self.lesson_asked)
            view.symptom_said.connect(self.symptom_said)
            view.call_asked.connect(self.call_asked)
            self._own[page] = view
            self.addWidget(view)
        view = self._own[page]
        self._back_to_lesson = lesson_id
        view.set_back(self.tr("Back to the lesson") if lesson_id else self.tr("Back to my pages"))
        self.setCurrentWidget(view)
        view.take_focus()

    @Slot()
    def _on_own_page_back_asked(self) -> None:
        lesson_id, self._back_to_lesson = self._back_to_lesson, ""
        if lesson_id:
            self.lesson_asked.emit(lesson_id, "")
            return
        shown = self.currentWidget()
        self.open_my_pages()
        page = next((page for page, view in self._own.items() if view is shown), None)
        if self._my_pages is not None and page is not None:
            self._my_pages.focus_page(page)

    @Slot()
    def _on_my_pages_back_asked(self) -> None:
        self._show_page()
        self.page.focus_my_pages()

    def _tools(self) -> OwnTools:
        from gmi_trainer.ui.pages.own.own_page_view import OwnTools

        return OwnTools(self._look, self._workspace, self._jobs, self._translate)
