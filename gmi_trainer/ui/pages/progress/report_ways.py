"""The ways out of the program for a report: PDF, printer, web page, clipboard, numbers; and what became of each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.report import Interval
from gmi_trainer.domain.report_paper import PaperPicture, ReportPaper
from gmi_trainer.domain.values import dataclass
from gmi_trainer.files.new_file import write_new
from gmi_trainer.services.record_care import free_path
from gmi_trainer.services.report import ReportService
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.pages.settings import file_questions
from gmi_trainer.ui.paper import printing
from gmi_trainer.ui.paper.pages import usual_paper
from gmi_trainer.ui.paper.report_page import ReportPlot, put_report_on, report_layout, report_pdf
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import breakable
from gmi_trainer.ui.words.paper import no_printer
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

ID = "progress.report"


@dataclass(frozen=True, slots=True)
class ReportShown:
    """What is in view, and so what leaves."""

    paper: ReportPaper
    plots: tuple[ReportPlot, ...]
    interval: Interval


class ReportWays(Stack):
    """Five buttons. What leaves is exactly what is in view when one is pressed."""

    def __init__(
        self,
        look: Look,
        report: ReportService,
        shown: Callable[[], ReportShown | None],
        draw_svgs: Callable[[tuple[ReportPlot, ...]], tuple[PaperPicture, ...]],
        jobs: Background,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, gap_px=10, parent=parent)
        self._report = report
        self._shown = shown
        self._draw_svgs = draw_svgs
        self._jobs = jobs
        self._translate = translate
        self._said: Notice | None = None
        self._is_writing = False
        self.pdf = primary(look, self.tr("Save as PDF"), f"{ID}.pdf", icon="file-text")
        self.print = secondary(look, self.tr("Print"), f"{ID}.print", icon="printer")
        self.html = secondary(look, self.tr("Save as web page"), f"{ID}.html", icon="monitor")
        self.copy = secondary(look, self.tr("Copy as text"), f"{ID}.copy", icon="copy")
        self.numbers = secondary(look, self.tr("Save numbers (CSV)"), f"{ID}.csv", icon="list")
        self.pdf.clicked.connect(self._on_pdf_clicked)
        self.print.clicked.connect(self._on_print_clicked)
        self.html.clicked.connect(self._on_html_clicked)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.numbers.clicked.connect(self._on_numbers_clicked)
        buttons = [self.pdf, self.print, self.html, self.copy, self.numbers]
        self.add(holding(FlowLayout(look), buttons))

    @property
    def said(self) -> str:
        """What is said of the last act; empty: nothing."""
        return self._said.words if self._said is not None else ""

    # -- what a person does --------------------------------------------------------------------------------

    @Slot()
    def _on_pdf_clicked(self) -> None:
        shown = self._begin()
        if shown is not None:
            self._ask(
                self.tr("Save as PDF"),
                f"{shown.paper.name}.pdf",
                self.tr("PDF files (*.pdf)"),
                self._save_pdf,
                shown,
            )

    def _save_pdf(self, shown: ReportShown, target: Path) -> None:
        """Painted here, where fonts are; written in the background."""
        content = report_pdf(shown.paper, shown.plots)
        self._write(target, lambda: write_new(target, [content]))

    @Slot()
    def _on_print_clicked(self) -> None:
        shown = self._begin()
        if shown is None:
            return
        asked = printing.ask_printer(
            self, partial(self._on_printer_chosen, shown), shown.paper.title, self._translate
        )
        if not asked:
            self._say(no_printer(self._translate), NoticeKind.ATTENTION)

    def _on_printer_chosen(self, shown: ReportShown, printer: QPrinter) -> None:
        chosen = printer.pageLayout().pageSize()
        printer.setPageLayout(report_layout(chosen if chosen.isValid() else usual_paper(QLocale.system())))
        file = printer.outputFileName()  # where "print to a file" was chosen
        if not put_report_on(printer, shown.paper, shown.plots):
            self._say(no_printer(self._translate), NoticeKind.ATTENTION)
        elif file:
            self._say_saved(Path(file))
        else:
            self._say(self.tr("It is on its way to the printer."), NoticeKind.DONE)

    @Slot()
    def _on_html_clicked(self) -> None:
        shown = self._begin()
        if shown is not None:
            self._ask(
                self.tr("Save as web page"),
                f"{shown.paper.name}.html",
                self.tr("Web pages (*.html)"),
                self._save_html,
                shown,
            )

    def _save_html(self, shown: ReportShown, target: Path) -> None:
        content = self._report.formats.html(shown.paper, self._draw_svgs(shown.plots)).encode()
        self._write(target, lambda: write_new(target, [content]))

    @Slot()
    def _on_copy_clicked(self) -> None:
        shown = self._begin()
        if shown is not None:
            text = self._report.formats.text(shown.paper)
            QGuiApplication.clipboard().setText(text)
            said = self.tr("Copied: {n} lines. You can paste them now.").format(n=text.count("\n"))
            self._say(said, NoticeKind.DONE)

    @Slot()
    def _on_numbers_clicked(self) -> None:
        shown = self._begin()
        if shown is not None:
            name = f"{shown.paper.name.replace('-report-', '-numbers-')}.zip"
            self._ask(self.tr("Save numbers"), name, self.tr("Zip files (*.zip)"), self._save_numbers, shown)

    def _save_numbers(self, shown: ReportShown, target: Path) -> None:
        report = self._report
        self._write_in(target, lambda job: report.write_numbers(target, shown.interval, job.is_cancelled))

    # -- how it goes on --------------------------------------------------------------------------------------

    def _begin(self) -> ReportShown | None:
        """None: the page is still being made, or the last file written."""
        if self._is_writing:
            return None
        self._say_nothing()
        shown = self._shown()
        if shown is None:
            self._say(self.tr("One moment, please. The page is being made."), NoticeKind.INFO)
        return shown

    def _ask(
        self,
        words: str,
        name: str,
        kinds: str,
        save: Callable[[ReportShown, Path], None],
        shown: ReportShown,
    ) -> None:
        file_questions.ask_where_to_save(
            self,
            words,
            free_path(file_questions.documents_folder(), name),
            kinds,
            partial(save, shown),
            replaces=False,
        )

    def _write(self, target: Path, write: Callable[[], None]) -> None:
        self._write_in(target, lambda _job: write())

    def _write_in(self, target: Path, write: Callable[[Job], object]) -> None:
        """In the background. The buttons stay enabled: a disabled one would hand the keyboard on."""
        self._is_writing = True
        self._jobs.run(write, partial(self._on_written, target), owner=self, on_problem=self._on_problem)

    def _on_written(self, target: Path, _nothing: object) -> None:
        self._is_writing = False
        self._say_saved(target)

    def _on_problem(self, problem: UserProblem) -> None:
        self._is_writing = False
        self._say(problem_sentence(problem, self._translate), NoticeKind.ATTENTION)

    def _say_saved(self, target: Path) -> None:
        words = self.tr("Saved as {file} in {folder}.").format(
            file=breakable(target.name), folder=breakable(str(target.parent))
        )
        notice = self._say(words, NoticeKind.DONE)
        show = quiet(self._look, self.tr("Open the folder"), f"{ID}.folder", icon="folder-open")
        show.clicked.connect(partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(target.parent))))
        notice.add(holding(FlowLayout(self._look), [show]))

    def _say(self, words: str, kind: NoticeKind) -> Notice:
        self._say_nothing()
        self._said = Notice(self._look, words, kind)
        self.add(self._said)
        self._said.say(words)
        return self._said

    def _say_nothing(self) -> None:
        if self._said is not None:
            said, self._said = self._said, None
            said.hide()
            said.setParent(None)
            said.deleteLater()
