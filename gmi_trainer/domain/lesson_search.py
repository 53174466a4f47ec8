"""Finding a word in the lessons, in their titles first, then in what they say; and in the short notes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from gmi_trainer.domain.lesson import Course, Lesson
from gmi_trainer.domain.short_note import ShortNote
from gmi_trainer.domain.values import dataclass

SHORTEST = 2
"""Letters; one letter is everywhere."""

AROUND = 60
"""So many letters on each side of what was found are shown (design)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place. ``screen_id`` empty: the lesson itself, by its title or summary. ``around``: the words there."""

    lesson_id: str
    screen_id: str
    around: str


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A short note, and the words there."""

    note_id: str
    around: str


def find_in_notes(course: Course, wanted: str) -> tuple[FoundNote, ...]:
    """Every short note that holds all the words."""
    words = _words_of(wanted)
    return tuple(_in_notes(course.notes, words)) if words else ()


def find_in_lessons(course: Course, wanted: str) -> tuple[Found, ...]:
    """Every place that holds all the words: lessons by their titles, then screens in reading order."""
    words = _words_of(wanted)
    if not words:
        return ()
    titles = [
        Found(lesson.lesson_id, "", lesson.summary)
        for lesson in course.in_order
        if _holds(f"{lesson.title} {lesson.summary}", words)
    ]
    return (*titles, *(found for lesson in course.in_order for found in _in_screens(lesson, words)))


def _words_of(wanted: str) -> tuple[str, ...]:
    """What is looked for; nothing where that is too short."""
    words = tuple(plain(word) for word in wanted.split())
    return words if len("".join(words)) >= SHORTEST else ()


def plain(words: str) -> str:
    """Small letters without accents, one for one, so that a place in it is a place in the words themselves."""
    return "".join(_plain_letter(letter) for letter in words)


def _plain_letter(letter: str) -> str:
    small = unicodedata.normalize("NFD", letter.lower())[:1]
    return small or letter


def _in_screens(lesson: Lesson, words: tuple[str, ...]) -> Iterator[Found]:
    for screen in lesson.screens:
        if _holds(f"{screen.title} {screen.plain}", words):
            yield Found(lesson.lesson_id, screen.screen_id, _around(screen.plain, words))


def _in_notes(notes: tuple[ShortNote, ...], words: tuple[str, ...]) -> Iterator[FoundNote]:
    for note in notes:
        if _holds(f"{note.title} {note.summary}", words):
            yield FoundNote(note.note_id, note.summary)
        elif _holds(note.plain, words):
            yield FoundNote(note.note_id, _around(note.plain, words))


def _holds(text: str, words: tuple[str, ...]) -> bool:
    within = plain(text)
    return all(word in within for word in words)


def _around(said: str, words: tuple[str, ...]) -> str:
    """The words about the first hit; the beginning where only the title has one."""
    text = " ".join(said.split())
    within = plain(text)
    at = min((place for place in (within.find(word) for word in words) if place >= 0), default=0)
    first, last = max(0, at - AROUND), min(len(text), at + AROUND)
    if first > 0:
        first = text.find(" ", first) + 1
    if last < len(text):
        last = max(text.rfind(" ", 0, last), at + 1)
    return f"{'… ' if first > 0 else ''}{text[first:last]}{' …' if last < len(text) else ''}"
