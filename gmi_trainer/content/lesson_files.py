"""Reads the folder of the lessons into a course. What cannot be read is left out and told with its file and line;
a broken lesson never stops the others.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from gmi_trainer.content.check_files import CheckDraft, read_check
from gmi_trainer.content.fields import shown, take
from gmi_trainer.content.findings import UNKNOWN_CLAIM, Findings, quoted
from gmi_trainer.content.folder import Folder
from gmi_trainer.content.front import read_front
from gmi_trainer.content.made_up_course import in_made_up_language
from gmi_trainer.content.markup import Section, read_markup
from gmi_trainer.content.note_files import NoteDraft, read_notes
from gmi_trainer.content.question_files import Id, Words, read_questions
from gmi_trainer.content.shelf_files import Shelf, read_shelf
from gmi_trainer.content.yaml_text import YamlText
from gmi_trainer.domain.lesson import Course, Figure, Lesson, Question, Screen, ScreenKind, Unit
from gmi_trainer.domain.made_up_language import MADE_UP
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.services.lesson_ports import LoadedCourse

_KINDS = tuple(kind.value for kind in ScreenKind)
_OWN_PAGES = tuple(page.value for page in OwnPage)

Number = Annotated[int, Meta(ge=1, le=99, description="a number from 1 to 99")]
Minutes = Annotated[int, Meta(ge=1, le=30, description="minutes from 1 to 30")]
Ids = Annotated[list[str], Meta(description="a list of ids such as [alarm, scans]")]
YesOrNo = Annotated[Literal["yes", "no", "true", "false"], Meta(description="yes or no")]
Kind = Annotated[
    str, Meta(pattern=r"^[a-z]+(-[a-z0-9]+)*$", description="a figure's name such as message-path")
]
Settings = Annotated[dict[str, object], Meta(description="keys with values")]


class _Front(msgspec.Struct):
    """What stands at the head of a lesson."""

    id: Id
    number: Number
    unit: Number
    title: Words
    summary: Words
    minutes: Minutes
    concepts: Ids
    needs: Ids = []
    asks_safety: YesOrNo = "no"
    content_note: str = ""
    energy_note: str = ""
    own_pages: Ids = []


class _Figure(msgspec.Struct):
    kind: Kind
    settings: Settings = {}


@dataclass(frozen=True)
class LessonDraft:
    """A lesson with the files that it was read from, so that a check can name lines. ``questions``: by their place."""

    folder: str
    lesson: Lesson
    front: YamlText
    sections: tuple[Section, ...]
    questions: dict[int, Question]
    questions_file: YamlText
    figure_file: YamlText | None
    figure_texts_file: YamlText | None

    @property
    def file(self) -> str:
        """The lesson's own file, as a person would name it."""
        return self.front.name


@dataclass(frozen=True)
class CourseDraft:
    """All lessons that could be read, with their files."""

    shelf: Shelf
    lessons: tuple[LessonDraft, ...]
    listed: tuple[str, ...]  # all lesson folders, readable or not
    check: CheckDraft | None = None
    notes: tuple[NoteDraft, ...] = ()

    @property
    def course(self) -> Course:
        """The course for the program."""
        numbers = sorted({draft.lesson.unit for draft in self.lessons})
        return Course(
            units=tuple(
                Unit(number, self.shelf.unit_titles.get(number, ""), self._of_unit(number))
                for number in numbers
            ),
            lessons={draft.lesson.lesson_id: draft.lesson for draft in self.lessons},
            claims=self.shelf.claims,
            sources=self.shelf.sources,
            concepts=self.shelf.concepts,
            check=self.check.check if self.check is not None else None,
            notes=tuple(draft.note for draft in self.notes),
        )

    def _of_unit(self, number: int) -> tuple[str, ...]:
        inside = [draft.lesson for draft in self.lessons if draft.lesson.unit == number]
        return tuple(lesson.lesson_id for lesson in sorted(inside, key=lambda lesson: lesson.number))


