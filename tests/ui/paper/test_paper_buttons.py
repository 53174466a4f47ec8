"""Two buttons put a sheet on paper; what became of it is said in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.settings import file_questions
from gmi_trainer.ui.paper import printing
from gmi_trainer.ui.paper.buttons import PaperButtons
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.ui.inspection import nameless, small_targets
from tests.ui.paper.reading import pages_of


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def part(look: Look, jobs: Background, qtbot: QtBot) -> PaperButtons:
    part = PaperButtons(
        look, english, lambda: PaperSheet("Bells", "<p>They ring.</p>"), jobs, spoken="the bells"
    )
    qtbot.addWidget(part)
    part.resize(600, 300)
    part.show()
    return part


def asked(monkeypatch: pytest.MonkeyPatch, target: Path) -> list[str]:
    """Stands for the person in the computer's own dialog."""
    names: list[str] = []

    def answer(_parent: QWidget, _words: str, start: Path, _kind: str, heard: Callable[[Path], None]) -> None:
        names.append(start.name)
        heard(target)

    monkeypatch.setattr(file_questions, "documents_folder", lambda: target.parent)
    monkeypatch.setattr(file_questions, "ask_where_to_save", answer)
    return names


def test_it_is_saved_where_the_person_says(
    part: PaperButtons, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine.pdf"
    names = asked(monkeypatch, target)
    qtbot.mouseClick(part.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(part.said))

    assert names == ["Bells.pdf"]
    assert part.said == "Saved as mine.pdf."
    assert "They ring." in pages_of(target.read_bytes())[0]
    assert list(tmp_path.iterdir()) == [target]


def test_the_keyboard_stays_where_it_was_while_the_file_is_written(
    part: PaperButtons, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = asked(monkeypatch, tmp_path / "mine.pdf")
    part.save_button.setFocus()
    for _ in range(2):  # a press too many asks no second time while the first file is on its way
        qtbot.keyClick(part.save_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(part.said))
    assert len(names) == 1
    assert part.save_button.hasFocus()

    qtbot.keyClick(part.save_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(names) == 2 and bool(part.said))


def test_where_it_cannot_be_saved_one_sentence_says_so(
    part: PaperButtons, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(monkeypatch, tmp_path / "no such folder" / "mine.pdf")
    qtbot.mouseClick(part.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(part.said))

    assert part.said.startswith("The file mine.pdf could not be written in ")
    assert part.save_button.isEnabled()
    qtbot.mouseClick(part.save_button, Qt.MouseButton.LeftButton)
    assert part.said == "", "it can be tried again"
    qtbot.waitUntil(lambda: bool(part.said))


def test_it_is_printed_on_the_printer_that_was_chosen(
    part: PaperButtons, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.mouseClick(part.print_button, Qt.MouseButton.LeftButton)
    dialog = part.findChild(QPrintDialog)
    assert dialog is not None
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.accepted.emit(printer)

    assert part.said == "Saved as printed.pdf."
    assert "They ring." in pages_of((tmp_path / "printed.pdf").read_bytes())[0]
    dialog.close()


def test_what_the_printer_has_taken_is_on_its_way(
    part: PaperButtons, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    takes = [True, False]
    monkeypatch.setattr(printing, "print_on", lambda *_: takes.pop(0))
    said = []
    for _ in range(2):
        qtbot.mouseClick(part.print_button, Qt.MouseButton.LeftButton)
        dialog = part.findChildren(QPrintDialog)[-1]
        dialog.printer().setOutputFileName("")
        dialog.accepted.emit(dialog.printer())
        said.append(part.said)
        dialog.close()

    assert said[0] == "It is on its way to the printer."
    assert said[1].startswith("Printing does not work here.")


def test_where_nothing_can_be_printed_it_says_what_to_do(
    part: PaperButtons, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "ask_printer", lambda *_: False)
    qtbot.mouseClick(part.print_button, Qt.MouseButton.LeftButton)

    assert part.said.startswith("Printing does not work here. You can save it as a PDF file")


def test_both_can_be_reached_and_say_what_they_are_for(part: PaperButtons, look: Look) -> None:
    assert small_targets(part, look.length("touch")) == []
    assert nameless(part) == []
    assert part.print_button.accessibleName() == "Print: the bells"
