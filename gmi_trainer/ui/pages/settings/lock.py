"""The lock of this computer: set it, change it, take it off, and say after how long it closes by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.lock import SHORTEST_PASSPHRASE, LockService
from gmi_trainer.services.machine_settings import LOCK_AFTER_MIN, MachineSettingsService
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.settings.encryption import EncryptionPart, ProtectionFacts
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, primary, quiet, secondary
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.new_passphrase import NewPassphrase
from gmi_trainer.ui.widgets.notice import NoticeKind
from gmi_trainer.ui.widgets.passphrase import PassphraseField
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import body, muted
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate


class LockForm(Stack):
    """The passphrase that holds now, where there is one, and a new one twice, where one is wanted."""

    done = Signal(str, str)  # the old one, the new one
    left = Signal()

    def __init__(
        self,
        look: Look,
        *,
        asks_old: bool,
        asks_new: bool,
        words: str,
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, gap_px=14, parent=parent)
        self._old: PassphraseField | None = None
        self._new: NewPassphrase | None = None
        if asks_old:
            self._old = PassphraseField(look, "settings.lock.old", self.tr("Passphrase as it is now"))
            self._old.entered.connect(self._on_done)
            self.add(self._old)
        if asks_new:
            self._new = NewPassphrase(look, "settings.lock.new", "settings.lock.again")
            self._new.entered.connect(self._on_done)
            self.add(self._new)
        self._do = primary(look, words, "settings.lock.keep", icon=icon)
        leave = quiet(look, self.tr("Never mind"), "settings.lock.leave")
        self._do.clicked.connect(self._on_done)
        leave.clicked.connect(self.left)
        self.add(holding(FlowLayout(look), [self._do, leave]))

    def what_is_wrong(self, translate: Translate) -> str | None:
        """Of the new one: a sentence, or None."""
        return None if self._new is None else self._new.what_is_wrong(translate)

    def start(self) -> None:
        """Type at once."""
        first = self._old or self._new
        if first is not None:
            first.start()

    def set_busy(self, busy: bool) -> None:
        """While the passphrase is worked on."""
        self._do.setEnabled(not busy)

    def wipe(self) -> None:
        """Nothing typed stays."""
        for field in (self._old, self._new):
            if field is not None:
                field.wipe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_done(self) -> None:
        if self._do.isEnabled():
            old, new = self._old, self._new
            self.done.emit("" if old is None else old.text, "" if new is None else new.text)


class LockCard(SettingsCard):
    """Says what the lock does, and as plainly what it does not."""

    changed = Signal()  # there is a lock now, or none any more
    lock_asked = Signal()
    encryption_asked = Signal()
    sheet_asked = Signal()
    plain_asked = Signal()

    def __init__(
        self,
        look: Look,
        lock: LockService,
        settings: MachineSettingsService,
        jobs: Background,
        translate: Translate,
        protection: ProtectionFacts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "settings.lock", self.tr("Lock"), "lock", parent)
        self._lock = lock
        self._settings = settings
        self._jobs = jobs
        self._translate = translate
        self._protection = protection
        self._form: LockForm | None = None
        self.add(
            body(
                self.tr(
                    "With a passphrase, nobody sees a name or a record in this program before it is typed. "
                    "Settling and the numbers to call stay open to all."
                )
            )
        )
        self._about = muted()
        self.add(self._about)
        self._parts = Stack(look)
        self.add(self._parts)
        self._show_ways()
        self._encryption = EncryptionPart(look, protection)
        self._encryption.encryption_asked.connect(self.encryption_asked)
        self._encryption.sheet_asked.connect(self.sheet_asked)
        self._encryption.plain_asked.connect(self.plain_asked)
        self.add(self._encryption)

    def refresh(self) -> None:
        """As it is now; what somebody types just now stays."""
        if self._form is None:
            self._show_ways()
        self._encryption.refresh()

    def _show_ways(self) -> None:
        """What can be done now."""
        self._form = None
        self._parts.clear()
        self._about.setText(self._words_about())
        if not self._lock.is_set:
            new = self._button(secondary, self.tr("Set a passphrase"), "set", "lock", self._begin_setting)
            self._parts.add(holding(FlowLayout(self._look), [new]))
            return
        ways = [
            self._button(secondary, self.tr("Lock now"), "now", "lock", self.lock_asked.emit),
            self._button(quiet, self.tr("New passphrase"), "change", "pencil", self._begin_changing),
        ]
        if not self._protection.is_on:  # else only the lock opens the records
            ways.append(self._button(quiet, self.tr("Take the lock off"), "off", "x", self._begin_taking_off))
        self._parts.add(holding(FlowLayout(self._look), ways))
        self._parts.add(body(self.tr("Lock by itself, when no key and no button was pressed for:")))
        row = ChoiceRow(
            self._look,
            "settings.lock.after",
            self.tr("Lock by itself after"),
            [self._choice(minutes) for minutes in LOCK_AFTER_MIN],
            self._settings.current.lock_after_min,
            column_px=150,
        )
        row.chosen.connect(self._on_after_chosen)
        self._parts.add(row)
        self._parts.add(muted(self.tr("Never in the middle of a drill. What is half written is not kept.")))

    def _words_about(self) -> str:
        if self._protection.is_on:
            return self.tr(
                "Nobody can look up a lost passphrase. The recovery sheet opens the records without it."
            )
        return self.tr(
            "It locks this window, not the files: whoever can read your files on this computer can read "
            "the records, and so can this program's own commands. Nobody can look up a lost passphrase."
        )

    def _button(
        self,
        kind: Callable[..., Button],
        words: str,
        name: str,
        icon: str,
        act: Callable[[], object],
    ) -> Button:
        button = kind(self._look, words, f"settings.lock.{name}", icon=icon)
        button.clicked.connect(partial(_do, act))
        return button

    def _choice(self, minutes: int) -> Choice:
        words = self.tr("{n} minutes").format(n=minutes) if minutes else self.tr("Only by hand")
        return Choice(minutes, str(minutes), words)

    def _begin_setting(self) -> None:
        self._ask(
            LockForm(self._look, asks_old=False, asks_new=True, words=self.tr("Set it"), icon="check"),
            self._set,
        )

    def _begin_changing(self) -> None:
        self._ask(
            LockForm(self._look, asks_old=True, asks_new=True, words=self.tr("Change it"), icon="check"),
            self._change,
        )

    def _begin_taking_off(self) -> None:
        self._ask(
            LockForm(self._look, asks_old=True, asks_new=False, words=self.tr("Take it off")), self._take_off
        )

    def _ask(self, form: LockForm, act: Callable[[str, str], None]) -> None:
        self.say_nothing()
        form.done.connect(act)
        form.left.connect(self._on_form_left)
        self._parts.clear()
        if act != self._take_off:
            self._parts.add(
                muted(
                    self.tr("{n} signs or more. Three or four words are easy to keep in mind.").format(
                        n=SHORTEST_PASSPHRASE
                    )
                )
            )
        self._parts.add(form)
        self._form = form
        form.start()

    def _set(self, _old: str, new: str) -> None:
        said = self.tr("The lock is set. “Lock” now stands among the places.")
        self._work(lambda: self._lock.set_up(new), said)

    def _change(self, old: str, new: str) -> None:
        self._work(lambda: self._lock.change(old, new), self.tr("The new passphrase holds from now on."))

    def _take_off(self, old: str, _new: str) -> None:
        self._work(lambda: self._lock.take_off(old), self.tr("There is no lock any more."))

    def _work(self, act: Callable[[], object], said: str) -> None:
        """In a background job: it takes a second, on purpose."""
        form = self._form
        if form is None:
            return
        wrong = form.what_is_wrong(self._translate)
        if wrong is not None:
            self.say(wrong, NoticeKind.ATTENTION)
            return
        self.say(self.tr("One moment …"), NoticeKind.INFO)
        form.set_busy(True)

        def done(_nothing: object) -> None:
            form.wipe()
            self._show_ways()
            self.say(said)
            self.changed.emit()

        self._jobs.run(lambda _job: act(), done, owner=form, on_problem=self._on_problem)

    def _on_problem(self, problem: UserProblem) -> None:
        if self._form is not None:
            self._form.set_busy(False)
            self._form.start()
        words = problem_sentence(problem, self._translate)
        if problem.problem is Problem.WRONG_PASSPHRASE:
            words = self.tr("That was not the passphrase. You can try again in {seconds} s.").format(
                seconds=self._lock.wait_left_s
            )
        self.say(words, NoticeKind.ATTENTION)

    @Slot()
    def _on_form_left(self) -> None:
        self.say_nothing()
        self._show_ways()

    @Slot(object)
    def _on_after_chosen(self, minutes: int) -> None:
        self.say_nothing()
        try:
            self._settings.change(replace(self._settings.current, lock_after_min=minutes))
        except UserProblem as problem:  # it holds until the program is closed
            self.say(problem_sentence(problem, self._translate), NoticeKind.ATTENTION)


def _do(act: Callable[[], object], *_checked: bool) -> None:
    """What a button does, whatever it says of itself."""
    act()
