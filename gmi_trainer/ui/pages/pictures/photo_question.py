"""Asks which photos to bring in, in the computer's own dialog. Nothing waits meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget


def pictures_folder() -> Path:
    """Where a person's photos usually are; their home where there is no such folder."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
    return folder if folder.is_dir() else Path.home()


class PhotoQuestion(QObject):
    """One question, open until it is answered or left."""

    def __init__(self, parent: QWidget, heard: Callable[[Sequence[Path]], None]) -> None:
        super().__init__(parent)
        self._window = parent
        self._heard = heard

    def which_files(self, words: str, kind: str) -> None:
        """One photo or several. ``kind`` is a filter such as "Photos (*.jpg)"."""
        self._ask(
            QFileDialog(self._window, words, str(pictures_folder()), kind), QFileDialog.FileMode.ExistingFiles
        )

    def which_folder(self, words: str) -> None:
        """A whole folder of them."""
        self._ask(QFileDialog(self._window, words, str(pictures_folder())), QFileDialog.FileMode.Directory)

    def _ask(self, dialog: QFileDialog, mode: QFileDialog.FileMode) -> None:
        dialog.setFileMode(mode)
        dialog.filesSelected.connect(self._on_files_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.deleteLater)
        dialog.open()

    @Slot(list)
    def _on_files_selected(self, paths: list[str]) -> None:
        if paths:
            self._heard([Path(path) for path in paths])


def ask_which_files(
    parent: QWidget, words: str, kind: str, endings: Sequence[str], heard: Callable[[Sequence[Path]], None]
) -> None:
    """Ask; ``heard`` gets the answer, if there is one. ``kind`` says what they are: "Photos"."""
    patterns = " ".join(f"*{ending} *{ending.upper()}" for ending in endings)
    PhotoQuestion(parent, heard).which_files(words, f"{kind} ({patterns})")


def ask_which_folder(parent: QWidget, words: str, heard: Callable[[Sequence[Path]], None]) -> None:
    """The same for a folder."""
    PhotoQuestion(parent, heard).which_folder(words)
