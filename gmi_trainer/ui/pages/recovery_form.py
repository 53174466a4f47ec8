"""From the recovery sheet to a new passphrase, in two steps: the key as it stands on the paper, then the passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.lock import SHORTEST_PASSPHRASE
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet
from gmi_trainer.ui.widgets.key_field import KeyField
from gmi_trainer.ui.widgets.new_passphrase import NewPassphrase
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import body, muted
from gmi_trainer.ui.words.key_slips import slip_sentence
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

Recover = Callable[[str, str], SecretKey]
"""With what was typed from the sheet, and a new passphrase: the lock's key. It may raise UserProblem."""


class RecoveryForm(Stack):
    """Escape, and its last button, go back a step; what was typed goes with the form."""

    opened = Signal(object)  # SecretKey: the lock's own
    left = Signal()
    spoke = Signal()  # there is something to read above the field
    stepped = Signal()  # another field has the keyboard

    def __init__(
        self,
        look: Look,
        recover: Recover,
        jobs: Background,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, gap_px=12, parent=parent)
        self._recover = recover
        self._jobs = jobs
        self._translate = translate
        self._notice = Notice(look, "", NoticeKind.ATTENTION)
        self._notice.hide()
        self.add(self._notice)
        self._field = KeyField(look, "lock.sheet.key", self.tr("The groups on the sheet"))
        self._field.entered.connect(self._on_key_entered)
        self._new = NewPassphrase(look, "lock.sheet.new", "lock.sheet.again")
        self._new.entered.connect(self._on_open)
        self._next = primary(look, self.tr("Go on"), "lock.sheet.next", icon="arrow-right", large=True)
        self._next.clicked.connect(self._on_key_entered)
        self._open = primary(look, self.tr("Open them"), "lock.sheet.open", icon="check", large=True)
        self._open.clicked.connect(self._on_open)
        self._key_part = self._part(
            muted(
                self.tr(
                    "From left to right, line by line. Blanks and small letters do not matter. "
                    "The clinic’s own key does it, too."
                )
            ),
            self._field,
            holding(FlowLayout(look), [self._next, self._back()]),
        )
        self._new_part = self._part(
            body(
                self.tr("The key is whole. Now choose a new passphrase: {n} signs or more.").format(
                    n=SHORTEST_PASSPHRASE
                )
            ),
            self._new,
            holding(FlowLayout(look), [self._open, self._back()]),
        )
        self._new_part.hide()
        self.add(self._key_part)
        self.add(self._new_part)

    @property
    def said(self) -> str:
        """What it says of the last try."""
        return "" if self._notice.isHidden() else self._notice.words

    @property
    def notice(self) -> Notice:
        """What says it, to be brought into view."""
        return self._notice

    def start(self) -> None:
        """Type at once."""
        self._field.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_back_clicked()
        else:
            super().keyPressEvent(event)

    def _part(self, *widgets: QWidget) -> Stack:
        part = Stack(self._look, gap_px=12)
        for widget in widgets:
            part.add(widget)
        return part

    def _back(self) -> QWidget:
        button = quiet(self._look, self.tr("Back"), "lock.sheet.back", icon="arrow-left")
        button.clicked.connect(self._on_back_clicked)
        return button

    # -- the key -------------------------------------------------------------------------------------------

    @Slot()
    def _on_key_entered(self) -> None:
        slip = self._field.slip
        if slip is not None:
            self._tell(slip_sentence(slip, self._translate))
            self._field.show_slip(slip)
            return
        self._notice.hide()
        self._key_part.hide()
        self._new_part.show()
        self._new.start()
        self.stepped.emit()

    @Slot()
    def _on_back_clicked(self) -> None:
        if not self._open.isEnabled():
            return  # it is being opened
        if self._new_part.isHidden():
            self._field.wipe()
            self.left.emit()
            return
        self._notice.hide()
        self._ask_key()

    def _ask_key(self) -> None:
        self._new.wipe()
        self._new_part.hide()
        self._key_part.show()
        self._field.start()
        self.stepped.emit()

    # -- the passphrase ------------------------------------------------------------------------------------

    @Slot()
    def _on_open(self) -> None:
        if not self._open.isEnabled():
            return
        wrong = self._new.what_is_wrong(self._translate)
        if wrong is not None:
            self._tell(wrong)
            return
        self._notice.hide()
        self._show_busy(True)
        typed, passphrase = self._field.text, self._new.text
        self._jobs.run(
            lambda _job: self._recover(typed, passphrase),
            self._on_recovered,
            owner=self,
            on_problem=self._on_problem,
        )

    def _on_recovered(self, key: SecretKey) -> None:
        self._field.wipe()
        self._new.wipe()
        self.opened.emit(key)

    def _on_problem(self, problem: UserProblem) -> None:
        self._show_busy(False)
        if problem.problem is Problem.RECORD_KEY_OF_ANOTHER:
            self._ask_key()
            self._tell(
                self.tr(
                    "This sheet does not open the records here. It may be of another computer, or older than the "
                    "last sheet made here. Please look at its date."
                )
            )
            return
        self._tell(problem_sentence(problem, self._translate))
        self._new.start()

    def _show_busy(self, busy: bool) -> None:
        self._open.setEnabled(not busy)
        self._open.setText(self.tr("One moment …") if busy else self.tr("Open them"))

    def _tell(self, words: str) -> None:
        self._notice.show()
        self._notice.say(words)
        self.spoke.emit()
