"""Who I can call: the numbers of one's country, corrected where need be, the clinic, and somebody one trusts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.contacts import ContactsService, Line, Numbers, WhoToCall
from gmi_trainer.ui.pages.settings.call_form import CallForm
from gmi_trainer.ui.pages.settings.call_line import CallLine
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.dropdown import Dropdown
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted, small
from gmi_trainer.ui.widgets.undo_bar import UndoBar
from gmi_trainer.ui.words.calling import (
    checked_words,
    clinic_title,
    crisis_title,
    emergency_title,
    guessed,
    no_country,
    no_crisis_line,
    numbers_may_change,
    person_title,
)
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate


def system_territory() -> str:
    """The two letters of the region that this computer is set to; empty where it is set to none."""
    territory = QLocale.system().territory()
    return "" if territory is QLocale.Country.AnyTerritory else QLocale.territoryToCode(territory)


class CallCard(SettingsCard):
    """Stands in settings, in the first run, and beside every answer that asks for help. It dials nothing."""

    changed = Signal()

    def __init__(
        self,
        look: Look,
        contacts: ContactsService,
        translate: Translate,
        parent: QWidget | None = None,
        *,
        territory: str | None = None,
        identifier: str = "settings.calling",
    ) -> None:
        """``territory`` guesses the country until one is chosen; None asks the system."""
        super().__init__(look, identifier, self.tr("Who I can call"), "phone", parent)
        self._identifier = identifier
        self._contacts = contacts
        self._translate = translate
        self._territory = system_territory() if territory is None else territory
        self._form: CallForm | None = None
        problem = contacts.table.problem
        if problem is not None:
            self.add(Notice(look, problem_sentence(problem, translate), NoticeKind.ATTENTION))
        else:
            self.add(self._country_part())
        self._body = Stack(look, gap_px=14)
        self.add(self._body)
        self._undo = UndoBar(look, f"{identifier}.undo_bar")
        self.add(self._undo)
        self.refresh()

    def numbers(self) -> Numbers:
        """Whom the person can call, as far as it is known."""
        return self._contacts.numbers(self._contacts.load(self._territory))

    def refresh(self) -> None:
        """Show what is kept now; not while a person is writing."""
        if self._form is not None:
            return
        who = self._contacts.load(self._territory)
        if self._contacts.table.problem is None:
            self._countries.blockSignals(True)
            self._countries.setCurrentIndex(max(0, self._countries.findData(who.country)))
            self._countries.blockSignals(False)
            self._guessed.setVisible(who.is_guess)
        self._show_numbers(self._contacts.numbers(who))

    def _country_part(self) -> Stack:
        part = Stack(self._look)
        label = Text(self.tr("My country"), "field")
        part.add(label)
        self._countries = Dropdown(f"{self._identifier}.country", label)
        self._countries.addItem(self.tr("Another country"), "")
        for country in sorted(self._contacts.table.countries, key=lambda country: country.name):
            self._countries.addItem(country.name, country.code)
        self._countries.activated.connect(self._on_countries_activated)
        part.add(holding(FlowLayout(self._look), [self._countries]))
        self._guessed = muted(guessed(self._translate))
        part.add(self._guessed)
        return part

    def _show_numbers(self, numbers: Numbers) -> None:
        say, name = self._translate, self._identifier
        self._body.clear()
        lines: list[tuple[str, str, Line | None, str]] = [
            ("emergency", emergency_title(say), numbers.emergency, no_country(say)),
            ("crisis", crisis_title(say), numbers.crisis, no_crisis_line(say)),
            ("clinic", clinic_title(say), numbers.clinic, ""),
            ("person", person_title(say), numbers.person, ""),
        ]
        shown = [
            CallLine(self._look, f"{name}.{key}", title, line, missing, say)
            for key, title, line, missing in lines
            if line is not None or missing
        ]
        self._body.add(holding(ReflowLayout(self._look, 400, most=2), shown))
        self._body.add(muted(numbers_may_change(say)))
        change = secondary(self._look, self.tr("Change numbers"), f"{name}.change", icon="pencil")
        change.clicked.connect(self._on_change_clicked)
        sources = quiet(self._look, self.tr("Sources"), f"{name}.sources", icon="info")
        sources.setCheckable(True)
        self._body.add(holding(FlowLayout(self._look), [change, sources]))
        told = Stack(self._look)
        for _, title, line, _ in lines[:2]:
            if line is not None:
                told.add(small(f"{title}: {checked_words(line.checked, say)}"))
        told.hide()
        sources.toggled.connect(told.setVisible)
        self._body.add(told)
        self._change = change

    def _try(self, act: Callable[[], None]) -> bool:
        """Do it; a problem is told here, where the person is looking."""
        self.say_nothing()
        try:
            act()
        except UserProblem as problem:
            self.say(problem_sentence(problem, self._translate), NoticeKind.ATTENTION)
            return False
        self.changed.emit()
        return True

    def _keep(self, who: WhoToCall) -> None:
        if self._try(lambda: self._contacts.save(who)):
            self._leave_form()
            self._undo.offer(self.tr("Your numbers are kept."), self._take_back)

    def _take_back(self) -> None:
        self._try(self._contacts.undo)
        self.refresh()

    def _leave_form(self) -> None:
        self._form = None
        self.refresh()
        self._change.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_countries_activated(self, index: int) -> None:
        who = self._form_or_kept()
        country = self._countries.itemData(index)
        self._try(lambda: self._contacts.save(replace(who, country=country)))
        self._form = None
        self.refresh()

    def _form_or_kept(self) -> WhoToCall:
        """What is written already is not lost by choosing another country."""
        return self._form.written() if self._form is not None else self._contacts.load(self._territory)

    @Slot()
    def _on_change_clicked(self) -> None:
        self.say_nothing()
        self._undo.dismiss()
        who = self._contacts.load(self._territory)
        self._form = CallForm(self._look, self._identifier, who, self._contacts.numbers(who))
        self._form.kept.connect(self._keep)
        self._form.left.connect(self._on_form_left)
        self._body.clear()
        self._body.add(self._form)
        self._form.start()

    @Slot()
    def _on_form_left(self) -> None:
        self.say_nothing()
        self._leave_form()
