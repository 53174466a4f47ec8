"""With the made-up language installed, whatever a guided practice shows or says is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gmi_trainer import resources
from gmi_trainer.content.script_files import ScriptFolder
from gmi_trainer.domain.made_up_language import MADE_UP
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.translation import PseudoTranslator, qt_translate
from tests.ui.guided.guided_theatre import LEAD_IN_S, GuidedTheatre
from tests.ui.test_made_up_language import forgotten, without_brackets

SCRIPTS = ScriptFolder(resources.find("assets", "scripts")).load(MADE_UP).scripts
Key = Qt.Key


@pytest.fixture(autouse=True)
def made_up_language(qapp: QApplication) -> Iterator[None]:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)


@pytest.fixture
def theatre(tmp_path: Path, look: Look, qtbot: QtBot) -> Iterator[GuidedTheatre]:
    theatre = GuidedTheatre(tmp_path, look, qtbot, translate=qt_translate)
    yield theatre
    theatre.close()


def in_view(theatre: GuidedTheatre) -> list[str]:
    painted = theatre.stage.words.shown if theatre.stage.is_playing else ()
    return [
        *forgotten(theatre.view),
        *(words for words in painted if re.search(r"[A-Za-z]", without_brackets(words))),
    ]


def test_every_word_of_it_can_be_translated(theatre: GuidedTheatre) -> None:
    script = SCRIPTS[1]
    theatre.open(script)
    assert in_view(theatre) == []
    theatre.press(Key.Key_Space)
    assert in_view(theatre) == []
    theatre.sit(LEAD_IN_S + 30)
    assert in_view(theatre) == []
    theatre.press(Key.Key_Space)
    assert in_view(theatre) == []
    theatre.press(Key.Key_Space)
    theatre.stand_still(9)
    assert in_view(theatre) == []
    theatre.press(Key.Key_Escape)
    assert in_view(theatre) == []
    theatre.begin(script).press(Key.Key_D)
    assert in_view(theatre) == []
