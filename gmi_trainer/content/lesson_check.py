"""Looks through all lessons for what a reader would stumble over: parts that are missing, numbers without a source,
words that are never written, texts that are hard to read.

What can be read at all is for ``lesson_files``; here is what makes a lesson a good one.
"""

from __future__ import annotations

from pathlib import Path

from gmi_trainer.content.check_rules import check_check
from gmi_trainer.content.figure_rules import CheckFigure, check_figure
from gmi_trainer.content.findings import Findings
from gmi_trainer.content.folder import languages_in
from gmi_trainer.content.languages import ENGLISH
from gmi_trainer.content.lesson_files import CourseDraft, read_course
from gmi_trainer.content.lesson_rules import check_lesson
from gmi_trainer.content.note_rules import check_note, check_note_translation
from gmi_trainer.content.question_rules import check_questions
from gmi_trainer.content.shelf_rules import check_shelf
from gmi_trainer.content.text_rules import TextRules
from gmi_trainer.content.translation_rules import check_translation
from gmi_trainer.content.word_list import WordList, read_word_list
from gmi_trainer.services.lesson_report import LessonReport


def check_lessons(folder: Path, called: str, figures: CheckFigure | None = None) -> LessonReport:
    """Everything in a folder, in all languages that are there; ``called`` is the folder's name in messages.

    ``figures``: knows the program's figures; without it they are believed.
    """
    findings = Findings()
    if not folder.is_dir():
        findings.mistake(called, 1, "a folder of lessons", "no folder")
        return LessonReport(0, (), findings.problems)
    english = _checked(folder, called, ENGLISH, findings)
    if figures is not None:
        for lesson in english.lessons:
            check_figure(lesson, figures, findings)
    languages = languages_in(folder)
    for language in languages:
        if language != ENGLISH:
            other = _checked(folder, called, language, findings)
            check_translation(english, other, language, findings)
            check_note_translation(english.notes, other.notes, language, findings)
    return LessonReport(len(english.listed), languages, findings.problems)


def _checked(folder: Path, called: str, language: str, findings: Findings) -> CourseDraft:
    draft = read_course(folder, called, language, findings)
    has_claims = draft.shelf.claims_file.data is not None
    if draft.lessons and not has_claims:  # that is told; all else would be about numbers without a claim
        return draft
    rules = TextRules(_word_list(folder, called, language, findings), language, findings)
    check_shelf(draft, rules, findings)
    for lesson in draft.lessons:
        check_lesson(lesson, rules, findings)
        check_questions(lesson, rules, findings)
    for note in draft.notes:
        check_note(note, rules, findings)
    if draft.check is not None:
        stems = [question.stem for lesson in draft.lessons for question in lesson.questions.values()]
        check_check(draft.check, draft.shelf, stems, rules, findings)
    return draft


def _word_list(folder: Path, called: str, language: str, findings: Findings) -> WordList:
    """Each language has its own; where it has none yet, no word is looked for."""
    name = f"words.{language}.yaml"
    if language != ENGLISH and not (folder / name).exists():
        return WordList({})
    return read_word_list(folder / name, f"{called}/{name}", findings)
