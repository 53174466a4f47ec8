"""A short note on the stage: one page to read, then what it rests on. Nothing of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Course
from gmi_trainer.domain.short_note import ShortNote
from gmi_trainer.ui.learn.aids import NO_AIDS, ReadingAids
from gmi_trainer.ui.learn.claim_notes import SourcesList, numbered
from gmi_trainer.ui.learn.claim_reader import ClaimReader
from gmi_trainer.ui.learn.steps import EndStep, OpeningStep, Step
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.words.learning import note_name, sources_name
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # read when somebody wants it on paper
    from gmi_trainer.ui.paper.sheet import PaperSheet


class NoteView(ClaimReader):
    """Its text is the opening, its sources are the end."""

    def __init__(
        self,
        look: Look,
        course: Course,
        note: ShortNote,
        translate: Translate,
        *,
        aids: ReadingAids = NO_AIDS,
        parent: QWidget | None = None,
    ) -> None:
        self._note = note
        steps: tuple[Step, ...] = (OpeningStep(), EndStep())
        super().__init__(
            look, "note", note.title, steps, translate, course, numbered(note.claims), aids, parent=parent
        )

    @property
    def note(self) -> ShortNote:
        """What is read."""
        return self._note

    def _show_step(self, step: Step) -> None:
        if isinstance(step, OpeningStep):
            self._show_text()
        else:
            self._show_sources()

    def _show_text(self) -> None:
        note = self._note
        content = Stack(self.look, gap_px=18)
        self._add_text(content, note.html, note.plain, note.note_id)
        self._add_tools(
            content, note.claims, aloud=f"{note.title}\n{note.summary}\n{note.plain}", on_paper=True
        )
        self._put(
            note.title,
            content,
            eyebrow=note_name(self._translate),
            about=note.summary,
            spoken=note.plain,
            on=self.tr("Where this comes from"),
        )

    def _show_sources(self) -> None:
        content = Stack(self.look, gap_px=18)
        content.add(SourcesList(self.look, self._notes_on(self._note.claims), self._translate))
        self._put(sources_name(self._translate), content, eyebrow=self._note.title, on=self.tr("Done"))

    def _sheet(self) -> PaperSheet:
        from gmi_trainer.ui.learn.lesson_sheet import note_sheet

        return note_sheet(self._course, self._note, self._translate)
