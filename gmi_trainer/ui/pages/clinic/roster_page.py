"""The first page of Clinic: the people on this computer, and the rooms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gmi_trainer.domain.overview import Column, found_rows, sorted_rows
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.clinic import RosterEntry
from gmi_trainer.services.people import tidy_name
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.pages.clinic.door_tiles import DoorTiles
from gmi_trainer.ui.pages.clinic.people_table import PeopleTable
from gmi_trainer.ui.pages.clinic.person_card import PersonCard
from gmi_trainer.ui.pages.clinic.rooms import ClinicDoor, ClinicTools
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.name_form import NameForm
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.clinic import people_words, shown_name
from gmi_trainer.ui.words.problems import problem_sentence

ID = "clinic.people"
AT_ONCE = 4
"""So many records a job, so that nothing else waits long behind them."""
COLUMNS = (Column.NAME, Column.SINCE, Column.SAFETY)


class RosterPage(Page):
    """Reads the clinic's own file in a background job; a search is at once. Records that were never looked at are, a
    few a job, while the page is in view: whoever switches Clinic on has people with years behind them."""

    room_asked = Signal(str)
    person_asked = Signal(str, str)  # the profile's id, and a room's key or nothing

    def __init__(
        self, tools: ClinicTools, doors: Sequence[ClinicDoor], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tools.look,
            ID,
            tools.translate("RosterPage", "Clinic"),
            tools.translate("RosterPage", "The people whose records are on this computer."),
            parent=parent,
        )
        self._tools = tools
        self._entries: tuple[RosterEntry, ...] = ()
        self._is_stale = True
        self._reading: Job | None = None
        self._looking: Job | None = None
        self._looked_at: set[str] = set()
        self._wanted = tools.person_id
        look = tools.look
        self._tiles = DoorTiles(look, doors, tools.translate)
        self._tiles.room_asked.connect(self.room_asked)
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        people = Section(look, self.tr("People"))
        label = Text(self.tr("Find somebody by name or code"), "field")
        self._search = QLineEdit()
        self._search.setClearButtonEnabled(True)
        name_control(self._search, f"{ID}.search", label.text())
        label.setBuddy(self._search)
        self._search.textChanged.connect(self._on_search_text_changed)
        self._search.returnPressed.connect(self._on_search_return_pressed)
        self._count = muted("")
        self._table = PeopleTable(look, f"{ID}.table", self.tr("People, one a row"), COLUMNS, tools.translate)
        self._table.person_chosen.connect(self._on_table_person_chosen)
        self._table.person_entered.connect(self._on_table_person_entered)
        self._card = PersonCard(look, f"{ID}.chosen", doors, tools.translate)
        self._card.open_asked.connect(self.person_asked)
        self._card.code_given.connect(self._on_card_code_given)
        self._card.put_away_asked.connect(self._on_card_put_away_asked)
        self._card.bring_back_asked.connect(self._on_card_bring_back_asked)
        self._away = Switch(
            look,
            f"{ID}.away",
            self.tr("Show those who were put away"),
            self.tr("Their records stay as they are."),
            on=False,
        )
        self._away.toggled.connect(self._on_away_toggled)
        self._adding = Stack(look)
        for widget in (label, self._search, self._count, self._table, self._card, self._adding, self._away):
            people.add(widget)
        for part in (self._tiles, self._problem, people):
            self.add(part)
        self._problem.hide()
        self._show_adding()

    @property
    def table(self) -> PeopleTable:
        """The people."""
        return self._table

    @property
    def card(self) -> PersonCard:
        """Who is chosen."""
        return self._card

    @property
    def search(self) -> QLineEdit:
        """What somebody types to find a person."""
        return self._search

    @property
    def is_read(self) -> bool:
        """The list is that of now."""
        return not self._is_stale and self._reading is None

    def take_focus(self) -> None:
        """On what finds somebody."""
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def come_back_from(self, room: str, *, is_person: bool) -> None:
        """Somebody was in a room, and comes back to where it was opened."""
        if is_person:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._tiles.focus_tile(room)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()
        else:
            self._look_at_new()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    @Slot()
    def read_again(self) -> None:
        """Somebody came, or is called otherwise."""
        self._is_stale = True
        if self.isVisible():
            self._read()

    def try_to(self, act: Callable[[], object]) -> bool:
        """Do something; a problem is told here."""
        self._problem.hide()
        try:
            act()
        except UserProblem as problem:
            self._on_problem(problem)
            return False
        return True

    # -- reading -------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._is_stale = False
        roster = self._tools.roster
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._tools.jobs.run(
            lambda _job: roster.entries(), self._on_read, owner=self, on_problem=self._on_problem
        )

    def _on_read(self, entries: tuple[RosterEntry, ...]) -> None:
        self._reading = None
        self._entries = entries
        self._show()
        if self._wanted:
            self._table.choose(self._wanted)
            self._wanted = ""
        self._look_at_new()

    def _look_at_new(self) -> None:
        """The next few that have no line yet; each is tried once."""
        new = [entry.person.profile_id for entry in self._entries if entry.facts is None]
        some = tuple(one for one in new if one not in self._looked_at)[:AT_ONCE]
        if not some or self._looking is not None or not self.isVisible():
            return
        roster, today = self._tools.roster, self._tools.today

        def work(job: Job) -> int:
            return roster.look_again(some, today, job.is_cancelled)

        def looked(count: int) -> None:
            self._looking = None
            self._looked_at.update(some[:count])
            self._read()

        self._looking = self._tools.jobs.run(work, looked, owner=self, on_problem=self._on_look_problem)

    def _on_look_problem(self, problem: UserProblem) -> None:
        """Once is enough: every line is a dash that Overview explains."""
        self._looked_at.update(entry.person.profile_id for entry in self._entries)
        self._looking = None
        self._on_problem(problem)

    def _on_problem(self, problem: UserProblem) -> None:
        self._reading = None
        self._problem.say(problem_sentence(problem, self._tools.translate))
        self._problem.show()

    def _show(self) -> None:
        away = self._away.isChecked()
        listed = [entry.row for entry in self._entries if entry.person.is_archived is away]
        today = self._tools.today
        rows = sorted_rows(found_rows(listed, self._search.text()), Column.NAME, today)
        self._table.show_rows(rows, today, self._tools.person_id)
        self._count.setText(people_words(len(rows), self._tools.translate))
        self._show_card()

    def _show_card(self) -> None:
        chosen = self._table.chosen
        person = next((e.person for e in self._entries if e.person.profile_id == chosen), None)
        self._card.show_person(person, is_here=chosen == self._tools.person_id)

    # -- what a clinician does -----------------------------------------------------------------------------

    @Slot(str)
    def _on_search_text_changed(self, _text: str) -> None:
        self._show()

    @Slot()
    def _on_search_return_pressed(self) -> None:
        """To the first one found."""
        if self._table.rows:
            self._table.choose(self._table.rows[0].profile_id)
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _on_away_toggled(self, _on: bool) -> None:
        self._show()

    @Slot(str)
    def _on_table_person_chosen(self, _profile_id: str) -> None:
        self._show_card()

    @Slot(str)
    def _on_table_person_entered(self, profile_id: str) -> None:
        self.person_asked.emit(profile_id, "visit")

    @Slot(str, str)
    def _on_card_code_given(self, profile_id: str, code: str) -> None:
        self._change(partial(self._tools.roster.set_code, profile_id, code), self.tr("Changed."))

    @Slot(str)
    def _on_card_put_away_asked(self, profile_id: str) -> None:
        self._change(
            partial(self._tools.roster.put_away, profile_id), self.tr("{name} is put away."), profile_id
        )

    @Slot(str)
    def _on_card_bring_back_asked(self, profile_id: str) -> None:
        self._change(
            partial(self._tools.roster.bring_back, profile_id), self.tr("{name} is in the list."), profile_id
        )

    def _change(self, act: Callable[[], Callable[[], None]], words: str, profile_id: str = "") -> None:
        undo: list[Callable[[], None]] = []
        if not self.try_to(lambda: undo.append(act())):
            return

        def take_back() -> None:
            self.try_to(undo[0])
            self.read_again()

        entry = next((e for e in self._entries if e.person.profile_id == profile_id), None)
        name = shown_name(entry.person.shown, self._tools.translate) if entry is not None else ""
        self._card.show_anew()
        self.read_again()
        self.offer_undo(words.format(name=name), take_back)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- adding somebody -----------------------------------------------------------------------------------

    def _show_adding(self) -> None:
        self._adding.clear()
        named = secondary(self.look, self.tr("Add a person by name"), f"{ID}.add", icon="plus")
        coded = secondary(self.look, self.tr("Add a person by code"), f"{ID}.add_code", icon="plus")
        named.clicked.connect(partial(self._ask_whom, by_code=False))
        coded.clicked.connect(partial(self._ask_whom, by_code=True))
        self._adding.add(holding(FlowLayout(self.look), [named, coded]))

    def _ask_whom(self, *, by_code: bool) -> None:
        label = self.tr("Code that Clinic shows") if by_code else self.tr("Name or nickname")
        form = NameForm(self.look, f"{ID}.new", label)
        form.kept.connect(partial(self._add, by_code=by_code))
        form.left.connect(self._on_form_left)
        self._adding.clear()
        self._adding.add(form)
        form.start()

    def _add(self, typed: str, *, by_code: bool) -> None:
        if not tidy_name(typed):
            self._problem.say(self.tr("Please type a name or a code first. A letter will do."))
            self._problem.show()
            return
        added: list[str] = []
        if not self.try_to(lambda: added.append(self._tools.roster.add(typed, by_code=by_code).profile_id)):
            return
        self._wanted = added[0]
        self._search.clear()
        self._away.setChecked(False)
        self._show_adding()
        self.read_again()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_form_left(self) -> None:
        self._problem.hide()
        self._show_adding()
        button = self._adding.findChild(QWidget, f"{ID}.add")
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
