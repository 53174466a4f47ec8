"""Every room of Clinic in the made-up language, with a name for all that a screen reader comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gmi_trainer.services.machine_settings import MachineSettings
from gmi_trainer.storage.settings_file import JsonSettingsFile
from gmi_trainer.ui.pages.clinic.rooms import DOORS
from gmi_trainer.ui.translation import PseudoTranslator
from tests.open_clinic import Clinic
from tests.report_maker import CHANGE, GOAL, NOTE, live
from tests.ui.test_made_up_language import forgotten, said_by, without_brackets
from tests.whole_person import Home

FIRST, SECOND = "17", "18"
"""Names that are in no language."""

ROOMS = tuple(door.key for door in DOORS)


def is_own(words: str) -> bool:
    """What the person wrote themselves is in their language."""
    return any(own in words for own in (GOAL, CHANGE, NOTE))


@pytest.fixture
def clinic(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Clinic]:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    home = Home(tmp_path / "data")
    first = home.profiles.create(FIRST).profile_id
    home.profiles.create(SECOND)
    with closing(home.open(first)) as record:
        live(record)
    JsonSettingsFile(home.paths.settings).save(MachineSettings(last_profile=first, clinic_mode=True))
    clinic = Clinic(qapp, home, qtbot)
    yield clinic
    clinic.close()
    qapp.removeTranslator(translator)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)


def shown(clinic: Clinic, room: str) -> QWidget:
    """A room, once it has been read."""
    place = clinic.place
    if room:
        place.open_room(room)
    clinic.wait()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    page = place.currentWidget()
    assert page is not None
    return page


def cells(page: QWidget) -> list[str]:
    """What tables say, in words that are no figures and no names."""
    said = []
    for table in page.findChildren(QTableView):
        model = table.model()
        if model is None or not table.isVisibleTo(page):
            continue
        columns = range(model.columnCount())
        said += [str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in columns]
        said += [str(model.index(row, at).data()) for row in range(model.rowCount()) for at in columns]
    return said


def boxes(page: QWidget) -> list[str]:
    return [
        box.itemText(at)
        for box in page.findChildren(QComboBox)
        if box.isVisibleTo(page)
        for at in range(box.count())
    ]


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_a_room_of_clinic(clinic: Clinic, room: str) -> None:
    page = shown(clinic, room)

    assert len(said_by(page)) > 5
    assert [words for words in forgotten(page) if not is_own(words)] == []
    said = [*cells(page), *boxes(page)]
    assert [
        words for words in said if re.search(r"[A-Za-z]", without_brackets(words)) and not is_own(words)
    ] == []


def test_the_numbers_of_a_quick_test(clinic: Clinic) -> None:
    clinic.take_quick_test()
    page = clinic.quick_room

    assert len(cells(page)) == 15
    assert forgotten(page) == []
    assert [words for words in cells(page) if re.search(r"[A-Za-z]", without_brackets(words))] == []


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_whatever_the_keyboard_comes_to_has_a_name_and_a_place_in_the_order(
    clinic: Clinic, room: str
) -> None:
    page = shown(clinic, room)
    wanted = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QTableView)
    reached = [one for one in page.findChildren(QWidget) if isinstance(one, wanted) and one.isVisibleTo(page)]
    reached = [one for one in reached if one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus]

    nameless = [
        one
        for one in reached
        if not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
    ]

    assert reached
    assert [one.objectName() or type(one).__name__ for one in nameless] == []
    assert [type(one).__name__ for one in reached if not one.objectName()] == []
