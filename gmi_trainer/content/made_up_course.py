"""The lessons in the made-up language: what then stands on a page without brackets, does not come from their files."""

from __future__ import annotations

from dataclasses import replace

from gmi_trainer.content.markup import with_words_changed
from gmi_trainer.domain.knowledge import KnowledgeCheck
from gmi_trainer.domain.lesson import Course, Figure, Lesson, Question, Screen
from gmi_trainer.domain.made_up_language import made_up
from gmi_trainer.domain.short_note import ShortNote


def in_made_up_language(course: Course) -> Course:
    """Every text of a course; ids, numbers and settings stay as they are."""
    return replace(
        course,
        units=tuple(replace(unit, title=_said(unit.title)) for unit in course.units),
        lessons={key: _lesson(lesson) for key, lesson in course.lessons.items()},
        claims={key: replace(claim, says=_said(claim.says)) for key, claim in course.claims.items()},
        sources={key: replace(one, citation=_said(one.citation)) for key, one in course.sources.items()},
        concepts={key: _said(text) for key, text in course.concepts.items()},
        check=_check(course.check) if course.check is not None else None,
        notes=tuple(map(_note, course.notes)),
    )


def _note(note: ShortNote) -> ShortNote:
    return replace(
        note,
        title=_said(note.title),
        summary=_said(note.summary),
        html=with_words_changed(note.html, made_up),
        plain=_lines_said(note.plain),
    )


def _check(check: KnowledgeCheck) -> KnowledgeCheck:
    return replace(
        check,
        groups=tuple(replace(group, title=_said(group.title)) for group in check.groups),
        items=tuple(
            replace(item, statement=_said(item.statement), why=_said(item.why)) for item in check.items
        ),
    )


def _lesson(lesson: Lesson) -> Lesson:
    return replace(
        lesson,
        title=_said(lesson.title),
        summary=_said(lesson.summary),
        content_note=_said(lesson.content_note),
        energy_note=_said(lesson.energy_note),
        screens=tuple(map(_screen, lesson.screens)),
        questions=tuple(map(_question, lesson.questions)),
        figure=_figure(lesson.figure) if lesson.figure is not None else None,
    )


def _screen(screen: Screen) -> Screen:
    return replace(
        screen,
        title=_said(screen.title),
        html=with_words_changed(screen.html, made_up),
        plain=_lines_said(screen.plain),
    )


def _question(question: Question) -> Question:
    options = tuple(
        replace(option, text=_said(option.text), why=_said(option.why)) for option in question.options
    )
    return replace(question, stem=_said(question.stem), options=options)


def _figure(figure: Figure) -> Figure:
    return replace(figure, texts={name: _said(text) for name, text in figure.texts.items()})


def _lines_said(text: str) -> str:
    return "\n".join(map(_said, text.splitlines()))


def _said(text: str) -> str:
    return made_up(text) if text else ""