class LessonFolder:
    """The lessons in a folder (``LessonShelf``)."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, language: str) -> LoadedCourse:
        """All of them in a language, or in English where a part is not translated."""
        findings = Findings()
        course = read_course(self._path, self._path.name, language, findings).course
        if language == MADE_UP:
            course = in_made_up_language(course)
        return LoadedCourse(course, findings.problems)


def read_course(path: Path, called: str, language: str, findings: Findings) -> CourseDraft:
    """Everything in a folder; ``called`` is the folder's name in messages."""
    folder = Folder(path, called, language, findings)
    shelf = read_shelf(folder, findings)
    names = tuple(dict.fromkeys((*shelf.unit_of, *folder.lesson_folders)))
    reader = _LessonReader(folder, shelf, findings)
    read = (reader.lesson(name) for name in names)
    drafts = [draft for draft in read if draft is not None]
    fitting = _fitting(drafts, findings, are_all=len(drafts) == len(names))
    check, notes = read_check(folder, shelf, findings), read_notes(folder, shelf, findings)
    return CourseDraft(shelf, tuple(fitting), names, check, notes)


class _LessonReader:
    """Reads one lesson after the other."""

    def __init__(self, folder: Folder, shelf: Shelf, findings: Findings) -> None:
        self._folder = folder
        self._shelf = shelf
        self._findings = findings

    def lesson(self, name: str) -> LessonDraft | None:
        """A lesson; None where its own text cannot be read. Without a question or a figure it is still a lesson."""
        file = self._folder.in_language(f"{name}/lesson", "md")
        text = self._folder.text(file)
        if text is None:
            return None
        expected = "id:, number:, title:"
        front, body_at = read_front(text, self._folder.called(file), expected, self._findings)
        if front is None:
            return None
        taken = take(_Front, front, (), front.data, self._findings)
        lines_before = text[:body_at].count("\n")
        sections = read_markup(
            text[body_at:], front.name, lines_before + 1, self._shelf.claims, self._findings
        )
        screens = tuple(self._screens(sections, front.name))
        if taken is None or len(screens) < len(sections):
            return None
        questions_file = self._folder.yaml(self._folder.in_language(f"{name}/questions", "yaml"))
        questions = read_questions(
            questions_file, taken.id, self._shelf.concepts, self._shelf.claims, self._findings
        )
        figure, figure_file, texts_file = self._figure(name)
        lesson = Lesson(
            lesson_id=taken.id,
            number=taken.number,
            unit=taken.unit,
            title=taken.title,
            summary=taken.summary,
            minutes=taken.minutes,
            concepts=tuple(self._known_concepts(taken.concepts, front)),
            screens=screens,
            questions=tuple(questions.values()),
            figure=figure,
            needs=tuple(taken.needs),
            asks_safety=taken.asks_safety in {"yes", "true"},
            content_note=taken.content_note,
            energy_note=taken.energy_note,
            own_pages=tuple(self._known_pages(taken.own_pages, front)),
        )
        return LessonDraft(
            folder=name,
            lesson=lesson,
            front=front,
            sections=tuple(sections),
            questions=questions,
            questions_file=questions_file,
            figure_file=figure_file,
            figure_texts_file=texts_file,
        )

    def _screens(self, sections: list[Section], name: str) -> Iterator[Screen]:
        """The screens that can be believed."""
        seen: set[str] = set()
        for section in sections:
            if not section.section_id:
                continue  # told already
            if section.kind not in _KINDS:
                expected = f"one of the kinds {', '.join(_KINDS)}"
                self._findings.mistake(name, section.line, expected, quoted(section.kind))
            elif section.section_id in seen:
                again = f"{{#{section.section_id}}} again"
                self._findings.mistake(name, section.line, "a different id for each screen", again)
            else:
                seen.add(section.section_id)
                yield Screen(
                    screen_id=section.section_id,
                    kind=ScreenKind(section.kind),
                    title=section.title,
                    html=section.html,
                    plain=section.plain,
                    claims=tuple(section.claims),
                )

    def _known_concepts(self, concepts: list[str], front: YamlText) -> Iterator[str]:
        for place, concept in enumerate(concepts):
            if concept in self._shelf.concepts:
                yield concept
            else:
                line = front.line(("concepts", place))
                self._findings.mistake(front.name, line, "a concept that course.en.yaml has", quoted(concept))

    def _known_pages(self, pages: list[str], front: YamlText) -> Iterator[OwnPage]:
        for place, page in enumerate(pages):
            if page in _OWN_PAGES:
                yield OwnPage(page)
            else:
                expected = f"one of the pages {', '.join(_OWN_PAGES)}"
                self._findings.mistake(front.name, front.line(("own_pages", place)), expected, quoted(page))

    def _figure(self, name: str) -> tuple[Figure | None, YamlText | None, YamlText | None]:
        """The figure and the two files it comes from."""
        if not self._folder.has(f"{name}/figure.yaml"):
            return None, None, None
        file = self._folder.yaml(f"{name}/figure.yaml")
        texts_file = self._folder.yaml(self._folder.in_language(f"{name}/figure", "yaml"))
        taken = take(_Figure, file, (), file.data, self._findings) if file.data is not None else None
        if taken is None:
            return None, file, texts_file
        settings = file.resolved(("settings",)) if taken.settings else {}
        assert isinstance(settings, dict)
        for claim, line in claims_in(file):
            if claim not in self._shelf.claims:
                self._findings.mistake(file.name, line, UNKNOWN_CLAIM, quoted(claim))
        return Figure(taken.kind, settings, self._texts(texts_file)), file, texts_file

    def _texts(self, file: YamlText) -> dict[str, str]:
        entries = file.data if isinstance(file.data, dict) else {}
        if file.data is not None and not isinstance(file.data, dict):
            self._findings.mistake(
                file.name, 1, "an id and a text a line, such as next: Next stop", shown(file.data)
            )
        for key, text in entries.items():
            if not isinstance(text, str):
                self._findings.mistake(file.name, file.line((key,)), "a text", shown(text))
        return {key: text for key, text in entries.items() if isinstance(text, str)}


