"""A note for a day or for a drill: written, changed, taken back, with its earlier wordings below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.day_story import LONGEST_NOTE, Note
from gmi_trainer.ui.pages.own.fields import BoxField
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text, muted, small
from gmi_trainer.ui.words.looking_at_days import wording_words
from gmi_trainer.ui.words.translate import Translate


class NoteCard(Card):
    """Shows the words; a press opens them for writing. What is half written stays while the page is read again."""

    kept = Signal(str)  # the new words
    taken_back = Signal()
    opened = Signal()  # there is more to go through with the Tab key, which would come to it last

    def __init__(
        self, look: Look, identifier: str, words: str, translate: Translate, parent: QWidget | None = None
    ) -> None:
        """``words``: what it is a note for."""
        super().__init__(look, words, icon="pencil", parent=parent)
        name_control(self, identifier, words)
        self._identifier = identifier
        self._translate = translate
        self._note = Note()
        self._field: BoxField | None = None
        self._text = Text("")
        self._text.setObjectName(f"{identifier}.text")
        self._place = Column(look, 0)
        self._write = secondary(look, self.tr("Write a note"), f"{identifier}.write", icon="pencil")
        self._keep = secondary(look, self.tr("Keep this note"), f"{identifier}.keep", icon="save")
        self._cancel = quiet(look, self.tr("Leave it as it was"), f"{identifier}.cancel")
        self._take_back = quiet(look, self.tr("Take the note back"), f"{identifier}.take_back", icon="x")
        self._fold = quiet(look, self.tr("As it was before"), f"{identifier}.earlier", icon="history")
        self._fold.setCheckable(True)
        self._earlier = Column(look, 6)
        for widget in (self._text, self._place):
            self.add(widget)
        self.add(
            holding(
                FlowLayout(look, gap_px=8),
                [self._write, self._keep, self._cancel, self._take_back, self._fold],
            )
        )
        self.add(self._earlier)
        self._write.clicked.connect(self._on_write_clicked)
        self._keep.clicked.connect(self._on_keep_clicked)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._take_back.clicked.connect(self._on_take_back_clicked)
        self._fold.toggled.connect(self._on_fold_toggled)
        self._show()

    @property
    def note(self) -> Note:
        """What is shown."""
        return self._note

    @property
    def is_writing(self) -> bool:
        """Somebody is at it."""
        return self._field is not None

    @property
    def draft(self) -> str | None:
        """What is half written; None where nobody writes."""
        return None if self._field is None else self._field.value

    def open_with(self, draft: str) -> None:
        """Go on with what was half written."""
        self._open(draft)

    def show_note(self, note: Note, *, same: bool) -> None:
        """``same``: it is still the note of the same thing, so that what is half written stays."""
        self._note = note
        if not same:
            self._close()
            self._fold.setChecked(False)
        self._show()

    def _show(self) -> None:
        writing, text = self.is_writing, self._note.text
        self._text.setText(text)
        self._text.setVisible(bool(text) and not writing)
        self._write.setText(self.tr("Change it") if text else self.tr("Write a note"))
        self._write.setAccessibleName(self._write.text())
        self._write.setVisible(not writing)
        self._take_back.setVisible(bool(text) and not writing)
        self._keep.setVisible(writing)
        self._cancel.setVisible(writing)
        self._fold.setVisible(bool(self._note.earlier))
        self._show_earlier()

    def _show_earlier(self) -> None:
        self._earlier.clear()
        is_open = self._fold.isChecked() and bool(self._note.earlier)
        self._earlier.setVisible(is_open)
        if is_open:
            self._earlier.add(small(self.tr("The newest of them first.")))
            for wording in self._note.earlier:
                self._earlier.add(muted(wording_words(wording, self._translate)))

    def _open(self, words: str) -> BoxField:
        field = BoxField(self._look, f"{self._identifier}.field", self.tr("Your note"), words, LONGEST_NOTE)
        self._field = field
        self._place.add(field)
        self._show()
        self.opened.emit()
        return field

    def _close(self) -> None:
        self._field = None
        self._place.clear()

    @Slot()
    def _on_write_clicked(self) -> None:
        self._open(self._note.text).take_focus()

    @Slot()
    def _on_keep_clicked(self) -> None:
        assert self._field is not None, "there is something to keep"
        words = self._field.value
        self._close()
        self._show()
        self._write.setFocus(Qt.FocusReason.OtherFocusReason)
        self.kept.emit(words)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self._close()
        self._show()
        self._write.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_take_back_clicked(self) -> None:
        self._write.setFocus(Qt.FocusReason.OtherFocusReason)
        self.taken_back.emit()

    @Slot(bool)
    def _on_fold_toggled(self, _on: bool) -> None:
        self._show_earlier()
