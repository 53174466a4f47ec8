"""What all lessons share: every folder is listed, every unit has a title, every claim its source, its sentence."""

from __future__ import annotations

from gmi_trainer.content.findings import Findings
from gmi_trainer.content.lesson_files import CourseDraft
from gmi_trainer.content.text_rules import TextRules
from gmi_trainer.domain.lesson import Certainty


def check_shelf(draft: CourseDraft, rules: TextRules, findings: Findings) -> None:
    """Hold the shared files to the rules."""
    _check_units(draft, findings)
    _check_claims(draft, findings)
    shelf = draft.shelf
    said, says = shelf.said_file, shelf.says_file
    for number, title in shelf.unit_titles.items():
        rules.words(title, said.name, said.line(("units", str(number))))
    for concept, text in shelf.concepts.items():
        line = said.line(("concepts", concept))
        rules.words(text, said.name, line)
        rules.easy(text, said.name, line, concept)
    for claim_id, claim in shelf.claims.items():
        rules.words(claim.says, says.name, says.line((claim_id,)))
    rules.easy("\n".join(claim.says for claim in shelf.claims.values()), says.name, 1, "all claims together")


def _check_units(draft: CourseDraft, findings: Findings) -> None:
    shelf = draft.shelf
    file = shelf.course_file
    for folder in draft.listed:
        if folder not in shelf.unit_of and file.data is not None:
            findings.mistake(
                file.name, file.line(("units",)), f"{folder} in the list of a unit", "it nowhere"
            )
    for number in sorted(set(shelf.unit_of.values()) - shelf.unit_titles.keys()):
        line = shelf.said_file.line(("units",))
        findings.mistake(shelf.said_file.name, line, f"a title for unit {number}", "none")
    for lesson in draft.lessons:
        listed = shelf.unit_of.get(lesson.folder, lesson.lesson.unit)
        if listed != lesson.lesson.unit:
            expected = f"unit {listed}, where course.yaml has it"
            findings.mistake(lesson.file, lesson.front.line(("unit",)), expected, str(lesson.lesson.unit))
    for concept in shelf.concept_ids:
        if concept not in shelf.concepts:
            line = shelf.said_file.line(("concepts",))
            findings.mistake(shelf.said_file.name, line, f"a sentence for {concept}", "none")
    for concept in shelf.concepts:
        if concept not in shelf.concept_ids:
            line = shelf.said_file.line(("concepts", concept))
            findings.mistake(shelf.said_file.name, line, "a concept that course.yaml lists", f'"{concept}"')


def _check_claims(draft: CourseDraft, findings: Findings) -> None:
    """What was read somewhere names where."""
    file = draft.shelf.claims_file
    for claim_id, claim in draft.shelf.claims.items():
        if claim.certainty is not Certainty.DESIGN and not claim.sources:
            expected = "sources: at least one (only a claim of our own design, D, has none)"
            findings.mistake(file.name, file.line((claim_id,)), expected, "none")
