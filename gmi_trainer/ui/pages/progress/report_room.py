"""The report: what a person wants in it, what exactly leaves, the page as it will be, and the ways out."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.report import ReportChoice
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.report import ReportRead
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.charts.warming import load_drawing, load_numbers
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.progress.page_picture import PagePicture
from gmi_trainer.ui.pages.progress.report_choices import ReportChoices
from gmi_trainer.ui.pages.progress.report_pictures import report_plots, report_svgs
from gmi_trainer.ui.pages.progress.report_ways import ReportShown, ReportWays
from gmi_trainer.ui.pages.progress.rooms import ProgressRoom, RoomTools
from gmi_trainer.ui.pages.progress.turns import Turns
from gmi_trainer.ui.paper.report_page import report_pdf_in_steps
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.text import Text, breakable, muted
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.report import report_paper
from gmi_trainer.ui.words.report_leaving import leaving_lines, numbers_lines, page_files, page_in_words

ID = "progress.report"
NumbersFiles = tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one reading gave."""

    read: ReportRead
    numbers: NumbersFiles


class ReportRoom(ProgressRoom):
    """Reads while it is in view; a choice reads anew, and everything below it follows."""

    def __init__(self, tools: RoomTools, parent: QWidget | None = None) -> None:
        super().__init__(
            tools.look,
            ID,
            tools.translate("ReportRoom", "Report"),
            tools.translate(
                "ReportRoom", "One page to read in a minute: for you, or for someone who helps you."
            ),
            parent,
        )
        self._tools = tools
        self._report = tools.workspace.report()
        self._is_stale = True
        self._reading: Job | None = None
        self._shown: ReportShown | None = None
        self._turns = Turns(self)
        self._choices = ReportChoices(
            tools.look,
            self._report.choice(tools.today),
            self._report.name,
            tools.translate,
            rates_pain=self._report.rates_pain,
        )
        self._choices.chosen.connect(self._on_choices_chosen)
        self._problem = Notice(tools.look, "", NoticeKind.ATTENTION)
        self._leaving = Card(tools.look, self.tr("What leaves this computer"))
        name_control(self._leaving, f"{ID}.leaving", self.tr("What leaves this computer"))
        self._leaving.add(muted(self.tr("Nothing is sent anywhere. You decide where it goes.")))
        self._of_page = _Lines(self.tr("With the PDF, the print, the web page or the text"), f"{ID}.of_page")
        self._of_numbers = _Lines(self.tr("With the numbers, a zip of tables (CSV)"), f"{ID}.of_numbers")
        for lines in (self._of_page, self._of_numbers):
            self._leaving.add(lines.label)
            self._leaving.add(lines.text)
        self._ways = ReportWays(
            tools.look, self._report, self._now_shown, report_svgs, tools.jobs, tools.translate
        )
        self._picture = PagePicture(
            tools.look, f"{ID}.page", self.tr("Picture of the page. “Show in words” tells all of it.")
        )
        self._picture.zoomed.connect(self._on_picture_zoomed)
        self._larger = quiet(tools.look, self.tr("Larger"), f"{ID}.larger", icon="plus")
        self._smaller = quiet(tools.look, self.tr("Smaller"), f"{ID}.smaller", icon="minus")
        self._in_words = quiet(tools.look, self.tr("Show in words"), f"{ID}.in_words", icon="list")
        self._larger.clicked.connect(self._on_larger_clicked)
        self._smaller.clicked.connect(self._on_smaller_clicked)
        self._in_words.clicked.connect(self._on_in_words_clicked)
        self._words = Text()
        self._words.setObjectName(f"{ID}.words")
        self._words.hide()
        page = Section(tools.look, self.tr("The page"))
        page.add(holding(FlowLayout(tools.look), [self._larger, self._smaller, self._in_words]))
        page.add(self._words)
        page.add(self._picture)
        for widget in (self._choices, self._problem, self._leaving, self._ways, page):
            self.add(widget)
        self._problem.hide()
        self._on_picture_zoomed()
        hear_of(tools.workspace.changes, self, self._on_record_changed)

    @property
    def choices(self) -> ReportChoices:
        """What is wanted."""
        return self._choices

    @property
    def ways(self) -> ReportWays:
        """The buttons."""
        return self._ways

    @property
    def picture(self) -> PagePicture:
        """The page."""
        return self._picture

    @property
    def leaving(self) -> tuple[str, ...]:
        """What is said to leave, line by line."""
        return (*self._of_page.lines, *self._of_numbers.lines)

    @property
    def page_words(self) -> str:
        """The page in words, where they are shown."""
        return self._words.text() if not self._words.isHidden() else ""

    @property
    def is_built(self) -> bool:
        """What was read is in view, the page too."""
        return self._shown is not None and not self._turns.is_busy

    def begin(self) -> None:
        """From the top, with what is new."""
        self.scroll_to_top()
        if self._is_stale:
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind in (Changed.PREFERENCES, Changed.PICTURES):
            return
        self._is_stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._is_stale = False
        self._shown = None  # what was chosen before must not leave any more
        choice = self._choices.choice
        reading, report = self._report.reading(choice), self._report

        def work(_job: Job) -> _Answer:
            load_numbers()  # here, so that nobody waits for it
            return _Answer(reading(), report.numbers_files(choice.interval))

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._tools.jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def _on_read(self, answer: _Answer) -> None:
        self._problem.hide()
        self._turns.start(self._build(answer))

    def _build(self, answer: _Answer) -> Iterator[None]:
        """The words first; the page, which takes longer, in turns of its own."""
        say = self._tools.translate
        report = answer.read.report
        paper = report_paper(report, say, self._report.language)
        load_drawing()
        yield
        plots = report_plots(answer.read, say)
        self._shown = ReportShown(paper, plots, report.interval)
        self._of_page.say((*leaving_lines(report, paper, len(plots), say), *page_files(paper, say)))
        self._of_numbers.say(numbers_lines(answer.numbers, say))
        self._words.setText("\n".join(page_in_words(paper)))
        yield
        pdf = yield from report_pdf_in_steps(paper, plots)
        yield
        self._picture.show_page(pdf)
        self._picture.setVisible(self._picture.has_page)
        if not self._picture.has_page:  # this system cannot look into PDF files
            self._words.show()
        self._on_picture_zoomed()

    def _on_problem(self, problem: UserProblem) -> None:
        self._problem.say(problem_sentence(problem, self._tools.translate))
        self._problem.show()

    def _now_shown(self) -> ReportShown | None:
        return self._shown if not self._turns.is_busy else None

    # -- what a person does --------------------------------------------------------------------------------

    @Slot(object)
    def _on_choices_chosen(self, choice: ReportChoice) -> None:
        self._report.keep(choice)
        self._read()

    @Slot()
    def _on_larger_clicked(self) -> None:
        self._picture.zoom(1)

    @Slot()
    def _on_smaller_clicked(self) -> None:
        self._picture.zoom(-1)

    @Slot()
    def _on_picture_zoomed(self) -> None:
        self._larger.setEnabled(self._picture.can_grow)
        self._smaller.setEnabled(self._picture.can_shrink)

    @Slot()
    def _on_in_words_clicked(self) -> None:
        self._words.setVisible(self._words.isHidden())
        shown = not self._words.isHidden()
        self._in_words.setText(self.tr("Hide the words") if shown else self.tr("Show in words"))


class _Lines:
    """A label, and lines below it that can be told anew."""

    def __init__(self, words: str, identifier: str) -> None:
        self.label = Text(words, "field")
        self.lines: tuple[str, ...] = ()
        self.text = Text()
        self.text.setObjectName(identifier)

    def say(self, lines: tuple[str, ...]) -> None:
        """Other lines."""
        self.lines = lines
        self.text.setText("\n".join(f"•  {breakable(line, 40)}" for line in lines))
        self.text.setAccessibleName("\n".join(lines))