def claims_in(file: YamlText) -> Iterator[tuple[str, int]]:
    """The claims that a figure's settings name anywhere (claim: or claims:), with their lines."""
    yield from _claims_under(file.data, (), file)


def _claims_under(value: object, path: tuple[str | int, ...], file: YamlText) -> Iterator[tuple[str, int]]:
    if isinstance(value, dict):
        for key, one in value.items():
            names = one if key == "claims" and isinstance(one, list) else [one]
            if key in {"claim", "claims"}:
                yield from ((str(name), file.line((*path, key))) for name in names)
            else:
                yield from _claims_under(one, (*path, key), file)
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _claims_under(one, (*path, place), file)


def _fitting(drafts: list[LessonDraft], findings: Findings, *, are_all: bool) -> Iterator[LessonDraft]:
    """Lessons that do not get in one another's way: ids once, and nothing needed that never comes.

    ``are_all``: none was left out. Where one was, that is told, and not also that others need it.
    """
    ordered = sorted(drafts, key=lambda draft: draft.lesson.number)
    told_of = None if are_all else {draft.lesson.lesson_id for draft in ordered}
    numbers: dict[str, int] = {}
    taken_numbers: dict[int, str] = {}
    questions: set[str] = set()
    for draft in ordered:
        lesson = draft.lesson
        if lesson.lesson_id in numbers:
            line = draft.front.line(("id",))
            findings.mistake(
                draft.file, line, "a different id for each lesson", f"{quoted(lesson.lesson_id)} again"
            )
            continue
        if lesson.number in taken_numbers:
            line = draft.front.line(("number",))
            found = f"{lesson.number}, as in {taken_numbers[lesson.number]}"
            findings.mistake(draft.file, line, "a different number for each lesson", found)
        taken_numbers.setdefault(lesson.number, draft.folder)
        fitting = _with_own_questions(draft, questions, findings)
        yield replace(
            fitting, lesson=replace(fitting.lesson, needs=_needs(draft, numbers, told_of, findings))
        )
        numbers[lesson.lesson_id] = lesson.number


def _needs(
    draft: LessonDraft, earlier: dict[str, int], told_of: Container[str] | None, findings: Findings
) -> tuple[str, ...]:
    """Only lessons that come before: so nothing goes round in a circle, and every lesson opens one day.

    ``told_of``: the ids of which a mistake is worth telling (None: all).
    """
    kept = []
    for place, needed in enumerate(draft.lesson.needs):
        if earlier.get(needed, draft.lesson.number) < draft.lesson.number:
            kept.append(needed)
        elif told_of is None or needed in told_of:
            line = draft.front.line(("needs", place))
            findings.mistake(draft.file, line, "needs: lessons with a smaller number", quoted(needed))
    return tuple(kept)


def _with_own_questions(draft: LessonDraft, taken: set[str], findings: Findings) -> LessonDraft:
    """Without questions whose id another one has."""
    own = {}
    for place, question in draft.questions.items():
        if question.question_id in taken:
            file = draft.questions_file
            found = f"{quoted(question.question_id)} again"
            findings.mistake(file.name, file.line((place, "id")), "an id that no other question has", found)
        else:
            taken.add(question.question_id)
            own[place] = question
    return replace(draft, questions=own, lesson=replace(draft.lesson, questions=tuple(own.values())))
