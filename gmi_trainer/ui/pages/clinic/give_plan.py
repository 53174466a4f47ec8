"""Giving a plan: it is set on this computer; it leaves as a file, as a sheet, or as a short code that is read out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication

from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.files.new_file import write_new
from gmi_trainer.services.clinic_ports import Clinic
from gmi_trainer.services.record_care import free_path
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.pages.clinic.rooms import ClinicRoom, ClinicTools
from gmi_trainer.ui.pages.plan_taking.plan_facts import PlanFacts
from gmi_trainer.ui.pages.settings import file_questions
from gmi_trainer.ui.paper.buttons import PaperButtons
from gmi_trainer.ui.paper.plan_sheet import plan_sheet
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.widgets.buttons import primary, quiet
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, breakable, muted
from gmi_trainer.ui.words.plan_items import version_line
from gmi_trainer.ui.words.problems import problem_sentence

ID = "clinic.give_plan"


@dataclass(frozen=True, slots=True)
class GivenPlan:
    """What is in view, and so what leaves."""

    plan: Plan
    code: str
    titles: Mapping[str, str]


class GivePlanRoom(ClinicRoom):
    """The plan of the person whose record is open. It is set already; here it goes home with them."""

    def __init__(self, tools: ClinicTools) -> None:
        super().__init__(
            tools.look,
            ID,
            tools.translate("GivePlanRoom", "Give the plan"),
            tools.translate("GivePlanRoom", "On a sheet, as a file, or as a code. Nothing is sent."),
        )
        self._tools = tools
        self._ways = tools.workspace.plan_ways()
        self._given: GivenPlan | None = None
        self._parts = Stack(tools.look, gap_px=20)
        self._said: Notice | None = None
        self.add(self._parts)

    @property
    def given(self) -> GivenPlan | None:
        """What is in view."""
        return self._given

    def begin(self) -> None:
        """Read the plan in force; the code is looked for in a background job."""
        try:
            plan, clinic = self._tools.workspace.today.plan(), self._tools.files.clinic()
        except UserProblem as problem:
            self._say(problem_sentence(problem, self._tools.translate), NoticeKind.ATTENTION)
            return
        plan = from_clinic(plan, clinic)
        ways, titles = self._ways, self._tools.workspace.today.lesson_titles

        def read(_job: Job) -> GivenPlan:
            return GivenPlan(plan, ways.code_of(plan), dict(titles()))

        self._tools.jobs.run(read, self._show, owner=self)

    def sheet(self) -> PaperSheet:
        """What is printed."""
        assert self._given is not None, "printed when it is read"
        return plan_sheet(self._given.plan, self._given.code, self._given.titles, self._tools.translate)

    def _show(self, given: GivenPlan) -> None:
        self._given = given
        self._parts.clear()
        look, translate = self._tools.look, self._tools.translate
        if given.plan.is_default:
            self._parts.add(
                Notice(
                    look,
                    self.tr(
                        "This person has no plan from you yet: they follow the program's own plan. Write one first, "
                        "then it can be given."
                    ),
                )
            )
            return
        about = Section(look, given.plan.name or self.tr("The plan"), version_line(given.plan, translate))
        about.add(body(self.tr("It is set on this computer already.")))
        self._parts.add(about)
        self._add_sheet()
        self._add_file(given)
        self._add_code(given)
        asks = Section(look, self.tr("What it asks"))
        asks.add(PlanFacts(look, given.plan, given.titles, translate))
        self._parts.add(asks)

    def _add_sheet(self) -> None:
        paper = Section(
            self._tools.look,
            self.tr("A sheet"),
            self.tr(
                "One page: what, when and how, when to stop, the code if there is one, and your fingerprint."
            ),
        )
        paper.add(
            PaperButtons(
                self._tools.look,
                self._tools.translate,
                self.sheet,
                self._tools.jobs,
                identifier=f"{ID}.paper",
                spoken=self.tr("A sheet"),
            )
        )
        self._parts.add(paper)

    def _add_file(self, given: GivenPlan) -> None:
        look = self._tools.look
        sealed = (
            self.tr(
                "It carries your clinic's public key, so results that come back can be sealed for you alone."
            )
            if given.plan.clinic_key
            else self.tr("Your clinic has no key yet, so results that come back are not sealed for you.")
        )
        file = Section(look, self.tr("A file"), sealed)
        save = primary(look, self.tr("Save as a file"), f"{ID}.file", icon="save")
        save.clicked.connect(self._on_save_clicked)
        file.add(holding(FlowLayout(look), [save]))
        self._parts.add(file)

    def _add_code(self, given: GivenPlan) -> None:
        look = self._tools.look
        code = Section(look, self.tr("A short code"))
        if given.code:
            text = Text(given.code, "number")
            text.setObjectName(f"{ID}.code")
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            code.add(text)
            code.add(
                muted(
                    self.tr(
                        "It holds the template and the numbers that you chose. Your note, your name and your key stay "
                        "on the sheet or in the file."
                    )
                )
            )
            copy = quiet(look, self.tr("Copy the code"), f"{ID}.copy", icon="copy")
            copy.clicked.connect(self._on_copy_clicked)
            code.add(holding(FlowLayout(look), [copy]))
        else:
            code.add(
                body(
                    self.tr(
                        "This plan has none: a code can only name a built-in template with the numbers chosen for it. "
                        "Please give the file."
                    )
                )
            )
        self._parts.add(code)

    @Slot()
    def _on_copy_clicked(self) -> None:
        if self._given is not None:
            QGuiApplication.clipboard().setText(self._given.code)
            self._say(self.tr("The code is copied."), NoticeKind.DONE)

    @Slot()
    def _on_save_clicked(self) -> None:
        file_questions.ask_where_to_save(
            self,
            self.tr("Save the plan"),
            free_path(file_questions.documents_folder(), self.tr("plan.gmiplan")),
            self.tr("Plans (*.gmiplan)"),
            self.save,
            replaces=False,
        )

    def save(self, target: Path) -> None:
        """Write the plan file: whole or not at all, and never over another."""
        if self._given is None:
            return
        ways, plan = self._ways, self._given.plan

        def work(_job: Job) -> None:
            write_new(target, [ways.file_of(plan)])

        self._tools.jobs.run(work, partial(self._on_saved, target), owner=self, on_problem=self._on_problem)

    def _on_saved(self, target: Path, _nothing: None) -> None:
        self._say(self.tr("Saved as {file}.").format(file=breakable(target.name)), NoticeKind.DONE)

    def _on_problem(self, problem: UserProblem) -> None:
        self._say(problem_sentence(problem, self._tools.translate), NoticeKind.ATTENTION)

    def _say(self, words: str, kind: NoticeKind) -> None:
        if self._said is not None:
            self._said.hide()
            self._said.setParent(None)
            self._said.deleteLater()
        self._said = Notice(self._tools.look, words, kind)
        self._said.setObjectName(f"{ID}.said")
        self._parts.add(self._said)
        self._said.say(words)
        self.bring_to_top(self._said)


def from_clinic(plan: Plan, clinic: Clinic | None) -> Plan:
    """The plan with the clinic's name and the public half of its key, as it leaves."""
    if clinic is None or plan.is_default:
        return plan
    key = clinic.key.public if clinic.key is not None else ""
    return replace(plan, made_by=clinic.name or plan.made_by, clinic_key=key)
