"""A lesson on the stage: its screens, its figure, its questions, and how sure we are of what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Course, Figure, Lesson, Screen, ScreenKind
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.ui.learn.aids import NO_AIDS, ReadingAids
from gmi_trainer.ui.learn.claim_notes import ClaimNotes, Note, SourcesList, claim_numbers, notes_on
from gmi_trainer.ui.learn.own_words import OwnWords
from gmi_trainer.ui.learn.reader import Reader
from gmi_trainer.ui.learn.reading_text import ReadingText
from gmi_trainer.ui.learn.steps import EndStep, OpeningStep, ScreenStep, Step, place_of, screen_of, steps_of
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.later import Later
from gmi_trainer.ui.widgets.notice import Notice
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import body, muted
from gmi_trainer.ui.words.learning import (
    about_minutes,
    end_line,
    end_title,
    how_to_turn,
    kind_name,
    lesson_name,
    next_line,
    notes_name,
    stop_any_time,
    where_in_lesson,
)
from gmi_trainer.ui.words.own_pages import own_page_name, write_in_name
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # read when somebody wants it on paper
    from gmi_trainer.ui.background import Background
    from gmi_trainer.ui.paper.buttons import PaperButtons
    from gmi_trainer.ui.paper.sheet import PaperSheet

_LEADS_TO_OWN_PAGES = (ScreenKind.TRY, ScreenKind.FRIEND)

MakeFigure = Callable[[Figure, QWidget], QWidget | None]
"""Makes the widget of a figure; None where there is none of its kind."""


class LessonView(Reader):
    """One lesson. It keeps nothing itself: it says what is in view, what was answered and what was written."""

    placed = Signal(str)  # a screen's id: it is in view
    words_kept = Signal(str)  # the person's own words, when they have changed
    next_asked = Signal()  # to the next lesson
    own_page_asked = Signal(object)  # OwnPage: to write there, and to come back

    def __init__(
        self,
        look: Look,
        course: Course,
        lesson: Lesson,
        translate: Translate,
        *,
        make_figure: MakeFigure,
        from_screen: str = "",
        given: Mapping[str, str] | None = None,
        words: str = "",
        following: Lesson | None = None,
        asks_sureness: bool = False,
        aids: ReadingAids = NO_AIDS,
        parent: QWidget | None = None,
    ) -> None:
        """``from_screen``: where to go on reading. ``given``: answers of this reading, option by question.

        ``words``: what the person wrote before. ``following``: the lesson after this one, to be offered.
        """
        self._course = course
        self._lesson = lesson
        self._make_figure = make_figure
        self._own_words = words
        self._box: OwnWords | None = None
        self._following = following
        self._aids = aids
        self._numbers = claim_numbers(lesson)
        self._notes: ClaimNotes | None = None
        self._notes_opener: QWidget | None = None
        steps = steps_of(lesson)
        super().__init__(
            look,
            "lesson",
            lesson.title,
            steps,
            translate,
            at=place_of(steps, from_screen, given or {}),
            given=given,
            asks_sureness=asks_sureness,
            parent=parent,
        )

    @property
    def lesson(self) -> Lesson:
        """What is read."""
        return self._lesson

    @property
    def screen_id(self) -> str:
        """The screen in view; empty at the opening and at the end."""
        return screen_of(self.step)

    @property
    def notes(self) -> ClaimNotes | None:
        """The notes, while they are open."""
        return self._notes

    def end(self) -> None:
        """The stage is taken away: what was written is kept."""
        self._keep_words()

    def _show(self) -> None:
        self._keep_words()
        self._notes = self._notes_opener = None
        super()._show()
        if self.screen_id:
            self.placed.emit(self.screen_id)

    def _where(self) -> str:
        return where_in_lesson(self._lesson, *self.place, self._translate)

    # -- the steps -----------------------------------------------------------------------------------------

    def _show_step(self, step: Step) -> None:
        if isinstance(step, OpeningStep):
            self._show_opening()
        elif isinstance(step, ScreenStep):
            self._show_reading(step.screen)
        elif isinstance(step, EndStep):
            self._show_end()

    def _show_opening(self) -> None:
        say, lesson = self._translate, self._lesson
        content = Stack(self.look, gap_px=14)
        for note in filter(None, (lesson.content_note, lesson.energy_note)):
            content.add(Notice(self.look, note))
        content.add(body(f"{about_minutes(lesson.minutes, say)}. {stop_any_time(say)}"))
        content.add(muted(how_to_turn(say)))
        self._add_paper(content)
        self._put(
            lesson.title,
            content,
            eyebrow=lesson_name(lesson, say),
            about=lesson.summary,
            spoken=" ".join(filter(None, (lesson.summary, lesson.content_note, lesson.energy_note))),
            on=self.tr("Begin"),
            skip=self.tr("Not now") if lesson.content_note else "",
        )

    def _show_reading(self, screen: Screen) -> None:
        say = self._translate
        content = Stack(self.look, gap_px=18)
        if screen.kind is ScreenKind.TRY and self._aids.saves_energy and self._lesson.energy_note:
            content.add(Notice(self.look, self._lesson.energy_note))
        if screen.html:
            text = ReadingText(self.look, screen.html, screen.plain, f"lesson.text.{screen.screen_id}")
            text.claim_asked.connect(self._on_claim_asked)
            content.add(text)
        spoken = screen.plain
        if screen.kind is ScreenKind.FIGURE and self._lesson.figure is not None:
            content.add(self._figure(self._lesson.figure, content))
        elif screen.kind is ScreenKind.FRIEND:
            self._box = OwnWords(self.look, self._own_words)
            content.add(self._box)
        elif screen.kind is ScreenKind.SOURCES:
            content.add(SourcesList(self.look, self._notes_on(tuple(self._numbers)), say))
        if screen.claims and screen.kind is not ScreenKind.SOURCES:
            self._add_notes_button(content, screen)
        if screen.kind in _LEADS_TO_OWN_PAGES:
            self._add_own_pages(content)
        kind = kind_name(screen.kind, say)
        self._put(
            screen.title,
            content,
            eyebrow=kind if kind.casefold() != screen.title.casefold() else "",
            spoken=spoken,
            on=self.tr("Next"),
        )

    def _show_end(self) -> None:
        say = self._translate
        content = Stack(self.look, gap_px=14)
        content.add(body(end_line(len(self._lesson.questions), say)))
        if self._following is not None:
            content.add(muted(next_line(self._following, say)))
        self._add_own_pages(content)
        self._add_paper(content)
        if not self._is_finished:  # before it is said: who listens may want to know that it is kept
            self._is_finished = True
            self.finished.emit()
        self._put(
            end_title(self._lesson, say),
            content,
            about=self._lesson.title,
            spoken=end_line(len(self._lesson.questions), say),
            on=self.tr("Done"),
            skip=self.tr("Read the next lesson") if self._following is not None else "",
        )

    def _figure(self, figure: Figure, parent: QWidget) -> QWidget:
        """The figure, or, where there is none of its kind, what it says in words."""
        made = self._make_figure(figure, parent)
        if made is not None:
            return made
        lines = Stack(self.look, gap_px=10)
        for text_id, says in figure.texts.items():
            about = text_id.removesuffix("-says")
            if about != text_id:
                name = figure.texts.get(about, "")
                lines.add(body(f"{name}: {says}" if name else says))
        return lines

    # -- own pages, and paper ------------------------------------------------------------------------------

    def _add_own_pages(self, content: Stack) -> None:
        """What the lesson is about can be written down for oneself; the lesson waits beneath."""
        pages = [page for page in self._lesson.own_pages if page in self._aids.own_pages]
        buttons = []
        for page in pages:
            button = secondary(
                self.look,
                write_in_name(page, pages, self._translate),
                f"lesson.own.{page}",
                icon="pencil",
                spoken=f"{write_in_name(page, pages, self._translate)}. {own_page_name(page, self._translate)}",
            )
            button.clicked.connect(partial(self._on_own_page_clicked, page))
            self._hand_over_keys(button)
            buttons.append(button)
        if buttons:
            content.add(holding(FlowLayout(self.look), buttons))

    def _on_own_page_clicked(self, page: OwnPage) -> None:
        self._say_words()
        self.own_page_asked.emit(page)

    def _add_paper(self, content: Stack) -> None:
        """One quiet button; what it opens is read and made then."""
        if self._aids.jobs is None:
            return
        opens = quiet(self.look, self.tr("Print or save"), "lesson.paper", icon="printer")
        part = Later(partial(self._make_paper, self._aids.jobs))
        opens.clicked.connect(partial(self._open_paper, opens, part))
        self._hand_over_keys(opens)
        content.add(holding(FlowLayout(self.look), [opens]))
        content.add(part)

    def _open_paper(self, opens: QWidget, part: Later[PaperButtons]) -> None:
        buttons = part.get()
        part.show()
        opens.hide()
        self._order_tab()
        buttons.print_button.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, buttons, lambda: self._scroll.ensureWidgetVisible(buttons, 0, self.look.px(16)))

    def _make_paper(self, jobs: Background) -> PaperButtons:
        from gmi_trainer.ui.paper.buttons import PaperButtons

        part = PaperButtons(
            self.look,
            self._translate,
            self._sheet,
            jobs,
            identifier="lesson.paper",
            spoken=self._lesson.title,
        )
        for button in part.buttons:
            self._hand_over_keys(button)
        return part

    def _sheet(self) -> PaperSheet:
        """The whole lesson; its figure is painted for it."""
        from gmi_trainer.ui.figures.portrait import portrait_of
        from gmi_trainer.ui.learn.lesson_sheet import lesson_sheet

        figure = self._lesson.figure
        portrait = portrait_of(figure, self.look, self._translate) if figure is not None else None
        return lesson_sheet(self._course, self._lesson, portrait, self._translate)

    # -- notes ---------------------------------------------------------------------------------------------

    def _notes_on(self, claims: Sequence[str]) -> tuple[Note, ...]:
        return notes_on(claims, self._numbers, self._course)

    def _add_notes_button(self, content: Stack, screen: Screen) -> None:
        count = len(self._notes_on(screen.claims))
        if count:
            button = quiet(self.look, notes_name(count, self._translate), "lesson.how_sure", icon="scale")
            button.clicked.connect(self._on_how_sure_clicked)
            self._hand_over_keys(button)
            content.add(holding(FlowLayout(self.look), [button]))

    @Slot()
    def _on_how_sure_clicked(self) -> None:
        step = self.step
        if isinstance(step, ScreenStep):
            self._open_notes(self._notes_on(step.screen.claims))

    @Slot(str)
    def _on_claim_asked(self, claim_id: str) -> None:
        self._open_notes(self._notes_on([claim_id]))

    def _open_notes(self, notes: Sequence[Note]) -> None:
        self._close_notes()
        content = self._content
        if not notes or not isinstance(content, Stack):
            return
        self._notes_opener = self.focusWidget()
        self._notes = ClaimNotes(self.look, notes, self._translate)
        self._notes.closed.connect(self._on_notes_closed)
        self._hand_over_keys(self._notes.close_button)
        content.add(self._notes)
        self._notes.show()
        self._order_tab()
        self._notes.take_focus()
        self._bring_notes_into_view()

    def _bring_notes_into_view(self) -> None:
        """Once the card has found its height."""
        notes = self._notes
        if notes is not None:
            QTimer.singleShot(0, notes, lambda: self._scroll.ensureWidgetVisible(notes, 0, self.look.px(16)))

    @Slot()
    def _on_notes_closed(self) -> None:
        opener = self._notes_opener
        self._close_notes()
        if opener is not None and opener.isVisibleTo(self):
            opener.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_notes(self) -> None:
        if self._notes is not None:
            notes, self._notes = self._notes, None
            notes.hide()
            notes.setParent(None)
            notes.deleteLater()

    # -- what a person does --------------------------------------------------------------------------------

    @Slot()
    def _on_on_asked(self) -> None:
        if isinstance(self.step, EndStep) and not self.has_more_below:
            self.closed.emit()
        else:
            super()._on_on_asked()

    @Slot()
    def _on_skip_asked(self) -> None:
        if isinstance(self.step, EndStep):
            self.next_asked.emit()
        elif isinstance(self.step, OpeningStep):
            self.closed.emit()
        else:
            super()._on_skip_asked()

    @Slot()
    def _on_close_asked(self) -> None:
        """Escape puts the notes away first; then it leaves."""
        if self._notes is not None:
            self._on_notes_closed()
        else:
            self.closed.emit()

    def _keep_words(self) -> None:
        self._say_words()
        self._box = None

    def _say_words(self) -> None:
        """What stands in the box, where it is new."""
        words = self._box.words if self._box is not None else self._own_words
        if words != self._own_words:
            self._own_words = words
            self.words_kept.emit(words)
