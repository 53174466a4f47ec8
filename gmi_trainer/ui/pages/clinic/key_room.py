"""The clinic's name and key: made once, put on paper once, and brought back from paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.clinic_key import ClinicKey, SecretKey
from gmi_trainer.services.clinic_keys import ClinicKeys
from gmi_trainer.services.people import LONGEST_NAME
from gmi_trainer.ui.pages.clinic.rooms import ClinicRoom, ClinicTools
from gmi_trainer.ui.paper.key_on_paper import KeyOnPaper
from gmi_trainer.ui.paper.key_sheet import key_sheet
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.key_field import KeyField
from gmi_trainer.ui.widgets.last_word import LastWord
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.new_passphrase import NewPassphrase
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.passphrase import PassphraseField
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.key_slips import slip_sentence
from gmi_trainer.ui.words.problems import problem_sentence

ID = "clinic.key"
T = TypeVar("T")
FIELD_PX = 420


class KeyRoom(ClinicRoom):
    """The secret half is in memory only from when it is made, or opened, until its paper is put away."""

    def __init__(self, tools: ClinicTools) -> None:
        super().__init__(
            tools.look,
            ID,
            tools.translate("KeyRoom", "The clinic's key"),
            tools.translate(
                "KeyRoom",
                "Plan files carry one half of it. Results that are sealed with that half open only here.",
            ),
        )
        self._tools = tools
        self._keys: ClinicKeys = tools.results().keys
        self._secret: SecretKey | None = None
        self._parts = Stack(tools.look, gap_px=20)
        self._last = LastWord(tools.look)
        self.add(self._last)
        self.add(self._parts)

    @property
    def said(self) -> str:
        """What is said of the last act; empty: nothing."""
        return self._last.said

    @property
    def holds_secret(self) -> bool:
        """Whether the secret half is in memory."""
        return self._secret is not None

    def begin(self) -> None:
        """As it is now."""
        self.scroll_to_top()
        self._last.say_nothing()
        if self._secret is None:
            self._show_what_is()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves has put it away, or can open it once more."""
        super().hideEvent(event)
        self._secret = None

    # -- how it is now -------------------------------------------------------------------------------------

    def _show_what_is(self) -> None:
        self._secret = None
        self._parts.clear()
        try:
            clinic = self._keys.clinic()
        except UserProblem as problem:
            self._on_problem(problem)
            return
        if clinic is not None and clinic.key is not None:
            self._show_key(clinic.name, clinic.key)
        else:
            self._show_making("" if clinic is None else clinic.name)

    def _show_key(self, name: str, key: ClinicKey) -> None:
        look = self._tools.look
        card = Card(look, name or self.tr("This clinic"))
        card.add(Text(self.tr("Fingerprint"), "field"))
        mark = Text(key.fingerprint, "heading")
        mark.setObjectName(f"{ID}.fingerprint")
        card.add(mark)
        card.add(
            muted(
                self.tr(
                    "It stands on every sheet and every plan. The person compares it with what their program shows."
                )
            )
        )
        if self._keys.opens_records:
            card.add(muted(self._records_words()))
        self._parts.add(card)
        if not self._keys.can_open:
            self._parts.add(
                Notice(
                    look,
                    self.tr(
                        "The key itself is not on this computer. Bring it from its paper to open results."
                    ),
                )
            )
            self._show_restoring(name)
            return
        again = Section(
            look,
            self.tr("Another paper"),
            self.tr("Print the recovery copy once more. It needs the passphrase of the clinic."),
        )
        field = PassphraseField(look, f"{ID}.passphrase", self.tr("Passphrase of the clinic"))
        show = secondary(look, self.tr("Show the key"), f"{ID}.open", icon="printer")
        show.clicked.connect(partial(self._open, name, field))
        field.entered.connect(partial(self._open, name, field))
        again.add(field)
        again.add(holding(FlowLayout(look), [show]))
        self._parts.add(again)
        self._show_changing()
        lost = quiet(look, self.tr("I lost the passphrase"), f"{ID}.lost")
        lost.clicked.connect(partial(self._on_lost_clicked, name))
        self._parts.add(holding(FlowLayout(look), [lost]))

    def _show_changing(self) -> None:
        look = self._tools.look
        change = Section(look, self.tr("Another passphrase"))
        old = PassphraseField(look, f"{ID}.old", self.tr("Passphrase until now"))
        new = self._new_passphrase("new")
        go = secondary(look, self.tr("Change it"), f"{ID}.change")
        go.clicked.connect(partial(self._change, old, new))
        for widget in (old, new, holding(FlowLayout(look), [go])):
            change.add(widget)
        self._parts.add(change)

    def _show_making(self, name: str) -> None:
        look = self._tools.look
        make = Section(
            look,
            self.tr("Make the key"),
            self.tr("It is done once for the clinic. You need a printer, or a place for a PDF."),
        )
        named = self._name_field(name)
        new = self._new_passphrase("make")
        go = primary(look, self.tr("Make the key"), f"{ID}.make", icon="plus")
        go.clicked.connect(partial(self._make, named, new))
        make.add(named)
        make.add(new)
        make.add(
            muted(
                self.tr(
                    "The passphrase is asked each time a sealed result is opened. Nobody can tell it to you."
                )
            )
        )
        make.add(holding(FlowLayout(look), [go]))
        self._parts.add(make)
        paper = quiet(look, self.tr("Bring the key from paper"), f"{ID}.from_paper")
        paper.clicked.connect(partial(self._on_lost_clicked, name))
        self._parts.add(holding(FlowLayout(look), [paper]))

    def _name_field(self, name: str) -> Stack:
        look = self._tools.look
        words = self.tr("Name of the clinic, as people know it")
        stack = Stack(look, gap_px=4)
        edit = QLineEdit(name)
        edit.setMaxLength(LONGEST_NAME)
        edit.setMaximumWidth(look.px(FIELD_PX))
        name_control(edit, f"{ID}.name", words)
        stack.add(Text(words, "field"))
        stack.add(edit)
        return stack

    def _new_passphrase(self, which: str) -> NewPassphrase:
        return NewPassphrase(self._tools.look, f"{ID}.{which}.first", f"{ID}.{which}.again")

    # -- making and opening --------------------------------------------------------------------------------

    def _make(self, named: Stack, new: NewPassphrase) -> None:
        name = _typed(named)
        if not name.strip():
            self._tell(self.tr("Please write what the clinic is called."), NoticeKind.ATTENTION)
            return
        if not self._is_fine(new):
            return
        self._work(
            lambda passphrase: self._keys.make(name, passphrase), new.text, partial(self._show_paper, name)
        )

    def _open(self, name: str, field: PassphraseField) -> None:
        self._last.say_nothing()
        self._work(self._keys.open, field.text, partial(self._show_paper, name))

    def _change(self, old: PassphraseField, new: NewPassphrase) -> None:
        if not self._is_fine(new):
            return
        before = old.text
        self._work(lambda after: self._keys.change(before, after), new.text, self._on_changed)

    def _on_changed(self, _nothing: None) -> None:
        self._show_what_is()
        self._tell(self.tr("The new passphrase holds from now on."), NoticeKind.DONE)

    def _show_paper(self, name: str, secret: SecretKey) -> None:
        """Once it is on paper, the last group is typed back: then the paper is there and can be read."""
        self._secret = secret
        look = self._tools.look
        self._parts.clear()
        self._last.say_nothing()
        key = self._keys.public_of(secret)
        paper = Section(
            look,
            self.tr("Put the key on paper"),
            self.tr(
                "Without this paper nobody can help once the passphrase or the computer is gone: "
                "sealed results then stay closed for good."
            ),
        )
        if self._keys.opens_records:
            paper.add(muted(self._records_words()))
        paper.add(Text(self.tr("Fingerprint: {words}").format(words=key.fingerprint), "field"))
        away = quiet(look, self.tr("I have put it away"), f"{ID}.away")
        away.clicked.connect(self._on_away_clicked)
        on_paper = KeyOnPaper(
            look,
            self._tools.translate,
            self._tools.jobs,
            secret,
            partial(self._sheet, name, secret, key),
            identifier=ID,
            spoken=self.tr("the recovery copy"),
            check_words=self.tr("Check"),
            others=(away,),
        )
        on_paper.confirmed.connect(self._on_paper_confirmed)
        on_paper.mistyped.connect(self._on_paper_mistyped)
        paper.add(on_paper)
        self._parts.add(paper)
        self.scroll_to_top()

    def _records_words(self) -> str:
        """Whoever has the paper has more than results."""
        return self.tr(
            "The records on this computer are encrypted. The paper with the key opens all of them, too, "
            "like the recovery sheet."
        )

    def _sheet(self, name: str, secret: SecretKey, key: ClinicKey) -> PaperSheet:
        return key_sheet(name, secret, key, self._tools.today, self._tools.translate)

    @Slot()
    def _on_paper_confirmed(self) -> None:
        self._show_what_is()
        self._tell(self.tr("That is right. The key is ready; please lock the paper away."), NoticeKind.DONE)
        self.take_focus()

    @Slot()
    def _on_paper_mistyped(self) -> None:
        self._tell(
            self.tr("These are not the last signs. Please look at the paper once more."), NoticeKind.ATTENTION
        )

    @Slot()
    def _on_away_clicked(self) -> None:
        self._show_what_is()
        self._tell(self.tr("The key is ready. Its paper can be printed again from here."), NoticeKind.DONE)
        self.take_focus()

    # -- from paper ----------------------------------------------------------------------------------------

    def _on_lost_clicked(self, name: str) -> None:
        self._parts.clear()
        self._last.say_nothing()
        self._show_restoring(name)
        back = quiet(self._tools.look, self.tr("Not now"), f"{ID}.not_now")
        back.clicked.connect(self._on_not_now_clicked)
        self._parts.add(holding(FlowLayout(self._tools.look), [back]))
        self.scroll_to_top()

    @Slot()
    def _on_not_now_clicked(self) -> None:
        self._last.say_nothing()
        self._show_what_is()

    def _show_restoring(self, name: str) -> None:
        look = self._tools.look
        restore = Section(
            look,
            self.tr("Bring the key from paper"),
            self.tr("Type it as it stands there. Spaces and small letters do not matter."),
        )
        named = self._name_field(name)
        field = KeyField(look, f"{ID}.typed", self.tr("The key"))
        new = self._new_passphrase("restore")
        field.entered.connect(new.start)
        go = primary(look, self.tr("Use this key"), f"{ID}.restore", icon="check")
        go.clicked.connect(partial(self._restore, named, field, new))
        for widget in (named, field, new, holding(FlowLayout(look), [go])):
            restore.add(widget)
        self._parts.add(restore)

    def _restore(self, named: Stack, field: KeyField, new: NewPassphrase) -> None:
        name = _typed(named)
        slip = field.slip
        if slip is not None:
            self._tell(slip_sentence(slip, self._tools.translate), NoticeKind.ATTENTION)
            field.show_slip(slip)
            return
        try:
            secret, _ = self._keys.read(field.text)
        except UserProblem as problem:
            self._on_problem(problem)
            field.start()
            return
        if not name.strip():
            self._tell(self.tr("Please write what the clinic is called."), NoticeKind.ATTENTION)
            return
        if not self._is_fine(new):
            return
        self._work(
            lambda passphrase: self._keys.restore(name, secret, passphrase), new.text, self._on_restored
        )

    def _on_restored(self, key: ClinicKey) -> None:
        self._show_what_is()
        words = self.tr("The key is here. Please compare its fingerprint with the paper: {words}.")
        self._tell(words.format(words=key.fingerprint), NoticeKind.DONE)

    # -- small steps ---------------------------------------------------------------------------------------

    def _work(self, does: Callable[[str], T], passphrase: str, then: Callable[[T], None]) -> None:
        """Sealing takes a second, on purpose; the page waits for it without standing still."""
        self._tell(self.tr("One moment: sealing takes a second or two."), NoticeKind.INFO)
        self._parts.setEnabled(False)

        def done(came: T) -> None:
            self._parts.setEnabled(True)
            self._last.say_nothing()
            then(came)

        self._tools.jobs.run(
            lambda _job: does(passphrase),
            done,
            owner=self,
            on_problem=self._on_problem,
        )

    def _is_fine(self, new: NewPassphrase) -> bool:
        wrong = new.what_is_wrong(self._tools.translate)
        if wrong is not None:
            self._tell(wrong, NoticeKind.ATTENTION)
        return wrong is None

    def _on_problem(self, problem: UserProblem) -> None:
        self._parts.setEnabled(True)
        self._tell(problem_sentence(problem, self._tools.translate), NoticeKind.ATTENTION)

    def _tell(self, words: str, kind: NoticeKind) -> None:
        """Above all else, and in view."""
        self._last.say(words, kind)
        self.scroll_to_top()


def _typed(named: QWidget) -> str:
    edit = named.findChild(QLineEdit)
    return edit.text() if edit is not None else ""
