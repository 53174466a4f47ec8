"""The short notes that stand beside the lessons: read or left, they count for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.short_note import ShortNote
from gmi_trainer.ui.pages.learn.lesson_tile import FoundTile
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.words.learning import notes_about, notes_title
from gmi_trainer.ui.words.translate import Translate


class NoteList(Stack):
    """Nothing where there is none."""

    read_asked = Signal(str)  # the note's id

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, gap_px=22, parent=parent)
        self._translate = translate

    def show_notes(self, notes: Sequence[ShortNote]) -> None:
        """All of them anew."""
        self.clear()
        if not notes:
            return
        section = Section(self._look, notes_title(self._translate), notes_about(self._translate))
        for note in notes:
            tile = FoundTile(self._look, f"learn.note.{note.note_id}", note.title, note.summary)
            tile.clicked.connect(partial(self.read_asked.emit, note.note_id))
            section.add(tile)
        self.add(section)
