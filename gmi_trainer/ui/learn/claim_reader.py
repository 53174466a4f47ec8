"""Reading a text with claims on the stage: notes on how sure we are, a voice that reads it, and paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Course
from gmi_trainer.ui.learn.aids import ReadingAids
from gmi_trainer.ui.learn.claim_notes import ClaimNotes, Note, notes_on
from gmi_trainer.ui.learn.read_aloud import ReadAloud, Reading
from gmi_trainer.ui.learn.reader import Reader
from gmi_trainer.ui.learn.reading_text import ReadingText
from gmi_trainer.ui.learn.steps import Step
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, quiet
from gmi_trainer.ui.widgets.later import Later
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.words.learning import notes_name
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # read when somebody wants it on paper
    from gmi_trainer.ui.background import Background
    from gmi_trainer.ui.paper.buttons import PaperButtons
    from gmi_trainer.ui.paper.sheet import PaperSheet

READ_ALOUD = Qt.Key.Key_R


class ClaimReader(Reader):
    """What a lesson and a short note have in common. ``R`` reads a screen aloud, and is silent again."""

    def __init__(
        self,
        look: Look,
        identifier: str,
        spoken: str,
        steps: Sequence[Step],
        translate: Translate,
        course: Course,
        numbers: Mapping[str, int],
        aids: ReadingAids,
        *,
        at: int = 0,
        given: Mapping[str, str] | None = None,
        asks_sureness: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``numbers``: of the claims, as the text counts them."""
        self._course = course
        self._numbers = numbers
        self._aids = aids
        self._notes: ClaimNotes | None = None
        self._notes_opener: QWidget | None = None
        self._listen: Button | None = None
        self._aloud = ""
        super().__init__(
            look, identifier, spoken, steps, translate, at=at, given=given, asks_sureness=asks_sureness,
            parent=parent,
        )  # fmt: skip
        self._voice = ReadAloud(aids.make_voice, self)
        self._voice.changed.connect(self._on_voice_changed)

    @property
    def notes(self) -> ClaimNotes | None:
        """The notes, while they are open."""
        return self._notes

    @property
    def reads_aloud(self) -> Reading:
        """What the voice does now."""
        return self._voice.now

    def end(self) -> None:
        """The stage is taken away."""
        self._voice.close()

    def _show(self) -> None:
        self._voice.stop()
        self._listen = None
        self._aloud = ""
        self._notes = self._notes_opener = None
        super()._show()

    def _add_text(self, content: Stack, html: str, plain: str, name: str) -> None:
        """The words of a screen; their claim marks open notes."""
        text = ReadingText(self.look, html, plain, f"{self._identifier}.text.{name}")
        text.claim_asked.connect(self._on_claim_asked)
        content.add(text)

    def _add_tools(
        self, content: Stack, claims: Sequence[str] = (), *, aloud: str = "", on_paper: bool = False
    ) -> None:
        """Quiet buttons below the words: those of which there is something to have."""
        buttons: list[Button] = []
        count = len(self._notes_on(claims))
        if count:
            how_sure = quiet(
                self.look, notes_name(count, self._translate), f"{self._identifier}.how_sure", icon="scale"
            )
            how_sure.clicked.connect(partial(self._on_how_sure_clicked, tuple(claims)))
            buttons.append(how_sure)
        if aloud and self._voice.is_there:
            self._aloud = aloud
            self._listen = quiet(self.look, "", f"{self._identifier}.listen", icon="volume")
            self._listen.clicked.connect(self._on_listen_clicked)
            self._say_listen()
            buttons.append(self._listen)
        paper: Later[PaperButtons] | None = None
        if on_paper and self._aids.jobs is not None:
            opens = quiet(self.look, self.tr("Print or save"), f"{self._identifier}.paper", icon="printer")
            paper = Later(partial(self._make_paper, self._aids.jobs))
            opens.clicked.connect(partial(self._open_paper, opens, paper))
            buttons.append(opens)
        for button in buttons:
            self._hand_over_keys(button)
        if buttons:
            row = holding(FlowLayout(self.look), buttons)
            content.add(row)
            if not count:
                self._read_on.may_be_missed(row)
        if paper is not None:
            content.add(paper)

    # -- a voice -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == READ_ALOUD and self._listen is not None:
            if not event.isAutoRepeat():
                self._on_listen_clicked()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_listen_clicked(self) -> None:
        if self._voice.now is Reading.SILENT:
            self._voice.read(self._aloud.splitlines())
        else:
            self._voice.stop()

    @Slot()
    def _on_voice_changed(self) -> None:
        self._say_listen()
        if self._listen is not None and not self._voice.is_there:
            had_keys = self._listen.hasFocus()
            self._listen.hide()
            self._listen = None
            if had_keys:
                self._on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_listen(self) -> None:
        if self._listen is None:
            return
        words = {
            Reading.SILENT: self.tr("Listen (R)"),
            Reading.GETTING_READY: self.tr("One moment …"),
            Reading.ALOUD: self.tr("Stop reading (R)"),
        }[self._voice.now]
        self._listen.setText(words)
        self._listen.setAccessibleName(words)

    # -- paper ---------------------------------------------------------------------------------------------

    def _open_paper(self, opens: QWidget, part: Later[PaperButtons]) -> None:
        buttons = part.get()
        part.show()
        opens.hide()
        self._order_tab()
        buttons.print_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_up(buttons)

    def _make_paper(self, jobs: Background) -> PaperButtons:
        from gmi_trainer.ui.paper.buttons import PaperButtons

        part = PaperButtons(
            self.look, self._translate, self._sheet, jobs, identifier=f"{self._identifier}.paper",
            spoken=self.accessibleName(),
        )  # fmt: skip
        for button in part.buttons:
            self._hand_over_keys(button)
        return part

    def _sheet(self) -> PaperSheet:
        """All of it, for paper."""
        raise NotImplementedError

    # -- notes ---------------------------------------------------------------------------------------------

    def _notes_on(self, claims: Sequence[str]) -> tuple[Note, ...]:
        return notes_on(claims, self._numbers, self._course)

    def _on_how_sure_clicked(self, claims: Sequence[str]) -> None:
        self._open_notes(self._notes_on(claims))

    @Slot(str)
    def _on_claim_asked(self, claim_id: str) -> None:
        self._open_notes(self._notes_on([claim_id]))

    def _open_notes(self, notes: Sequence[Note]) -> None:
        self._close_notes()
        content = self._content
        if not notes or not isinstance(content, Stack):
            return
        self._notes_opener = self.focusWidget()
        self._notes = ClaimNotes(self.look, notes, self._translate)
        self._notes.closed.connect(self._on_notes_closed)
        self._hand_over_keys(self._notes.close_button)
        content.add(self._notes)
        self._notes.show()
        self._order_tab()
        self._notes.take_focus()
        self._bring_up(self._notes)

    def _bring_up(self, part: QWidget) -> None:
        """Into view, once it has found its height."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part, 0, self.look.px(16)))

    @Slot()
    def _on_notes_closed(self) -> None:
        opener = self._notes_opener
        self._close_notes()
        if opener is not None and opener.isVisibleTo(self):
            opener.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_notes(self) -> None:
        if self._notes is not None:
            notes, self._notes = self._notes, None
            notes.hide()
            notes.setParent(None)
            notes.deleteLater()

    @Slot()
    def _on_close_asked(self) -> None:
        """Escape is silence first, and puts the notes away; then it leaves."""
        if self._voice.now is not Reading.SILENT:
            self._voice.stop()
        elif self._notes is not None:
            self._on_notes_closed()
        else:
            self.closed.emit()
