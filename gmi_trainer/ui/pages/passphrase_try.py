"""A field, a button, and one sentence for what was wrong: the passphrase of the lock, wherever it is asked."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.lock import LockService
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, primary
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.passphrase import PassphraseField
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

TICK_MS = 250


class PassphraseTry(Stack):
    """A wrong passphrase costs a wait that is counted down on the button."""

    opened = Signal(object)  # SecretKey: what the passphrase opened
    spoke = Signal()  # there is something to read above the field

    def __init__(
        self,
        look: Look,
        lock: LockService,
        jobs: Background,
        translate: Translate,
        *,
        identifier: str,
        words: str,
        others: tuple[Button, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """``words``: what the button does; ``others``: buttons beside it."""
        super().__init__(look, gap_px=12, parent=parent)
        self._lock = lock
        self._jobs = jobs
        self._translate = translate
        self._words = words
        self._is_trying = False
        self._notice = Notice(look, "", NoticeKind.ATTENTION)
        self._notice.hide()
        self._field = PassphraseField(look, f"{identifier}.passphrase", self.tr("Passphrase"))
        self._field.entered.connect(self._on_entered)
        self._go = primary(look, words, f"{identifier}.unlock", icon="check", large=True)
        self._go.clicked.connect(self._on_entered)
        self.add(
            self._notice
        )  # above the field: in a low window with large text it would else be out of view
        self.add(self._field)
        self.add(holding(FlowLayout(look), [self._go, *others]))
        self._wait = QTimer(self)
        self._wait.setInterval(TICK_MS)
        self._wait.timeout.connect(self._show_wait)
        if lock.wait_left_s:
            self._begin_wait()

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

    def wipe(self) -> None:
        """Nothing typed stays."""
        self._field.wipe()

    def try_passphrase(self, passphrase: str) -> None:
        """See whether it opens. The answer comes from a background job."""
        self._is_trying = True
        self._show_busy()
        self._jobs.run(
            lambda _job: self._lock.open(passphrase), self._on_right, owner=self, on_problem=self._on_problem
        )

    def tell(self, words: str) -> None:
        """A sentence, in view and aloud."""
        self._notice.show()
        self._notice.say(words)
        self.spoke.emit()

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
            self.tell(problem_sentence(problem, self._translate))
            self._show_busy()

    def _begin_wait(self) -> None:
        """Said once, with the whole wait; what is left of it is counted down on the button, silently."""
        left_s = self._lock.wait_left_s
        self.tell(
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
            self.tell(
                self.tr(
                    "That was not the passphrase. Please type it again: capital letters and spaces count."
                )
            )

    def _show_busy(self) -> None:
        """The field stays open while one waits: what was typed can be put right meanwhile."""
        self._go.setEnabled(not self._is_trying and not self._lock.wait_left_s)
        self._go.setText(self._words_of_button())

    def _words_of_button(self) -> str:
        if self._is_trying:
            return self.tr("One moment …")
        left_s = self._lock.wait_left_s
        return self.tr("In {seconds} s").format(seconds=left_s) if left_s else self._words
