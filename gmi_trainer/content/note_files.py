"""Reads the short notes that stand beside the lessons: ``notes/crps.en.md``, a page each."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from gmi_trainer.content.fields import take
from gmi_trainer.content.findings import Findings, quoted
from gmi_trainer.content.folder import Folder
from gmi_trainer.content.front import read_front
from gmi_trainer.content.markup import Section, read_page
from gmi_trainer.content.question_files import Id, Words
from gmi_trainer.content.shelf_files import Shelf
from gmi_trainer.content.yaml_text import YamlText
from gmi_trainer.domain.short_note import ShortNote

FOLDER = "notes"


class _Front(msgspec.Struct):
    id: Id
    title: Words
    summary: Words


@dataclass(frozen=True)
class NoteDraft:
    """A note with the file that it was read from, so that a check can name lines."""

    note: ShortNote
    front: YamlText
    section: Section

    @property
    def file(self) -> str:
        """The note's own file, as a person would name it."""
        return self.front.name


def read_notes(folder: Folder, shelf: Shelf, findings: Findings) -> tuple[NoteDraft, ...]:
    """All that can be read, by the names of their files."""
    drafts = (_note(name, folder, shelf, findings) for name in folder.stems(FOLDER, "md"))
    return tuple(draft for draft in drafts if draft is not None)


def _note(name: str, folder: Folder, shelf: Shelf, findings: Findings) -> NoteDraft | None:
    file = folder.in_language(f"{FOLDER}/{name}", "md")
    text = folder.text(file)
    if text is None:
        return None
    front, body_at = read_front(text, folder.called(file), "id:, title:, summary:", findings)
    taken = take(_Front, front, (), front.data, findings) if front is not None else None
    if front is None or taken is None:
        return None
    if taken.id != name:
        findings.mistake(
            front.name, front.line(("id",)), f"id: {name}, as in the file's name", quoted(taken.id)
        )
        return None
    first_line = text[:body_at].count("\n") + 1
    section = read_page(text[body_at:], front.name, first_line, shelf.claims, findings)
    note = ShortNote(taken.id, taken.title, taken.summary, section.html, section.plain, tuple(section.claims))
    return NoteDraft(note, front, section)
