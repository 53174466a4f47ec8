"""All there is while the computer is locked: a field, a button, and help that needs nobody's data."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.lock import LockService
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.page import HelpAt, Page
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.passphrase import PassphraseField
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import muted
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

TICK_MS = 250
COLUMN_PX = 640


class LockPage(Page):
    """Knows no name. A wrong passphrase costs a wait that is counted down here."""

    opened = Signal(object)  # SecretKey: what the passphrase opened

    def __init__(
        self,
        look: Look,
        lock: LockService,
        jobs: Background,
        translate: Translate,
        *,
        close_program: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            "lock",
            translate("LockPage", "This program is locked"),
            translate("LockPage", "All records are as they were. Please type the passphrase."),
            column_px=COLUMN_PX,
            help_at=HelpAt.FOOT,
            parent=parent,
        )
        self._lock = lock
        self._jobs = jobs
        self._translate = translate
        self._is_trying = False
        card = Card(look)
        self._field = PassphraseField(look, "lock.passphrase", self.tr("Passphrase"))
        self._field.entered.connect(self._on_entered)
        self._unlock = primary(look, self.tr("Unlock"), "lock.unlock", icon="check", large=True)
        self._unlock.clicked.connect(self._on_entered)
        close = self._closing_button(close_program)
        self._notice = Notice(look, "", NoticeKind.ATTENTION)
        self._notice.hide()
        card.add(
            self._notice
        )  # above the field: in a low window with large text it would else be out of view
        card.add(self._field)
        card.add(holding(FlowLayout(look), [self._unlock, close]))
        self.add(card)
        self.add(
            muted(
                self.tr(
                    "Nobody here can look the passphrase up. If it is lost, the person who looks after this "
                    "computer finds the next step in the program's own README."
                )
            )
        )
        self._wait = QTimer(self)
        self._wait.setInterval(TICK_MS)
        self._wait.timeout.connect(self._show_wait)
        if lock.wait_left_s:
            self._begin_wait()

    def _closing_button(self, close_program: Callable[[], None]) -> QWidget:
        button = quiet(self.look, self.tr("Close the program"), "lock.close")
        button.clicked.connect(close_program)
        return button

    @property
    def said(self) -> str:
        """What it says of the last try."""
        return "" if self._notice.isHidden() else self._notice.words

    def take_focus(self) -> None:
        self._field.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing begins at once."""
        super().focusInEvent(event)
        self._field.start()

    def try_passphrase(self, passphrase: str) -> None:
        """See whether it opens. The answer comes from a background job."""
        self._is_trying = True
        self._show_busy()
        self._jobs.run(
            lambda _job: self._lock.open(passphrase), self._on_right, owner=self, on_problem=self._on_problem
        )

    @Slot()
    def _on_entered(self) -> None:
        passphrase = self._field.text
        if self._is_trying or not passphrase or self._lock.wait_left_s:
            self._field.start()
            return
        self.try_passphrase(passphrase)

    def _on_right(self, key: SecretKey) -> None:
        self._is_trying = False
        self._field.wipe()
        self.opened.emit(key)

    def _on_problem(self, problem: UserProblem) -> None:
        self._is_trying = False
        if problem.problem in (Problem.WRONG_PASSPHRASE, Problem.LOCK_WAITS):
            self._begin_wait()
        else:
            self.tell(problem)
            self._show_busy()

    def tell(self, problem: UserProblem) -> None:
        """A sentence with the next step, in view and aloud."""
        self._say(problem_sentence(problem, self._translate))

    def _begin_wait(self) -> None:
        """Said once, with the whole wait; what is left of it is counted down on the button, silently."""
        left_s = self._lock.wait_left_s
        self._say(
            self.tr(
                "That was not the passphrase. Please look at capital letters and spaces. "
                "You can try again in {seconds} s."
            ).format(seconds=left_s)
        )
        self._wait.start()
        self._show_busy()
        self._field.start()

    @Slot()
    def _show_wait(self) -> None:
        self._show_busy()
        if not self._lock.wait_left_s:
            self._wait.stop()
            self._say(self.tr("Please type the passphrase again. Capital letters and spaces count."))

    def _say(self, words: str) -> None:
        self.show_lede(False)
        self._notice.show()
        self._notice.say(words)

    def _show_busy(self) -> None:
        """The field stays open while one waits: what was typed can be put right meanwhile."""
        self._unlock.setEnabled(not self._is_trying and not self._lock.wait_left_s)
        self._unlock.setText(self._words_of_button())

    def _words_of_button(self) -> str:
        if self._is_trying:
            return self.tr("One moment …")
        left_s = self._lock.wait_left_s
        return self.tr("In {seconds} s").format(seconds=left_s) if left_s else self.tr("Unlock")
