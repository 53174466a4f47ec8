"""The language of the window. English is in the source; others are compiled files beside this module."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gmi_trainer.domain.made_up_language import MADE_UP, made_up

_FOLDER = Path(__file__).parent / "i18n"


class PseudoTranslator(QTranslator):
    """A made-up language that proves that every word can be translated: longer, accented, in brackets."""

    def translate(
        self,
        context: str,  # noqa: ARG002 - Qt's signature
        sourceText: str,  # noqa: N803
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        return made_up(sourceText)

    def isEmpty(self) -> bool:
        return False


def install_language(app: QApplication, language: str | None) -> str:
    """Speak a language (None: the system's) from now on; returns the one that is spoken in the end."""
    wanted = language or QLocale.system().name()
    if wanted == MADE_UP:
        app.installTranslator(PseudoTranslator(app))
        return MADE_UP
    translator = QTranslator(app)
    if not translator.load(f"gmi_{wanted}", str(_FOLDER)) and not translator.load(
        f"gmi_{wanted.split('_')[0]}", str(_FOLDER)
    ):
        return "en"
    app.installTranslator(translator)
    own = QTranslator(app)  # Qt's own words, such as OK
    if own.load(f"qtbase_{wanted}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(own)
    return wanted


def qt_translate(context: str, text: str) -> str:
    """The words' way to the installed language."""
    return QCoreApplication.translate(context, text)
