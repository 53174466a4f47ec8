"""A translation says the same: the same screens, questions, right answers, claims and fields as the English text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gmi_trainer.content.check_files import CheckDraft
from gmi_trainer.content.findings import Findings
from gmi_trainer.content.lesson_files import CourseDraft, LessonDraft

_FIELD = re.compile(r"\{\w*\}")
_SAME_HEAD = ("number", "unit", "minutes", "concepts", "needs", "asks_safety", "own_pages")


def check_translation(english: CourseDraft, other: CourseDraft, language: str, findings: Findings) -> None:
    """Compare each lesson with the English one; what is not translated at all is a remark."""
    translated = {draft.folder: draft for draft in other.lessons}
    for draft in english.lessons:
        if draft.folder in translated:
            _Comparison(draft, translated[draft.folder], language, findings).run()
    if english.check is not None and other.check is not None:
        _compare_checks(english.check, other.check, language, findings)


def _compare_checks(english: CheckDraft, other: CheckDraft, language: str, findings: Findings) -> None:
    """The answers are the same in all languages; what has no words yet is shown in English."""
    expected, file = f"a translation into {language}", other.said_file
    if file.name == english.said_file.name:
        findings.remark(file.name, 1, expected, "none; the English text is shown")
        return
    for item in english.check.items:
        if item.item_id not in other.translated:
            line = file.line(("items",))
            findings.remark(
                file.name, line, f"{expected} of {item.item_id}", "none; the English text is shown"
            )


class _Comparison:
    def __init__(self, english: LessonDraft, other: LessonDraft, language: str, findings: Findings) -> None:
        self._english = english
        self._other = other
        self._language = language
        self._findings = findings

    def run(self) -> None:
        """All of it."""
        if self._other.file == self._english.file:
            self._missing(self._english.file)
        else:
            self._head()
            self._screens()
        if self._other.questions_file.name == self._english.questions_file.name:
            self._missing(self._english.questions_file.name)
        else:
            self._questions()
        self._figure()

    def _missing(self, file: str) -> None:
        expected = f"a translation into {self._language}"
        self._findings.remark(file, 1, expected, "none; the English text is shown")

    def _head(self) -> None:
        mine, theirs = self._other.lesson, self._english.lesson
        front = self._other.front
        if mine.lesson_id != theirs.lesson_id:
            self._wrong(
                front.name, front.line(("id",)), f"id: {theirs.lesson_id}, as in English", mine.lesson_id
            )
        for name in _SAME_HEAD:
            if getattr(mine, name) != getattr(theirs, name):
                self._wrong(
                    front.name, front.line((name,)), f"{name}: as in English", str(getattr(mine, name))
                )

    def _screens(self) -> None:
        mine, theirs = self._other.sections, self._english.sections
        file = self._other.file
        for section, original in zip(mine, theirs, strict=False):
            heading = f"{{#{original.section_id} {original.kind}}}"
            if (section.section_id, section.kind) != (original.section_id, original.kind):
                self._wrong(
                    file,
                    section.line,
                    f"{heading}, as in English",
                    f"{{#{section.section_id} {section.kind}}}",
                )
            elif set(section.claims) != set(original.claims):
                self._wrong(
                    file, section.line, f"the claims of the English screen ({_list(original.claims)})",
                    _list(section.claims),
                )  # fmt: skip
        if len(mine) != len(theirs):
            self._wrong(
                file, mine[-1].line if mine else 1, f"{len(theirs)} screens, as in English", str(len(mine))
            )

    def _questions(self) -> None:
        file = self._other.questions_file
        theirs = {question.question_id: question for question in self._english.questions.values()}
        for place, question in self._other.questions.items():
            original = theirs.pop(question.question_id, None)
            if original is None:
                self._wrong(
                    file.name,
                    file.line((place, "id")),
                    "a question that is there in English",
                    question.question_id,
                )
                continue
            for name in ("concept", "difficulty", "claim"):
                if getattr(question, name) != getattr(original, name):
                    found = str(getattr(question, name))
                    self._wrong(file.name, file.line((place, name)), f"{name}: as in English", found)
            if [(one.option_id, one.is_right) for one in question.options] != [
                (one.option_id, one.is_right) for one in original.options
            ]:
                expected = (
                    f"the options {_list(one.option_id for one in original.options)}, with the same one right"
                )
                found = _list(one.option_id for one in question.options)
                self._wrong(file.name, file.line((place, "options")), expected, found)
        for question_id in theirs:
            self._wrong(file.name, 1, f"the question {question_id}, as in English", "none")

    def _figure(self) -> None:
        mine, theirs = self._other.lesson.figure, self._english.lesson.figure
        file = self._other.figure_texts_file
        if mine is None or theirs is None or file is None or self._english.figure_texts_file is None:
            return
        if file.name == self._english.figure_texts_file.name:
            self._missing(file.name)
            return
        for name, original in theirs.texts.items():
            text = mine.texts.get(name)
            if text is None:
                self._wrong(file.name, 1, f"{name}:, as in English", "none")
            elif sorted(_FIELD.findall(text)) != sorted(_FIELD.findall(original)):
                self._wrong(
                    file.name, file.line((name,)), f"the fields {_list(_FIELD.findall(original))}",
                    _list(_FIELD.findall(text)),
                )  # fmt: skip
        for name in mine.texts.keys() - theirs.texts.keys():
            self._wrong(file.name, file.line((name,)), "a text that is there in English", f"{name}:")

    def _wrong(self, file: str, line: int, expected: str, found: str) -> None:
        self._findings.mistake(file, line, expected, found)


def _list(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
