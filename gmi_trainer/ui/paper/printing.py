"""The way to a printer: the computer's own dialog, then the pages. Read when somebody wants to print."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.paper.pages import PROGRAM, page_layout, put_on, usual_paper
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def ask_printer(parent: QWidget, heard: Callable[[QPrinter], None], title: str, translate: Translate) -> bool:
    """Ask which printer, and how; ``heard`` gets it, if there is an answer. False: this computer cannot print."""
    try:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter
    except ImportError:  # a system without Qt's parts for printing
        return False
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(usual_paper(QLocale.system())))
    printer.setDocName(title)
    printer.setCreator(PROGRAM)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setWindowTitle(translate("Paper", "Print"))
    dialog.setOptions(QPrintDialog.PrintDialogOption.PrintToFile)
    dialog.accepted.connect(lambda: heard(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()
    return True


def print_on(printer: QPrinter, sheet: PaperSheet, translate: Translate) -> bool:
    """False where the printer does not take it."""
    chosen = printer.pageLayout().pageSize()
    printer.setPageLayout(page_layout(chosen))  # whatever paper was chosen, with margins to read by
    return put_on(printer, sheet, translate) > 0
