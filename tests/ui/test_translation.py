"""The language of the window, and the made-up one that proves that every word can be translated."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from gmi_trainer.domain.made_up_language import MADE_UP, made_up
from gmi_trainer.ui.translation import PseudoTranslator, install_language, qt_translate


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """Every translator that a test installs is taken out again."""
    before = set(qapp.findChildren(QTranslator))
    yield qapp
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()


def test_the_made_up_language_speaks_everywhere(app: QApplication) -> None:
    assert install_language(app, MADE_UP) == MADE_UP

    assert qt_translate("Body", "Hands") == made_up("Hands")
    assert QCoreApplication.translate("AnyPage", "Start") == made_up("Start")


def test_a_language_that_is_not_there_is_english(app: QApplication) -> None:
    assert install_language(app, "tlh") == "en"
    assert qt_translate("Body", "Hands") == "Hands"


def test_english_needs_nothing(app: QApplication) -> None:
    before = len(app.findChildren(QTranslator))

    assert install_language(app, "en") == "en"
    assert qt_translate("Body", "Hands") == "Hands"
    assert [t for t in app.findChildren(QTranslator)[before:] if not t.isEmpty()] == []


def test_the_made_up_translator_is_not_taken_for_an_empty_one() -> None:
    assert not PseudoTranslator().isEmpty()
