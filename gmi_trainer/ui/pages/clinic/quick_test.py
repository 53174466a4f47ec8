"""A quick test: for somebody or for nobody yet, taken by a guest; four numbers, then kept or thrown away.

A guest is not asked the safety questions. At home they stand before the first drill because nobody else asks; here
somebody sits beside who has asked, and what a guest answers would be thrown away unread. What is needed instead takes
no time of the two minutes: a line tells the clinician to ask, the whole list is one key away, and what the record of
whoever is chosen still has open is told beside the name. A new person meets the questions when their record is first
opened.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from gmi_trainer.domain.activity import DrillSpec
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.clinic import RosterEntry
from gmi_trainer.services.drills import DrillResult
from gmi_trainer.services.people import tidy_name
from gmi_trainer.services.quick_test import Beside, QuickResult, Waiting, quick_result, quick_spec
from gmi_trainer.services.roster_ports import QuickSetUp
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.drill.controller import DrillTools
from gmi_trainer.ui.drill.drill_view import DrillView
from gmi_trainer.ui.pages.clinic.rooms import ClinicRoom, ClinicTools
from gmi_trainer.ui.pages.progress.fact_table import FactTable
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
from gmi_trainer.ui.words.body import input_name, limb_name, part_name
from gmi_trainer.ui.words.clinic import (
    beside_words,
    made_so_words,
    number_header,
    number_rows,
    safety_waits_words,
    shown_name,
)
from gmi_trainer.ui.words.problems import problem_sentence

ID = "clinic.quick_test"
NOBODY = ""
LIMBS = (AnsweringLimb.BOTH_HANDS, AnsweringLimb.LEFT_HAND, AnsweringLimb.RIGHT_HAND)
KINDS = (InputKind.KEYBOARD, InputKind.MOUSE, InputKind.TOUCH)


class QuickTestRoom(ClinicRoom):
    """Before the test: for whom, which part, with what. After it: the numbers, and what becomes of them.

    The test that waits lives in the service: it is still there when the window was locked meanwhile, or when somebody
    looked at something else first.
    """

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
        self._set_up = QuickSetUp(BodyPart.HAND, AnsweringLimb.BOTH_HANDS, InputKind.KEYBOARD)
        self._parts = tools.workspace.drills.parts()
        self._beside: Beside | None = None
        self._is_moving_on = False
        self._is_keeping = False
        self._wanted = NOBODY
        self._looking_up: Job | None = None
        self._form: NameForm | None = None
        look = tools.look
        self._notice = Notice(look, "", NoticeKind.INFO)
        self._whom_label = Text(self.tr("For whom"), "field")
        self._whom = Dropdown(f"{ID}.whom", self._whom_label)
        self._whom.currentIndexChanged.connect(self._on_whom_current_index_changed)
        self._safety = muted("")
        self._choosing = Stack(look, gap_px=14)
        self._outcome = Section(look, self.tr("What it came to"))
        self._made = Text("", "field")
        self._table = FactTable(look, f"{ID}.numbers", self.tr("Four numbers, now and before"))
        self._about = muted("")
        self._leaving = Stack(look)
        for widget in (self._made, self._table, self._about, self._leaving):
            self._outcome.add(widget)
        for part in (self._notice, self._whom_label, self._whom, self._safety, self._choosing, self._outcome):
            self.add(part)
        self._notice.hide()
        self._safety.hide()
        self._outcome.hide()
        self._fill_choosing()
        self._fill_whom()

    @property
    def quick(self) -> QuickResult | None:
        """What was measured, until it is kept or thrown away."""
        waiting = self._tools.quick_tests.waiting
        return waiting.quick if waiting is not None else None

    @property
    def said(self) -> str:
        """What is said above everything; empty: nothing."""
        return self._notice.words if not self._notice.isHidden() else ""

    @property
    def told(self) -> str:
        """What is said of the numbers."""
        return self._about.text()

    @property
    def set_up(self) -> QuickSetUp:
        """What Start would begin."""
        return self._set_up

    @property
    def table(self) -> FactTable:
        """The four numbers."""
        return self._table

    def for_person(self, profile_id: str) -> None:
        """Somebody is sitting here; nothing: nobody was named yet."""
        waiting = self._tools.quick_tests.waiting
        self._wanted = waiting.wanted if waiting is not None else profile_id

    def begin(self) -> None:
        """Who there is to test; or what waits since somebody was here."""
        roster = self._tools.roster
        self._notice.hide()
        self._fill_whom()
        self._tools.jobs.run(
            lambda _job: roster.entries(), self._on_people_read, owner=self, on_problem=self._on_problem
        )
        if self.quick is not None:
            self._show_outcome()
        else:
            self._show_choosing()

    def take_focus(self) -> None:
        """On the one thing to do; in a small window on the numbers, which are to be seen before it."""
        if self.quick is None:
            self._start.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._form is not None:
            self._form.start()
        elif self._outcome.sizeHint().height() > self.height():
            self.bring_to_top(self._outcome)
        else:
            self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- before --------------------------------------------------------------------------------------------

    def _fill_choosing(self) -> None:
        """With what is chosen now: as somebody was last tested, or as it was chosen before."""
        look, translate, now = self._tools.look, self._tools.translate, self._set_up
        if now.part not in self._parts and self._parts:
            now = QuickSetUp(self._parts[0], now.limb, now.kind)
        now = QuickSetUp(
            now.part, now.limb if now.limb in LIMBS else LIMBS[0], now.kind if now.kind in KINDS else KINDS[0]
        )
        self._set_up = now
        part = ChoiceRow(
            look,
            f"{ID}.part",
            self.tr("Body part"),
            [Choice(p, p.value, part_name(p, translate), icon=PART_ICONS[p]) for p in self._parts],
            now.part,
        )
        part.chosen.connect(self._on_part_chosen)
        limb = ChoiceRow(
            look,
            f"{ID}.limb",
            self.tr("Answers with"),
            [Choice(one, one.value, limb_name(one, translate)) for one in LIMBS],
            now.limb,
        )
        limb.chosen.connect(self._on_limb_chosen)
        kind = ChoiceRow(
            look,
            f"{ID}.kind",
            self.tr("Answers on"),
            [Choice(one, one.value, input_name(one, translate)) for one in KINDS],
            now.kind,
        )
        kind.chosen.connect(self._on_kind_chosen)
        self._start = primary(look, self.tr("Start"), f"{ID}.start", icon="play", large=True)
        self._start.clicked.connect(self._on_start_clicked)
        self._choosing.clear()
        for widget in (
            Text(self.tr("Body part"), "field"),
            part,
            Text(self.tr("Answers with"), "field"),
            limb,
            Text(self.tr("Answers on"), "field"),
            kind,
            muted(self.tr("Ask first: is anything new or clearly worse? F1 shows the signs that need help.")),
            holding(FlowLayout(look), [self._start]),
        ):
            self._choosing.add(widget)

    def _show_choosing(self) -> None:
        self._outcome.hide()
        self._choosing.show()

    def _on_people_read(self, entries: tuple[RosterEntry, ...]) -> None:
        """Everybody; who was put away comes last, and can still be kept for."""
        self._people = tuple(
            sorted(
                entries, key=lambda e: (e.person.is_archived, e.person.shown.casefold(), e.person.profile_id)
            )
        )
        self._fill_whom()

    def _fill_whom(self) -> None:
        """Everybody, after nobody. What is being typed stays, unless somebody else is wanted now."""
        before, wanted, translate = self._person_id, self._wanted, self._tools.translate
        self._whom.blockSignals(True)
        self._whom.clear()
        self._whom.addItem(self.tr("Nobody yet"), NOBODY)
        for entry in self._people:
            name = shown_name(entry.person.shown, translate)
            if entry.person.is_archived:
                name = self.tr("{name} (put away)").format(name=name)
            self._whom.addItem(name, entry.person.profile_id)
        self._whom.setCurrentIndex(max(0, self._whom.findData(wanted)))
        self._whom.blockSignals(False)
        self._tell_safety()
        if self._person_id != before and self._person_id == wanted:  # else they are about to be read
            self._on_whom_current_index_changed()

    @property
    def _person_id(self) -> str:
        return str(self._whom.currentData() or NOBODY)

    @property
    def _entry(self) -> RosterEntry | None:
        person_id = self._person_id
        return next((e for e in self._people if e.person.profile_id == person_id), None)

    @Slot(object)
    def _on_part_chosen(self, part: BodyPart) -> None:
        self._set_up = QuickSetUp(part, self._set_up.limb, self._set_up.kind)

    @Slot(object)
    def _on_limb_chosen(self, limb: AnsweringLimb) -> None:
        self._set_up = QuickSetUp(self._set_up.part, limb, self._set_up.kind)

    @Slot(object)
    def _on_kind_chosen(self, kind: InputKind) -> None:
        self._set_up = QuickSetUp(self._set_up.part, self._set_up.limb, kind)

    @Slot()
    def _on_whom_current_index_changed(self) -> None:
        """Their numbers beside the new ones, or the way in which they were tested last."""
        self._wanted = self._person_id
        self._tell_safety()
        service, waiting = self._tools.quick_tests, self._tools.quick_tests.waiting
        if waiting is not None:
            service.wait(Waiting(waiting.guest_id, waiting.quick, self._wanted))
            self._compare()
        elif self._wanted:
            wanted = self._wanted
            self._look_up()
            self._looking_up = self._tools.jobs.run(
                lambda _job: service.usual_set_up(wanted),
                self._on_set_up_read,
                owner=self,
                on_problem=self._on_problem,
            )

    def _tell_safety(self) -> None:
        entry, words = self._entry, ""
        if entry is not None and entry.facts is not None:
            words = safety_waits_words(entry.facts, self._tools.today, self._tools.translate)
        self._safety.setText(words)
        self._safety.setVisible(words != "")

    def _on_set_up_read(self, set_up: QuickSetUp | None) -> None:
        self._looking_up = None
        if set_up is None or set_up == self._set_up or self.quick is not None:
            return
        had_focus = self._start.hasFocus()
        self._set_up = set_up
        self._fill_choosing()
        if had_focus:
            self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_up(self) -> None:
        """Something else is looked up now."""
        if self._looking_up is not None:
            self._looking_up.cancel()
            self._looking_up = None

    # -- the test ------------------------------------------------------------------------------------------

    @Slot()
    def _on_start_clicked(self) -> None:
        self._notice.hide()
        self._look_up()
        try:
            guest = self._tools.guests.begin()
        except UserProblem as problem:
            self._on_problem(problem)
            return
        self._play(guest, quick_spec(self._set_up.part, self._set_up.limb, self._set_up.kind))

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
            tells_result=False,
        )
        view.controller.finished.connect(self._on_drill_finished)
        view.controller.settled.connect(self._on_drill_settled)
        view.done.connect(self._on_drill_left)
        tools.window.take_stage(view, partial(self._on_drill_stage_left, view))
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
        """For whatever reason, the lock among them: what was answered until then is stopped, and not lost."""
        view.controller.stop()
        view.close_drill()
        self._on_stage_left()

    def _on_stage_left(self) -> None:
        """The window is given back. Without an answer nothing of the guest stays."""
        quick = self.quick
        if quick is None or not quick.result.both.scored:
            self._throw_away()
        else:
            self._tools.guests.rest()
            self._show_outcome()

    # -- after ---------------------------------------------------------------------------------------------

    def _take(self, result: DrillResult) -> None:
        guest = self._tools.guests.current
        assert guest is not None, "a test belongs to a guest"
        quick = quick_result(result, guest.drills.today())
        self._tools.quick_tests.wait(Waiting(guest.profile.profile_id, quick, self._wanted))

    def _show_outcome(self) -> None:
        self._choosing.hide()
        self._outcome.show()
        self._compare()

    def _compare(self) -> None:
        """Beside the last test like it of who was chosen; it appears as soon as it is read."""
        quick = self.quick
        assert quick is not None
        person_id, service = self._person_id, self._tools.quick_tests
        self._beside = None if person_id else service.beside_nothing(quick)
        self._show_numbers()
        self._look_up()
        if person_id:
            self._looking_up = self._tools.jobs.run(
                lambda _job: service.beside(person_id, quick),
                self._on_beside_read,
                owner=self,
                on_problem=self._on_problem,
            )
        self._show_leaving()

    def _on_beside_read(self, beside: Beside) -> None:
        self._looking_up = None
        self._beside = beside
        self._show_numbers()

    def _show_numbers(self) -> None:
        quick, today, translate = self.quick, self._tools.today, self._tools.translate
        if quick is None:
            return
        beside = self._beside if self._beside is not None else Beside()
        self._made.setText(made_so_words(quick.result.spec, translate))
        self._table.show_rows(
            number_header(beside.before, today, translate, was_practice=beside.was_practice),
            number_rows(quick.numbers, beside.before, translate),
        )
        told = [
            self.tr("The ± is what chance alone can do in 95 of 100 such tests. A day's form comes on top.")
        ]
        if not quick.is_whole:
            told.append(self.tr("The test was not whole, so it stands beside no other."))
        if self._beside is not None:
            if self._person_id and beside.before is None:
                told.append(self.tr("There is no earlier test that was made in the same way."))
            told.append(beside_words(beside.counts_as, is_whole=quick.is_whole, translate=translate))
        self._about.setText(" ".join(filter(None, told)))

    def _show_leaving(self) -> None:
        """What can become of it; the keyboard stays here where it was here."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._leaving.isAncestorOf(focused)
        self._leaving.clear()
        self._form = None
        look, translate, entry = self._tools.look, self._tools.translate, self._entry
        if entry is not None:
            words = self.tr("Keep for {name}").format(name=shown_name(entry.person.shown, translate))
            self._keep = primary(look, words, f"{ID}.keep", icon="save")
            self._keep.clicked.connect(self._on_keep_clicked)
        else:
            self._keep = primary(look, self.tr("Keep for someone new"), f"{ID}.keep", icon="plus")
            self._keep.clicked.connect(self._on_keep_new_clicked)
        away = secondary(look, self.tr("Throw away"), f"{ID}.throw_away", icon="x")
        away.clicked.connect(self._on_throw_away_clicked)
        self._leaving.add(holding(FlowLayout(look), [self._keep, away]))
        if had_focus:
            self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_keep_clicked(self) -> None:
        self._keep_for(self._person_id)

    @Slot()
    def _on_keep_new_clicked(self) -> None:
        form = NameForm(self._tools.look, f"{ID}.new", self.tr("Name or code"))
        form.kept.connect(self._on_new_kept)
        form.left.connect(self._on_form_left)
        self._form = form
        self._leaving.clear()
        self._leaving.add(form)
        form.start()

    @Slot()
    def _on_form_left(self) -> None:
        self._show_leaving()
        self.take_focus()

    @Slot(str)
    def _on_new_kept(self, typed: str) -> None:
        if self._is_keeping:
            return
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
        """The move is done in the background; then the guest goes. A second press changes nothing."""
        service, roster, today = self._tools.quick_tests, self._tools.roster, self._tools.today
        waiting = service.waiting
        if waiting is None or self._is_keeping:
            return
        self._is_keeping = True
        self._leaving.setEnabled(False)

        def work(_job: Job) -> None:
            service.keep(waiting.guest_id, waiting.quick, profile_id)
            roster.look_at(profile_id, today)

        self._tools.jobs.run(
            work, lambda _nothing: self._on_kept(profile_id), owner=self, on_problem=self._on_keep_problem
        )

    def _on_kept(self, profile_id: str) -> None:
        name = shown_name(self._tools.roster.person(profile_id).shown, self._tools.translate)
        if profile_id == self._tools.person_id:
            self._tools.workspace.changes.publish(Changed.SESSIONS)
        self.people_changed.emit()
        is_gone = self._throw_away()
        self.begin()
        if is_gone:
            self._say(self.tr("Kept in the record of {name}.").format(name=name))
        self.take_focus()

    def _on_keep_problem(self, problem: UserProblem) -> None:
        self._is_keeping = False
        self._leaving.setEnabled(True)
        self._on_problem(problem)

    @Slot()
    def _on_throw_away_clicked(self) -> None:
        if self._is_keeping:
            return
        if self._throw_away():
            self._say(self.tr("Thrown away. Nothing of it is left on this computer."))
        self.take_focus()

    def _throw_away(self) -> bool:
        """Back to the start; False where the disk would not let go, which is said."""
        self._tools.quick_tests.wait(None)
        self._beside = None
        self._is_keeping = False
        self._leaving.setEnabled(True)
        self._leaving.clear()
        self._form = None
        self._show_choosing()
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
