"""What comes before records are turned: the passphrase, and the recovery sheet on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.lock import SHORTEST_PASSPHRASE, LockService
from gmi_trainer.services.protection import Protection, Sheet
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.page import HelpAt, Page
from gmi_trainer.ui.pages.passphrase_try import PassphraseTry
from gmi_trainer.ui.paper.key_on_paper import KeyOnPaper
from gmi_trainer.ui.paper.recovery_sheet import recovery_sheet
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, primary, quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.new_passphrase import NewPassphrase
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import body
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

COLUMN_PX = 720


class Aim(Enum):
    """What somebody came for."""

    ENCRYPT = auto()
    NEW_SHEET = auto()
    MAKE_PLAIN = auto()


@dataclass(frozen=True, slots=True)
class ProtectTools:
    """What the ways to and from encryption need of the world."""

    look: Look
    lock: LockService
    protection: Protection
    jobs: Background
    translate: Translate
    today: Callable[[], date]


class ProtectPage(Page):
    """One step at a time. Escape, and a button, leave everything as it was."""

    left = Signal()
    lock_changed = Signal()  # there is a passphrase now
    turn_asked = Signal(object, object)  # the lock's key, and the sheet where there is a new one

    def __init__(self, tools: ProtectTools, aim: Aim, parent: QWidget | None = None) -> None:
        super().__init__(
            tools.look, "protect", "", "", column_px=COLUMN_PX, help_at=HelpAt.FOOT, parent=parent
        )
        self._tools = tools
        self._aim = aim
        self._said: Notice | None = None
        self._first: Callable[[], None] = lambda: None
        if tools.lock.is_set:
            self._ask_passphrase()
        else:
            self._ask_new_passphrase()

    @property
    def said(self) -> str:
        """What it says of the last step."""
        return self._said.words if self._said is not None else ""

    def take_focus(self) -> None:
        self._first()
        QTimer.singleShot(0, self, self.keep_focus_in_view)  # once everything has its place

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing begins at once."""
        super().focusInEvent(event)
        self._first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- the passphrase ------------------------------------------------------------------------------------

    def _ask_passphrase(self) -> None:
        title, about = {
            Aim.ENCRYPT: (
                self.tr("Encrypt all records"),
                self.tr("First the passphrase. After that comes the recovery sheet; nothing is changed yet."),
            ),
            Aim.NEW_SHEET: (
                self.tr("A new recovery sheet"),
                self.tr("First the passphrase. The older sheet holds until the new one is on paper."),
            ),
            Aim.MAKE_PLAIN: (
                self.tr("Turn encryption off"),
                self.tr(
                    "After the passphrase, all records are made plain again. "
                    "Whoever can read your files can then read them."
                ),
            ),
        }[self._aim]
        self.set_title(title, about)
        words = self.tr("Turn it off") if self._aim is Aim.MAKE_PLAIN else self.tr("Go on")
        form = PassphraseTry(
            self.look,
            self._tools.lock,
            self._tools.jobs,
            self._tools.translate,
            identifier="protect",
            words=words,
            others=(self._leaving_button(),),
        )
        form.opened.connect(self._on_form_opened)
        form.spoke.connect(partial(self._show_said, form))
        card = Card(self.look)
        card.add(form)
        self.add(card)
        self._first = form.start

    def _show_said(self, form: PassphraseTry) -> None:
        self.show_lede(False)
        QTimer.singleShot(0, form, partial(self.bring_to_top, form.notice))

    def _ask_new_passphrase(self) -> None:
        self.set_title(
            self.tr("Encrypt all records"),
            self.tr("First choose a passphrase. From then on the program asks for it at each start."),
        )
        card = Card(self.look)
        fields = NewPassphrase(self.look, "protect.new", "protect.again")
        go = primary(self.look, self.tr("Set it"), "protect.set", icon="check", large=True)
        go.clicked.connect(partial(self._set, fields, go))
        fields.entered.connect(partial(self._set, fields, go))
        card.add(
            body(
                self.tr(
                    "{n} signs or more. Three or four words are easy to keep in mind. "
                    "Nobody can look up a lost passphrase."
                ).format(n=SHORTEST_PASSPHRASE)
            )
        )
        card.add(fields)
        card.add(holding(FlowLayout(self.look), [go, self._leaving_button()]))
        self.add(card)
        self._first = fields.start

    def _set(self, fields: NewPassphrase, go: Button, *_checked: bool) -> None:
        if not go.isEnabled():
            return
        wrong = fields.what_is_wrong(self._tools.translate)
        if wrong is not None:
            self._say(wrong, NoticeKind.ATTENTION)
            return
        self._say_nothing()
        go.setEnabled(False)
        passphrase = fields.text

        def done(key: SecretKey) -> None:
            fields.wipe()
            self.lock_changed.emit()
            self._on_form_opened(key)

        def problem(told: UserProblem) -> None:
            go.setEnabled(True)
            self._on_problem(told)

        lock = self._tools.lock
        self._tools.jobs.run(lambda _job: lock.set_up(passphrase), done, owner=self, on_problem=problem)

    @Slot(object)
    def _on_form_opened(self, key: SecretKey) -> None:
        if self._aim is Aim.MAKE_PLAIN:
            self.turn_asked.emit(key, None)
            return
        protection = self._tools.protection
        self._tools.jobs.run(
            lambda _job: protection.make_sheet(),
            partial(self._show_sheet, key),
            owner=self,
            on_problem=self._on_problem,
        )

    # -- the sheet -----------------------------------------------------------------------------------------

    def _show_sheet(self, key: SecretKey, sheet: Sheet) -> None:
        tools = self._tools
        self.clear()
        self._said = None
        self.set_title(
            self.tr("The recovery sheet"),
            self.tr(
                "If the passphrase is lost, only this sheet opens the records. If both are lost, they are gone "
                "for good: nobody can help."
            ),
        )
        is_new = self._aim is Aim.NEW_SHEET
        paper = KeyOnPaper(
            self.look,
            tools.translate,
            tools.jobs,
            sheet.secret,
            lambda: recovery_sheet(sheet.secret, tools.today(), tools.translate),
            identifier="protect.sheet",
            spoken=self.tr("the recovery sheet"),
            check_words=self.tr("Use this sheet") if is_new else self.tr("Encrypt now"),
            others=(self._leaving_button(),),
        )
        paper.mistyped.connect(self._on_paper_mistyped)
        paper.confirmed.connect(partial(self._on_paper_confirmed, key, sheet))
        card = Card(self.look)
        card.add(paper)
        self.add(card)
        self._first = paper.start
        paper.start()
        self.scroll_to_top()

    @Slot()
    def _on_paper_mistyped(self) -> None:
        self._say(
            self.tr("These are not the last signs. Please look at the paper once more."), NoticeKind.ATTENTION
        )

    def _on_paper_confirmed(self, key: SecretKey, sheet: Sheet) -> None:
        if self._aim is Aim.ENCRYPT:
            self.turn_asked.emit(key, sheet)
            return
        protection = self._tools.protection
        self._say(self.tr("One moment …"), NoticeKind.INFO)
        self._tools.jobs.run(
            lambda _job: protection.change_sheet(key, sheet),
            self._show_new_sheet_done,
            owner=self,
            on_problem=self._on_problem,
        )

    def _show_new_sheet_done(self, _nothing: None) -> None:
        self.clear()
        self._said = None
        self.set_title(
            self.tr("The new sheet holds from now on"),
            self.tr("The older one opens nothing any more: please destroy it."),
        )
        done = primary(self.look, self.tr("Go on"), "protect.done", icon="arrow-right", large=True)
        done.clicked.connect(self.left)
        self.add(holding(FlowLayout(self.look), [done]))
        self._first = partial(done.setFocus, Qt.FocusReason.OtherFocusReason)
        self._first()

    # -- small steps ---------------------------------------------------------------------------------------

    def _leaving_button(self) -> Button:
        button = quiet(self.look, self.tr("Not now"), "protect.leave")
        button.clicked.connect(self.left)
        return button

    def _on_problem(self, problem: UserProblem) -> None:
        self._say(problem_sentence(problem, self._tools.translate), NoticeKind.ATTENTION)

    def _say(self, words: str, kind: NoticeKind) -> None:
        self._say_nothing()
        self._said = Notice(self.look, words, kind)
        self.add(self._said)
        self._said.say(words)

    def _say_nothing(self) -> None:
        if self._said is not None:
            said, self._said = self._said, None
            said.hide()
            said.setParent(None)
            said.deleteLater()
