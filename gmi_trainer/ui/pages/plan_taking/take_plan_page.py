"""Taking up a plan from a clinic: first the file or the code, then what it asks, and the person's own decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.coded_plan import CodeFault
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.own_ports import Undo
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.plan_way_ports import BroughtPlan
from gmi_trainer.services.plan_ways import PlanWays
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.pages.page import HelpAt, Page
from gmi_trainer.ui.pages.plan_taking.code_field import CodeField
from gmi_trainer.ui.pages.plan_taking.plan_facts import PlanFacts, bullets
from gmi_trainer.ui.pages.settings import file_questions
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.text import Text, body, breakable, muted
from gmi_trainer.ui.words.plan_taking import from_words, made_words, yours_lines
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

ID = "plan_taking"
COLUMN_PX = 720


class PlanTakersWorkspace(Protocol):
    """What the page needs of an open record."""

    @property
    def profile(self) -> Profile: ...

    @property
    def plan_ways(self) -> Callable[[], PlanWays]: ...


class TakePlanPage(Page):
    """It has the window to itself. Nothing is kept before "Use this plan"."""

    taken = Signal(object)  # Undo
    left = Signal()

    def __init__(
        self,
        look: Look,
        workspace: PlanTakersWorkspace,
        jobs: Background,
        translate: Translate,
        lesson_titles: Callable[[], Mapping[str, str]],
        *,
        is_guests: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``lesson_titles``: by their ids; called in a background job. ``is_guests``: the open record is a guest's, in
        which nothing stays."""
        super().__init__(look, ID, "", "", column_px=COLUMN_PX, help_at=HelpAt.FOOT, parent=parent)
        self._ways = workspace.plan_ways()
        self._whose = workspace.profile.name
        self._is_guests = is_guests
        self._jobs = jobs
        self._translate = translate
        self._lesson_titles = lesson_titles
        self._brought: BroughtPlan | None = None
        self._field: CodeField | None = None
        self._problem: Notice | None = None
        self._first: QWidget = self
        self._is_reading = False
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_escape_activated)
        self._ask()

    @property
    def brought(self) -> BroughtPlan | None:
        """The plan that is looked at."""
        return self._brought

    @property
    def field(self) -> CodeField | None:
        """In which a code is typed."""
        return self._field

    def take_focus(self) -> None:
        """Where one goes on."""
        if self._field is not None:
            self._field.take_focus()
        else:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self.keep_focus_in_view)  # in a small window it lies below

    def look_into(self, path: Path) -> None:
        """Read a plan file; what it asks is shown before anything is done with it."""
        self._read(lambda _job: (self._ways.read_file(path), self._lesson_titles()))

    # -- asking for it -------------------------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        self._brought = None
        self.clear()
        self._problem = None
        self.set_title(
            self.tr("A plan from my clinic"),
            self.tr("You see first what it asks. Then you decide."),
        )
        code = Section(self.look, self.tr("I have a sheet with a code"))
        self._field = CodeField(self.look, f"{ID}.code", self._ways.check_code, self._translate)
        self._field.entered.connect(self._on_code_entered)
        self._field.changed.connect(self._say_nothing)
        show = primary(self.look, self.tr("Look at this plan"), f"{ID}.look", icon="list")
        show.clicked.connect(self._on_code_entered)
        code.add(self._field)
        code.add(holding(FlowLayout(self.look), [show, self._leave_button()]))
        self.add(code)
        file = Section(
            self.look,
            self.tr("I have a file"),
            self.tr("Its name ends in .gmiplan. It may be on a stick, or among your downloads."),
        )
        choose = secondary(self.look, self.tr("Choose the file"), f"{ID}.choose", icon="folder-open")
        choose.clicked.connect(self._on_choose_clicked)
        file.add(holding(FlowLayout(self.look), [choose]))
        self.add(file)
        self.scroll_to_top()
        if self.isVisible():
            self.take_focus()

    @Slot()
    def _on_code_entered(self) -> None:
        field = self._field
        if field is None:
            return
        text = field.text
        fault = self._ways.check_code(text)
        if fault is not None:
            field.point_at(fault)
            self.keep_focus_in_view()
            return
        self._read(lambda _job: (self._ways.read_code(text), self._lesson_titles()))

    @Slot()
    def _on_choose_clicked(self) -> None:
        file_questions.ask_which_to_open(
            self,
            self.tr("Choose the plan from your clinic"),
            file_questions.documents_folder(),
            self.tr("Plans (*.gmiplan)"),
            self.look_into,
        )

    def _read(self, work: Callable[[Job], tuple[BroughtPlan | CodeFault, Mapping[str, str]]]) -> None:
        """One at a time; the buttons stay, so that the keyboard does."""
        if self._is_reading:
            return
        self._say_nothing()
        self._is_reading = True
        self._jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def _on_read(self, read: tuple[BroughtPlan | CodeFault, Mapping[str, str]]) -> None:
        self._is_reading = False
        said, titles = read
        if isinstance(said, CodeFault):
            if self._field is not None:
                self._field.point_at(said)
        else:
            self._show(said, titles)

    def _on_problem(self, problem: UserProblem) -> None:
        self._is_reading = False
        self._say_nothing()
        words = problem_sentence(problem, self._translate)
        self._problem = Notice(self.look, words, NoticeKind.ATTENTION)
        self._problem.setObjectName(f"{ID}.problem")
        self.add(self._problem)
        self._problem.say(words)
        self.bring_to_top(self._problem)

    @Slot()
    def _say_nothing(self) -> None:
        if self._problem is not None:
            said, self._problem = self._problem, None
            said.hide()
            said.setParent(None)
            said.deleteLater()

    # -- looking at it -------------------------------------------------------------------------------------

    def _show(self, brought: BroughtPlan, titles: Mapping[str, str]) -> None:
        self._brought = brought
        self._field = None
        self._problem = None
        self.clear()
        self.set_title(self.tr("Use this plan?"), self.tr("Nothing changes before you say so."))
        self.add(self._sender(brought))
        if self._is_guests:
            goes = self.tr("You are trying as the patient. This plan goes, too, when you end that.")
        elif self._whose:  # several people may share the computer
            goes = self.tr("It goes into the record of {name}.").format(name=breakable(self._whose))
        else:
            goes = ""
        if goes:
            whose = body(goes)
            whose.setObjectName(f"{ID}.whose")
            self.add(whose)
        use = primary(self.look, self.tr("Use this plan"), f"{ID}.use", icon="check", large=True)
        use.clicked.connect(self._on_use_clicked)
        other = quiet(self.look, self.tr("Choose another"), f"{ID}.again")
        other.clicked.connect(self._ask)
        self.add(holding(FlowLayout(self.look, gap_px=16), [use, self._leave_button(), other]))
        asks = Section(self.look, self.tr("What it asks"), made_words(brought.plan, self._translate) or None)
        asks.add(PlanFacts(self.look, brought.plan, titles, self._translate))
        self.add(asks)
        if brought.plan.note:
            note = Section(self.look, self.tr("A note for you"))
            note.add(body(brought.plan.note))
            self.add(note)
        stays = Section(self.look, self.tr("What stays with you"))
        stays.add(bullets(yours_lines(self._translate)))
        if brought.plan.stop_rule:
            stays.add(
                body(self.tr("When to stop, in their words: {words}").format(words=brought.plan.stop_rule))
            )
        self.add(stays)
        self._first = use
        self.scroll_to_top()
        self.take_focus()
        announce(self, self.accessibleName())

    def _sender(self, brought: BroughtPlan) -> Card:
        """Who it is from, as far as the plan says; what only the sheet can prove is to be compared."""
        card = Card(self.look, self.tr("From"), icon="stethoscope")
        name = Text(from_words(brought, self._translate), "large")
        name.setObjectName(f"{ID}.from")
        card.add(name)
        if brought.fingerprint:
            fingerprint = Text(brought.fingerprint, "heading")
            fingerprint.setObjectName(f"{ID}.fingerprint")
            card.add(muted(self.tr("Fingerprint of this clinic:")))
            card.add(fingerprint)
            card.add(
                muted(
                    self.tr(
                        "Please compare it with the one on your sheet. Anybody can write a name; the same "
                        "fingerprint shows that it is your clinic."
                    )
                )
            )
        elif brought.plan.made_by:
            card.add(
                muted(self.tr("It brings no fingerprint. Please use it only if it is from your clinic."))
            )
        if brought.is_of_other_edition:
            card.add(
                muted(
                    self.tr(
                        "This plan has been reworked since your sheet was printed. Small things may differ from the "
                        "paper."
                    )
                )
            )
        if self._ways.is_in_force(brought):
            card.add(muted(self.tr("You follow this plan already. Using it again starts its days anew.")))
        return card

    @Slot()
    def _on_use_clicked(self) -> None:
        assert self._brought is not None, "the button stands below a plan"
        try:
            undo: Undo = self._ways.use(self._brought)
        except UserProblem as problem:
            self._on_problem(problem)
            return
        self.taken.emit(undo)

    # -- leaving -------------------------------------------------------------------------------------------

    def _leave_button(self) -> QWidget:
        leave = secondary(self.look, self.tr("Not now"), f"{ID}.leave")
        leave.clicked.connect(self.left)
        return leave

    @Slot()
    def _on_escape_activated(self) -> None:
        """One step back."""
        if self._brought is not None:
            self._ask()
        else:
            self.left.emit()
