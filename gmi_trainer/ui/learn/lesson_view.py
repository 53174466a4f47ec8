"""A lesson on the stage: its screens, its figure, its questions, and how sure we are of what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Course, Figure, Lesson, Screen, ScreenKind
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.ui.learn.aids import NO_AIDS, ReadingAids
from gmi_trainer.ui.learn.claim_notes import SourcesList, claim_numbers
from gmi_trainer.ui.learn.claim_reader import ClaimReader
from gmi_trainer.ui.learn.own_words import OwnWords
from gmi_trainer.ui.learn.steps import EndStep, OpeningStep, ScreenStep, Step, place_of, screen_of, steps_of
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
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
    stop_any_time,
    where_in_lesson,
)
from gmi_trainer.ui.words.own_pages import own_page_name, write_in_name
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # read when somebody wants it on paper
    from gmi_trainer.ui.paper.sheet import PaperSheet

_LEADS_TO_OWN_PAGES = (ScreenKind.TRY, ScreenKind.FRIEND)

MakeFigure = Callable[[Figure, QWidget], QWidget | None]
"""Makes the widget of a figure; None where there is none of its kind."""


class LessonView(ClaimReader):
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
        self._lesson = lesson
        self._make_figure = make_figure
        self._own_words = words
        self._box: OwnWords | None = None
        self._following = following
        steps = steps_of(lesson)
        super().__init__(
            look,
            "lesson",
            lesson.title,
            steps,
            translate,
            course,
            claim_numbers(lesson),
            aids,
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

    def end(self) -> None:
        """The stage is taken away: what was written is kept."""
        self._keep_words()
        super().end()

    def _show(self) -> None:
        self._keep_words()
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
        spoken = " ".join(filter(None, (lesson.summary, lesson.content_note, lesson.energy_note)))
        self._add_tools(content, aloud=f"{lesson.title}\n{spoken}", on_paper=True)
        self._put(
            lesson.title,
            content,
            eyebrow=lesson_name(lesson, say),
            about=lesson.summary,
            spoken=spoken,
            on=self.tr("Begin"),
            skip=self.tr("Not now") if lesson.content_note else "",
        )

    def _show_reading(self, screen: Screen) -> None:
        say = self._translate
        content = Stack(self.look, gap_px=18)
        if screen.kind is ScreenKind.TRY and self._aids.saves_energy and self._lesson.energy_note:
            content.add(Notice(self.look, self._lesson.energy_note))
        if screen.html:
            self._add_text(content, screen.html, screen.plain, screen.screen_id)
        if screen.kind is ScreenKind.FIGURE and self._lesson.figure is not None:
            content.add(self._figure(self._lesson.figure, content))
        elif screen.kind is ScreenKind.FIGURE:
            content.add(muted(self.tr("The figure that belongs here could not be read. You can read on.")))
        elif screen.kind is ScreenKind.FRIEND:
            self._box = OwnWords(self.look, self._own_words)
            content.add(self._box)
        elif screen.kind is ScreenKind.SOURCES:
            content.add(SourcesList(self.look, self._notes_on(tuple(self._numbers)), say))
        if screen.kind in _LEADS_TO_OWN_PAGES:
            self._add_own_pages(content)
        claims = screen.claims if screen.kind is not ScreenKind.SOURCES else ()
        self._add_tools(content, claims, aloud=f"{screen.title}\n{screen.plain}" if screen.plain else "")
        kind = kind_name(screen.kind, say)
        self._put(
            screen.title,
            content,
            eyebrow=kind if kind.casefold() != screen.title.casefold() else "",
            spoken=screen.plain,
            on=self.tr("Next"),
        )

    def _show_end(self) -> None:
        say = self._translate
        content = Stack(self.look, gap_px=14)
        content.add(body(end_line(len(self._lesson.questions), say)))
        if self._following is not None:
            content.add(muted(next_line(self._following, say)))
        self._add_own_pages(content)
        self._add_tools(content, on_paper=True)
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

    def _sheet(self) -> PaperSheet:
        """The whole lesson; its figure is painted for it."""
        from gmi_trainer.ui.figures.portrait import portrait_of
        from gmi_trainer.ui.learn.lesson_sheet import lesson_sheet

        figure = self._lesson.figure
        portrait = portrait_of(figure, self.look, self._translate) if figure is not None else None
        return lesson_sheet(self._course, self._lesson, portrait, self._translate)

    # -- what a person does --------------------------------------------------------------------------------

    @Slot()
    def _on_skip_asked(self) -> None:
        if isinstance(self.step, EndStep):
            self.next_asked.emit()
        elif isinstance(self.step, OpeningStep):
            self.closed.emit()
        else:
            super()._on_skip_asked()

    def _keep_words(self) -> None:
        self._say_words()
        self._box = None

    def _say_words(self) -> None:
        """What stands in the box, where it is new."""
        words = self._box.words if self._box is not None else self._own_words
        if words != self._own_words:
            self._own_words = words
            self.words_kept.emit(words)
