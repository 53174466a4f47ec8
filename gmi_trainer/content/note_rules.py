"""What a short note is held to: one page, kind words, and that it says where its numbers come from."""

from __future__ import annotations

from gmi_trainer.content.findings import Findings
from gmi_trainer.content.lesson_rules import MARK
from gmi_trainer.content.note_files import NoteDraft
from gmi_trainer.content.readability import words_of
from gmi_trainer.content.text_rules import TextRules

FEWEST_WORDS, MOST_WORDS = 300, 600


def check_note(draft: NoteDraft, rules: TextRules, findings: Findings) -> None:
    """Hold one to the rules."""
    note, file, front = draft.note, draft.file, draft.front
    for name, text in (("title", note.title), ("summary", note.summary)):
        line = front.line((name,))
        rules.words(text, file, line)
        rules.easy(text, file, line, f"{name}:")
        rules.no_loose_number(
            text, file, line, carried=False, by=f"no number in {name}: (it has no claim mark)"
        )
    for piece in draft.section.pieces:
        rules.words(piece.text, file, piece.line)
        rules.no_loose_number(piece.text, file, piece.line, carried=bool(piece.marks), by=MARK)
    line = draft.section.line
    count = len(words_of(note.plain))
    if not FEWEST_WORDS <= count <= MOST_WORDS:
        findings.mistake(file, line, f"{FEWEST_WORDS} to {MOST_WORDS} words in a note", f"{count}")
    rules.easy(note.plain, file, line, "the note")
    if not note.claims:
        findings.mistake(file, line, "at least one claim mark such as [A01] in a note", "none")


def check_note_translation(
    english: tuple[NoteDraft, ...], other: tuple[NoteDraft, ...], language: str, findings: Findings
) -> None:
    """The same claims as the English note; what is not translated at all is a remark."""
    translated = {draft.note.note_id: draft for draft in other}
    for draft in english:
        mine = translated.get(draft.note.note_id)
        if mine is None:
            continue  # it could not be read, and that is told
        if mine.file == draft.file:
            findings.remark(
                draft.file, 1, f"a translation into {language}", "none; the English text is shown"
            )
        elif set(mine.note.claims) != set(draft.note.claims):
            expected = f"the claims of the English note ({', '.join(draft.note.claims) or 'none'})"
            findings.mistake(mine.file, mine.section.line, expected, ", ".join(mine.note.claims) or "none")
