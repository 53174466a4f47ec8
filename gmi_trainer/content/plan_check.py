"""Looks through the templates of plans: whether they can be used, name lessons that there are, and are easy to read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from gmi_trainer.content.findings import Findings, quoted
from gmi_trainer.content.folder import languages_in
from gmi_trainer.content.languages import ENGLISH
from gmi_trainer.content.plan_files import TemplateDraft, lessons_of, read_templates
from gmi_trainer.content.text_rules import TextRules
from gmi_trainer.content.word_list import WordList, read_word_list
from gmi_trainer.domain.plan_choices import plan_from_template
from gmi_trainer.domain.plan_limits import beyond_limits
from gmi_trainer.services.plan_ports import PlanReport

FIRST_NAME = "hand-1.yaml"


def check_templates(
    folder: Path, called: str, words: Path, lessons: Collection[str] | None = None
) -> PlanReport:
    """Everything in a folder, in all languages that are there; ``called`` is the folder's name in messages.

    ``words``: the file of English words that are never written. ``lessons``: the ids of those that there are; None:
    that is not looked at.
    """
    findings = Findings()
    if not folder.is_dir():
        findings.mistake(called, 1, "a folder of plans", "no folder")
        return PlanReport(0, (), findings.problems)
    languages = languages_in(folder)
    count = 0
    for language in languages:
        word_list = read_word_list(words, words.name, findings) if language == ENGLISH else WordList({})
        rules = TextRules(word_list, language, findings)
        drafts = read_templates(folder, called, language, findings)
        count = max(count, len(drafts))
        for draft in drafts:
            if language == ENGLISH:
                _check_items(draft, lessons, findings)
            if language == ENGLISH or draft.text_file.name.endswith(f".{language}.yaml"):
                _check_words(draft, rules)
            else:
                expected = f"a translation into {language}"
                findings.remark(draft.text_file.name, 1, expected, "none; the English text is shown")
    if not count and not findings.problems:
        findings.mistake(called, 1, f"a pair of files for each plan, such as {FIRST_NAME}", "none")
    return PlanReport(count, languages, findings.problems)


def _check_items(draft: TemplateDraft, lessons: Collection[str] | None, findings: Findings) -> None:

    template, file = draft.template, draft.file
    plan = plan_from_template(template, template.usual, date(2000, 1, 3), template.key)
    for beyond in beyond_limits(plan):
        findings.mistake(file.name, file.line(("items",)), "what a plan may have", quoted(beyond.what.value))
    for name in lessons_of(template):
        if lessons is not None and name not in lessons:
            findings.mistake(file.name, _line_of(draft, name), "a lesson that there is", quoted(name))


def _line_of(draft: TemplateDraft, lesson: str) -> int:
    for place, item in enumerate(draft.template.items):
        if lesson in getattr(item.dose, "among", ()):
            return draft.file.line(("items", place, "lessons"))
    return 1


def _check_words(draft: TemplateDraft, rules: TextRules) -> None:
    template, file = draft.template, draft.text_file
    for name, text in (
        ("name", template.name),
        ("about", template.about),
        ("note", template.note),
        ("stop_rule", template.stop_rule),
    ):
        rules.words(text, file.name, file.line((name,)))
        if name != "name":
            rules.easy(text, file.name, file.line((name,)), name)
