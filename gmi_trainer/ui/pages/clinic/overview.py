"""Everybody in one table of facts, sorted by any column. No score, and no order of need."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.overview import Column, found_rows, sorted_rows
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.clinic import RosterEntry
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.pages.clinic.people_table import PeopleTable
from gmi_trainer.ui.pages.clinic.person_card import PersonCard
from gmi_trainer.ui.pages.clinic.rooms import DOORS, ClinicRoom, ClinicTools
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.dropdown import Dropdown
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.clinic import column_name, looked_words, people_words
from gmi_trainer.ui.words.problems import problem_sentence

ID = "clinic.overview"
WIDE_PX = 1500
AT_ONCE = 4
"""So many records a job: a tenth of a second or two."""
FALLS_FIRST = frozenset(
    {
        Column.THIS_WEEK,
        Column.LAST_WEEK,
        Column.STEP_BACKS,
        Column.TEST_DAY,
        Column.SINCE,
        Column.SAFETY,
    }
)
"""Which columns most people want to see from the most down."""


class OverviewRoom(ClinicRoom):
    """Read from the clinic's own file alone. Then the records whose line is not of today are looked at, a few in each
    background job, so that nothing else waits long behind them; "Look again" does that with all of them. It ends when
    the room is left: no record is read beside a test."""

    def __init__(self, tools: ClinicTools, parent: QWidget | None = None) -> None:
        super().__init__(
            tools.look,
            ID,
            tools.translate("OverviewRoom", "Overview"),
            tools.translate(
                "OverviewRoom", "Facts from each record, as they were when it was last looked at."
            ),
            parent,
            column_px=WIDE_PX,
        )
        self._tools = tools
        self._entries: tuple[RosterEntry, ...] = ()
        self._sorted_by, self._falls = Column.NAME, False
        self._shown_on: date | None = None
        self._looking: Job | None = None
        self._left: tuple[str, ...] = ()
        self._of = 0
        self._was_stopped = False
        self._reading: Job | None = None
        look, translate = tools.look, tools.translate
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        label = Text(self.tr("Sort by"), "field")
        self._sort = Dropdown(f"{ID}.sort", label)
        for column in Column:
            self._sort.addItem(column_name(column, translate), column.value)
        self._sort.currentIndexChanged.connect(self._on_sort_current_index_changed)
        self._turn = quiet(look, self.tr("The other way round"), f"{ID}.turn", icon="rotate-ccw")
        self._turn.clicked.connect(self._on_turn_clicked)
        self._again = secondary(look, self.tr("Look again"), f"{ID}.again", icon="history")
        self._again.clicked.connect(self._on_again_clicked)
        self._stop = secondary(look, self.tr("Stop"), f"{ID}.stop", icon="square")
        self._stop.clicked.connect(self._on_stop_clicked)
        self._how_far = muted("")
        self._table = PeopleTable(look, f"{ID}.table", self.tr("People, one a row"), tuple(Column), translate)
        self._table.column_pressed.connect(self._on_table_column_pressed)
        self._table.person_chosen.connect(self._on_table_person_chosen)
        self._table.person_entered.connect(self._on_table_person_entered)
        self._card = PersonCard(look, f"{ID}.chosen", DOORS, translate, can_change=False)
        self._card.open_asked.connect(self.person_asked)
        notes = muted(
            self.tr(
                "Kept days count lighter, rest and easier days too. The ± is what chance alone can do in 95 of 100. "
                "Pain holds the first of four weeks against the last."
            )
        )
        for widget in (
            self._problem,
            holding(FlowLayout(look), [label, self._sort, self._turn, self._again, self._stop]),
            self._how_far,
            self._table,
            self._card,
            notes,
        ):
            self.add(widget)
        self._problem.hide()
        self._stop.hide()

    @property
    def table(self) -> PeopleTable:
        """The people."""
        return self._table

    @property
    def is_read(self) -> bool:
        """What is in view is what the file holds."""
        return self._reading is None and bool(self._entries)

    def begin(self) -> None:
        """Read the clinic's own file."""
        self._was_stopped = False
        self._problem.hide()
        self._read()

    def take_focus(self) -> None:
        """On the table."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._shown_on != self._tools.today:  # somebody comes back to it on another day
            self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._end_looking()

    def _read(self) -> None:
        roster = self._tools.roster
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._tools.jobs.run(
            lambda _job: roster.entries(), self._on_read, owner=self, on_problem=self._on_problem
        )

    def _on_read(self, entries: tuple[RosterEntry, ...]) -> None:
        self._reading = None
        self._entries = tuple(entry for entry in entries if not entry.person.is_archived)
        self._show()
        if not self._table.chosen and self._table.rows:
            self._table.choose(self._tools.person_id)
        today = self._tools.today
        old = tuple(entry.person.profile_id for entry in self._entries if not entry.is_of(today))
        if old and not self._was_stopped:
            self._look_at(old)

    def _on_problem(self, problem: UserProblem) -> None:
        self._reading = None
        self._end_looking()
        self._problem.say(problem_sentence(problem, self._tools.translate))
        self._problem.show()

    def _show(self) -> None:
        self._shown_on = today = self._tools.today
        rows = [entry.row for entry in self._entries]
        self._table.show_rows(
            sorted_rows(found_rows(rows, ""), self._sorted_by, today, falling=self._falls),
            today,
            self._tools.person_id,
        )
        self._table.show_sorted(self._sorted_by, falling=self._falls)
        if self._looking is None:
            self._how_far.setText(people_words(len(rows), self._tools.translate))
        self._show_card()

    def _show_card(self) -> None:
        chosen = self._table.chosen
        person = next((e.person for e in self._entries if e.person.profile_id == chosen), None)
        self._card.show_person(person, is_here=chosen == self._tools.person_id)

    # -- sorting -------------------------------------------------------------------------------------------

    @Slot()
    def _on_sort_current_index_changed(self) -> None:
        column = Column(self._sort.currentData())
        if column is not self._sorted_by:
            self._sort_by(column, falling=column in FALLS_FIRST)

    @Slot()
    def _on_turn_clicked(self) -> None:
        self._sort_by(self._sorted_by, falling=not self._falls)

    @Slot(object)
    def _on_table_column_pressed(self, column: Column) -> None:
        falls = not self._falls if column is self._sorted_by else column in FALLS_FIRST
        self._sort_by(column, falling=falls)

    def _sort_by(self, column: Column, *, falling: bool) -> None:
        self._sorted_by, self._falls = column, falling
        self._sort.blockSignals(True)
        self._sort.setCurrentIndex(self._sort.findData(column.value))
        self._sort.blockSignals(False)
        self._show()

    # -- people --------------------------------------------------------------------------------------------

    @Slot(str)
    def _on_table_person_chosen(self, _profile_id: str) -> None:
        self._show_card()

    @Slot(str)
    def _on_table_person_entered(self, profile_id: str) -> None:
        self.person_asked.emit(profile_id, "visit")

    # -- looking again -------------------------------------------------------------------------------------

    @Slot()
    def _on_again_clicked(self) -> None:
        """Everybody's record, read only; what was looked at is kept when somebody stops it."""
        if self._looking is None:
            self._problem.hide()
            self._look_at(tuple(entry.person.profile_id for entry in self._entries))
            self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_at(self, wanted: tuple[str, ...]) -> None:
        if self._looking is None and wanted and self.isVisible():
            had_focus = self._again.hasFocus()
            self._left, self._of, self._was_stopped = wanted, len(wanted), False
            self._stop.show()
            self._again.hide()
            if had_focus:
                self._stop.setFocus(Qt.FocusReason.OtherFocusReason)
            self._look_at_some()

    def _look_at_some(self) -> None:
        """The next few; then whoever else has asked for something has it first."""
        roster, today = self._tools.roster, self._tools.today
        self._how_far.setText(looked_words(self._of - len(self._left), self._of, self._tools.translate))
        some, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]

        def work(job: Job) -> int:
            return roster.look_again(some, today, job.is_cancelled)

        self._looking = self._tools.jobs.run(work, self._on_looked, owner=self, on_problem=self._on_problem)

    def _on_looked(self, _count: int) -> None:
        if self._left:
            self._look_at_some()
        else:
            self._was_stopped = True  # once through is enough, whatever the day
            self._end_looking()
            self._read()

    @Slot()
    def _on_stop_clicked(self) -> None:
        self._was_stopped = True
        self._end_looking()
        self._read()

    def _end_looking(self) -> None:
        had_focus = self._stop.hasFocus()
        if self._looking is not None:
            self._looking.cancel()
        self._looking = None
        self._left = ()
        self._again.show()
        self._stop.hide()
        if had_focus:
            self._again.setFocus(Qt.FocusReason.OtherFocusReason)
