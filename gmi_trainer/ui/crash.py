"""The one hook for bugs: log them, then one calm dialog. Never shows or logs personal data."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # the dialog is for a day that may never come
    from PySide6.QtWidgets import QMessageBox

log = logging.getLogger(__name__)


class CrashHook(QObject):
    """Owner of sys.excepthook and threading.excepthook while the window is open.

    A UserProblem that nobody caught is told in its own sentence. Anything else is a bug: it is logged
    with its traceback, and told once; more of the same within one dialog only go to the log.
    """

    _happened = Signal(object)

    def __init__(self, translate: Translate, log_file: str) -> None:
        super().__init__()
        self._translate = translate
        self._log_file = log_file
        self._dialog: QMessageBox | None = None
        self._hooks_before = sys.excepthook, threading.excepthook
        self._happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take the hooks."""
        self._hooks_before = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def uninstall(self) -> None:
        """Give them back to who had them."""
        sys.excepthook, threading.excepthook = self._hooks_before

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("unexpected error", exc_info=(kind, error, trace))
        self._happened.emit(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        self._on_exception(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)

    @Slot(object)
    def _on_happened(self, error: BaseException) -> None:
        if self._dialog is not None:
            return
        if isinstance(error, UserProblem):
            words = problem_sentence(error, self._translate)
        else:
            words = self.tr(
                "Something in the program went wrong. What you did so far is saved. You can go on; if it "
                "happens again, please close the program and start it anew. A technical note without "
                "personal data is in {file}."
            ).format(file=self._log_file)
        from PySide6.QtGui import QIcon
        from PySide6.QtWidgets import QMessageBox

        self._dialog = QMessageBox(QMessageBox.Icon.NoIcon, self.tr("Sorry about that"), words)
        self._dialog.setObjectName("crash.dialog")
        self._dialog.setStandardButtons(QMessageBox.StandardButton.Ok)
        button = self._dialog.button(QMessageBox.StandardButton.Ok)
        button.setText(self.tr("Go on"))
        button.setIcon(QIcon())  # a desktop's own would lie over the word
        self._dialog.finished.connect(self._on_dialog_finished)
        self._dialog.open()

    @Slot(int)
    def _on_dialog_finished(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
