"""What the pages of a person's own have in common: read in the background, written with a way back, put on paper."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.learning import LearningService
from gmi_trainer.services.own_pages import OwnPages, OwnPagesNow
from gmi_trainer.services.own_ports import OwnPagesReader, Undo
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.own.guided_form import GuidedForm
from gmi_trainer.ui.pages.page import HelpAt, Page
from gmi_trainer.ui.paper.buttons import PaperButtons
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

CHANGES_WITH = (Changed.OWN_PAGES, Changed.SESSIONS)
"""Words about lessons come from lessons."""


class OwnWorkspace(Protocol):
    """What the pages need of an open record."""

    @property
    def own_pages(self) -> Callable[[], OwnPages]: ...
    @property
    def own_reader(self) -> Callable[[], AbstractContextManager[OwnPagesReader]]: ...
    @property
    def learning(self) -> Callable[[], LearningService]: ...
    @property
    def changes(self) -> Changes: ...


@dataclass(frozen=True, slots=True)
class OwnTools:
    """What every such page is made with."""

    look: Look
    workspace: OwnWorkspace
    jobs: Background
    translate: Translate
    help_at: HelpAt = HelpAt.END


class OwnPageView(Page):
    """Shows what there is, or the one form in which something is written."""

    back_asked = Signal()
    lesson_asked = Signal(str, str)  # the lesson's id, and no screen
    symptom_said = Signal()
    call_asked = Signal()

    def __init__(
        self, tools: OwnTools, page: OwnPage | None, identifier: str, words: str, about: str, back_words: str
    ) -> None:
        """``page``: which of them; None: the one that leads to all. ``back_words``: where the way back leads."""
        super().__init__(tools.look, identifier, words, about, help_at=tools.help_at)
        self.own_page = page
        self._tools = tools
        self._translate = tools.translate
        self._service = tools.workspace.own_pages()
        self._identifier = identifier
        self._now: OwnPagesNow | None = None
        self._is_stale = True
        self._reading: Job | None = None
        self._wants_focus = tools.help_at is HelpAt.FOOT  # laid over a lesson: nobody else sees to it
        self._go_to_name = ""
        self._gone: set[str] = set()
        self._form: QWidget | None = None
        self._leave_form: Callable[[], None] = lambda: None
        self._keep_form: Callable[[], None] | None = None
        self._back = quiet(tools.look, back_words, f"{identifier}.back", icon="arrow-left")
        self._back.clicked.connect(self.go_back)
        self.put_above_title(holding(FlowLayout(tools.look), [self._back]))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_escape_activated)
        self._problem = Notice(tools.look, "", NoticeKind.ATTENTION)
        self._list = Stack(tools.look, gap_px=20)
        self._form_place = Stack(tools.look)
        self._paper = PaperButtons(
            tools.look,
            tools.translate,
            self.sheet,
            tools.jobs,
            identifier=f"{identifier}.paper",
            is_quiet=True,
        )
        for part in (self._problem, self._form_place, self._list, self._paper):
            self.add(part)
            part.hide()
        hear_of(tools.workspace.changes, self, self._on_record_changed)

    # -- what each page says -------------------------------------------------------------------------------

    def fill(self, now: OwnPagesNow) -> None:
        """Put what there is into the list, with ``put``."""
        raise NotImplementedError

    def has_any(self, now: OwnPagesNow) -> bool:
        """Whether there is something to put on paper."""
        raise NotImplementedError

    def sheet(self) -> PaperSheet:
        """The page, to be printed."""
        from gmi_trainer.ui.pages.own.sheets import sheet_of

        assert self._now is not None, "printed when it is read"
        assert self.own_page is not None, "one of the pages"
        return sheet_of(self.own_page, self._now, self.lesson_titles(), self._translate)

    def lesson_titles(self) -> dict[str, str]:
        """By their ids, in their order. Read by then: pages are read in a job that reads them, too."""
        lessons = self._tools.workspace.learning().course().course.in_order
        return {lesson.lesson_id: f"{lesson.number}. {lesson.title}" for lesson in lessons}

    # -- in general ----------------------------------------------------------------------------------------

    @property
    def now(self) -> OwnPagesNow | None:
        """What is shown, once it is read."""
        return self._now

    @property
    def form(self) -> QWidget | None:
        """In which something is written just now."""
        return self._form

    def set_back(self, words: str) -> None:
        """Where the way back leads."""
        self._back.setText(words)
        self._back.setAccessibleName(words)

    def refresh(self) -> None:
        """Something was written elsewhere."""
        self._is_stale = True
        if self.isVisible():
            self._read()

    def take_focus(self) -> None:
        """Put the keyboard on what the page is for; before it is known, as soon as it is."""
        self._wants_focus = self._now is None or self._is_stale
        if self._form is not None:
            self._focus_form()
            return
        stops = (one for one in self._list.findChildren(QAbstractButton) if one.isVisibleTo(self))
        first = next((one for one in stops if one.focusPolicy() & Qt.FocusPolicy.TabFocus), self._back)
        self._focus(first)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        if self._keep_form is not None:
            self._keep_form()
        super().hideEvent(event)

    def put(self, widget: QWidget) -> None:
        """Below what is in the list."""
        self._list.add(widget)
        widget.show()  # at once: not only when Qt comes to it

    @Slot()
    def go_back(self) -> None:
        """Leave the page. What is being written stays there."""
        self.back_asked.emit()

    # -- writing -------------------------------------------------------------------------------------------

    def change(self, words: str, act: Callable[[], Undo], *, focus: str = "", once: str = "") -> bool:
        """Do something that can be taken back, and say so. ``focus``: the control to go on with, by name.

        ``once``: what can be done once only. A second press, before the page has been read anew, does nothing.
        """
        if once in self._gone:
            return False
        self._problem.hide()
        try:
            undo = act()
        except UserProblem as problem:
            self.say_problem(problem)
            return False
        if once:
            self._gone.add(once)
        if self._form is not None:  # not before: what cannot be kept is still there to be read, or copied
            self.close_form()
        self._go_to_name = focus
        self.offer_undo(words, lambda: self._take_back(undo, focus))
        return True

    def say_problem(self, problem: UserProblem) -> None:
        """Something could not be kept, or not be read."""
        self.scroll_to_top()
        self._problem.say(problem_sentence(problem, self._translate))
        self._problem.show()

    def open_form(
        self, form: QWidget, leave: Callable[[], None], keep: Callable[[], None] | None = None
    ) -> None:
        """Let something be written: one thing in view, and nothing beside it. ``leave``: what Escape does.

        ``keep``: keeps what was written so far, without a word, when the page goes out of view: the window may be
        closing.
        """
        self.undo_bar.dismiss()
        self._problem.hide()
        self._close_form()
        self._form, self._leave_form, self._keep_form = form, leave, keep
        self._form_place.add(form)
        self._show_which()
        form.show()
        put_in_tab_order((self._column,))
        self._focus_form()
        if isinstance(form, GuidedForm):
            form.stepped.connect(self._on_form_stepped)
            form.answered.connect(
                self.keep_focus_in_view
            )  # in a low window the question stood there at first
        self._on_form_stepped()

    def ask(
        self,
        form: GuidedForm,
        kept: Callable[[dict[str, object]], None],
        again: Callable[[dict[str, object]], None],
        *,
        focus: str = "",
    ) -> None:
        """The same for a guided form. Left with words in it, the way back opens it once more, as it was."""

        def left(values: dict[str, object]) -> None:
            is_changed = form.is_changed
            self.close_form(focus)
            if is_changed:
                self.offer_undo(self.tr("Not kept."), lambda: again(values))

        def done(values: dict[str, object]) -> None:
            kept(values)

        form.kept.connect(done)
        form.left.connect(left)
        self.open_form(form, form.leave)

    def close_form(self, focus: str = "") -> None:
        """Back to the list, with the keyboard on a control of it."""
        self._close_form()
        self._show_which()
        self._go_to_name = focus
        self._find_focus()

    # -- helpers -------------------------------------------------------------------------------------------

    def _close_form(self) -> None:
        self._form = self._keep_form = None
        self._form_place.clear()

    def _show_which(self) -> None:
        now, writes = self._now, self._form is not None
        self.show_lede(not writes)
        self._form_place.setVisible(writes)
        self._list.setVisible(now is not None and not writes)
        self._paper.setVisible(now is not None and not writes and self.has_any(now))

    def _focus_form(self) -> None:
        take = getattr(self._form, "take_focus", None)
        if take is not None:
            take()

    @Slot()
    def _on_form_stepped(self) -> None:
        QTimer.singleShot(0, self, self._bring_form_into_view)  # once it has found its place

    def _bring_form_into_view(self) -> None:
        """All of it, with its buttons; in a window that is too low for that, from its question on."""
        form, bar = self._form, self._scroll.verticalScrollBar()
        if form is None:
            return
        first = form.question if isinstance(form, GuidedForm) else form
        top = first.mapTo(self._column, QPoint(0, 0)).y() - self.look.px(12)
        foot = form.mapTo(self._column, QPoint(0, form.height())).y() + self.look.px(12)
        bar.setValue(max(0, min(top, foot - bar.pageStep())))

    def _take_back(self, undo: Undo, focus: str) -> None:
        """The keyboard goes back to where it went on from: the button that was pressed is gone."""
        self._go_to_name = focus
        try:
            undo()
        except UserProblem as problem:
            self.say_problem(problem)

    def _find_focus(self) -> None:
        name, self._go_to_name = self._go_to_name, ""
        found = self._list.findChild(QWidget, name) if name else None
        if found is not None and found.isVisibleTo(self):
            self._focus(found)
        elif name:
            self.take_focus()

    def _focus(self, widget: QWidget) -> None:
        """The keyboard on it, and it in view, once everything has found its place."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self.keep_focus_in_view)

    @Slot()
    def _on_escape_activated(self) -> None:
        if self._form is not None:
            self._leave_form()
        else:
            self.go_back()

    def _on_record_changed(self, kind: Changed) -> None:
        if kind in CHANGES_WITH:
            self.refresh()

    def _read(self) -> None:
        self._is_stale = False
        service, reader = self._service, self._tools.workspace.own_reader
        learning = self._tools.workspace.learning()

        def work(_job: Job) -> OwnPagesNow:
            learning.course()
            with reader() as open_reader:
                return service.look(open_reader)

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._tools.jobs.run(work, self._on_read, owner=self, on_problem=self.say_problem)

    def _on_read(self, now: OwnPagesNow) -> None:
        self._now = now
        self._gone.clear()
        focused = self.focusWidget()
        had = focused.objectName() if focused is not None and self._list.isAncestorOf(focused) else ""
        self._list.clear()
        self.fill(now)
        self._show_which()
        put_in_tab_order((self._column,))
        if self._form is None:
            self._go_to_name = self._go_to_name or had
            self._find_focus()
        if self._wants_focus:
            self._wants_focus = False
            self.take_focus()
