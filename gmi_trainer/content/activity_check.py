"""Looks through the ladders of daily tasks: whether they are whole, and whether their words are kind and easy."""

from __future__ import annotations

from pathlib import Path

from gmi_trainer.content.activity_files import LadderDraft, read_ladders
from gmi_trainer.content.findings import Findings
from gmi_trainer.content.folder import languages_in
from gmi_trainer.content.languages import ENGLISH
from gmi_trainer.content.text_rules import TextRules
from gmi_trainer.content.word_list import WordList, read_word_list
from gmi_trainer.services.guided_ports import ScriptReport


def check_ladders(folder: Path, called: str, words: Path) -> ScriptReport:
    """Everything in a folder, in all languages that are there; ``called`` is the folder's name in messages.

    ``words``: the file of English words that are never written.
    """
    findings = Findings()
    if not folder.is_dir():
        findings.mistake(called, 1, "a folder of ladders", "no folder")
        return ScriptReport(0, (), findings.problems)
    languages = languages_in(folder)
    count = 0
    for language in languages:
        word_list = read_word_list(words, words.name, findings) if language == ENGLISH else WordList({})
        rules = TextRules(word_list, language, findings)
        drafts = read_ladders(folder, called, language, findings)
        count = max(count, len(drafts))
        for draft in drafts:
            if language == ENGLISH or draft.text_file.name.endswith(f".{language}.yaml"):
                _check(draft, rules)
            else:
                expected = f"a translation into {language}"
                findings.remark(draft.text_file.name, 1, expected, "none; the English text is shown")
    return ScriptReport(count, languages, findings.problems)


def _check(draft: LadderDraft, rules: TextRules) -> None:
    ladder, file = draft.ladder, draft.text_file
    rules.words(ladder.about, file.name, file.line(("about",)))
    rules.easy(ladder.about, file.name, file.line(("about",)), "about")
    for rung in ladder.rungs:
        at = ("rungs", rung.rung_id)
        rules.words(rung.words, file.name, file.line((*at, "words")))
        rules.words(rung.how, file.name, file.line((*at, "how")))
        rules.easy(
            f"{rung.words}. {rung.how}", file.name, file.line((*at, "how")), f"the step {rung.rung_id}"
        )
