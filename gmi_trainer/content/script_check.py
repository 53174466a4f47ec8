"""Looks through all guided practices: whether they can be followed, said in their time, and read with ease."""

from __future__ import annotations

from pathlib import Path

from gmi_trainer.content.findings import Findings, quoted
from gmi_trainer.content.folder import languages_in
from gmi_trainer.content.imagery_files import ImageryDraft, read_imagery
from gmi_trainer.content.imagery_files import too_long_to_say as card_too_long
from gmi_trainer.content.languages import ENGLISH
from gmi_trainer.content.mirror_check import Postures, check_mirror
from gmi_trainer.content.script_files import (
    MOST_WORDS,
    WORDS_A_SECOND,
    ScriptDraft,
    imagery_folders,
    read_scripts,
    script_folders,
    too_long_to_say,
)
from gmi_trainer.content.text_rules import TextRules
from gmi_trainer.content.word_list import WordList, read_word_list
from gmi_trainer.content.yaml_text import YamlText
from gmi_trainer.services.guided_ports import ScriptReport


def check_scripts(folder: Path, called: str, words: Path, postures: Postures | None = None) -> ScriptReport:
    """Everything in a folder, in all languages that are there; ``called`` is the folder's name in messages.

    ``words``: the file of English words that are never written. ``postures``: those that there are pictures of; None:
    that is not looked at.
    """
    findings = Findings()
    if not folder.is_dir():
        findings.mistake(called, 1, "a folder of practices", "no folder")
        return ScriptReport(0, (), findings.problems)
    names = (*script_folders(folder), *imagery_folders(folder))
    if not names:
        findings.mistake(
            called, 1, f"a folder for each practice, with script.yaml and text.{ENGLISH}.yaml", "none"
        )
    languages = languages_in(folder)
    for language in languages:
        word_list = read_word_list(words, words.name, findings) if language == ENGLISH else WordList({})
        rules = TextRules(word_list, language, findings)
        for draft in read_scripts(folder, called, language, findings):
            if _is_in(language, draft.text_file, findings):
                _check(draft, rules, findings)
        for cards in read_imagery(folder, called, language, findings):
            if _is_in(language, cards.text_file, findings):
                _check_cards(cards, rules, findings)
            if postures is not None and language == ENGLISH:
                _check_postures(cards, postures.get(cards.script.part, frozenset()), findings)
        check_mirror(folder, called, language, rules, findings, postures)
    return ScriptReport(len(names), languages, findings.problems)


def _is_in(language: str, text_file: YamlText, findings: Findings) -> bool:
    if language == ENGLISH or text_file.name.endswith(f".{language}.yaml"):
        return True
    expected = f"a translation into {language}"
    findings.remark(text_file.name, 1, expected, "none; the English text is shown")
    return False


def _check_cards(draft: ImageryDraft, rules: TextRules, findings: Findings) -> None:
    script, file = draft.script, draft.text_file
    for name, text in (("title", script.title), ("about", script.about), ("sit", script.sit)):
        rules.words(text, file.name, file.line((name,)))
        rules.easy(text, file.name, file.line((name,)), name)
    for limb in (script.limb.own, script.limb.felt):
        rules.words(limb, file.name, file.line(("limb",)))
    for card in script.cards:
        at = ("cards", card.card_id)
        texts = (card.heading, card.look, card.there, card.back)
        whole = script.limb.fill(" ".join(text.rstrip(".") + "." for text in texts if text), felt=True)
        rules.words(whole, file.name, file.line(at))
        rules.easy(whole, file.name, file.line(at), f"the card {card.card_id}")
        too_long = card_too_long(card, script.limb)
        if too_long:
            expected = f"at most {WORDS_A_SECOND:g} words for each second"
            findings.mistake(file.name, file.line(at), expected, too_long)


def _check_postures(draft: ImageryDraft, known: frozenset[str], findings: Findings) -> None:
    """Without a picture a card has its words. A part may still wait for its pictures."""
    for place, card in enumerate(draft.script.cards):
        if known and card.posture and card.posture not in known:
            expected = f"a posture that there are pictures of: {', '.join(sorted(known))}"
            line = draft.file.line(("cards", place, "posture"))
            findings.remark(draft.file.name, line, expected, quoted(card.posture))


def _check(draft: ScriptDraft, rules: TextRules, findings: Findings) -> None:
    script, file = draft.script, draft.text_file
    for name, text in (
        ("title", script.title),
        ("about", script.about),
        ("sit", script.sit),
        ("content_note", script.content_note),
    ):
        rules.words(text, file.name, file.line((name,)))
        rules.easy(text, file.name, file.line((name,)), name)
    for step in script.steps:
        at = ("steps", step.step_id)
        rules.words(step.heading, file.name, file.line((*at, "heading")))
        line = file.line((*at, "words"))
        rules.words(step.words, file.name, line)
        rules.easy(step.words, file.name, line, f"the step {step.step_id}")
        too_long = too_long_to_say(step)
        if too_long:
            expected = f"at most {MOST_WORDS} words, and {WORDS_A_SECOND:g} for each second of the step"
            findings.mistake(file.name, line, expected, too_long)
