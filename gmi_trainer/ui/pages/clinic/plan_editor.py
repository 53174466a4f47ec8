"""Writes a plan for a person: from a template in two presses, then as much or as little of it changed as is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.plan_choices import TemplateDose, dose_told_by, plan_from_template
from gmi_trainer.domain.plan_template import PlanTemplate
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.own_templates import OwnTemplate
from gmi_trainer.services.plan_ports import PlanVersion
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.pages.clinic.plan_start import PlanStart
from gmi_trainer.ui.pages.clinic.plan_tools import PlanShelf, PlanTools
from gmi_trainer.ui.pages.clinic.plan_writing import PlanWriting
from gmi_trainer.ui.pages.clinic.rooms import GIVE_PLAN, ClinicRoom
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import muted
from gmi_trainer.ui.words.plan_items import version_line
from gmi_trainer.ui.words.problems import problem_sentence

T = TypeVar("T")


class PlanEditor(ClinicRoom):
    """A room of Clinic. Nothing is kept before "Give it"; until then leaving can be undone."""

    kept = Signal(object)  # Plan: it is in force now

    def __init__(self, tools: PlanTools, parent: QWidget | None = None) -> None:
        super().__init__(
            tools.look,
            "plan",
            tools.translate("PlanEditor", "A plan"),
            parent=parent,
        )
        self._tools = tools
        self._shelf: PlanShelf | None = None
        self._draft: Plan | None = None
        self._template: PlanTemplate | None = None
        self._writing: PlanWriting | None = None
        self._start: PlanStart | None = None
        self._reading: Job | None = None
        self._problem = Notice(self.look, "", NoticeKind.ATTENTION)
        self._problem.hide()
        self.add(muted(self.tr("One moment …")))

    @property
    def draft(self) -> Plan | None:
        """The plan that is being written."""
        return self._draft

    @property
    def start(self) -> PlanStart | None:
        """What a plan can begin with, while that is in view."""
        return self._start

    @property
    def writing(self) -> PlanWriting | None:
        """Where it is written, while one is."""
        return self._writing

    def begin(self) -> None:
        """Somebody came in: read what a plan can begin with, and show it."""
        if self._draft is not None:
            return  # it is still being written
        tools = self._tools

        def work(_job: Job) -> PlanShelf:
            return PlanShelf(tools.load(), tools.titles(), tools.own.all())

        if self._reading is not None:
            self._reading.cancel()
        self._reading = tools.jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def take_focus(self) -> None:
        """Put the keyboard on what comes next."""
        if self._start is not None:
            self._start.take_focus()
        elif self._writing is not None:
            self._writing.take_focus()
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is in view -----------------------------------------------------------------------------------

    def _on_read(self, shelf: PlanShelf) -> None:
        self._shelf = shelf
        begun = self._tools.begun()
        if begun is None:
            self._show_start()
        else:
            self._write(begun, self._template_of(begun))

    def _show_start(self) -> None:
        assert self._shelf is not None, "it was read"
        had_keyboard = self.isVisible()
        self._empty()
        making = self._tools.making
        self.set_title(
            self._whose(),
            self.tr("Choose the part of the body, then the stage. Every value can be changed afterwards."),
        )
        try:
            history = making.history()
        except UserProblem as problem:
            self._on_problem(problem)
            history = ()
        start = PlanStart(self.look, self._shelf, history, making.about(), self._tools.translate)
        start.template_chosen.connect(self._on_template_chosen)
        start.own_chosen.connect(self._on_own_chosen)
        start.own_removed.connect(self._on_own_removed)
        start.change_asked.connect(self._on_change_asked)
        start.again_asked.connect(self._on_again_asked)
        self._start = start
        self.add(start)
        self.scroll_to_top()
        if had_keyboard:
            start.take_focus()

    def _write(self, plan: Plan, template: PlanTemplate | None) -> None:
        assert self._shelf is not None, "it was read"
        self._empty()
        self._draft, self._template = plan, template
        self.set_title(
            self._whose(),
            self.tr("Nothing is kept before you give it."),
        )
        writing = PlanWriting(self._tools, self._shelf, plan, template)
        writing.changed.connect(self._on_changed)
        writing.dose_chosen.connect(self._on_dose_chosen)
        writing.undo_offered.connect(self.offer_undo)
        self._writing = writing
        writing.put_ways_on(holding(FlowLayout(self.look), self._ways_on()))
        self.add(writing)
        self.add(self._problem)
        end = secondary(self.look, self.tr("Give it on this computer"), "plan.give_at_end", icon="check")
        end.clicked.connect(self._on_give_clicked)
        self.add(holding(FlowLayout(self.look), [end]))
        self.scroll_to_top()
        writing.take_focus()

    def _ways_on(self) -> list[QWidget]:
        look = self.look
        give = primary(look, self.tr("Give it on this computer"), "plan.give", icon="check", large=True)
        give.clicked.connect(self._on_give_clicked)
        try_out = secondary(look, self.tr("Try as the patient"), "plan.try", icon="play")
        try_out.clicked.connect(self._on_try_clicked)
        keep = quiet(look, self.tr("Keep as my template"), "plan.keep", icon="save")
        keep.clicked.connect(self._on_keep_clicked)
        return [give, try_out, keep]

    def _show_given(self, plan: Plan) -> None:
        self._empty()
        self._draft = None
        say = self._tools.translate
        person = self._tools.person
        given = (
            self.tr("{person} has the plan now").format(person=person)
            if person
            else self.tr("The plan is given")
        )
        self.set_title(given, version_line(plan, say))
        self.add(
            Notice(
                self.look,
                self.tr(
                    "It is in force on this computer. The plan before is kept, and can be taken up again."
                ),
            )
        )
        done = primary(self.look, self.tr("Done"), "plan.done", icon="check", large=True)
        done.clicked.connect(self.back_asked)
        along = secondary(
            self.look, self.tr("Give it along: file, paper or code"), "plan.ways", icon="file-text"
        )
        along.clicked.connect(partial(self.room_asked.emit, GIVE_PLAN))
        again = quiet(self.look, self.tr("Change it again"), "plan.again", icon="pencil")
        again.clicked.connect(partial(self._on_change_asked, plan))
        self.add(holding(FlowLayout(self.look), [done, along, again]))
        self.scroll_to_top()
        done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _empty(self) -> None:
        self._start = self._writing = None
        self._problem.setParent(None)
        self._problem.hide()
        self.clear()

    # -- what is pressed -----------------------------------------------------------------------------------

    @Slot(object)
    def _on_template_chosen(self, template: PlanTemplate) -> None:
        about = self._tools.making.about()
        dose = template.usual
        if about.sore_part is template.part:
            dose = replace(dose, sore_side=about.sore_side)
        self._write(self._tools.making.draft(template, dose, self._tools.clinic), template)

    @Slot(object)
    def _on_own_chosen(self, own: OwnTemplate) -> None:
        draft = self._tools.making.draft_from(own.plan, self._tools.clinic)
        self._write(replace(draft, name=own.name), self._template_of(draft))

    @Slot(object)
    def _on_own_removed(self, own: OwnTemplate) -> None:
        shelf = self._tools.own
        bring_back = self._guarded(lambda: shelf.remove(own))
        if bring_back is None:
            return
        self.begin()

        def undo() -> None:
            bring_back()
            self.begin()

        self.offer_undo(self.tr("Taken out: {name}").format(name=own.name), undo)

    @Slot(object)
    def _on_change_asked(self, plan: Plan) -> None:
        """A plan that is in force goes on with its days; what is set later is its next version."""
        draft = self._tools.making.draft_of(plan, self._tools.clinic)
        self._write(draft, self._template_of(draft))

    @Slot(object)
    def _on_again_asked(self, version: PlanVersion) -> None:
        kept = self._guarded(lambda: self._tools.making.take_up(version.plan))
        if kept is not None:
            self.kept.emit(kept)
            self._show_given(kept)

    @Slot(object)
    def _on_changed(self, plan: Plan) -> None:
        self._draft = plan

    @Slot(object)
    def _on_dose_chosen(self, dose: TemplateDose) -> None:
        """The template's items anew; words, name and numbers stay as they were written."""
        plan, template = self._draft, self._template
        assert plan is not None, "a dose belongs to a plan"
        assert template is not None, "and to a template"
        made = plan_from_template(template, dose, plan.began_on, plan.uuid)
        self._draft = replace(
            plan,
            items=made.items,
            until_day=made.until_day,
            side=made.side,
            first_level=made.first_level,
        )
        if self._writing is not None:
            self._writing.show_plan(self._draft)

    @Slot()
    def _on_give_clicked(self) -> None:
        draft = self._draft
        if draft is None:
            return
        kept = self._guarded(lambda: self._tools.making.set_next(draft))
        if kept is not None:
            self.kept.emit(kept)
            self._show_given(kept)

    @Slot()
    def _on_try_clicked(self) -> None:
        if self._draft is not None:
            self._guarded(partial(self._tools.try_out, self._draft))

    @Slot()
    def _on_keep_clicked(self) -> None:
        draft, shelf = self._draft, self._tools.own
        if draft is None:
            return
        name = draft.name or self.tr("My template")
        kept = self._guarded(lambda: shelf.keep(name, draft))
        if kept is None:
            return
        words = self.tr("Kept as a template: {name}").format(name=name)
        announce(self, words)
        self.offer_undo(words, lambda: self._drop(kept))

    def _drop(self, own: OwnTemplate) -> None:
        self._guarded(lambda: self._tools.own.remove(own))

    def go_back(self) -> None:
        """From what is being written back to the templates, and from there out. What was left can be had again."""
        plan, template = self._draft, self._template
        if plan is None or self._shelf is None:
            self.back_asked.emit()
            return
        self._draft = None
        self._show_start()
        self.offer_undo(self.tr("You left the plan."), lambda: self._write(plan, template))

    def _whose(self) -> str:
        """Somebody may have no name yet."""
        person = self._tools.person
        return self.tr("A plan for {person}").format(person=person) if person else self.tr("A plan")

    # -- helpers -------------------------------------------------------------------------------------------

    def _template_of(self, plan: Plan) -> PlanTemplate | None:
        """The template that makes exactly this, so that its few values can still be chosen."""
        assert self._shelf is not None, "it was read"
        templates = self._shelf.loaded.templates
        return next((one for one in templates if dose_told_by(one, plan) is not None), None)

    def _guarded(self, act: Callable[[], T]) -> T | None:
        """Do something that writes; where that cannot be, say so."""
        try:
            done = act()
        except UserProblem as problem:
            self._on_problem(problem)
            return None
        self._problem.hide()
        return done

    def _on_problem(self, problem: UserProblem) -> None:
        self._problem.say(problem_sentence(problem, self._tools.translate))
        if self._problem.parentWidget() is None:
            self.add(self._problem)
        self._problem.show()
