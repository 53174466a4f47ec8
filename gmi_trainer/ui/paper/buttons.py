"""Two buttons, "Print" and "Save as PDF", for whatever can be put on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import write_atomically
from gmi_trainer.services.record_care import free_path
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.pages.settings import file_questions
from gmi_trainer.ui.paper import printing
from gmi_trainer.ui.paper.pages import pdf_of
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, quiet, secondary
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import breakable
from gmi_trainer.ui.words.paper import no_printer
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PaperButtons(Stack):
    """The sheet is made when a button is pressed, so that it holds what is there then.

    What became of it is said below the buttons in one sentence, aloud too.
    """

    def __init__(
        self,
        look: Look,
        translate: Translate,
        make_sheet: Callable[[], PaperSheet],
        jobs: Background,
        *,
        identifier: str = "paper",
        spoken: str = "",
        is_quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``identifier``: before the buttons' own names. ``spoken``: what is printed, where a page has several.

        ``is_quiet``: seldom wanted here.
        """
        super().__init__(look, gap_px=8, parent=parent)
        self._translate = translate
        self._make_sheet = make_sheet
        self._jobs = jobs
        self._identifier = identifier
        make = quiet if is_quiet else secondary
        print_words, save_words = self.tr("Print"), self.tr("Save as PDF")
        self.print_button = make(
            look, print_words, f"{identifier}.print", icon="printer", spoken=_spoken(print_words, spoken)
        )
        self.save_button = make(
            look, save_words, f"{identifier}.pdf", icon="file-text", spoken=_spoken(save_words, spoken)
        )
        self.print_button.clicked.connect(self._on_print_clicked)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.add(holding(FlowLayout(look), [self.print_button, self.save_button]))
        self._said: Notice | None = None
        self._is_saving = False

    @property
    def buttons(self) -> tuple[Button, Button]:
        """Both, for whoever hands keys over."""
        return self.print_button, self.save_button

    @property
    def said(self) -> str:
        """What is said below the buttons; empty: nothing."""
        return self._said.words if self._said is not None else ""

    @Slot()
    def _on_print_clicked(self) -> None:
        self._say_nothing()
        sheet = self._make_sheet()
        begun = printing.ask_printer(
            self, partial(self._on_printer_chosen, sheet), sheet.title, self._translate
        )
        if not begun:
            self._say(no_printer(self._translate), NoticeKind.ATTENTION)

    def _on_printer_chosen(self, sheet: PaperSheet, printer: QPrinter) -> None:
        file = printer.outputFileName()  # where "print to a file" was chosen
        if not printing.print_on(printer, sheet, self._translate):
            self._say(no_printer(self._translate), NoticeKind.ATTENTION)
        elif file:
            self._say_saved(Path(file))
        else:
            self._say(self.tr("It is on its way to the printer."), NoticeKind.DONE)

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._is_saving:
            return
        self._say_nothing()
        sheet = self._make_sheet()
        file_questions.ask_where_to_save(
            self,
            self.tr("Save as PDF"),
            free_path(file_questions.documents_folder(), sheet.file_name),
            self.tr("PDF files (*.pdf)"),
            partial(self._save, sheet),
        )

    def _save(self, sheet: PaperSheet, target: Path) -> None:
        """Painted here, where fonts are; written in the background.

        The button stays enabled meanwhile: a disabled one would hand the keyboard on to whatever comes next.
        """
        content = pdf_of(sheet, self._translate)
        self._is_saving = True
        self._jobs.run(
            partial(_write, target, content),
            partial(self._on_written, target),
            owner=self,
            on_problem=self._on_problem,
        )

    def _on_written(self, target: Path, _nothing: None) -> None:
        self._is_saving = False
        self._say_saved(target)

    def _say_saved(self, target: Path) -> None:
        notice = self._say(self.tr("Saved as {file}.").format(file=breakable(target.name)), NoticeKind.DONE)
        show = quiet(self._look, self.tr("Open the folder"), f"{self._identifier}.folder", icon="folder-open")
        show.clicked.connect(partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(target.parent))))
        notice.add(holding(FlowLayout(self._look), [show]))

    def _on_problem(self, problem: UserProblem) -> None:
        self._is_saving = False
        self._say(problem_sentence(problem, self._translate), NoticeKind.ATTENTION)

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


def _write(target: Path, content: bytes, _job: Job) -> None:
    """Whole or not at all. Whatever the disk says against it becomes one sentence."""
    try:
        write_atomically(target, content)
    except OSError as error:
        folder = str(target.parent)
        raise UserProblem(Problem.PAPER_NOT_WRITTEN, file=target.name, folder=folder) from error
    except UserProblem as problem:
        if problem.problem is Problem.DISK_FULL:
            raise
        raise UserProblem(Problem.PAPER_NOT_WRITTEN, **problem.values) from problem


def _spoken(words: str, what: str) -> str | None:
    return f"{words}: {what}" if what else None
