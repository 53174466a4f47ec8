"""Asks for a file to write or to read, in the computer's own dialog. Nothing waits meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget


def documents_folder() -> Path:
    """Where a person's own files usually are; their home where there is no such folder."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


class FileQuestion(QObject):
    """One question, open until it is answered or left."""

    def __init__(self, parent: QWidget, heard: Callable[[Path], None]) -> None:
        super().__init__(parent)
        self._window = parent
        self._heard = heard

    def where_to_save(self, words: str, start: Path, kind: str, *, replaces: bool = True) -> None:
        """``kind`` is a filter such as "Zip files (*.zip)". ``replaces`` False: a file that is there is left alone,
        so there is nothing to ask about it."""
        dialog = self._dialog(words, start.parent, kind)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replaces)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(start.suffix.removeprefix("."))
        dialog.selectFile(start.name)
        dialog.open()

    def which_to_open(self, words: str, folder: Path, kind: str) -> None:
        """An existing file."""
        dialog = self._dialog(words, folder, kind)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def _dialog(self, words: str, folder: Path, kind: str) -> QFileDialog:
        dialog = QFileDialog(self._window, words, str(folder), kind)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.deleteLater)
        return dialog

    @Slot(str)
    def _on_file_selected(self, path: str) -> None:
        if path:
            self._heard(Path(path))


def ask_where_to_save(
    parent: QWidget,
    words: str,
    start: Path,
    kind: str,
    heard: Callable[[Path], None],
    *,
    replaces: bool = True,
) -> None:
    """Ask; ``heard`` gets the answer, if there is one."""
    FileQuestion(parent, heard).where_to_save(words, start, kind, replaces=replaces)


def ask_which_to_open(
    parent: QWidget, words: str, folder: Path, kind: str, heard: Callable[[Path], None]
) -> None:
    """The same for a file that is there."""
    FileQuestion(parent, heard).which_to_open(words, folder, kind)
