"""A whole lesson as a sheet: its text, its figure, its questions without their answers, and its sources."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from gmi_trainer.domain.lesson import Course, Lesson, Question, Screen, ScreenKind
from gmi_trainer.domain.short_note import ShortNote
from gmi_trainer.ui.figures.portrait import Portrait
from gmi_trainer.ui.learn.claim_notes import Note, claim_numbers, notes_on, numbered
from gmi_trainer.ui.learn.typeset import raised_marks
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.paper.typography import SOFT_INK
from gmi_trainer.ui.words.learning import (
    certainty_in_short,
    kind_name,
    lesson_name,
    question_place,
    source_label,
    sources_name,
)
from gmi_trainer.ui.words.translate import Translate

FIGURE = "figure"
LINES_FOR_A_FRIEND = 3


def lesson_sheet(
    course: Course, lesson: Lesson, portrait: Portrait | None, translate: Translate
) -> PaperSheet:
    """``portrait``: of the lesson's figure, where it has been painted."""
    return _Setting(course, lesson, portrait, translate).sheet()


def note_sheet(course: Course, note: ShortNote, translate: Translate) -> PaperSheet:
    """A short note with its sources."""
    sources = _notes(notes_on(note.claims, numbered(note.claims), course), translate)
    html = (
        f'<p class="lede">{escape(note.summary)}</p>{raised_marks(note.html)}'
        f"<h2>{escape(sources_name(translate))}</h2>{sources}"
    )
    return PaperSheet(note.title, html)


def _notes(notes: tuple[Note, ...], translate: Translate) -> str:
    """What is said, how sure we are, and where it comes from."""
    return "".join(_note(note, translate) for note in notes)


class _Setting:
    """One lesson on its way to paper."""

    def __init__(
        self, course: Course, lesson: Lesson, portrait: Portrait | None, translate: Translate
    ) -> None:
        self._course = course
        self._lesson = lesson
        self._portrait = portrait
        self._translate = translate

    def sheet(self) -> PaperSheet:
        """All of it."""
        lesson = self._lesson
        pictures = ((FIGURE, self._portrait.picture),) if self._portrait is not None else ()
        title = f"{lesson.number}. {lesson.title}"
        name = f"{lesson_name(lesson, self._translate)} - {lesson.title}"
        return PaperSheet(title, "".join(self._parts()), pictures, name=name)

    def _parts(self) -> Iterator[str]:
        lesson = self._lesson
        yield f'<p class="lede">{escape(lesson.summary)}</p>'
        for note in filter(None, (lesson.content_note, lesson.energy_note)):
            yield f'<blockquote class="note"><p>{escape(note)}</p></blockquote>'
        for screen in lesson.screens:
            yield from self._screen(screen)

    def _screen(self, screen: Screen) -> Iterator[str]:
        yield self._heading(screen)
        yield raised_marks(screen.html)
        if screen.kind is ScreenKind.FIGURE:
            yield self._figure()
        elif screen.kind is ScreenKind.FRIEND:
            yield '<p class="line"></p>' * LINES_FOR_A_FRIEND
        elif screen.kind is ScreenKind.QUESTIONS:
            yield from self._questions()
        elif screen.kind is ScreenKind.SOURCES:
            numbers = claim_numbers(self._lesson)
            yield _notes(notes_on(tuple(numbers), numbers, self._course), self._translate)

    def _heading(self, screen: Screen) -> str:
        """What it is for stands in the same heading, so that the two never part."""
        kind = kind_name(screen.kind, self._translate)
        if kind.casefold() == screen.title.casefold():
            return f"<h2>{escape(screen.title)}</h2>"
        return f"<h2>{_over(kind)}{escape(screen.title)}</h2>"

    def _figure(self) -> str:
        """The picture as it begins, and all that the figure has to say about its parts."""
        figure = self._lesson.figure
        if figure is None:
            return ""
        shown = ""
        if self._portrait is not None:
            says = f'<p class="soft">{escape(self._portrait.says)}</p>' if self._portrait.says else ""
            shown = f'<p class="picture"><img src="{FIGURE}"></p>{says}'
        said = [
            f"<li>{_named(figure.texts.get(text_id.removesuffix('-says'), ''), says)}</li>"
            for text_id, says in figure.texts.items()
            if text_id.endswith("-says") and "{" not in says
        ]
        note = figure.texts.get("note", "")
        return "".join(
            (
                shown,
                f"<ul>{''.join(said)}</ul>" if said else "",
                f'<p class="small">{escape(note)}</p>' if note and "{" not in note else "",
            )
        )

    def _questions(self) -> Iterator[str]:
        questions = self._lesson.questions
        for number, question in enumerate(questions, start=1):
            yield self._question(number, len(questions), question)

    def _question(self, number: int, of: int, question: Question) -> str:
        place = question_place(number, of, self._translate)
        options = "".join(f"<li>{escape(option.text)}</li>" for option in question.options)
        return f'<h3>{_over(place)}{escape(question.stem)}</h3><ol type="a">{options}</ol>'


def _over(words: str) -> str:
    """Small words over a heading, in the same block. Inside a heading Qt takes no size but that of this old tag."""
    return (
        f'<font size="2"><span style="color: {SOFT_INK}; font-weight: 400;">{escape(words)}</span></font><br>'
    )


def _named(name: str, says: str) -> str:
    return f"<strong>{escape(name)}.</strong> {escape(says)}" if name else escape(says)


def _note(note: Note, translate: Translate) -> str:
    certainty = certainty_in_short(note.claim.certainty, translate)
    says = f"<strong>{note.number}.</strong> {escape(note.claim.says)} <em>{escape(certainty)}</em>"
    if not note.sources:
        return f'<p class="small">{says}</p>'
    cited = " ".join(
        escape(f"{one.citation} doi:{one.locator}" if one.locator else one.citation) for one in note.sources
    )
    return f'<p class="small">{says} {escape(source_label(len(note.sources), translate))} {cited}</p>'
