"""All there is while the computer is locked: a field, a button, and help that needs nobody's data."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.lock import LockService
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.page import HelpAt, Page
from gmi_trainer.ui.pages.passphrase_try import PassphraseTry
from gmi_trainer.ui.pages.protect.turning import Turning
from gmi_trainer.ui.pages.recovery_form import Recover, RecoveryForm
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import muted
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

COLUMN_PX = 640


class LockPage(Page):
    """Knows no name. Where records are encrypted, the recovery sheet is another way in."""

    opened = Signal(object)  # SecretKey: what the passphrase, or the sheet, opened

    def __init__(
        self,
        look: Look,
        lock: LockService,
        jobs: Background,
        translate: Translate,
        *,
        close_program: Callable[[], None],
        recover: Recover | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``recover``: opens with a recovery sheet, where there is one."""
        super().__init__(look, "lock", "", "", column_px=COLUMN_PX, help_at=HelpAt.FOOT, parent=parent)
        self._lock = lock
        self._jobs = jobs
        self._translate = translate
        self._close_program = close_program
        self._recover = recover
        self._form: PassphraseTry | RecoveryForm | None = None
        self._turning: Turning | None = None
        self._ask_passphrase()

    @property
    def said(self) -> str:
        """What it says of the last try."""
        return "" if self._form is None else self._form.said

    def take_focus(self) -> None:
        if self._form is not None:
            self._form.start()
            QTimer.singleShot(0, self, self.keep_focus_in_view)  # once everything has its place

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing begins at once."""
        super().focusInEvent(event)
        self.take_focus()

    def try_passphrase(self, passphrase: str) -> None:
        """See whether it opens."""
        if isinstance(self._form, PassphraseTry):
            self._form.try_passphrase(passphrase)

    def tell(self, problem: UserProblem) -> None:
        """A sentence with the next step, in view and aloud."""
        if isinstance(self._form, PassphraseTry):
            self._form.tell(problem_sentence(problem, self._translate))

    def show_turning(self, done: int, total: int) -> None:
        """It is unlocked; what an earlier run left to do comes first."""
        if self._turning is None:
            self._form = None
            self.clear()
            self.set_title(self.tr("One moment"), self.tr("Records that were left are turned first."))
            self._turning = Turning(self.look)
            card = Card(self.look)
            card.add(self._turning)
            self.add(card)
        self._turning.show_course(done, total)

    def _ask_passphrase(self) -> None:
        self.clear()
        self.set_title(
            self.tr("This program is locked"),
            self.tr("All records are as they were. Please type the passphrase."),
        )
        form = PassphraseTry(
            self.look,
            self._lock,
            self._jobs,
            self._translate,
            identifier="lock",
            words=self.tr("Unlock"),
            others=(self._closing_button(),),
        )
        form.opened.connect(self.opened)
        self._put_in_card(form)
        if self._recover is None:
            self.add(
                muted(
                    self.tr(
                        "Nobody here can look the passphrase up. If it is lost, the person who looks after this "
                        "computer finds the next step in the program's own README."
                    )
                )
            )
            return
        sheet = quiet(self.look, self.tr("I have the recovery sheet"), "lock.sheet", icon="file-text")
        sheet.clicked.connect(self._on_sheet_clicked)
        self.add(
            muted(
                self.tr(
                    "Nobody here can look the passphrase up. If it is lost, the recovery sheet opens all records."
                )
            )
        )
        self.add(holding(FlowLayout(self.look), [sheet]))

    @Slot()
    def _on_sheet_clicked(self) -> None:
        if self._recover is None:
            return
        self.clear()
        self.set_title(
            self.tr("With the recovery sheet"), self.tr("Please type what stands on it in large type.")
        )
        form = RecoveryForm(self.look, self._recover, self._jobs, self._translate)
        form.opened.connect(self.opened)
        form.left.connect(self._on_form_left)
        form.stepped.connect(self._on_form_stepped)
        self._put_in_card(form)
        self.scroll_to_top()
        self.take_focus()

    @Slot()
    def _on_form_left(self) -> None:
        self._ask_passphrase()
        self.scroll_to_top()
        self.take_focus()

    @Slot()
    def _on_form_stepped(self) -> None:
        self.show_lede(False)
        QTimer.singleShot(0, self, self.keep_focus_in_view)

    def _put_in_card(self, form: PassphraseTry | RecoveryForm) -> None:
        self._form = form
        form.spoke.connect(self._on_form_spoke)
        if form.said:
            self.show_lede(False)
        card = Card(self.look)
        card.add(form)
        self.add(card)

    @Slot()
    def _on_form_spoke(self) -> None:
        """What is said comes first; in a low window there is not room for both."""
        self.show_lede(False)
        if self._form is not None:
            QTimer.singleShot(0, self._form, partial(self.bring_to_top, self._form.notice))

    def _closing_button(self) -> Button:
        button = quiet(self.look, self.tr("Close the program"), "lock.close")
        button.clicked.connect(self._close_program)
        return button
