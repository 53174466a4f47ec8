"""How sure we are of what a screen says, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Claim, Course, Lesson, Source
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, breakable, small
from gmi_trainer.ui.words.learning import certainty_name, source_label
from gmi_trainer.ui.words.translate import Translate


@dataclass(frozen=True, slots=True)
class Note:
    """A claim as the lesson counts it, with what it rests on."""

    number: int
    claim: Claim
    sources: tuple[Source, ...]


def claim_numbers(lesson: Lesson) -> dict[str, int]:
    """The claims of a lesson, numbered in the order in which they are met."""
    return numbered(claim for screen in lesson.screens for claim in screen.claims)


def numbered(claims: Iterable[str]) -> dict[str, int]:
    """Claims in the order in which they are met, from 1."""
    return {claim: number for number, claim in enumerate(dict.fromkeys(claims), start=1)}


def notes_on(claims: Sequence[str], numbers: Mapping[str, int], course: Course) -> tuple[Note, ...]:
    """The notes on some claims, without those that the course does not have."""
    return tuple(
        Note(
            numbers[claim],
            course.claims[claim],
            tuple(course.sources[one] for one in course.claims[claim].sources if one in course.sources),
        )
        for claim in claims
        if claim in numbers and claim in course.claims
    )


class NoteText(Stack):
    """One note: what it says, how sure we are of it, and the sources."""

    def __init__(self, look: Look, note: Note, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, gap_px=4, parent=parent)
        self.number = note.number
        self.add(Text(f"{note.number}. {note.claim.says}", "field"))
        self.add(Text(certainty_name(note.claim.certainty, translate)))
        if note.sources:
            label = source_label(len(note.sources), translate)
            self.add(small("\n".join([label, *(_cited(source) for source in note.sources)])))


class ClaimNotes(Card):
    """A card of notes that can be put away again."""

    closed = Signal()

    def __init__(
        self, look: Look, notes: Sequence[Note], translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, translate("Learning", "How sure are we?"), icon="scale", parent=parent)
        self.setObjectName("lesson.notes")
        for note in notes:
            self.add(NoteText(look, note, translate))
        self.close_button = secondary(look, self.tr("Close the notes"), "lesson.notes.close", icon="x")
        self.close_button.clicked.connect(self.closed)
        self.add(holding(FlowLayout(look), [self.close_button]))

    def take_focus(self) -> None:
        """The keyboard on the way back."""
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)


class SourcesList(Stack):
    """Everything that a lesson rests on."""

    def __init__(
        self, look: Look, notes: Sequence[Note], translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, gap_px=20, parent=parent)
        for note in notes:
            self.add(NoteText(look, note, translate))


def _cited(source: Source) -> str:
    locator = f" doi:{source.locator}" if source.locator else ""
    return breakable(f"{source.citation}{locator}")
