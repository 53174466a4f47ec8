"""With the made-up language installed, every word of the Breathe page and of the cautions is in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.breath_steps import Caution
from gmi_trainer.domain.breathing import LADDER, Pace
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.services.breath_choices import BreathChoices
from gmi_trainer.ui.breathe.cautions_view import CautionsView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.translation import PseudoTranslator, qt_translate
from tests.ui.inspection import cut_words
from tests.ui.pages.breathe.a_breather import ABreather
from tests.ui.test_made_up_language import forgotten

FOLDS = ("pattern", "length", "following", "asking", "careful")


@pytest.fixture(autouse=True)
def made_up_language(qapp: QApplication) -> Iterator[None]:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)


def whole_and_translated(qtbot: QtBot, root: QWidget) -> None:
    qtbot.waitUntil(lambda: cut_words(root) == [])
    assert forgotten(root) == []


def test_the_page_and_all_that_opens_on_it(breather: ABreather, qtbot: QtBot) -> None:
    breather.service.choices.save(BreathChoices(pattern=LADDER[2]))
    breather.breathe(LADDER[2], Pace.COMFORTABLE)
    page = breather.open(translate=qt_translate)
    assert breather.has("step_up")
    whole_and_translated(qtbot, page)

    breather.unfold(*FOLDS)
    breather.click("length.way.breaths", "pattern.add", "own.in.less", "own.in.less", "own.in.less")
    whole_and_translated(qtbot, page)

    breather.click("length.way.minutes", "own.keep")  # its name is made from its figures
    whole_and_translated(qtbot, page)
    breather.click("pattern.remove")
    whole_and_translated(qtbot, page)

    breather.service.answer_cautions(frozenset(Caution))
    breather.click("pattern.add")
    whole_and_translated(qtbot, page)


def test_the_page_that_waits(breather: ABreather, qtbot: QtBot) -> None:
    breather.workspace.safety.reply({SafetyGroup.EMERGENCY: SafetyAnswer.NEW}, SafetyOccasion.FIRST_RUN)
    page = breather.open(translate=qt_translate)

    assert breather.has("paused")
    whole_and_translated(qtbot, page)


@pytest.mark.parametrize("reasons", [frozenset(Caution), None])
def test_both_screens_of_the_cautions(look: Look, qtbot: QtBot, reasons: frozenset[Caution] | None) -> None:
    view = CautionsView(look, qt_translate, None)
    qtbot.addWidget(view)
    view.resize(900, 700)
    with qtbot.waitExposed(view):
        view.show()
    whole_and_translated(qtbot, view)

    for tile in view.tiles:
        tile.setChecked(bool(reasons))
    whole_and_translated(qtbot, view)
    view.on_asked.emit() if reasons else view.skip_asked.emit()

    assert not view.is_asking
    whole_and_translated(qtbot, view)
