"""Looks through the practices with a mirror: whether they can be said in their time, shown, and read with ease."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gmi_trainer.content.findings import Findings, quoted
from gmi_trainer.content.languages import ENGLISH
from gmi_trainer.content.mirror_files import MirrorDraft, card_too_long_to_say, read_mirror
from gmi_trainer.content.script_files import MOST_WORDS, WORDS_A_SECOND
from gmi_trainer.content.text_rules import TextRules
from gmi_trainer.domain.body import BodyPart

Postures = Mapping[BodyPart, frozenset[str]]
"""The postures that the library has pictures of."""


def check_mirror(
    folder: Path,
    called: str,
    language: str,
    rules: TextRules,
    findings: Findings,
    postures: Postures | None = None,
) -> None:
    """All in a folder, in one language. ``postures`` None: whether there are pictures is not looked at."""
    for draft in read_mirror(folder, called, language, findings):
        if language == ENGLISH or draft.text_file.name.endswith(f".{language}.yaml"):
            _check(draft, rules, findings)
        else:
            expected = f"a translation into {language}"
            findings.remark(draft.text_file.name, 1, expected, "none; the English text is shown")
        if postures is not None and language == ENGLISH:
            _check_pictures(draft, postures.get(draft.script.part, frozenset()), findings)


def _check(draft: MirrorDraft, rules: TextRules, findings: Findings) -> None:
    script, file = draft.script, draft.text_file
    for name, text in (("title", script.title), ("about", script.about), ("sit", script.sit)):
        rules.words(text, file.name, file.line((name,)))
        rules.easy(text, file.name, file.line((name,)), name)
    for card in script.cards:
        at = ("cards", card.card_id)
        rules.words(card.heading, file.name, file.line((*at, "heading")))
        line = file.line((*at, "words"))
        rules.words(card.words, file.name, line)
        rules.easy(card.words, file.name, line, f"the card {card.card_id}")
        too_long = card_too_long_to_say(card)
        if too_long:
            expected = (
                f"at most {MOST_WORDS} words, and {WORDS_A_SECOND:g} for each second that it lasts at least"
            )
            findings.mistake(file.name, line, expected, too_long)


def _check_pictures(draft: MirrorDraft, known: frozenset[str], findings: Findings) -> None:
    """A part may still wait for its pictures; until then its cards have their words."""
    for place, card in enumerate(draft.script.cards):
        if known and card.posture and card.posture not in known:
            expected = f"a posture that there are pictures of: {', '.join(sorted(known))}"
            line = draft.file.line(("cards", place, "posture"))
            findings.mistake(draft.file.name, line, expected, quoted(card.posture))
