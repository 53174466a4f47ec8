"""A quick test: for somebody or for nobody yet, taken by a guest; four numbers, then kept or thrown away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import DrillSpec
from gmi_trainer.domain.body import AnsweringLimb, BodyPart
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.safety import Standing
from gmi_trainer.domain.test_numbers import TestNumbers
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.clinic import RosterEntry
from gmi_trainer.services.drills import DrillResult
from gmi_trainer.services.people import tidy_name
from gmi_trainer.services.quick_test import QuickResult, quick_result, quick_spec
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.drill.controller import DrillTools
from gmi_trainer.ui.drill.drill_view import DrillView
from gmi_trainer.ui.pages.clinic.rooms import ClinicRoom, ClinicTools
from gmi_trainer.ui.pages.progress.fact_table import FactTable
from gmi_trainer.ui.pages.safety.questions import SafetyQuestions
from gmi_trainer.ui.theme.part_icons import PART_ICONS
from gmi_trainer.ui.widgets.buttons import primary, secondary
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.dropdown import Dropdown
from gmi_trainer.ui.widgets.name_form import NameForm
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.body import limb_name, part_name
from gmi_trainer.ui.words.clinic import number_header, number_rows, shown_name
from gmi_trainer.ui.words.problems import problem_sentence

ID = "clinic.quick_test"
NOBODY = ""


class QuickTestRoom(ClinicRoom):
    """Before the test: for whom, which part, with what. After it: the numbers, and what becomes of them."""

    def __init__(self, tools: ClinicTools, parent: QWidget | None = None) -> None:
        super().__init__(
            tools.look,
            ID,
            tools.translate("QuickTestRoom", "Quick test"),
            tools.translate(
                "QuickTestRoom",
                "Four try-outs and twenty pictures, about two minutes. Nothing is kept unless you keep it.",
            ),
            parent,
        )
        self._tools = tools
        self._people: tuple[RosterEntry, ...] = ()
        self._part = BodyPart.HAND
        self._limb = AnsweringLimb.BOTH_HANDS
        self._quick: QuickResult | None = None
        self._before: TestNumbers | None = None
        self._is_moving_on = False
        self._wanted = NOBODY
        self._comparing: Job | None = None
        look = tools.look
        self._notice = Notice(look, "", NoticeKind.INFO)
        self._whom_label = Text(self.tr("For whom"), "field")
        self._whom = Dropdown(f"{ID}.whom", self._whom_label)
        self._whom.currentIndexChanged.connect(self._on_whom_current_index_changed)
        self._choosing = self._make_choosing()
        self._outcome = Section(look, self.tr("What it came to"))
        self._table = FactTable(look, f"{ID}.numbers", self.tr("Four numbers, now and before"))
        self._about = muted("")
        self._leaving = Stack(look)
        for widget in (self._table, self._about, self._leaving):
            self._outcome.add(widget)
        for part in (self._notice, self._whom_label, self._whom, self._choosing, self._outcome):
            self.add(part)
        self._notice.hide()
        self._outcome.hide()
        self._fill_whom()

    @property
    def quick(self) -> QuickResult | None:
        """What was measured, until it is kept or thrown away."""
        return self._quick

    @property
    def said(self) -> str:
        """What is said above everything; empty: nothing."""
        return self._notice.words if not self._notice.isHidden() else ""

    @property
    def table(self) -> FactTable:
        """The four numbers."""
        return self._table

    def for_person(self, profile_id: str) -> None:
        """Somebody is sitting here; nothing: nobody was named yet."""
        if self._quick is None:
            self._wanted = profile_id

    def begin(self) -> None:
        """Who there is to test."""
        roster = self._tools.roster
        self._tools.jobs.run(
            lambda _job: roster.entries(), self._on_people_read, owner=self, on_problem=self._on_problem
        )

    def take_focus(self) -> None:
        """On the one thing to do."""
        button = self._keep if self._quick is not None else self._start
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- before --------------------------------------------------------------------------------------------

    def _make_choosing(self) -> Stack:
        look, translate = self._tools.look, self._tools.translate
        stack = Stack(look, gap_px=14)
        parts = self._tools.workspace.drills.parts()
        if self._part not in parts and parts:
            self._part = parts[0]
        part = ChoiceRow(
            look,
            f"{ID}.part",
            self.tr("Body part"),
            [Choice(p, p.value, part_name(p, translate), icon=PART_ICONS[p]) for p in parts],
            self._part,
        )
        part.chosen.connect(self._on_part_chosen)
        limb = ChoiceRow(
            look,
            f"{ID}.limb",
            self.tr("Answers with"),
            [
                Choice(one, one.value, limb_name(one, translate))
                for one in (AnsweringLimb.BOTH_HANDS, AnsweringLimb.LEFT_HAND, AnsweringLimb.RIGHT_HAND)
            ],
            self._limb,
        )
        limb.chosen.connect(self._on_limb_chosen)
        self._start = primary(look, self.tr("Start"), f"{ID}.start", icon="play", large=True)
        self._start.clicked.connect(self._on_start_clicked)
        for widget in (
            Text(self.tr("Body part"), "field"),
            part,
            Text(self.tr("Answers with"), "field"),
            limb,
            holding(FlowLayout(look), [self._start]),
        ):
            stack.add(widget)
        return stack

    def _on_people_read(self, entries: tuple[RosterEntry, ...]) -> None:
        self._people = tuple(
            sorted(
                (entry for entry in entries if not entry.person.is_archived),
                key=lambda entry: entry.person.shown.casefold(),
            )
        )
        self._fill_whom()

    def _fill_whom(self) -> None:
        """Everybody, after nobody."""
        wanted = self._wanted
        self._whom.blockSignals(True)
        self._whom.clear()
        self._whom.addItem(self.tr("Nobody yet"), NOBODY)
        for entry in self._people:
            name = shown_name(entry.person.shown, self._tools.translate)
            self._whom.addItem(name, entry.person.profile_id)
        self._whom.setCurrentIndex(max(0, self._whom.findData(wanted)))
        self._whom.blockSignals(False)
        self._on_whom_current_index_changed()

    @property
    def _person_id(self) -> str:
        return str(self._whom.currentData() or NOBODY)

    @Slot(object)
    def _on_part_chosen(self, part: BodyPart) -> None:
        self._part = part

    @Slot(object)
    def _on_limb_chosen(self, limb: AnsweringLimb) -> None:
        self._limb = limb

    @Slot()
    def _on_whom_current_index_changed(self) -> None:
        self._wanted = self._person_id
        if self._quick is not None:
            self._compare()

    # -- the test ------------------------------------------------------------------------------------------

    @Slot()
    def _on_start_clicked(self) -> None:
        self._notice.hide()
        try:
            guest = self._tools.guests.begin()
        except UserProblem as problem:
            self._on_problem(problem)
            return
        tools = self._tools
        questions = SafetyQuestions(tools.look, guest, tools.jobs, tools.translate)
        questions.answered.connect(partial(self._on_questions_answered, guest))
        questions.closed.connect(self._on_questions_closed)
        tools.window.take_stage(questions, self._on_stage_left)

    def _on_questions_answered(self, guest: Workspace, standing: Standing) -> None:
        if standing is not Standing.OPEN:
            self._tools.window.leave_stage()
            self._say(
                self.tr("The answers say that something has to be looked at first, so there was no test.")
            )
            return
        self._play(guest, quick_spec(self._part, self._limb))

    @Slot()
    def _on_questions_closed(self) -> None:
        self._tools.window.leave_stage()

    def _play(self, guest: Workspace, spec: DrillSpec) -> None:
        tools = self._tools
        view = DrillView(
            tools.look,
            DrillTools(
                drills=guest.drills,
                frames=tools.frames,
                history=guest.history,
                jobs=tools.jobs,
                clock=tools.clock,
                barrier=tools.make_barrier(),
                translate=tools.translate,
            ),
        )
        view.controller.finished.connect(self._on_drill_finished)
        view.controller.settled.connect(self._on_drill_settled)
        for left in (view.done, view.choose_asked, view.progress_asked):
            left.connect(self._on_drill_left)
        self._is_moving_on = True
        tools.window.take_stage(view, partial(self._on_drill_stage_left, view))
        self._is_moving_on = False
        view.play(spec)

    @Slot(object)
    def _on_drill_finished(self, result: DrillResult) -> None:
        self._take(result)
        self._tools.window.leave_stage()

    @Slot(object)
    def _on_drill_settled(self, result: DrillResult) -> None:
        """It was stopped: they settle first, and what was answered can still be looked at."""
        self._take(result)

    @Slot()
    def _on_drill_left(self) -> None:
        self._tools.window.leave_stage()

    def _on_drill_stage_left(self, view: DrillView) -> None:
        view.close_drill()
        self._on_stage_left()

    def _on_stage_left(self) -> None:
        """The window is given back. Without a result nothing of the guest stays."""
        if self._is_moving_on:
            return
        if self._quick is None or not self._quick.result.both.scored:
            self._throw_away()
        else:
            self._show_outcome()

    # -- after ---------------------------------------------------------------------------------------------

    def _take(self, result: DrillResult) -> None:
        guest = self._tools.guests.current
        assert guest is not None, "a test belongs to a guest"
        self._quick = quick_result(result, guest.drills.today())

    def _show_outcome(self) -> None:
        self._choosing.hide()
        self._outcome.show()
        self._compare()
        self._show_leaving()

    def _compare(self) -> None:
        """Beside the last test like it of who was chosen; it appears as soon as it is read."""
        quick = self._quick
        assert quick is not None
        self._before = None
        self._show_numbers()
        if self._comparing is not None:
            self._comparing.cancel()
        person_id, service = self._person_id, self._tools.quick_tests
        if person_id:
            self._comparing = self._tools.jobs.run(
                lambda _job: service.last_like(person_id, quick.result.spec),
                self._on_before_read,
                owner=self,
                on_problem=self._on_problem,
            )
        self._show_leaving()

    def _on_before_read(self, before: TestNumbers | None) -> None:
        self._before = before
        self._show_numbers()

    def _show_numbers(self) -> None:
        quick, today, translate = self._quick, self._tools.today, self._tools.translate
        if quick is None:
            return
        self._table.show_rows(
            number_header(self._before, today, translate), number_rows(quick.numbers, self._before, translate)
        )
        told = [
            self.tr("The ± is what chance alone can do in 95 of 100 such tests. A day's form comes on top.")
        ]
        if not quick.is_whole:
            told.append(self.tr("The test was not whole, so it stands beside no other."))
        if self._person_id and self._before is None:
            told.append(self.tr("There is no earlier test that was made in the same way."))
        self._about.setText(" ".join(told))

    def _show_leaving(self) -> None:
        self._leaving.clear()
        look, translate = self._tools.look, self._tools.translate
        person = next((e.person for e in self._people if e.person.profile_id == self._person_id), None)
        if person is not None:
            words = self.tr("Keep for {name}").format(name=shown_name(person.shown, translate))
            self._keep = primary(look, words, f"{ID}.keep", icon="save")
            self._keep.clicked.connect(self._on_keep_clicked)
        else:
            self._keep = primary(look, self.tr("Keep for someone new"), f"{ID}.keep", icon="plus")
            self._keep.clicked.connect(self._on_keep_new_clicked)
        away = secondary(look, self.tr("Throw away"), f"{ID}.throw_away", icon="x")
        away.clicked.connect(self._on_throw_away_clicked)
        self._leaving.add(holding(FlowLayout(look), [self._keep, away]))

    @Slot()
    def _on_keep_clicked(self) -> None:
        self._keep_for(self._person_id)

    @Slot()
    def _on_keep_new_clicked(self) -> None:
        form = NameForm(self._tools.look, f"{ID}.new", self.tr("Name or code"))
        form.kept.connect(self._on_new_kept)
        form.left.connect(self._show_leaving)
        self._leaving.clear()
        self._leaving.add(form)
        form.start()

    @Slot(str)
    def _on_new_kept(self, typed: str) -> None:
        if not tidy_name(typed):
            self._say(self.tr("Please type a name or a code first. A letter will do."))
            return
        try:
            profile = self._tools.roster.add(typed, by_code=False)
        except UserProblem as problem:
            self._on_problem(problem)
            return
        self._keep_for(profile.profile_id)

    def _keep_for(self, profile_id: str) -> None:
        """The move is done in the background; then the guest goes."""
        quick, guest = self._quick, self._tools.guests.current
        assert quick is not None
        assert guest is not None
        self._leaving.setEnabled(False)
        service, roster, today = self._tools.quick_tests, self._tools.roster, self._tools.today
        guest_id = guest.profile.profile_id

        def work(_job: Job) -> None:
            service.keep(guest_id, quick, profile_id)
            roster.look_at(profile_id, today)

        self._tools.jobs.run(
            work, lambda _nothing: self._on_kept(profile_id), owner=self, on_problem=self._on_keep_problem
        )

    def _on_kept(self, profile_id: str) -> None:
        name = shown_name(self._tools.roster.person(profile_id).shown, self._tools.translate)
        if profile_id == self._tools.person_id:
            self._tools.workspace.changes.publish(Changed.SESSIONS)
        if self._throw_away():
            self._say(self.tr("Kept in the record of {name}.").format(name=name))
        self.people_changed.emit()
        self.begin()
        self.take_focus()

    def _on_keep_problem(self, problem: UserProblem) -> None:
        self._leaving.setEnabled(True)
        self._on_problem(problem)

    @Slot()
    def _on_throw_away_clicked(self) -> None:
        if self._throw_away():
            self._say(self.tr("Thrown away. Nothing of it is left on this computer."))
        self.take_focus()

    def _throw_away(self) -> bool:
        """Back to the start; False where the disk would not let go, which is said."""
        self._quick = self._before = None
        self._leaving.setEnabled(True)
        self._outcome.hide()
        self._choosing.show()
        try:
            self._tools.guests.throw_away()
        except UserProblem as problem:
            self._on_problem(problem)
            return False
        return True

    def _on_problem(self, problem: UserProblem) -> None:
        self._say(problem_sentence(problem, self._tools.translate))

    def _say(self, words: str) -> None:
        self._notice.say(words)
        self._notice.show()
        self.scroll_to_top()
