"""A visit of one person: the report of some weeks on one screen, comments, the stage, and the plan in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.pathway import GoneOn
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.report import WEEKS, Interval
from gmi_trainer.domain.report_paper import PaperPart, PaperSection, PaperTable
from gmi_trainer.domain.stages import Stage, stages_of
from gmi_trainer.domain.visit import LONGEST_COMMENT, Comment, weeks_since
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.visit import VisitRead, visit_reading
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.charts.warming import load_numbers
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.clinic.rooms import PLAN, QUICK_TEST, ClinicRoom, ClinicTools
from gmi_trainer.ui.pages.progress.fact_table import FactTable
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, breakable, muted
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.clinic import comment_words, near_day, plan_words, reassess_words, shown_name
from gmi_trainer.ui.words.pathway import stage_title, went_line
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.report import interval_words, report_paper

ID = "clinic.visit"
USUAL_WEEKS = 4


class VisitPage(ClinicRoom):
    """It is about whoever's record is open. Read while it is in view."""

    def __init__(self, tools: ClinicTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.look, ID, tools.translate("VisitPage", "Visit"), parent=parent)
        self._tools = tools
        self._weeks = USUAL_WEEKS
        self._has_chosen = False
        self._read: VisitRead | None = None
        self._is_stale = True
        self._reading: Job | None = None
        self._name = ""
        look = tools.look
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self._reassess = Notice(look, "", NoticeKind.INFO)
        self._plan_button = primary(look, self.tr("Plan"), f"{ID}.plan", icon="clipboard-check")
        quick = secondary(look, self.tr("Quick test"), f"{ID}.quick_test", icon="timer")
        paper = secondary(look, self.tr("Report: save or print"), f"{ID}.report", icon="printer")
        self._plan_button.clicked.connect(partial(self.room_asked.emit, PLAN))
        quick.clicked.connect(partial(self.room_asked.emit, QUICK_TEST))
        paper.clicked.connect(self._on_paper_clicked)
        self._plan = Card(look, self.tr("Plan in force"))
        self._stage = Card(look, self.tr("Stage"))
        self._edit = QPlainTextEdit()
        self._written = Stack(look)
        self._comments = self._make_comments()
        self._report = Section(look, self.tr("Report"))
        self._span = ChoiceRow(
            look,
            f"{ID}.weeks",
            self.tr("How far back"),
            [Choice(n, str(n), self.tr("{n} weeks").format(n=n)) for n in WEEKS],
            self._weeks,
        )
        self._span.chosen.connect(self._on_span_chosen)
        self._paper = Stack(look, gap_px=12)
        self._report.add(self._span)
        self._report.add(self._paper)
        buttons = holding(FlowLayout(look), [self._plan_button, quick, paper])
        for widget in (
            self._problem,
            self._reassess,
            buttons,
            self._report,
            self._plan,
            self._stage,
            self._comments,
        ):
            self.add(widget)
        self._problem.hide()
        self._reassess.hide()
        hear_of(tools.workspace.changes, self, self._on_record_changed)

    @property
    def read(self) -> VisitRead | None:
        """What is in view."""
        return self._read

    def begin(self) -> None:
        """From the top, with what is new."""
        self.scroll_to_top()
        if self._is_stale:
            self._read_record()

    def take_focus(self) -> None:
        """On the plan."""
        self._plan_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read_record()

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind in (Changed.PREFERENCES, Changed.PICTURES):
            return
        self._is_stale = True
        if self.isVisible():
            self._read_record()

    def _read_record(self) -> None:
        self._is_stale = False
        tools = self._tools
        report, today, roster = tools.workspace.report(), tools.today, tools.roster
        choice = replace(report.choice(today), interval=Interval(self._weeks, today))
        reading = visit_reading(tools.workspace, report.reading(choice), tools.workspace.today.plan(), today)
        person_id = tools.person_id

        def work(_job: Job) -> tuple[VisitRead, str]:
            load_numbers()  # here, so that nobody waits for it
            return reading(), roster.person(person_id).shown

        if self._reading is not None:
            self._reading.cancel()
        self._reading = tools.jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def _on_read(self, read: tuple[VisitRead, str]) -> None:
        self._read, shown = read
        weeks = weeks_since(self._read.last_visit, self._tools.today, WEEKS, USUAL_WEEKS)
        if not self._has_chosen and weeks != self._weeks:
            self._weeks = weeks
            self._span.set_value(weeks)
            self._read_record()
            return
        self._name = shown_name(shown, self._tools.translate)
        translate, interval = self._tools.translate, self._read.report.report.interval
        self._problem.hide()
        about = interval_words(interval, translate)
        if self._read.last_visit is not None:
            day = near_day(self._read.last_visit, self._tools.today, translate)
            about = self.tr("{weeks}. Last visit: {day}.").format(weeks=about, day=day)
        self.set_title(self._name, about)
        why = self._read.reassess
        self._reassess.setVisible(why is not None)
        if why is not None:
            self._reassess.say(reassess_words(why, translate))
        self._show_report(self._read)
        self._show_plan()
        self._show_stage(self._read)
        self._show_comments(self._read.comments)

    def _on_problem(self, problem: UserProblem) -> None:
        self._problem.say(problem_sentence(problem, self._tools.translate))
        self._problem.show()

    # -- the report ----------------------------------------------------------------------------------------

    def _show_report(self, read: VisitRead) -> None:
        """The same words as on paper, as headings, lines and tables. A code stands here for a name, too."""
        report = replace(read.report.report, name="")
        paper = report_paper(report, self._tools.translate, QLocale().bcp47Name())
        self._paper.clear()
        for number, section in enumerate(paper.sections):
            self._paper.add(self._section(section, number))

    def _section(self, section: PaperSection, number: int) -> Section:
        shown = Section(self.look, section.heading)
        tables = 0
        for part in section.parts:
            if part.heading:
                shown.add(Text(part.heading, "field"))
            for words in _lines(part, before=True):
                shown.add(Text(breakable(words)))
            if part.table is not None:
                shown.add(self._table(part.table, f"{ID}.table.{number}.{tables}"))
                tables += 1
            for words in _lines(part, before=False):
                shown.add(muted(breakable(words)))
        return shown

    def _table(self, table: PaperTable, identifier: str) -> FactTable:
        shown = FactTable(self.look, identifier, table.caption)
        shown.show_rows(table.header, table.rows)
        return shown

    @Slot(object)
    def _on_span_chosen(self, weeks: int) -> None:
        self._weeks, self._has_chosen = weeks, True
        self._read_record()

    @Slot()
    def _on_paper_clicked(self) -> None:
        self._tools.window.open_report()

    # -- the plan ------------------------------------------------------------------------------------------

    def _show_plan(self) -> None:
        workspace, translate, today = self._tools.workspace, self._tools.translate, self._tools.today
        self._plan.clear()
        self._plan.add(Text(plan_words(workspace.today.plan(), today, translate)))
        earlier = workspace.plans().history()[1:]
        if earlier:
            self._plan.add(Text(self.tr("Before that"), "field"))
            for version in earlier:
                words = plan_words(version.plan, today, translate)
                day = near_day(version.received_on, today, translate)
                self._plan.add(muted(self.tr("{plan} Set on {day}.").format(plan=words, day=day)))

    # -- the stage -----------------------------------------------------------------------------------------

    def _show_stage(self, read: VisitRead) -> None:
        translate = self._tools.translate
        self._stage.clear()
        self._stage.add(
            muted(self.tr("The way suggests, and locks nothing. You can set another stage here."))
        )
        for one in read.ways.parts:
            way = one.way
            line = self.tr("{part}: {stage}").format(
                part=part_name(way.part, translate), stage=stage_title(way.stage, translate)
            )
            went = went_line(way, translate)
            self._stage.add(Text(f"{line}. {went}" if went else f"{line}."))
            other = quiet(
                self.look,
                self.tr("Set another stage"),
                f"{ID}.stage.{way.part.value}",
                icon="pencil",
                spoken=self.tr("Set another stage for {part}").format(part=part_name(way.part, translate)),
            )
            other.clicked.connect(partial(self._ask_stage, way.part, way.stage))
            self._stage.add(holding(FlowLayout(self.look), [other]))

    def _ask_stage(self, part: BodyPart, stage: Stage) -> None:
        look, translate = self.look, self._tools.translate
        self._stage.clear()
        stages = ChoiceRow(
            look,
            f"{ID}.stages",
            self.tr("Stage"),
            [Choice(one, str(int(one)), stage_title(one, translate)) for one in stages_of(part)],
            stage,
        )
        label = Text(self.tr("Why, in a few words. The person sees this."), "field")
        note = QLineEdit()
        note.setMaxLength(LONGEST_COMMENT)
        name_control(note, f"{ID}.stage_note", label.text())
        label.setBuddy(note)
        keep = primary(look, self.tr("Set this stage"), f"{ID}.stage_keep", icon="check")
        leave = quiet(look, self.tr("Never mind"), f"{ID}.stage_leave")

        def set_stage() -> None:
            chosen = stages.value
            if isinstance(chosen, Stage):
                self._set_stage(
                    GoneOn(self._tools.today, part, chosen, False, note.text().strip(), self._by())
                )

        keep.clicked.connect(set_stage)
        leave.clicked.connect(self._on_stage_left)
        for widget in (
            Text(part_name(part, translate), "field"),
            stages,
            label,
            note,
            holding(FlowLayout(look), [keep, leave]),
        ):
            self._stage.add(widget)
        stages.tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_stage_left(self) -> None:
        if self._read is not None:
            self._show_stage(self._read)

    def _set_stage(self, gone: GoneOn) -> None:
        """The button that was pressed goes; the keyboard stays near it."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._do(
            partial(self._tools.workspace.today.go_to_stage, gone),
            self.tr("{stage} is set.").format(stage=stage_title(gone.stage, self._tools.translate)),
        )

    # -- comments ------------------------------------------------------------------------------------------

    def _make_comments(self) -> Card:
        """What is being written stays, whatever is read anew around it."""
        look = self.look
        card = Card(look, self.tr("Comments"))
        label = Text(self.tr("A comment of today"), "field")
        name_control(self._edit, f"{ID}.comment", label.text())
        self._edit.setTabChangesFocus(True)
        self._edit.setPlainText(self._tools.comments_begun.of(self._tools.person_id))
        self._edit.textChanged.connect(self._on_edit_text_changed)
        self._edit.setFixedHeight(look.px(110))
        label.setBuddy(self._edit)
        keep = secondary(look, self.tr("Keep the comment"), f"{ID}.comment_keep", icon="check")
        keep.clicked.connect(self._on_comment_keep_clicked)
        for widget in (
            muted(self.tr("They are kept in the record. The person sees them in the calendar, on that day.")),
            label,
            self._edit,
            holding(FlowLayout(look), [keep]),
            self._written,
        ):
            card.add(widget)
        return card

    def _show_comments(self, comments: tuple[Comment, ...]) -> None:
        translate, today = self._tools.translate, self._tools.today
        self._written.clear()
        for comment in comments:
            self._written.add(Text(comment_words(comment, today, translate), "field"))
            self._written.add(Text(breakable(comment.words)))

    @Slot()
    def _on_edit_text_changed(self) -> None:
        self._tools.comments_begun.put(self._tools.person_id, self._edit.toPlainText())

    @Slot()
    def _on_comment_keep_clicked(self) -> None:
        words = self._edit.toPlainText().strip()
        if words and self._do(
            partial(self._tools.workspace.today.comment, words, self._by()), self.tr("The comment is kept.")
        ):
            self._edit.clear()
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _by(self) -> str:
        """The clinic as it calls itself, if it has a name; else only that it was a clinic."""
        try:
            clinic = self._tools.files.clinic()
        except UserProblem:
            clinic = None
        return clinic.name if clinic is not None else self.tr("the clinic")

    def _do(self, act: Callable[[], Callable[[], None]], words: str) -> bool:
        """What was written is read again by itself: the record tells that it changed."""
        try:
            undo = act()
        except UserProblem as problem:
            self._on_problem(problem)
            return False
        self.offer_undo(words, undo)
        return True


def _lines(part: PaperPart, *, before: bool) -> tuple[str, ...]:
    return tuple(line.plain for line in (part.lines if before else part.notes))
