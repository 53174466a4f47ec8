"""The person's own decision: on to the next stage or back, with a note if they like. Never locked."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.stages import Stage
from gmi_trainer.ui.pages.own.fields import LineField
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import Button, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.pathway import stage_title
from gmi_trainer.ui.words.translate import Translate

LONGEST_NOTE = 200


class GoingOn(Card):
    """A button for each way there is; a press asks for a note, and nothing has happened yet."""

    decided = Signal(object, str)  # Stage, the note

    def __init__(
        self,
        look: Look,
        translate: Translate,
        on: tuple[Stage, str] | None,
        back: Stage | None,
        parent: QWidget | None = None,
    ) -> None:
        """``on``: the next stage, and what the button to it says. ``back``: an earlier one."""
        super().__init__(look, translate("GoingOn", "You decide"), icon="user", parent=parent)
        self._translate = translate
        self._to: Stage | None = None
        self._ways: dict[Stage, Button] = {}
        self.add(
            muted(
                self.tr(
                    "No stage is locked. You can go on before all points are done, and back at any time. "
                    "Your note is kept with its day."
                )
            )
        )
        if on is not None:
            stage, words = on
            self._ways[stage] = secondary(look, words, "way.go_on", icon="arrow-right")
        if back is not None:
            words = self.tr("Back to stage {n}").format(n=int(back))
            self._ways[back] = quiet(look, words, "way.go_back", icon="arrow-left")
        if on is not None:
            self._ways[on[0]].clicked.connect(self._on_on_clicked)
        if back is not None:
            self._ways[back].clicked.connect(self._on_back_clicked)
        self._on, self._back = on[0] if on is not None else None, back
        self._choose = holding(FlowLayout(look), list(self._ways.values()))
        self.add(self._choose)
        self._asked = Text("", "field")
        spoken = self.tr("A note, if you like")
        self._note = LineField(look, "way.note", spoken, "", LONGEST_NOTE)
        self._note.entered.connect(self._on_note_entered)
        self._keep = secondary(look, self.tr("Yes, keep this"), "way.keep", icon="check")
        self._keep.clicked.connect(self._on_note_entered)
        self._leave = quiet(look, self.tr("Not now"), "way.leave")
        self._leave.clicked.connect(self._on_leave_clicked)
        self._form = Stack(look)
        for widget in (self._asked, muted(spoken), self._note):
            self._form.add(widget)
        self._form.add(holding(FlowLayout(look), [self._keep, self._leave]))
        self._form.hide()
        self.add(self._form)

    @property
    def is_asking(self) -> bool:
        """Whether a note is being written."""
        return self._to is not None

    @Slot()
    def _on_on_clicked(self) -> None:
        self._ask(self._on)

    @Slot()
    def _on_back_clicked(self) -> None:
        self._ask(self._back)

    @Slot()
    def _on_note_entered(self) -> None:
        to, self._to = self._to, None
        if to is not None:
            self.decided.emit(to, self._note.value)

    @Slot()
    def _on_leave_clicked(self) -> None:
        to, self._to = self._to, None
        self._form.hide()
        self._choose.show()
        if to is not None:
            self._ways[to].setFocus()

    def _ask(self, stage: Stage | None) -> None:
        assert stage is not None, "a button is there for each way"
        self._to = stage
        words = stage_title(stage, self._translate)
        self._asked.setText(words)
        self._choose.hide()
        self._form.show()
        announce(self, words)
        self._note.take_focus()
